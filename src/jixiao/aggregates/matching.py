"""Which indicators of different tables are the same one, and what they are counted in.

Matched is by the 汇总编码 (``rollup``) where a table gives one, else by class and name; blanks and full-width characters make no
difference. What has one name but another unit, direction or kind is kept apart, and said to be; counters that ``check`` takes for
one thing in one table (场 and 次) are one thing here too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.aggregates.member import Measure, Member, Method, Summary
from jixiao.language import convert, counts_the_same
from jixiao.language.folding import fold
from jixiao.outcome import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

UNREAD = "unread"
Key = tuple[str, ...]


class Placed(NamedTuple):
    """A member with the table it comes from and the table's weight (its share of all funds)."""

    table: Summary
    member: Member
    funds: Fraction


class Group(NamedTuple):
    """The members that are one indicator, in the order of their tables. All their numbers are in ``unit``.

    ``apart_from`` is the group they were kept apart from, because they are counted in something else; ``counters`` are the
    counting words they use where these differ.
    """

    key: Key
    placed: tuple[Placed, ...]
    unit: str | None
    method: Method
    apart_from: Placed | None = None
    counters: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[Member, ...]:
        """The members that are not waived; only these count. Where all are, they stand for the group."""
        counted = tuple(one.member for one in self.counted)
        return counted or tuple(one.member for one in self.placed)

    @property
    def counted(self) -> tuple[Placed, ...]:
        """What is not waived."""
        return tuple(one for one in self.placed if one.member.status is not Status.WAIVED)

    @property
    def first(self) -> Member:
        """The member whose names stand for all."""
        return self.placed[0].member

    def only(self, placed: Iterable[Placed]) -> Group:
        """The same group with some of its members."""
        return self._replace(placed=tuple(placed))


def match(placed: Iterable[Placed]) -> tuple[Group, ...]:
    """Put members together that are the same indicator, in the order of the form."""
    buckets: dict[Key, list[Placed]] = defaultdict(list)
    seen: Counter[tuple[Key, str, str]] = Counter()
    for one in sorted(placed, key=lambda one: (*one.table.order, one.member.position)):
        key = key_of(one.member)
        if one.member.code is None:  # of two rows of one table with the same name each finds its like
            place = (key, one.table.targets, one.table.actuals or "")
            seen[place] += 1
            key = (*key, str(seen[place]))
        buckets[key].append(one)
    groups = [group for key, bucket in buckets.items() for group in _split(key, bucket)]
    return tuple(_in_order_of_the_form(groups))


def key_of(member: Member) -> Key:
    """Return what an indicator is known by."""
    if member.code is not None:
        return ("code", normal(member.code))
    return ("name", member.level1, member.level2, normal(member.name))


def normal(name: str) -> str:
    """Reduce a name to what has to agree: without blanks, full-width characters as their narrow ones."""
    return "".join(fold(name).split()).casefold()


def _split(key: Key, bucket: Sequence[Placed]) -> list[Group]:
    """Keep apart what is counted in different things; the largest lot is the indicator itself.

    A target without a unit joins where there is only one unit to join, and so does one that could not be read.
    """
    lots: list[list[Placed]] = []
    for one in sorted(bucket, key=_is_vague):
        fitting = [lot for lot in lots if _fits(lot[0].member.measure, one.member.measure)]
        if len(fitting) == 1:
            fitting[0].append(one)
        else:
            lots.append([one])
    ordered = [sorted(lot, key=lambda one: one.table.order) for lot in lots]
    ordered.sort(key=lambda lot: (-len(lot), lot[0].table.order))
    main = ordered[0][0]
    return [_group(key, lot, None if number == 0 else main) for number, lot in enumerate(ordered)]


def _is_vague(one: Placed) -> int:
    measure = one.member.measure
    return 2 if measure.kind == UNREAD else int(measure.unit is None)


def _fits(known: Measure, other: Measure) -> bool:
    if other.kind == UNREAD:
        return True
    if (known.kind, known.way) != (other.kind, other.way):
        return False
    # convert() answers for units of one dimension (公里, 米) and where a unit is not given
    if known.unit == other.unit or convert(Decimal(1), other.unit, known.unit) is not None:
        return True
    return known.unit is not None and other.unit is not None and counts_the_same(known.unit, other.unit)


def _group(key: Key, lot: Sequence[Placed], apart_from: Placed | None) -> Group:
    units = Counter(one.member.measure.unit for one in lot if one.member.measure.unit is not None)
    unit = min(units, key=lambda unit: (-units[unit], unit), default=None)
    methods = {one.member.method for one in lot if one.member.measure.kind != UNREAD}
    method = methods.pop() if len(methods) == 1 else Method.HELD
    placed = tuple(one._replace(member=_in_unit(one.member, unit)) for one in lot)
    others = sorted(other for other in units if convert(Decimal(1), other, unit) is None)
    counters = (unit, *others) if unit and others else ()
    return Group((*key, lot[0].member.measure.way, unit or ""), placed, unit, method, apart_from, counters)


def _in_unit(member: Member, unit: str | None) -> Member:
    """Convert the numbers of a member; only measured units of one dimension ever need it, for a counter is only renamed."""
    own = member.measure.unit
    if own is None or unit is None or own == unit:
        return member
    if convert(Decimal(1), own, unit) is None:
        return replace(member, measure=member.measure._replace(unit=unit))

    def converted(number: Decimal | None) -> Decimal | None:
        return None if number is None else convert(number, own, unit)

    return replace(
        member,
        measure=member.measure._replace(unit=unit),
        low=converted(member.low),
        high=converted(member.high),
        value=converted(member.value),
        total=converted(member.total),
        expected=converted(member.expected),
    )


def _in_order_of_the_form(groups: Iterable[Group]) -> list[Group]:
    """Sort by class, then by place in the table; where tables differ, the earliest place counts."""
    known = list(groups)
    level1: dict[str, int] = {}
    level2: dict[tuple[str, str], int] = {}
    for group in known:
        first, place = group.first, _position(group)
        level1[first.level1] = min(place, level1.get(first.level1, place))
        classes = (first.level1, first.level2)
        level2[classes] = min(place, level2.get(classes, place))
    return sorted(
        known,
        key=lambda group: (
            level1[group.first.level1],
            group.first.level1,
            level2[group.first.level1, group.first.level2],
            group.first.level2,
            _position(group),
            group.key[:-2],  # without what they are counted in: the indicator itself stands before what was kept apart
            group.apart_from is not None,
            group.key,
        ),
    )


def _position(group: Group) -> int:
    return min(one.member.position for one in group.placed)
