"""The answer to a query: on the screen, and as rows for csv, markdown and JSON."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.language.targets import plain
from jixiao.renderers.json import TOOL, dump
from jixiao.renderers.tabular import Cell, Column, Listing, Section

if TYPE_CHECKING:
    from jixiao.query_report import QueryReport
    from jixiao.renderers import Screen

_NUMBERS = ("DECIMAL", "DOUBLE", "FLOAT", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER")


def draw(report: QueryReport, screen: Screen) -> str:
    """Draw the rows, and how many there are."""
    from jixiao.renderers.layout import Column as Heading
    from jixiao.renderers.plain_text import visible
    from jixiao.renderers.screen import columns, line, rows_text, write

    headings = (
        Heading(visible(name), right=_is_number(kind), flexible=not _is_number(kind)) for name, kind in report.columns
    )
    table = columns(*headings)
    for row in report.rows:
        table.add_row(*rows_text([_words(value) for value in row]))
    return write([table, line(_("共 {count} 行。").format(count=len(report.rows)), "bold")], screen)


def list_query(report: QueryReport) -> Listing:
    """Put the rows into columns; two columns may have one name."""
    columns = tuple(
        Column(str(place), name, "number" if _is_number(kind) else "text")
        for place, (name, kind) in enumerate(report.columns)
    )
    rows = tuple({str(place): _cell(value) for place, value in enumerate(row)} for row in report.rows)
    return Listing("", columns, (Section("", "", (), rows, ()),), (), "")


def write_json(report: QueryReport) -> str:
    """Write ``jixiao.query/1``: a list a row, in the order of the columns. Decimal numbers are text, days are ISO."""
    return dump(
        {
            "schema": "jixiao.query/1",
            "tool": TOOL,
            "sql": report.sql,
            "columns": [{"name": name, "type": kind} for name, kind in report.columns],
            "rows": [[_json(value) for value in row] for row in report.rows],
        }
    )


def _is_number(kind: str) -> bool:
    return kind.startswith(_NUMBERS)


def _json(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int) else _words(value)


def _cell(value: Any) -> Cell:
    if isinstance(value, bool) or not isinstance(value, int):
        return value if isinstance(value, Decimal) else _words(value)
    return Decimal(value)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
