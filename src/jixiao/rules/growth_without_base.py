"""L17: a growth that names no base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import All, AnyOf, Growth
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.evidence import said_again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.language import Target


class GrowthWithoutBase(Rule):
    """增长目标没有基期值 (growth without a base)

    ## 说明

    “同比增长10%”“较上年提高”没有写明在多少的基础上增长。指标写 `baseline`（基期值）；目标和计划里的写“在2024年120次的基础上”。

    ## 为什么

    没有基期值，10% 是 12 次还是 1200 次说不清，年底也无从核对。

    ## 反例

    ```yaml
    goals:
      - 专利转让备案次数实现年均增长10%。  # ← L17
    indicators:
      效益指标:
        经济效益指标: [{id: JJ01, name: 专利产品产值, value: 同比增长10%以上}]  # ← L17
    ```

    ## 正例

    ```yaml
    indicators:
      效益指标:
        经济效益指标: [{id: JJ01, name: 专利产品产值, value: 同比增长10%以上, baseline: 4.6亿元}]
    ```
    """

    code = "L17"
    name = "growth-without-base"

    def check(self, context: Context) -> Iterator[Problem]:
        """Look at the indicators, then at what goals and plan promise; a promise said twice is told once."""
        remedy = _("写明基期和基期值，例如 baseline: 120次，或“在2024年120次的基础上”。")
        for item in context.indicators:
            if _grows(item.target) and not (item.indicator and item.indicator.baseline):
                message = _("「{value}」没有写基期值。").format(value=item.text)
                yield Problem(message, at_value(item), help=remedy)
        for pledge in context.web.pledges:
            promise = pledge.promise
            if _grows(promise.target):
                message = _("「{words}」没有写在多少的基础上增长。").format(words=promise.words)
                yield Problem(message, promise.route, promise.span, remedy, related=said_again(pledge))


def _grows(target: Target | None) -> bool:
    if isinstance(target, All | AnyOf):
        return any(_grows(part) for part in target.parts)
    return isinstance(target, Growth)
