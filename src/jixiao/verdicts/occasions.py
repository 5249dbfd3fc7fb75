"""Verdicts on what every single one has to reach: 每次不少于50人, 每季度不少于1次.

Every occasion that is listed is judged by itself, and the worst of them stands for all. Of stretches of time it is known how many
a year has: every quarter, month or half that has passed needs its own. A quarter's total says what each of its months did only
where every way of spreading it leads to the same verdict.
"""

from __future__ import annotations

import calendar
import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.adding import Adding, adding
from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Range, Relation, relate
from jixiao.language.durations import Bounds
from jixiao.language.time_words import MONTHS, MOST_IN_A_QUARTER, PERIODS_OF_A_YEAR, QUARTERS, TIME_SCOPES, YEARS
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.case import Case, number_of
from jixiao.verdicts.compared import decide, decided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.accumulate import Achieved, Moment
    from jixiao.language import Amount


class _Slot(NamedTuple):
    """A number with the periods of the year it is about, none where it has no place in the year.

    ``is_whole``: it is what a longer time came to, and does not say what each of the periods did.
    """

    number: Bounds
    periods: tuple[int, ...] = ()
    is_whole: bool = False


def judge_each(
    case: Case, target: Amount | Range, given: tuple[Achieved, ...], numbers: list[Bounds], notes: tuple[Note, ...]
) -> Outcome:
    """Judge every occasion by itself."""
    shown = "、".join(number_of(entry).text for entry in given)
    inexact = next((entry for entry, number in zip(given, numbers, strict=True) if number.number is None), None)
    count = next(
        (PERIODS_OF_A_YEAR[part] for part in (target.scope or "").split("·") if part in PERIODS_OF_A_YEAR), None
    )
    if _is_one_number(target, given) and not _is_said_of_each(target, given[0]):
        return _from_one_number(case, target, given[0], numbers[0], notes)
    slots = _slots(case, target, given, numbers, count)
    elapsed = _elapsed(given[0].moment, count) if count else 0
    outcomes = [decided(case, target, slot.number, notes, inexact) for slot in slots]
    judged = [
        outcome for slot, outcome in zip(slots, outcomes, strict=True) if not _may_rise(case, target, slot, elapsed)
    ]
    if not judged:  # nothing is over yet, and nothing is lost
        return Outcome(Status.UNREPORTED, text=shown, notes=notes)
    worst = min(judged, key=_badness)._replace(text=shown, over=False)
    if worst.status is Status.MISSED or inexact is not None:
        return worst
    is_open = any(slot.is_whole for slot in slots) and _bound(case, target) != "ceiling"
    if worst.status is Status.UNRATED or is_open:
        return Outcome(Status.UNRATED, text=shown, notes=(*notes, _list_them(target, given[-1])))
    reported = len({place for slot in slots for place in slot.periods}) + sum(not slot.periods for slot in slots)
    is_complete = _is_standard(target) or _is_said_of_each(target, given[-1])
    if reported < elapsed and not is_complete:
        return Outcome(Status.UNREPORTED, text=shown, notes=(*notes, _lacking(target, given[-1], elapsed, reported)))
    return worst


def other_period(case: Case, target: Amount | Range, entry: Achieved) -> tuple[Note, ...]:
    """Say that 每季度1次 does not answer 不少于4次, nor 每季度不少于3次 the 每月1次: nobody has counted."""
    said = number_of(entry).scope
    if said not in TIME_SCOPES or said in YEARS or _is_said_of_each(target, entry):
        return ()
    words = {"actual": number_of(entry).text, "target": case.item.text}
    message = _("完成值「{actual}」说的不是目标「{target}」所要的那一段时间的数。").format(**words)
    remedy = _("请填这段时间里实际完成的数，例如全年合计 12次。")
    return (Note("JX313", Severity.ERROR, message, remedy, entry.number),)


def _is_one_number(target: Amount | Range, given: tuple[Achieved, ...]) -> bool:
    only = given[0]
    is_dated = only.entry.quarter is not None or only.entry.date is not None
    return len(given) == 1 and only.is_total and not is_dated and not _is_standard(target)


def _is_standard(target: Amount | Range) -> bool:
    """每人补助500元: one number says it."""
    return relate(target.unit, "元") is not Relation.DIFFERENT


def _is_said_of_each(target: Amount | Range, entry: Achieved) -> bool:
    """Tell whether the actual itself speaks of every one: 每月2次 answers 每月不少于1次."""
    said, asked = number_of(entry).scope, target.scope
    if said is None or asked is None:
        return False
    return said == asked or (said in PERIODS_OF_A_YEAR and PERIODS_OF_A_YEAR.get(said) == PERIODS_OF_A_YEAR.get(asked))


def _from_one_number(
    case: Case, target: Amount | Range, entry: Achieved, number: Bounds, notes: tuple[Note, ...]
) -> Outcome:
    """Judge a year's total, or a figure for each: what is too little in all is too little for one, what is no excess in all is none."""
    status = decide(case, target, number)
    sure = {"floor": Status.MISSED, "ceiling": Status.MET if _adds(case, target) else None}.get(
        _bound(case, target) or ""
    )
    if target.scope in TIME_SCOPES and status is not None and status is sure:
        return decided(case, target, number, notes, None)._replace(over=False)
    scope = f"每{target.scope}"
    message = _("目标是对{scope}的要求，只写一个数判断不了是不是{scope}都达到。").format(scope=scope)
    remedy = _("请写成列表，{scope}一项，例如 - {{date: 2025-06-30, value: …}}").format(scope=scope)
    if target.scope in TIME_SCOPES:
        words = {"scope": scope, "actual": number_of(entry).text}
        remedy = _(
            "请写成列表，{scope}一项，例如 - {{date: 2025-06-30, value: …}}；{scope}都是这个数的，写「{scope}{actual}」。"
        ).format(**words)
    return Outcome(Status.UNRATED, notes=(*notes, Note("JX311", Severity.ERROR, message, remedy, entry.number)))


def _bound(case: Case, target: Amount | Range) -> Literal["floor", "ceiling"] | None:
    """Say whether more or less is asked for; ``None`` where both ends count."""
    if isinstance(target, Range) or target.op == "~":
        return None
    return "ceiling" if case.item.is_ceiling(target) else "floor"


def _adds(case: Case, target: Amount | Range) -> bool:
    """Tell whether what is done twice in one period counts twice."""
    return adding(case.item, target.with_fields(scope=None)) is Adding.SUM and not _is_standard(target)


def _slots(
    case: Case, target: Amount | Range, given: tuple[Achieved, ...], numbers: Sequence[Bounds], count: int | None
) -> list[_Slot]:
    """Put the entries into the periods they are about; counts of the same periods are added up."""
    adds = _adds(case, target)
    together: dict[object, _Slot] = {}
    for entry, number in zip(given, numbers, strict=True):
        periods = _periods(target, entry, count)
        is_one = len(periods) > 1 and _are_its_months(given, entry, len(periods))
        is_whole = adds and not is_one and (len(periods) > 1 or _is_quarter_of_weeks(target, entry))
        key: object = periods if adds and periods and not is_one else entry.number
        known = together[key].number if key in together else Bounds(Decimal(0), Decimal(0))
        together[key] = _Slot(Bounds(known.low + number.low, known.high + number.high), periods, is_whole)
    return [_spread(target, slot) if slot.is_whole else slot for slot in together.values()]


def _spread(target: Amount | Range, slot: _Slot) -> _Slot:
    """Say what the fullest of the periods holds: at least its share of the whole, at most all of it."""
    parts = len(slot.periods) or MOST_IN_A_QUARTER.get(target.scope or "", 1)
    return slot._replace(number=Bounds(slot.number.low / parts, slot.number.high))


def _periods(target: Amount | Range, entry: Achieved, count: int | None) -> tuple[int, ...]:
    """Return the places in the year an entry is about: the month of its date, the months of its quarter."""
    quarter, date = entry.entry.quarter, entry.entry.date
    if not count or _is_said_of_each(target, entry):
        return ()
    if date is not None and date.year == entry.moment.year:
        return ((date.month - 1) * count // MONTHS,)
    if quarter is None:
        return ()
    first, end = (quarter - 1) * count // QUARTERS, quarter * count // QUARTERS
    return tuple(range(first, max(end, first + 1)))


def _are_its_months(given: tuple[Achieved, ...], entry: Achieved, months: int) -> bool:
    """Tell whether a quarter is listed month by month."""
    alike = [other for other in given if other.entry.quarter == entry.entry.quarter and other.entry.date is None]
    return len(alike) == months


def _is_quarter_of_weeks(target: Amount | Range, entry: Achieved) -> bool:
    is_quarter = entry.entry.quarter is not None and entry.entry.date is None
    return is_quarter and target.scope in MOST_IN_A_QUARTER and not _is_said_of_each(target, entry)


def _elapsed(moment: Moment, count: int) -> int:
    """Count the periods of the year that are over."""
    ends = [month * MONTHS // count for month in range(1, count + 1)]
    days = [datetime.date(moment.year, month, calendar.monthrange(moment.year, month)[1]) for month in ends]
    return sum(day <= moment.date for day in days)


def _may_rise(case: Case, target: Amount | Range, slot: _Slot, elapsed: int) -> bool:
    """Whether the period is not over, and a count may still reach what is asked for in it."""
    is_running = bool(slot.periods) and slot.periods[-1] >= elapsed
    return is_running and _adds(case, target) and _bound(case, target) == "floor"


def _badness(outcome: Outcome) -> tuple[int, Decimal]:
    order = (Status.MISSED, Status.UNRATED, Status.MET)
    return order.index(outcome.status), outcome.ratio or Decimal(0)


def _list_them(target: Amount | Range, entry: Achieved) -> Note:
    scope = f"每{target.scope}"
    message = _("目标是对{scope}的要求，一个季度合在一起的数判断不了是不是{scope}都达到。").format(scope=scope)
    remedy = _("请写成列表，{scope}一项，例如 - {{date: 2025-06-30, value: …}}").format(scope=scope)
    return Note("JX311", Severity.ERROR, message, remedy, entry.number)


def _lacking(target: Amount | Range, entry: Achieved, wanted: int, reported: int) -> Note:
    words = {"scope": f"每{target.scope}", "wanted": wanted, "reported": reported}
    message = _("目标要求{scope}都达到，到目前应有 {wanted} 项，只填了 {reported} 项。").format(**words)
    return Note("JX316", Severity.WARNING, message, _("请把缺的补上；那段时间没有完成的，写 0。"), entry.number)
