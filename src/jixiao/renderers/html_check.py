"""The page of ``check``: which targets are met, what is missing to the others."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.outcome import Status
from jixiao.renderers.concise import total_line
from jixiao.renderers.html_chart import bar, promised
from jixiao.renderers.html_page import Cell, Column, Fact, Figure, Grid, Line, Listing, Page, Section, Task
from jixiao.renderers.html_rows import (
    STATUS_TONES,
    by_class,
    by_quarter,
    entered,
    facts_of,
    grouped,
    hint_of,
    problem_of,
    sort_problems,
    status_chip,
    tally_of,
    titled,
    trend_of,
)
from jixiao.renderers.table import actual_words, gap_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jixiao.check_report import Check, CheckReport, Row
    from jixiao.renderers.html_chart import Bar
    from jixiao.renderers.html_page import Problem

_OPEN = (Status.MISSED, Status.PARTIAL, Status.UNREPORTED, Status.UNRATED)


def page(report: CheckReport) -> Page:
    """Lay the page out: a section a check, then what concerns none."""
    return Page(
        heading=_("绩效目标完成情况核对"),
        sections=tuple(_section(check, f"s{number}") for number, check in enumerate(report.checks, 1)),
        problems=tuple(problem_of(finding) for finding in report.findings),
        total=total_line(report.summary, report.all_findings),
    )


def _section(check: Check, anchor: str) -> Section:
    rows = (*check.indicators, *check.milestones)
    about, rest = sort_problems(rows, check.findings)
    lines = judged_lines(rows, about, anchor)
    split = len(check.indicators)
    to_do = open_items(rows, lines)
    grids = [judged_grid(_("三级指标"), check.indicators, lines[:split])]
    if check.milestones:
        grids.append(judged_grid(_("阶段性目标"), check.milestones, lines[split:], by_quarter))
    return Section(
        anchor=anchor,
        title=titled(check),
        note=check.note or "",
        facts=(
            Fact(_("目标表"), (check.targets.path,)),
            Fact(_("完成情况"), (check.actuals.path,)),
            Fact(_("数据截至"), (check.as_of.isoformat() if check.as_of else _("按全年判断"),)),
        ),
        figures=_figures(check.summary, sum(len(listing.tasks) for listing in to_do)),
        tally=tally_of(map(status_chip, Status), check.summary),
        grids=tuple(grids),
        listings=to_do,
        problems=rest,
    )


def _figures(summary: Mapping[str, int], to_do: int) -> tuple[Figure, ...]:
    met, total = summary[Status.MET], summary["total"]
    words = _("达标 {met} 项，共 {total} 项").format(met=met, total=total)
    return (
        Figure(_("达标"), f"{met} / {total}", "green", words, bar(Decimal(met), Decimal(total), words, "green")),
        Figure(_("要处理"), _("{count} 项").format(count=to_do), "red" if to_do else "plain"),
    )


# ── what the page of the year shares: tables of judged items ─────────────────────────────────────────────────────────


def judged_grid(
    caption: str, rows: Sequence[Row], lines: Sequence[Line], title_of: Callable[[Row], str] = by_class
) -> Grid:
    """Make the table of judged items."""
    columns = (
        Column(_("目标")),
        Column(_("各季度"), "picture"),
        Column(_("实际")),
        Column(_("完成程度"), "picture"),
        Column(_("差距")),
    )
    legend = _("竖线是目标。") if any(cell.bar for line in lines for cell in line.cells) else ""
    return Grid(caption, columns, grouped(rows, lines, title_of), legend)


def judged_lines(rows: Sequence[Row], about: Sequence[tuple[Problem, ...]], anchor: str, first: int = 1) -> list[Line]:
    """Make the lines of judged items. The first of them gets the number ``first`` in its anchor."""
    return [
        _line(row, problems, f"{anchor}-r{number}")
        for number, (row, problems) in enumerate(zip(rows, about, strict=True), first)
    ]


def _line(row: Row, problems: tuple[Problem, ...], anchor: str) -> Line:
    quarters = entered(row)
    cells = (
        Cell(row.text),
        Cell(trend=trend_of(row.quarters, quarters)),
        Cell(actual_words(row)),
        Cell(bar=_bar(row)),
        Cell(gap_words(row)),
    )
    return Line(
        anchor=anchor,
        chip=status_chip(row.status),
        id=row.id,
        name=row.name,
        cells=cells,
        hint=hint_of(row, problems),
        facts=facts_of(row),
        quarters=quarters,
        problems=problems,
    )


def open_items(rows: Sequence[Row], lines: Sequence[Line]) -> tuple[Listing, ...]:
    """List the items somebody has to look after; no list where there are none."""
    tasks = tuple(
        Task(task_words(row), line.anchor) for row, line in zip(rows, lines, strict=True) if row.status in _OPEN
    )
    return (Listing(_("要处理 {count} 项").format(count=len(tasks)), tasks),) if tasks else ()


def task_words(row: Row) -> str:
    """Say in a line what is open."""
    words = {"id": row.id, "name": row.name, "status": row.status.word, "gap": gap_words(row)}
    if row.outcome.gap is None or row.status is not Status.MISSED:
        return _("{id} {name}：{status}").format(**words)
    return _("{id} {name}：{status}，{gap}").format(**words)


def _bar(row: Row) -> Bar | None:
    done, full = row.outcome.value, promised(row.reading)
    if done is None or full is None:
        return None
    words = _("实际 {actual}，目标 {target}").format(actual=actual_words(row), target=row.text)
    return bar(done, full, words, STATUS_TONES[row.status], full)
