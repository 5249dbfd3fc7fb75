"""What an exported file looks like, as text for golden files: paper, fonts, widths, merged areas, and what stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def dump(path: Path) -> str:
    lines = dump_docx(path) if path.suffix == ".docx" else dump_xlsx(path)
    return "\n".join(lines) + "\n"


def dump_docx(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    section = document.sections[0]
    yield f"paper {section.page_width.mm:.0f}x{section.page_height.mm:.0f} {section.orientation}"
    yield f"margins {section.top_margin.mm:.0f} {section.left_margin.mm:.0f}"
    yield f"header {section.header.paragraphs[0].text!r}"
    yield f"author {document.core_properties.author!r} title {document.core_properties.title!r}"
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _table(block._tbl)
        elif block.text.strip():
            yield f"line {block.text!r} {_font(block._p)}"


def _table(table: Any) -> Iterator[str]:
    yield "table " + " ".join(str(round(int(column.get(f"{W}w")) / 56.7)) for column in table.iter(f"{W}gridCol"))
    for row in table.iter(f"{W}tr"):
        flags = [name for name in ("tblHeader", "cantSplit") if row.find(f"{W}trPr/{W}{name}") is not None]
        yield " ".join(["row", *flags])
        for cell in row.iter(f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            if merge is not None and merge.get(f"{W}val") == "continue":
                continue
            text = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in cell.iter(f"{W}p"))
            down = " down" if merge is not None else ""
            across = f" x{span.get(f'{W}val')}" if span is not None else ""
            yield f"  {text!r}{across}{down} {_font(cell)}"


def _font(element: Any) -> str:
    fonts = {node.get(f"{W}eastAsia") for node in element.iter(f"{W}rFonts")}
    sizes = {int(node.get(f"{W}val")) / 2 for node in element.iter(f"{W}sz")}
    return "/".join(sorted(map(str, fonts))) + " " + "/".join(sorted(map(str, sizes)))


def dump_xlsx(path: Path) -> Iterator[str]:
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets:
        setup, margins = sheet.page_setup, sheet.page_margins
        yield f"sheet {sheet.title}"
        yield f"paper {setup.paperSize} {setup.orientation} fit {setup.fitToWidth}x{setup.fitToHeight}"
        yield f"margins {margins.top:.2f} {margins.left:.2f}"
        yield f"print {sheet.print_area} titles {sheet.print_title_rows} freeze {sheet.freeze_panes}"
        yield f"header {sheet.oddHeader.right.text!r} footer {sheet.oddFooter.center.text!r}"
        yield "widths " + " ".join(f"{column.width}" for column in sheet.column_dimensions.values())
        yield "heights " + " ".join(f"{row.height:.0f}" for row in sheet.row_dimensions.values() if row.height)
        areas = {area.start_cell.coordinate: str(area) for area in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield _cell(cell, areas)


def _cell(cell: Any, areas: dict[str, str]) -> str:
    where = areas.get(cell.coordinate, cell.coordinate)
    shown = f" {cell.number_format}" if cell.data_type == "n" else ""
    link = f" -> {cell.hyperlink.target}" if cell.hyperlink else ""
    return f"  {where} {cell.value!r}{shown} {cell.font.name} {cell.font.size}{link}"
