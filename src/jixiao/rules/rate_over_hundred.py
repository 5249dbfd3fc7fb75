"""L18: a rate of more than everything, or at least everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount
from jixiao.rules.base import Addition, Context, Fix, Problem, Rule, at_value
from jixiao.rules.vocabulary import UPWARD

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = 100


class RateOverHundred(Rule):
    """比率写成 ≥100% 或超过 100% (rate over 100 %)

    ## 说明

    合格率、覆盖率一类的比率最多 100%：写“≥100%”应改成“=100%”，大于 100% 多半是录入错误。增长类的不算。

    ## 为什么

    “≥100%”暗示还能更多，评分软件会按超额处理；“290%”常常是扫描时把“≥90%”认错了。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        质量指标: [{id: ZL01, name: 验收合格率, value: ≥100%}]  # ← L18
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        质量指标: [{id: ZL01, name: 验收合格率, value: =100%}]
    ```

    ## 修复

    把口径写成“=100%”（`jixiao fix --unsafe`），原文不动。
    """

    code = "L18"
    name = "rate-over-hundred"
    fixable = True

    def check(self, context: Context) -> Iterator[Problem]:
        """Look at every percentage."""
        for item in context.indicators:
            target = item.target
            if not isinstance(target, Amount) or target.unit != "%" or target.op in {"<=", "<"}:
                continue
            if target.value > _WHOLE and not any(word in item.name for word in UPWARD):
                message = _("「{value}」超过了 100%，这个比率不会有这么大。").format(value=item.text)
                yield Problem(message, at_value(item), help=_("请对照原件核对，是不是多了一个数字？"))
            elif target.value == _WHOLE and target.op in {">=", ">"}:
                message = _("比率最多 100%，不能写「{value}」。").format(value=item.text)
                yield Problem(message, at_value(item), help=_("写成 =100%。"), fix=_fix(item.route, item.text))


def _fix(route: tuple[str | int, ...], text: str) -> Fix:
    title = _("把「{value}」的口径写成「=100%」").format(value=text)
    return Fix(title, (Addition(route, "reading", "=100%"),), safe=False)
