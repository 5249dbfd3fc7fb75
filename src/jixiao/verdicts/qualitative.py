"""Verdicts on what a person rates (定性)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Actual
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.case import RATINGS, Case, latest

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import Qualitative


def judge_qualitative(case: Case, target: Qualitative, given: tuple[Achieved, ...]) -> Outcome:
    """Judge words by the rating a person gave, or by 是/否."""
    last = latest(given)
    actual = last.actual if isinstance(last.actual, Actual) else None
    if target.expect is not None and actual is not None and actual.answer is not None:
        return Outcome(Status.MET if actual.answer is target.expect else Status.MISSED, text=actual.text)
    rating = last.entry.rating or (actual.rating if actual else None)
    notes: tuple[Note, ...] = ()
    if rating is None:
        message = _("定性目标「{target}」要由人评定。").format(target=case.item.text)
        remedy = _("请写 rating: 达成、部分达成或未达成，并在 note 里说明依据。")
        note = Note("JX304", Severity.WARNING, message, remedy, last.number)
        return Outcome(Status.UNRATED, notes=(note,))
    if last.entry.rating is None and actual is not None:
        message = _("「{text}」按评级「{rating}」读。").format(text=actual.text, rating=rating)
        notes = (Note("JX315", Severity.INFO, message, "", last.number),)
    # what was said before is no part of what was achieved
    return Outcome(RATINGS[rating], text=last.entry.value or last.entry.rating, notes=notes)
