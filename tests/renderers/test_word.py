"""The Word report: paper and headings, what every row says, several files, and hostile text that stays text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from jixiao.config import load_config
from jixiao.findings import Finding, Severity
from jixiao.monitor import MonitorOptions, monitor
from jixiao.monitor_report import MonitorReport
from jixiao.office.page import printable
from jixiao.renderers import render
from jixiao.scoring import score
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
YEAR, THIRD = Path("examples/zhaoqing-2025-year.yaml"), Path("examples/zhaoqing-2025-q3.yaml")
HEADINGS = {
    "score": ["状态", "编号", "三级指标", "目标", "实际", "分值", "得分", "扣分", "扣分算式", "原因"],
    "monitor": [
        "进度",
        "编号",
        "三级指标",
        "年度目标",
        "一季度",
        "二季度",
        "三季度",
        "累计",
        "应完成",
        "进度比",
        "原因",
    ],
}


@pytest.fixture
def written(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Write a report of sample files as a Word document and open it."""
    monkeypatch.chdir(root)

    def write(kind: str, *files: Path) -> Any:
        report = (
            score(Workspace(), files) if kind == "score" else monitor(Workspace(), files, MonitorOptions(quarter=3))
        )
        content = render(report, "docx")
        assert isinstance(content, bytes)
        return docx.Document(io.BytesIO(content))

    return write


def rows(document: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def paragraphs(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize(("kind", "file"), [("score", YEAR), ("monitor", THIRD)])
def test_a_table_on_a4_with_its_headings_on_every_sheet(kind: str, file: Path, written) -> None:
    document = written(kind, file)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == HEADINGS[kind]
    heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
    assert heads == [True, *[False] * (len(heads) - 1)]
    widths = [int(column.get(f"{W}w")) / 56.7 for column in table._tbl.iter(f"{W}gridCol")]
    assert sum(widths) == pytest.approx(261, abs=1)
    assert min(widths) > 10
    assert "示例数据，不是真实完成情况" in paragraphs(document)


@pytest.mark.parametrize(
    ("kind", "file", "row"),
    [
        ("score", YEAR, ["未达标", "SL12", "提供知识产权纠纷调解", "20次以上", "17次", "2.38", "2.02", "0.36"]),
        ("score", YEAR, ["", "", "合计", "", "", "100.00", "93.56", "6.44"]),
        (
            "monitor",
            THIRD,
            ["正常(绿)", "SL10", "知识产权质押融资金额", "30亿", "6.8亿元", "7.4亿元", "7.1亿元", "21.3亿元"],
        ),
        ("monitor", THIRD, ["达标", "SL06", "建设知识产权信息公共服务网点", "2家", "", "", "", "2个", "", "", ""]),
        ("monitor", THIRD, ["正常(绿)", "", "预算执行", "", "", "", "", "259.2万元"]),
    ],
)
def test_what_a_row_says(kind: str, file: Path, row: list[str], written) -> None:
    assert row in [found[: len(row)] for found in rows(written(kind, file))]


def test_every_file_begins_on_a_new_sheet_and_the_total_is_last(written) -> None:
    document = written("score", YEAR, THIRD)
    assert len(document.tables) == 2
    assert [run for paragraph in document.paragraphs for run in paragraph._p.iter(f"{W}br")] != []
    assert document.paragraphs[-1].text.startswith("共 2 份自评。")
    assert "JX302 未填报：SL16" in paragraphs(document)


def test_what_could_not_be_read_is_told_without_a_table() -> None:
    report = MonitorReport((), findings=(Finding("JX101", Severity.ERROR, "读不了"),))
    content = render(report, "docx")
    assert isinstance(content, bytes)
    document = docx.Document(io.BytesIO(content))
    assert document.tables == []
    assert "错误 JX101 读不了" in paragraphs(document)


def test_hostile_text_stays_text(desk, hostile) -> None:
    content = render(score(Workspace(load_config(desk("hostile"))), ()), "docx")
    assert isinstance(content, bytes)
    said = {cell for row in rows(docx.Document(io.BytesIO(content))) for cell in row}
    assert [text for text in hostile.TEXTS.values() if str(printable(text)) not in said] == []
