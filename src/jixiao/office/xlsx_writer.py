"""A page → an Excel file, one sheet that prints on A4: merged cells, fit to the width, headings on every sheet of paper.

Excel never widens a row for merged cells, so the heights are worked out here from the length of the texts. What is written is
always a text or a number, never a formula, whatever sign a text begins with.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import accumulate
from typing import Any

from jixiao.catalogue import _
from jixiao.office.cells import Refusal
from jixiao.office.page import (
    HEADING_FONT,
    LABEL_FONT,
    MARGINS,
    TEXT_FONT,
    TITLE_SIZE,
    Area,
    Content,
    Face,
    Number,
    Page,
)

A4 = 9
MILLIMETRES_AN_INCH = 25.4
PIXELS_AN_INCH = 96
PIXELS_A_DIGIT, PADDING = 7, 5
"""Excel counts widths in digits of its standard font."""
HIGHEST_ROW = 400
"""Excel allows 409 points; a higher area is spread over several rows."""
LONGEST_TEXT = 32767
LINE_HEIGHT = 1.3
"""Height of a line of text by the size of its font, with a little room for the fonts that stand in where 仿宋 is missing."""
EVIDENCE_WIDTH = 40
LINK_COLOR = "0563C1"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write(page: Page) -> bytes | Refusal:
    """Write one form; a text that no cell can hold is refused, not cut."""
    import openpyxl

    long = next((area for area in page.areas if len(str(area.content)) > LONGEST_TEXT), None)
    if long is not None:
        return Refusal(
            _("有一格文字超过 Excel 的上限（{limit} 字）：{text}…").format(
                limit=LONGEST_TEXT, text=str(long.content)[:20]
            ),
            _("请导出成 .docx。"),
        )
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    sheet.title = page.name
    workbook.properties.creator = ""
    workbook.properties.title = page.title[:255]
    _Writer(sheet, page).write()
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes one page to one sheet. Rows of the page become rows of the sheet, several where they are too high for one."""

    def __init__(self, sheet: Any, page: Page) -> None:
        self.sheet = sheet
        self.page = page
        self.columns = len(page.widths)
        self.top = len(_above(page))
        heights = _heights(page)
        self.parts = [max(1, -(-height // HIGHEST_ROW)) for height in heights]
        self.starts = [self.top + 1 + before for before in accumulate(self.parts, initial=0)]
        self.heights = heights

    def write(self) -> None:
        self._columns()
        self._above()
        for area in self.page.areas:
            self._area(area)
        self._row_heights()
        self._evidence()
        last = self._below()
        self._print(last)

    def _columns(self) -> None:
        from openpyxl.utils import get_column_letter

        for number, width in enumerate(self.page.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = _digits(width)

    def _above(self) -> None:
        for row, (words, size, font, align) in enumerate(_above(self.page), start=1):
            self._line(row, words, size, font, align)

    def _below(self) -> int:
        row = self.starts[-1]
        for words in self.page.below:
            self._line(row, words, self.page.size - 1, TEXT_FONT, "left")
            row += 1
        return row - 1

    def _line(self, row: int, words: str, size: float, font: str, align: str) -> None:
        """Write a line across the whole form, without a border."""
        from openpyxl.styles import Alignment, Font

        cell = self.sheet.cell(row, 1)
        put(cell, words)
        cell.font = Font(name=font, size=size)
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        self.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=self.columns)
        self.sheet.row_dimensions[row].height = lines_of(words, sum(self.page.widths), size) * size * LINE_HEIGHT + 4

    def _area(self, area: Area) -> None:
        first, last = self.starts[area.row], self.starts[area.row + area.rows] - 1
        right = area.column + area.columns
        cell = self.sheet.cell(first, area.column + 1)
        put(cell, area.content)
        self._dress(cell, area)
        for row in range(first, last + 1):
            for column in range(area.column + 1, right + 1):
                self.sheet.cell(row, column).border = _border()
        if last > first or area.columns > 1:
            self.sheet.merge_cells(start_row=first, start_column=area.column + 1, end_row=last, end_column=right)

    def _dress(self, cell: Any, area: Area) -> None:
        from openpyxl.styles import Alignment, Font

        is_label = area.face is Face.LABEL
        cell.font = Font(name=LABEL_FONT if is_label else TEXT_FONT, size=self.page.size, bold=is_label)
        horizontal = "left" if area.face is Face.TEXT and not isinstance(area.content, Number) else "center"
        cell.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=True)

    def _row_heights(self) -> None:
        for height, parts, start in zip(self.heights, self.parts, self.starts, strict=False):
            for row in range(start, start + parts):
                self.sheet.row_dimensions[row].height = height / parts

    def _evidence(self) -> None:
        """Write the evidence to the right of what is printed, one file a cell, because a cell has one link."""
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter

        most = max((len(each.files) for each in self.page.attached), default=0)
        heading = self.starts[self.page.heading.start]
        for number in range(most):
            column = self.columns + 1 + number
            cell = self.sheet.cell(heading, column)
            put(cell, f"佐证材料（不打印，{number + 1}）" if most > 1 else "佐证材料（不打印）")
            self._dress(cell, Area(0, 0, 1, 1, "", Face.LABEL))
            self.sheet.column_dimensions[get_column_letter(column)].width = EVIDENCE_WIDTH
        for each in self.page.attached:
            for number, (name, link) in enumerate(each.files):
                cell = self.sheet.cell(self.starts[each.row], self.columns + 1 + number)
                put(cell, name)
                if link:
                    cell.hyperlink = link
                font: dict[str, Any] = {"name": TEXT_FONT, "size": self.page.size}
                cell.font = Font(**font, underline="single", color=LINK_COLOR) if link else Font(**font)
                cell.alignment = Alignment(vertical="center", wrap_text=True)

    def _print(self, last: int) -> None:
        """Set up the paper: A4, as wide as the form, headings and page numbers on every sheet."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet, page = self.sheet, self.page
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.paperSize = A4
        sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        above, beside = (margin / MILLIMETRES_AN_INCH for margin in MARGINS[sheet.page_setup.orientation])
        margins = sheet.page_margins
        margins.top = margins.bottom = above
        margins.left = margins.right = beside
        margins.header = margins.footer = above / 2
        sheet.print_options.horizontalCentered = True
        sheet.print_area = f"A1:{get_column_letter(self.columns)}{last}"
        sheet.print_title_rows = f"{self.starts[page.heading.start]}:{self.starts[page.heading.stop] - 1}"
        sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
        if page.mark:
            sheet.oddHeader.right.text = page.mark.replace("&", "&&")
        # the head is too high to stay on a screen: what stays are the title and the names of the indicators
        sheet.freeze_panes = f"{get_column_letter(page.names_end + 1)}{self.top + 1}"


def put(cell: Any, content: Content) -> None:
    """Write a text as a text and a number as a number: a text never becomes a formula, a date or an error."""
    if isinstance(content, Number):
        cell.value = content.value
        cell.number_format = content.format
    elif content:
        cell.value = _ESCAPE.sub("_x005F_", content)
        cell.data_type = "s"
        # Excel keeps such a text one also when somebody edits the cell
        cell.quotePrefix = content[0] in "=+-@\t"


def lines_of(words: str, millimetres: float, size: float) -> int:
    """Estimate how many lines a text takes in a column: a Chinese character is as wide as it is high, a Latin one half."""
    room = max((millimetres - 3) / MILLIMETRES_AN_INCH * 72 / size, 1)
    return sum(max(1, -int(-_width(line) // room)) for line in words.split("\n"))


def _width(words: str) -> float:
    return sum(0.55 if character.isascii() else 1.0 for character in words)


def _above(page: Page) -> list[tuple[str, float, str, str]]:
    lines = [(page.attachment, page.size, HEADING_FONT, "left")] if page.attachment else []
    lines.append((page.title, TITLE_SIZE, HEADING_FONT, "center"))
    return [*lines, *((words, page.size + 1, TEXT_FONT, "center") for words in page.above)]


def _heights(page: Page) -> list[int]:
    """Work out the height of every row in points: that of its highest cell; what is merged downwards takes what it is short of."""
    least = page.size * LINE_HEIGHT + 5
    heights = [least] * page.rows
    for area in sorted(page.areas, key=lambda area: area.rows):
        width = sum(page.widths[area.column : area.column + area.columns])
        needed = lines_of(str(area.content), width, page.size) * page.size * LINE_HEIGHT + 5
        short = needed - sum(heights[area.row : area.row + area.rows])
        if short > 0:
            for row in range(area.row, area.row + area.rows):
                heights[row] += short / area.rows
    return [round(height) for height in heights]


def _digits(millimetres: float) -> float:
    return round((millimetres / MILLIMETRES_AN_INCH * PIXELS_AN_INCH - PADDING) / PIXELS_A_DIGIT, 2)


def _border() -> Any:
    from openpyxl.styles import Border, Side

    side = Side(style="thin")
    return Border(left=side, right=side, top=side, bottom=side)
