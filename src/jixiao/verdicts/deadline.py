"""Verdicts on last days and periods."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Actual
from jixiao.language.dates import Day
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.case import RATINGS, Case, latest, number_of

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import Deadline


class _Done(NamedTuple):
    """When something was done: the first and the last day it may have been, and the entry that says so."""

    first: datetime.date
    last: datetime.date
    entry: Achieved

    @property
    def text(self) -> str:
        """The day; the words where no day is written."""
        return self.last.isoformat() if self.first == self.last else self.entry.entry.value or ""


def judge_deadline(case: Case, target: Deadline, given: tuple[Achieved, ...]) -> Outcome:
    """Judge a day by the day something was done, or by a rating. The gap is in days.

    Of several days the latest counts: the whole is done when its last part is.
    """
    last = latest(given)
    actual = last.actual if isinstance(last.actual, Actual) else None
    rating = last.entry.rating or (actual.rating if actual else None)
    if actual is None or actual.date is None:
        return Outcome(RATINGS[rating]) if rating is not None else _ask_for_a_day(case, last)
    done = max((_done(entry) for entry in given if _is_day(entry)), key=lambda one: one.last)
    if target.date2 is None and target.date is None:  # the table's year completes every date but one without a month
        message = _("目标「{target}」没有写月份，定不了是哪一天。").format(target=case.item.text)
        remedy = _("请写「rating: 达成」；或在目标的 reading（口径）里写明日期，例如「2025年6月10日前」。")
        note = Note("JX314", Severity.ERROR, message, remedy, done.entry.number)
        return Outcome(Status.UNRATED, text=done.text, notes=(note,))
    outcome = _judge_day(case, target, done)
    if sum(map(_is_day, given)) == 1:
        return outcome
    message = _("填了几个日期，以最晚的「{date}」为准。").format(date=done.text)
    return outcome._replace(notes=(*outcome.notes, Note("JX319", Severity.INFO, message, "", done.entry.number)))


def _is_day(entry: Achieved) -> bool:
    return isinstance(entry.actual, Actual) and entry.actual.date is not None


def _done(entry: Achieved) -> _Done:
    actual = number_of(entry)
    return _Done(actual.since or datetime.date.min, cast("datetime.date", actual.date), entry)


def _ask_for_a_day(case: Case, last: Achieved) -> Outcome:
    message = _("目标「{target}」是期限，完成值要写日期。").format(target=case.item.text)
    remedy = _("请写完成日期，例如 2025-11-30；或写 rating: 达成。")
    return Outcome(Status.UNRATED, notes=(Note("JX314", Severity.ERROR, message, remedy, last.number),))


def _judge_day(case: Case, target: Deadline, done: _Done) -> Outcome:
    side = _side(target, done.last)
    if _side(target, done.first) != side:
        message = _("完成值「{actual}」没有写明是哪一天，看不出是不是赶上了目标「{target}」。").format(
            actual=done.text, target=case.item.text
        )
        note = Note("JX314", Severity.ERROR, message, _("请写完成的那一天，例如 2025-11-30。"), done.entry.number)
        return Outcome(Status.UNRATED, text=done.text, notes=(note,))
    notes = _other_year(target, done, side)
    if any(note.severity is Severity.ERROR for note in notes):
        return Outcome(Status.UNRATED, text=done.text, notes=notes)
    if done.first > done.entry.moment.date and side == 0:  # it has not happened yet
        return Outcome(Status.UNREPORTED, text=done.text, notes=notes)
    gap = Decimal((done.last - _end(target)).days)
    return Outcome(Status.MISSED if side else Status.MET, text=done.text, gap=gap, gap_unit="天", notes=notes)


def _end(target: Deadline) -> datetime.date:
    return cast("datetime.date", target.date2 or target.date)


def _side(target: Deadline, day: datetime.date) -> int:
    """Say whether a day is late (1), before the period begins (-1), or neither."""
    if day > _end(target):
        return 1
    return -1 if target.op == "between" and target.date is not None and day < target.date else 0


def _other_year(target: Deadline, done: _Done, side: int) -> tuple[Note, ...]:
    """Question a year that is most likely mistyped; where the right one would turn the verdict, there is none.

    A project may be finished in the year after its own, and in any year its deadline allows.
    """
    day, year, end = done.last, done.entry.moment.year, _end(target)
    within = target.op == "between" and target.date is not None and target.date <= day <= end
    if not year or day.year in {year, year + 1, end.year} or within:
        return ()
    words = {"actual": done.text, "year": year}
    message = _("完成日期「{actual}」不在预算年度 {year} 年，是不是年份写错了？").format(**words)
    meant = Day(None, day.month, day.day).at(year) or day
    severity = Severity.WARNING if _side(target, meant) == side else Severity.ERROR
    remedy = _("请核对年份；确是那一天完成的，写 rating，并在 note 里说明。")
    return (Note("JX424", severity, message, remedy, done.entry.number),)
