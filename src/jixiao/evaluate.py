"""Target × actual → outcome: the verdicts. Nothing is judged that is not understood.

A text that cannot be read, a unit of another kind or a number in the wrong order of magnitude never becomes a verdict: the
item stays 待评定 (unrated) and an error says what to write. How each kind of target is judged stands in :mod:`verdicts`.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from jixiao.catalogue import _, chosen
from jixiao.findings import Severity
from jixiao.language import Actual, Amount, Deadline, Growth, Qualitative, Range, Unreadable, hope_in
from jixiao.outcome import Note, Outcome, Status
from jixiao.remembered import Remembered
from jixiao.verdicts.case import RATINGS, Case, Tolerances, latest
from jixiao.verdicts.compound import judge_compound
from jixiao.verdicts.deadline import judge_deadline
from jixiao.verdicts.growth import judge_growth
from jixiao.verdicts.measured import judge_measured
from jixiao.verdicts.qualitative import judge_qualitative

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import Language, Target
    from jixiao.table import Item

__all__ = ["Tolerances", "evaluate"]


def evaluate(
    item: Item, entries: tuple[Achieved, ...], language: Language, tolerances: Tolerances | None = None
) -> Outcome:
    """Judge one item by its entries (in the order of the file). What is due when is not asked here.

    The same line answered by the same entries stands in many tables of a province: it is judged once a run.
    """
    tolerances = tolerances or _TOLERANCES
    values = (item.target, item.indicator, language, tolerances, *[entry.entry for entry in entries])
    when = entries[0][_WHEN] if entries else ()  # of one record: the same for all of them
    key = (_asked(item), item.is_step, chosen(), when, *[entry.number for entry in entries])
    known = _OUTCOMES.find(key, values)
    return known or _OUTCOMES.keep(key, values, _evaluate(Case(item, language, tolerances), entries))


ASKED = ("text", "confirmed", "name", "level1", "level2", "due", "due_date")
"""What verdicts ask of an item beside its target and its indicator; a test holds this against their code."""
_asked = attrgetter(*ASKED)
_WHEN = slice(3, None)  # moment, is_total
_TOLERANCES = Tolerances()
_OUTCOMES = Remembered[Outcome](1 << 12)


def _evaluate(case: Case, entries: tuple[Achieved, ...]) -> Outcome:
    item = case.item
    given = tuple([entry for entry in entries if entry.actual is not None or entry.entry.rating is not None])
    if item.target is None:
        return Outcome(Status.UNRATED, text=_shown(given))
    if not given:
        return Outcome(Status.UNREPORTED)
    unreadable = tuple([_unreadable(entry, entry.actual) for entry in given if isinstance(entry.actual, Unreadable)])
    if unreadable:
        return Outcome(Status.UNRATED, text=_shown(given), notes=unreadable)
    outcome = _judge(case, item.target, given)
    notes = _once(
        (*outcome.notes, *_over_notes(case, outcome, given), *_hopes(item, given), *_contradicted(outcome, given))
    )
    return outcome._replace(text=outcome.text or _shown(given), notes=notes)


def _judge(case: Case, target: Target, given: tuple[Achieved, ...]) -> Outcome:
    """Judge one target, whatever its kind."""
    if isinstance(target, (Amount, Range)):  # a union would be made anew for every row
        return judge_measured(case, target, given)
    if isinstance(target, Growth):
        return judge_growth(case, target, given)
    if isinstance(target, Deadline):
        return judge_deadline(case, target, given)
    if isinstance(target, Qualitative):
        return judge_qualitative(case, target, given)
    return judge_compound(case, target, given, _judge)


def _over_notes(case: Case, outcome: Outcome, given: tuple[Achieved, ...]) -> tuple[Note, ...]:
    """Tell over-achievement; from 130 % on a reason is wanted (practice of provincial self-evaluations)."""
    if not outcome.over or outcome.ratio is None or outcome.ratio < case.tolerances.over_noted:
        return ()
    words = {"target": case.item.text, "percent": (outcome.ratio * 100).quantize(Decimal(1), ROUND_FLOOR)}
    if outcome.ratio < case.tolerances.over_needs_reason or any(entry.entry.reason for entry in given):
        message = _("完成数是目标「{target}」的 {percent}%。").format(**words)
        return (Note("JX308", Severity.INFO, message, entry=latest(given).number),)
    message = _("完成数是目标「{target}」的 {percent}%，没有写偏差原因。").format(**words)
    remedy = _("请写 reason（偏差原因）；目标定得偏低时，明年应调高。")
    return (Note("JX309", Severity.WARNING, message, remedy, latest(given).number),)


def _hopes(item: Item, given: tuple[Achieved, ...]) -> tuple[Note, ...]:
    """Tell what of the words is only hoped for, and binds nobody: 90%以上，力争95%."""
    hope = hope_in(item.text) if item.confirmed is None and isinstance(item.target, (Amount, Range, Growth)) else None
    if hope is None:
        return ()
    message = _("「{hope}」是争取达到的，不作要求，只按前面的数判断。").format(hope=hope)
    return (Note("JX325", Severity.INFO, message, entry=latest(given).number),)


def _contradicted(outcome: Outcome, given: tuple[Achieved, ...]) -> tuple[Note, ...]:
    """Tell a rating that says something else than the value beside it; what the value says decides.

    部分达成 is said of a number that is not reached, too.
    """
    if not [entry for entry in given if entry.entry.rating is not None]:
        return ()
    last = latest(given)
    rating, actual = last.entry.rating, last.actual
    if rating is None or actual is None or outcome.status not in {Status.MET, Status.PARTIAL, Status.MISSED}:
        return ()
    stated = actual.rating if isinstance(actual, Actual) and actual.kind == "rating" else None
    is_met = outcome.status is Status.MET if stated is None else stated == "达成"
    if is_met == (RATINGS[rating] is Status.MET):
        return ()
    words = {"value": last.entry.value, "rating": rating}
    message = _("完成值「{value}」和评级「{rating}」不一致。").format(**words)
    return (Note("JX321", Severity.WARNING, message, _("请核对，只留对的一个。"), last.number, "rating"),)


def _unreadable(entry: Achieved, problem: Unreadable) -> Note:
    message = _("完成值看不懂：「{text}」。{message}").format(
        text=(entry.entry.value or "")[:40], message=problem.message
    )
    return Note(problem.code, Severity.ERROR, message, problem.help, entry.number, span=problem.span)


def _once(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Say the same thing about several entries only once, at the first of them."""
    if len(notes) < 2:  # noqa: PLR2004 - nothing to compare with
        return notes
    first: dict[tuple[str, str], Note] = {}
    for note in notes:
        first.setdefault((note.code, note.message), note)
    return tuple(first.values())


def _shown(given: tuple[Achieved, ...]) -> str | None:
    texts = [entry.entry.value or entry.entry.rating or "" for entry in given]
    return "、".join(texts) if texts else None
