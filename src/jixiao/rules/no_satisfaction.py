"""L03: nobody is asked whether they are satisfied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import SATISFACTION, first_class, second_class

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoSatisfaction(Rule):
    """没有满意度指标 (no satisfaction indicator)

    ## 说明

    表里没有服务对象满意度指标。指标名里写明满意度、满意率、满意程度的也算有。

    ## 为什么

    自评通常给满意度 10 分。没有满意度指标，这 10 分要并到别的类（多数并到效益），事先不写明，年底容易有争议。
    确实不直接服务群众的项目可以不设，请用静默注释写明理由。

    ## 反例

    ```yaml
    indicators:  # ← L03
      产出指标:
        数量指标: [{id: SL01, name: 培训人数, value: 不少于20人}]
      效益指标:
        社会效益指标: [{id: SH01, name: 就业率, value: 80%以上}]
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 培训人数, value: 不少于20人}]
      满意度指标:
        服务对象满意度指标: [{id: MY01, name: 学员满意度, value: ≥90%}]
    ```
    """

    code = "L03"
    name = "no-satisfaction"

    def check(self, context: Context) -> Iterator[Problem]:
        """Look for any satisfaction indicator."""
        if not context.indicators:
            return
        for item in context.indicators:
            if SATISFACTION in {first_class(item), second_class(item)} or SATISFACTION[:2] in item.name:
                return
        message = _("表里没有满意度指标，自评时它的 10 分会并到别的类。")
        remedy = _("补一个服务对象满意度指标，例如 ≥90%；确实不需要的，写明理由。")
        yield Problem(message, ("indicators",), help=remedy, on_key=True)
