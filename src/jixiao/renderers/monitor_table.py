"""The monitoring screen: lights in the order of the form, milestones, money, what got worse, what to do, the rule, the total last."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.lights import Light, worst
from jixiao.outcome import Status
from jixiao.quantity import show_number
from jixiao.renderers.concise import waived_line
from jixiao.renderers.layout import Column, Text
from jixiao.renderers.monitor_rule import rule_lines
from jixiao.renderers.monitor_words import (
    ATTENTION,
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
from jixiao.renderers.proofs import proof_parts
from jixiao.renderers.screen import Part, columns, finding_parts, line, problem_parts, rows_text, write
from jixiao.renderers.table import judged_rows, place_words, quarter_words
from jixiao.table import YEAR_END

if TYPE_CHECKING:
    from jixiao.check_report import Row
    from jixiao.monitor_report import MonitorReport, Progress, Sheet
    from jixiao.renderers import Screen
    from jixiao.renderers.layout import Table

LIGHT_STYLES = {
    Light.RED: "bold red",
    Light.YELLOW: "yellow",
    Light.GREEN: "green",
    Light.BLUE: "blue",
    Light.UNREPORTED: "yellow",
    Light.UNRATED: "yellow",
    Light.NOT_DUE: "dim",
    Light.WAIVED: "dim",
}
_VERY_WIDE = 140
_WITHOUT_QUARTERS, _QUARTER = 86, 11
"""How many cells the table of lights needs, and what one more quarter takes."""


def draw(report: MonitorReport, screen: Screen) -> str:
    """Draw every sheet, then what concerns none, then the total."""
    parts: list[Part] = []
    for sheet in report.sheets:
        parts += [*_sheet(sheet, screen), Text()]
        parts += problem_parts(sheet.findings)
        if len(report.sheets) > 1:
            parts += [line(total_line(sheet.summary, sheet.light, sheet.findings)), Text()]
    for finding in report.findings:
        parts += [*finding_parts(finding), Text()]
    light = worst(sheet.light for sheet in report.sheets)
    parts.append(line(total_line(report.summary, light, report.all_findings), "bold"))
    return write(parts, screen)


def _sheet(sheet: Sheet, screen: Screen) -> list[Part]:
    parts: list[Part] = [*_head(sheet), Text(), _lights(sheet, screen), Text()]
    parts += [line(words, "dim") for words in _left_out(sheet, screen)]
    if sheet.milestones:
        parts += [
            line(_("本季度的阶段性目标（含以前没有完成的）")),
            Text(),
            judged_rows(sheet.milestones, sheet, screen),
        ]
    else:
        parts.append(line(_("本季度没有阶段性目标。")))
    parts += [Text(), line(_budget(sheet)), *_both(sheet)]
    outlook = _outlook(sheet) if sheet.quarter < YEAR_END else None
    parts += [Text(), line(_("全年预计（尚未达到全年目标的）")), Text(), outlook, Text()] if outlook else [Text()]
    parts += [line(words) for words in (*_waived(sheet), *_worse(sheet), *_to_do(sheet), *later_lines(sheet))]
    evidence = proof_parts(row for row in _all_rows(sheet) if row.outcome.text is not None)
    parts += [Text(), *evidence] if evidence else []
    return [*parts, Text(), *(line(words, "dim") for words in rule_lines(sheet))]


def _head(sheet: Sheet) -> list[Text]:
    heading = _(HEADINGS[sheet.quarter - 1]).format(year=sheet.year)
    if sheet.as_of is not None:
        heading = _("{heading}（数据截至 {date}）").format(heading=heading, date=sheet.as_of.isoformat())
    files = _("目标表 {targets}  完成情况 {actuals}").format(targets=sheet.targets.path, actuals=sheet.actuals.path)
    parts = [line(heading, "bold"), line(sheet.title, "bold"), line(files)]
    if sheet.note:
        parts.append(line(_("备注：{note}").format(note=sheet.note)))
    return parts


# ── the table of lights ──────────────────────────────────────────────────────────────────────────────────────────────


def _quarters_shown(sheet: Sheet, screen: Screen) -> range:
    """Return the quarters (0-based) there is room for, the latest ones."""
    fitting = max((screen.width - _WITHOUT_QUARTERS) // _QUARTER, 0)
    return range(sheet.quarter)[-fitting:] if fitting else range(0)


def _left_out(sheet: Sheet, screen: Screen) -> list[str]:
    """Say that quarters are not shown for want of room."""
    left = sheet.quarter - len(_quarters_shown(sheet, screen))
    if not left:
        return []
    words = _("窗口窄，前 {count} 个季度各自的数没有列出；要看的把窗口加宽到 {width} 列。")
    return [words.format(count=left, width=_WITHOUT_QUARTERS + _QUARTER * sheet.quarter), ""]


def _lights(sheet: Sheet, screen: Screen) -> Table:
    shown = _quarters_shown(sheet, screen)
    headings = [
        Column(_("进度")),
        Column(_("编号")),
        Column(_("指标"), flexible=True),
        Column(_("年度目标"), longest=16),
        *(Column(_(QUARTERS[number]), right=True, longest=10) for number in shown),
        Column(_("累计"), right=True, longest=12),
        Column(_("应完成"), right=True, longest=12),
        Column(_("进度比"), right=True),
    ]
    if screen.width >= _VERY_WIDE:
        headings.append(Column(_("位置")))
    table = columns(*headings)
    for progress in sheet.indicators:
        row = progress.row
        cells = [progress.light.word, row.id, row.name, row.text]
        cells += [reported_words(progress.quarters[number], progress.standing.unit) for number in shown]
        cells += [total_words(progress), expected_words(progress), ratio_words(progress), place_words(row, sheet)]
        table.add_row(*rows_text(cells[: len(headings)], (LIGHT_STYLES[progress.light],)))
    return table


# ── money, outlook, and what needs somebody ──────────────────────────────────────────────────────────────────────────


def _budget(sheet: Sheet) -> str:
    budget = sheet.budget
    words = {"light": budget.light.word, **budget_words(budget)}
    if budget.rate is None or budget.ratio is None:
        return _("预算执行  {light}：全年预算数 {adjusted}，执行数 {spent}，执行率不评。").format(**words)
    return _(
        "预算执行  {light}：全年预算数 {adjusted}，执行数 {spent}，执行率 {rate}，应达到 {expected}，进度比 {ratio}。"
    ).format(
        **words,
        rate=show_number(budget.rate * 100, "%"),
        expected=show_number(Decimal(25 * sheet.quarter), "%"),
        ratio=two_places(budget.ratio),
    )


def _both(sheet: Sheet) -> list[Text]:
    """Put the work beside the money (双监控)."""
    if sheet.completion is None or sheet.budget.rate is None:
        return []
    points = abs(sheet.completion - sheet.budget.rate) * 100
    words = {
        "completion": show_number(sheet.completion * 100, "%"),
        "rate": show_number(sheet.budget.rate * 100, "%"),
        "points": show_number(points, None),
    }
    message = _("双监控  目标完成程度 {completion}，预算执行率 {rate}，相差 {points} 个百分点。").format(**words)
    return [line(message)]


def _outlook(sheet: Sheet) -> Table | None:
    table = columns(
        Column(_("编号")),
        Column(_("指标"), flexible=True),
        Column(_("年度目标"), longest=24),
        Column(_("全年预计"), right=True, longest=16),
        Column(_("完成目标可能性")),
    )
    for progress in sheet.indicators:
        outlook = progress.forecast
        is_told = outlook.value is not None or outlook.text is not None or outlook.is_own_likelihood
        if not is_told or (progress.row.status is Status.MET and not outlook.is_own_likelihood):
            continue
        value = outlook.text or ("-" if outlook.value is None else show_number(outlook.value, outlook.unit))
        chance = outlook.likelihood.word if outlook.likelihood else _("请判断")
        if outlook.is_own_likelihood:
            chance = _("{likelihood}（人工）").format(likelihood=chance)
        table.add_row(*rows_text([progress.row.id, progress.row.name, progress.row.text, value, chance]))
    return table if table.rows else None


def _all_rows(sheet: Sheet) -> tuple[Row, ...]:
    return (*(progress.row for progress in sheet.indicators), *sheet.milestones)


def _waived(sheet: Sheet) -> list[str]:
    return [waived_line(row) for row in _all_rows(sheet) if row.waived is not None]


def _worse(sheet: Sheet) -> list[str]:
    """List what fell since the quarter before."""
    if sheet.quarter == 1:
        return []
    before = _(QUARTERS[sheet.quarter - 2])
    found = [_change(progress) for progress in sheet.indicators if progress.got_worse]
    if not found:
        return [_("比{quarter}变差：没有。").format(quarter=before)]
    return [_("比{quarter}变差 {count} 项：").format(quarter=before, count=len(found)), *found]


def _change(progress: Progress) -> str:
    before = progress.before
    old, new = before.light.word if before else "", progress.light.word
    words = {"id": progress.row.id, "name": progress.row.name}
    if before is None or before.ratio is None or progress.standing.ratio is None:
        return _("  {id} {name}：{old} -> {new}").format(**words, old=old, new=new)
    ratios = {"old_ratio": two_places(before.ratio), "new_ratio": two_places(progress.standing.ratio)}
    return _("  {id} {name}：{old} {old_ratio} -> {new} {new_ratio}").format(**words, **ratios, old=old, new=new)


def _to_do(sheet: Sheet) -> list[str]:
    """List what somebody has to look after: lights that are not green, and open milestones."""
    open_ones = [progress for progress in sheet.indicators if needs_attention(progress, sheet)]
    listed = {progress.row.id for progress in open_ones}
    found = [_task(progress, sheet) for progress in open_ones]
    found += [
        _("  {id} {name}：{status}，{due}（{place}）").format(
            id=row.id,
            name=row.name,
            status=row.status.word,
            due=quarter_words(row.due),
            place=place_words(row, sheet),
        )
        for row in sheet.milestones
        if row.id not in listed and row.status not in {Status.MET, Status.WAIVED}
    ]
    if not found:
        return [_("要处理：没有。")]
    return [_("要处理 {count} 项：").format(count=len(found)), *found]


def _task(progress: Progress, sheet: Sheet) -> str:
    standing = progress.standing
    is_near = progress.light not in ATTENTION
    words = {
        "id": progress.row.id,
        "name": progress.row.name,
        "light": progress.row.status.word if is_near else progress.light.word,
        "place": place_words(progress.row, sheet),
    }
    if (
        standing.ratio is None
        or standing.expected is None
        or standing.total is None
        or standing.total >= standing.expected
    ):
        return _("  {id} {name}：{light}（{place}）").format(**words)
    short = show_number(standing.expected - standing.total, standing.unit)
    return _("  {id} {name}：{light}，差 {gap}（{place}）").format(**words, gap=short)
