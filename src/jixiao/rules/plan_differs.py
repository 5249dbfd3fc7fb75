"""L23: the last step of the plan is not the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount, Growth, Range, Relation, convert, relate
from jixiao.rules.base import Context, Problem, Related, Rule, at_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.language import Target
    from jixiao.table import Item


class PlanDiffers(Rule):
    """季度计划和年度目标对不上 (plan differs from target)

    ## 说明

    计划里这个指标最后一个季度的累计值，应当就是年度指标值；两处的数不同，或单位不是一类。只是量词不同（场、次）的由 L10 报告。

    ## 为什么

    按计划做完了，年度目标却没完成（或者反过来），季度监控的灯就没有意义。

    ## 反例

    ```yaml
    plan:
      - {quarter: 2, milestones: [{indicator: SL01, value: 不少于2个}]}
      - {quarter: 4, milestones: [{indicator: SL01, value: 不少于3个}]}  # ← L23
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 建设培育布局中心, value: 不少于4个}]
    ```

    ## 正例

    ```yaml
    plan:
      - {quarter: 2, milestones: [{indicator: SL01, value: 不少于2个}]}
      - {quarter: 4, milestones: [{indicator: SL01, value: 不少于4个}]}
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 建设培育布局中心, value: 不少于4个}]
    ```
    """

    code = "L23"
    name = "plan-differs"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare the last milestone of every indicator with its target."""
        for item in context.indicators:
            steps = [step for step in context.table.milestones if step.id == item.id]
            last = max(steps, key=lambda step: step.due, default=None)
            if last is None or item.target is None or last.target is None or _agree(last.target, item.target):
                continue
            words = {"id": item.id, "quarter": last.due, "step": last.text, "value": item.text}
            message = _("{id} 的计划到第 {quarter} 季度是「{step}」，年度目标却是「{value}」。").format(**words)
            place = Related(_("年度目标写在这里"), at_value(item))
            remedy = _("计划值写到该季度末的累计数，最后一个季度应等于年度目标。")
            yield Problem(message, _place(last), help=remedy, related=(place,))


def _place(step: Item) -> tuple[str | int, ...]:
    return at_value(step) if step.text else step.route


def _agree(step: Target, target: Target) -> bool:
    """Tell whether both ask for one number; kinds that are not numbers are left to the reader."""
    if isinstance(step, Amount) and isinstance(target, Amount):
        if relate(step.unit, target.unit) is Relation.DIFFERENT:
            return False
        value = convert(step.value, step.unit, target.unit)
        return (step.value if value is None else value) == target.value
    if isinstance(step, Range | Growth) and isinstance(target, Range | Growth):
        return step == target
    return True
