"""A form as text (.txt) → rows of cells, in the two ways in which programs flatten a table.

Published pages and text exports begin every cell with a tab, leave a blank line between rows, and let a cell's further lines
begin without a tab. A table copied from Excel has one row a line, its cells between tabs, cells with line breaks in quotes.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.office.cells import Cell, Form, Refusal, Row, grid_rows
from jixiao.office.container import MEGABYTE

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE = 4 * MEGABYTE
_TAB_INSIDE = re.compile(r"^[^\t\n]+\t", re.MULTILINE)


def read(path: Path) -> Form | Refusal:
    """Read a text file: UTF-8, or GB18030 as older Windows programs save it."""
    if path.stat().st_size > MAX_FILE:
        message = _("文本文件超过 {limit} MB，不像一张绩效目标表。").format(limit=MAX_FILE // MEGABYTE)
        return Refusal(message, _("请只留表格的文字，再导入。"))
    text = _decode(path.read_bytes())
    if text is None:
        return Refusal(
            _("读不出文字：既不是 UTF-8 也不是 GBK 编码的文本。"), _("请用记事本另存为 UTF-8 编码，再导入。")
        )
    try:
        return Form(path.stem, read_rows(text))
    except csv.Error:  # a cell of more than 131,072 characters
        return Refusal(_("有一格的文字太长，不像一张绩效目标表。"), _("请只留表格的文字，再导入。"))


def read_rows(text: str) -> tuple[Row, ...]:
    """Turn flattened text into rows; what stands before the first cell are paragraphs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _TAB_INSIDE.search(text):
        return _one_row_a_line(text)
    head, *blocks = re.split(r"^\t", text, flags=re.MULTILINE)
    rows: list[Row] = []
    for number, paragraph in enumerate(filter(None, map(str.strip, head.split("\n"))), start=1):
        rows += grid_rows(number, [Cell(paragraph, _("第 {number} 段").format(number=number))])
    part, table = len(rows) + 1, []
    line = column = 0
    for block in blocks:
        lines = [piece for piece in block.split("\n") if piece.strip()]
        table.append(_cell("\n".join(lines).strip(), line, column))
        column += 1
        if block.endswith("\n\n") and (lines or column > 1):
            line, column = line + 1, 0
    return (*rows, *grid_rows(part, table))


def _one_row_a_line(text: str) -> tuple[Row, ...]:
    rows: list[Row] = []
    lines = csv.reader(io.StringIO(text), delimiter="\t", strict=False)
    for number, values in enumerate(lines):
        rows += grid_rows(1, [_cell(value.strip(), number, column) for column, value in enumerate(values)])
    return tuple(rows)


def _cell(text: str, row: int, column: int) -> Cell:
    return Cell(text, _("第{row}行第{cell}列").format(row=row + 1, cell=column + 1), row, column)


def _decode(content: bytes) -> str | None:
    if b"\0" in content and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        return None
    for encoding in ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
