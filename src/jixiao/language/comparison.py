"""How one promise stands to another: raised, lowered, looser, tighter, moved, or not to be compared.

A target is what it lets pass: the set of achieved values that would meet it. A larger set is looser (放宽), a smaller one tighter
(收紧). Where only the number of a floor changes, people say 提高 and 降低; a higher ceiling is looser.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from jixiao.language.targets import All, Amount, AnyOf, Deadline, Growth, Range
from jixiao.language.units import Relation, built_in, convert, relate

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from jixiao.language.targets import Target
    from jixiao.language.words import Op

NEAR = Decimal("0.10")
"""约 is within a tenth, as ``check`` judges it by default."""


class Stance(StrEnum):
    """What became of a promise."""

    SAME = "same"
    RAISED = "raised"
    LOWERED = "lowered"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    SHIFTED = "shifted"
    INCOMPARABLE = "incomparable"


LOOSER = frozenset({Stance.LOWERED, Stance.LOOSENED})
TIGHTER = frozenset({Stance.RAISED, Stance.TIGHTENED})


class Comparison(NamedTuple):
    """The new promise beside the old one.

    ``gap`` is the change of the number (of days for a deadline) in ``unit``; ``ratio`` is that change ÷ the old number.
    """

    stance: Stance
    gap: Decimal | None = None
    unit: str | None = None
    ratio: Decimal | None = None


class Bare(NamedTuple):
    """How a bare amount (2个) counts in each of the two tables: as a floor, a ceiling or an exact number."""

    old: Op = ">="
    new: Op = ">="


class _Span(NamedTuple):
    """The values that meet a target; an end that is ``None`` is open to infinity. ``stated`` is the one number it names."""

    low: Decimal | None
    high: Decimal | None
    with_low: bool = True
    with_high: bool = True
    about: bool = False
    stated: Decimal | None = None

    def holds(self, other: _Span) -> bool:
        """Whether every value of the other span lies in this one."""
        return self.reaches_below(other) and self.reaches_above(other)

    def reaches_below(self, other: _Span) -> bool:
        if self.low is None or other.low is None:
            return self.low is None
        return self.low < other.low or (self.low == other.low and self.with_low >= other.with_low)

    def reaches_above(self, other: _Span) -> bool:
        if self.high is None or other.high is None:
            return self.high is None
        return self.high > other.high or (self.high == other.high and self.with_high >= other.with_high)


_INCOMPARABLE = Comparison(Stance.INCOMPARABLE)
_SAME = Comparison(Stance.SAME)
_FLOORS = Bare()


def compare(old: Target, new: Target, bare: Bare = _FLOORS) -> Comparison:
    """Say how the new promise stands to the old one. Years are compared as they are: shift them before."""
    if (old is new or old == new) and bare.old == bare.new:
        return _SAME
    match old, new:
        case (All() | AnyOf(), _) | (_, All() | AnyOf()):
            return _compare_parts(old, new, bare)
        case (Amount() | Range(), Amount() | Range()):
            return _compare_measured(old, new, bare)
        case (Growth(), Growth()):
            return _compare_growth(old, new)
        case (Deadline(), Deadline()):
            return _compare_deadlines(old, new)
    return _SAME if old == new else _INCOMPARABLE


def _compare_measured(old: Amount | Range, new: Amount | Range, bare: Bare) -> Comparison:
    if old.scope != new.scope or relate(old.unit, new.unit) is Relation.DIFFERENT:
        return _INCOMPARABLE
    rate = convert(Decimal(1), old.unit, new.unit)
    if rate is None and not (_is_counter(old.unit) and _is_counter(new.unit)):
        return _INCOMPARABLE
    return _compare_spans(_span(old, bare.old, rate or Decimal(1)), _span(new, bare.new), new.unit or old.unit)


def _is_counter(unit: str | None) -> bool:
    """Whether a unit counts things: 场 and 次 are counted alike, but 天 are no 工作日, and 元/户 no 元/人."""
    return unit is None or ("/" not in unit and unit not in built_in().factors)


def _compare_growth(old: Growth, new: Growth) -> Comparison:
    is_alike = old.direction == new.direction and old.base == new.base
    if not is_alike or (old.value is not None and new.value is not None and old.unit != new.unit):
        return _INCOMPARABLE
    return _compare_spans(_growth_span(old), _growth_span(new), new.unit or old.unit)


def _growth_span(target: Growth) -> _Span:
    if target.value is None:  # 较上年提高: any change in the direction
        return _Span(Decimal(0), None, with_low=False)
    return _bounded(target.op, target.value)


def _span(target: Amount | Range, bare: Op, rate: Decimal = Decimal(1)) -> _Span:
    if isinstance(target, Range):
        return _Span(target.low * rate, target.high * rate, target.low_inclusive, target.high_inclusive)
    is_none = target.op == "==" and target.value == 0 and bare == ">="  # 0 can only be kept, not exceeded
    return _bounded("<=" if is_none else bare if target.op == "==" else target.op, target.value * rate)


def _bounded(op: Op, value: Decimal) -> _Span:
    match op:
        case ">=" | ">":
            return _Span(value, None, with_low=op == ">=", stated=value)
        case "<=" | "<":
            return _Span(None, value, with_high=op == "<=", stated=value)
        case "==":
            return _Span(value, value, stated=value)
    margin = abs(value) * NEAR
    return _Span(value - margin, value + margin, about=True, stated=value)


def _compare_spans(old: _Span, new: _Span, unit: str | None) -> Comparison:
    old, new = _beside(old, new), _beside(new, old)
    gap, ratio = _change(old, new)
    if new.holds(old) and old.holds(new):
        return _SAME
    if not new.holds(old) and not old.holds(new):
        return Comparison(Stance.SHIFTED, gap, unit, ratio)
    is_looser = new.holds(old)
    if old.high is None and new.high is None and gap and (gap < 0) == is_looser:
        return Comparison(Stance.LOWERED if is_looser else Stance.RAISED, gap, unit, ratio)
    return Comparison(Stance.LOOSENED if is_looser else Stance.TIGHTENED, gap, unit, ratio)


def _beside(span: _Span, other: _Span) -> _Span:
    """约4个 beside 不少于4个 softens the floor and is not meant as a ceiling; beside a ceiling it is the other way round."""
    if not span.about or other.about:
        return span
    if other.high is None:
        return span._replace(high=None)
    return span._replace(low=None) if other.low is None else span


def _change(old: _Span, new: _Span) -> tuple[Decimal | None, Decimal | None]:
    """Return how far the number has moved, and by how much of what it was; nothing where two ends moved apart."""
    pairs = (
        [(old.stated, new.stated)]
        if None not in {old.stated, new.stated}
        else [(old.low, new.low), (old.high, new.high)]
    )
    moved = [(a, b) for a, b in pairs if a is not None and b is not None and a != b]
    gaps = {after - before for before, after in moved}
    if len(gaps) != 1:
        return None, None
    gap, before = gaps.pop(), moved[0][0]
    return gap, gap / before if before > 0 else None


def _compare_deadlines(old: Deadline, new: Deadline) -> Comparison:
    if (old.date is None, old.month is None) != (new.date is None, new.month is None):
        return _INCOMPARABLE
    compared = _compare_spans(_Span(*_days(old)), _Span(*_days(new)), "天")
    if old.date is None:
        return Comparison(compared.stance)
    return compared._replace(ratio=None)  # a share of a date means nothing


def _days(target: Deadline) -> tuple[Decimal | None, Decimal]:
    """Return first and last day as numbers; a day without a year (每月10日前) counts from the beginning of one (of a month)."""
    first = _day(target.date, target.month, target.day)
    return (None, first) if target.op == "<=" else (first, _day(target.date2, target.month2, target.day2))


def _day(date: datetime.date | None, month: int | None, day: int | None) -> Decimal:
    if date is not None:
        return Decimal(date.toordinal())
    return Decimal((month or 0) * 31 + (day or 0))  # puts the days in their order; how many lie between is not asked


def _compare_parts(old: Target, new: Target, bare: Bare) -> Comparison:
    """Compare joined requirements part by part; one more part is tighter among 都要达到, and looser among 达到一项即可."""
    joined = [target for target in (old, new) if isinstance(target, All | AnyOf)]
    if len({(target.kind, getattr(target, "join", "")) for target in joined}) > 1:
        return _INCOMPARABLE
    before, after = _parts(old), _parts(new)
    if isinstance(joined[0], All) and joined[0].join == "grades" and len(before) != len(after):
        return _INCOMPARABLE
    stances = []
    for part in before:
        found = _counterpart(part, after, bare)
        if found is None:
            stances.append(Stance.LOOSENED if isinstance(joined[0], All) else Stance.TIGHTENED)
            continue
        after = [other for other in after if other is not found]
        stances.append(compare(part, found, bare).stance)
    stances += [Stance.TIGHTENED if isinstance(joined[0], All) else Stance.LOOSENED] * len(after)
    return Comparison(_joint(stances))


def _parts(target: Target) -> list[Target]:
    return list(target.parts) if isinstance(target, All | AnyOf) else [target]


def _counterpart(part: Target, others: Sequence[Target], bare: Bare) -> Target | None:
    """Return the part that stays the same, else the first one that can be compared."""
    known = [(other, compare(part, other, bare).stance) for other in others]
    same = [other for other, stance in known if stance is Stance.SAME]
    alike = [other for other, stance in known if stance is not Stance.INCOMPARABLE]
    return next(iter((*same, *alike)), None)


def _joint(stances: list[Stance]) -> Stance:
    changed = {stance for stance in stances if stance is not Stance.SAME}
    if not changed:
        return Stance.SAME
    if changed <= LOOSER:
        return Stance.LOOSENED
    return Stance.TIGHTENED if changed <= TIGHTER else Stance.SHIFTED
