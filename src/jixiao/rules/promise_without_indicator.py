"""L12: a number in the goals that no indicator carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.rules.base import Context, Problem, Related, Rule, at_value
from jixiao.rules.evidence import said_again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.linking import Pledge


class PromiseWithoutIndicator(Rule):
    """目标里的数没有对应的指标 (promise without an indicator)

    ## 说明

    总体目标（或计划）承诺了一个数，三级指标里却没有。写进了计划的阶段性目标（`milestones`）的，会指出来：只在计划里，指标里没有。
    计划里的承诺本来就可以只是阶段性目标，所以只在计划原文里出现、又有 `milestones` 的不报告。

    ## 为什么

    目标要由指标来考核。没有指标，这句承诺做没做到没有人看，是审核时“相关性”一项最常见的意见。

    ## 反例

    ```yaml
    goals:
      - 开展不少于2场专利许可对接活动。  # ← L12
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 建设培育布局中心, value: 不少于4个}
    ```

    ## 正例

    ```yaml
    goals:
      - 开展不少于2场专利许可对接活动。
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 专利许可对接活动, value: 不少于2场}
    ```
    """

    code = "L12"
    name = "promise-without-indicator"

    def check(self, context: Context) -> Iterator[Problem]:
        """Tell every promise once, at its first place."""
        for pledge in context.web.pledges:
            promise = pledge.promise
            if pledge.indicator is not None or (promise.quarter is not None and pledge.milestone is not None):
                continue
            yield Problem(
                _message(pledge),
                promise.route,
                promise.span,
                _("补一个三级指标；不打算考核的，从目标里删去这个数。"),
                related=(*said_again(pledge), *_carried_by(pledge)),
            )


def _message(pledge: Pledge) -> str:
    promise = pledge.promise
    words = {"where": promise.where, "words": promise.words, "object": promise.object}
    if pledge.milestone is not None:
        return _("{where}承诺「{object}」{words}，只在计划里，指标里没有。").format(**words)
    return _("{where}承诺「{object}」{words}，指标里没有。").format(**words)


def _carried_by(pledge: Pledge) -> tuple[Related, ...]:
    if pledge.milestone is None:
        return ()
    item = pledge.milestone.item
    message = _("阶段性目标 {id}（{name}）").format(id=item.id, name=item.name)
    return (Related(message, at_value(item)),)
