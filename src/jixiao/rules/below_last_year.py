"""L22: a target below what was achieved last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount, Unreadable, convert
from jixiao.rules.base import Context, Problem, Related, Rule, at_value

if TYPE_CHECKING:
    from collections.abc import Iterator


class BelowLastYear(Rule):
    """目标值低于上年实际 (target below last year)

    ## 说明

    指标写了 `baseline`（基期值，即上年实际值），而今年的目标值还比它差。两年的表放在一起比（资金增加而目标不变等），用 `jixiao diff`。

    ## 为什么

    目标一年比一年低，钱却没有少，是审核时“适当性”一项的典型问题。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 培训人数, value: 不少于20人, baseline: 35人}  # ← L22
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 培训人数, value: 不少于40人, baseline: 35人}
        成本指标:
          - {id: CB01, name: 培训成本, value: ≤400元/人, baseline: 420元/人}
    ```
    """

    code = "L22"
    name = "below-last-year"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare target and base in one unit, along the direction of the indicator."""
        for item in context.indicators:
            baseline = item.indicator.baseline if item.indicator else None
            if baseline is None or not isinstance(item.target, Amount):
                continue
            past = context.language.read_actual(baseline, context.table.year)
            if isinstance(past, Unreadable) or past.value is None:
                continue
            value = convert(past.value, past.unit, item.target.unit)
            if value is None:
                continue
            worse = item.target.value > value if item.reverse else item.target.value < value
            if worse:
                message = _("目标「{value}」还不如上年实际「{baseline}」。").format(value=item.text, baseline=baseline)
                place = Related(_("上年实际写在这里"), (*item.route, "baseline"))
                remedy = _("说明为什么降低（写在 note），或提高目标值。")
                yield Problem(message, at_value(item), help=remedy, related=(place,))
