"""One line a problem, for logs and editors: ``file:line:column: severity code sentence``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.findings import Finding, Severity
from jixiao.outcome import Status
from jixiao.renderers.pieces import Pieces, whole
from jixiao.renderers.plain_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.check_report import Check, CheckReport, Row, Totals
    from jixiao.differences.report import DifferenceReport
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import MonitorReport
    from jixiao.renderers import Screen
    from jixiao.scores.report import ScoreReport

SEVERITY_WORDS = {Severity.ERROR: N_("错误"), Severity.WARNING: N_("警告"), Severity.INFO: N_("提示")}


def render_check(report: CheckReport, screen: Screen) -> str:
    """Write the findings, file by file, then the total."""
    return whole(CHECK, report, screen)


def _check(check: Check, _screen: Screen, _several: bool) -> str:  # noqa: FBT001 - the shape of every format's piece
    return _lines(check.findings, (*check.indicators, *check.milestones))


def _end(totals: Totals, findings: tuple[Finding, ...], _screen: Screen) -> str:
    return _lines(findings, (), total_words(totals))


CHECK = Pieces(_check, _end)


def render_lint(report: LintReport, _screen: Screen) -> str:
    """Write every finding of a review, hints included, then the total."""
    from jixiao.renderers.review_table import review_total

    return "\n".join([*map(finding_line, report.all_findings), review_total(report), ""])


def render_diff(report: DifferenceReport, _screen: Screen) -> str:
    """Write every change at its place in the new table (in the old one, if it is gone), then the total."""
    from jixiao.renderers.difference_words import sentence, total_words

    lines = [finding_line(finding) for finding in report.all_findings]
    for change in report.changes:
        place = change.new_location or change.old_location
        lines.append(visible(f"{place}: {sentence(change)}" if place else sentence(change)))
    return "\n".join([*lines, total_words(report), ""])


def render_monitor(report: MonitorReport, _screen: Screen) -> str:
    """Write the findings and what is let off, then how the indicators stand."""
    from jixiao.lights import worst
    from jixiao.renderers.monitor_words import total_line as lights_line

    rows = [row for sheet in report.sheets for row in (*(one.row for one in sheet.indicators), *sheet.milestones)]
    light = worst(sheet.light for sheet in report.sheets)
    return _lines(report.all_findings, rows, lights_line(report.summary, light, report.all_findings))


def render_score(report: ScoreReport, _screen: Screen) -> str:
    """Write the findings and what is let off, then the total of every file and how much there is to mend."""
    from jixiao.renderers.score_table import last_words, total_words

    rows = [scored.row for score in report.scores for scored in score.indicators]
    totals = [visible(f"{score.actuals.path}: {total_words(score)}") for score in report.scores]
    return _lines(report.all_findings, rows, *totals, last_words(report))


def _lines(findings: Iterable[Finding], rows: Iterable[Row], *last: str) -> str:
    lines = [finding_line(finding) for finding in findings if finding.severity is not Severity.INFO]
    lines += [f"{row.waived.location}: {waived_line(row)}" for row in rows if row.waived]
    return "".join(f"{line}\n" for line in (*lines, *last))


def finding_line(finding: Finding) -> str:
    """Write one finding on one line."""
    place = f"{finding.location}: " if finding.location else ""
    return visible(f"{place}{_(SEVERITY_WORDS[finding.severity])} {finding.code} {finding.message}")


def waived_line(row: Row) -> str:
    """Say of one row why it is let off; nothing when it is not."""
    waived = row.waived
    if waived is None:
        return ""
    sentence = _("已豁免 {id} {name}：{reason}（{approved_by}，有效期至 {until}）").format(
        id=row.id, name=row.name, reason=waived.reason, approved_by=waived.approved_by, until=waived.until
    )
    return visible(sentence)


def total_line(summary: Mapping[str, int], findings: tuple[Finding, ...]) -> str:
    """Write how many indicators there are and what became of them."""
    return _total(summary, problem_counts(findings))


def total_words(totals: Totals) -> str:
    """Write the same of all files of a run, which need not be there any more."""
    problems = _problems(totals.errors, totals.warnings)
    if not totals.unread and not totals.checks:
        return nothing_found(problems)
    if totals.unread and not totals.checks:
        return _("{count} 个文件没法核对，没有结果。{problems}").format(count=totals.unread, problems=problems)
    if totals.unread:
        problems = _("另有 {count} 个文件没法核对。{problems}").format(count=totals.unread, problems=problems)
    return _total(totals.summary, problems)


def nothing_found(problems: str) -> str:
    """Say that there is no file of actuals, and how to come by one."""
    words = _("没有找到完成情况文件。还没有的，运行 jixiao init 建一份；放在别处的，请写明文件。{problems}")
    return words.format(problems=problems)


def _total(summary: Mapping[str, int], problems: str) -> str:
    parts = [f"{status.word} {summary[status]}" for status in Status if summary[status]]
    counts = _("，").join(parts) if parts else _("没有指标")
    return _("共 {total} 项：{counts}。{problems}").format(total=summary["total"], counts=counts, problems=problems)


def problem_counts(findings: tuple[Finding, ...]) -> str:
    """Write how many errors and warnings there are; nothing when there are none."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    return _problems(errors, warnings)


def _problems(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return ""
    return _("{errors} 个错误，{warnings} 个警告。").format(errors=errors, warnings=warnings)
