"""The points for 预算执行率: in proportion to what was spent of the adjusted budget, never above the full ones."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.execution import Absence, Execution, execution_of
from jixiao.findings import Finding, Route, Severity
from jixiao.language.targets import plain
from jixiao.quantity import percent, show_value
from jixiao.scores.report import ExecutionScore
from jixiao.table import YEAR_END

if TYPE_CHECKING:
    from jixiao.documents.models.profile import Rules
    from jixiao.pair import Pair
    from jixiao.progress import Yardstick

SPENT: Route = ("budget", "spent")
_OF_THE_QUARTER = "JX414"
"""A profile's floor for a quarter; the year's own limit is ``reason_below``."""
_NOT_GIVEN = "JX411"


def score_execution(
    pair: Pair, yardstick: Yardstick, rules: Rules, *, year_over: bool
) -> tuple[ExecutionScore, tuple[Finding, ...]]:
    """Score the money of a year. No budget, or an amount that cannot be read: not assessed; nothing spent reported: 0 points."""
    execution, told = execution_of(pair, YEAR_END, yardstick)
    findings = [finding for finding in told if finding.code != _OF_THE_QUARTER]
    rate = execution.spent / execution.adjusted if execution.adjusted and execution.spent is not None else None
    score = None
    if rate is not None:
        score = execution_points(rate, rules.execution, rules.rounding)
    elif execution.adjusted and execution.no_spent is Absence.NOT_GIVEN:
        score = Decimal(0)
        findings = [
            found._replace(severity=Severity.ERROR) if found.code == _NOT_GIVEN else found for found in findings
        ]
    needed = rate is not None and rate < rules.reason_below
    if rate is not None and needed and year_over and not execution.reason:
        findings.append(_unexplained(pair, rate, rules))
    scored = ExecutionScore(
        weight=rules.execution,
        budget=execution.adjusted,
        spent=execution.spent,
        unit=execution.unit,
        rate=rate,
        score=score,
        formula=_formula(execution, rules.execution, score) if score is not None and score < rules.execution else "",
        reason=execution.reason,
        reason_required=needed,
        location=pair.actuals.document.locate(SPENT),
    )
    return scored, tuple(findings)


def execution_points(rate: Decimal, weight: Decimal, rounding: Decimal) -> Decimal:
    """Return the points for a rate of execution."""
    return (weight * min(rate, Decimal(1))).quantize(rounding, ROUND_HALF_UP)


def _formula(execution: Execution, weight: Decimal, score: Decimal) -> str:
    spent = show_value(execution.spent or Decimal(0), execution.unit)
    budget = show_value(execution.adjusted or Decimal(0), execution.unit)
    return f"{plain(weight)} × {spent}/{budget} = {plain(score)}"


def _unexplained(pair: Pair, rate: Decimal, rules: Rules) -> Finding:
    message = _("预算执行率 {rate}，低于 {limit}，没有写原因。").format(
        rate=percent(rate, rules.reason_below), limit=f"{plain(rules.reason_below * 100)}%"
    )
    remedy = _("请在 budget 里写 reason（偏差原因和改进措施）。")
    return pair.actuals.document.finding("JX457", Severity.ERROR, message, help=remedy, route=SPENT)
