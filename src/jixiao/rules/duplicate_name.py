"""L06: two indicators with one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.rules.base import Context, Problem, Related, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.table import Item


class DuplicateName(Rule):
    """两个三级指标同名 (duplicate name)

    ## 说明

    同一张表里有两个三级指标名字完全一样（不计空格）。

    ## 为什么

    填报和汇总按名称对应，同名的分不清哪个是哪个；多半是少写了限定词，例如“农村低保资金”写了两遍，其实一个是中央资金、一个是地方资金。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 培训人数, value: 不少于20人}
          - {id: SL02, name: 培训人数, value: 不少于50人}  # ← L06
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 线下培训人数, value: 不少于20人}
          - {id: SL02, name: 线上培训人数, value: 不少于50人}
    ```
    """

    code = "L06"
    name = "duplicate-name"
    severity = Severity.ERROR

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare the names without their blanks."""
        first: dict[str, Item] = {}
        for item in context.indicators:
            name = "".join(item.name.split())
            if name in first:
                message = _("{id} 和 {other} 同名：「{name}」。").format(
                    id=item.id, other=first[name].id, name=item.name
                )
                place = Related(_("第一次写在这里"), (*first[name].route, "name"))
                remedy = _("给其中一个加上限定词，让人一看就知道区别。")
                yield Problem(message, (*item.route, "name"), help=remedy, related=(place,))
            first.setdefault(name, item)
