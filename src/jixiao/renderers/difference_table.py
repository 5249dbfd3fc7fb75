"""``diff`` on the screen: a table a part of the form, long texts one below the other, the total last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from jixiao.catalogue import _
from jixiao.differences.report import Effect, Section
from jixiao.renderers.difference_words import table_words, total_words, words_of
from jixiao.renderers.layout import Column, Text
from jixiao.renderers.screen import Part, columns, finding_parts, line, rows_text, write

if TYPE_CHECKING:
    from jixiao.differences.report import Change, DifferenceReport, TableDifference
    from jixiao.renderers import Screen
    from jixiao.renderers.difference_words import Words
    from jixiao.renderers.layout import Table

_STYLES = {Effect.LOOSER: "yellow", Effect.TIGHTER: "green", Effect.UNCLEAR: "cyan"}
_LONG = 44
"""A text of more cells than this stands on a line of its own."""


def draw(report: DifferenceReport, screen: Screen) -> str:
    """Draw every pair of tables, then the total."""
    parts: list[Part] = []
    for table in report.tables:
        parts += _table_parts(table)
    for finding in report.findings:
        parts += [*finding_parts(finding), Text()]
    parts.append(line(total_words(report) if report.tables else _("没有可以比较的目标表。"), "bold"))
    return write(parts, screen)


def _table_parts(table: TableDifference) -> list[Part]:
    parts: list[Part] = [line(table.title, "bold")] if table.title else []
    parts += [line(table_words(table)), Text()]
    for finding in table.findings:
        parts += [*finding_parts(finding), Text()]
    for section in Section:
        changes = [change for change in table.changes if change.section is section]
        if changes:
            parts += [line(section.word), Text(), *_section_parts(changes), Text()]
    return parts


def _section_parts(changes: list[Change]) -> list[Part]:
    told = [(change, words_of(change)) for change in changes]
    short = [(change, words) for change, words in told if not _is_long(words)]
    parts: list[Part] = [_rows(short)] if short else []
    for change, words in told:
        if _is_long(words):
            head = " ".join(part for part in (words.kind, words.id, words.name, words.difference) if part)
            parts.append(line(head, _STYLES.get(change.effect, "") if change.effect else ""))
            parts += [line(f"  - {words.old}", "red")] if change.old else []
            parts += [line(f"  + {words.new}", "green")] if change.new else []
    return parts


def _is_long(words: Words) -> bool:
    return max(cell_len(words.old), cell_len(words.new)) > _LONG


def _rows(told: list[tuple[Change, Words]]) -> Table:
    with_ids = any(words.id for _change, words in told)
    headings = [Column(_("变化")), *([Column(_("编号"))] if with_ids else []), Column(_("内容"), flexible=True)]
    headings += [Column(_("原来"), longest=28), Column(_("现在"), longest=28), Column(_("差别"), longest=20)]
    table = columns(*headings)
    for change, words in told:
        cells = [words.kind, *([words.id] if with_ids else []), *words[2:]]
        table.add_row(*rows_text(cells, (_STYLES[change.effect] if change.effect else "",)))
    return table
