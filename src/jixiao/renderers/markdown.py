"""Markdown (GitHub Flavored): a table a file, its problems below, the total last; for merge requests and step summaries.

No text of a file can become markup: every sign that means something is escaped.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language.targets import plain
from jixiao.quantity import rounded_ratio
from jixiao.renderers.concise import SEVERITY_WORDS
from jixiao.renderers.plain_text import visible
from jixiao.renderers.tabular import list_check, list_lint

if TYPE_CHECKING:
    from jixiao.check_report import CheckReport
    from jixiao.differences.report import DifferenceReport
    from jixiao.findings import Finding
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import MonitorReport
    from jixiao.query_report import QueryReport
    from jixiao.renderers import Screen
    from jixiao.renderers.tabular import Cell, Column, Listing, Section
    from jixiao.rollup_report import RollupReport
    from jixiao.scores.report import ScoreReport

_MARKUP = re.compile(
    r"[\\`*_\[\]<>|~&$]|://|^[#+=-]|(?<=^\d)[.)](?= |$)|(?<=^\d\d)[.)](?= |$)"
    r"|:(?=(?:[0-9+-]*+[a-z_][a-z0-9_+-]*+|100|1234):)"  # a name between colons is a picture on GitHub
)
# what a reader of a merge request does not need: it stands in another column, or in the line of the problem
_LEFT_OUT = frozenset({"level1", "level2", "value", "place", "evidence", "note", "formula"})
_PLACES = Decimal("0.001")


def render_check(report: CheckReport, _screen: Screen) -> str:
    """Write what is met and what is not."""
    return _write(list_check(report))


def render_monitor(report: MonitorReport, _screen: Screen) -> str:
    """Write the lights of a quarter."""
    from jixiao.renderers.monitor_tabular import list_monitor

    return _write(list_monitor(report))


def render_score(report: ScoreReport, _screen: Screen) -> str:
    """Write the points."""
    from jixiao.renderers.score_tabular import list_score

    return _write(list_score(report))


def render_lint(report: LintReport, _screen: Screen) -> str:
    """Write what is wrong with the tables, hints too: a review consists of them."""
    return _write(list_lint(report), least=Severity.INFO)


def render_rollup(report: RollupReport, _screen: Screen) -> str:
    """Write the projects, the ranking and the indicators, or the view that was asked for."""
    from jixiao.renderers.rollup_tabular import listings

    views = listings(report)
    return "\n".join([*(_write(view._replace(problems=(), total="")) for view in views[:-1]), _write(views[-1])])


def render_query(report: QueryReport, _screen: Screen) -> str:
    """Write the answer to a query."""
    from jixiao.renderers.query_rows import list_query

    return "\n".join(_table(list_query(report).sections[0], list_query(report).columns)) + "\n"


def render_diff(report: DifferenceReport, _screen: Screen) -> str:
    """Write what changed; see :mod:`jixiao.renderers.difference_markdown`."""
    from jixiao.renderers.difference_markdown import write

    return write(report)


def _write(listing: Listing, least: Severity = Severity.WARNING) -> str:
    lines = [f"## {escaped(listing.name)}", ""]
    for section in listing.sections:
        lines += [*_section(section, listing.columns), *_problems(section.problems, least)]
    lines += _problems(listing.problems, least)
    if listing.total:
        lines += [f"**{escaped(listing.total.strip())}**", ""]
    return "\n".join(lines)


def _section(section: Section, columns: tuple[Column, ...]) -> list[str]:
    lines = [f"### {escaped(section.title)}", ""] if section.title else []
    for fact in section.facts:
        lines += [escaped(fact), ""]
    if section.rows:
        lines += [*_table(section, columns), ""]
    return lines


def _table(section: Section, columns: tuple[Column, ...]) -> list[str]:
    """Draw the columns in which anything stands; those a line of text has no room for are left to csv and xlsx."""
    shown = [
        column
        for column in columns
        if column.key not in _LEFT_OUT and any(row.get(column.key) not in {None, ""} for row in section.rows)
    ]
    lines = ["".join(f"| {escaped(column.heading)} " for column in shown) + "|"]
    lines.append("".join("| --- " if column.holds == "text" else "| ---: " for column in shown) + "|")
    for row in section.rows:
        cells = (row.get(column.key) for column in shown)
        lines.append("".join(f"| {_cell(cell, column)} " for cell, column in zip(cells, shown, strict=True)) + "|")
    return lines


def _cell(cell: Cell, column: Column) -> str:
    if isinstance(cell, Decimal):
        if column.holds == "percent":
            return f"{plain(rounded_ratio(cell, _PLACES) * 100)}%"
        return plain(cell)
    return escaped(cell or "")


def _problems(findings: tuple[Finding, ...], least: Severity) -> list[str]:
    lines = []
    for finding in findings:
        if finding.severity is Severity.INFO and least is not Severity.INFO:
            continue
        words = {"severity": _(SEVERITY_WORDS[finding.severity]), "code": finding.code, "message": finding.message}
        sentence = _("{severity} {code}：{message}").format(**words)
        place = f" ({finding.location})" if finding.location else ""
        remedy = f" {finding.help}" if finding.help else ""
        lines.append(f"- {escaped(f'{sentence}{remedy}{place}')}")
    return [*lines, ""] if lines else []


def escaped(text: str) -> str:
    """Escape what Markdown would take for markup or HTML; a line break becomes ``<br>``."""
    lines = (visible(line).strip() for line in text.replace("\r\n", "\n").split("\n"))
    return "<br>".join(_MARKUP.sub(_escape, line) for line in lines)


def _escape(match: re.Match[str]) -> str:
    """Write HTML's own signs as entities, the others behind a backslash."""
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(match[0], f"\\{match[0]}")
