"""L21: one indicator that decides the score alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language.targets import plain
from jixiao.rules.base import Context, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class HeavyIndicator(Rule):
    """一个指标分值过重 (heavy indicator)

    ## 说明

    一个指标的分值超过 30 分（`[lint] max_weight` 可改）。

    ## 为什么

    一个指标占去三分之一以上，其余的就成了陪衬；它一旦没完成，整个项目评不上良好。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        成本指标:
          - {id: CB01, name: 项目总成本, value: 不超过30万元, weight: 90}  # ← L21
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        成本指标:
          - {id: CB01, name: 项目总成本, value: 不超过30万元, weight: 20}
    ```
    """

    code = "L21"
    name = "heavy-indicator"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare every weight with the limit."""
        limit = context.settings.max_weight
        for item in context.indicators:
            weight = item.indicator.weight if item.indicator else None
            if weight is not None and weight > limit:
                words = {"id": item.id, "weight": plain(weight), "limit": plain(limit)}
                message = _("{id} 一个指标就占 {weight} 分，超过 {limit} 分。").format(**words)
                yield Problem(message, (*item.route, "weight"), help=_("把它拆成几个指标，或把分值匀给别的指标。"))
