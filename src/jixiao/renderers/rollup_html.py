"""The page of ``rollup``: a section a project with its score, the ranking, the matrix of lights, and every aggregated indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language.targets import plain
from jixiao.lights import COLOURS, Light
from jixiao.quantity import percent, show_number
from jixiao.renderers.html_chart import bar
from jixiao.renderers.html_page import (
    Cell,
    Chip,
    Column,
    Fact,
    Figure,
    Grid,
    Group,
    Line,
    Listing,
    Matrix,
    MatrixRow,
    Page,
    Section,
    Square,
    Sum,
    Sums,
    Task,
)
from jixiao.renderers.html_rows import problem_of
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

if TYPE_CHECKING:
    from jixiao.renderers.html_chart import Bar
    from jixiao.renderers.html_page import Tone
    from jixiao.rollup_report import Cell as RegionCell
    from jixiao.rollup_report import IndicatorRow, ProjectRow, RegionRow, RollupReport

LIGHT_TONES: dict[Light, Tone] = {
    Light.RED: "red",
    Light.YELLOW: "yellow",
    Light.GREEN: "green",
    Light.BLUE: "blue",
    Light.UNREPORTED: "grey",
    Light.UNRATED: "grey",
    Light.NOT_DUE: "plain",
    Light.WAIVED: "plain",
}
_WHOLE = Decimal(100)
_ONE = Decimal(1)
_YUAN = "元"


def page(report: RollupReport) -> Page:
    """Lay the page out; the views that were not asked for are left out."""
    return Page(
        heading=_("绩效汇总"),
        sections=tuple(_section(project, report, f"s{number}") for number, project in enumerate(report.projects, 1)),
        problems=tuple(problem_of(finding) for finding in report.findings),
        total=closing(report),
    )


def _section(project: ProjectRow, report: RollupReport, anchor: str) -> Section:
    anchors = {id(row): f"{anchor}-r{number}" for number, row in enumerate(project.indicators, 1)}
    by_region, by_indicator = report.by in {None, "region"}, report.by in {None, "indicator"}
    return Section(
        anchor=anchor,
        title=heading(project),
        note=_("；").join(project.notes),
        facts=(Fact(_("范围"), (extent(project, report),)),),
        figures=_figures(project),
        tally=tuple((_chip(light), count) for light, count in project.lights.items()),
        grids=(_grid(project, anchors),) if by_indicator else (),
        sums=(_ranking(project),) if by_region else (),
        matrices=(_matrix(project),) if by_region else (),
        listings=_listings(project, report.worst, anchors if by_indicator else {}),
        remarks=(_method_words(),),
    )


def _figures(project: ProjectRow) -> tuple[Figure, ...]:
    rolled = project.rolled
    words = score_words(project)
    if rolled.total is None:
        score = Figure(_("总分"), _("没有总分"), "red", words)
    else:
        value = f"{rolled.total:.2f}"
        if rolled.grade:
            value = _("{total}（{grade}）").format(total=value, grade=rolled.grade)
        score = Figure(_("总分"), value, "plain", words, bar(rolled.total, _WHOLE, words, "blue"))
    mean = Figure(_("各表平均"), points_words(rolled.mean_total), "plain", mean_words(project))
    return (score, mean, _money(project), _reported(project))


def _money(project: ProjectRow) -> Figure:
    rolled = project.rolled
    if rolled.budget is None or rolled.spent is None or rolled.rate is None:
        return Figure(_("预算执行率"), _("不评"), "plain", money_words(project))
    words = _("预算 {budget}，执行 {spent}").format(
        budget=show_number(rolled.budget, _YUAN), spent=show_number(rolled.spent, _YUAN)
    )
    return Figure(_("预算执行率"), percent(rolled.rate), "plain", words, bar(rolled.rate * 100, _WHOLE, words, "blue"))


def _reported(project: ProjectRow) -> Figure:
    rolled = project.rolled
    words = unreported_words(project) or _("全部填报")
    value = f"{rolled.reported}/{rolled.tables}"
    picture = bar(Decimal(rolled.reported), Decimal(rolled.tables), words, "blue")
    return Figure(_("已填报的表"), value, "yellow" if project.unreported else "plain", words, picture)


# ── regions ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _ranking(project: ProjectRow) -> Sums:
    counted = (*COLOURS, Light.UNREPORTED)
    headings = (
        _("地区"),
        _("名次"),
        _("得分"),
        _("等级"),
        _("执行率"),
        *(_(SIGNS[light]) for light in counted),
        _("得分"),
    )
    rows = []
    for row in project.ranking:
        cells = (
            Cell(str(row.rank or "")),
            Cell(total_of(row)),
            Cell((row.rolled.grade or "") if row.is_reported else ""),
            Cell(rate_words(row)),
            *(Cell(str(row.lights.get(light, "") or "")) for light in counted),
            Cell(bar=_score_bar(row)),
        )
        rows.append(Sum(row.region, cells, "part"))
    return Sums(_("地区排名"), headings, tuple(rows))


def _score_bar(row: RegionRow) -> Bar | None:
    if row.rolled.total is None or not row.is_reported:
        return None
    return bar(row.rolled.total, _WHOLE, points_words(row.rolled.total), "blue")


def _matrix(project: ProjectRow) -> Matrix:
    rows = project.indicators
    found = [{cell.region: cell for cell in row.cells} for row in rows]
    return Matrix(
        caption=_("地区 × 指标"),
        corner=_("地区"),
        headings=tuple((id_words(row), row.name) for row in rows),
        rows=tuple(
            MatrixRow(region.region, tuple(_square(cells.get(region.region)) for cells in found))
            for region in project.ranking
        ),
        legend=legend_words(project),
    )


def _square(cell: RegionCell | None) -> Square | None:
    if cell is None:
        return None
    return Square(_(SIGNS[cell.found.light]), LIGHT_TONES[cell.found.light], _cell_words(cell))


def _cell_words(cell: RegionCell) -> str:
    found = cell.found
    return _("{light}，目标「{target}」，实际「{actual}」").format(
        light=found.light.word, target=found.target, actual=found.actual or _("（空）")
    )


# ── indicators ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _grid(project: ProjectRow, anchors: dict[int, str]) -> Grid:
    columns = (
        Column(_("目标")),
        Column(_("实际")),
        Column(_("完成率"), "picture"),
        Column(_("得分"), "number"),
        Column(_("填报"), "number"),
    )
    groups: dict[str, list[Line]] = {}
    for row in project.indicators:
        title = f"{row.level1} · {row.level2}" if row.level2 else row.level1
        groups.setdefault(title, []).append(_line(row, anchors[id(row)]))
    return Grid(_("各项指标"), columns, tuple(Group(title, tuple(lines)) for title, lines in groups.items()))


def _line(row: IndicatorRow, anchor: str) -> Line:
    found = row.found
    counts = _("，").join(f"{status.word} {count}" for status, count in row.counts.items())
    facts = (
        Fact(_("状态"), (status_words(row),)),
        Fact(_("汇总办法"), (row.method.word,)),
        Fact(_("各表状态"), (counts,)),
        *((Fact(_("得分算式"), (row.line.formula,)),) if row.line.formula else ()),
        *((Fact(_("分开汇总"), (_("多数地区写「{text}」").format(text=row.apart_from),)),) if row.apart_from else ()),
        *((Fact(_("最落后的地区"), (laggard_words(row),)),) if row.laggards else ()),
        Fact(_("各地"), tuple(_("{region}：{words}").format(region=c.region, words=_cell_words(c)) for c in row.cells)),
    )
    points = _("{score}/{weight}").format(score=points_words(row.line.points) or "-", weight=plain(row.line.weight))
    return Line(
        anchor=anchor,
        chip=_chip(found.light),
        id=id_words(row),
        name=row.name,
        cells=(
            Cell(found.target),
            Cell(found.actual),
            Cell(bar=_progress_bar(row)),
            Cell(points),
            Cell(reported_words(row)),
        ),
        hint=_("{count} 个地区").format(count=len(row.cells)),
        facts=facts,
    )


def _progress_bar(row: IndicatorRow) -> Bar | None:
    tone = LIGHT_TONES[row.found.light]
    if row.found.ratio is not None:
        return bar(row.found.ratio, _ONE, ratio_words(row.found.ratio), tone, _ONE)
    return bar(Decimal(row.found.held), Decimal(row.tables), done_words(row), tone)


def _listings(project: ProjectRow, worst: int, anchors: dict[int, str]) -> tuple[Listing, ...]:
    tasks = tuple(
        Task(
            _("{id} {name}：{done}（{laggards}）").format(
                id=id_words(row), name=row.name, done=done_words(row), laggards=laggard_words(row)
            ),
            anchors.get(id(row), ""),
        )
        for row in project.worst(worst)
    )
    found = [Listing(_("落后最多的指标"), tasks)] if tasks else []
    if project.unreported:
        found.append(Listing(_("没有报完成情况的地区"), tuple(Task(region) for region in project.unreported)))
    return tuple(found)


def _chip(light: Light) -> Chip:
    return Chip(light.value, light.word, LIGHT_TONES[light])


def _method_words() -> str:
    return _(
        "先汇总目标和完成值，再判断和计分：个数、金额相加；一次性任务数完成了几个；比率、满意度按资金加权平均，增长率按基期加权平均；"
        "限额、期限、评级看各自达标的有多少，得分按资金加权平均。没有填报的不算 0，也不算完成。"
    )
