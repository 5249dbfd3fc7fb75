"""Rates, 满意度 and prices: the mean, weighted by funds (相对数按资金额度加权平均).

A rate of growth is weighted by its base, which is the same as adding up what is behind the rates; where not every base is known,
by funds, and that is said. Unreported members have no part in either mean: no data is no zero.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from jixiao.aggregates.judging import Aggregate, Common, Judge, common_op, grey_light, status_of, target_words
from jixiao.aggregates.member import Method
from jixiao.aggregates.weighing import decimal, mean, rounded
from jixiao.language import Amount, Growth, convert
from jixiao.lights import Light
from jixiao.outcome import Status
from jixiao.quantity import show_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.aggregates.matching import Group, Placed
    from jixiao.aggregates.member import Member
    from jixiao.language.targets import Op

SERVES = (Method.MEAN, Method.GROWTH)
_POINTS = "百分点"
_SHOWN = Decimal("0.01")
"""How exactly a mean is shown; judged is the exact one."""


def aggregate(group: Group, judge: Judge) -> Aggregate:
    """Average a group."""
    counted = [one for one in group.counted or group.placed if one.member.low is not None]
    weighted, has_no_base = _weighted(group, counted)
    reported = [(one, weight) for one, weight in weighted if one.member.value is not None]
    common = common_op(one.member for one in counted)
    low = _mean(weighted, lambda member: member.low) or Decimal(0)
    target = _target(group, common, low)
    value = _mean(reported, lambda member: member.value)
    outcome, share, words = judge.judge(target, value or Decimal(0), exact=common.exact)
    if reported and len(reported) < len(weighted):  # held against the targets of those who reported
        own = _target(group, common, _mean(reported, lambda member: member.low) or Decimal(0))
        outcome, share, words = judge.judge(own, value or Decimal(0), exact=common.exact)
        share = share * _reported_part(weighted)
        words = ""
    is_kept = outcome.status is Status.MET
    status = status_of(group, outcome if reported else None, is_kept_by_reported=is_kept)
    is_left_out = status in {Status.UNRATED, Status.NOT_DUE, Status.WAIVED}
    light, total, expected = _light(group, judge, common, weighted)
    return Aggregate(
        status=status,
        light=light,
        target=target_words(_target(group, common, rounded(low, _SHOWN))),
        actual=show_number(rounded(value, _SHOWN), group.unit) if value is not None else "",
        low=low,
        value=value,
        unit=group.unit,
        ratio=outcome.ratio if reported else None,
        total=total,
        expected=expected,
        share=None if is_left_out else share if reported else Fraction(0),
        words=words if reported else "0",
        held=sum(one.member.status is Status.MET for one in counted),
        is_mixed=common.is_mixed,
        has_no_base=has_no_base,
    )


Weighted = list[tuple["Placed", Fraction]]


def _weighted(group: Group, counted: Sequence[Placed]) -> tuple[Weighted, bool]:
    """Give every member its weight: its base for a rate of growth, else its funds."""
    by_funds = [(one, one.funds) for one in counted]
    if group.method is not Method.GROWTH or group.unit == _POINTS or len(counted) == 1:
        return by_funds, False
    unit = counted[0].member.base_unit
    bases = []
    for one in counted:
        base = one.member.base
        known = convert(base, one.member.base_unit, unit) if base is not None else None
        if known is None or known <= 0:
            return by_funds, True
        bases.append((one, Fraction(known)))
    return bases, False


def _target(group: Group, common: Common, low: Decimal) -> Amount | Growth:
    first = group.first.target
    op = cast("Op", common.op)
    if isinstance(first, Growth):
        return Growth(op=op, value=low, unit=group.unit, direction=first.direction)
    return Amount(op=op, value=low, unit=group.unit)


def _mean(weighted: Weighted, number: Callable[[Member], Decimal | None]) -> Decimal | None:
    pairs = [(known, weight) for one, weight in weighted if (known := number(one.member)) is not None]
    found = mean(pairs)
    return None if found is None else decimal(found)


def _reported_part(weighted: Weighted) -> Fraction:
    """Return the part of the weight that has reported: who has not wins nothing, as in a self-evaluation."""
    parts = [(Fraction(one.member.value is not None), weight) for one, weight in weighted]
    return mean(parts) or Fraction(0)


def _light(
    group: Group, judge: Judge, common: Common, weighted: Weighted
) -> tuple[Light, Decimal | None, Decimal | None]:
    """Inside the target is green, outside red; the members that have reported are compared."""
    members = group.members
    if len(members) == 1:
        return members[0].light, members[0].total, members[0].expected
    known = [(one, weight) for one, weight in weighted if one.member.total is not None]
    total = _mean(known, lambda member: member.total)
    expected = _mean(known, lambda member: member.expected)
    grey = grey_light(members)
    if grey is not None or total is None or expected is None:
        return grey or Light.UNREPORTED, total, expected
    outcome = judge.judge(_target(group, common, expected), total, exact=common.exact)[0]
    if outcome.status is Status.MET:
        return Light.GREEN, total, expected
    if judge.yardstick.rule.unscaled == "ratio" and expected > 0:
        return judge.yardstick.light_of(total, expected, can_be_ahead=False), total, expected
    return Light.RED, total, expected
