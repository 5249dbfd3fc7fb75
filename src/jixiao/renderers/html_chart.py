"""The pictures of the page as numbers for SVG: a bar with the mark it should have reached, and a column a quarter.

Positions are percentages of the width or height, computed in Decimal and written with one place.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.language.targets import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.language import Target
    from jixiao.renderers.html_page import Tone

_WHOLE = Decimal(100)
_ONE_PLACE = Decimal("0.1")
_WHOLE_YEAR = frozenset({None, "年", "年度"})
_SLOT, _GAP = 25, 5
"""How wide a quarter's slot is in a picture 100 wide, and how much of it stays empty."""


class Bar(NamedTuple):
    """How far something is. ``mark`` is where it should be by now; ``words`` say the same to who does not see it."""

    filled: str
    words: str
    tone: Tone
    mark: str | None = None


class Stick(NamedTuple):
    """One quarter: its left edge, top and height."""

    left: str
    top: str
    height: str


class Trend(NamedTuple):
    """What each quarter brought; a quarter without a number has no stick."""

    sticks: tuple[Stick, ...]
    words: str


class Segment(NamedTuple):
    """One part of a bar that shows how a whole is divided."""

    tone: Tone
    left: str
    width: str


def bar(done: Decimal, full: Decimal, words: str, tone: Tone, mark: Decimal | None = None) -> Bar | None:
    """Draw ``done`` on a scale that reaches from zero to ``full``, or further where more was done. No scale, no bar."""
    whole = max(full, done, mark or Decimal(0))
    if whole <= 0:
        return None
    return Bar(_share(done, whole), words, tone, None if mark is None else _share(mark, whole))


def trend(values: Iterable[Decimal | str | None], words: str) -> Trend | None:
    """Draw the quarters that have a number; with none there is nothing to draw."""
    numbers = [value if isinstance(value, Decimal) else None for value in values]
    highest = max((number for number in numbers if number is not None), default=Decimal(0))
    if highest <= 0:
        return None
    sticks = []
    for quarter, number in enumerate(numbers):
        if number is not None:
            height = _share(number, highest)
            sticks.append(Stick(str(quarter * _SLOT + _GAP), plain(_WHOLE - Decimal(height)), height))
    return Trend(tuple(sticks), words)


def segments(parts: Iterable[tuple[Tone, int]]) -> tuple[Segment, ...]:
    """Divide a bar among counts."""
    counts = [(tone, Decimal(count)) for tone, count in parts if count]
    whole = sum((count for _tone, count in counts), Decimal(0))
    found, left = [], Decimal(0)
    for tone, count in counts:
        found.append(Segment(tone, _share(left, whole), _share(count, whole)))
        left += count
    return tuple(found)


def promised(reading: Target | None) -> Decimal | None:
    """Return the one number a target promises for the year, if it does: the lower end of a range, not 每次 and the like."""
    if reading is None or reading.kind not in {"amount", "range", "growth"}:
        return None
    if getattr(reading, "scope", None) not in _WHOLE_YEAR:
        return None
    number = getattr(reading, "low", None) if reading.kind == "range" else getattr(reading, "value", None)
    return number if isinstance(number, Decimal) else None


def _share(part: Decimal, whole: Decimal) -> str:
    share = min(max(part / whole, Decimal(0)), Decimal(1)) * _WHOLE
    return plain(share.quantize(_ONE_PLACE, ROUND_HALF_UP))
