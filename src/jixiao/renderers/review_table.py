"""What ``lint`` shows: every finding with its place and what to do, table by table, and the total."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.manual import title_of
from jixiao.renderers.layout import Column, Text
from jixiao.renderers.screen import Part, columns, finding_parts, line, rows_text, write

if TYPE_CHECKING:
    from jixiao.findings import Finding
    from jixiao.lint_report import LintReport, Review
    from jixiao.renderers import Screen


def draw(report: LintReport, screen: Screen) -> str:
    """Draw every table with findings, then what is wrong with the configuration, then the total."""
    parts: list[Part] = []
    for review in report.reviews:
        if review.findings:
            parts += [line(f"{review.title} {review.file.path}".strip(), "bold"), Text()]
        for finding in review.findings:
            parts += [*finding_parts(finding), *_fix_line(review, finding), Text()]
    for finding in report.findings:
        parts += [*finding_parts(finding), Text()]
    parts += _by_rule(report)
    parts.append(line(review_total(report), "bold"))
    return write(parts, screen)


def _by_rule(report: LintReport) -> list[Part]:
    """Count the findings of every rule, the most frequent first; one rule alone says nothing that the total does not."""
    counts = Counter(finding.code for finding in report.all_findings)
    if len(counts) == 1:
        return []
    table = columns(Column(_("编码")), Column(_("说明"), flexible=True), Column(_("处数"), right=True))
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        table.add_row(*rows_text([code, title_of(code), str(count)]))
    return [table, Text()] if counts else []


def review_total(report: LintReport) -> str:
    """Write how many tables there are, what was found, and what can be mended by itself."""
    summary = report.summary
    if not report.reviews:
        return _("没有找到目标表。有 Word、Excel 表的，运行 jixiao init --from 表.docx；放在别处的，请写明文件。")
    if not report.all_findings:
        return _("共 {files} 张表，没有发现问题。").format(**summary)
    total = _("共 {files} 张表：{error} 个错误，{warning} 个警告，{info} 个提示。").format(**summary)
    if not summary["fixable"]:
        return total
    return _("{total}其中 {fixable} 处可用 jixiao fix 自动修改。").format(total=total, fixable=summary["fixable"])


def _fix_line(review: Review, finding: Finding) -> list[Text]:
    proposal = review.proposal(finding)
    if proposal is None:
        return []
    command = "jixiao fix" if proposal.safe else "jixiao fix --unsafe"
    return [line(_("  = 修改：{title}（{command}）").format(title=proposal.title, command=command))]
