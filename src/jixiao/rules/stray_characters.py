"""L30: blanks, doubled punctuation and half-width signs that slipped in while copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.findings import Severity
from jixiao.rules.base import Context, Fix, Problem, Replacement, Rule
from jixiao.rules.vocabulary import DOUBLED, HALF_PAIR, HIDDEN, INNER_BLANKS, OUTER_BLANKS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jixiao.findings import Route

_SLIPS: tuple[tuple[re.Pattern[str], str, str | None], ...] = (
    (OUTER_BLANKS, N_("首尾有多余的空格。"), ""),
    (INNER_BLANKS, N_("文字中间有多余的空格。"), ""),
    (HIDDEN, N_("有看不见或显示不出来的字符。"), ""),
    (DOUBLED, N_("连着写了两个标点「{here}」。"), None),
    (HALF_PAIR, N_("括号一边全角、一边半角。"), None),
)
"""A pattern, what is wrong, and what to write instead where that is certain."""


class StrayCharacters(Rule):
    """多余的空格和标点 (stray characters)

    ## 说明

    项目名称、政策依据、目标、计划、指标名和指标值里，有首尾或字间的空格、看不见的字符、连着的两个标点、一边全角一边半角的括号。

    ## 为什么

    系统按字比对名称，多一个空格就对不上；有的系统因为一个空格，定性指标的灯一直不亮。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: "培训 人数", value: 不少于20人}  # ← L30
          - {id: SL02, name: 印发资料(中英文）, value: 不少于20份}  # ← L30
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 培训人数, value: 不少于20人}
          - {id: SL02, name: 宣传 PPT 制作, value: 不少于20份}
    ```

    ## 修复

    `jixiao fix` 去掉多余的空格和看不见的字符；标点和括号怎么改要人来定。照录原表、连空格也要保留的，用静默注释说明。
    """

    code = "L30"
    name = "stray-characters"
    severity = Severity.INFO
    fixable = True

    def check(self, context: Context) -> Iterator[Problem]:
        """Look through every text a person copied from the form."""
        for route, text in _texts(context):
            for pattern, message, instead in _SLIPS:
                for match in pattern.finditer(text):
                    said = _(message).format(here=match[0])
                    fix = None
                    if instead is not None:
                        change = Replacement(route, match.span(), match[0], instead)
                        fix = Fix(_("去掉多余的字符"), (change,), safe=True)
                    remedy = _("请删掉。") if fix else _("请核对原表，只留该有的那一个。")
                    yield Problem(said, route, match.span(), remedy, fix=fix)


def _texts(context: Context) -> Iterator[tuple[Route, str]]:
    targets = context.targets
    yield ("project", "name"), targets.project.name
    for position, text in enumerate(targets.project.policies):
        yield ("project", "policies", position), text
    for position, text in enumerate(targets.goals):
        yield ("goals", position), text
    for position, plan in enumerate(targets.plan):
        yield ("plan", position, "text"), plan.text or ""
    for row in targets.rows():
        yield (*row.route, "name"), row.indicator.name
        yield (*row.route, "value"), row.indicator.value
