"""L31: an indicator that goals and plan never mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import COST, COSTS, SATISFACTION, TIMELINESS, first_class, second_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.table import Item


class IndicatorWithoutPromise(Rule):
    """目标和计划都没有提到这个指标 (indicator without a promise)

    ## 说明

    三级指标说的事，在总体目标和季度计划里找不到。时效、成本、满意度对整个项目而言，不要求目标里提到。没有写目标的表不查。

    ## 为什么

    指标是从目标分解出来的。目标里没有的指标，要么是目标漏写了，要么是凑数的。

    ## 反例

    ```yaml
    goals:
      - 建设高价值专利培育布局中心不少于4个。
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 建设高价值专利培育布局中心, value: 不少于4个}
          - {id: SL02, name: 数据知识产权登记量, value: 不少于100件}  # ← L31
    ```

    ## 正例

    ```yaml
    goals:
      - 建设高价值专利培育布局中心不少于4个；推动数据知识产权登记。
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 建设高价值专利培育布局中心, value: 不少于4个}
          - {id: SL02, name: 数据知识产权登记量, value: 不少于100件}
    ```
    """

    code = "L31"
    name = "indicator-without-promise"
    severity = Severity.INFO

    def check(self, context: Context) -> Iterator[Problem]:
        """Ask for every indicator whether goals or plan speak of it."""
        if not context.targets.goals and not any(plan.text for plan in context.targets.plan):
            return
        for item in context.indicators:
            if _is_about_something(item) and not context.web.traced(item):
                message = _("目标和计划都没有提到「{name}」。").format(name=item.name)
                remedy = _("在目标或计划里补上，或说明这个指标从哪里来。")
                yield Problem(message, (*item.route, "name"), help=remedy)


def _is_about_something(item: Item) -> bool:
    if first_class(item) in {COST, SATISFACTION}:
        return False
    return second_class(item) not in {*COSTS, TIMELINESS, SATISFACTION}
