"""An Excel form (.xlsx) → rows of cells. Values are streamed (read-only), so a sheet of any size costs no more than its limit.

Merged areas and formulas without a result need the whole sheet in memory and are looked at where it is small, as every form is.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.office.cells import Cell, Form, Notice, Refusal, Row, grid_rows
from jixiao.office.container import MEGABYTE, damaged, is_sheet
from jixiao.office.number_format import as_decimal, show_value

if TYPE_CHECKING:
    from pathlib import Path

MAX_ROWS = 5000
MAX_COLUMNS = 200
SMALL_SHEETS = 6 * MEGABYTE

_Area = tuple[int, int]


def read(path: Path, sizes: dict[str, int]) -> Form | Refusal:
    """Read the visible sheets in their order."""
    import openpyxl

    small = sum(size for name, size in sizes.items() if is_sheet(name)) <= SMALL_SHEETS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of decorations that it does not keep
            values = openpyxl.load_workbook(path, read_only=True, data_only=True)
            layout = openpyxl.load_workbook(path) if small else None
            try:
                return _read_sheets(path.stem, values, layout)
            finally:
                values.close()
    except Exception:  # noqa: BLE001 - openpyxl raises many kinds; the file was scanned and is broken inside
        return damaged()


def _read_sheets(name: str, values: Any, layout: Any) -> Form:
    rows: list[Row] = []
    notices: list[Notice] = []
    for part, sheet in enumerate(values.worksheets, start=1):
        cells = _cells(sheet)
        if cells is None:
            limits = {"rows": MAX_ROWS, "columns": MAX_COLUMNS}
            message = _("这个工作表超过 {rows} 行或 {columns} 列，不像绩效表，没有读入。").format(**limits)
            notices.append(Notice(sheet.title, message))
        elif sheet.sheet_state != "visible" and cells:
            notices.append(Notice(sheet.title, _("隐藏的工作表没有读入。")))
        else:
            if layout is not None:
                cells, empty = _merge(cells, layout[sheet.title])
                message = _("公式没有计算结果，按空白处理；请在 Excel 里打开并保存一次。")
                notices += [Notice(f"{sheet.title}!{coordinate}", message) for coordinate in empty]
            rows += grid_rows(part, cells)
    return Form(name, tuple(rows), tuple(notices))


def _cells(sheet: Any) -> list[Cell] | None:
    """Return the cells that hold something; ``None`` when the sheet goes beyond the limits."""
    cells: list[Cell] = []
    sheet.reset_dimensions()  # programs that write xlsx often get the dimension wrong
    for line in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS + 1):
        for cell in line:
            text = show_value(cell.value, getattr(cell, "number_format", "") or "").strip()
            if not text:
                continue
            if cell.row > MAX_ROWS or cell.column > MAX_COLUMNS:
                return None
            address = f"{sheet.title}!{cell.coordinate}"
            cells.append(Cell(text, address, cell.row - 1, cell.column - 1, number=as_decimal(cell.value)))
    return cells


def _merge(cells: list[Cell], sheet: Any) -> tuple[list[Cell], list[str]]:
    """Give every cell its merged area, and name the formulas that have no result."""
    areas: dict[_Area, _Area] = {}
    for area in sheet.merged_cells.ranges:
        rows, columns = min(area.size["rows"], MAX_ROWS), min(area.size["columns"], MAX_COLUMNS)
        areas[area.min_row - 1, area.min_col - 1] = (rows, columns)
    merged = []
    for cell in cells:
        rows, columns = areas.get((cell.row, cell.column), (1, 1))
        merged.append(Cell(cell.text, cell.address, cell.row, cell.column, rows, columns, cell.number))
    known = {(cell.row + 1, cell.column + 1) for cell in cells}
    # iter_rows would make a cell for every blank in between, millions where one stray cell stands far away
    formulas = [cell for cell in sheet._cells.values() if cell.data_type == "f"]  # noqa: SLF001
    return merged, [cell.coordinate for cell in formulas if (cell.row, cell.column) not in known]
