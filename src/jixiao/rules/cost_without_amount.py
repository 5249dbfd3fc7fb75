"""L15: a cost indicator that names no amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Deadline, Qualitative
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.vocabulary import AMOUNT_OF_MONEY, COSTS, second_class
from jixiao.table import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator


class CostWithoutAmount(Rule):
    """成本指标没有金额 (cost without an amount)

    ## 说明

    成本指标的值里没有金额（或比率），例如“按合同约定金额完成”“控制在预算内”。写了 `basis`（评价标准）的不算。

    ## 为什么

    成本要管得住，就要有一个上限。“按合同”“按预算”等于没有写，合同金额一改，指标也跟着改了。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        成本指标: [{id: CB01, name: 项目成本, value: 按合同约定金额完成}]  # ← L15
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        成本指标:
          - {id: CB01, name: 项目总成本, value: 不超过365万元}
          - {id: CB02, name: 培训成本, value: ≤450元/人·天}
    ```
    """

    code = "L15"
    name = "cost-without-amount"

    def check(self, context: Context) -> Iterator[Problem]:
        """Look for cost indicators whose value is words or a date."""
        for item in context.indicators:
            if second_class(item) not in COSTS or not isinstance(item.target, Qualitative | Deadline):
                continue
            if AMOUNT_OF_MONEY.search(item.text) or (item.indicator is not None and item.indicator.basis):
                continue
            message = _("成本指标没有金额：「{value}」。").format(value=shorten(item.text))
            yield Problem(message, at_value(item), help=_("写出上限，例如 不超过365万元、≤450元/人·天。"))
