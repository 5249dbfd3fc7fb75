"""L14: a value that does not fit the class it is filed under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount, Deadline, Qualitative, Range, Relation, relate
from jixiao.language.units import built_in
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.vocabulary import GRADED, QUALITY, QUANTITY, SATISFACTION, first_class, second_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.table import Item


class ClassValueMismatch(Rule):
    """指标值和指标分类不相称 (value does not fit its class)

    ## 说明

    - 数量指标的值是一句话或一个期限；
    - 质量指标的值是件数、个数；
    - 满意度指标的值不是百分比或分数。

    ## 为什么

    分类决定怎么监控、怎么评分：数量按进度看，质量不按进度看。件数放进质量，只说明做了多少，没说明做得好不好。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 专利转化专项计划, value: 按期达标}]  # ← L14
        质量指标: [{id: ZL01, name: 高质量建设试点县, value: 不少于1个}]  # ← L14
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标: [{id: SL01, name: 建设试点县, value: 不少于1个}]
        质量指标: [{id: ZL01, name: 专利转化专项计划目标达标率, value: ≥95%}]
      满意度指标:
        服务对象满意度指标: [{id: MY01, name: 企业满意度, value: ≥90%}]
    ```
    """

    code = "L14"
    name = "class-value-mismatch"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare the kind of every value with its class."""
        for item in context.indicators:
            found = _mismatch(item)
            if found is not None:
                message, remedy = found
                yield Problem(message, at_value(item), help=remedy)


def _mismatch(item: Item) -> tuple[str, str] | None:
    target, words = item.target, {"value": item.text}
    if second_class(item) == QUANTITY and isinstance(target, Qualitative | Deadline):
        message = _("数量指标的值应是一个数，写的是「{value}」。").format(**words)
        return message, _("写出数量；确是质量或时效要求的，移到相应的类。")
    if second_class(item) == QUALITY and _is_count(item):
        message = _("质量指标的值应是比率或等级，写的是个数「{value}」。").format(**words)
        return message, _("件数、个数放到数量指标；质量写合格率、达标率、通过率等。")
    if SATISFACTION in {first_class(item), second_class(item)} and (
        _is_count(item) or isinstance(target, Qualitative | Deadline)
    ):
        message = _("满意度指标的值应是百分比或分数，写的是「{value}」。").format(**words)
        return message, _("写成 ≥90% 这样；不是满意度的指标移到相应的类。")
    return None


def _is_count(item: Item) -> bool:
    target = item.target
    if not isinstance(target, Amount | Range) or target.unit is None:
        return False
    if built_in().kinds.get(target.unit, frozenset()) & GRADED:
        return False
    return relate(target.unit, "%") is Relation.DIFFERENT and relate(target.unit, "个") is not Relation.DIFFERENT
