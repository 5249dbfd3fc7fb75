"""L02: a table without outputs or without benefits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.findings import Severity
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import BENEFIT, OUTPUT, first_class

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoOutputOrBenefit(Rule):
    """没有产出指标或效益指标 (no output or no benefit indicator)

    ## 说明

    每张表至少要有一个产出指标和一个效益指标。只有满意度，不能代替效益。

    ## 为什么

    产出说明钱花在什么上，效益说明花得值不值；缺一类，自评时这一类的分没有着落，系统也不让提交。

    ## 反例

    ```yaml
    indicators:  # ← L02
      产出指标:
        数量指标: [{id: SL01, name: 培训人数, value: 不少于20人}]
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 培训人数, value: 不少于20人}]
      效益指标:
        社会效益指标: [{id: SH01, name: 就业率, value: 80%以上}]
    ```
    """

    code = "L02"
    name = "no-output-or-benefit"
    severity = Severity.ERROR

    def check(self, context: Context) -> Iterator[Problem]:
        """Look for the two classes every table has."""
        present = {first_class(item) for item in context.indicators}
        for wanted, title in ((OUTPUT, N_("产出指标")), (BENEFIT, N_("效益指标"))):
            if wanted not in present:
                message = _("表里没有{title}。").format(title=_(title))
                remedy = _("至少写一个{title}，说明做了什么、带来什么变化。").format(title=_(title))
                yield Problem(message, ("indicators",), help=remedy, on_key=True)
