"""Verdicts on several requirements at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import All, AnyOf, Qualitative, show
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.parts import is_one_change, is_rated, split_over_parts
from jixiao.verdicts.qualitative import judge_qualitative

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.accumulate import Achieved
    from jixiao.language import Target
    from jixiao.verdicts.case import Case

    Judge = Callable[[Case, Target, tuple[Achieved, ...]], Outcome]

_WORST_FIRST = (Status.UNRATED, Status.MISSED, Status.UNREPORTED, Status.PARTIAL, Status.MET)


def judge_compound(case: Case, target: All | AnyOf, given: tuple[Achieved, ...], judge: Judge) -> Outcome:
    """Judge the parts one by one with ``judge``, and join their statuses. A rating of the whole needs no parts."""
    if isinstance(target, All) and target.join == "grades":
        return judge_qualitative(case, Qualitative(text=case.item.text), given)
    if is_rated(given):
        return judge_qualitative(case, Qualitative(text=case.item.text), given)
    pairs = split_over_parts(target, given)
    if isinstance(target, AnyOf) and not any(entries for _part, entries in pairs):
        return _answered_at_once(case, target, given, judge)
    outcomes = [judge(case, part, entries) if entries else Outcome(Status.UNREPORTED) for part, entries in pairs]
    notes = tuple(note for outcome in outcomes for note in outcome.notes)
    open_parts = [show(part) for part, entries in pairs if not entries]
    if open_parts and isinstance(target, All):
        named = _("、").join(_("「{part}」").format(part=part) for part in open_parts)
        message = _("目标有 {count} 项要求，其中{parts}没有填报。").format(count=len(pairs), parts=named)
        notes += (Note("JX316", Severity.WARNING, message, _("请写成列表，每项要求一个带单位的数。"), given[0].number),)
    statuses = [outcome.status for outcome in outcomes]
    if is_one_change(target) and Status.MISSED in statuses:
        return Outcome(Status.MISSED, notes=notes)
    if isinstance(target, AnyOf):
        answered = [status for status in statuses if status is not Status.UNREPORTED] or statuses
        return Outcome(max(answered, key=_WORST_FIRST.index), notes=notes)
    return Outcome(_joint(statuses), notes=notes)


def _answered_at_once(case: Case, target: AnyOf, given: tuple[Achieved, ...], judge: Judge) -> Outcome:
    """Judge alternatives by a value that fits each of them alike: 不少于5个或不少于10个 answered by 6个."""
    outcomes = [judge(case, part, given) for part in target.parts]
    best = max(outcomes, key=lambda outcome: _WORST_FIRST.index(outcome.status))
    units = {getattr(part, "unit", None) for part in target.parts}
    if len(units) == 1 or all(outcome.status is best.status for outcome in outcomes):
        return best
    message = _("完成值没有写单位，不知道答的是目标「{target}」里的哪一项。").format(target=case.item.text)
    note = Note("JX316", Severity.ERROR, message, _("请给完成值写上单位。"), given[0].number)
    return Outcome(Status.UNRATED, notes=(note,))


def _joint(statuses: list[Status]) -> Status:
    """Join the statuses of parts that all have to hold; some held and some not is 部分达成."""
    if Status.UNRATED in statuses:
        return Status.UNRATED
    if all(status is statuses[0] for status in statuses):
        return statuses[0]
    if Status.MISSED not in statuses and Status.UNREPORTED in statuses:
        return Status.UNREPORTED
    return Status.PARTIAL if Status.MET in statuses or Status.PARTIAL in statuses else Status.MISSED
