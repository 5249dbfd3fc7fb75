"""The footer of the monitoring screen: the rule that was applied, so that a reader can recompute every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language.targets import plain
from jixiao.table import YEAR_END

if TYPE_CHECKING:
    from jixiao.monitor_report import Sheet


def rule_lines(sheet: Sheet) -> list[str]:
    """Write the rule of one sheet, a sentence a line."""
    rule = sheet.rule
    if rule.is_linear:
        expected = _(
            "算法：个数和金额的应完成是年度目标的{quarter}/4；一次性任务（目标为1）和没有折算的事项，到期前为未到期。"
        )
    else:
        expected = _(
            "算法：应完成是到本季度为止最近一次的阶段性目标；没有的，个数和金额是年度目标的{quarter}/4，到期的是全部。"
            "计划在以后季度完成的，跟不上折算数也只算未到期；一次性任务（目标为1）到期前为未到期。"
        )
    lights = _(
        "进度比是累计÷应完成（尾数舍去）：低于{red}滞后，低于{yellow}偏慢，低于{blue}正常，{blue}及以上超前；"
        "提前完成的为超前。总体取最差一项；没有填报的不算 0。"
    )
    if rule.is_ratio:
        unscaled = _(
            "上限、期限、评级和质量、时效、成本类不折算，符合目标为正常，否则滞后；比率不折算，按进度比亮灯，不亮蓝灯。"
        )
    else:
        unscaled = _("比率、上限、期限、评级和质量、时效、成本类不折算：符合目标为正常，部分达成为偏慢，否则滞后。")
    words = {
        "quarter": sheet.quarter,
        "red": plain(rule.red),
        "yellow": plain(rule.yellow),
        "blue": plain(rule.blue),
        "gap": plain(rule.gap_points),
        "count": len(sheet.completions),
    }
    money = _(
        "执行率是执行数÷全年预算数，应达到{quarter}/4，没有蓝灯。目标完成程度是{count}项有数的指标各取"
        "累计÷年度目标（最多算1）的平均；两者相差超过{gap}个百分点要提示。"
    )
    outlook = _(
        "全年预计：折算的是累计÷{quarter}×4（个数取整），有阶段性目标的和按它折算的取小的，其余是目前累计。可能性：已达到目标或进度比不低于1为确定能，"
        "上限已突破、期限已过为完全不可能；预计不到目标的{red}、没有完成过的不代为判断；其余有可能。"
        "可用forecast、likelihood写您的判断。"
    )
    where = _("这些界限和算法可在jixiao.toml的[monitor]里改。")
    texts = [expected, lights, unscaled, money, *([outlook] if sheet.quarter < YEAR_END else []), where]
    return [text.format(**words) for text in texts]
