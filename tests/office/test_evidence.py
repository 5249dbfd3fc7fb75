"""Evidence on a form: several columns, a list below the table, files and words; what fits nothing is listed with its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from jixiao.office.content import Content
from jixiao.office.importing import import_file

if TYPE_CHECKING:
    from pathlib import Path

Lines = list[list[str]]
TOP = [["项目支出绩效自评表"], ["项目名称", "示例项目", "预算年度", "2025年"]]
HEADING = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
ROWS = [["产出指标", "数量指标", "培训场次", "≥4场", "4场"], ["产出指标", "数量指标", "参训人数", "≥90人", "95人"]]
LIST = [["序号", "三级指标", "佐证材料"], ["1", "培训 场次", "甲/签到表.pdf\n乙.docx"], ["2", "参训人数", "见审计报告"]]


def read(path: Path) -> Content:
    (imported,) = import_file(path)
    assert isinstance(imported.content, Content), imported.content
    return imported.content


def workbook(folder: Path, *sheets: Lines) -> Path:
    book = openpyxl.Workbook()
    for number, lines in enumerate(sheets):
        page = book.create_sheet(f"表{number + 1}")
        for line in lines:
            page.append(line)
    book.remove(book["Sheet"])
    book.save(folder / "form.xlsx")
    return folder / "form.xlsx"


def document(folder: Path, *blocks: Lines | str) -> Path:
    word = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            word.add_paragraph(block)
            continue
        table = word.add_table(len(block), max(map(len, block)))
        for row, line in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, line, strict=False):
                cell.text = text
    word.save(str(folder / "form.docx"))
    return folder / "form.docx"


def proven(content: Content) -> list[tuple[tuple[str, ...], str]]:
    return [(row.completion.evidence, row.completion.note) for row in content.indicators]


def told(content: Content) -> list[tuple[str, str]]:
    return [(notice.address, notice.message) for notice in content.notices]


def test_every_column_of_evidence_is_read(tmp_path: Path) -> None:
    heading = [*HEADING, "佐证材料（1）", "佐证材料（2）", "备注", "说明"]
    rows = [[*ROWS[0], "甲.pdf", "乙.pdf；丙.jpg", "一", "二"], [*ROWS[1], "", "签到表两份", "", "三"]]
    content = read(workbook(tmp_path, [*TOP, heading, *rows]))
    assert proven(content) == [(("甲.pdf", "乙.pdf", "丙.jpg"), "一；二"), ((), "签到表两份；三")]
    assert told(content) == []


@pytest.mark.parametrize("place", ["another table", "another sheet", "below"])
def test_a_list_below_the_form_is_read(place: str, tmp_path: Path) -> None:
    form = [*TOP, HEADING, *ROWS]
    if place == "another table":
        path = document(tmp_path, form, "佐证材料清单", LIST)
    elif place == "another sheet":
        path = workbook(tmp_path, form, LIST)
    else:
        path = workbook(tmp_path, [*form, ["佐证材料清单："], *LIST])
    content = read(path)
    assert proven(content) == [(("甲/签到表.pdf", "乙.docx"), ""), ((), "见审计报告")]
    assert told(content) == []


def test_what_fits_no_indicator_is_listed_with_its_cell(tmp_path: Path) -> None:
    twice = ["产出指标", "数量指标", "参训人数", "≥10人", "12人"]
    lines = [*LIST, ["3", "没有这项", "丁.pdf"]]
    content = read(document(tmp_path, [*TOP, HEADING, *ROWS, twice], lines))
    assert proven(content) == [(("甲/签到表.pdf", "乙.docx"), ""), ((), ""), ((), "")]
    assert told(content)[-2:] == [
        ("表2 第3行第1列", "没有看懂，没有导入：2 | 参训人数 | 见审计报告"),
        ("表2 第4行第1列", "没有看懂，没有导入：3 | 没有这项 | 丁.pdf"),
    ]


def test_the_notes_below_are_listed_as_such(tmp_path: Path) -> None:
    notes = (
        "注：1.一级指标权重统一设置。",
        "2.分值由财政部门批复后生效。",
        "（3）三级指标可以增加行数。",
        "这一段谁也不认识，只好列出来给人看。",
    )
    content = read(document(tmp_path, [*TOP, HEADING, *ROWS], *notes))
    known = [message.startswith("表外的内容") for _address, message in told(content)]
    assert known == [True, True, True, False]
    assert all(any(note in message for _address, message in told(content)) for note in notes)
