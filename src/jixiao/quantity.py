"""Numbers as a person reads them: 3250000000 with 元 is 32.5亿元, and 89.999% is never 90% where 90% counts."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from jixiao.language.targets import plain

_SCALES = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))
_LONGEST = 6
"""How many digits after the point a scaled number may show before it is written out in full instead."""
_ALL = Decimal(1)
_PER_CENT = Decimal("0.01")


def show_number(value: Decimal, unit: str | None) -> str:
    """Write a number with its unit, large ones in 万 or 亿 where that loses nothing."""
    return f"{show_value(value, unit)}{unit or ''}"


def show_value(value: Decimal, unit: str | None) -> str:
    """Write the number alone."""
    if unit not in {"%", "‰", "年"}:
        for scale, word in _SCALES:
            if abs(value) >= scale:
                scaled = plain(value / scale)
                return f"{scaled}{word}" if len(scaled.partition(".")[2]) <= _LONGEST else plain(value)
    return plain(value)


def signed(gap: Decimal, unit: str | None) -> str:
    """Write a difference with its sign: +1个, -14人次, 0."""
    if gap == 0:
        return "0"
    return f"{'+' if gap > 0 else '-'}{show_number(abs(gap), unit)}"


def rounded_ratio(ratio: Decimal, places: Decimal) -> Decimal:
    """Round half up to ``places`` (as 0.0001), but never up to a whole per cent: limits are, and this one is not reached."""
    shorter = ratio.quantize(places, ROUND_HALF_UP)
    is_limit = shorter == shorter.quantize(_PER_CENT)
    return ratio.quantize(places, ROUND_FLOOR) if is_limit and ratio < shorter else shorter


def percent(ratio: Decimal, *limits: Decimal) -> str:
    """Write a ratio with two places, 96.33%; with more where it takes them to stand on its side of 100 % and of the limits."""
    return f"{told_apart(ratio * 100, 2, *(limit * 100 for limit in (*limits, _ALL)))}%"


def told_apart(number: Decimal, places: int, *limits: Decimal) -> Decimal:
    """Round half up to so many places, or to as many more as leave the number above or below each limit as it is."""
    while True:
        shorter = number.quantize(_ALL.scaleb(-places), ROUND_HALF_UP)
        if all(shorter.compare(limit) == number.compare(limit) for limit in limits):
            return shorter
        places += 1
