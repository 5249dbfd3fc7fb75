"""The page of ``report``: the lights of a quarter, the work beside the money, what needs somebody, and the rule."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.lights import Light, worst
from jixiao.outcome import Status
from jixiao.quantity import show_number
from jixiao.renderers.html_chart import bar, promised
from jixiao.renderers.html_check import judged_grid, judged_lines, task_words
from jixiao.renderers.html_page import Cell, Chip, Column, Fact, Figure, Grid, Line, Listing, Page, Section, Task
from jixiao.renderers.html_rows import (
    by_quarter,
    facts_of,
    grouped,
    hint_of,
    problem_of,
    sort_problems,
    tally_of,
    titled,
    trend_of,
)
from jixiao.renderers.monitor_rule import rule_lines
from jixiao.renderers.monitor_words import (
    HEADINGS,
    QUARTERS,
    budget_words,
    expected_words,
    later_lines,
    needs_attention,
    ratio_words,
    reported_words,
    total_line,
    total_words,
    two_places,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.execution import Execution
    from jixiao.monitor_report import MonitorReport, Progress, Sheet
    from jixiao.renderers.html_chart import Bar
    from jixiao.renderers.html_page import Problem, Tone

_TONES: dict[Light, Tone] = {
    Light.RED: "red",
    Light.YELLOW: "yellow",
    Light.GREEN: "green",
    Light.BLUE: "blue",
    Light.UNREPORTED: "grey",
    Light.UNRATED: "grey",
    Light.NOT_DUE: "plain",
    Light.WAIVED: "plain",
}
_BEST_FIRST = (Light.BLUE, Light.GREEN, Light.YELLOW, Light.RED, *list(Light)[4:])
_WHOLE = Decimal(100)
_SHARE_OF_A_QUARTER = 25


def page(report: MonitorReport) -> Page:
    """Lay the page out: a section a sheet, then what concerns none."""
    light = worst(sheet.light for sheet in report.sheets)
    headings = {_(HEADINGS[sheet.quarter - 1]).format(year=sheet.year) for sheet in report.sheets}
    return Page(
        heading=headings.pop() if len(headings) == 1 else _("绩效运行监控"),
        sections=tuple(_section(sheet, f"s{number}") for number, sheet in enumerate(report.sheets, 1)),
        problems=tuple(problem_of(finding) for finding in report.findings),
        total=total_line(report.summary, light, report.all_findings),
    )


def _section(sheet: Sheet, anchor: str) -> Section:
    rows = [progress.row for progress in sheet.indicators]
    about, rest = sort_problems((*rows, *sheet.milestones), sheet.findings)
    split = len(rows)
    lines = [
        _line(progress, problems, f"{anchor}-r{number}")
        for number, (progress, problems) in enumerate(zip(sheet.indicators, about[:split], strict=True), 1)
    ]
    steps = judged_lines(sheet.milestones, about[split:], anchor, first=len(lines) + 1)
    grids = [Grid(_("三级指标"), _columns(), grouped(rows, lines), _legend(sheet.quarter))]
    if steps:
        grids.append(judged_grid(_("本季度的阶段性目标（含以前没有完成的）"), sheet.milestones, steps, by_quarter))
    return Section(
        anchor=anchor,
        title=titled(sheet),
        note=sheet.note or "",
        facts=_head(sheet),
        figures=(_overall(sheet), _completion(sheet), _budget(sheet)),
        tally=tally_of(map(_chip, _BEST_FIRST), sheet.summary),
        grids=tuple(grids),
        listings=(*_to_do(sheet, lines, steps), *_worse(sheet, lines)),
        problems=rest,
        remarks=(*later_lines(sheet), *rule_lines(sheet)),
    )


def _head(sheet: Sheet) -> tuple[Fact, ...]:
    as_of = sheet.as_of.isoformat() if sheet.as_of else _("没有写")
    return (
        Fact(_("目标表"), (sheet.targets.path,)),
        Fact(_("完成情况"), (sheet.actuals.path,)),
        Fact(_("数据截至"), (as_of,)),
    )


def _chip(light: Light) -> Chip:
    return Chip(light.value, light.word, _TONES[light])


# ── the table of lights ──────────────────────────────────────────────────────────────────────────────────────────────


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("年度目标")),
        Column(_("各季度"), "picture"),
        Column(_("累计"), "number"),
        Column(_("应完成"), "number"),
        Column(_("进度"), "picture"),
        Column(_("进度比"), "number"),
    )


def _legend(quarter: int) -> str:
    return _("进度的竖线是到{quarter}末应完成的数，整条是年度目标。").format(quarter=_(QUARTERS[quarter - 1]))


def _line(progress: Progress, problems: tuple[Problem, ...], anchor: str) -> Line:
    row = progress.row
    cells = (
        Cell(row.text),
        Cell(trend=trend_of(progress.quarters, _by_quarter(progress))),
        Cell(total_words(progress)),
        Cell(expected_words(progress)),
        Cell(bar=_bar(progress)),
        Cell(ratio_words(progress)),
    )
    return Line(
        anchor=anchor,
        chip=_chip(progress.light),
        id=row.id,
        name=row.name,
        cells=cells,
        hint=hint_of(row, problems),
        facts=facts_of(row, _before(progress), *_outlook(progress)),
        quarters=_by_quarter(progress),
        problems=problems,
    )


def _by_quarter(progress: Progress) -> tuple[Fact, ...]:
    unit = progress.standing.unit
    return tuple(
        Fact(_(name), (reported_words(value, unit),)) for name, value in zip(QUARTERS, progress.quarters, strict=False)
    )


def _bar(progress: Progress) -> Bar | None:
    standing = progress.standing
    full = promised(progress.row.reading)
    if standing.total is None or full is None:
        return None
    words = _("累计 {total}，应完成 {expected}，年度目标 {target}").format(
        total=total_words(progress), expected=expected_words(progress), target=progress.row.text
    )
    return bar(standing.total, full, words, _TONES[progress.light], standing.expected)


def _before(progress: Progress) -> Fact | None:
    before = progress.before
    if before is None:
        return None
    words = before.light.word
    if before.ratio is not None:
        words = _("{light}，进度比 {ratio}").format(light=words, ratio=two_places(before.ratio))
    return Fact(_("上季度"), (words,))


def _outlook(progress: Progress) -> tuple[Fact, ...]:
    """Look ahead: the year's total to be expected, and whether the target can be reached."""
    outlook, facts = progress.forecast, []
    if outlook.text is not None or outlook.value is not None:
        value = outlook.text or show_number(outlook.value or Decimal(0), outlook.unit)
        facts.append(Fact(_("全年预计"), (value,)))
    if outlook.likelihood is not None:
        chance = outlook.likelihood.word
        if outlook.is_own_likelihood:
            chance = _("{likelihood}（人工）").format(likelihood=chance)
        facts.append(Fact(_("完成目标可能性"), (chance,)))
    return tuple(facts)


# ── the overview ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _overall(sheet: Sheet) -> Figure:
    note = _("共 {total} 项三级指标，取最差一项").format(total=len(sheet.indicators))
    return Figure(_("总体"), sheet.light.word, _TONES[sheet.light], note)


def _completion(sheet: Sheet) -> Figure:
    """Show the degree of completion beside the share of the year that has passed."""
    if sheet.completion is None:
        return Figure(_("目标完成程度"), _("没有数"))
    value = show_number(sheet.completion * 100, "%")
    note = _("{count} 项有数的指标的平均；时间进度 {time}").format(
        count=len(sheet.completions), time=f"{_SHARE_OF_A_QUARTER * sheet.quarter}%"
    )
    return Figure(_("目标完成程度"), value, "plain", note, _share(sheet.completion, sheet.quarter, note, "blue"))


def _budget(sheet: Sheet) -> Figure:
    budget = sheet.budget
    reason = [_("原因：{reason}").format(reason=budget.reason)] if budget.reason else []
    if budget.rate is None or budget.ratio is None:
        return Figure(_("预算执行率"), _("不评"), "plain", _("；").join([_amounts(budget), *reason]))
    parts = [
        budget.light.word,
        _amounts(budget),
        _("应达到 {expected}，进度比 {ratio}").format(
            expected=f"{_SHARE_OF_A_QUARTER * sheet.quarter}%", ratio=two_places(budget.ratio)
        ),
    ]
    if sheet.completion is not None:
        points = show_number(abs(sheet.completion - budget.rate) * 100, None)
        parts.append(_("与目标完成程度相差 {points} 个百分点").format(points=points))
    note, tone = _("；").join([*parts, *reason]), _TONES[budget.light]
    value = show_number(budget.rate * 100, "%")
    return Figure(_("预算执行率"), value, tone, note, _share(budget.rate, sheet.quarter, note, tone))


def _amounts(budget: Execution) -> str:
    return _("全年预算数 {adjusted}，执行数 {spent}").format(**budget_words(budget))


def _share(share: Decimal, quarter: int, words: str, tone: Tone) -> Bar | None:
    return bar(share * 100, _WHOLE, words, tone, Decimal(_SHARE_OF_A_QUARTER * quarter))


# ── what needs somebody ──────────────────────────────────────────────────────────────────────────────────────────────


def _to_do(sheet: Sheet, lines: Sequence[Line], steps: Sequence[Line]) -> tuple[Listing, ...]:
    tasks = [
        Task(_task(progress), line.anchor)
        for progress, line in zip(sheet.indicators, lines, strict=True)
        if needs_attention(progress, sheet)
    ]
    tasks += [
        Task(task_words(row), line.anchor)
        for row, line in zip(sheet.milestones, steps, strict=True)
        if row.status not in {Status.MET, Status.WAIVED}
    ]
    return (Listing(_("要处理 {count} 项").format(count=len(tasks)), tuple(tasks)),) if tasks else ()


def _task(progress: Progress) -> str:
    standing, row = progress.standing, progress.row
    words = {"id": row.id, "name": row.name, "status": progress.light.word}
    short = (standing.expected or Decimal(0)) - (standing.total or Decimal(0))
    if standing.ratio is None or short <= 0:
        return _("{id} {name}：{status}").format(**words)
    return _("{id} {name}：{status}，差 {gap}").format(**words, gap=show_number(short, standing.unit))


def _worse(sheet: Sheet, lines: Sequence[Line]) -> tuple[Listing, ...]:
    """List what fell since the quarter before."""
    tasks = tuple(
        Task(
            _("{id} {name}：{old}变为{new}").format(
                id=line.id, name=line.name, old=progress.before.light.word, new=progress.light.word
            ),
            line.anchor,
        )
        for progress, line in zip(sheet.indicators, lines, strict=True)
        if progress.got_worse and progress.before is not None
    )
    before = _(QUARTERS[sheet.quarter - 2])
    heading = _("比{quarter}变差 {count} 项").format(quarter=before, count=len(tasks))
    return (Listing(heading, tasks),) if tasks else ()
