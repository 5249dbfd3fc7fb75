"""L11: one thing with two numbers, or with two bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Amount, Growth, convert
from jixiao.linking import number_of
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.evidence import said_there

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.language import Target
    from jixiao.linking import Link


class NumberConflict(Rule):
    """同一件事前后数字或界限不一致 (one thing, two numbers)

    ## 说明

    指标和目标（或计划）里写的是同一件事，数却不同（5件、2件），或界限不同（超过50家不含50，至少50家含50）。
    哪句话对哪个指标，按名称里共同的词和数字来认，依据写在问题下面。没写界限的数（2个）和“不少于2个”算一致。

    ## 为什么

    按哪个数考核？做到 50 家，按指标达标，按目标没达标。

    ## 反例

    ```yaml
    goals:
      - 专利产品备案企业超过50家。
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 专利产品备案企业, value: 至少50家}  # ← L11
    ```

    ## 正例

    ```yaml
    goals:
      - 专利产品备案企业不少于50家。
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 专利产品备案企业, value: 至少50家}
    ```
    """

    code = "L11"
    name = "number-conflict"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare every indicator with the promises linked to it; the same words in two places are told once."""
        for item in context.indicators:
            told: dict[str, list[Link]] = {}
            for link in context.web.links_to(item):
                if item.target is not None and _differ(link.promise.target, item.target):
                    told.setdefault(link.promise.words, []).append(link)
            for words, links in told.items():
                message = _("同一件事两种写法：指标是「{value}」，{where}是「{words}」。").format(
                    value=item.text, where=links[0].promise.where, words=words
                )
                remedy = _("核对原件，统一成一个数、一种界限；不是同一件事的，把名称写得能分清。")
                yield Problem(message, at_value(item), help=remedy, related=tuple(said_there(link) for link in links))


_SIDES = {">=": "at least", "==": "at least", ">": "more", "<=": "at most", "<": "less", "~": "about"}
"""A bare number is scored as at least that many, so it agrees with ≥."""


def _differ(promised: Target, target: Target) -> bool:
    if isinstance(promised, Amount) and isinstance(target, Amount):
        value = convert(promised.value, promised.unit, target.unit)
        same = (promised.value if value is None else value) == target.value
        return not same or _SIDES[promised.op] != _SIDES[target.op]
    if isinstance(promised, Growth) and isinstance(target, Growth) and promised.direction != target.direction:
        return True
    return number_of(promised) != number_of(target)
