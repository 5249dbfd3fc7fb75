"""Lengths of time that do not convert exactly, as the shortest and the longest they can be: 2个月 are 56 to 62 days.

A month has 28 to 31 days, a year 365 or 366. Of 工作日 only this is sure, for holidays move: n of them take n days or more, and n
days hold no more than n of them. Where hours are written, a working day counts as eight of them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.language.units import built_in

if TYPE_CHECKING:
    from jixiao.language.units import Units

UNBOUNDED = Decimal("Infinity")
"""The longest that 10个工作日 can last."""
_SECONDS, _MONTHS, _WORKING_DAYS = "时间", "月数", "工作日"
_DAY = Decimal(86400)
_WORKING_HOURS = Decimal(8 * 3600)
_YEAR = Decimal(12)
_SHORT_MONTH, _LONG_MONTH, _SHORT_YEAR, _LONG_YEAR = Decimal(28), Decimal(31), Decimal(365), Decimal(366)


class Bounds(NamedTuple):
    """The least and the most a number can be, the same where it is known; ``high`` is :data:`UNBOUNDED` where there is no end."""

    low: Decimal
    high: Decimal

    @property
    def number(self) -> Decimal | None:
        """The number, where it is known."""
        return self.low if self.low == self.high else None


def bounds(value: Decimal, unit: str, to: str) -> Bounds | None:
    """Return how long a time is in another unit, where that is not exact; ``None`` where it cannot be said at all.

    Units of one dimension (天/小时, 年/个月) convert exactly and are not asked here; 工时 and 人月 measure work and no time.
    """
    units = built_in()
    here, there = _kind(units, unit), _kind(units, to)
    if here is None or there is None or here == there or value < 0:
        return None
    size, into = units.factors[units.names[unit]], units.factors[units.names[to]]
    in_hours = (here == _SECONDS and size < _DAY) or (there == _SECONDS and into < _DAY)
    low, high = _in_base(value * size, here, there, working_day=_WORKING_HOURS if in_hours else _DAY)
    return Bounds(low / into, high / into)


def _kind(units: Units, unit: str) -> str | None:
    kinds = units.kinds_of(unit)
    return next((kind for kind in (_SECONDS, _MONTHS, _WORKING_DAYS) if kinds == {kind}), None)


def _in_base(value: Decimal, here: str, there: str, *, working_day: Decimal) -> tuple[Decimal, Decimal]:
    """Turn seconds, months or working days into another of them; a working day has at least so many seconds."""
    if here == _WORKING_DAYS:
        return (value * working_day if there == _SECONDS else _months(value)[0]), UNBOUNDED
    low, high = (value, value) if here == _SECONDS else _days(value)
    if there == _MONTHS:
        return _months(low / _DAY)
    if there == _WORKING_DAYS:
        return Decimal(0), high / working_day
    return low, high


def _days(months: Decimal) -> tuple[Decimal, Decimal]:
    """Return the seconds of some months; twelve of them are a year."""
    years, rest = divmod(months, _YEAR)
    low = years * _SHORT_YEAR + rest * _SHORT_MONTH
    high = years * _LONG_YEAR + min(rest * _LONG_MONTH, _LONG_YEAR)
    return low * _DAY, high * _DAY


def _months(days: Decimal) -> tuple[Decimal, Decimal]:
    """Return how many months some days are: the fewest when the months are long, the most when they are short."""
    years, rest = divmod(days, _LONG_YEAR)
    low = years * _YEAR + rest / _LONG_MONTH
    years, rest = divmod(days, _SHORT_YEAR)
    return low, years * _YEAR + min(rest / _SHORT_MONTH, _YEAR)


def is_duration(unit: str) -> bool:
    """Tell whether a unit measures how long something lasts: 天, 个月, 工作日, and not 工时."""
    return _kind(built_in(), unit) is not None
