"""L19: a bound that points the wrong way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.vocabulary import ADVERSE, COSTS, DESIRABLE, second_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.table import Item


class ReversedBound(Rule):
    """界限方向写反了 (reversed bound)

    ## 说明

    - 投诉、事故、差错、超支等越少越好的指标，却写了“不少于”；
    - 成本指标写了“不少于多少元”；
    - 满意度、合格率等越多越好的指标，却写了“不超过”。

    ## 为什么

    方向写反，投诉越多反而“达标”，评分正好颠倒。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        质量指标: [{id: ZL01, name: 安全事故发生数, value: ≥1起}]  # ← L19
        成本指标: [{id: CB01, name: 培训成本, value: ≥5万元}]  # ← L19
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        质量指标: [{id: ZL01, name: 安全事故发生数, value: 不超过1起}, {id: ZL02, name: 投诉处理率, value: ≥95%}]
        成本指标: [{id: CB01, name: 培训成本, value: ≤5万元}, {id: CB02, name: 补助标准, value: ≥475元/亩}]
    ```
    """

    code = "L19"
    name = "reversed-bound"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare the sign of every amount with what the name or class wants."""
        for item in context.indicators:
            target = item.target
            if not isinstance(target, Amount) or (item.indicator and item.indicator.direction):
                continue
            upward, downward = target.op in {">=", ">"}, target.op in {"<=", "<"}
            words = {"name": item.name, "value": item.text}
            if upward and target.value > 0 and (ADVERSE.search(item.name) or _is_total_cost(item)):
                message = _("「{name}」应是越少越好，却写了「{value}」。")
                if _is_total_cost(item):
                    message = _("成本应有上限，「{name}」却写了下限「{value}」。")
                remedy = _("改成 不超过…、≤…；确实要求不少于的，写 direction: forward。")
                yield Problem(message.format(**words), at_value(item), help=remedy)
            elif downward and DESIRABLE.search(item.name):
                message = _("「{name}」应是越多越好，却写了「{value}」。").format(**words)
                yield Problem(
                    message, at_value(item), help=_("改成 不少于…、≥…；确实要求不超过的，写 direction: reverse。")
                )


def _is_total_cost(item: Item) -> bool:
    """A standard per head (元/亩) may have a floor; a sum of money under 成本 may not."""
    return second_class(item) in COSTS and isinstance(item.target, Amount) and item.target.unit == "元"
