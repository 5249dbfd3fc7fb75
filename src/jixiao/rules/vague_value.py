"""L13: words that everybody agrees with and nobody can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language import Qualitative
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.vocabulary import COSTS, ENDS, TIMELINESS, VAGUE, second_class
from jixiao.table import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.table import Item


class VagueValue(Rule):
    """指标值空泛而没有评价标准 (vague value without criteria)

    ## 说明

    指标值是“不断加强”“显著提升”一类的话，或者只是把指标名重复一遍，又没有写 `basis`（评价标准）。时效和成本另有 L15、L16。

    ## 为什么

    绩效目标要求细化、量化。定性指标可以写，但要分档：怎样算达成、怎样算部分达成，否则年底只能自说自话。

    ## 反例

    ```yaml
    indicators:
      效益指标:
        社会效益指标:
          - {id: SH01, name: 电商领域知识产权保护工作, value: 不断加强}  # ← L13
          - {id: SH02, name: 指导城市建设, value: 指导城市建设}  # ← L13
    ```

    ## 正例

    ```yaml
    indicators:
      效益指标:
        社会效益指标:
          - id: SH01
            name: 电商领域知识产权保护工作
            value: 不断加强
            basis: 办结率 95% 以上为达成，80% 以上为部分达成
          - {id: SH02, name: 电商侵权投诉办结率, value: 95%以上}
    ```
    """

    code = "L13"
    name = "vague-value"

    def check(self, context: Context) -> Iterator[Problem]:
        """Look at values in words without criteria; the first vague word is the place."""
        for item in context.indicators:
            if not _is_open(item):
                continue
            remedy = _("改成能核对的数，或在 basis（评价标准）里写明怎样算达成、部分达成、未达成。")
            word = min((w for w in VAGUE if w in item.text), key=item.text.index, default=None)
            if item.text.strip(ENDS) == item.name.strip(ENDS):
                message = _("指标值只是重复了指标名：「{value}」。").format(value=shorten(item.text))
                yield Problem(message, at_value(item), help=remedy)
            elif word is not None:
                start = item.text.index(word)
                message = _("「{value}」太空泛，没有写怎样算达成。").format(value=shorten(item.text))
                yield Problem(message, at_value(item), (start, start + len(word)), remedy)


def _is_open(item: Item) -> bool:
    """Tell whether an indicator is rated by words and nothing says how."""
    target = item.target
    if not isinstance(target, Qualitative) or target.expect is not None or target.levels:
        return False
    if item.indicator is None or item.indicator.basis is not None:
        return False
    return second_class(item) not in {*COSTS, TIMELINESS}
