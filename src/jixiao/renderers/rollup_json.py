"""The JSON of ``rollup``: ``jixiao.rollup/1``. Numbers are text, so that no reader rounds them; counts are counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.aggregates.weighing import rounded
from jixiao.renderers.json import TOOL, dump, finding_object, number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from jixiao.aggregates.judging import Aggregate
    from jixiao.aggregates.rolling import Rolled
    from jixiao.lights import Light
    from jixiao.outcome import Status
    from jixiao.rollup_report import IndicatorRow, ProjectRow, RegionRow, RollupReport


def write(report: RollupReport) -> str:
    """Write all projects of a run as one document."""
    return dump(
        {
            "schema": "jixiao.rollup/1",
            "tool": TOOL,
            "profile": report.profile,
            "projects": [project_object(project) for project in report.projects],
            "findings": [finding_object(finding) for finding in report.findings],
        }
    )


def project_object(project: ProjectRow) -> dict[str, Any]:
    """One project of one year in all regions; ``quarter`` is null where the files look at different ones."""
    return {
        "name": project.name,
        "year": project.year,
        "quarter": project.quarter,
        **rolled_object(project.rolled),
        "lights": counts_object(project.lights),
        "notes": list(project.notes),
        "unreported": list(project.unreported),
        "regions": [region_object(row) for row in project.regions],
        "indicators": [indicator_object(row) for row in project.indicators],
    }


def region_object(row: RegionRow) -> dict[str, Any]:
    """One region; ``rank`` is null where it has no score to rank. Who has not reported has no score, and not the score 0."""
    found = rolled_object(row.rolled)
    if not row.is_reported:
        found["score"] |= {"total": None, "grade": None, "mean_of_tables": None}
    return {
        "region": row.region,
        "rank": row.rank,
        "is_reported": row.is_reported,
        **found,
        "lights": counts_object(row.lights),
    }


def rolled_object(rolled: Rolled) -> dict[str, Any]:
    """Several tables as one. Amounts are in 元; ``mean_of_tables`` is the cross-check."""
    return {
        "tables": rolled.tables,
        "reported": rolled.reported,
        "light": rolled.light.value,
        "budget": {
            "amount": number(rolled.budget),
            "spent": number(rolled.spent),
            "rate": _number(rolled.rate),
            "score": number(rolled.money),
        },
        "score": {
            "total": number(rolled.total),
            "counted": number(rolled.counted),
            "grade": rolled.grade,
            "mean_of_tables": number(rolled.mean_total),
            "weighted_by": "funds" if rolled.is_by_funds else "equally",
        },
    }


def indicator_object(row: IndicatorRow) -> dict[str, Any]:
    """One aggregated indicator, and what it comes to in each region that has it."""
    line = row.line
    return {
        "id": row.id,
        "code": row.code,
        "level1": row.level1,
        "level2": row.level2,
        "name": row.name,
        "method": row.method.value,
        "apart_from": row.apart_from or None,
        "tables": row.tables,
        "reported": row.reported,
        "statuses": counts_object(row.counts),
        **found_object(row.found),
        "weight": number(line.weight),
        "score": number(line.points),
        "formula": line.formula or None,
        "regions": [{"region": cell.region, **found_object(cell.found)} for cell in row.cells],
    }


def found_object(found: Aggregate) -> dict[str, Any]:
    """An aggregated target and actual; ``ratio`` is the degree of completion, ``held`` counts the tables that meet their target."""
    return {
        "target": {"text": found.target, "low": _number(found.low), "high": _number(found.high)},
        "actual": {"text": found.actual, "value": _number(found.value)} if found.actual else None,
        "unit": found.unit,
        "ratio": number(found.ratio),
        "status": found.status.value,
        "light": found.light.value,
        "total": _number(found.total),
        "expected": _number(found.expected),
        "held": found.held,
    }


def counts_object(counts: Mapping[Light, int] | Mapping[Status, int]) -> dict[str, int]:
    """Count by name."""
    return {key.value: count for key, count in counts.items()}


def _number(value: Decimal | None) -> str | None:
    """Write a mean or a rate with six places at most."""
    return None if value is None else number(rounded(value))
