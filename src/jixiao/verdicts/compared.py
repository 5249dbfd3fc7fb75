"""One number against an amount or a range: whether it holds, how far it is off, and what to say where the number is not known exactly."""

from __future__ import annotations

import operator
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Range
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.case import Case, degree, number_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.accumulate import Achieved
    from jixiao.language import Amount
    from jixiao.language.durations import Bounds

HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
}


def compare(case: Case, target: Amount | Range, number: Decimal, notes: tuple[Note, ...] = ()) -> Outcome:
    """Judge a number that is known."""
    if isinstance(target, Range):
        return _compare_range(target, number, notes)
    gap = number - target.value
    met = _holds(case, target, number)
    ratio = degree(number, target.value, reverse=case.item.reverse)
    noted = ratio is not None and ratio >= case.tolerances.over_noted
    is_more = noted or (target.op == "==" and gap > 0)
    over = met and is_more and target.op != "~" and not case.item.is_step and not case.item.is_ceiling(target)
    return Outcome(
        Status.MET if met else Status.MISSED,
        value=number,
        unit=target.unit,
        gap=gap,
        gap_unit=target.unit,
        ratio=ratio,
        over=over,
        notes=notes,
    )


def decide(case: Case, target: Amount | Range, bounds: Bounds) -> Status | None:
    """Judge a number of which only the bounds are known; ``None`` where it may be met and may be missed."""
    if bounds.number is not None:
        return compare(case, target, bounds.number).status
    ends = {_place(case, target, end) for end in bounds}
    return ends.pop()[0] if len(ends) == 1 else None


def decided(
    case: Case, target: Amount | Range, bounds: Bounds, notes: tuple[Note, ...], inexact: Achieved | None
) -> Outcome:
    """Judge a number as far as it is known: without value and gap where only its bounds are, 待评定 where these do not agree.

    ``inexact`` is the entry whose unit does not convert exactly.
    """
    if bounds.number is not None:
        return compare(case, target, bounds.number, notes)
    status = decide(case, target, bounds)
    if status is not None or inexact is None:
        return Outcome(status or Status.UNRATED, notes=notes)
    words = {"target": case.item.text, "actual": number_of(inexact).text}
    message = _("单位不同，折算后可能达标，也可能不达标：目标「{target}」，完成值「{actual}」。").format(**words)
    remedy = _("请按目标的单位「{unit}」填写。").format(unit=target.unit)
    return Outcome(Status.UNRATED, notes=(*notes, Note("JX306", Severity.ERROR, message, remedy, inexact.number)))


def _place(case: Case, target: Amount | Range, number: Decimal) -> tuple[Status, bool]:
    """Return the status of a number, and whether it lies above a target that has two sides: between its misses lies what meets it."""
    if isinstance(target, Range):
        below, above = _beyond(target, number)
        return (Status.MISSED if below or above else Status.MET), above
    if _holds(case, target, number):
        return Status.MET, False
    return Status.MISSED, number > target.value and case.item.operator(target) in {"==", "~"}


def _holds(case: Case, target: Amount, number: Decimal) -> bool:
    if target.op == "~":
        return abs(number - target.value) <= abs(target.value) * case.tolerances.near
    return HOLDS[case.item.operator(target)](number, target.value)


def _compare_range(target: Range, number: Decimal, notes: tuple[Note, ...]) -> Outcome:
    below, above = _beyond(target, number)
    nearest = target.low if below else target.high
    gap = number - nearest if below or above else Decimal(0)
    ratio = degree(number, nearest, reverse=above) if below or above else Decimal(1)
    status = Status.MISSED if below or above else Status.MET
    unit = target.unit
    return Outcome(status, value=number, unit=unit, gap=gap, gap_unit=unit, ratio=ratio, notes=notes)


def _beyond(target: Range, number: Decimal) -> tuple[bool, bool]:
    """Tell whether a number lies below a range, and whether above it."""
    below = number < target.low or (number == target.low and not target.low_inclusive)
    above = number > target.high or (number == target.high and not target.high_inclusive)
    return below, above
