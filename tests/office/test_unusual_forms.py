"""What real files have besides their layout: other sheets, several forms, rows nobody filled in, text in odd places."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jixiao.office.cells import Refusal
from jixiao.office.content import Content
from jixiao.office.flat_text import read_rows
from jixiao.office.importing import import_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADING = ["一级指标", "二级指标", "三级指标", "指标值"]
ROW = ["产出指标", "数量指标", "培训场次", "≥4场"]
TOP = [["区域绩效目标表（肇庆）"], ["项目名称", "示例项目", "预算年度", "2025年"]]
Lines = list[list[Any]]


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Content]:
    """Write lines of cells to a workbook and import it; ``others`` are further sheets."""

    def make(lines: Lines, **others: Lines) -> Content:
        book = openpyxl.Workbook()
        for name, content in {"表": lines, **others}.items():
            page = book.create_sheet(name)
            for line in content:
                page.append(line)
        book.remove(book["Sheet"])
        book.save(tmp_path / "form.xlsx")
        imported = import_file(tmp_path / "form.xlsx")
        assert len(imported) == 1
        assert isinstance(imported[0].content, Content), imported[0].content
        return imported[0].content

    return make


def rows(content: Content) -> list[tuple[str, ...]]:
    return [(row.level1, row.level2, row.name, row.value) for row in content.indicators]


def told(content: Content) -> list[tuple[str, str]]:
    return [(notice.address, notice.message) for notice in content.notices]


def test_rows_nobody_filled_in_are_listed(sheet: Callable[..., Content]) -> None:
    content = sheet(
        [
            *TOP,
            HEADING,
            ROW,
            ["", "", "指标2：", ""],
            ["", "", "……", "……"],
            ["", "", "参训人数", ""],
            ["", "", "", "5次"],
        ]
    )
    assert rows(content) == [tuple(ROW)]
    assert told(content) == [
        ("表!C5", "没有填写的空行「指标2:」，已跳过。"),
        ("表!C6", "没有填写的空行「……」，已跳过。"),
        ("表!C7", "「参训人数」没有指标值，没有导入。"),
        ("表!D8", "指标值「5次」没有指标名称，没有导入。"),
    ]


def test_a_total_in_between_is_no_indicator(sheet: Callable[..., Content]) -> None:
    content = sheet(
        [*TOP, HEADING, ROW, ["小计", "", "", "50"], ["效益指标", "社会效益指标", "知晓率", "≥90%"], ["合计"]]
    )
    assert [row[2] for row in rows(content)] == ["培训场次", "知晓率"]
    assert told(content) == []


def test_what_is_not_understood_is_listed_with_its_cell(sheet: Callable[..., Content]) -> None:
    content = sheet([*TOP, ["神秘栏", "内容"], [*HEADING, "怪列"], [*ROW, "1"]])
    assert told(content) == [
        ("表!E4", "不认识的列「怪列」，没有导入。"),
        ("表!A3", "没有看懂，没有导入：神秘栏 | 内容"),
        ("表!E5", "没有看懂，没有导入：1"),
    ]


def test_the_form_on_the_second_sheet(sheet: Callable[..., Content]) -> None:
    content = sheet([["填表说明：请如实填写。"]], 绩效表=[*TOP, HEADING, ROW])
    assert rows(content) == [tuple(ROW)]
    assert told(content) == [("表!A1", "没有看懂，没有导入：填表说明：请如实填写。")]


def test_a_table_goes_on_with_its_heading_repeated(sheet: Callable[..., Content]) -> None:
    more = [HEADING, ["效益指标", "社会效益指标", "知晓率", "≥90%"]]
    assert [row[2] for row in rows(sheet([*TOP, HEADING, ROW, *more]))] == ["培训场次", "知晓率"]
    assert [row[2] for row in rows(sheet([*TOP, HEADING, ROW], 续表=more[1:]))] == ["培训场次", "知晓率"]


def test_satisfaction_without_a_level2_is_its_own(sheet: Callable[..., Content]) -> None:
    content = sheet([*TOP, HEADING, ROW, ["满意度指标", "", "群众满意度", "≥90%"]])
    assert rows(content)[1][:2] == ("满意度指标", "满意度指标")


def test_indicators_without_classes_are_said(sheet: Callable[..., Content]) -> None:
    content = sheet([*TOP, ["三级指标", "指标值"], ["培训场次", "4场"]])
    assert rows(content) == [("未分类", "未分类", "培训场次", "4场")]
    assert told(content) == [("表!A3", "有 1 项没有一级、二级指标，写成了「未分类」，请改正。")]


def test_a_class_in_the_middle_of_its_rows(sheet: Callable[..., Content]) -> None:
    """Unmerged cells drawn as if merged: the name stands in the second of its three rows."""
    below = [
        ["", "经济效益", "收入", "10万元"],
        ["效益指标", "社会效益", "知晓率", "90%"],
        ["", "生态效益", "绿化", "5亩"],
    ]
    assert [row[0] for row in rows(sheet([*TOP, HEADING, ROW, *below]))] == ["产出指标", *["效益指标"] * 3]


def test_numbers_show_as_their_format(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for line in [*TOP, HEADING]:
        page.append(line)
    shown = [
        (0.95, "0%", "95%"),
        (0.955, "0.0%", "95.5%"),
        (1, "0.00%", "100.00%"),
        (12, "General", "12"),
        (0.1, "General", "0.1"),
        (1234.5, "#,##0.00", "1,234.50"),
        (4, '0"个"', "4个"),
        (datetime.datetime(2025, 12, 31), 'yyyy"年"m"月"d"日"', "2025年12月31日"),  # noqa: DTZ001 - Excel knows no zones
        (datetime.datetime(2025, 12, 31), "yyyy-mm-dd", "2025-12-31"),  # noqa: DTZ001 - as above
        (3, "0.##", "3"),
    ]
    for number, (value, number_format, _text) in enumerate(shown):
        page.append(["产出指标", "数量指标", f"指标甲{number}", value])
        page.cell(page.max_row, 4).number_format = number_format
    book.save(tmp_path / "numbers.xlsx")
    (imported,) = import_file(tmp_path / "numbers.xlsx")
    assert [row.value for row in imported.content.indicators] == [text for _value, _format, text in shown]


def test_a_formula_without_a_result_is_said(sheet: Callable[..., Content]) -> None:
    content = sheet([*TOP, HEADING, ROW, ["", "", "合计数", "=1+1"]])
    assert told(content) == [
        ("表!D5", "公式没有计算结果，按空白处理；请在 Excel 里打开并保存一次。"),
        ("表!C5", "「合计数」没有指标值，没有导入。"),
    ]


def test_a_hidden_sheet_is_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in [*TOP, HEADING, ROW]:
        book.active.append(line)
    hidden = book.create_sheet("底稿")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "form.xlsx")
    (imported,) = import_file(tmp_path / "form.xlsx")
    assert told(imported.content) == [("底稿", "隐藏的工作表没有读入。")]


def test_several_forms_in_one_file(tmp_path: Path) -> None:
    document = docx.Document()
    for name in ("甲项目", "乙项目"):
        document.add_paragraph("区域绩效目标表（肇庆）")
        table = document.add_table(0, 4)
        for line in (["项目名称", name, "预算年度", "2025"], HEADING, ROW):
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = text
        document.add_paragraph("填报人：张某某")
    document.save(str(tmp_path / "two.docx"))
    imported = import_file(tmp_path / "two.docx")
    assert [each.name for each in imported] == ["two-1", "two-2"]
    assert [each.content.fields["name"] for each in imported] == ["甲项目", "乙项目"]
    assert [each.content.title for each in imported] == ["区域绩效目标表（肇庆）"] * 2


def test_a_year_from_the_title_the_file_name_or_the_option(tmp_path: Path) -> None:
    text = "\t项目名称\n\t示例\n\n\t一级指标\n\t二级指标\n\t三级指标\n\t指标值\n\n\t产出\n\t数量\n\t场次\n\t4场\n"
    plain, named = tmp_path / "表.txt", tmp_path / "2025年表.txt"
    plain.write_text(text, encoding="utf-8")
    named.write_text(text, encoding="utf-8")
    assert isinstance(import_file(plain)[0].content, Refusal)
    assert import_file(plain, 2024)[0].content.fields["year"] == "2024"
    assert import_file(named)[0].content.fields["year"] == "2025"
    assert "取自文件名" in import_file(named)[0].content.notices[0].message
    plain.write_text("绩效目标表\n（2023年度）\n" + text, encoding="utf-8")
    assert import_file(plain)[0].content.fields["year"] == "2023"


def test_fields_written_in_one_cell(sheet: Callable[..., Content]) -> None:
    content = sheet(
        [
            ["绩效目标表"],
            ["项目名称：示例项目    主管部门：某局"],
            ["预 算 年 度：2025", "实施单位（盖章）：某中心"],
            HEADING,
            ROW,
        ]
    )
    found = {str(name): text for name, text in content.fields.items()}
    assert found == {"name": "示例项目", "department": "某局", "year": "2025", "implementer": "某中心"}
    assert told(content) == []


@pytest.mark.parametrize("is_merged", [False, True])
def test_two_heading_rows(sheet: Callable[..., Content], tmp_path: Path, is_merged: bool) -> None:
    heading = [["绩效指标", "", "", "指标值", ""], ["一级指标", "二级指标", "三级指标", "实施期", "年度"]]
    content = sheet([*TOP, *heading, ["产出指标", "数量指标", "培训场次", "12场", "4场"]])
    if is_merged:
        book = openpyxl.load_workbook(tmp_path / "form.xlsx")
        book["表"].merge_cells("D3:E3")
        book["表"].merge_cells("A3:C3")
        book.save(tmp_path / "form.xlsx")
        content = import_file(tmp_path / "form.xlsx")[0].content
    assert rows(content) == [(*ROW[:3], "4场")]
    assert told(content) == [("表!D4", "只导入年度指标；整个实施期的 1 项没有导入。")]


def test_a_rating_keeps_its_share_of_the_points(sheet: Callable[..., Content]) -> None:
    heading = [*HEADING, "完成值", "分值", "得分", "佐证材料", "备注"]
    row = [
        "产出指标",
        "质量指标",
        "服务水平",
        "不断提升",
        "部分达成",
        "10",
        "7.5",
        "佐证/报告.pdf；佐证/照片.jpg",
        "见附件",
    ]
    (indicator,) = sheet([*TOP, heading, row]).indicators
    done = indicator.completion
    assert (done.value, done.score, done.note) == ("部分达成", "75%", "见附件")
    assert done.evidence == ("佐证/报告.pdf", "佐证/照片.jpg")


def word_table(lines: Lines) -> Any:
    document = docx.Document()
    document.add_paragraph("绩效目标表（2025年度）")
    table = document.add_table(0, 4)
    for line in lines:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    return document


WORD = [["项目名称", "示例项目", "", ""], HEADING, ROW, ["", "", "参训人数", "80人次以上"]]


def read_word(document: Any, tmp_path: Path) -> Content:
    document.save(str(tmp_path / "form.docx"))
    (imported,) = import_file(tmp_path / "form.docx")
    assert isinstance(imported.content, Content), imported.content
    return imported.content


def test_content_controls_around_rows_and_cells(tmp_path: Path) -> None:
    document = word_table(WORD)
    table = document.tables[0]._tbl
    for element in (table.tr_lst[2], table.tr_lst[3].tc_lst[3]):
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        element.addprevious(control)
        control[0].append(element)
    assert [row[2:] for row in rows(read_word(document, tmp_path))] == [
        ("培训场次", "≥4场"),
        ("参训人数", "80人次以上"),
    ]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = word_table(WORD)
    paragraph = document.tables[0].cell(2, 3).paragraphs[0]._p
    paragraph.clear_content()
    for xml in ("<w:del><w:r><w:delText>≥3场</w:delText></w:r></w:del>", "<w:ins><w:r><w:t>≥5场</w:t></w:r></w:ins>"):
        paragraph.append(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    assert rows(read_word(document, tmp_path))[0][3] == "≥5场"


def test_a_text_box_is_said(tmp_path: Path) -> None:
    document = word_table(WORD)
    box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>草稿</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.tables[0].cell(0, 1).paragraphs[0]._p.append(parse_xml(box))
    content = read_word(document, tmp_path)
    assert content.fields["name"] == "示例项目"
    assert told(content) == [("表1 第1行第2列", "文本框里的文字没有读入：草稿")]


def test_a_table_inside_a_cell(tmp_path: Path) -> None:
    document = word_table(WORD[:1])
    outer = document.tables[0].add_row().cells[0]
    inner = outer.add_table(0, 4)
    for line in WORD[1:]:
        for cell, text in zip(inner.add_row().cells, line, strict=True):
            cell.text = text
    assert len(rows(read_word(document, tmp_path))) == 2


def test_text_copied_from_excel_has_a_row_a_line() -> None:
    lines = read_rows('项目名称\t示例\n一级指标\t"三级\n指标"\t指标值\n')
    assert [[cell.text for cell in row.cells] for row in lines] == [
        ["项目名称", "示例"],
        ["一级指标", "三级\n指标", "指标值"],
    ]


def test_flattened_text_keeps_paragraphs_and_blank_cells() -> None:
    lines = read_rows("附件2\n标题\n\n\t第一\n\n季度\n\t计划\n\n\t\n\t第二季度\n\t\n")
    assert [[cell.text for cell in row.cells] for row in lines] == [
        *([["附件2"], ["标题"]]),
        *([["第一\n季度", "计划"], ["", "第二季度", ""]]),
    ]
