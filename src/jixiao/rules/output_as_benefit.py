"""L35: something the office delivers itself, filed as a benefit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount, Range, Relation, relate
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import BENEFIT, DELIVERY, first_class

if TYPE_CHECKING:
    from collections.abc import Iterator


class OutputAsBenefit(Rule):
    """把产出写成了效益 (output filed as a benefit)

    ## 说明

    效益指标的名称是单位自己做的事（提供、举办、开展……），值是个数。这是产出，不是效益。

    ## 为什么

    效益是做完之后别人身上的变化。把做了多少件写进效益，等于同一件事得两次分，真正的效果没有人看。

    ## 反例

    ```yaml
    indicators:
      效益指标:
        社会效益指标:
          - {id: SH01, name: 为市内企业提供专利备案服务, value: 至少50家}  # ← L35
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 为市内企业提供专利备案服务, value: 至少50家}]
      效益指标:
        社会效益指标: [{id: SH01, name: 受服务企业专利产品产值, value: 不少于5亿元}]
    ```
    """

    code = "L35"
    name = "output-as-benefit"

    def check(self, context: Context) -> Iterator[Problem]:
        """Look for counts under 效益 whose name says that the office does it."""
        for item in context.indicators:
            target = item.target
            if first_class(item) != BENEFIT or not isinstance(target, Amount | Range) or target.unit is None:
                continue
            counted = relate(target.unit, "个") is not Relation.DIFFERENT
            match = DELIVERY.match(item.name)
            if counted and match is not None:
                message = _("「{name}」是单位自己做的事，属于产出。").format(name=item.name)
                remedy = _("移到数量指标；效益写做完之后的变化，例如产值、就业、投诉减少。")
                yield Problem(message, (*item.route, "name"), match.span(), remedy)
