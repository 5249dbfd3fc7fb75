"""L20: 分值 that do not add up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language.targets import plain
from jixiao.rules.base import Context, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class WeightSum(Rule):
    """分值不完整或加起来不对 (weights do not add up)

    ## 说明

    写了 `weight`（分值）的表，要么每个指标都写，要么都不写；分值都大于 0，合计是 90（预算执行另占 10 分）。
    湖北的格式是 80，不计预算执行的是 100，这三种都认；本地另有规定的，在 `jixiao.toml` 的 `[lint]` 写 `weight_totals`。
    分类之间的分配由评分（`score`）核对。

    ## 为什么

    分值不齐，自评总分就算不出 100 分。

    ## 反例

    ```yaml
    indicators:  # ← L20
      产出指标:
        数量指标: [{id: SL01, name: 培训人数, value: 不少于20人, weight: 50}]
      效益指标:
        社会效益指标: [{id: SH01, name: 就业率, value: 80%以上, weight: 30}, {id: SH02, name: 知晓率, value: ≥80%, weight: 15}]
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 培训人数, value: 不少于20人, weight: 60}]
      效益指标:
        社会效益指标: [{id: SH01, name: 就业率, value: 80%以上, weight: 30}]
    ```
    """

    code = "L20"
    name = "weight-sum"
    severity = Severity.ERROR

    def check(self, context: Context) -> Iterator[Problem]:
        """Ask for all weights or none, each more than 0, and a total that a form knows."""
        weights = [(item, item.indicator.weight) for item in context.indicators if item.indicator]
        given = [weight for _item, weight in weights if weight is not None]
        if not given:
            return
        lacking = [item for item, weight in weights if weight is None]
        for item in lacking:
            message = _("别的指标有分值，{id} 没有写。").format(id=item.id)
            yield Problem(message, item.route, help=_("请写 weight（分值），或者都不写，由工具平均分。"))
        for item, weight in weights:
            if weight == 0:
                message = _("{id} 的分值是 0。").format(id=item.id)
                yield Problem(message, (*item.route, "weight"), help=_("分值要大于 0；不考核的指标请删去。"))
        total, allowed = sum(given, Decimal(0)), context.settings.weight_totals
        if not lacking and total not in allowed:
            shown = _("、").join(plain(one) for one in allowed)
            message = _("各指标分值合计 {total}，应是 {allowed} 之一。").format(total=plain(total), allowed=shown)
            remedy = _("预算执行 10 分不写在指标里，指标合计一般是 90；本地规定不同的写 [lint] weight_totals。")
            yield Problem(message, ("indicators",), help=remedy, on_key=True)
