"""The JSON of ``score``: ``jixiao.score/1``. Points, rates and totals are text, so that no reader rounds them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.quantity import rounded_ratio
from jixiao.renderers.json import TOOL, dump, finding_object, location_object, number, row_object

if TYPE_CHECKING:
    from jixiao.scores.report import ExecutionScore, Score, ScoredRow, ScoreReport

RATE_PLACES = Decimal("0.000001")


def write_score(report: ScoreReport) -> str:
    """Write all scores of a run as one document."""
    return dump(
        {
            "schema": "jixiao.score/1",
            "tool": TOOL,
            "scores": [score_object(score) for score in report.scores],
            "findings": [finding_object(finding) for finding in report.findings],
        }
    )


def score_object(score: Score) -> dict[str, Any]:
    """One file of actuals with its points; ``total`` and ``grade`` are null where something could not be judged."""
    return {
        "targets": {"path": score.targets.path, "sha256": score.targets.sha256},
        "actuals": {"path": score.actuals.path, "sha256": score.actuals.sha256},
        "as_of": score.as_of.isoformat() if score.as_of else None,
        "profile": score.profile,
        "budget": budget_object(score.budget),
        "automatic_weights": [
            {"class": key, "weight": number(points), "indicators": count} for key, points, count in score.automatic
        ],
        "indicators": [scored_object(row) for row in score.indicators],
        "counted": number(score.counted),
        "total": number(score.total),
        "grade": score.grade,
        "findings": [finding_object(finding) for finding in score.findings],
    }


def budget_object(budget: ExecutionScore) -> dict[str, Any]:
    """The points for 预算执行率; ``rate`` and ``score`` are null where it is not assessed."""
    rate = rounded_ratio(budget.rate, RATE_PLACES) if budget.rate is not None else None
    return {
        "budget": number(budget.budget),
        "spent": number(budget.spent),
        "unit": budget.unit,
        "rate": number(rate),
        "weight": number(budget.weight),
        "score": number(budget.score),
        "formula": budget.formula or None,
        "reason": budget.reason,
        "reason_required": budget.reason_required,
        "location": location_object(budget.location),
    }


def scored_object(scored: ScoredRow) -> dict[str, Any]:
    """One 三级指标: what ``check`` says of it, and its points; ``score`` is null where it is left out."""
    return {
        **row_object(scored.row),
        "weight": number(scored.weight),
        "score": number(scored.score),
        "formula": scored.formula or None,
        "assumed": scored.assumed,
        "reason_required": scored.reason_required,
    }
