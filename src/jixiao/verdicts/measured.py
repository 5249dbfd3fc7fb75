"""Verdicts on amounts and ranges. Everything is compared in ``Decimal``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.accumulate import in_unit
from jixiao.adding import Adding, adding, taken_together
from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Range
from jixiao.language.change_words import names_fall
from jixiao.language.durations import Bounds
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.agreement import not_the_same, with_agreed_unit
from jixiao.verdicts.case import Case, latest, not_a_number, number_of
from jixiao.verdicts.compared import compare, decided
from jixiao.verdicts.magnitude import magnitude_note

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import Amount

_WHOLE_YEAR = frozenset({"年", "年度"})
"""每年: a table covers one year, so the year's total answers it."""


def judge_measured(case: Case, target: Amount | Range, given: tuple[Achieved, ...]) -> Outcome:
    """Judge a number: read the units, add up or take the latest, compare."""
    notes = tuple(note for entry in given for note in not_a_number(case, entry)) or not_the_same(case, given)
    if notes:
        return Outcome(Status.UNRATED, notes=notes)
    target, notes = with_agreed_unit(case, target, given)
    numbers: list[Bounds] = []
    for entry in given:
        number, told = in_unit(number_of(entry), target.unit, entry.number)
        if _runs_counter(case, entry):
            number = Bounds(-number.high, -number.low)
        numbers.append(number)
        notes += told or tuple(filter(None, (magnitude_note(target, entry, case.item.text),)))
        notes += _negative(target, number, entry)
        if number_of(entry).scope is not None:
            from jixiao.verdicts.occasions import other_period  # few say 每月2次

            notes += other_period(case, target, entry)
    errors = tuple(note for note in notes if note.severity is Severity.ERROR)
    if errors:  # how a unit would be read is no help where another one stops the verdict
        return Outcome(Status.UNRATED, notes=errors)
    if target.scope is not None and target.scope not in _WHOLE_YEAR and not _is_average(case, target):
        from jixiao.verdicts.occasions import judge_each  # few tables ask for each of something

        return judge_each(case, target, given, numbers, notes)
    return _judge_whole(case, target, given, numbers, notes)


def _runs_counter(case: Case, entry: Achieved) -> bool:
    """Whether 下降12% answers a rate that asks for a rise (增长率 ≥10%), or 增长12% one that asks for a fall."""
    actual = number_of(entry)
    wanted = "down" if names_fall(case.item.name + case.item.text) else "up"
    return actual.kind == "growth" and actual.direction != wanted


def _is_average(case: Case, target: Amount | Range) -> bool:
    """Whether 人均 and 日均 are meant by the scope: one number says them, and not every person and every day has to hold."""
    return adding(case.item, target) in {Adding.AVERAGE, Adding.PER_HEAD}


def _judge_whole(
    case: Case, target: Amount | Range, given: tuple[Achieved, ...], numbers: list[Bounds], notes: tuple[Note, ...]
) -> Outcome:
    """Judge all entries as one number."""
    if len(numbers) == 1:
        way, total = Adding.LATEST, numbers[0]
    else:
        way = adding(case.item, target)
        is_last = way is Adding.LATEST
        total = numbers[given.index(latest(given))] if is_last else taken_together(way, case.item, target, numbers)
    if total.low == total.high and way in {Adding.LATEST, Adding.SUM}:
        return compare(case, target, total.low, notes)
    inexact = next((entry for entry, number in zip(given, numbers, strict=True) if number.low != number.high), None)
    outcome = decided(case, target, total, notes, inexact)
    if way in {Adding.LATEST, Adding.SUM} or inexact is not None:
        return outcome
    if outcome.status is not Status.UNRATED:
        message = (
            _("时限不相加，每一次都要达到。")
            if way is Adding.EACH_TIME
            else _("几个数没有相加：逐个看和合起来看，结论一样。")
        )
        return outcome._replace(notes=(*outcome.notes, Note("JX318", Severity.INFO, message, "", given[-1].number)))
    message, remedy = _not_added(case, way)
    return outcome._replace(notes=(*notes, Note("JX318", Severity.ERROR, message, remedy, given[-1].number)))


def _not_added(case: Case, way: Adding) -> tuple[str, str]:
    """Say why several numbers do not make one, and what to write."""
    if way is Adding.AVERAGE:
        return (
            _("平均数不能相加；各期的数量不同，也不能再平均。这几个数有的达标，有的没有，判断不了全年的平均数。"),
            _("请只写一个全年的平均数；各期填的已是到目前的平均数的，在目标表里写 accumulate: latest。"),
        )
    if way is Adding.PER_HEAD:
        return (
            _("人均、户均一类的数，各期可能要相加，也可能要平均，两种算法结论不同。"),
            _("请只写一个全年的数；要相加的，在目标表里写 accumulate: sum，填的是累计数的写 accumulate: latest。"),
        )
    return (
        _("这几个时间可能要每一次都达到，也可能要加起来算，两种算法结论不同。"),
        _(
            "要加起来算的，在目标表里写 accumulate: sum；每一次都要达到的，在 reading（口径）里写「每次{target}」。"
        ).format(target=case.item.text),
    )


def _negative(target: Amount | Range, number: Bounds, entry: Achieved) -> tuple[Note, ...]:
    floor = target.low if isinstance(target, Range) else target.value
    if number.low >= 0 or floor < 0 or target.unit in {"℃", "度"} or number_of(entry).kind == "growth":
        return ()
    text = number_of(entry).text
    message = _("完成值「{text}」是负数，而目标不会是负数。").format(text=text)
    return (Note("JX312", Severity.ERROR, message, _("请核对后填写；没有完成就写 0。"), entry.number),)
