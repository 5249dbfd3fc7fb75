"""L36: a class with so many indicators that none counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.rules.base import Context, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class CrowdedClass(Rule):
    """一类指标太多 (crowded class)

    ## 说明

    一个二级指标下面的三级指标超过 10 个（`[lint] max_indicators` 可改）。

    ## 为什么

    指标太多，每个只摊到两三分，重点就看不出来；别的类只有一个指标，却占同样的分。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        数量指标:  # ← L36
          - {id: SL01, name: 指标甲, value: 不少于1个}
          - {id: SL02, name: 指标乙, value: 不少于1个}
          - {id: SL03, name: 指标丙, value: 不少于1个}
          - {id: SL04, name: 指标丁, value: 不少于1个}
          - {id: SL05, name: 指标戊, value: 不少于1个}
          - {id: SL06, name: 指标己, value: 不少于1个}
          - {id: SL07, name: 指标庚, value: 不少于1个}
          - {id: SL08, name: 指标辛, value: 不少于1个}
          - {id: SL09, name: 指标壬, value: 不少于1个}
          - {id: SL10, name: 指标癸, value: 不少于1个}
          - {id: SL11, name: 指标子, value: 不少于1个}
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 指标甲, value: 不少于1个}
    ```
    """

    code = "L36"
    name = "crowded-class"

    def check(self, context: Context) -> Iterator[Problem]:
        """Count the indicators of every class."""
        limit = context.settings.max_indicators
        for level1, classes in context.targets.indicators.items():
            for level2, indicators in classes.items():
                if len(indicators) > limit:
                    words = {"name": level2, "count": len(indicators), "limit": limit}
                    message = _("「{name}」有 {count} 个三级指标，超过 {limit} 个。").format(**words)
                    remedy = _("合并同类的，去掉次要的，留下最能说明问题的几个。")
                    yield Problem(message, ("indicators", level1, level2), help=remedy, on_key=True)
