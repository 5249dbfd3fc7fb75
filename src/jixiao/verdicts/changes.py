"""What change an achieved value states: 增长11.6%, 提高2个百分点, or the level that was reached, seen from the 基期值.

Many a value can be read in two ways: beside a 基期值 of 80% is 5% the rise or the new rate, and is 提高5% relative or in 百分点? Every
reading a careful reviewer could take is returned; the verdict is given only where they all lead to the same one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from jixiao.language import Actual, Relation, change_words, convert, relate
from jixiao.language.change_words import direction_of, names_rate
from jixiao.language.folding import fold

if TYPE_CHECKING:
    from jixiao.language import Growth
    from jixiao.verdicts.case import Case

POINTS = "百分点"
_RELATIVE = {"%": Decimal(1), "‰": Decimal("0.1"), "倍": Decimal(100)}
"""The units of a change in proportion to the base, in percent."""
_RATES = frozenset({"%", "‰"})
RATE_UNITS = frozenset({*_RELATIVE, POINTS})


class Change(NamedTuple):
    """One reading: the size of the change along the direction the target asks for, in its unit where it has one.

    Numbers without unit (200 beside a base of 150) change by a number without unit.
    """

    size: Decimal
    unit: str | None


def base_of(case: Case) -> Actual | None:
    """Return the 基期值 of an indicator where it is a number."""
    text = case.item.indicator.baseline if case.item.indicator else None
    base = case.language.read_actual(text) if text else None
    return base if isinstance(base, Actual) and base.kind == "amount" else None


def changes(case: Case, target: Growth, actual: Actual) -> tuple[Change, ...]:
    """Return every reading of an achieved value as a change, the likeliest first; none when it does not say one."""
    found = _Reader(case, target, base_of(case)).read(actual)
    return tuple(dict.fromkeys(found))


class _Reader(NamedTuple):
    """A target and its base; ``along`` turns a signed rise into the size of what is asked for."""

    case: Case
    target: Growth
    base: Actual | None

    @property
    def along(self) -> int:
        return 1 if self.target.direction == "up" else -1

    def read(self, actual: Actual) -> list[Change]:
        unit = actual.unit
        said = actual.direction or direction_of(fold(actual.text))
        if said is not None:
            return self._said(actual._replace(direction=said))
        if unit == POINTS:
            return self._stated(actual)
        if unit == "倍":
            return self._times(actual)
        if unit in _RATES:
            return self._rate(actual)
        return self._number(actual)

    def _said(self, actual: Actual) -> list[Change]:
        """增长11.6%, 下降8%; 下降-8% is a fall written twice, or a rise."""
        value = cast("Decimal", actual.value) * (1 if actual.direction == "up" else -1) * self.along
        sizes = self._convert(value, actual.unit)
        twice = actual.direction == "down" and cast("Decimal", actual.value) < 0
        return sizes + [change._replace(size=-change.size) for change in sizes] if twice else sizes

    def _stated(self, actual: Actual) -> list[Change]:
        """Take an amount for the change itself: 6% beside 下降5% is a fall, and so is -6%; +6% is a rise."""
        value = cast("Decimal", actual.value)
        is_signed = value < 0 or fold(actual.text).lstrip().startswith("+")
        unit = POINTS if actual.unit == "%" and self.target.unit == POINTS else actual.unit
        return self._convert(value * self.along if is_signed else value, unit)

    def _times(self, actual: Actual) -> list[Change]:
        """增长1倍 makes twice the base, and so does 是上年的2倍; a bare 2倍 may be either."""
        level = self._stated(actual._replace(value=cast("Decimal", actual.value) - 1))
        return level if any(word in actual.text for word in change_words.TIMES_OF) else [*level, *self._stated(actual)]

    def _rate(self, actual: Actual) -> list[Change]:
        """A rate beside a base that is a rate is the level reached, unless it lies nearer to the change that was asked for."""
        says_level = any(word in actual.text for word in change_words.LEVELS)
        if not self._base_is_rate():
            unknown = self.base is None and (says_level or names_rate(self.case.item.name))
            return [] if unknown else self._stated(actual)
        return self._level_or_change(actual, says_level=says_level)

    def _number(self, actual: Actual) -> list[Change]:
        if self.base is None or relate(actual.unit, self.base.unit) is Relation.DIFFERENT:
            return []
        says_level = self.target.unit in RATE_UNITS and actual.unit is not None
        return self._level_or_change(actual, says_level=says_level)

    def _level_or_change(self, actual: Actual, *, says_level: bool) -> list[Change]:
        level = self._level(actual)
        value, base = cast("Decimal", actual.value), cast("Decimal", cast("Actual", self.base).value)
        is_near = abs(value - (self.target.value or 0)) < abs(value - base)
        if not level or says_level or not (is_near or value < 0 or actual.unit is None):
            return level
        return [*level, *self._stated(actual)] if value >= 0 else self._stated(actual)

    def _level(self, actual: Actual) -> list[Change]:
        base = cast("Actual", self.base)
        level, before = cast("Decimal", actual.value), cast("Decimal", base.value)
        rise = (_in(level, actual.unit, base.unit) - before) * self.along
        return self._convert(rise, POINTS if self._base_is_rate() else base.unit or actual.unit)

    def _base_is_rate(self) -> bool:
        if self.base is None:
            return False
        is_bare_rate = self.target.unit == POINTS or names_rate(self.case.item.name)
        return self.base.unit in _RATES or (self.base.unit is None and is_bare_rate)

    def _convert(self, value: Decimal, unit: str | None) -> list[Change]:
        """Write a change in the target's unit; a change without unit takes it."""
        if unit is None:
            return [Change(value, self.target.unit)]
        to = self.target.unit or unit
        if unit == to:
            return [Change(value, to)]
        if unit in _RELATIVE and to in _RELATIVE:
            return [Change(value * _RELATIVE[unit] / _RELATIVE[to], to)]
        if RATE_UNITS.isdisjoint({unit, to}):
            return [] if relate(unit, to) is Relation.DIFFERENT else [Change(_in(value, unit, to), to)]
        return self._by_base(value, unit, to)

    def _by_base(self, value: Decimal, unit: str, to: str) -> list[Change]:
        """Turn a proportion into 百分点 or a number by the base, or the other way round; % beside 百分点 may mean them, too."""
        base = self.base
        is_rate = self._base_is_rate()
        if base is None or not base.value or base.value < 0 or is_rate != (POINTS in {unit, to}):
            return []
        own = POINTS if is_rate else base.unit
        if unit in _RELATIVE:
            sizes = [_in(value * _RELATIVE[unit] / 100 * base.value, own, to)]
        elif relate(unit, own) is Relation.DIFFERENT:
            return []
        else:
            sizes = [_in(value, unit, own) / base.value * 100 / _RELATIVE[to]]
        if {unit, to} == {"%", POINTS}:
            sizes.append(value)
        return [Change(size, to) for size in sizes]


def _in(value: Decimal, unit: str | None, to: str | None) -> Decimal:
    converted = convert(value, unit, to)
    return value if converted is None else converted
