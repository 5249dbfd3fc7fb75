"""Verdicts on changes against a base (增长, 下降)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.accumulate import in_unit
from jixiao.adding import adds_up_in
from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Actual
from jixiao.language.targets import plain
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.agreement import not_the_same
from jixiao.verdicts.case import RATINGS, Case, degree, latest, not_a_number, number_of
from jixiao.verdicts.changes import POINTS, RATE_UNITS, Change, base_of, changes
from jixiao.verdicts.compared import HOLDS
from jixiao.verdicts.magnitude import meant_with_scale

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import Growth

_PLACES = Decimal("0.01")


def judge_growth(case: Case, target: Growth, given: tuple[Achieved, ...]) -> Outcome:
    """Judge a change: 同比增长10%以上, 较上年提高. A value that can be read in two ways is judged where both agree."""
    last = latest(given)
    if last.entry.rating is not None and last.actual is None and target.value is None:
        return Outcome(RATINGS[last.entry.rating])
    adding = _adding(case, target, given)
    notes = tuple(note for entry in adding for note in not_a_number(case, entry)) or not_the_same(
        case, adding, of_change=True
    )
    if notes:
        return Outcome(Status.UNRATED, notes=notes)
    actual, notes = _total(case, adding)
    notes += _scale_notes(case, actual, last)
    if any(note.severity is Severity.ERROR for note in notes):
        return Outcome(Status.UNRATED, notes=notes)
    found = changes(case, target, actual)
    if not found:
        message = _("目标是增减幅度，完成值「{text}」不是幅度，也没有基期值可比。").format(text=actual.text)
        remedy = _("请填幅度，例如 增长11.6%；或在目标表写 baseline（基期值）。")
        return Outcome(Status.UNRATED, notes=(Note("JX306", Severity.ERROR, message, remedy, last.number),))
    outcomes = [_judged(case, target, change) for change in found]
    other = next((place for place, outcome in enumerate(outcomes) if outcome.status is not outcomes[0].status), None)
    if other is not None:
        return Outcome(Status.UNRATED, notes=(_two_readings(target, actual, found[0], found[other], last.number),))
    return outcomes[0]._replace(notes=notes)


def _judged(case: Case, target: Growth, change: Change) -> Outcome:
    floor = target.value if target.value is not None else Decimal(0)
    if target.value is None:
        met = change.size > 0
    elif target.op == "~":
        met = abs(change.size - floor) <= floor * case.tolerances.near
    else:
        met = HOLDS[target.op](change.size, floor)
    return Outcome(
        Status.MET if met else Status.MISSED,
        value=change.size,
        unit=change.unit,
        gap=change.size - floor,
        gap_unit=change.unit,
        ratio=degree(change.size, floor, reverse=False),
    )


def _adding(case: Case, target: Growth, given: tuple[Achieved, ...]) -> tuple[Achieved, ...]:
    """Return the entries that make up the value: all of them for counts and money, the latest for rates."""
    last = latest(given)
    if len(given) == 1 or not isinstance(last.actual, Actual):
        return (last,)
    base = base_of(case)
    unit = last.actual.unit or (base.unit if base else None) or target.unit
    return given if unit not in RATE_UNITS and adds_up_in(case.item, unit) else (last,)


def _total(case: Case, given: tuple[Achieved, ...]) -> tuple[Actual, tuple[Note, ...]]:
    """Add the entries up, in the unit of the base; levels and changes do not go together."""
    first = number_of(given[0])
    base = base_of(case)
    unit = (base.unit if base else None) or first.unit
    if first.unit in RATE_UNITS and len(given) == 1:
        return first, ()
    total = Decimal(0)
    notes: tuple[Note, ...] = ()
    for entry in given:
        actual = number_of(entry)
        if (actual.kind, actual.direction) != (first.kind, first.direction):
            words = {"first": first.text, "second": actual.text}
            message = _("同一项里有「{first}」，又有「{second}」，一个是增减，一个是总数，加不起来。").format(**words)
            notes += (
                Note("JX306", Severity.ERROR, message, _("请统一写成总数，或者统一写成增减的数。"), entry.number),
            )
        found, told = in_unit(actual, unit, entry.number)
        if found.number is None:
            words = {"target": unit or "", "actual": actual.unit or ""}
            message = _("单位不同，没法比较：目标按「{target}」，完成值写的是「{actual}」。").format(**words)
            remedy = _("请按目标的单位「{unit}」填写。").format(unit=unit)
            told = (Note("JX306", Severity.ERROR, message, remedy, entry.number),)
        total, notes = total + found.low, notes + told
    text = "、".join(number_of(entry).text for entry in given)
    bare = all(number_of(entry).unit is None for entry in given)
    return first._replace(text=text, value=total, unit=None if bare else unit), notes


def _scale_notes(case: Case, actual: Actual, last: Achieved) -> tuple[Note, ...]:
    """Ask about a bare 1100 beside a base of 1000万元."""
    base = base_of(case)
    if base is None or actual.unit is not None or not actual.value or not base.value:
        return ()
    written = case.item.indicator.baseline if case.item.indicator else None
    meant = meant_with_scale(actual.value, base.value, base.unit, written or "")
    if meant is None:
        return ()
    words = {"base": base.text, "actual": actual.text, "meant": meant}
    message = _("数量级不清：基期值是「{base}」，完成值只写了「{actual}」，是不是「{meant}」？").format(**words)
    return (Note("JX307", Severity.ERROR, message, _("请带上单位填写，例如 {meant}。").format(**words), last.number),)


def _two_readings(target: Growth, actual: Actual, first: Change, second: Change, number: int) -> Note:
    words = {"text": actual.text, "first": _in_words(target, first), "second": _in_words(target, second)}
    message = _("完成值「{text}」可以读成{first}，也可以读成{second}，结论不同。").format(**words)
    remedy = _("请写明是增减还是现在的水平，例如 提高3个百分点、增长6%、达到82%；目标表要写 baseline（基期值）。")
    return Note("JX324", Severity.ERROR, message, remedy, number)


def _in_words(target: Growth, change: Change) -> str:
    """Write a change as the form does: 增长2个百分点, 下降6%."""
    rises = (change.size >= 0) == (target.direction == "up")
    size = plain(abs(change.size).quantize(_PLACES))
    words = {"size": size, "unit": "个百分点" if change.unit == POINTS else change.unit or ""}
    return (_("「增长{size}{unit}」") if rises else _("「下降{size}{unit}」")).format(**words)
