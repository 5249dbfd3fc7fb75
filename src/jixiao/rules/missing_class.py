"""L04: one of the four classes of outputs is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import COST, COSTS, EXPECTED, OUTPUT, first_class, second_class

if TYPE_CHECKING:
    from collections.abc import Iterator


class MissingClass(Rule):
    """产出缺一类指标 (a class of outputs is missing)

    ## 说明

    产出一般从数量、质量、时效、成本四方面写，这张表缺了其中一类。成本单列为一级指标的也算有；进度指标算时效。

    ## 为什么

    四类合在一起才说得清“做多少、做多好、何时完成、花多少”。缺的那一类，正是审核时最先追问的。

    ## 反例

    ```yaml
    indicators:
      产出指标:  # ← L04
        数量指标: [{id: SL01, name: 培训人数, value: 不少于20人}]
        质量指标: [{id: ZL01, name: 培训合格率, value: ≥90%}]
        时效指标: [{id: SX01, name: 完成时间, value: 2025年9月底前}]
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 培训人数, value: 不少于20人}]
        质量指标: [{id: ZL01, name: 培训合格率, value: ≥90%}]
        时效指标: [{id: SX01, name: 完成时间, value: 2025年9月底前}]
        成本指标: [{id: CB01, name: 培训成本, value: 不超过5万元}]
    ```
    """

    code = "L04"
    name = "missing-class"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare the classes under 产出 with the four expected ones; a table without outputs is L02's concern."""
        present = {second_class(item) for item in context.indicators}
        if COSTS & present or COST in {first_class(item) for item in context.indicators}:
            present.add(COST)
        level1 = next((item.route[1] for item in context.indicators if first_class(item) == OUTPUT), None)
        if level1 is None:
            return
        for wanted in EXPECTED:
            if wanted not in present:
                message = _("产出里没有{name}指标。").format(name=wanted)
                remedy = _("补一个{name}指标；本项目确实不适用的，写明理由。").format(name=wanted)
                yield Problem(message, ("indicators", level1), help=remedy, on_key=True)
