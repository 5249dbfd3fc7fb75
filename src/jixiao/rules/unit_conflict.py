"""L10: one thing counted in two units."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Relation, relate
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.evidence import said_there

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.findings import Span
    from jixiao.table import Item


class UnitConflict(Rule):
    """同一件事用了两种量词 (one thing, two units)

    ## 说明

    指标里写“3场”，目标或计划里同一件事写“3次”。哪句话对哪个指标，按名称里共同的词和数字来认，依据写在问题下面。

    ## 为什么

    一场能不能开成几次？量词不同，验收时就有两种算法；评审也会问，这说的是不是同一件事。

    ## 反例

    ```yaml
    goals:
      - 对知识产权工作人员进行业务培训，不少于3次。
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 知识产权工作人员业务培训, value: 不少于3场}  # ← L10
    ```

    ## 正例

    ```yaml
    goals:
      - 对知识产权工作人员进行业务培训，不少于3场。
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 知识产权工作人员业务培训, value: 不少于3场}
    ```
    """

    code = "L10"
    name = "unit-conflict"

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare the unit of every indicator with those of the promises linked to it; one problem a unit."""
        for item in context.indicators:
            unit = _unit(item)
            links = [link for link in context.web.links_to(item) if relate(unit, _unit(link.promise)) is Relation.NEAR]
            links.sort(key=lambda link: _unit(link.promise) or "")
            for other, group in groupby(links, key=lambda link: _unit(link.promise)):
                first, *rest = group
                message = _("同一件事用了两种量词：指标写「{value}」，{where}写「{words}」。").format(
                    value=item.text, words=first.promise.words, where=first.promise.where
                )
                remedy = _("统一成「{unit}」或「{other}」。").format(unit=unit, other=other)
                places = tuple(said_there(link) for link in (first, *rest))
                yield Problem(message, at_value(item), _unit_span(item, unit), remedy, related=places)


def _unit(one: object) -> str | None:
    unit: str | None = getattr(getattr(one, "target", None), "unit", None)
    return unit


def _unit_span(item: Item, unit: str | None) -> Span | None:
    place = item.text.rfind(unit) if unit else -1
    return (place, place + len(unit)) if unit and place >= 0 else None
