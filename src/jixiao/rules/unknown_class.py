"""L05: a class that no official list knows, or one under the wrong parent."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.documents.models import class_name
from jixiao.findings import Severity
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import CLASSES, JOINT, LEVEL2, MANAGEMENT, OTHERS, official_first

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnknownClass(Rule):
    """指标分类不在规定之列 (unknown class of indicators)

    ## 说明

    一级指标应是产出、效益、满意度（2021 年的格式把成本单列为一级），二级指标应放在自己的一级指标下。“指标”二字和空格写不写都行，
    各地常用的别名（进度指标、环境效益指标、项目完成指标等）和评价用的决策、过程、管理也认。
    本地另有规定的分类，写进 `jixiao.toml`：`[lint]` 下 `classes = ["履职效能"]`。

    ## 为什么

    汇总和评分按分类取分值，分类写错，这些指标就得不到分，也汇总不到一起。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        社会效益指标:  # ← L05
          - {id: SH01, name: 就业率, value: 80%以上}
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

    code = "L05"
    name = "unknown-class"
    severity = Severity.ERROR

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare both levels with the list; the second level only below a known first one."""
        extra = {class_name(name) for name in context.settings.classes}
        for level1, classes in context.targets.indicators.items():
            core = class_name(level1)
            parent = official_first(core)
            if core in extra or parent in MANAGEMENT:
                continue
            if parent not in CLASSES:
                yield self._unknown(level1, _holders(core), tuple(CLASSES), ("indicators", level1))
                continue
            for level2 in classes:
                name = class_name(level2)
                if name in extra or all(_belongs(part, parent) for part in JOINT.split(name)):
                    continue
                yield self._unknown(level2, _holders(name), CLASSES[parent], ("indicators", level1, level2))

    @staticmethod
    def _unknown(written: str, holders: list[str], allowed: tuple[str, ...], route: tuple[str, ...]) -> Problem:
        if holders:
            words = {"written": written, "holder": "、".join(holders)}
            message = _("「{written}」放错了地方，它属于{holder}。").format(**words)
            return Problem(message, route, help=_("请移到{holder}下面。").format(**words), on_key=True)
        message = _("指标分类里没有「{written}」。").format(written=written)
        near = get_close_matches(class_name(written), allowed, n=1)
        names = "、".join(near or allowed)
        remedy = _("是不是「{names}」？") if near else _("这里可以写：{names}。本地另有规定的写进 [lint] 的 classes。")
        return Problem(message, route, help=remedy.format(names=names), on_key=True)


def _belongs(name: str, parent: str) -> bool:
    return LEVEL2.get(name, name) in {*CLASSES[parent], *OTHERS}


def _holders(name: str) -> list[str]:
    """Return the first-level classes a second-level name belongs to."""
    child = LEVEL2.get(name, name)
    return [parent for parent, children in CLASSES.items() if child in children and parent != child][:1]
