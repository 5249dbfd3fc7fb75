"""An Excel workbook: a sheet of rows with a filter, a sheet of problems. Texts are texts and numbers numbers, never formulas."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.renderers.tabular import Column, list_check, problem_cells, problem_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.check_report import CheckReport
    from jixiao.monitor_report import MonitorReport
    from jixiao.renderers import Screen
    from jixiao.renderers.tabular import Cell, Cells, Listing
    from jixiao.rollup_report import RollupReport
    from jixiao.scores.report import ScoreReport

A4 = 9
LONGEST_TEXT = 32767
LINE_HEIGHT, HIGHEST_ROW = 16, 400
"""Points; Excel allows 409 for a row."""
_NARROW, _WIDE = 7, 28
_LAST_PRINTED = "reason"
"""What stands behind it (notes, evidence, places) is for the screen: on paper everything else would be too small to read."""
_PERCENT_PLACES = 2


def render_check(report: CheckReport, _screen: Screen) -> bytes:
    """Write what is met and what is not."""
    return _write(list_check(report))


def render_monitor(report: MonitorReport, _screen: Screen) -> bytes:
    """Write the lights of a quarter."""
    from jixiao.renderers.monitor_tabular import list_monitor

    return _write(list_monitor(report))


def render_score(report: ScoreReport, _screen: Screen) -> bytes:
    """Write the points."""
    from jixiao.renderers.score_tabular import list_score

    return _write(list_score(report))


def render_rollup(report: RollupReport, _screen: Screen) -> bytes:
    """Write a sheet a view, the matrix of lights among them, and the problems; or only the view that was asked for."""
    import openpyxl

    from jixiao.renderers.rollup_tabular import list_cells, list_matrix, listings

    views = [*listings(report)]
    if report.by is None:
        views += [list_matrix(project, report, number) for number, project in enumerate(report.projects, 1)]
        views.append(list_cells(report))
    workbook = openpyxl.Workbook()
    workbook.properties.creator = ""
    for number, view in enumerate(views):
        _fill(workbook.create_sheet() if number else workbook.active, view.name, view.columns, view.sections[0].rows)
    _fill(workbook.create_sheet(), _("问题"), problem_columns(), map(problem_cells, report.findings))
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _write(listing: Listing) -> bytes:
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.properties.creator = ""
    several = len(listing.sections) > 1
    columns = (Column("file", _("文件")), *listing.columns) if several else listing.columns
    rows = ({"file": section.file, **row} for section in listing.sections for row in section.rows)
    _fill(workbook.active, listing.name, columns, rows)
    findings = [finding for section in listing.sections for finding in section.problems]
    _fill(workbook.create_sheet(), _("问题"), problem_columns(), map(problem_cells, (*findings, *listing.problems)))
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill(sheet: Any, name: str, columns: tuple[Column, ...], rows: Iterable[Cells]) -> None:
    """Write one sheet: headings that stay in sight, columns as wide as what stands in them."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from jixiao.office.xlsx_writer import put

    sheet.title = name
    table = list(rows)
    widths = {column.key: _width(column, table) for column in columns}
    for number, column in enumerate(columns, 1):
        heading = sheet.cell(1, number)
        put(heading, column.heading)
        heading.font = Font(bold=True)
        heading.alignment = Alignment(wrap_text=True, vertical="center")
        for line, row in enumerate(table, 2):
            cell = sheet.cell(line, number)
            put(cell, _content(row.get(column.key), column))
            cell.alignment = Alignment(wrap_text=column.holds == "text", vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = widths[column.key]
    for line, row in enumerate(table, 2):
        lines = max(_lines(row.get(key), width) for key, width in widths.items())
        sheet.row_dimensions[line].height = min(lines * LINE_HEIGHT, HIGHEST_ROW)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(table) + 1}"
    printed = next((number for number, column in enumerate(columns, 1) if column.key == _LAST_PRINTED), len(columns))
    _print_wide(sheet, f"A1:{get_column_letter(printed)}{len(table) + 1}")


def _content(cell: Cell, column: Column) -> Any:
    """Make a number that Excel can hold one; a text that is too long ends with a sign that it goes on."""
    from jixiao.office.page import Number, places_of, printable

    if isinstance(cell, Decimal):
        is_percent = column.holds == "percent"
        return printable(Number(cell, _PERCENT_PLACES if is_percent else places_of(cell), percent=is_percent))
    text = str(printable(cell or ""))
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _width(column: Column, rows: list[Cells]) -> int:
    """Take the longest text; nothing is wider than a sheet of paper can take."""
    texts = [column.heading, *(str(row.get(column.key) or "") for row in rows)]
    longest = max(map(_length, texts))
    return max(_NARROW, min(longest + 2, _WIDE))


def _lines(cell: Cell, width: int) -> int:
    """Count the lines a text takes in its column; not every program does it when it opens the file."""
    return sum(max(1, -(-_length(line) // width)) for line in str(cell or "").split("\n"))


def _length(text: str) -> int:
    """Count a Chinese character as two."""
    return len(text) + sum(not character.isascii() for character in text)


def _print_wide(sheet: Any, area: str) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:1"
    sheet.print_area = area
