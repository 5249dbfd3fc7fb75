"""区域绩效目标表: the table of targets as provinces publish it; one cell holds sign, number and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.office.form_blocks import class_cells, head_line, numbered, side_label
from jixiao.office.page import Face, Page, label, text

if TYPE_CHECKING:
    from jixiao.documents.models import QuarterPlan
    from jixiao.office.filled import Filled

QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
WIDTHS = (25, 19, 24, 25, 43, 40)


def lay_out(filled: Filled) -> Page:
    """Lay out the form, portrait: head, quarters and goals above the table of indicators."""
    targets = filled.targets
    project = targets.project
    region = f"（{project.region}）" if project.region else ""
    page = Page(
        "区域绩效目标表",
        targets.title or f"省级对地方专项转移支付区域绩效目标表{region}",
        WIDTHS,
        attachment=targets.attachment or "",
        above=(targets.subtitle,) if targets.subtitle else (),
    )
    wide = len(WIDTHS) - 1
    head_line(page, ("项目名称", project.name, 1, wide))
    head_line(page, ("资金类型", project.fund_type, 1, 2), ("项目等级", project.level, 1, 2))
    head_line(page, ("省级主管部门", project.department, 1, 2), ("实施单位", project.implementer, 1, 2))
    head_line(page, ("预算年度", f"{project.year}年", 1, 2), ("资金需求", project.budget, 1, 2))
    head_line(page, ("支出内容", project.purpose, 1, wide))
    page.line(label("政策依据"), text(numbered(project.policies), wide))
    _quarters(page, filled)
    page.line(label("总体绩效目标"), text(numbered(targets.goals), wide))
    _indicators(page, filled)
    return page


def _quarters(page: Page, filled: Filled) -> None:
    plans = {plan.quarter: plan for plan in filled.targets.plan}
    page.put(page.rows, 0, "阶段性绩效信息（项目实施计划）", Face.LABEL, rows=len(QUARTERS))
    for number, name in enumerate(QUARTERS, start=1):
        page.put(page.rows, 1, name, Face.LABEL)
        words = _plan_words(plans[number]) if number in plans else ""
        page.put(page.rows, 2, words, Face.TEXT, columns=len(WIDTHS) - 2)
        page.rows += 1


def _plan_words(plan: QuarterPlan) -> str:
    """Return the official text of a quarter, or write one from its milestones where there is none."""
    if plan.text:
        return plan.text
    promises = [f"{step.name}{step.value or ''}" for step in plan.milestones if step.name]
    return f"{'；'.join(promises)}。" if promises else ""


def _indicators(page: Page, filled: Filled) -> None:
    first = page.rows
    page.put(first, 1, "一级指标", Face.LABEL)
    page.put(first, 2, "二级指标", Face.LABEL)
    page.put(first, 3, "三级指标", Face.LABEL, columns=2)
    page.put(first, 5, "指标值", Face.LABEL)
    page.heading, page.names_end = range(first, first + 1), 5
    side_label(page, "绩效指标", len(filled.rows))
    class_cells(page, filled.rows, 1, first + 1, lambda row: row.level1)
    for number, row in enumerate(filled.rows, start=first + 1):
        page.put(number, 3, row.name, Face.TEXT, columns=2)
        page.put(number, 5, row.target, Face.CENTERED)
    page.rows = first + 1 + len(filled.rows)
