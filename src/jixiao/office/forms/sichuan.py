"""四川部门预算项目支出绩效自评表: the year's self-evaluation with 指标性质, 指标值 and 度量单位 in columns of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.language.targets import plain
from jixiao.office.form_blocks import (
    DASH,
    class_cells,
    evidence,
    funds_block,
    head_line,
    mark_of,
    money,
    notes,
    numbered,
    points,
    rate,
    side_label,
)
from jixiao.office.page import Content, Face, Number, Page, label, places_of, text
from jixiao.office.parts import QUALITATIVE
from jixiao.office.reading_notes import by_reading

if TYPE_CHECKING:
    from jixiao.office.filled import Filled, FilledRow

# side label, 一级, 二级, 三级 (two), 指标性质, 指标值, 度量单位, 完成值, 权重, 得分, 未完成原因
WIDTHS = (19, 19, 23, 28, 28, 15, 29, 16, 28, 15, 15, 26)
COLUMNS = (
    *("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析"),
)
STARTS = (1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12)
FUNDS = ("", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因")
EDGES = (1, 3, 4, 5, 7, 9, 10, 11, 12)
SOURCES = ("其中：财政资金", "　　　财政专户管理资金", "　　　单位资金", "　　　其他资金")
MIDDLE = 6
"""The column at which the right half of the goals begins."""


def lay_out(filled: Filled) -> Page:
    """Lay out the form, landscape. Problems and measures, and who signs, stay blank for a person to write."""
    project = filled.targets.project
    measured = (row for row in filled.rows if row.parts.nature != QUALITATIVE)
    page = Page(
        "项目支出绩效自评表",
        "部门预算项目支出绩效自评表",
        WIDTHS,
        above=(f"（{project.year}年度）",),
        below=notes((*filled.remarks, *by_reading(measured, is_filled=True))),
        mark=mark_of(filled.note),
        landscape=True,
        size=9,
    )
    last = len(WIDTHS)
    head_line(page, ("项目名称", project.name, 2, last - 2))
    head_line(page, ("主管部门", project.department, 2, 4), ("实施单位（盖章）", project.implementer, 2, 4))
    _project(page, filled)
    _funds(page, filled)
    _indicators(page, filled)
    page.line(label("评价结论", 2), text(filled.conclusion, last - 2))
    for name in ("存在问题", "改进措施"):
        page.line(label(name, 2), text("", last - 2))
    page.line(label("项目负责人", 2), text("", 4), label("财务负责人", 2), text("", 4))
    return page


def _project(page: Page, filled: Filled) -> None:
    """Add 项目基本情况: the goals of the year beside what became of them, and what is done."""
    first, last = page.rows, len(WIDTHS)
    page.put(first, 0, "项目基本\n情况", Face.LABEL, rows=3)
    page.put(first, 1, "1.项目年度目标", Face.LABEL, columns=MIDDLE - 1)
    page.put(first, MIDDLE, "年度目标完成情况", Face.LABEL, columns=last - MIDDLE)
    page.put(first + 1, 1, numbered(filled.targets.goals), Face.TEXT, columns=MIDDLE - 1)
    page.put(first + 1, MIDDLE, filled.achieved, Face.TEXT, columns=last - MIDDLE)
    page.put(first + 2, 1, "2.项目实施内容及过程概述", Face.LABEL, columns=2)
    page.put(first + 2, 3, filled.targets.project.purpose or "", Face.TEXT, columns=last - 3)
    page.rows += 3


def _funds(page: Page, filled: Filled) -> None:
    funds = filled.funds
    places = places_of(funds.weight, funds.score)
    total: list[Content] = ["总额", money(funds.planned), money(funds.adjusted), money(funds.spent), rate(funds.rate)]
    total += [points(funds.weight, places), points(funds.score, places), funds.reason]
    parts = [[source, "", "", "", "", DASH, DASH, ""] for source in SOURCES]
    name = "预算执行\n情况" + (f"\n（{plain(funds.weight)}分）" if funds.weight is not None else "")
    funds_block(page, f"{name}\n（{funds.unit}）" if funds.unit else name, FUNDS, [total, *parts], EDGES)


def _indicators(page: Page, filled: Filled) -> None:
    first = page.rows
    for name, start, end in zip(COLUMNS, STARTS, STARTS[1:], strict=False):
        page.put(first, start, name, Face.LABEL, columns=end - start)
    page.heading, page.names_end = range(first, first + 1), 5
    won = sum((row.weight for row in filled.rows if row.weight is not None), Decimal(0))
    side_label(page, "绩效指标", len(filled.rows), f"（{plain(won)}分）")
    class_cells(page, filled.rows, 1, first + 1, lambda row: row.level1)
    weights = places_of(*(row.weight for row in filled.rows), filled.weight)
    scores = places_of(*(row.score for row in filled.rows), filled.total)
    for number, row in enumerate(filled.rows, start=first + 1):
        page.put(number, 3, row.name, Face.TEXT, columns=2)
        cells = (*_measure(row), row.actual, points(row.weight, weights), points(row.score, scores))
        for column, content in enumerate(cells, start=5):
            page.put(number, column, content, Face.CENTERED)
        page.put(number, 11, row.reason, Face.TEXT)
    page.rows = first + 1 + len(filled.rows)
    page.line(
        label("合计", 9),
        (points(filled.weight, weights), 1, Face.LABEL),
        (points(filled.total, scores), 1, Face.LABEL),
        text(""),
    )
    evidence(page, filled.rows, first + 1)


def _measure(row: FilledRow) -> tuple[Content, Content, Content]:
    """Return 指标性质, 指标值 and 度量单位."""
    parts = row.parts
    value = Number(parts.value, places_of(parts.value)) if isinstance(parts.value, Decimal) else parts.value
    return parts.nature, value, parts.unit
