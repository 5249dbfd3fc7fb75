"""The rows of ``rollup`` for csv, markdown and xlsx: one listing a view, and one with a row a region and indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.aggregates.weighing import rounded
from jixiao.catalogue import _
from jixiao.lights import COLOURS, Light
from jixiao.renderers.rollup_words import (
    SIGNS,
    closing,
    extent,
    heading,
    id_words,
    laggard_words,
    legend_words,
    mean_words,
    money_words,
    score_words,
    status_words,
    total_of,
)
from jixiao.renderers.tabular import Cells, Column, Listing, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jixiao.aggregates.judging import Aggregate
    from jixiao.aggregates.rolling import Rolled
    from jixiao.rollup_report import IndicatorRow, ProjectRow, RegionRow, RollupReport

_COUNTED = (*COLOURS, Light.UNREPORTED)


def listing(report: RollupReport) -> Listing:
    """Return the one view that was asked for; without a choice a row a region and indicator."""
    views = {"region": list_regions, "project": list_projects, "indicator": list_indicators}
    return views[report.by](report) if report.by else list_cells(report)


def listings(report: RollupReport) -> tuple[Listing, ...]:
    """Return the views a reader wants to see one after the other."""
    if report.by is not None:
        return (listing(report),)
    return (list_projects(report), list_regions(report), list_indicators(report))


def list_projects(report: RollupReport) -> Listing:
    """List the projects."""
    columns = (*_project_columns(), *_rolled_columns(), Column("mean", _("各表平均"), "number"), *_light_columns())
    rows = [
        {**_project_cells(project), **_rolled_cells(project.rolled), **_light_cells(project.lights)}
        for project in report.projects
    ]
    facts = [
        words
        for project in report.projects
        for words in (
            heading(project),
            extent(project, report),
            score_words(project),
            mean_words(project),
            money_words(project),
        )
        if words
    ]
    return _listing(report, _("项目"), columns, rows, facts)


def list_regions(report: RollupReport) -> Listing:
    """List the regions by rank."""
    columns = (
        *_project_columns(),
        Column("rank", _("名次"), "number"),
        Column("region", _("地区")),
        Column("state", _("填报")),
        *_rolled_columns(),
        *_light_columns(),
    )
    rows = [{**_project_cells(project), **_region_cells(row)} for project in report.projects for row in project.ranking]
    return _listing(report, _("地区排名"), columns, rows)


def list_indicators(report: RollupReport) -> Listing:
    """List the aggregated indicators."""
    columns = (
        *_project_columns(),
        *_name_columns(),
        *_found_columns(),
        Column("method", _("汇总办法")),
        Column("weight", _("分值"), "number"),
        Column("score", _("得分"), "number"),
        Column("reported", _("已填报"), "number"),
        Column("tables", _("张数"), "number"),
        Column("held", _("达标数"), "number"),
        Column("laggards", _("最落后的地区")),
    )
    rows = [
        {**_project_cells(project), **_name_cells(row), **_indicator_cells(row)}
        for project in report.projects
        for row in project.indicators
    ]
    return _listing(report, _("各项指标"), columns, rows)


def list_cells(report: RollupReport) -> Listing:
    """List every indicator of every region."""
    columns = (*_project_columns(), Column("region", _("地区")), *_name_columns(), *_found_columns())
    rows = [
        {**_project_cells(project), "region": cell.region, **_name_cells(row), **_found_cells(cell.found)}
        for project in report.projects
        for row in project.indicators
        for cell in row.cells
    ]
    return _listing(report, _("地区 × 指标"), columns, rows)


def list_matrix(project: ProjectRow, report: RollupReport, number: int) -> Listing:
    """Lay out the lights of a project: a row a region, a column an indicator."""
    rows = project.indicators
    columns = (
        Column("region", _("地区")),
        *(Column(str(place), f"{id_words(row)} {row.name}") for place, row in enumerate(rows)),
    )
    lights = [{cell.region: cell.found.light for cell in row.cells} for row in rows]
    cells: list[Cells] = []
    for region in project.ranking:
        shown: Cells = {"region": region.region}
        shown |= {str(place): found[region.region].word for place, found in enumerate(lights) if region.region in found}
        cells.append(shown)
    name = _("矩阵") if len(report.projects) == 1 else _("矩阵 {number}").format(number=number)
    return _listing(report, name, columns, cells, [legend_words(project)])


def _listing(
    report: RollupReport, name: str, columns: tuple[Column, ...], rows: Iterable[Cells], facts: Iterable[str] = ()
) -> Listing:
    return Listing(name, columns, (Section("", "", tuple(facts), tuple(rows), ()),), report.findings, closing(report))


def _project_columns() -> tuple[Column, ...]:
    return (Column("year", _("年度"), "number"), Column("project", _("项目")))


def _project_cells(project: ProjectRow) -> Cells:
    return {"year": Decimal(project.year), "project": project.name}


def _rolled_columns() -> tuple[Column, ...]:
    return (
        Column("total", _("得分"), "number"),
        Column("grade", _("等级")),
        Column("budget", _("预算（元）"), "number"),
        Column("spent", _("执行（元）"), "number"),
        Column("rate", _("执行率"), "percent"),
    )


def _rolled_cells(rolled: Rolled) -> Cells:
    return {
        "total": rolled.total,
        "grade": rolled.grade,
        "budget": rolled.budget,
        "spent": rolled.spent,
        "rate": _rounded(rolled.rate),
        "mean": rolled.mean_total,
    }


def _region_cells(row: RegionRow) -> Cells:
    shown = _rolled_cells(row.rolled) if row.is_reported else {"budget": row.rolled.budget}
    return {
        "rank": None if row.rank is None else Decimal(row.rank),
        "region": row.region,
        "state": _("已填报") if row.is_reported else total_of(row),
        **shown,
        **_light_cells(row.lights),
    }


def _light_columns() -> Iterator[Column]:
    return (Column(light.value, _(SIGNS[light]), "number") for light in _COUNTED)


def _light_cells(lights: Mapping[Light, int]) -> Cells:
    return {light.value: Decimal(lights[light]) for light in _COUNTED if light in lights}


def _name_columns() -> tuple[Column, ...]:
    return (
        Column("id", _("编号")),
        Column("code", _("汇总编码")),
        Column("class1", _("一级指标")),
        Column("class2", _("二级指标")),
        Column("name", _("三级指标")),
    )


def _name_cells(row: IndicatorRow) -> Cells:
    return {"id": id_words(row), "code": row.code, "class1": row.level1, "class2": row.level2, "name": row.name}


def _found_columns() -> tuple[Column, ...]:
    return (
        Column("light", _("进度")),
        Column("status", _("状态")),
        Column("target", _("目标")),
        Column("actual", _("实际")),
        Column("value", _("完成数"), "number"),
        Column("unit", _("单位")),
        Column("ratio", _("完成率"), "percent"),
    )


def _found_cells(found: Aggregate) -> Cells:
    return {
        "light": found.light.word,
        "status": found.status.word,
        "target": found.target,
        "actual": found.actual,
        "value": _rounded(found.value),
        "unit": found.unit,
        "ratio": found.ratio,
    }


def _indicator_cells(row: IndicatorRow) -> Cells:
    return {
        **_found_cells(row.found),
        "status": status_words(row),
        "method": row.method.word,
        "weight": row.line.weight,
        "score": row.line.points,
        "reported": Decimal(row.reported),
        "tables": Decimal(row.tables),
        "held": Decimal(row.found.held),
        "laggards": laggard_words(row),
    }


def _rounded(number: Decimal | None) -> Decimal | None:
    """Give a mean or a rate six places at most."""
    return None if number is None else rounded(number)
