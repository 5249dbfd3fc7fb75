"""Verdicts on amounts and ranges. Everything is compared in ``Decimal``."""

from __future__ import annotations

import operator
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.accumulate import adds_up, in_unit
from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Amount, Range, Relation, relate
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.agreement import with_agreed_unit
from jixiao.verdicts.case import Case, degree, latest, not_a_number, number_of
from jixiao.verdicts.magnitude import magnitude_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.accumulate import Achieved

HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
}
_FALLS = frozenset("降减")
_WHOLE_YEAR = frozenset({"年", "年度"})
"""每年: a table covers one year, so the year's total answers it."""


def judge_measured(case: Case, target: Amount | Range, given: tuple[Achieved, ...]) -> Outcome:
    """Judge a number: read the units, add up or take the latest, compare."""
    notes = tuple(note for entry in given for note in not_a_number(case, entry))
    if notes:
        return Outcome(Status.UNRATED, notes=notes)
    target, notes = with_agreed_unit(case, target, given)
    numbers: list[Decimal] = []
    for entry in given:
        number, told = in_unit(number_of(entry), target.unit, entry.number)
        if _is_fall(case, entry):
            number = -number
        numbers.append(number)
        notes += told or tuple(filter(None, (magnitude_note(target, entry, case.item.text),)))
        notes += _negative(target, number, entry)
    errors = tuple(note for note in notes if note.severity is Severity.ERROR)
    if errors:  # how a unit would be read is no help where another one stops the verdict
        return Outcome(Status.UNRATED, notes=errors)
    if target.scope is not None and target.scope not in _WHOLE_YEAR:
        return _each(case, target, given, numbers, notes)
    total = _total(case, target, given, numbers)
    return _compare(case, target, total, notes)


def _is_fall(case: Case, entry: Achieved) -> bool:
    """Whether 下降12% answers a rate that asks for a rise: 增长率 ≥10%. Where the name asks for a fall, a fall is what counts."""
    actual = number_of(entry)
    return (
        actual.kind == "growth" and actual.direction == "down" and not (_FALLS & set(case.item.name + case.item.text))
    )


def _total(case: Case, target: Amount | Range, given: tuple[Achieved, ...], numbers: list[Decimal]) -> Decimal:
    if len(numbers) == 1:
        return numbers[0]
    accumulate = case.item.indicator.accumulate if case.item.indicator else None
    unit = target.unit or number_of(given[-1]).unit
    if adds_up(accumulate, unit):
        return sum(numbers, Decimal(0))
    return numbers[given.index(latest(given))]


def _each(
    case: Case, target: Amount | Range, given: tuple[Achieved, ...], numbers: list[Decimal], notes: tuple[Note, ...]
) -> Outcome:
    """Judge every occasion by itself; the worst of them stands for all."""
    is_standard = relate(target.unit, "元") is not Relation.DIFFERENT  # 每人补助500元: one number says it
    if len(given) == 1 and not is_standard and given[0].entry.quarter is None and given[0].entry.date is None:
        message = _("目标是对{scope}的要求，只写一个数判断不了是不是{scope}都达到。").format(scope=f"每{target.scope}")
        remedy = _("请写成列表，{scope}一项，例如 - {{date: 2025-06-30, value: …}}").format(scope=f"每{target.scope}")
        return Outcome(Status.UNRATED, notes=(*notes, Note("JX311", Severity.ERROR, message, remedy, given[0].number)))
    outcomes = [_compare(case, target, number, notes) for number in numbers]
    worst = min(range(len(outcomes)), key=lambda i: (outcomes[i].status is Status.MET, outcomes[i].ratio or 0))
    shown = "、".join(number_of(entry).text for entry in given)
    return outcomes[worst]._replace(text=shown, over=False)


def _compare(case: Case, target: Amount | Range, number: Decimal, notes: tuple[Note, ...]) -> Outcome:
    if isinstance(target, Range):
        return _compare_range(target, number, notes)
    gap = number - target.value
    met = _holds(case, target, number)
    ratio = degree(number, target.value, reverse=case.item.reverse)
    noted = ratio is not None and ratio >= case.tolerances.over_noted
    over = (
        met and not case.item.is_step and not _is_ceiling(case, target) and (noted or (target.op == "==" and gap > 0))
    )
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


def _holds(case: Case, target: Amount, number: Decimal) -> bool:
    if target.op == "~":
        return abs(number - target.value) <= abs(target.value) * case.tolerances.near
    return HOLDS[_operator(case, target)](number, target.value)


def _operator(case: Case, target: Amount) -> str:
    """Say how a bare amount is compared: offices count more as met; 0 and a limit can only be kept, not exceeded."""
    if target.op != "==":
        return target.op
    if case.item.indicator is not None and case.item.indicator.exact == "equal":
        return "=="
    return "<=" if _is_ceiling(case, target) else ">="


def _is_ceiling(case: Case, target: Amount) -> bool:
    return target.op in {"<=", "<", "~"} or (target.op == "==" and (case.item.reverse or target.value == 0))


def _compare_range(target: Range, number: Decimal, notes: tuple[Note, ...]) -> Outcome:
    below = number < target.low or (number == target.low and not target.low_inclusive)
    above = number > target.high or (number == target.high and not target.high_inclusive)
    nearest = target.low if below else target.high
    gap = number - nearest if below or above else Decimal(0)
    ratio = degree(number, nearest, reverse=above) if below or above else Decimal(1)
    status = Status.MISSED if below or above else Status.MET
    unit = target.unit
    return Outcome(status, value=number, unit=unit, gap=gap, gap_unit=unit, ratio=ratio, notes=notes)


def _negative(target: Amount | Range, number: Decimal, entry: Achieved) -> tuple[Note, ...]:
    floor = target.low if isinstance(target, Range) else target.value
    if number >= 0 or floor < 0 or target.unit in {"℃", "度"} or number_of(entry).kind == "growth":
        return ()
    text = number_of(entry).text
    message = _("完成值「{text}」是负数，而目标不会是负数。").format(text=text)
    return (Note("JX312", Severity.ERROR, message, _("请核对后填写；没有完成就写 0。"), entry.number),)
