"""Every form in both formats: where everything stands, the paper, the fonts, and figures that add up."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from jixiao.commands.export import FORMS as OFFERED
from jixiao.language import Language, Unreadable
from jixiao.office import docx_writer, xlsx_writer
from jixiao.office.exporting import ExportOptions, form_bytes, gather
from jixiao.office.forms import FORMS
from jixiao.office.page import Face, Number, Page, places_of, printable
from jixiao.office.parts import parts_of
from jixiao.office.xlsx_writer import lines_of
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCES = {
    "targets": "targets/zhaoqing-2025.yaml",
    "self-evaluation": "examples/zhaoqing-2025-year.yaml",
    "sichuan": "examples/zhaoqing-2025-year.yaml",
    "transfer": "examples/zhaoqing-2025-year.yaml",
    "monitoring": "examples/zhaoqing-2025-q3.yaml",
}
HEADINGS = {
    "targets": ["一级指标", "二级指标", "三级指标", "指标值"],
    "self-evaluation": [
        *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"),
    ],
    "sichuan": [
        *("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分"),
        "未完成原因分析",
    ],
    "transfer": ["一级指标", "二级指标", "三级指标", "年度指标值", "全年完成值", "未完成原因和改进措施"],
    "monitoring": [
        *("一级指标", "二级指标", "三级指标", "年度指标值", "1-9月\n执行情况", "全年预计\n完成情况", "偏差原因分析"),
        *("原因说明", "完成目标可能性", "备注"),
    ],
}


@pytest.fixture
def exported(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Fill a form from the sample files, as if it were to lie beside them."""
    monkeypatch.chdir(root)

    def make(form: str, suffix: str) -> Path:
        options = ExportOptions(root / "out")
        filled = gather(Workspace(), form, root / SOURCES[form], options).filled
        assert filled is not None
        content = form_bytes(form, filled, suffix)
        assert isinstance(content, bytes)
        file = tmp_path / f"{form}{suffix}"
        file.write_bytes(content)
        return file

    return make


def test_the_command_offers_every_form() -> None:
    assert OFFERED == FORMS == tuple(SOURCES)


def test_every_form_is_listed(root: Path) -> None:
    files = {path.stem.replace("_", "-") for path in (root / "src/jixiao/office/forms").glob("*.py")}
    assert files - {"--init--"} == set(FORMS)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize("form", FORMS)
def test_a_form_looks_as_reviewed(form: str, suffix: str, exported, form_dumps, golden) -> None:
    golden(f"export-{form}{suffix}.txt", form_dumps.dump(exported(form, suffix)))


@pytest.mark.parametrize("form", FORMS)
def test_the_columns_that_are_printed_are_the_official_ones(form: str, exported) -> None:
    sheet = openpyxl.load_workbook(exported(form, ".xlsx")).active
    first = int(sheet.print_title_rows.strip("$").split(":")[0].strip("$"))
    last = openpyxl.utils.cell.range_boundaries(sheet.print_area.split("!")[1])[2]
    row = [cell.value for cell in sheet[first][:last] if cell.value]
    assert row == HEADINGS[form]


def cells_below(sheet: Any, heading: str) -> list[Any]:
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == heading]
    return [sheet.cell(row, found[-1].column).value for row in range(found[-1].row + 1, sheet.max_row + 1)]


@pytest.mark.parametrize(
    ("form", "funds", "heading", "place", "last"),
    [
        ("self-evaluation", "年度资金总额", "分值", 3, "100"),
        ("self-evaluation", "年度资金总额", "得分", 5, "93.56"),
        ("sichuan", "总额", "权重", 4, "100"),
        ("sichuan", "总额", "得分", 5, "94.38"),
    ],
)
def test_the_points_add_up(form: str, funds: str, heading: str, place: int, last: str, exported) -> None:
    sheet = openpyxl.load_workbook(exported(form, ".xlsx")).active
    column = [value for value in cells_below(sheet, heading) if isinstance(value, int | float)]
    *parts, total = [Decimal(str(value)) for value in column]
    budget = [Decimal(str(value)) for value in cells_of_row(sheet, funds) if value is not None]
    assert total == Decimal(last)
    # below its heading in the table of indicators stand all parts but the one of the budget
    assert sum(parts) + budget[place] == total


LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "nature", "value", "unit"),
    [
        ("不少于4个", "≥", "4", "个"),
        ("100人次以上", "≥", "100", "人次"),
        ("2个", "＝", "2", "个"),
        ("30亿元", "＝", "30", "亿元"),
        ("不超过365万元", "≤", "365", "万元"),
        ("超过50家", "＞", "50", "家"),
        ("≥99.5%", "≥", "99.5", "%"),
        # what one sign and one number cannot say stays in the words of the table
        *((words, "定性", words, "") for words in ("按期达标", "不断加强", "2025年12月底前", "5-10个", "50人左右")),
        *((words, "定性", words, "") for words in ("每次不少于50人", "同比增长10%以上", "不少于3次，每次不少于50人")),
        *((words, "定性", words, "") for words in ("不适于1届次", "若干个")),
    ],
)
def test_a_value_is_taken_apart_only_where_nothing_is_lost(text: str, nature: str, value: str, unit: str) -> None:
    reading = LANGUAGE.read(text, 2025)
    parts = parts_of(text, None if isinstance(reading, Unreadable) else reading, LANGUAGE, 2025)
    assert (parts.nature, str(parts.value), parts.unit) == (nature, value, unit)


def cells_of_row(sheet: Any, name: str) -> list[Any]:
    row = next(row for row in sheet.iter_rows() if any(cell.value == name for cell in row))
    return [cell.value for cell in row if cell.value != name]


def test_no_cell_is_a_formula_and_figures_are_numbers(exported) -> None:
    for form in FORMS:
        sheet = openpyxl.load_workbook(exported(form, ".xlsx")).active
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert kinds == {"s", "n"}  # an empty cell counts as a number
        figures = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]
        assert bool(figures) == (form != "targets")


def test_the_sample_stays_marked_as_one(exported) -> None:
    for form in FORMS[1:]:
        sheet = openpyxl.load_workbook(exported(form, ".xlsx")).active
        assert "示例数据" in sheet.oddHeader.right.text
        assert any("示例数据" in str(cell.value) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("value", "places", "percent", "shown", "number_format"),
    [
        ("365", 2, False, "365.00", "0.00"),
        ("0.9633", 2, True, "96.33%", "0.00%"),
        ("2.38", 2, False, "2.38", "0.00"),
        ("10", 0, False, "10", "0"),
        ("0.00001", 5, False, "0.00001", "0.00000"),
    ],
)
def test_a_number_is_shown_with_its_places(
    value: str, places: int, percent: bool, shown: str, number_format: str
) -> None:
    number = Number(Decimal(value), places, percent)
    assert (str(number), number.format) == (shown, number_format)


def test_a_number_that_excel_would_round_is_text() -> None:
    assert printable(Number(Decimal("12345678901234567.89"), 2)) == "12345678901234567.89"
    assert printable(Number(Decimal(123456789012345), 0)) == Number(Decimal(123456789012345), 0)
    assert printable(Number(Decimal("1E+30"), 0)) == Number(Decimal("1E+30"), 0)


def test_places_show_everything() -> None:
    assert places_of(Decimal("1.10"), None, Decimal("2.345")) == 3
    assert places_of() == places_of(None, Decimal(3)) == 0


def test_what_no_office_file_can_hold_is_shown_as_an_escape() -> None:
    assert (
        printable("甲\x00乙\x1b\ud800\ufffe\r\n丙\r丁\t戊\U0001f600")
        == "甲\\u0000乙\\u001b\\ud800\\ufffe\n丙\n丁\t戊\U0001f600"
    )


@pytest.mark.parametrize("write", [docx_writer.write, xlsx_writer.write])
def test_neither_can_what_stands_around_the_table(write) -> None:
    foul = "甲\x07\x1b"
    page = Page("页", foul, (100, 74), foul, above=(foul,), below=(foul,), mark=foul)
    page.heading = range(page.line((foul, 1, Face.LABEL), (foul, 1, Face.TEXT)), 1)
    page.attach(0, foul, [(foul, foul)])
    with zipfile.ZipFile(BytesIO(write(page))) as written:
        texts = [written.read(name).decode() for name in written.namelist() if name.endswith(".xml")]
    assert any("甲\\u0007\\u001b" in text for text in texts)
    assert not any("\x07" in text for text in texts)


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("一二三四五", 1), ("一二三四五六七八", 2), ("a\nb\n", 3)])
def test_lines_are_counted_by_width(text: str, lines: int) -> None:
    assert lines_of(text, 28, 10) == lines
