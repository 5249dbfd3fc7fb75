"""A Word form (.docx) → rows of cells. python-docx opens the package; the walk below sees what its tables leave out.

Merged cells (gridSpan, vMerge), content controls (sdt) around rows and cells, inserted text and nested tables are read. Deleted
text is not. Text boxes float over the page and belong to no cell: what they say is reported, not placed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.office.cells import Cell, Form, Notice, Refusal, Row, grid_rows
from jixiao.office.container import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRANSPARENT = {
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple")
}
_SPOKEN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_TICKS = {"F052": "☑", "F0FE": "☑", "F0FC": "√", "F050": "√"}  # how Word's symbol fonts number a tick
MAX_ROWS = 5000


def read(path: Path, sizes: dict[str, int]) -> Form | Refusal:
    """Read the paragraphs and tables of a document in their order."""
    del sizes
    import docx

    try:
        body = docx.Document(str(path)).element.body
    except Exception:  # noqa: BLE001 - python-docx and lxml raise many kinds; the file was scanned and is broken inside
        return damaged()
    return _Reader(path.stem).read(body)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[Row] = []
        self.notices: list[Notice] = []
        self.parts = 0
        self.tables = 0
        self.paragraphs = 0

    def read(self, body: Any) -> Form | Refusal:
        for element in _inside(body, f"{W}p", f"{W}tbl"):
            if element.tag == f"{W}p":
                self._paragraph(element)
            else:
                self.tables += 1
                self._table(element, str(self.tables))
            if len(self.rows) > MAX_ROWS:
                return Refusal(
                    _("文件超过 {limit} 行，不像一张绩效目标表。").format(limit=MAX_ROWS), _("请只留表格，再导入。")
                )
        return Form(self.name, tuple(self.rows), tuple(self.notices))

    def _paragraph(self, element: Any) -> None:
        self.paragraphs += 1
        address = _("第 {number} 段").format(number=self.paragraphs)
        text = self._text(element, address).strip()
        if text:
            self.parts += 1
            self.rows += grid_rows(self.parts, [Cell(text, address)])

    def _table(self, table: Any, number: str) -> None:
        """Read one table; the tables inside its cells follow it as parts of their own."""
        self.parts += 1
        part = self.parts
        cells: list[Cell] = []
        above: dict[int, int] = {}  # grid column → index of the cell that a vMerge there goes on with
        nested: list[tuple[str, Any]] = []
        for line, row in enumerate(_inside(table, f"{W}tr")):
            column = _number(row, "trPr/gridBefore")
            for order, element in enumerate(_inside(row, f"{W}tc"), start=1):
                width = max(_number(element, "tcPr/gridSpan"), 1)
                merge = element.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                    index = above[column]
                    cells[index] = replace(cells[index], rows=line - cells[index].row + 1)
                else:
                    address = _("表{table} 第{row}行第{cell}列").format(table=number, row=line + 1, cell=order)
                    cells.append(Cell(self._cell_text(element, address), address, line, column, 1, width))
                    above[column] = len(cells) - 1
                    nested += [(f"{number}.{len(nested) + 1}", inner) for inner in _inside(element, f"{W}tbl")]
                column += width
        self.rows += grid_rows(part, cells)
        for name, inner in nested:
            self._table(inner, name)

    def _cell_text(self, element: Any, address: str) -> str:
        lines = [self._text(paragraph, address) for paragraph in _inside(element, f"{W}p")]
        return "\n".join(line for line in lines if line.strip()).strip()

    def _text(self, paragraph: Any, address: str) -> str:
        """Return a paragraph's text as it is read; spaces at its ends belong to it."""
        pieces: list[str] = []
        for run in _inside(paragraph, f"{W}r"):
            for piece in run:
                if piece.tag == f"{W}t":
                    pieces.append(piece.text or "")
                elif piece.tag == f"{W}sym":
                    pieces.append(_TICKS.get(str(piece.get(f"{W}char")).upper(), ""))
                else:
                    pieces.append(_SPOKEN.get(piece.tag, ""))
        boxes = ["".join(text.text or "" for text in box.iter(f"{W}t")) for box in paragraph.iter(f"{W}txbxContent")]
        for text in dict.fromkeys(filter(None, boxes)):  # Word writes a box twice, for old and new programs
            self.notices.append(Notice(address, _("文本框里的文字没有读入：{text}").format(text=text)))
        return "".join(pieces)


def _inside(parent: Any, *tags: str) -> Iterator[Any]:
    """Yield the children with these tags, also those wrapped in content controls or marked as inserted."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _inside(child, *tags)


def _number(element: Any, route: str) -> int:
    found = element.find("/".join(f"{W}{step}" for step in route.split("/")))
    text = found.get(f"{W}val", "") if found is not None else ""
    return min(int(text), 200) if text.isdecimal() and len(text) < len("1000") else 0
