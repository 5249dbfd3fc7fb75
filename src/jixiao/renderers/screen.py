"""The building blocks of everything shown on a terminal: tables without vertical lines, and findings with their excerpt.

Widths are counted in terminal cells, so Chinese text lines up. Data is never read as markup. Colour only repeats what a word says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from rich.cells import cell_len, set_cell_size

from jixiao.catalogue import _
from jixiao.findings import Excerpt, Finding, Label, Location, Severity
from jixiao.outcome import Status
from jixiao.renderers.concise import SEVERITY_WORDS
from jixiao.renderers.layout import Column, Piece, Table, Text, painted
from jixiao.renderers.plain_text import brief, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.renderers import Screen


class Part(Protocol):
    """Anything that can be drawn: a line, a table, an excerpt."""

    def draw(self, width: int, *, color: bool) -> list[str]:
        """Return the lines this takes on a screen."""


STATUS_STYLES = {
    Status.MET: "green",
    Status.MISSED: "bold red",
    Status.PARTIAL: "yellow",
    Status.UNREPORTED: "yellow",
    Status.UNRATED: "yellow",
    Status.NOT_DUE: "dim",
    Status.WAIVED: "dim",
}
SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


UNREPORTED = "JX302"
MANY = 5
"""More unreported items than this are listed, a line each, and not told one by one."""


def write(parts: Iterable[Part], screen: Screen) -> str:
    """Draw the parts one below the other and return the text."""
    lines = [line for part in parts for line in part.draw(screen.width, color=screen.color)]
    return "".join(f"{one.rstrip()}\n" for one in lines)


def line(text: str, style: str = "") -> Text:
    """Make one line of text; what could harm a terminal is shown as an escape."""
    return Text(visible(text), style)


def columns(*headings: Column) -> Table:
    """Start a table without vertical lines; nothing is cut off, long text is folded."""
    return Table(headings)


def listing() -> Table:
    """Start a list without headings: an indented name, then what there is to say of it."""
    return Table((Column(""), Column(""), Column("", flexible=True)), headed=False, gap=" ")


def finding_parts(finding: Finding) -> list[Text | Source]:
    """Draw one finding: code and sentence, where, the lines with a caret under the exact characters, what to do."""
    head = Text()
    head.append(f"{_(SEVERITY_WORDS[finding.severity])}[{finding.code}]", SEVERITY_STYLES[finding.severity])
    head.append(f" {visible(brief(finding.message))}")
    parts: list[Text | Source] = [head]
    if finding.location is not None:
        parts += place_parts(finding.location, finding.excerpt, "^")
    for label in finding.labels:
        parts += label_parts(label)
    if finding.help:
        parts.append(line(_("  = 帮助：{help}").format(help=finding.help)))
    return parts


def problem_parts(findings: Iterable[Finding]) -> list[Part]:
    """Draw what there is to tell about one report: hints on a line each, then the problems with their places."""
    told = list(findings)
    hints: list[Part] = [line(hint_line(finding), "dim") for finding in told if finding.severity is Severity.INFO]
    parts: list[Part] = [*hints, Text()] if hints else []
    unreported = [finding for finding in told if finding.code == UNREPORTED]
    if len(unreported) > MANY:
        parts += [*_many_unreported(unreported), Text()]
        told = [finding for finding in told if finding.code != UNREPORTED]
    for finding in told:
        if finding.severity is not Severity.INFO:
            parts += [*finding_parts(finding), Text()]
    return parts


def _many_unreported(findings: list[Finding]) -> list[Text]:
    """Draw a line for every item nothing is reported of: at the beginning of a year these are nearly all."""
    head = Text()
    head.append(f"{_(SEVERITY_WORDS[findings[0].severity])}[{UNREPORTED}]", SEVERITY_STYLES[findings[0].severity])
    head.append(" " + _("未填报 {count} 项：").format(count=len(findings)))
    items = [line(f"  {finding.location}  {finding.message}") for finding in findings]
    help_ = _("在完成情况文件的 actuals 下，一项加一行「编号: 完成值」；或运行 jixiao record。")
    return [head, *items, line(_("  = 帮助：{help}").format(help=help_))]


def hint_line(finding: Finding) -> str:
    """Write a hint: something that was understood or noticed, and needs nothing to be done."""
    place = f" ({finding.location})" if finding.location else ""
    return f"{_(SEVERITY_WORDS[finding.severity])}[{finding.code}] {brief(finding.message)}{place}"


def findings_text(findings: Iterable[Finding], screen: Screen) -> str:
    """Draw findings alone, one below the other."""
    return write([part for finding in findings for part in (*finding_parts(finding), Text())], screen)


def label_parts(label: Label) -> list[Text]:
    """Draw a second place."""
    return [line(f"  - {label.message} ({label.location})")]


def place_parts(location: Location, excerpt: Excerpt | None, sign: str) -> list[Text | Source]:
    """Draw a place and the lines around it."""
    head = line(f"  --> {location}", "cyan")
    return [head] if excerpt is None else [head, Source(location, excerpt, sign)]


class Source(NamedTuple):
    """Lines of a file with a mark under the exact characters. A long line is cut around them, never folded."""

    location: Location
    excerpt: Excerpt
    sign: str

    def draw(self, width: int, *, color: bool) -> list[str]:
        """Return the lines this takes on a screen."""
        gutter = len(str(self.excerpt.first + len(self.excerpt.lines)))
        room = max(width - gutter - len("   | "), _LEAST)
        lines = []
        for number, content in enumerate(self.excerpt.lines, self.excerpt.first):
            is_here = number == self.location.line
            start = _start(content, self.location.column - 1, room) if is_here else 0
            shown = _cut(content, start, room)
            lines.append(f"  {number:>{gutter}} | {shown}")
            if is_here:
                mark = self._mark(content, start, room)
                lines.append(f"  {'':>{gutter}} | {painted(mark, 'red') if color else mark}")
        return lines

    def _mark(self, content: str, start: int, room: int) -> str:
        is_one_line = self.location.end_line == self.location.line
        end = self.location.end_column - 1 if is_one_line else len(content)
        before = cell_len(_MORE if start else "") + cell_len(visible(content[start : self.location.column - 1]))
        under = max(cell_len(visible(content[self.location.column - 1 : min(end, start + room)])), 1)
        return " " * before + self.sign * max(min(under, room - before), 1)


_MORE = "…"
_LEAST = 20
_MOST = 2
"""How many characters a column may hold: an accent takes no room of its own."""


def _start(content: str, column: int, room: int) -> int:
    """Say from which character on to show a line, so that the place stands in its first third."""
    if len(content) <= _MOST * room and cell_len(visible(content)) <= room:
        return 0
    start = column
    while start > max(column - room, 0) and cell_len(visible(content[start - 1 : column])) <= room // 3:
        start -= 1
    return start


def _cut(content: str, start: int, room: int) -> str:
    end = start + _MOST * room  # a line may be the whole file, and no more of it is seen
    shown = (_MORE if start else "") + visible(content[start:end])
    if len(content) <= end and cell_len(shown) <= room:
        return shown
    return set_cell_size(shown, room - cell_len(_MORE)).rstrip() + _MORE


def rows_text(values: Sequence[str], styles: Sequence[str] = ()) -> list[Piece]:
    """Turn the cells of one row into pieces that are safe to show."""
    return [
        Piece(visible(brief(value)), styles[number] if number < len(styles) else "")
        for number, value in enumerate(values)
    ]
