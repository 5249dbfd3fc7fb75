"""L34: a cost ceiling above all the money there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount, Range
from jixiao.quantity import show_number
from jixiao.rules.base import Context, Problem, Related, Rule, at_value
from jixiao.rules.money import money_in
from jixiao.rules.vocabulary import COSTS, second_class

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.language import Target


class CostAboveBudget(Rule):
    """成本上限高于资金需求 (cost above the budget)

    ## 说明

    成本指标的总金额比资金需求还大。单价（元/人、元/亩）不比。

    ## 为什么

    钱一共就这么多，成本上限比它高，这个指标永远“达标”，起不到控制作用。

    ## 反例

    ```yaml
    project: {name: 示例项目, year: 2025, budget: 365万元}
    indicators:
      产出指标:
        成本指标: [{id: CB01, name: 项目总成本, value: 不超过400万元}]  # ← L34
    ```

    ## 正例

    ```yaml
    project: {name: 示例项目, year: 2025, budget: 365万元}
    indicators:
      产出指标:
        成本指标: [{id: CB01, name: 项目总成本, value: 不超过365万元}]
    ```
    """

    code = "L34"
    name = "cost-above-budget"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare sums of money under 成本 with the first sum in 资金需求."""
        budget = money_in(context.targets.project.budget or "")
        if not budget:
            return
        for item in context.indicators:
            limit = _money(item.target)
            if second_class(item) in COSTS and limit is not None and limit > budget[0]:
                words = {"value": item.text, "budget": show_number(budget[0], "元")}
                message = _("成本「{value}」比资金需求 {budget} 还多。").format(**words)
                place = Related(_("资金需求写在这里"), ("project", "budget"))
                remedy = _("核对成本上限；有别的资金来源的，请在资金需求里写明。")
                yield Problem(message, at_value(item), help=remedy, related=(place,))


def _money(target: Target | None) -> Decimal | None:
    if isinstance(target, Amount) and target.unit == "元":
        return target.value
    return target.high if isinstance(target, Range) and target.unit == "元" else None
