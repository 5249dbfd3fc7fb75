"""A page → a Word file.

python-docx makes the package; the tables are built row by row, because its own merging of cells is quadratic in their number.

Word repeats the first rows of a table on every sheet of paper, and only those: the table of indicators is one of its own, set
tight below that of the head, so that its headings are repeated.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from jixiao.office.page import (
    HEADING_FONT,
    LABEL_FONT,
    MARGINS,
    PAPER,
    TEXT_FONT,
    TITLE_SIZE,
    Area,
    Face,
    Number,
    Page,
)

LATIN_FONT = "Times New Roman"
TWIPS_A_MILLIMETRE = 1440 / 25.4
LEAST_HEIGHT = 7
"""Millimetres."""
_TIGHT = 1
"""The height in points of the paragraph that has to stand between two tables."""


def write(*pages: Page) -> bytes:
    """Write one form, or several of one size that begin on a new sheet of paper each."""
    import docx

    document: Any = docx.Document()
    _prepare(document, pages[0])
    for number, page in enumerate(pages):
        if number:
            document.add_page_break()
        _page(document, page)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _page(document: Any, page: Page) -> None:
    _lines(document, page)
    start = page.heading.start if page.heading else page.rows
    if start:
        _table(document, page, range(start), 0)
    if start < page.rows:
        if start:
            _paragraph(document.add_paragraph(), "", size=_TIGHT, exact=True)
        _table(document, page, range(start, page.rows), len(page.heading))
    for number, words in enumerate(page.below):
        _paragraph(document.add_paragraph(), words, size=page.size - 1, before=0 if number else 3)
    if page.attached:
        _attached(document, page)


def _prepare(document: Any, page: Page) -> None:
    """Set the paper, the font of everything, and what the file says of itself."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    width, height = (*PAPER[::-1],) if page.landscape else PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    above, beside = MARGINS["landscape" if page.landscape else "portrait"]
    section.top_margin = section.bottom_margin = Mm(above)
    section.left_margin = section.right_margin = Mm(beside)
    section.header_distance = section.footer_distance = Mm(10)
    _use_font(document.styles["Normal"], TEXT_FONT)
    document.core_properties.title = page.title[:255]
    document.core_properties.author = document.core_properties.comments = ""
    if page.mark:
        _paragraph(section.header.paragraphs[0], page.mark, size=9, align="right")
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Any) -> None:
    """Write 第 1 页, counted by Word."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    _paragraph(paragraph, "第", size=9, align="center")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
    _run(paragraph, "页", 9, TEXT_FONT)


def _lines(document: Any, page: Page) -> None:
    if page.attachment:
        _paragraph(document.add_paragraph(), page.attachment, size=page.size, font=HEADING_FONT)
    _paragraph(document.add_paragraph(), page.title, size=TITLE_SIZE, font=HEADING_FONT, align="center", after=3)
    for words in page.above:
        _paragraph(document.add_paragraph(), words, size=page.size + 1, align="center", after=3)


def _table(document: Any, page: Page, rows: range, repeated: int) -> None:
    """Build one table of the areas that lie in ``rows``; the first ``repeated`` rows stand on every sheet of paper."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = document.add_table(rows=0, cols=len(page.widths))
    table.style = "Table Grid"
    table.autofit = False
    table._tbl.tblPr.insert_element_before(_margins(), "w:tblLook")  # noqa: SLF001 - python-docx has no such setting
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, page.widths, strict=True):  # noqa: SLF001 - the grid itself
        column.set(qn("w:w"), _twips(width))
    covering = {(area.row + down, area.column): (area, down) for area in page.areas for down in range(area.rows)}
    for number in rows:
        row = OxmlElement("w:tr")
        _row_properties(row, whole=repeated > 0, heading=number - rows.start < repeated)
        column_number = 0
        while column_number < len(page.widths):
            area, down = covering.get((number, column_number), (Area(number, column_number, 1, 1, "", Face.TEXT), 0))
            row.append(_cell(table, page, area, down))
            column_number += area.columns
        table._tbl.append(row)  # noqa: SLF001 - see the head of this module


def _row_properties(row: Any, *, whole: bool, heading: bool) -> None:
    """Keep a row on one sheet of paper if it is to stay ``whole``, and no row lower than a line with some air."""
    properties = row.get_or_add_trPr()
    if whole:
        properties.append(_element("cantSplit"))
    properties.append(_element("trHeight", val=_twips(LEAST_HEIGHT), hRule="atLeast"))
    if heading:
        properties.append(_element("tblHeader"))


def _margins() -> Any:
    """Leave a little room around the text of every cell."""
    margins = _element("tblCellMar")
    for side, width in (("top", 0.5), ("left", 1), ("bottom", 0.5), ("right", 1)):
        margins.append(_element(side, w=_twips(width), type="dxa"))
    return margins


def _cell(table: Any, page: Page, area: Area, down: int) -> Any:
    """Build one cell; a merged area continues in every row it covers."""
    from docx.oxml.table import CT_Tc
    from docx.table import _Cell

    cell = CT_Tc.new()
    properties = cell.get_or_add_tcPr()
    properties.append(_element("tcW", w=_twips(sum(page.widths[area.column : area.column + area.columns])), type="dxa"))
    if area.columns > 1:
        properties.append(_element("gridSpan", val=str(area.columns)))
    if area.rows > 1:
        properties.append(_element("vMerge", val="continue" if down else "restart"))
    properties.append(_element("vAlign", val="center"))
    if down == 0:
        _fill(_Cell(cell, table), page, area)
    return cell


def _fill(cell: Any, page: Page, area: Area) -> None:
    font = LABEL_FONT if area.face is Face.LABEL else TEXT_FONT
    align = "left" if area.face is Face.TEXT and not isinstance(area.content, Number) else "center"
    for number, words in enumerate(str(area.content).split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        _paragraph(paragraph, words, size=page.size, font=font, align=align, bold=area.face is Face.LABEL)


def _attached(document: Any, page: Page) -> None:
    """List the evidence on a page of its own: the official columns have no room for it."""
    document.add_page_break()
    _paragraph(
        document.add_paragraph(), "佐证材料清单", size=TITLE_SIZE - 2, font=HEADING_FONT, align="center", after=3
    )
    width = sum(page.widths)
    listing = Page("", "", (width * 2 // 5, width - width * 2 // 5), size=page.size)
    listing.put(0, 0, "三级指标", Face.LABEL)
    listing.put(0, 1, "佐证材料", Face.LABEL)
    listing.rows = 1
    for each in page.attached:
        listing.put(listing.rows, 0, each.name, Face.TEXT)
        listing.put(listing.rows, 1, "\n".join(name for name, _link in each.files), Face.TEXT)
        listing.rows += 1
    _table(document, listing, range(listing.rows), 1)


def _paragraph(  # noqa: PLR0913 - how a paragraph looks
    paragraph: Any,
    words: str,
    *,
    size: float,
    font: str = TEXT_FONT,
    align: str = "left",
    bold: bool = False,
    before: int = 0,
    after: int = 0,
    exact: bool = False,
) -> None:
    """Set one paragraph without the space that Word puts around it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    layout = paragraph.paragraph_format
    layout.alignment = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
    }[align]
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = Pt(size) if exact else 1
    _run(paragraph, words, size, font, bold=bold)


def _run(paragraph: Any, words: str, size: float, font: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(words)
    run.font.size = Pt(size)
    run.bold = bold
    _use_font(run, font)


def _use_font(owner: Any, font: str) -> None:
    """Set the font of Chinese and of Latin text; python-docx knows only the latter."""
    from docx.oxml.ns import qn

    owner.font.name = LATIN_FONT
    owner.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _twips(millimetres: float) -> str:
    return str(round(millimetres * TWIPS_A_MILLIMETRE))
