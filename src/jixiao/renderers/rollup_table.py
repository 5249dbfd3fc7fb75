"""The screen of ``rollup``: a project's score and money, the ranking, the matrix of lights, the indicators, the worst of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from jixiao.catalogue import _
from jixiao.language.targets import plain
from jixiao.lights import COLOURS, Light
from jixiao.renderers.layout import Column, Text
from jixiao.renderers.monitor_table import LIGHT_STYLES
from jixiao.renderers.rollup_words import (
    SIGNS,
    closing,
    done_words,
    extent,
    heading,
    id_words,
    laggard_words,
    legend_words,
    mean_words,
    money_words,
    points_words,
    rate_words,
    ratio_words,
    reported_words,
    score_words,
    status_words,
    total_of,
    unreported_words,
)
from jixiao.renderers.screen import Part, columns, line, problem_parts, rows_text, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.renderers import Screen
    from jixiao.renderers.layout import Table
    from jixiao.rollup_report import IndicatorRow, ProjectRow, RollupReport

_GAP = 2
_WIDE = 110
"""From so many cells on every indicator shows its weight, who reported and the verdict too."""


def draw(report: RollupReport, screen: Screen) -> str:
    """Draw the view that was asked for, or all of them project by project; then the problems, and the total."""
    parts: list[Part] = []
    if report.by == "project" or (report.by is None and len(report.projects) > 1):
        parts += [_projects(report), Text()]
    if report.by != "project":
        for project in report.projects:
            parts += _project(project, report, screen)
    parts += problem_parts(report.findings)
    return write([*parts, line(closing(report), "bold")], screen)


def _projects(report: RollupReport) -> Table:
    table = columns(
        Column(_("年度"), right=True),
        Column(_("项目"), flexible=True),
        Column(_("地区"), right=True),
        Column(_("已填报"), right=True),
        Column(_("得分"), right=True),
        Column(_("等级")),
        Column(_("各表平均"), right=True),
        Column(_("执行率"), right=True),
        *(Column(_(SIGNS[light]), right=True) for light in (*COLOURS, Light.UNREPORTED)),
    )
    for project in report.projects:
        rolled = project.rolled
        cells = [
            str(project.year),
            project.name,
            str(len(project.regions)),
            f"{rolled.reported}/{rolled.tables}",
            points_words(rolled.total) or _("不能判断"),
            rolled.grade or "",
            points_words(rolled.mean_total),
            ratio_words(rolled.rate),
            *(_count(project.lights.get(light, 0)) for light in (*COLOURS, Light.UNREPORTED)),
        ]
        table.add_row(*rows_text(cells))
    return table


def _project(project: ProjectRow, report: RollupReport, screen: Screen) -> list[Part]:
    parts: list[Part] = [line(heading(project), "bold"), line(extent(project, report))]
    parts += [line(_("备注：{note}").format(note=note)) for note in project.notes]
    parts += [line(words) for words in (score_words(project), mean_words(project), money_words(project)) if words]
    parts.append(Text())
    if report.by in {None, "region"}:
        parts += [line(_("地区排名"), "bold"), _ranking(project), Text()]
        if project.unreported:
            parts += [line(unreported_words(project)), Text()]
        parts += _matrix(project, screen)
    if report.by in {None, "indicator"}:
        parts += [line(_("各项指标"), "bold"), _indicators(project, screen), Text()]
        if screen.width < _WIDE:
            words = _("窗口窄，没有列出分值、填报和状态；要看的把窗口加宽到 {width} 列。")
            parts += [line(words.format(width=_WIDE), "dim"), Text()]
    worst = project.worst(report.worst)
    if worst and report.by != "region":
        parts += [line(_("落后最多的指标"), "bold"), _worst(worst), Text()]
    return parts


def _ranking(project: ProjectRow) -> Table:
    table = columns(
        Column(_("名次"), right=True),
        Column(_("地区"), flexible=True),
        Column(_("得分"), right=True),
        Column(_("等级")),
        Column(_("执行率"), right=True),
        *(Column(_(SIGNS[light]), right=True) for light in (*COLOURS, Light.UNREPORTED)),
    )
    for row in project.ranking:
        cells = [
            str(row.rank or ""),
            row.region,
            total_of(row),
            (row.rolled.grade or "") if row.is_reported else "",
            rate_words(row),
            *(_count(row.lights.get(light, 0)) for light in (*COLOURS, Light.UNREPORTED)),
        ]
        table.add_row(*rows_text(cells, ("", "", "" if row.is_reported else "yellow")))
    return table


def _matrix(project: ProjectRow, screen: Screen) -> list[Part]:
    """Draw regions against indicators, as many indicators beside each other as there is room for."""
    regions = [row.region for row in project.ranking]
    rows = [row for row in project.indicators if row.cells]
    room = screen.width - max(map(cell_len, [*regions, _("地区")]), default=0)
    parts: list[Part] = [line(_("地区 × 指标"), "bold")]
    for block in _blocks(rows, room):
        table = columns(Column(_("地区")), *(Column(id_words(row)) for row in block))
        lights = [{cell.region: cell.found.light for cell in row.cells} for row in block]
        for region in regions:
            found = [of_row.get(region) for of_row in lights]
            signs = ["" if light is None else _(SIGNS[light]) for light in found]
            styles = ["" if light is None else LIGHT_STYLES[light] for light in found]
            table.add_row(*rows_text([region, *signs], ["", *styles]))
        parts += [table, Text()]
    return [*parts, line(legend_words(project), "dim"), Text()] if rows else []


def _blocks(rows: Sequence[IndicatorRow], room: int) -> list[Sequence[IndicatorRow]]:
    """Divide the columns into blocks of the same size that fit."""
    widest = max((max(cell_len(id_words(row)), _GAP) for row in rows), default=0) + _GAP
    fitting = max(room // widest, 1) if rows else 1
    count = -(-len(rows) // fitting)
    size = -(-len(rows) // count) if count else 1
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def _indicators(project: ProjectRow, screen: Screen) -> Table:
    headings = [
        Column(_("进度")),
        Column(_("编号")),
        Column(_("指标"), flexible=True),
        Column(_("目标"), longest=16),
        Column(_("实际"), longest=24),
        Column(_("完成率"), right=True),
        Column(_("得分"), right=True),
    ]
    if screen.width >= _WIDE:
        headings += [Column(_("分值"), right=True), Column(_("填报"), right=True), Column(_("状态"))]
    table = columns(*headings)
    for row in project.indicators:
        cells = [
            row.found.light.word,
            id_words(row),
            row.name,
            row.found.target,
            row.found.actual or _("（空）"),
            done_words(row),
            points_words(row.line.points),
            plain(row.line.weight),
            reported_words(row),
            status_words(row),
        ]
        table.add_row(*rows_text(cells[: len(headings)], (LIGHT_STYLES[row.found.light],)))
    return table


def _worst(rows: Sequence[IndicatorRow]) -> Table:
    table = columns(
        Column(_("进度")),
        Column(_("编号")),
        Column(_("指标"), flexible=True),
        Column(_("完成率"), right=True),
        Column(_("最落后的地区"), longest=48),
    )
    for row in rows:
        cells = [row.found.light.word, id_words(row), row.name, done_words(row), laggard_words(row)]
        table.add_row(*rows_text(cells, (LIGHT_STYLES[row.found.light],)))
    return table


def _count(number: int) -> str:
    return str(number) if number else ""
