"""Lines and tables for a terminal: what every screen is made of.

Widths are counted in terminal cells (by rich), so Chinese text lines up, and text is broken as Chinese typography has it: between
any two characters, but not inside a number or a Latin word, and never so that a line begins with closing punctuation. rich's own
tables are not used: measuring and wrapping every cell several times made them the most expensive part of a run.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import cell_len

GAP = "  "
NARROWEST = 8
"""No column that can be folded is made narrower than this, not even on a screen of 20 cells."""
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
# A word that is not to be torn, a run of blanks, or one character; brackets and punctuation stay with what they enclose.
_PIECE = re.compile(
    r"[（「『《“‘(\[{]*(?:[A-Za-z0-9_.,/\\:%+\-<>=≥≤@#'\"|^]+|\s+|.)[。，；：、！？）」』》”’%)\]}.,;:!?]*", re.DOTALL
)


class Piece(NamedTuple):
    """Some text in one style: words such as ``bold red``, or nothing."""

    text: str
    style: str = ""


class Text:
    """One line (or paragraph) made of pieces."""

    def __init__(self, text: str = "", style: str = "") -> None:
        self.pieces = [Piece(text, style)]

    def append(self, text: str, style: str = "") -> None:
        """Add a piece at the end."""
        self.pieces.append(Piece(text, style))

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(piece.text for piece in self.pieces)

    def draw(self, width: int, *, color: bool) -> list[str]:
        """Return the lines this takes on a screen; those after the first are indented as the first is."""
        lines = wrap(self.plain, width)
        if not color:
            return lines
        if len(self.pieces) == 1:
            return [painted(one, self.pieces[0].style) for one in lines]
        first = lines[0]
        head = self.pieces[0]
        if first.startswith(head.text):
            lines[0] = painted(head.text, head.style) + first[len(head.text) :]
        return lines


class Column(NamedTuple):
    """How one column lies. ``longest`` is where its text is folded; a flexible column is folded where room is short."""

    heading: str
    right: bool = False
    flexible: bool = False
    longest: int | None = None

    @property
    def can_fold(self) -> bool:
        """Whether the column may be made narrower than its text."""
        return self.flexible or self.longest is not None


class Table:
    """Rows below headings, without vertical lines; nothing is cut off."""

    def __init__(self, columns: tuple[Column, ...], *, headed: bool = True, gap: str = GAP) -> None:
        self.columns = columns
        self.headed = headed
        self.gap = gap
        self.rows: list[tuple[Piece, ...]] = []

    def add_row(self, *cells: Piece) -> None:
        """Add a row; cells that are left out at its end stay empty."""
        self.rows.append(cells)

    def draw(self, width: int, *, color: bool) -> list[str]:
        """Return the lines of the table."""
        widths = self._widths(width)
        lines = []
        if self.headed:
            headings = tuple(Piece(column.heading, "bold") for column in self.columns)
            lines += self._row(headings, widths, color=color)
            # hyphens: box-drawing characters are two cells wide on an old Chinese console
            lines.append("-" * min(sum(widths) + len(self.gap) * (len(widths) - 1), width))
        for row in self.rows:
            lines += self._row(row, widths, color=color)
        return lines

    def _widths(self, width: int) -> list[int]:
        widths = []
        for number, column in enumerate(self.columns):
            widest = max((cell_len(row[number].text) for row in self.rows if number < len(row)), default=0)
            if column.longest is not None:
                widest = min(widest, column.longest)
            widths.append(max(widest, cell_len(column.heading)))
        room = width - len(self.gap) * (len(widths) - 1)
        while sum(widths) > room:
            foldable = [number for number, column in enumerate(self.columns) if column.can_fold]
            widest = max(foldable, key=lambda number: widths[number], default=0)
            if not foldable or widths[widest] <= NARROWEST:
                break  # on a screen this narrow the terminal itself has to break the lines
            widths[widest] -= 1
        return widths

    def _row(self, row: tuple[Piece, ...], widths: list[int], *, color: bool) -> list[str]:
        columns = [wrap(cell.text, width) for cell, width in zip(row, widths, strict=False)]
        lines = []
        for number in range(max(len(column) for column in columns)):
            cells = []
            for place, column in enumerate(columns):
                text = column[number] if number < len(column) else ""
                blank = " " * (widths[place] - cell_len(text))
                shown = painted(text, row[place].style) if color else text
                cells.append(blank + shown if self.columns[place].right else shown + blank)
            lines.append(self.gap.join(cells).rstrip())
        return lines


def painted(text: str, style: str) -> str:
    """Put a text between the codes of its style."""
    codes = ";".join(_CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` cells; always at least one line. Lines after the first keep the indent."""
    if len(text) * 2 <= width or cell_len(text) <= width:
        return [text]
    indent = " " * min(len(text) - len(text.lstrip(" ")), width // 2)
    lines: list[str] = []
    current, used = "", 0
    for piece in _PIECE.findall(text):
        size = cell_len(piece)
        if used + size > width and current.strip():
            lines.append(current.rstrip())
            current, used = indent, len(indent)
            if piece.isspace():
                continue
        for part in _chopped(piece, width - len(indent)) if size > width - used else (piece,):
            if used + cell_len(part) > width and current.strip():
                lines.append(current)
                current, used = indent, len(indent)
            current += part
            used += cell_len(part)
    return [*lines, current.rstrip()] if current.strip() or not lines else lines


def _chopped(word: str, width: int) -> list[str]:
    """Cut a word that is longer than a line."""
    parts, current, used = [], "", 0
    for character in word:
        size = cell_len(character)
        if used + size > width and current:
            parts.append(current)
            current, used = "", 0
        current += character
        used += size
    return [*parts, current]
