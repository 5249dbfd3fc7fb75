"""Counts and money: what the tables promise is added up, and so is what was achieved (绝对数相加).

Of one-off tasks (each table promises one) it is counted how much was done of what was planned: twice done here makes up for
nothing that was not done there.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, cast

from jixiao.aggregates.judging import (
    GREYS,
    Aggregate,
    Judge,
    common_op,
    full_share,
    grey_light,
    status_of,
    target_words,
)
from jixiao.aggregates.member import Member, Method
from jixiao.language import Amount, Growth, Range
from jixiao.lights import Light
from jixiao.outcome import Status
from jixiao.progress import PLACES
from jixiao.quantity import show_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.aggregates.matching import Group
    from jixiao.language.targets import Op

SERVES = (Method.SUM,)
_ONE = Decimal(1)


def aggregate(group: Group, judge: Judge) -> Aggregate:
    """Add up a group."""
    members = [member for member in group.members if member.low is not None]
    reported = [member for member in members if member.value is not None]
    at_most_one = is_one_off(members)
    common = common_op(members)
    target = _target(members, group.unit, common.op)
    value = _sum(_done(member.value, one_off=at_most_one) for member in reported)
    outcome, share, words = judge.judge(target, value, exact=common.exact)
    is_kept = False
    if reported:
        own = _target(reported, group.unit, common.op)
        is_kept = judge.judge(own, value, exact=common.exact)[0].status is Status.MET
    status = status_of(group, outcome if reported else None, is_kept_by_reported=is_kept)
    is_beyond = outcome.status is Status.MISSED and (outcome.gap or 0) > 0
    light, total, expected = _light(group, judge, status, one_off=at_most_one)
    light = Light.RED if is_beyond and light not in GREYS else light
    is_left_out = status in {Status.UNRATED, Status.NOT_DUE, Status.WAIVED}
    return Aggregate(
        status=status,
        light=light,
        target=target_words(target),
        actual=show_number(value, group.unit) if reported else "",
        low=target.low if isinstance(target, Range) else target.value,
        high=target.high if isinstance(target, Range) else None,
        value=value if reported else None,
        unit=group.unit,
        ratio=outcome.ratio if reported else None,
        total=total,
        expected=expected,
        share=None if is_left_out else share if reported else full_share(status),
        words=words if reported else "0",
        held=sum(member.status is Status.MET for member in members),
        is_mixed=common.is_mixed or len({isinstance(member.target, Range) for member in members}) > 1,
    )


def is_one_off(members: Sequence[Member]) -> bool:
    """Tell whether every one of several tables promises one and no more."""
    ones = all(member.low == 1 and isinstance(member.target, Amount) and member.target.op != "~" for member in members)
    return len(members) > 1 and ones


def _target(members: Sequence[Member], unit: str | None, op: str) -> Amount | Range | Growth:
    low = _sum(member.low for member in members)
    first = members[0].target
    if isinstance(first, Growth):
        return Growth(op=cast("Op", op), value=low, unit=unit, direction=first.direction)
    if all(isinstance(member.target, Range) for member in members):
        ranges = [member.target for member in members if isinstance(member.target, Range)]
        return Range(
            low=low,
            high=_sum(member.high for member in members),
            low_inclusive=all(each.low_inclusive for each in ranges),
            high_inclusive=all(each.high_inclusive for each in ranges),
            unit=unit,
        )
    return Amount(op=cast("Op", op), value=low, unit=unit)


def _light(
    group: Group, judge: Judge, status: Status, *, one_off: bool
) -> tuple[Light, Decimal | None, Decimal | None]:
    """Compare what there is with what should be by now, in all members of which something is expected yet."""
    members = group.members
    measured = [m for m in members if m.expected is not None and not m.is_later and m.light is not Light.WAIVED]
    total = _sum(_done(m.total, one_off=one_off) for m in measured if m.total is not None)
    expected = _sum(m.expected for m in measured)
    known = (total, expected) if measured else (None, None)
    if len(members) == 1:
        return members[0].light, members[0].total, members[0].expected
    grey = grey_light(members)
    if grey is not None:
        return grey, *known
    has_end = any(not isinstance(m.target, Amount) or m.target.op == "~" or m.exact for m in members)
    if not measured or expected <= 0:  # nothing is expected yet; what is all there already is early
        early = Light.GREEN if has_end else Light.BLUE
        return (early if status is Status.MET else Light.NOT_DUE), *known
    light = judge.yardstick.light_of(total, expected, can_be_ahead=not has_end)
    return (Light.GREEN if status is Status.MET and light is not Light.BLUE else light), *known


def progress_ratio(found: Aggregate) -> Decimal | None:
    """Return what there is of what should be by now, rounded down as a single table's ratio is."""
    if found.total is None or not found.expected or found.expected <= 0:
        return None
    return (found.total / found.expected).quantize(PLACES, ROUND_FLOOR)


def _done(value: Decimal | None, *, one_off: bool) -> Decimal:
    return min(value or Decimal(0), _ONE) if one_off else value or Decimal(0)


def _sum(numbers: Iterable[Decimal | None]) -> Decimal:
    return sum((number for number in numbers if number is not None), Decimal(0))
