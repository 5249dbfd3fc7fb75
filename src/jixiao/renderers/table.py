"""The screen: the table in the order of the form, problems repeated below with their place, the total last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.outcome import Status
from jixiao.quantity import signed
from jixiao.renderers.concise import total_line, total_words, waived_line
from jixiao.renderers.layout import Column, Text
from jixiao.renderers.pieces import Pieces, whole
from jixiao.renderers.proofs import render_evidence
from jixiao.renderers.screen import STATUS_STYLES, Part, columns, finding_parts, line, problem_parts, rows_text, write
from jixiao.rows import achieved_words

if TYPE_CHECKING:
    from jixiao.check_report import Check, CheckReport, Row, Totals
    from jixiao.differences.report import DifferenceReport
    from jixiao.findings import Finding
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import MonitorReport, Sheet
    from jixiao.query_report import QueryReport
    from jixiao.renderers import Screen
    from jixiao.renderers.layout import Table
    from jixiao.rollup_report import RollupReport
    from jixiao.scores.report import Score, ScoreReport

__all__ = ["render_check", "render_evidence"]

WIDE = 100
DUE_WORDS = (N_("一季度到期"), N_("二季度到期"), N_("三季度到期"), N_("四季度到期"))


def render_check(report: CheckReport, screen: Screen) -> str:
    """Draw every check, then what concerns no check, then the total."""
    return whole(CHECK, report, screen)


def _check(check: Check, screen: Screen, several: bool) -> str:  # noqa: FBT001 - the shape of every format's piece
    parts: list[Part] = [*_head(check), Text(), judged_rows(check.indicators, check, screen), Text()]
    parts += [line(words, "dim") for words in _left_out(screen)]
    if check.milestones:
        parts += [line(_("阶段性目标")), Text(), judged_rows(check.milestones, check, screen), Text()]
    rows = (*check.indicators, *check.milestones)
    waived = [line(waived_line(row)) for row in rows if row.waived is not None]
    parts += [*waived, Text()] if waived else []
    parts += problem_parts(check.findings)
    parts += [line(total_line(check.summary, check.findings)), Text()] if several else []
    return write(parts, screen)


def _end(totals: Totals, findings: tuple[Finding, ...], screen: Screen) -> str:
    parts: list[Part] = [part for finding in findings for part in (*finding_parts(finding), Text())]
    return write([*parts, line(total_words(totals), "bold")], screen)


CHECK = Pieces(_check, _end)


def render_score(report: ScoreReport, screen: Screen) -> str:
    """Draw a self-evaluation."""
    from jixiao.renderers.score_table import draw

    return draw(report, screen)


def render_monitor(report: MonitorReport, screen: Screen) -> str:
    """Draw the state of the year; see :mod:`jixiao.renderers.monitor_table`."""
    from jixiao.renderers.monitor_table import draw

    return draw(report, screen)


def render_lint(report: LintReport, screen: Screen) -> str:
    """Draw a review; see :mod:`jixiao.renderers.review_table`."""
    from jixiao.renderers.review_table import draw

    return draw(report, screen)


def render_query(report: QueryReport, screen: Screen) -> str:
    """Draw the answer to a query; see :mod:`jixiao.renderers.query_rows`."""
    from jixiao.renderers.query_rows import draw

    return draw(report, screen)


def render_rollup(report: RollupReport, screen: Screen) -> str:
    """Draw many tables as one; see :mod:`jixiao.renderers.rollup_table`."""
    from jixiao.renderers.rollup_table import draw

    return draw(report, screen)


def render_diff(report: DifferenceReport, screen: Screen) -> str:
    """Draw what changed; see :mod:`jixiao.renderers.difference_table`."""
    from jixiao.renderers.difference_table import draw

    return draw(report, screen)


def _head(check: Check) -> list[Text]:
    moment = _("数据截至 {date}").format(date=check.as_of.isoformat()) if check.as_of else _("按全年判断")
    files = _("目标表 {targets}  完成情况 {actuals}  {moment}").format(
        targets=check.targets.path, actuals=check.actuals.path, moment=moment
    )
    parts = [line(check.title, "bold"), line(files)]
    if check.note:
        parts.append(line(_("备注：{note}").format(note=check.note)))
    return parts


def judged_rows(rows: tuple[Row, ...], check: Check | Sheet, screen: Screen) -> Table:
    """Draw judged items, a line each."""
    headings = [
        Column(_("状态")),
        Column(_("编号")),
        Column(_("指标"), flexible=True),
        Column(_("目标"), longest=24),
        Column(_("实际"), longest=20),
        Column(_("差距"), longest=18),
    ]
    if screen.width >= WIDE:  # on a narrow screen the places stand only with the problems below
        headings.append(Column(_("位置")))
    table = columns(*headings)
    for row in rows:
        cells = [
            row.status.word,
            row.id,
            row.name,
            row.text,
            actual_words(row),
            gap_words(row),
            place_words(row, check),
        ]
        table.add_row(*rows_text(cells[: len(headings)], (STATUS_STYLES[row.status],)))
    return table


def _left_out(screen: Screen) -> list[str]:
    """Say that a column is not shown for want of room."""
    words = _("窗口窄，没有列出位置：有问题的看下面，都要看的把窗口加宽到 {width} 列。")
    return [words.format(width=WIDE), ""] if screen.width < WIDE else []


def place_words(row: Row, check: Check | Score | Sheet) -> str:
    """Name the line of the actuals file, or of the other file that is meant."""
    place = row.waived.location if row.waived else row.location
    if place.path == check.actuals.path:
        return _("{line} 行").format(line=place.line)
    if place.path == check.targets.path:
        return _("目标表 {line} 行").format(line=place.line)
    return f"{place.path}:{place.line}"


def actual_words(row: Row) -> str:
    """Write the actual for a column in which nothing may be left open."""
    return achieved_words(row) or _("（空）")


def gap_words(row: Row) -> str:
    """Write the gap; a due quarter that lies ahead, or a waiver's end, stands in its place."""
    outcome = row.outcome
    if row.status is Status.NOT_DUE:
        return quarter_words(row.due)
    if row.waived is not None:
        return _("至 {until}").format(until=row.waived.until)
    if outcome.gap is None:
        return ""
    words = signed(outcome.gap, outcome.gap_unit)
    return _("{gap}（超额）").format(gap=words) if outcome.over else words


def quarter_words(quarter: int) -> str:
    """Say when something falls due."""
    return _(DUE_WORDS[quarter - 1])
