"""A report as columns and rows of typed cells: what csv, markdown and xlsx are made of.

A number stays a ``Decimal`` (a rate is a share: 0.8 for 80 %), everything else is text. Each kind of report has one set of
columns, so that the rows of many files can stand in one table; problems have rows of their own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.catalogue import _
from jixiao.renderers.concise import SEVERITY_WORDS, problem_counts, total_line, waived_line
from jixiao.rows import achieved_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.check_report import Check, CheckReport, Row
    from jixiao.findings import Finding
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import Sheet
    from jixiao.scores.report import Score

Cell = str | Decimal | None
Cells = dict[str, Cell]
"""The cells of a row by the key of their column; what is left out is empty."""


class Column(NamedTuple):
    """One column: the key of its cells, its heading, and what it holds."""

    key: str
    heading: str
    holds: Literal["text", "number", "percent"] = "text"


class Section(NamedTuple):
    """What one file has to say: the file, a title, a few facts, the rows, the problems."""

    file: str
    title: str
    facts: tuple[str, ...]
    rows: tuple[Cells, ...]
    problems: tuple[Finding, ...]


class Listing(NamedTuple):
    """A whole report. ``problems`` are those that belong to none of the sections."""

    name: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    problems: tuple[Finding, ...]
    total: str


def problem_columns() -> tuple[Column, ...]:
    """Return the columns of a table of problems."""
    return (
        Column("status", _("级别")),
        Column("id", _("编码")),
        Column("name", _("问题")),
        Column("note", _("帮助")),
        Column("place", _("位置")),
    )


def problem_cells(finding: Finding) -> Cells:
    """Put a finding into columns that a table of indicators has as well."""
    return {
        "kind": _("问题"),
        "status": _(SEVERITY_WORDS[finding.severity]),
        "id": finding.code,
        "name": finding.message,
        "note": finding.help,
        "place": str(finding.location) if finding.location else "",
    }


# ── check ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def list_check(report: CheckReport) -> Listing:
    """List judged indicators and milestones."""
    columns = (
        *kind_and_status(),
        *name_columns(),
        Column("target", _("目标")),
        Column("actual", _("实际")),
        Column("value", _("完成数"), "number"),
        Column("unit", _("单位")),
        Column("gap", _("差距"), "number"),
        Column("ratio", _("完成率"), "percent"),
        *end_columns(),
    )
    total = total_line(report.summary, report.all_findings)
    return Listing(_("核对结果"), columns, tuple(map(_check_section, report.checks)), report.findings, total)


def _check_section(check: Check) -> Section:
    rows = [*(_judged(row, _("指标")) for row in check.indicators)]
    rows += [_judged(row, _("阶段性目标")) for row in check.milestones]
    moment = _("数据截至 {date}").format(date=check.as_of.isoformat()) if check.as_of else _("按全年判断")
    return Section(check.actuals.path, check.title, facts_of(check, moment), tuple(rows), check.findings)


def _judged(row: Row, kind: str) -> Cells:
    outcome = row.outcome
    return {
        **name_cells(row, kind),
        "target": row.text,
        "actual": achieved_words(row),
        "value": outcome.value,
        "unit": outcome.unit or outcome.gap_unit,
        "gap": outcome.gap,
        "ratio": outcome.ratio,
        **end_cells(row),
    }


# ── lint ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def list_lint(report: LintReport) -> Listing:
    """List the problems of tables; there is nothing else to list."""
    sections = tuple(Section(one.file.path, one.title, (one.file.path,), (), one.findings) for one in report.reviews)
    total = _("审了 {count} 张表。{problems}").format(
        count=len(report.reviews), problems=problem_counts(report.all_findings)
    )
    return Listing(_("审表结果"), (Column("kind", _("类型")), *problem_columns()), sections, report.findings, total)


# ── what all have ────────────────────────────────────────────────────────────────────────────────────────────────────


def kind_and_status() -> tuple[Column, ...]:
    """Return the columns that say what a row is and how it stands."""
    return (Column("kind", _("类型")), Column("status", _("状态")))


def name_columns() -> tuple[Column, ...]:
    """Return the columns that name an indicator."""
    return (
        Column("id", _("编号")),
        Column("level1", _("一级指标")),
        Column("level2", _("二级指标")),
        Column("name", _("三级指标")),
    )


def end_columns() -> tuple[Column, ...]:
    """Return the columns every row of indicators ends with."""
    return (
        Column("reason", _("原因")),
        Column("note", _("备注")),
        Column("evidence", _("佐证材料")),
        Column("place", _("位置")),
    )


def name_cells(row: Row, kind: str) -> Cells:
    """Fill the columns that name an indicator."""
    return {
        "kind": kind,
        "status": row.status.word,
        "id": row.id,
        "level1": row.level1,
        "level2": row.level2,
        "name": row.name,
    }


def end_cells(row: Row) -> Cells:
    """Fill the columns at the end."""
    place = row.waived.location if row.waived else row.location
    return {
        "reason": _joined((*row.reasons, waived_line(row))),
        "note": _joined(row.notes),
        "evidence": _joined(proof.path for proof in row.proofs),
        "place": str(place),
    }


def _joined(texts: Iterable[str]) -> str:
    return _("；").join(text for text in texts if text)


def facts_of(one: Check | Sheet | Score, moment: str) -> tuple[str, ...]:
    """Name the files, and pass on what they say of themselves."""
    files = _("目标表 {targets}  完成情况 {actuals}  {moment}").format(
        targets=one.targets.path, actuals=one.actuals.path, moment=moment
    )
    return (files, _("备注：{note}").format(note=one.note)) if one.note else (files,)
