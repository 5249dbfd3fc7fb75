"""JSON: a contract (see docs). Lines and columns are 1-based, numbers are strings, one shape for one file and for many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jixiao import __version__
from jixiao.language.targets import as_json, plain
from jixiao.renderers.pieces import Pieces, whole

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.check_report import Check, CheckReport, Row, Totals
    from jixiao.differences.report import DifferenceReport
    from jixiao.evidence_report import EvidenceReport
    from jixiao.findings import Finding, Location
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import MonitorReport
    from jixiao.query_report import QueryReport
    from jixiao.renderers import Screen
    from jixiao.rollup_report import RollupReport
    from jixiao.scores.report import ScoreReport

TOOL = {"name": "jixiao", "version": __version__}


def render_check(report: CheckReport, screen: Screen) -> str:
    """Write ``jixiao.check/1``."""
    return whole(CHECK, report, screen)


def _begin(totals: Totals) -> str:
    head = dump({"schema": "jixiao.check/1", "tool": TOOL, "summary": totals.summary})
    return head.removesuffix("\n}\n") + ',\n  "checks": ['


def _check(check: Check, _screen: Screen, _several: bool) -> str:  # noqa: FBT001 - the shape of every format's piece
    return "\n" + _deeper(check_object(check), 2)


def _end(totals: Totals, findings: tuple[Finding, ...], _screen: Screen) -> str:
    closing = "\n  ]" if totals.checks else "]"
    loose = _deeper([finding_object(finding) for finding in findings], 1).lstrip()
    return f'{closing},\n  "findings": {loose}\n}}\n'


def _deeper(document: Any, depth: int) -> str:
    indent = "  " * depth
    return indent + json.dumps(document, ensure_ascii=False, indent=2).replace("\n", "\n" + indent)


CHECK = Pieces(_check, _end, _begin, between=",")


def render_evidence(report: EvidenceReport, _screen: Screen) -> str:
    """Write ``jixiao.evidence/1``."""
    return dump(
        {
            "schema": "jixiao.evidence/1",
            "tool": TOOL,
            "summary": report.summary,
            "lists": [
                {
                    "targets": {"path": one.targets.path, "sha256": one.targets.sha256},
                    "actuals": {"path": one.actuals.path, "sha256": one.actuals.sha256},
                    "indicators": [
                        {
                            "id": row.id,
                            "name": row.name,
                            "proven": row.is_proven,
                            "location": location_object(row.location),
                            "evidence": [
                                {
                                    "path": file.path,
                                    "state": file.state.value,
                                    "location": location_object(file.location),
                                }
                                for file in row.files
                            ],
                        }
                        for row in one.rows
                    ],
                }
                for one in report.lists
            ],
            "findings": [finding_object(finding) for finding in report.findings],
        }
    )


def render_score(report: ScoreReport, _screen: Screen) -> str:
    """Write ``jixiao.score/1``."""
    from jixiao.renderers.score_json import write_score

    return write_score(report)


def render_monitor(report: MonitorReport, _screen: Screen) -> str:
    """Write ``jixiao.report/1``; see :mod:`jixiao.renderers.monitor_json`."""
    from jixiao.renderers.monitor_json import write

    return write(report)


def render_lint(report: LintReport, _screen: Screen) -> str:
    """Write ``jixiao.lint/1``; see :mod:`jixiao.renderers.review_json`."""
    from jixiao.renderers.review_json import write

    return write(report)


def render_rollup(report: RollupReport, _screen: Screen) -> str:
    """Write ``jixiao.rollup/1``; see :mod:`jixiao.renderers.rollup_json`."""
    from jixiao.renderers.rollup_json import write

    return write(report)


def render_query(report: QueryReport, _screen: Screen) -> str:
    """Write ``jixiao.query/1``; see :mod:`jixiao.renderers.query_rows`."""
    from jixiao.renderers.query_rows import write_json

    return write_json(report)


def render_diff(report: DifferenceReport, _screen: Screen) -> str:
    """Write ``jixiao.diff/1``; see :mod:`jixiao.renderers.difference_json`."""
    from jixiao.renderers.difference_json import write

    return write(report)


def dump(document: dict[str, Any]) -> str:
    """Write a document for people and programs alike: indented, Chinese as it is."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def check_object(check: Check) -> dict[str, Any]:
    """One file of actuals against its table."""
    return {
        "targets": {"path": check.targets.path, "sha256": check.targets.sha256},
        "actuals": {"path": check.actuals.path, "sha256": check.actuals.sha256},
        "as_of": check.as_of.isoformat() if check.as_of else None,
        "summary": check.summary,
        "indicators": [row_object(row) for row in check.indicators],
        "milestones": [{**row_object(row), "quarter": row.due} for row in check.milestones],
        "findings": [finding_object(finding) for finding in check.findings],
    }


def row_object(row: Row) -> dict[str, Any]:
    """One judged item. ``gap`` is in ``gap_unit``; ``ratio`` is the degree of completion, 1 being the target."""
    outcome = row.outcome
    actual = {"text": outcome.text, "value": number(outcome.value), "unit": outcome.unit}
    return {
        "id": row.id,
        "level1": row.level1,
        "level2": row.level2,
        "name": row.name,
        "target": {"text": row.text, "reading": as_json(row.reading) if row.reading else None},
        "actual": actual if outcome.text is not None else None,
        "status": row.status.value,
        "gap": number(outcome.gap),
        "gap_unit": outcome.gap_unit,
        "ratio": number(outcome.ratio),
        "over": outcome.over,
        "due_quarter": row.due,
        "reasons": list(row.reasons),
        "evidence": [{"path": proof.path, "state": proof.state.value} for proof in row.proofs],
        "waiver": waiver_object(row),
        "location": location_object(row.location),
        "target_location": location_object(row.target_location),
    }


def waiver_object(row: Row) -> dict[str, Any] | None:
    """Why a row is let off."""
    if row.waived is None:
        return None
    return {
        "reason": row.waived.reason,
        "approved_by": row.waived.approved_by,
        "until": row.waived.until,
        "location": location_object(row.waived.location),
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding with its place, and the second places that belong to it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "location": full_location(finding.location),
        "related": [{"message": label.message, "location": full_location(label.location)} for label in finding.labels],
    }


def location_object(location: Location) -> dict[str, Any]:
    """Where a value begins."""
    return {"path": location.path, "line": location.line, "column": location.column}


def full_location(location: Location | None) -> dict[str, Any] | None:
    """Where a stretch begins and ends; the end column is one past the last character."""
    if location is None:
        return None
    return {**location_object(location), "end_line": location.end_line, "end_column": location.end_column}


def number(value: Decimal | None) -> str | None:
    """Write a number as text, so that no reader rounds it."""
    return None if value is None else plain(value)
