"""L16: a timeliness indicator that names no date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Qualitative
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.vocabulary import DATE_SIGNS, TIMELINESS, second_class
from jixiao.table import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator


class TimelinessWithoutDate(Rule):
    """时效指标没有时间 (timeliness without a date)

    ## 说明

    时效指标的值里没有日期、期限或比率，例如“及时”“按合同要求期限完成”；名称里写了时间的，写了 `basis` 的，不算。

    ## 为什么

    没有日期，就说不清晚没晚。“及时”要么写成期限，要么写成及时率。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        时效指标: [{id: SX01, name: 项目完成期限, value: 按合同要求期限完成}]  # ← L16
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        时效指标:
          - {id: SX01, name: 项目完成期限, value: 2025年12月底前}
          - {id: SX02, name: 资金拨付及时率, value: ≥95%}
    ```
    """

    code = "L16"
    name = "timeliness-without-date"

    def check(self, context: Context) -> Iterator[Problem]:
        """Look for timeliness indicators in words, without any sign of a date."""
        for item in context.indicators:
            if second_class(item) != TIMELINESS or not isinstance(item.target, Qualitative):
                continue
            if (
                DATE_SIGNS.search(item.text)
                or DATE_SIGNS.search(item.name)
                or (item.indicator and item.indicator.basis)
            ):
                continue
            message = _("时效指标没有时间：「{value}」。").format(value=shorten(item.text))
            yield Problem(message, at_value(item), help=_("写出期限，例如 2025年12月底前；或写及时率，例如 ≥95%。"))
