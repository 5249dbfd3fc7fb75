"""CSV (RFC 4180, UTF-8): one table for all files, a row an indicator, then a row a problem; numbers are plain numbers.

A text that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return) gets a
single quote in front, as OWASP advises: https://owasp.org/www-community/attacks/CSV_Injection. A number needs none.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language.targets import plain
from jixiao.renderers.plain_text import visible
from jixiao.renderers.tabular import list_check, list_lint, problem_cells

if TYPE_CHECKING:
    from jixiao.check_report import CheckReport
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import MonitorReport
    from jixiao.query_report import QueryReport
    from jixiao.renderers import Screen
    from jixiao.renderers.tabular import Cell, Listing
    from jixiao.rollup_report import RollupReport
    from jixiao.scores.report import ScoreReport

FORMULA_SIGNS = frozenset("=+-@\t\r")


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
    """Write what is wrong with the tables."""
    return _write(list_lint(report))


def render_rollup(report: RollupReport, _screen: Screen) -> str:
    """Write a row a region and indicator, or the view that was asked for; problems are in the other formats."""
    from jixiao.renderers.rollup_tabular import listing

    return write_rows(listing(report))


def render_query(report: QueryReport, _screen: Screen) -> str:
    """Write the answer to a query."""
    from jixiao.renderers.query_rows import list_query

    return write_rows(list_query(report))


def write_rows(listing: Listing) -> str:
    """Write rows alone, without a column for the file and without problems: a table for programs to read."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_safe(column.heading) for column in listing.columns])
    for section in listing.sections:
        for row in section.rows:
            writer.writerow([_safe(row.get(column.key)) for column in listing.columns])
    return stream.getvalue()


def _write(listing: Listing) -> str:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    keys = [column.key for column in listing.columns]
    writer.writerow([_("文件"), *(column.heading for column in listing.columns)])
    for section in listing.sections:
        for row in (*section.rows, *map(problem_cells, section.problems)):
            writer.writerow([_safe(section.file), *(_safe(row.get(key)) for key in keys)])
    for row in map(problem_cells, listing.problems):
        writer.writerow(["", *(_safe(row.get(key)) for key in keys)])
    return stream.getvalue()


def _safe(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return plain(cell)
    text = cell or ""
    quote = "'" if text[:1] in FORMULA_SIGNS and text else ""
    return quote + "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
