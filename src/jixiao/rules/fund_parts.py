"""L28: money that does not add up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.quantity import show_number
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.money import money_in
from jixiao.rules.vocabulary import OF_WHICH

if TYPE_CHECKING:
    from collections.abc import Iterator


class FundParts(Rule):
    """资金合计和分项对不上 (fund parts do not add up)

    ## 说明

    资金需求写了“其中：……”的，各项相加应等于总额；资金需求里找不到金额的，也在这里报告。执行数大于预算数由核对（`check`）和评分（`score`）报告。

    ## 为什么

    预算执行率按总额算，总额错了，10 分的执行得分就错了。

    ## 反例

    ```yaml
    project: {name: 示例项目, year: 2025, budget: "365万元，其中：省级资金300万元，市级资金60万元"}  # ← L28
    ```

    ## 正例

    ```yaml
    project: {name: 示例项目, year: 2025, budget: "365万元，其中：省级资金300万元，市级资金65万元"}
    ```
    """

    code = "L28"
    name = "fund-parts"
    severity = Severity.ERROR

    def check(self, context: Context) -> Iterator[Problem]:
        """Read the money in 资金需求: the total first, then what stands behind 其中."""
        budget = context.targets.project.budget
        if budget is None:
            return
        route = ("project", "budget")
        total, *parts = OF_WHICH.split(budget, maxsplit=1)
        amounts, shares = money_in(total), money_in("".join(parts))
        if not amounts:
            message = _("资金需求里没有金额：「{text}」。").format(text=budget)
            yield Problem(message, route, help=_("写成带单位的金额，例如 365万元。"))
            return
        if shares and sum(shares, Decimal(0)) != amounts[0]:
            words = {"total": show_number(amounts[0], "元"), "parts": show_number(sum(shares, Decimal(0)), "元")}
            message = _("资金总额是 {total}，分项相加却是 {parts}。").format(**words)
            yield Problem(message, route, help=_("请对照预算批复核对总额和各项。"))
