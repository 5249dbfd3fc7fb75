"""L32: indicators the plan gives no quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.rules.base import Context, Problem, Related, Rule
from jixiao.rules.vocabulary import QUALITY, QUANTITY, second_class

if TYPE_CHECKING:
    from collections.abc import Iterator


class IndicatorWithoutQuarter(Rule):
    """计划没有安排在哪个季度完成 (indicator without a quarter)

    ## 说明

    表里有分季度的计划，却有数量、质量指标既没有挂到哪个季度（`milestones`），也没有写 `due`（到期季度）。一张表只报一次，列出这些指标。

    ## 为什么

    没有季度的指标，监控时只能按全年四分之一推算；一次性的工作会被误报滞后。

    ## 反例

    ```yaml
    plan:  # ← L32
      - {quarter: 2, milestones: [{indicator: SL01, value: 不少于4个}]}
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 建设培育布局中心, value: 不少于4个}
          - {id: SL02, name: 开展执法检查, value: 不少于2次}
    ```

    ## 正例

    ```yaml
    plan:
      - {quarter: 2, milestones: [{indicator: SL01, value: 不少于4个}]}
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 建设培育布局中心, value: 不少于4个}
          - {id: SL02, name: 开展执法检查, value: 不少于2次, due: 4}
    ```
    """

    code = "L32"
    name = "indicator-without-quarter"
    severity = Severity.INFO

    def check(self, context: Context) -> Iterator[Problem]:
        """List the indicators without a quarter, where the plan gives one to others."""
        planned = {step.id for step in context.table.milestones}
        if not any(item.id in planned for item in context.indicators):
            return
        left = [
            item
            for item in context.indicators
            if second_class(item) in {QUANTITY, QUALITY} and item.id not in planned and not item.due_is_planned
        ]
        if left:
            ids = _("、").join(item.id for item in left)
            message = _("计划没有说这 {count} 个指标在哪个季度完成：{ids}。").format(count=len(left), ids=ids)
            places = tuple(Related(item.name, (*item.route, "id")) for item in left)
            remedy = _("在计划里挂上（milestones），或给指标写 due（到期季度）。")
            yield Problem(message, ("plan",), help=remedy, on_key=True, related=places)
