"""csv, markdown and xlsx: numbers are numbers, texts are never formulas or markup, and points add up."""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from jixiao.__main__ import run
from jixiao.renderers import FORMATS, render
from jixiao.renderers.csv import FORMULA_SIGNS
from jixiao.renderers.markdown import escaped
from jixiao.renderers.plain_text import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

YEAR = "examples/zhaoqing-2025-year.yaml"
COMMANDS = {"check": ["check"], "report": ["report", "--quarter", "3"], "score": ["score"]}
NUMBER = re.compile(r"-?\d+(\.\d+)?")
UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[`*_~\[\]$<]")


@pytest.fixture
def written(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> Callable[[str, str], Path]:
    """Run a command over the sample of a year and write its report to a file."""
    monkeypatch.chdir(root)

    def make(command: str, format_name: str) -> Path:
        file = tmp_path / f"{command}.{format_name}"
        alone = run([*COMMANDS[command], YEAR])
        assert run([*COMMANDS[command], YEAR, "--format", format_name, "-o", str(file)]) == alone
        capsys.readouterr()
        return file

    return make


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("format_name", ["csv", "markdown"])
def test_the_sample_of_a_year_comes_out_as_reviewed(command: str, format_name: str, written, golden) -> None:
    golden(f"year-{command}.{format_name}", written(command, format_name).read_text(encoding="utf-8-sig"))


def test_excel_takes_a_file_for_utf8_and_a_pipe_gets_no_mark(written, capsys) -> None:
    content = written("check", "csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    run(["check", YEAR, "--format", "csv"])
    assert capsys.readouterr().out.encode() == content.removeprefix(b"\xef\xbb\xbf")


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_points_of_csv_add_up(written) -> None:
    rows = rows_of(written("score", "csv").read_text(encoding="utf-8-sig"))
    sums = next(row for row in rows if row["类型"] == "合计")
    for column in ("分值", "得分", "扣分"):
        parts = [Decimal(row[column]) for row in rows if row["类型"] in {"指标", "预算执行率"} and row[column]]
        assert sum(parts) == Decimal(sums[column])


def test_no_cell_of_csv_is_a_formula_and_every_name_comes_back(rendered, hostile) -> None:
    rows = rows_of(rendered("hostile", "check", "csv"))
    cells = [cell for row in rows for cell in row.values()]
    assert all(NUMBER.fullmatch(cell) for cell in cells if cell[:1] in FORMULA_SIGNS and cell)
    names = {row["三级指标"].removeprefix("'") for row in rows}
    for text in hostile.TEXTS.values():
        shown = "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
        assert shown.removeprefix("'") in names, text


@pytest.mark.parametrize("name", ["clean", "wrong", "hostile"])
@pytest.mark.parametrize("kind", ["check", "lint"])
def test_every_row_of_csv_has_every_column(name: str, kind: str, rendered) -> None:
    table = list(csv.reader(io.StringIO(rendered(name, kind, "csv"))))
    assert {len(row) for row in table} == {len(table[0])}


@pytest.mark.parametrize("kind", ["check", "lint"])
def test_no_text_becomes_markup(kind: str, rendered) -> None:
    lines = rendered("hostile", kind, "markdown").splitlines()
    for line in lines:
        bare = line.replace("<br>", "")
        if line.startswith("**") and line.endswith("**"):
            bare = bare[2:-2]  # the total is bold
        assert not UNESCAPED.search(bare), line
    widths = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines if line.startswith("|")}
    assert len(widths) == (1 if kind == "check" else 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 甲", r"\# 甲"),
        ("1. 甲", r"1\. 甲"),
        ("12) 甲", r"12\) 甲"),
        ("- 甲", r"\- 甲"),
        ("甲-1 (乙): 5.", "甲-1 (乙): 5."),
        ("a.yaml:26:14", "a.yaml:26:14"),
        (":boom:", r"\:boom:"),
        ("http://x", r"http\://x"),
        ("a|b", r"a\|b"),
        ("<b>&", "&lt;b&gt;&amp;"),
        ("甲\r\n  乙", "甲<br>乙"),
        ("\x1b[0m", r"\\u001b\[0m"),
    ],
)
def test_what_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


# ── xlsx ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def workbook(content: bytes | Path) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content) if isinstance(content, bytes) else content)


@pytest.mark.parametrize(
    ("command", "title", "numbers"),
    [
        ("check", "核对结果", {"完成数", "差距", "完成率"}),
        ("report", "季度监控", {"一季度", "二季度", "三季度", "累计", "应完成", "进度比"}),
        ("score", "自评得分", {"分值", "得分", "扣分"}),
    ],
)
def test_a_workbook_has_numbers_a_filter_and_headings_that_stay(
    command: str, title: str, numbers: set[str], written
) -> None:
    book = workbook(written(command, "xlsx"))
    sheet = book.worksheets[0]
    assert [one.title for one in book.worksheets] == [title, "问题"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for heading, column in headings.items():
        kinds = {type(sheet.cell(row, column).value) for row in range(2, sheet.max_row + 1)} - {type(None)}
        if heading in numbers:
            assert kinds & {int, float}, heading
        else:
            assert kinds <= {str}, heading
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert book.worksheets[1]["A1"].value == "级别"


def test_points_of_a_workbook_add_up(written) -> None:
    sheet = workbook(written("score", "xlsx")).worksheets[0]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for heading in ("分值", "得分", "扣分"):
        column = [sheet.cell(row, headings[heading]).value for row in range(2, sheet.max_row + 1)]
        *parts, total = [Decimal(str(value)) for value in column if value is not None]
        assert sum(parts) == total


def test_a_share_is_shown_as_per_cent(written) -> None:
    sheet = workbook(written("check", "xlsx")).worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == "完成率")
    assert {cell.number_format for (cell,) in sheet.iter_rows(2, 6, column, column)} == {"0.00%"}


def test_no_cell_of_a_workbook_is_a_formula_and_every_name_comes_back(report, hostile) -> None:
    content = render(report("hostile", "check"), "xlsx")
    assert isinstance(content, bytes)
    cells = [cell for sheet in workbook(content).worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    found = {cell.value for cell in cells if isinstance(cell.value, str)}
    for text in hostile.TEXTS.values():
        shown = text.replace("\r\n", "\n").replace("\r", "\n")
        # XML has no control characters; everything else is there as it was
        assert re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda match: f"\\u{ord(match[0]):04x}", shown) in found, text


@pytest.mark.parametrize("kind", ["check", "score", "monitor"])
def test_which_reports_are_workbooks(kind: str) -> None:
    assert {"csv", "markdown", "xlsx"} <= set(FORMATS[kind])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
def test_a_workbook_is_never_shown_on_a_terminal(root: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(root)
    master, slave = os.openpty()
    with os.fdopen(master, "rb"), os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        assert run(["check", YEAR, "--format", "xlsx"]) == 2
    assert "请用 -o 写到文件" in capsys.readouterr().err
