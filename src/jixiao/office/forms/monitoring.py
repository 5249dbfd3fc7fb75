"""绩效目标执行监控表: how the year is going, with what it will bring and how likely that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.office.form_blocks import (
    class_cells,
    evidence,
    funds_block,
    funds_label,
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
    from jixiao.office.filled import Filled, FilledRow

# side label, 一级, 二级, 三级 (two), 年度指标值, 执行情况, 全年预计, five causes, 原因说明, three likelihoods, 备注
WIDTHS = (15, 15, 17, 20, 21, 23, 20, 21, 9, 9, 9, 9, 9, 22, 9, 9, 9, 15)
CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
LIKELIHOODS = ("确定能", "有可能", "完全不可能")
SOURCES = ("其中：本年一般公共预算拨款", "　　　其他资金")
TICK = "√"
FIRST_CAUSE, REASON, FIRST_LIKELIHOOD, NOTE = 8, 13, 14, 17


def lay_out(filled: Filled) -> Page:
    """Lay out the form, landscape. The kinds of causes are for a person to tick: the files do not know them."""
    project = filled.targets.project
    page = Page(
        "绩效目标执行监控表",
        "项目支出绩效目标执行监控表",
        WIDTHS,
        above=(f"（{project.year}年度）",),
        below=notes((*filled.remarks, *by_reading(filled.rows))),
        mark=mark_of(filled.note),
        landscape=True,
        size=9,
    )
    last = len(WIDTHS)
    head_line(page, ("项目名称", project.name, 2, last - 2))
    head_line(page, ("主管部门及代码", project.department, 2, 4), ("实施单位", project.implementer, 2, last - 8))
    funds = filled.funds
    headings = ("", "年初预算数", f"{filled.period}执行数", f"{filled.period}执行率", "全年预计执行数")
    total: list[Content] = ["年度资金总额", money(funds.planned), money(funds.spent), rate(funds.rate), ""]
    parts = [[source, "", "", "", ""] for source in SOURCES]
    funds_block(page, funds_label(filled), headings, [total, *parts], (1, 4, 6, 8, 13, last))
    page.line(label("年度总体目标"), text(numbered(filled.targets.goals), last - 1))
    _headings(page, filled.period)
    _indicators(page, filled)
    return page


def _headings(page: Page, period: str) -> None:
    """Add the two rows of headings: causes and likelihoods have columns below a common heading."""
    first = page.rows
    single = (
        *(
            (1, 1, "一级指标"),
            (2, 1, "二级指标"),
            (3, 2, "三级指标"),
            (5, 1, "年度指标值"),
            (6, 1, f"{period}\n执行情况"),
        ),
        *((7, 1, "全年预计\n完成情况"), (REASON, 1, "原因说明"), (NOTE, 1, "备注")),
    )
    for column, columns, name in single:
        page.put(first, column, name, Face.LABEL, rows=2, columns=columns)
    page.put(first, FIRST_CAUSE, "偏差原因分析", Face.LABEL, columns=len(CAUSES))
    page.put(first, FIRST_LIKELIHOOD, "完成目标可能性", Face.LABEL, columns=len(LIKELIHOODS))
    for start, names in ((FIRST_CAUSE, CAUSES), (FIRST_LIKELIHOOD, LIKELIHOODS)):
        for column, name in enumerate(names, start=start):
            page.put(first + 1, column, name, Face.LABEL)
    page.heading, page.names_end = range(first, first + 2), 5
    page.rows += 2


def _indicators(page: Page, filled: Filled) -> None:
    first = page.rows
    side_label(page, "绩效指标", len(filled.rows))
    class_cells(page, filled.rows, 1, first, lambda row: row.level1)
    for number, row in enumerate(filled.rows, start=first):
        _row(page, number, row)
    page.rows = first + len(filled.rows)
    evidence(page, filled.rows, first)


def _row(page: Page, number: int, row: FilledRow) -> None:
    page.put(number, 3, row.name, Face.TEXT, columns=2)
    for column, content in enumerate((row.target, row.actual, row.forecast), start=5):
        page.put(number, column, content, Face.CENTERED)
    for column in range(FIRST_CAUSE, REASON):
        page.put(number, column, "", Face.CENTERED)
    page.put(number, REASON, row.reason, Face.TEXT)
    for column, name in enumerate(LIKELIHOODS, start=FIRST_LIKELIHOOD):
        page.put(number, column, TICK if row.likelihood == name else "", Face.CENTERED)
    page.put(number, NOTE, row.note, Face.TEXT)
