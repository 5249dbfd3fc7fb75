"""L08: a number that does not say how to compare with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.vocabulary import ANY_SIGN, AT_LEAST, AT_MOST, COSTS, STANDARD, second_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.table import Item

_WHOLE = 100


class BareNumber(Rule):
    """数字没有界限词 (bare number)

    ## 说明

    指标值只写了数，没写“不少于”“不超过”“=”。100%、0、各种标准（补助标准就是那个数）和写了 `exact`、`direction` 的不算。

    ## 为什么

    “2个”是至少 2 个、最多 2 个，还是正好 2 个？各地自评多按“至少”算，但成本就该按“最多”算。写清楚，才不会年底各说各话。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 建设公共服务机构, value: 2个}  # ← L08
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 建设公共服务机构, value: 不少于2个}
          - {id: SL02, name: 设立工作站, value: 2个, exact: equal}
    ```
    """

    code = "L08"
    name = "bare-number"
    said_by = ("L09",)

    def check(self, context: Context) -> Iterator[Problem]:
        """Look for amounts read as plain equality whose words have no sign for it."""
        for item in context.indicators:
            if not lacks_bound(item):
                continue
            message = _("「{value}」没有说是至少、至多还是正好。").format(value=item.text)
            remedy = _("写成「{better}」，或写明 exact: equal（必须正好）。").format(
                better=f"{bound_for(item)}{item.text}"
            )
            yield Problem(message, at_value(item), help=remedy)


def lacks_bound(item: Item) -> bool:
    """Tell whether the value is an amount without a word for how to compare with it."""
    target = item.target
    if not isinstance(target, Amount) or target.op != "==" or _says_how(item):
        return False
    return target.value != 0 and not (target.unit == "%" and target.value == _WHOLE)


def bound_for(item: Item) -> str:
    """Return the word a table writes before such an amount: costs are limits, everything else is to be reached."""
    return AT_MOST if second_class(item) in COSTS else AT_LEAST


def _says_how(item: Item) -> bool:
    indicator = item.indicator
    if STANDARD in item.name:
        return True
    if indicator is not None and (indicator.exact or indicator.direction):
        return True
    return any(sign in item.text for sign in ANY_SIGN)
