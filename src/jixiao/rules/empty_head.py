"""L01: the head of the form is not filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.findings import Severity
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.findings import Route


class EmptyHead(Rule):
    """表头没有填写 (empty head of the form)

    ## 说明

    项目名称、实施单位、资金需求、总体绩效目标是表头的必填内容；空着，或只填横线、星号、空格，都算没有填写。
    （项目名称和预算年度缺失时，文件根本读不进来，另报 JX111。）

    ## 为什么

    省级预算绩效系统遇到这些空项会直接退回；后面的汇总、评分也要用到资金和单位。

    ## 反例

    ```yaml
    project: {name: 示例项目, year: 2025, implementer: ——, budget: 10万元}  # ← L01
    goals: [培训20人]
    ```

    ## 正例

    ```yaml
    project: {name: 示例项目, year: 2025, implementer: 示例市市场监督管理局, budget: 10万元}
    goals: [培训20人]
    ```
    """

    code = "L01"
    name = "empty-head"
    severity = Severity.ERROR

    def check(self, context: Context) -> Iterator[Problem]:
        """Look at the four places that have to be filled."""
        project = context.targets.project
        fields: tuple[tuple[Route, str, str | None], ...] = (
            (("project", "name"), N_("项目名称"), project.name),
            (("project", "implementer"), N_("实施单位"), project.implementer),
            (("project", "budget"), N_("资金需求"), project.budget),
            (("goals",), N_("总体绩效目标"), "".join(context.targets.goals)),
        )
        for route, title, value in fields:
            if value is None or BLANK.fullmatch(value):
                message = _("「{title}」没有填写。").format(title=_(title))
                remedy = _("请照原表填写 {key}。").format(key=".".join(str(step) for step in route))
                yield Problem(message, route, help=remedy, on_key=value is None)
