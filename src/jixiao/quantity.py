"""Numbers as a person reads them: 3250000000 with 元 is 32.5亿元."""

from __future__ import annotations

from decimal import Decimal

from jixiao.language.targets import plain

_SCALES = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))
_LONGEST = 6
"""How many digits after the point a scaled number may show before it is written out in full instead."""


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
