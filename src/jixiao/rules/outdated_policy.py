"""L33: a policy from before the last five-year plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import NUMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAN_YEARS = 5


class OutdatedPolicy(Rule):
    """政策依据年代久远 (outdated policy)

    ## 说明

    文号的年份比上一个五年规划还早。例如 2025 年属于 2021—2025 规划期，上一个规划期从 2016 年开始，2015 年及以前的文件会被提示。

    ## 为什么

    老文件可能已经废止或被替代，写上之前应先核对是否现行有效。仍然有效的，用静默注释说明。

    ## 反例

    ```yaml
    project:
      name: 示例项目
      year: 2025
      policies:
        - 《关于开展知识产权保护规范化市场培育认定工作的通知》（国知办发协字〔2014〕10号）  # ← L33
    ```

    ## 正例

    ```yaml
    project:
      name: 示例项目
      year: 2025
      policies:
        - 《广东省专利转化运用专项行动实施方案》（粤府办〔2024〕8号）
    ```
    """

    code = "L33"
    name = "outdated-policy"
    severity = Severity.INFO

    def check(self, context: Context) -> Iterator[Problem]:
        """Compare the year of every document number with the start of the plan period before this one."""
        year = context.table.year
        oldest = year - (year - 1) % _PLAN_YEARS - _PLAN_YEARS
        for position, text in enumerate(context.targets.project.policies):
            for match in NUMBERED.finditer(text):
                if int(match[1]) < oldest:
                    message = _("这份文件是 {year} 年的，早于上一个五年规划（{oldest} 年起）。").format(
                        year=match[1], oldest=oldest
                    )
                    remedy = _("核对它是否现行有效，有没有新的文件替代。")
                    yield Problem(message, ("project", "policies", position), match.span(), remedy)
