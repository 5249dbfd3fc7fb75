"""Verdicts on changes against a base (增长, 下降)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Actual, Relation, relate
from jixiao.outcome import Note, Outcome, Status
from jixiao.verdicts.case import RATINGS, Case, degree, latest, not_a_number, number_of
from jixiao.verdicts.compared import HOLDS

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import Growth


def judge_growth(case: Case, target: Growth, given: tuple[Achieved, ...]) -> Outcome:
    """Judge a change: 同比增长10%以上, 较上年提高."""
    last = latest(given)
    if last.entry.rating is not None and last.actual is None and target.value is None:
        return Outcome(RATINGS[last.entry.rating])
    notes = not_a_number(case, last)
    if notes:
        return Outcome(Status.UNRATED, notes=notes)
    change = _change(case, target, number_of(last))
    if change is None:
        message = _("目标是增减幅度，完成值「{text}」不是幅度，也没有基期值可比。").format(text=number_of(last).text)
        remedy = _("请填幅度，例如 增长11.6%；或在目标表写 baseline（基期值）。")
        return Outcome(Status.UNRATED, notes=(Note("JX306", Severity.ERROR, message, remedy, last.number),))
    floor = target.value if target.value is not None else Decimal(0)
    if target.value is None:
        met = change > 0
    elif target.op == "~":
        met = abs(change - floor) <= floor * case.tolerances.near
    else:
        met = HOLDS[target.op](change, floor)
    return Outcome(
        Status.MET if met else Status.MISSED,
        value=change,
        unit=target.unit or "%",
        gap=change - floor,
        gap_unit=target.unit or "%",
        ratio=degree(change, floor, reverse=False),
    )


def _change(case: Case, target: Growth, actual: Actual) -> Decimal | None:
    """Return the achieved change along the target's direction; ``None`` when the actual does not say it."""
    value = cast("Decimal", actual.value)
    if actual.kind == "growth":
        return value if actual.direction == target.direction else -value
    if actual.unit in {"%", "百分点", "个百分点"} or actual.unit == target.unit:
        return value
    baseline = case.item.indicator.baseline if case.item.indicator else None
    base = case.language.read_actual(baseline) if baseline else None
    if not isinstance(base, Actual) or not base.value or relate(base.unit, actual.unit) is Relation.DIFFERENT:
        return None
    change = (value - base.value) / base.value * 100
    return change if target.direction == "up" else -change
