"""The words of a roll-up that screen, page and tables share."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.language.targets import plain
from jixiao.lights import Light
from jixiao.outcome import Status
from jixiao.quantity import percent, show_number
from jixiao.renderers.concise import problem_counts

if TYPE_CHECKING:
    from jixiao.rollup_report import Cell, IndicatorRow, ProjectRow, RegionRow, RollupReport

SIGNS = {
    Light.RED: N_("红"),
    Light.YELLOW: N_("黄"),
    Light.GREEN: N_("绿"),
    Light.BLUE: N_("蓝"),
    Light.UNREPORTED: N_("空"),
    Light.UNRATED: N_("疑"),
    Light.NOT_DUE: N_("待"),
    Light.WAIVED: N_("免"),
}
"""A light in one character, for the matrix."""
LEGEND = {
    Light.RED: N_("红 滞后"),
    Light.YELLOW: N_("黄 偏慢"),
    Light.GREEN: N_("绿 正常"),
    Light.BLUE: N_("蓝 超前"),
    Light.UNREPORTED: N_("空 未填报"),
    Light.UNRATED: N_("疑 待评定"),
    Light.NOT_DUE: N_("待 未到期"),
    Light.WAIVED: N_("免 已豁免"),
}
"""What the characters of the matrix mean."""
NAMED = 3
"""How many regions a line of the worst indicators names."""
QUARTERS = (N_("第一季度末"), N_("第二季度末"), N_("第三季度末"), N_("全年"))
_YUAN = "元"
_TENTH = Decimal("0.1")


def heading(project: ProjectRow) -> str:
    """Name a project with its year and the time that is looked at."""
    if project.quarter is None:
        return _("{year} 年 {name}（各地数据截至的季度不同）").format(year=project.year, name=project.name)
    return _("{year} 年 {name}（{when}）").format(
        year=project.year, name=project.name, when=_(QUARTERS[project.quarter - 1])
    )


def extent(project: ProjectRow, report: RollupReport) -> str:
    """Say how many tables of how many regions were rolled up, and by which profile they are scored."""
    return _("{regions} 个地区，{tables} 张表，已填报 {reported} 张；计分方案 {profile}（{title}）").format(
        regions=len(project.regions),
        tables=project.rolled.tables,
        reported=project.rolled.reported,
        profile=report.profile,
        title=report.profile_title,
    )


def score_words(project: ProjectRow) -> str:
    """Write the score of all regions together, and the mean of the tables' own scores beside it."""
    rolled = project.rolled
    if rolled.total is None:
        return _("有内容不能判断，没有总分。")
    words = {"total": f"{rolled.total:.2f}", "grade": rolled.grade or "", "counted": plain(rolled.counted)}
    if rolled.counted != 100:  # noqa: PLR2004 - the points of a whole self-evaluation
        words["total"] = _("{total}（按计分的 {counted} 分折算）").format(**words)
    if rolled.grade:
        return _("总分 {total}，等级 {grade}（先汇总，再计分）。").format(**words)
    return _("总分 {total}（先汇总，再计分）。").format(**words)


def mean_words(project: ProjectRow) -> str:
    """Write the mean of the tables' own scores, the cross-check; nothing where there is none."""
    rolled = project.rolled
    if rolled.mean_total is None:
        return ""
    words = _("各表得分按资金加权平均 {mean}，供核对。") if rolled.is_by_funds else _("各表得分平均 {mean}，供核对。")
    words = words.format(mean=f"{rolled.mean_total:.2f}")
    silent = rolled.tables - rolled.reported
    if not silent:
        return words
    return _("{mean}{silent}").format(mean=words, silent=_("没有填报的 {count} 张表按 0 分计。").format(count=silent))


def money_words(project: ProjectRow) -> str:
    """Write what there was to spend and what was spent."""
    rolled = project.rolled
    if not rolled.budget:
        return _("没有填报预算，执行率不评。")
    if rolled.spent is None or rolled.rate is None:
        return _("预算 {budget}，没有填报执行数，执行率不评。").format(budget=show_number(rolled.budget, _YUAN))
    return _("预算 {budget}，执行 {spent}，执行率 {rate}。").format(
        budget=show_number(rolled.budget, _YUAN),
        spent=show_number(rolled.spent, _YUAN),
        rate=percent(rolled.rate),
    )


def unreported_words(project: ProjectRow) -> str:
    """Name the regions that have not reported; nothing where all have."""
    if not project.unreported:
        return ""
    return _("没有报完成情况的：{regions}").format(regions=_("、").join(project.unreported))


def id_words(row: IndicatorRow) -> str:
    """Write the id of an indicator; a star says that it was kept apart from another one of its name."""
    return f"{row.id}*" if row.apart_from else row.id


def legend_words(project: ProjectRow) -> str:
    """Say what the characters of the matrix mean, as far as they occur."""
    used = {cell.found.light for row in project.indicators for cell in row.cells}
    parts = [_(LEGEND[light]) for light in Light if light in used]
    if any(row.apart_from for row in project.indicators):
        parts.append(_("* 单位或口径不同，分开汇总"))
    return _("，").join(parts)


def status_words(row: IndicatorRow) -> str:
    """Name a verdict; where only some of the tables have reported, it says so."""
    if row.found.status is Status.UNREPORTED and row.reported:
        return _("未填齐")
    return row.found.status.word


def ratio_words(ratio: Decimal | None) -> str:
    """Write a degree of completion with one place, rounded down so that 100% means met."""
    return "" if ratio is None else f"{plain((ratio * 100).quantize(_TENTH, ROUND_FLOOR))}%"


def done_words(row: IndicatorRow) -> str:
    """Write how far an indicator is: its degree of completion, or how many tables meet it."""
    if row.found.ratio is not None:
        return ratio_words(row.found.ratio)
    return _("{held}/{tables} 达标").format(held=row.found.held, tables=row.tables)


def reported_words(row: IndicatorRow) -> str:
    """Write how many of the tables have reported: 19/21."""
    return f"{row.reported}/{row.tables}"


def points_words(points: Decimal | None) -> str:
    """Write points with two places; nothing where there are none."""
    return "" if points is None else f"{points:.2f}"


def rate_words(row: RegionRow) -> str:
    """Write the rate of execution of a region."""
    return "" if row.rolled.rate is None or not row.is_reported else percent(row.rolled.rate)


def total_of(row: RegionRow) -> str:
    """Write the score of a region; who has not reported has none to show."""
    if not row.is_reported:
        return _("未填报")
    return points_words(row.rolled.total) or _("不能判断")


def laggard_words(row: IndicatorRow) -> str:
    """Name the regions that are furthest behind with one indicator: 深圳 40%、中山 未填报."""
    cells = row.laggards
    shown = _("、").join(_laggard(cell) for cell in cells[:NAMED])
    if len(cells) > NAMED:
        return _("{names} 等 {count} 个地区").format(names=shown, count=len(cells))
    return shown


def closing(report: RollupReport) -> str:
    """Write the last line: how much was rolled up, and how much there is to mend."""
    if not report.projects:
        return _("没有可以汇总的目标表。{problems}").format(problems=problem_counts(report.findings))
    return _("汇总了 {projects} 个项目，{tables} 张表，{indicators} 项指标。{problems}").format(
        projects=len(report.projects),
        tables=sum(project.rolled.tables for project in report.projects),
        indicators=sum(len(project.indicators) for project in report.projects),
        problems=problem_counts(report.findings),
    )


def _laggard(cell: Cell) -> str:
    words = ratio_words(cell.found.ratio) if cell.found.ratio is not None else cell.found.status.word
    return _("{region} {words}").format(region=cell.region, words=words)
