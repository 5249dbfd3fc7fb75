"""转移支付区域（项目）绩效目标自评表: the self-evaluation of a transfer; it has no points, they stand in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.office.form_blocks import (
    class_cells,
    evidence,
    funds_block,
    funds_label,
    goals_block,
    head_line,
    mark_of,
    money,
    notes,
    numbered,
    rate,
    side_label,
)
from jixiao.office.page import Content, Face, Page, label, text
from jixiao.office.reading_notes import by_reading

if TYPE_CHECKING:
    from jixiao.office.filled import Filled

# side label, 一级, 二级, 三级 (two), 年度指标值, 全年完成值, 未完成原因
WIDTHS = (17, 17, 20, 26, 26, 25, 22, 23)
COLUMNS = ("一级指标", "二级指标", "三级指标", "年度指标值", "全年完成值", "未完成原因和改进措施")
STARTS = (1, 2, 3, 5, 6, 7, 8)
FUNDS = ("", "全年预算数（A）", "全年执行数（B）", "预算执行率\n（B/A）")
SOURCES = ("其中：中央补助", "　　　地方资金", "　　　其他资金")


def lay_out(filled: Filled) -> Page:
    """Lay out the form, portrait. What the files cannot know (中央主管部门, the sources of the funds, 说明) stays blank."""
    project = filled.targets.project
    page = Page(
        "转移支付绩效目标自评表",
        "转移支付区域（项目）绩效目标自评表",
        WIDTHS,
        above=(f"（{project.year}年度）",),
        below=notes((*filled.remarks, *by_reading(filled.rows))),
        mark=mark_of(filled.note),
        size=10,
    )
    head_line(page, ("转移支付（项目）\n名称", project.name, 2, 6))
    head_line(page, ("中央主管部门", "", 2, 6))
    head_line(page, ("地方主管部门", project.department, 2, 2), ("实施单位", project.implementer, 1, 3))
    funds = filled.funds
    total: list[Content] = ["年度资金总额", money(funds.adjusted), money(funds.spent), rate(funds.rate)]
    parts = [[source, "", "", ""] for source in SOURCES]
    funds_block(page, funds_label(filled), FUNDS, [total, *parts], (1, 3, 5, 7, 8))
    goals = (numbered(filled.targets.goals), filled.achieved)
    goals_block(page, ("年度总体目标", "年初设定目标", "全年实际完成情况"), goals, 5, len(WIDTHS))
    _indicators(page, filled)
    page.line(label("说明"), text(filled.funds.reason, len(WIDTHS) - 1))
    return page


def _indicators(page: Page, filled: Filled) -> None:
    first = page.rows
    for name, start, end in zip(COLUMNS, STARTS, STARTS[1:], strict=False):
        page.put(first, start, name, Face.LABEL, columns=end - start)
    page.heading, page.names_end = range(first, first + 1), 5
    side_label(page, "绩效指标", len(filled.rows))
    class_cells(page, filled.rows, 1, first + 1, lambda row: row.level1)
    for number, row in enumerate(filled.rows, start=first + 1):
        page.put(number, 3, row.name, Face.TEXT, columns=2)
        page.put(number, 5, row.target, Face.CENTERED)
        page.put(number, 6, row.actual, Face.CENTERED)
        page.put(number, 7, row.reason, Face.TEXT)
    page.rows = first + 1 + len(filled.rows)
    evidence(page, filled.rows, first + 1)
