"""``jixiao.diff/1``: every change with both texts in full, the amounts, and where both stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.renderers.json import TOOL, dump, finding_object, full_location, number

if TYPE_CHECKING:
    from jixiao.check_report import File
    from jixiao.differences.report import Change, DifferenceReport, TableDifference


def write(report: DifferenceReport) -> str:
    """Write the whole run as one document."""
    return dump(
        {
            "schema": "jixiao.diff/1",
            "tool": TOOL,
            "summary": report.summary,
            "tables": [_table(table) for table in report.tables],
            "findings": [finding_object(finding) for finding in report.findings],
        }
    )


def _table(table: TableDifference) -> dict[str, Any]:
    return {
        "title": table.title,
        "old": _file(table.old),
        "new": _file(table.new),
        "unchanged": table.unchanged,
        "changes": [_change(change) for change in table.changes],
        "findings": [finding_object(finding) for finding in table.findings],
    }


def _file(file: File | None) -> dict[str, str] | None:
    return {"path": file.path, "sha256": file.sha256} if file else None


def _change(change: Change) -> dict[str, Any]:
    """One change; ``old`` and ``new`` are null where there is nothing."""
    return {
        "kind": change.kind.value,
        "section": change.section.value,
        "id": change.id or None,
        "name": change.name or None,
        "field": change.field or None,
        "old": change.old or None,
        "new": change.new or None,
        "gap": number(change.gap),
        "gap_unit": change.gap_unit,
        "ratio": number(change.ratio),
        "effect": change.effect.value if change.effect else None,
        "match": change.match.value if change.match else None,
        "old_location": full_location(change.old_location),
        "new_location": full_location(change.new_location),
    }
