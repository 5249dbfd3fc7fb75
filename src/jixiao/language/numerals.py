"""Numbers as offices write them: 1,000 · 1.5万 · 1亿5000万 · 三十 · 一万二 · 百分之九十五点五 · 三分之二 · 八成.

A reader takes the folded text and a place, and answers the value and the place behind it, or ``None``. Everything is exact: a
number with more digits than :data:`MAX_DIGITS` is refused by the lexer, not rounded.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact
from typing import NamedTuple

MAX_DIGITS = 40
EXACT = Context(prec=120, traps=[Inexact])
"""Exact arithmetic for any number of up to ``MAX_DIGITS`` digits; it raises rather than round."""

_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "拾": 1, "佰": 2, "仟": 3}  # the power of ten
_SCALE_WORDS = {"百万": 6, "千万": 7, "十万": 5, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
_DIGITS = {
    **dict(zip("零〇一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖两", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True)),
}
CHINESE = frozenset("零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟")
STARTS = CHINESE - set("百千万亿佰仟") | {"半"}
"""What a Chinese number may begin with; 百家 and 千人 are manners of speaking, not numbers."""

_DIGIT = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_SCALE = re.compile(r"[ |]*(百万|千万|十万|十亿|百亿|千亿|万亿|[十百千万亿])")
_RUN = re.compile(f"[{''.join(sorted(CHINESE))}]+(?:点[{_DIGIT}]+)?")
_PERCENT = re.compile(
    rf"([百千])分之(?:(\d+(?:\.\d+)?)|(百)|([{''.join(sorted(CHINESE))}]+(?:点[{_DIGIT}]+)?))", re.ASCII
)
_FRACTION = re.compile("([二三四五六七八九十万]+)分之([一二两三四五六七八九十]+)")
_TENTHS = re.compile(rf"([{_DIGIT}]|\d(?:\.\d)?)成([一二三四五六七八九]|半)?(?=$|[ ,;。、()以左的及或])", re.ASCII)
_HALF = re.compile("一?半(?:数)?(?=$|[ ,;。、()以左的及或])")

HALF = Decimal("0.5")


class Number(NamedTuple):
    """A number in the text: its value, the place behind it, the unit that it carries itself (八成 is 80 %), how it is written."""

    value: Decimal
    end: int
    unit: str | None = None
    chinese: bool = False
    power: int = 0
    """The power of ten of its scale: 4 for 1.5万."""


def _whole(text: str) -> Decimal | None:
    """Read 一百零五, 三千五 (3500), 一万二 (12000), 一亿零三百万; ``None`` where the digits do not add up to one number."""
    for sign, power in (("亿", 8), ("万", 4)):
        left, found, right = text.partition(sign)
        if found:
            high, low = _whole(left), _rest(right, power)
            return None if high is None or low is None else EXACT.add(high.scaleb(power, EXACT), low)
    return _section(text)


def _rest(text: str, power: int) -> Decimal | None:
    """Read what follows 万 or 亿: nothing, a lone digit one place lower (一万二), or a smaller number."""
    if not text:
        return Decimal(0)
    if len(text) == 1 and text in _DIGITS:
        return Decimal(_DIGITS[text]).scaleb(power - 1)
    value = _whole(text)
    return None if value is None or value >= Decimal(10) ** power else value


def _section(text: str) -> Decimal | None:
    """Read a number below 10,000: digits with 千, 百, 十 in falling order."""
    if not text:
        return None
    total, digit, power, zero = 0, None, 4, False
    for character in text:
        if character in _DIGITS:
            if digit is not None:
                return None
            value = _DIGITS[character]
            zero, digit = (True, None) if value == 0 else (zero, value)
            continue
        step = _SCALES[character]
        if step >= power or (digit is None and step != 1):
            return None
        total += (1 if digit is None else digit) * 10**step
        power, digit, zero = step, None, False
    if digit is not None:
        # 三千五 is 3500: a last digit without 零 stands one place below the scale before it
        total += digit if zero or power == 4 else digit * 10 ** (power - 1)  # noqa: PLR2004 - four places make a section
    return Decimal(total)


def chinese(text: str) -> Decimal | None:
    """Read a whole Chinese number: 三点五, 二〇二五 (digit by digit), 廿, 壹佰贰拾, 一百零五."""
    if len(text) > MAX_DIGITS:
        return None
    whole, point, decimals = text.partition("点")
    if all(c in _DIGITS for c in whole) and len(whole) > 1:
        # 三五个 means "three to five": digit by digit only where it cannot be that
        positional = len(whole) > 3 or "〇" in whole[1:-1] or "零" in whole[1:-1]  # noqa: PLR2004
        value = Decimal("".join(str(_DIGITS[c]) for c in whole)) if positional else None
    else:
        value = _whole(whole.replace("廿", "二十").replace("卅", "三十"))
    if value is None or not point:
        return value
    return EXACT.add(value, Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals)))


def read_arabic(text: str, at: int, *, scales: bool = True, below: int = 99) -> Number | None:
    """Read 1,000 · 1.5万 · 3千万 · 1亿5000万 at a place.

    Args:
        text: the folded text.
        at: the place of the first digit.
        scales: whether a scale may follow; not where a unit begins with its character (5千米, 100百分比).
        below: the power of ten that the scale has to stay below: in 1亿5000万 the second part is smaller than the first.
    """
    found = _ARABIC.match(text, at)
    if found is None:
        return None
    value, end = Decimal(found[0].replace(",", "")), found.end()
    scale = _SCALE.match(text, end) if scales else None
    if scale is None:
        return Number(value, end)
    power = _SCALE_WORDS.get(scale[1]) or _SCALES[scale[1]]
    if power >= below:
        return None
    value, end = value.scaleb(power, EXACT), scale.end()
    more = _ARABIC.match(text, end)
    if more is None:
        return Number(value, end, power=power)
    low = read_arabic(text, end, below=power)
    if low is None or low.value >= Decimal(10) ** power or not (low.power or len(more[0]) == power):
        return None
    return Number(EXACT.add(value, low.value), low.end, power=power)


def read_share(text: str, at: int) -> Number | None:
    """Read a share, which is its own unit: 百分之十 → 10 %, 千分之三 → 3 ‰, 三分之二, 八成, 一半."""
    found = _PERCENT.match(text, at)
    if found is not None:
        digits, whole, words = found.group(2, 3, 4)
        value = Decimal(digits) if digits else Decimal(100) if whole else chinese(words)
        unit = "%" if found[1] == "百" else "‰"
        return None if value is None else Number(value, found.end(), unit, chinese=True)
    found = _FRACTION.match(text, at)
    if found is not None:
        below, above = _whole(found[1].replace("万", "一万") if found[1] == "万" else found[1]), _whole(found[2])
        if below and above:
            # 28 digits: 三分之二 has no exact decimal, and an actual written 三分之二 comes out just the same
            return Number(above * 100 / below, found.end(), "%", chinese=True)
        return None
    found = _TENTHS.match(text, at)
    if found is not None:
        tenths = Decimal(_DIGITS.get(found[1]) or found[1])
        ones = Decimal(0) if not found[2] else Decimal(5) if found[2] == "半" else Decimal(_DIGITS[found[2]])
        return Number(EXACT.add(tenths * 10, ones), found.end(), "%", chinese=True)
    found = _HALF.match(text, at)
    return Number(Decimal(50), found.end(), "%", chinese=True) if found else None


def chinese_end(text: str, at: int) -> int:
    """Return the place behind the Chinese numerals at a place."""
    found = _RUN.match(text, at)
    return found.end() if found else at


def read_chinese(text: str, at: int) -> Number | None:
    """Read a Chinese number at a place: 三十, 一万二, 三点五."""
    found = _RUN.match(text, at)
    value = chinese(found[0]) if found and found[0][0] in STARTS else None
    if found is None or value is None:
        return None
    return Number(value, found.end(), chinese=True, power={"万": 4, "亿": 8}.get(found[0][-1], 0))
