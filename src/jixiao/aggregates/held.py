"""Ceilings, 每次, dates, ratings and several requirements at once: who meets them.

Nothing is added up or averaged here. Every table is judged by itself; what is told is how many meet their own target, the highest
of ceilings, the last of days, and the points as a mean weighted by funds.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.aggregates.alone import won_share
from jixiao.aggregates.judging import Aggregate, Judge, grey_light, joint_status
from jixiao.aggregates.member import Method
from jixiao.aggregates.weighing import mean
from jixiao.catalogue import _
from jixiao.language import Amount, Range
from jixiao.lights import Light
from jixiao.outcome import Status
from jixiao.quantity import show_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from jixiao.aggregates.matching import Group, Placed
    from jixiao.aggregates.member import Member

SERVES = (Method.HELD,)


def aggregate(group: Group, judge: Judge) -> Aggregate:
    """Count who meets the target."""
    counted = group.counted or group.placed
    members = [one.member for one in counted]
    status = joint_status(member.status for member in members)
    held = sum(member.status is Status.MET for member in members)
    numbers = [member.value for member in members if member.value is not None]
    is_number = isinstance(group.first.target, Amount | Range)
    return Aggregate(
        status=status,
        light=_light(members, judge),
        target=_target_words(members),
        actual=_actual_words(group, members),
        low=_same([member.low for member in members]),
        high=_same([member.high for member in members]),
        value=max(numbers) if is_number and numbers else None,
        unit=group.unit,
        ratio=members[0].ratio if len(members) == 1 else None,
        share=_share(counted, status),
        held=held,
    )


def _share(counted: Sequence[Placed], status: Status) -> Fraction | None:
    """Return the mean of the shares the members won; ``None`` where one of them could not be judged."""
    if status in {Status.UNRATED, Status.NOT_DUE, Status.WAIVED}:
        return None
    shares: list[tuple[Decimal | Fraction, Fraction]] = []
    for one in counted:
        member = one.member
        if member.status is not Status.NOT_DUE:
            shares.append((won_share(member), one.funds))
    return mean(shares)


def _light(members: Sequence[Member], judge: Judge) -> Light:
    """Hold the share of those who meet their target against the thresholds of the lights; nobody is ahead here."""
    if len(members) == 1:
        return members[0].light
    grey = grey_light(members)
    if grey is not None:
        return grey
    due = [member.status for member in members if member.status is not Status.NOT_DUE]
    if not due or Status.UNRATED in due:
        return Light.UNRATED if due else Light.NOT_DUE
    return judge.yardstick.light_of(Decimal(due.count(Status.MET)), Decimal(len(due)), can_be_ahead=False)


def _target_words(members: Sequence[Member]) -> str:
    texts = {member.text for member in members}
    return texts.pop() if len(texts) == 1 else _("各自的目标")


def _actual_words(group: Group, members: Sequence[Member]) -> str:
    """Write the distribution of verdicts; before it the highest number of ceilings, the last of days."""
    if len(members) == 1:
        return members[0].shown
    counts = Counter(member.status for member in members)
    spread = _("，").join(f"{status.word} {counts[status]}" for status in Status if counts[status])
    days = [member.done_on for member in members if member.done_on is not None]
    numbers = [member.value for member in members if member.value is not None]
    if days and group.first.measure.kind == "deadline":
        return _("最晚 {day}；{spread}").format(day=max(days).isoformat(), spread=spread)
    if numbers and group.first.measure.way == "ceiling":
        return _("最高 {number}；{spread}").format(number=show_number(max(numbers), group.unit), spread=spread)
    return spread


def _same(numbers: Sequence[Decimal | None]) -> Decimal | None:
    return numbers[0] if len(set(numbers)) == 1 else None
