"""``diff`` as Markdown, for a merge request: a table of the changes, those that make a target easier first to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.differences.report import Effect, Section
from jixiao.renderers.difference_words import table_words, total_words, words_of
from jixiao.renderers.markdown import escaped

if TYPE_CHECKING:
    from jixiao.differences.report import Change, DifferenceReport, TableDifference


def write(report: DifferenceReport) -> str:
    """Write every pair of tables, then the total."""
    heading = _("目标表变化")
    lines = [f"## {escaped(heading)}", ""]
    for table in report.tables:
        lines += _table(table)
    lines += [f"- {escaped(finding.message)}" for finding in report.findings]
    return "\n".join([*lines, f"**{escaped(total_words(report))}**", ""])


def _table(table: TableDifference) -> list[str]:
    lines = [f"### {escaped(table.title)}", ""] if table.title else []
    lines += [escaped(table_words(table)), ""]
    for finding in table.findings:
        place = f" ({finding.location})" if finding.location else ""
        words = _("{code}：{message}").format(code=finding.code, message=finding.message)
        lines.append(f"- {escaped(f'{words}{place}')}")
    lines += [""] if table.findings else []
    for section in Section:
        changes = [change for change in table.changes if change.section is section]
        if changes:
            lines += [f"#### {escaped(section.word)}", "", *_rows(changes), ""]
    return lines


def _rows(changes: list[Change]) -> list[str]:
    headings = (_("变化"), _("编号"), _("内容"), _("原来"), _("现在"), _("差别"))
    lines = ["".join(f"| {escaped(heading)} " for heading in headings) + "|", "| --- " * len(headings) + "|"]
    for change in changes:
        cells = [escaped(cell) for cell in words_of(change)]
        if change.effect is Effect.LOOSER:
            cells[0] = f"**{cells[0]}**"
        lines.append("".join(f"| {cell} " for cell in cells) + "|")
    return lines
