"""Numbers in the wrong order of magnitude: 32.5 reported against 30亿, 0.96 against 95%.

Such a number could be read two ways, and the two verdicts differ; so it gets a question instead of a verdict.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Actual, Amount, Range
from jixiao.language.targets import plain
from jixiao.outcome import Note

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved

SCALES = (("亿", Decimal(100_000_000)), ("万", Decimal(10_000)))
_SCALE_WORDS = frozenset("十百千万亿萬億")
_TOO_LARGE = 1000
"""So many times a target is another unit: 5200 against 5公里."""
_FACTOR = Decimal(10)
"""A bare number is suspect when, scaled, it lies within this factor of the target."""


def magnitude_note(target: Amount | Range, entry: Achieved, text: str) -> Note | None:
    """Return the question to ask about an actual that bears neither unit nor scale, ``None`` when there is none."""
    actual = entry.actual
    wanted = target.high if isinstance(target, Range) else target.value
    if not isinstance(actual, Actual) or actual.unit is not None or actual.value is None or wanted <= 0:
        return None
    if actual.value <= 0 or _SCALE_WORDS & set(actual.text):
        return None
    meant = meant_with_scale(actual.value, wanted, target.unit, text)
    if meant is None and actual.value >= wanted * _TOO_LARGE:
        words = {"actual": actual.text, "target": text}
        message = _("数量级不清：目标是「{target}」，完成值只写了「{actual}」，相差太多。").format(**words)
        return Note(
            "JX307", Severity.ERROR, message, _("请带上单位填写；单位和目标不同的，写上它自己的单位。"), entry.number
        )
    if meant is None:
        return None
    words = {"actual": actual.text, "target": text, "meant": meant}
    message = _("数量级不清：目标是「{target}」，完成值只写了「{actual}」，是不是「{meant}」？").format(**words)
    return Note("JX307", Severity.ERROR, message, _("请带上单位填写，例如 {meant}。").format(**words), entry.number)


def meant_with_scale(value: Decimal, wanted: Decimal, unit: str | None, text: str) -> str | None:
    """Say what a bare number most likely means beside a number written as ``text``; ``None`` when it can stand as it is."""
    if unit == "%":
        is_share = value <= 1 if wanted >= _FACTOR else value < 1 <= wanted <= value * 100
        return f"{plain(value * 100)}%" if is_share else None
    for word, scale in SCALES:
        if (word in text or wanted >= scale) and 1 / _FACTOR <= value * scale / wanted <= _FACTOR:
            return f"{plain(value)}{word}{unit or ''}"
    return None
