"""``jixiao.report/1``: the contract of monitoring. Numbers are strings; a ratio is rounded down to four places."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.language.targets import as_json
from jixiao.renderers.json import TOOL, dump, finding_object, location_object, number, row_object, waiver_object

if TYPE_CHECKING:
    from jixiao.execution import Execution
    from jixiao.forecast import Forecast
    from jixiao.monitor_report import MonitorReport, Progress, Sheet
    from jixiao.progress import Standing


def write(report: MonitorReport) -> str:
    """Write the whole document; ``quarter`` is null where the files do not share one."""
    return dump(
        {
            "schema": "jixiao.report/1",
            "tool": TOOL,
            "quarter": report.quarter,
            "summary": report.summary,
            "reports": [sheet_object(sheet) for sheet in report.sheets],
            "findings": [finding_object(finding) for finding in report.findings],
        }
    )


def sheet_object(sheet: Sheet) -> dict[str, Any]:
    """One file of actuals at the end of a quarter."""
    return {
        "title": sheet.title,
        "region": sheet.region,
        "year": sheet.year,
        "quarter": sheet.quarter,
        "as_of": sheet.as_of.isoformat() if sheet.as_of else None,
        "targets": {"path": sheet.targets.path, "sha256": sheet.targets.sha256},
        "actuals": {"path": sheet.actuals.path, "sha256": sheet.actuals.sha256},
        "light": sheet.light.value,
        "summary": sheet.summary,
        "completion": number(sheet.completion),
        "budget": budget_object(sheet.budget),
        "indicators": [progress_object(progress) for progress in sheet.indicators],
        "milestones": [{**row_object(row), "quarter": row.due} for row in sheet.milestones],
        "worse": [progress.row.id for progress in sheet.indicators if progress.got_worse],
        "later": list(sheet.later),
        "findings": [finding_object(finding) for finding in sheet.findings],
    }


def budget_object(budget: Execution) -> dict[str, Any]:
    """The execution of the budget, in ``unit``."""
    return {
        "adjusted": number(budget.adjusted),
        "spent": number(budget.spent),
        "expected": number(budget.expected),
        "unit": budget.unit,
        "rate": number(budget.rate),
        "ratio": number(budget.ratio),
        "light": budget.light.value,
        "reason": budget.reason,
    }


def progress_object(progress: Progress) -> dict[str, Any]:
    """One indicator. ``quarter_value`` is what the last of ``quarters`` reported; amounts are in ``unit``."""
    row, standing = progress.row, progress.standing
    return {
        "id": row.id,
        "level1": row.level1,
        "level2": row.level2,
        "name": row.name,
        "target": {"text": row.text, "reading": as_json(row.reading) if row.reading else None},
        "quarters": [_reported(value) for value in progress.quarters],
        "quarter_value": _reported(progress.quarters[-1]),
        "text": row.outcome.text,
        "total": number(standing.total),
        "expected": number(standing.expected),
        "unit": standing.unit,
        "basis": standing.basis.value,
        "ratio": number(standing.ratio),
        "light": progress.light.value,
        "status": row.status.value,
        "completion": number(progress.completion),
        "before": _before(progress.before),
        "forecast": _forecast(progress.forecast),
        "due_quarter": row.due,
        "reasons": list(row.reasons),
        "evidence": [{"path": proof.path, "state": proof.state.value} for proof in row.proofs],
        "waiver": waiver_object(row),
        "location": location_object(row.location),
        "target_location": location_object(row.target_location),
    }


def _reported(value: Decimal | str | None) -> str | None:
    return number(value) if isinstance(value, Decimal) else value


def _before(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {
        "total": number(standing.total),
        "expected": number(standing.expected),
        "ratio": number(standing.ratio),
        "light": standing.light.value,
    }


def _forecast(forecast: Forecast) -> dict[str, Any]:
    """``likelihood`` is one of the three answers of the official form; ``own`` names what a person has written."""
    own = (("value", forecast.is_own_value), ("likelihood", forecast.is_own_likelihood))
    return {
        "value": number(forecast.value),
        "unit": forecast.unit,
        "text": forecast.text,
        "likelihood": forecast.likelihood.value if forecast.likelihood else None,
        "own": [name for name, is_own in own if is_own],
    }
