"""Verdicts on last days and periods."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Actual
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.case import RATINGS, Case, latest

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import Deadline


def judge_deadline(case: Case, target: Deadline, given: tuple[Achieved, ...]) -> Outcome:
    """Judge a day by the day something was done, or by a rating. The gap is in days."""
    last = latest(given)
    actual = last.actual if isinstance(last.actual, Actual) else None
    rating = last.entry.rating or (actual.rating if actual else None)
    if actual is not None and actual.date is not None:
        day = actual.date
    elif rating is not None:
        return Outcome(RATINGS[rating])
    else:
        message = _("目标「{target}」是期限，完成值要写日期。").format(target=case.item.text)
        remedy = _("请写完成日期，例如 2025-11-30；或写 rating: 达成。")
        return Outcome(Status.UNRATED, notes=(Note("JX314", Severity.ERROR, message, remedy, last.number),))
    end = target.date2 or target.date
    if end is None:  # the table's year completes every date but one without a month: 每月10日前
        message = _("目标「{target}」没有写月份，定不了是哪一天。").format(target=case.item.text)
        remedy = _("请写「rating: 达成」；或在目标的 reading（口径）里写明日期，例如「2025年6月10日前」。")
        return Outcome(
            Status.UNRATED, text=day.isoformat(), notes=(Note("JX314", Severity.ERROR, message, remedy, last.number),)
        )
    late = Decimal((day - end).days)
    early = target.op == "between" and target.date is not None and day < target.date
    status = Status.MISSED if late > 0 or early else Status.MET
    return Outcome(status, text=day.isoformat(), gap=late, gap_unit="天")
