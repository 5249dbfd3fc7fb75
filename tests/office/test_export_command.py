"""``jixiao export`` as a whole program: files, refusals, exit codes, an office's own template, and texts that want to be more."""

from __future__ import annotations

import errno
import pathlib
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import docx
import openpyxl
import pytest

from jixiao.__main__ import run
from jixiao.documents.models import Targets
from jixiao.office.filling import fill_targets, target_words
from jixiao.office.page import LABEL_FONT, Page, label, text
from jixiao.office.template import context_of
from jixiao.office.xlsx_writer import HIGHEST_ROW, LONGEST_TEXT, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TARGETS = """\
title: 示例绩效目标表
project: {name: 示例项目, region: 示例市, year: 2025, budget: 100万元}
goals: [办好培训]
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期, weight: 50}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 服务水平, value: 不断提升, weight: 40}
"""
ACTUALS = """\
targets: targets.yaml
budget: {adjusted: 100万元, spent: 90万元}
actuals:
  SL01: {value: 4期, evidence: [佐证/签到 表#1.txt, 佐证/没有.txt]}
  SH01: {rating: 达成, score: 90%, reason: 有待提高, note: 见报告}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Lay files on a desk of their own and sit down at it."""
    monkeypatch.chdir(tmp_path)

    def lay(actuals: str = ACTUALS, targets: str = TARGETS) -> Path:
        (tmp_path / "targets.yaml").write_text(targets, encoding="utf-8")
        (tmp_path / "actuals.yaml").write_text(actuals, encoding="utf-8")
        (tmp_path / "佐证").mkdir(exist_ok=True)
        (tmp_path / "佐证" / "签到 表#1.txt").write_text("甲", encoding="utf-8")
        return tmp_path

    return lay


def export(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["export", *arguments])
    captured = capsys.readouterr()
    assert captured.out == ""
    return code, captured.err


def texts(path: Path) -> list[str]:
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).active
        return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    document = docx.Document(str(path))
    found = [paragraph.text for paragraph in document.paragraphs]
    return found + [cell.text for table in document.tables for row in table.rows for cell in row.cells]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".XLSX"])
@pytest.mark.parametrize("form", ["targets", "self-evaluation", "sichuan", "transfer", "monitoring"])
def test_every_form_is_written(form: str, suffix: str, desk, capsys) -> None:
    folder = desk()
    source = "targets.yaml" if form == "targets" else "actuals.yaml"
    code, err = export(capsys, form, source, "-o", f"表{suffix}", "--quarter", "4")
    assert code == 0
    assert err.endswith(f"已写出 表{suffix}\n")
    assert "示例项目" in texts((folder / f"表{suffix}").rename(folder / f"读{suffix.lower()}"))
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["actuals.yaml", "targets.yaml", "佐证", f"读{suffix.lower()}"]
    )


def test_the_files_of_the_configuration_are_taken(desk, capsys) -> None:
    folder = desk()
    (folder / "jixiao.toml").write_text(
        '[paths]\ntargets = "targets.yaml"\nactuals = "actuals.yaml"\n', encoding="utf-8"
    )
    for form in ("targets", "self-evaluation"):
        assert export(capsys, form, "-o", f"{form}.docx")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["poster", "actuals.yaml", "-o", "表.docx"],
            "可以写：targets、self-evaluation、sichuan、transfer、monitoring",
        ),
        (["transfer", "actuals.yaml"], "请用 -o 写明文件"),
        (["transfer", "actuals.yaml", "-o", "表.pdf"], "文件名要以 .docx、.xlsx 结尾，写的是 表.pdf"),
        (["transfer", "actuals.yaml", "-o", "没有/表.docx"], "没有这个文件夹：没有"),
        (["transfer", "actuals.yaml", "-o", "佐证"], "是文件夹"),
        (["transfer", "none.yaml", "-o", "表.docx"], "找不到：none.yaml"),
        (["transfer", "leer", "-o", "表.docx"], "没有找到完成情况文件"),
        (["targets", "leer", "-o", "表.docx"], "没有找到目标表"),
        (["self-evaluation", "actuals.yaml", "-o", "表.docx", "--profile", "nowhere"], "mof-2020"),
        (["self-evaluation", "actuals.yaml", "-o", "表.docx", "--template", "none.docx"], "找不到：none.docx"),
        (["self-evaluation", "actuals.yaml", "-o", "表.xlsx", "--template", "actuals.yaml"], "要以 .docx 结尾"),
        (["monitoring", "actuals.yaml", "-o", "表.docx", "--quarter", "5"], "--quarter 只能是"),
        (["monitoring", "actuals.yaml", "-o", "表.docx"], "--quarter"),
        (["transfer", "both", "-o", "表.docx"], "一次只导出一张表"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(arguments: list[str], said: str, desk, capsys) -> None:
    folder = desk()
    (folder / "leer").mkdir()
    (folder / "both").mkdir()
    for name in ("a.yaml", "b.yaml"):
        (folder / "both" / name).write_text(ACTUALS.replace("targets.yaml", "../targets.yaml"), encoding="utf-8")
    code, err = export(capsys, *arguments)
    assert code == 2
    assert said in err
    assert not list(folder.glob("表*"))


def test_nothing_is_overwritten_unasked(desk, capsys) -> None:
    folder = desk()
    file = folder / "表.docx"
    file.write_bytes(b"mine")
    code, err = export(capsys, "targets", "targets.yaml", "-o", "表.docx")
    assert (code, file.read_bytes()) == (2, b"mine")
    assert "要覆盖请加 --force" in err
    assert export(capsys, "targets", "targets.yaml", "-o", "表.docx", "--force")[0] == 0
    assert zipfile.is_zipfile(file)


def test_a_write_that_fails_leaves_what_is_there(desk, capsys, monkeypatch) -> None:
    folder = desk()
    (folder / "旧.docx").write_bytes(b"mine")
    before = sorted(folder.iterdir())

    def refuse(_file: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(pathlib.Path, "replace", refuse)
    for name in ("旧.docx", "新.docx"):
        code, err = export(capsys, "targets", "targets.yaml", "-o", name, "--force")
        assert code == 2
        assert "没有写的权限" in err
    assert sorted(folder.iterdir()) == before
    assert (folder / "旧.docx").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("form", "actuals", "targets", "said"),
    [
        ("self-evaluation", ACTUALS.replace("4期", "很多"), TARGETS, "完成值写的是「很多」"),
        ("self-evaluation", ACTUALS, TARGETS.replace("不断提升", "不适于1个"), "目标值看不懂"),
        ("self-evaluation", ACTUALS, TARGETS.replace("weight: 50", "weight: 0"), "分值"),
        ("self-evaluation", "actuals: [", TARGETS, "actuals.yaml:1"),
        ("transfer", ACTUALS.replace("SL01", "SL99"), TARGETS, "目标表里没有「SL99」"),
        ("monitoring", ACTUALS.replace("4期", "很多"), TARGETS, "完成值写的是「很多」"),
        ("targets", ACTUALS, "title: 甲\n", "project"),
    ],
)
def test_what_could_not_be_judged_is_told_and_nothing_filled(
    form: str, actuals: str, targets: str, said: str, desk, capsys
) -> None:
    folder = desk(actuals, targets)
    source = "targets.yaml" if form == "targets" else "actuals.yaml"
    code, err = export(capsys, form, source, "-o", "表.docx", *(["--quarter", "4"] if form == "monitoring" else []))
    assert code == 2
    assert said in err
    assert "没有写出表格" in err
    assert not (folder / "表.docx").exists()


def test_what_is_open_is_told_beside_the_form(desk, capsys) -> None:
    desk(ACTUALS.replace("4期", "3期"))
    code, err = export(capsys, "self-evaluation", "actuals.yaml", "-o", "表.docx")
    assert code == 0
    assert "没有写扣分原因：SL01" in err
    assert "佐证材料不存在：佐证/没有.txt" in err


def test_a_form_is_chinese_in_every_language(desk, capsys) -> None:
    folder = desk()
    for language in ("zh", "en"):
        for form in ("self-evaluation", "transfer", "monitoring"):
            name = f"{form}-{language}.xlsx"
            assert run(["--lang", language, "export", form, "actuals.yaml", "-o", name, "--quarter", "4"]) == 0
    capsys.readouterr()
    for form in ("self-evaluation", "transfer", "monitoring"):
        assert texts(folder / f"{form}-zh.xlsx") == texts(folder / f"{form}-en.xlsx")


def test_evidence_that_is_there_is_linked_from_where_the_form_lies(desk, capsys) -> None:
    folder = desk()
    (folder / "上报").mkdir()
    assert export(capsys, "self-evaluation", "actuals.yaml", "-o", "上报/表.xlsx")[0] == 0
    sheet = openpyxl.load_workbook(folder / "上报" / "表.xlsx").active
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    link = cells["佐证/签到 表#1.txt"].hyperlink
    assert link.target.isascii()
    assert (folder / "上报" / unquote(link.target)).is_file()
    assert cells["佐证/没有.txt"].hyperlink is None
    last = openpyxl.utils.cell.range_boundaries(sheet.print_area.split("!")[1])[2]
    assert min(cell.column for value, cell in cells.items() if str(value).startswith("佐证")) == last + 1


# ── what is left out, and what does not fit ──────────────────────────────────────────────────────────────────────────


def test_what_is_waived_has_no_points_and_says_why(desk, capsys) -> None:
    folder = desk(ACTUALS.replace("4期", "3期"))
    waiver = "waivers:\n  - {indicator: SL01, reason: 疫情, approved_by: 省局, until: 2026-12-31}\n"
    (folder / "waivers.yaml").write_text(waiver, encoding="utf-8")
    (folder / "jixiao.toml").write_text('[paths]\nwaivers = "waivers.yaml"\n', encoding="utf-8")
    assert export(capsys, "self-evaluation", "actuals.yaml", "-o", "表.xlsx")[0] == 0
    sheet = openpyxl.load_workbook(folder / "表.xlsx").active
    row = next(row for row in sheet.iter_rows() if any(cell.value == "举办培训班" for cell in row))
    assert [cell.value for cell in row if cell.value and cell.column > 5][1:5] == [
        "3期",
        "–",
        "–",
        "已豁免：疫情（省局，至2026-12-31）",
    ]
    total = next(row for row in sheet.iter_rows() if row[0].value == "总分")
    assert [cell.value for cell in total if cell.value] == ["总分", 50, 45]
    assert "按计分的50分折算为百分制，总分为90.00分。" in "".join(texts(folder / "表.xlsx"))


def test_amounts_without_a_unit_stay_as_they_are(desk, capsys) -> None:
    folder = desk(ACTUALS.replace("万元", ""), TARGETS.replace("100万元", "'100'"))
    assert export(capsys, "transfer", "actuals.yaml", "-o", "表.xlsx")[0] == 0
    found = texts(folder / "表.xlsx")
    assert "项目资金" in found
    assert {"100", "90", "0.9"} <= set(found)


def test_the_unit_of_its_own_column_stands_behind_the_number() -> None:
    indicators = [{"id": "A1", "name": "甲", "value": value, "unit": "万元"} for value in ("30", "30万元", "不超过")]
    table = Targets.model_validate(
        {"project": {"name": "甲", "year": "2025"}, "indicators": {"产出": {"成本": indicators}}}
    )
    assert [target_words(row.indicator) for row in table.rows()] == ["30万元", "30万元", "不超过"]


def test_a_plan_without_words_is_written_from_its_milestones(desk, capsys) -> None:
    steps = "[{id: J1-01, name: 印发方案, value: 1份}, {id: J1-02, name: 中期检查, value: 完成}]"
    folder = desk(targets=TARGETS + f"plan:\n  - quarter: 1\n    milestones: {steps}\n")
    assert export(capsys, "targets", "targets.yaml", "-o", "表.xlsx")[0] == 0
    assert "印发方案1份；中期检查完成。" in texts(folder / "表.xlsx")


def sheet_of(page: Page, folder: Path) -> Any:
    content = write(page)
    assert isinstance(content, bytes)
    (folder / "页.xlsx").write_bytes(content)
    return openpyxl.load_workbook(folder / "页.xlsx").active


def test_a_row_too_high_for_excel_is_spread_over_several(tmp_path: Path) -> None:
    page = Page("页", "页", (40, 40))
    page.line(label("甲"), text("长" * 1000))
    page.line(label("乙"), text("短"))
    page.heading = range(1, 2)
    sheet = sheet_of(page, tmp_path)
    merged = {str(area) for area in sheet.merged_cells.ranges}
    parts = next(int(area.split(":A")[1]) - 1 for area in merged if area.startswith("A2:"))
    assert f"B2:B{parts + 1}" in merged
    heights = [sheet.row_dimensions[row].height for row in range(2, parts + 2)]
    assert parts > 1
    assert max(heights) <= HIGHEST_ROW < sum(heights)
    assert sheet.cell(parts + 2, 1).value == "乙"
    assert sheet.cell(2, 1).font.name == LABEL_FONT


def test_a_text_too_long_for_excel_goes_into_word_only(desk, capsys) -> None:
    folder = desk(targets=TARGETS.replace("办好培训", "长" * (LONGEST_TEXT + 1)))
    code, err = export(capsys, "targets", "targets.yaml", "-o", "表.xlsx")
    assert code == 2
    assert "请导出成 .docx" in err
    assert export(capsys, "targets", "targets.yaml", "-o", "表.docx")[0] == 0
    assert not (folder / "表.xlsx").exists()


# ── hostile text ─────────────────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = (
    *(
        '=HYPERLINK("http://x","甲")',
        "+1+1",
        "-1",
        "@SUM(A1)",
        "#N/A",
        "{{ 7*7 }}{% for %}",
        "<w:br/>&amp;]]>",
        "_x0041_甲",
    ),
    *("2025-01-01", "1E5", "'甲", "TRUE", "甲\u202e乙", "丙\U0001f600"),
)


def quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_everywhere(hostile: str, suffix: str, desk, capsys) -> None:
    word = quoted(hostile)
    targets = (
        f"title: {word}\nsubtitle: {word}\nattachment: {word}\n"
        f"project: {{name: {word}, fund_type: {word}, level: {word}, department: {word}, implementer: {word}, region: {word},"
        f" year: 2025, purpose: {word}, policies: [{word}, {word}]}}\ngoals: [{word}, {word}]\n"
        f"plan: [{{quarter: 1, text: {word}}}]\n"
        f"indicators: {{{word}: {{{word}: [{{id: A1, name: {word}, value: 定性, weight: 90}}]}}}}\n"
    )
    actuals = f"targets: targets.yaml\nnote: {word}\nactuals: {{A1: {{rating: 达成, reason: {word}, note: {word}, evidence: [{word}]}}}}\n"
    folder = desk(actuals, targets)
    for form, source in (("targets", "targets.yaml"), ("transfer", "actuals.yaml"), ("monitoring", "actuals.yaml")):
        file = folder / f"{form}{suffix}"
        code, err = export(capsys, form, source, "-o", file.name, *(["--quarter", "4"] if form == "monitoring" else []))
        assert (code, "程序内部出错" in err) == (0, False), err
        assert any(hostile in found for found in texts(file))
        if suffix == ".xlsx":
            sheet = openpyxl.load_workbook(file).active
            assert all(
                cell.data_type == "s" for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
            )
            starts = [cell for row in sheet.iter_rows() for cell in row if cell.value == hostile]
            assert all(cell.quotePrefix == (hostile[0] in "=+-@") for cell in starts)


# ── an office's own template ─────────────────────────────────────────────────────────────────────────────────────────


def template(folder: Path, *paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> str:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value
    document.save(str(folder / "模板.docx"))
    return "模板.docx"


def test_a_template_is_filled(desk, capsys) -> None:
    folder = desk()
    name = template(
        folder,
        "{{ project.name }}（{{ project.year }}年）共{{ rows | length }}项，总分{{ total }}，执行率{{ funds.rate }}",
        "{%p if note %}",
        "{{ note }}",
        "{%p endif %}",
        rows=(
            ("{%tr for row in rows %}", "", ""),
            ("{{ row.name }}", "{{ row.actual }}", "{{ row.score }} {{ row.reason }}"),
            ("{%tr endfor %}", "", ""),
        ),
    )
    assert export(capsys, "self-evaluation", "actuals.yaml", "--template", name, "-o", "表.docx")[0] == 0
    assert texts(folder / "表.docx") == [
        "示例项目（2025年）共2项，总分95，执行率90.00%",
        *("举办培训班", "4期", "50 "),
        *("服务水平", "达成", "36 有待提高"),
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_template_takes_hostile_text_as_text(hostile: str, desk, capsys) -> None:
    folder = desk(ACTUALS.replace("有待提高", quoted(hostile)))
    name = template(folder, "{{ rows[1].reason }}")
    assert export(capsys, "self-evaluation", "actuals.yaml", "--template", name, "-o", "表.docx")[0] == 0
    assert texts(folder / "表.docx") == [hostile]


@pytest.mark.parametrize(
    ("placeholder", "said"),
    [
        ("{{ proejct.name }}", "「proejct」不是可用的占位符"),
        ("{{ project.nmae }}", "「nmae」不是可用的占位符"),
        ("{{ rows[9].name }}", "不是可用的占位符"),
        ("{% for row in rows %}", "写法不对"),
        ("{{ project.name | nofilter }}", "写法不对"),
        ("{{ ''.__class__.__mro__ }}", "写法不对"),
        ("{{ project.update({}) }}", "写法不对"),
        ("{{ rows + 1 }}", "写法不对"),
        ("{{ 1 / 0 }}", "写法不对"),
        ("{% include '/etc/passwd' %}", "写法不对"),
    ],
)
def test_a_wrong_placeholder_is_one_sentence(placeholder: str, said: str, desk, capsys) -> None:
    folder = desk()
    name = template(folder, placeholder)
    code, err = export(capsys, "self-evaluation", "actuals.yaml", "--template", name, "-o", "表.docx")
    assert code == 2
    assert said in err.splitlines()[-2], err
    assert not (folder / "表.docx").exists()


def test_what_is_no_word_file_is_no_template(desk, capsys) -> None:
    folder = desk()
    assert export(capsys, "targets", "targets.yaml", "-o", "表.xlsx")[0] == 0
    (folder / "表.xlsx").rename(folder / "表.docx")
    for name, said in (("actuals.yaml", ""), ("表.docx", "模板要是 Word 文件")):
        code, err = export(capsys, "targets", "targets.yaml", "--template", name, "-o", "neu.docx")
        assert code == 2
        assert said in err


def test_the_manual_names_every_placeholder_and_no_other(root: Path) -> None:
    manual = (root / "docs" / "templates.md").read_text(encoding="utf-8")
    table = Targets.model_validate(
        {
            "project": {"name": "甲", "year": "2025"},
            "indicators": {"产出": {"数量": [{"id": "A1", "name": "甲", "value": "1个"}]}},
        }
    )
    context = context_of(fill_targets(table))
    names = {name for name, value in context.items() if not isinstance(value, dict)}
    names |= {f"{name}.{key}" for name, value in context.items() if isinstance(value, dict) for key in value}
    names |= {f"row.{key}" for key in context["rows"][0]}
    cells = [line.split("|")[1] for line in manual.splitlines() if line.startswith("| `")]
    listed = {
        word for cell in cells for word in cell.replace("`", " ").split() if "{" not in cell and "jixiao" not in cell
    }
    assert listed == names


@pytest.mark.parametrize(("form", "count"), [("self-evaluation", 1), ("transfer", 1), ("monitoring", 1)])
def test_only_what_stands_in_the_way_is_counted(desk, capsys, form: str, count: int) -> None:
    """The target that is not reported and the evidence that is not there would not keep the form from being filled."""
    desk(ACTUALS.replace("{rating: 达成, score: 90%, reason: 有待提高, note: 见报告}", ""))
    quarter = ("--quarter", "4") if form == "monitoring" else ()
    assert export(capsys, form, "actuals.yaml", "-o", "可以.docx", *quarter)[0] == 0
    desk("targets: targets.yaml\nbudget: {spent: 90万元}\nactuals:\n  SL01: 4元\n")
    code, error = export(capsys, form, "actuals.yaml", "-o", "表.docx", *quarter)[:2]
    assert code == 2
    assert f"有 {count} 个错误，没有写出表格" in error


def test_money_of_a_later_quarter_is_left_blank(desk, capsys) -> None:
    folder = desk(ACTUALS.replace("actuals:\n", "as_of: 2025-12-31\nactuals:\n"))
    assert export(capsys, "monitoring", "actuals.yaml", "-o", "全年.xlsx", "--quarter", "4")[0] == 0
    code, error = export(capsys, "monitoring", "actuals.yaml", "-o", "三季度.xlsx", "--quarter", "3")[:2]
    assert (code, "JX415" in error) == (0, True)
    assert "90" in texts(folder / "全年.xlsx")
    assert "90" not in texts(folder / "三季度.xlsx")


def test_the_latest_words_are_what_was_achieved(desk, capsys) -> None:
    rating = "{rating: 达成, score: 90%, reason: 有待提高, note: 见报告}"
    folder = desk(ACTUALS.replace(rating, f"[{{quarter: 1, value: 不断提升}}, {{quarter: 4, {rating[1:]}]"))
    assert export(capsys, "self-evaluation", "actuals.yaml", "-o", "表.xlsx")[0] == 0
    found = texts(folder / "表.xlsx")
    assert "达成" in found
    assert not any("、达成" in text for text in found)
