"""项目支出绩效自评表: the year's self-evaluation with points, as finance departments publish it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.language.targets import plain
from jixiao.office.form_blocks import (
    DASH,
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
    points,
    rate,
    side_label,
)
from jixiao.office.page import Content, Face, Page, label, places_of, text
from jixiao.office.reading_notes import by_reading

if TYPE_CHECKING:
    from jixiao.office.filled import Filled

# side label, 一级, 二级, 三级 (two), 年度指标值, 实际完成值, 分值, 得分, 偏差原因 (two)
WIDTHS = (17, 20, 24, 35, 34, 31, 28, 15, 15, 21, 21)
COLUMNS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
STARTS = (1, 2, 3, 5, 6, 7, 8, 9, 11)
FUNDS = ("", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分")
SOURCES = ("其中：当年财政拨款", "　　　上年结转资金", "　　　其他资金")


def lay_out(filled: Filled) -> Page:
    """Lay out the form, landscape: head, funds and goals above the table of points."""
    project = filled.targets.project
    page = Page(
        "项目支出绩效自评表",
        "项目支出绩效自评表",
        WIDTHS,
        above=(f"（{project.year}年度）",),
        below=notes((*filled.remarks, *by_reading(filled.rows))),
        mark=mark_of(filled.note),
        landscape=True,
        size=10,
    )
    head_line(page, ("项目名称", project.name, 2, 9))
    head_line(page, ("主管部门", project.department, 2, 3), ("实施单位", project.implementer, 1, 5))
    _funds(page, filled)
    goals = (numbered(filled.targets.goals), filled.achieved)
    goals_block(page, ("年度总体目标", "预期目标", "实际完成情况"), goals, 6, len(WIDTHS))
    _indicators(page, filled)
    return page


def _funds(page: Page, filled: Filled) -> None:
    funds = filled.funds
    places = places_of(funds.weight, funds.score)
    total: list[Content] = ["年度资金总额", money(funds.planned), money(funds.adjusted), money(funds.spent)]
    total += [points(funds.weight, places), rate(funds.rate), points(funds.score, places)]
    parts = [[source, "", "", "", DASH, "", DASH] for source in SOURCES]
    funds_block(page, funds_label(filled), FUNDS, [total, *parts], (1, 3, 4, 5, 6, 7, 9, 11))


def _indicators(page: Page, filled: Filled) -> None:
    first = page.rows
    for name, start, end in zip(COLUMNS, STARTS, STARTS[1:], strict=False):
        page.put(first, start, name, Face.LABEL, columns=end - start)
    page.heading, page.names_end = range(first, first + 1), 5
    side_label(page, "绩效指标", len(filled.rows))
    shares = _class_points(filled)
    class_cells(page, filled.rows, 1, first + 1, lambda row: f"{row.level1}\n（{plain(shares[row.level1])}分）")
    weights = places_of(*(row.weight for row in filled.rows), filled.weight)
    scores = places_of(*(row.score for row in filled.rows), filled.total)
    for number, row in enumerate(filled.rows, start=first + 1):
        page.put(number, 3, row.name, Face.TEXT, columns=2)
        cells: tuple[Content, ...] = (row.target, row.actual, points(row.weight, weights), points(row.score, scores))
        for column, content in enumerate(cells, start=5):
            page.put(number, column, content, Face.CENTERED)
        page.put(number, 9, row.reason, Face.TEXT, columns=2)
    page.rows = first + 1 + len(filled.rows)
    page.line(
        label("总分", 7),
        (points(filled.weight, weights), 1, Face.LABEL),
        (points(filled.total, scores), 1, Face.LABEL),
        text("", 2),
    )
    evidence(page, filled.rows, first + 1)


def _class_points(filled: Filled) -> dict[str, Decimal]:
    """Add up the points of every 一级指标; what is left out counts nothing."""
    shares: dict[str, Decimal] = {}
    for row in filled.rows:
        shares[row.level1] = shares.get(row.level1, Decimal(0)) + (row.weight or Decimal(0))
    return shares
