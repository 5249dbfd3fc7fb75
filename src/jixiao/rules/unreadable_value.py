"""L07: a value that the language cannot read; reported under the language's own JX2xx code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Unreadable
from jixiao.rules.base import Addition, Context, Fix, Problem, Rule
from jixiao.table import shorten, unreadable_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.documents.models import Indicator, Milestone
    from jixiao.findings import Route


class UnreadableValue(Rule):
    """指标值看不懂 (unreadable value)

    ## 说明

    指标值有错字、残缺、前后矛盾，读不出确定的意思。具体原因按 JX2xx 编码报告（`jixiao explain JX203` 等），位置指到出错的那几个字。

    表上的原文不能改时，在 `reading`（口径）里写明它的意思：判断时以口径为准，这里只作提示，原文的错仍然指出来。

    ## 为什么

    读不懂的指标值没法核对，也没法评分；猜一个意思，比读不懂更糟。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 组织进驻展会, value: 不适于1届次}  # ← JX203
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 组织进驻展会, value: 不少于1届次}
    ```

    ## 修复

    有把握的建议可以写进 `reading`：`jixiao fix --unsafe`。原文不动，写完请人核对。
    """

    code = "L07"
    name = "unreadable-value"
    severity = Severity.ERROR
    fixable = True

    def check(self, context: Context) -> Iterator[Problem]:
        """Read the official words and the confirmed reading of everything that can be judged."""
        for source, route in _sources(context):
            if source.reading is not None:
                yield from self._told(context, source.reading, (*route, "reading"))
            if source.value is None:
                continue
            if source.reading is None:
                yield from self._told(context, source.value, (*route, "value"))
            else:
                yield from self._corrected(context, source.value, source.reading, (*route, "value"))

    @staticmethod
    def _told(context: Context, text: str, route: Route) -> Iterator[Problem]:
        problem = context.language.read(text, context.table.year)
        if isinstance(problem, Unreadable):
            told = unreadable_finding(problem, text, context.table.document, route)
            fix = _fix(context, text, problem, route) if route[-1] == "value" else None
            yield Problem(told.message, route, problem.span, told.help, code=told.code, fix=fix)

    @staticmethod
    def _corrected(context: Context, text: str, reading: str, route: Route) -> Iterator[Problem]:
        problem = context.language.read(text, context.table.year)
        if isinstance(problem, Unreadable):
            message = _("原文有误，已用口径「{reading}」改正：「{text}」。{message}").format(
                reading=reading, text=shorten(text), message=problem.message
            )
            yield Problem(message, route, problem.span, severity=Severity.INFO, code=problem.code)


def _sources(context: Context) -> Iterator[tuple[Indicator | Milestone, Route]]:
    for row in context.targets.rows():
        yield row.indicator, row.route
    for step in context.targets.milestones():
        yield step.milestone, step.route


def _fix(context: Context, text: str, problem: Unreadable, route: Route) -> Fix | None:
    """Propose a ``reading``: the suggestion in its place, or alone, whichever can be read."""
    if problem.suggestion is None:
        return None
    start, end = problem.span
    for reading in (text[:start] + problem.suggestion + text[end:], problem.suggestion):
        if not isinstance(context.language.read(reading, context.table.year), Unreadable):
            title = _("把口径写成「{reading}」").format(reading=reading)
            return Fix(title, (Addition(route[:-1], "reading", reading),), safe=False)
    return None
