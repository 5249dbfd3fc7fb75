"""What a form of any format is turned into before anybody asks what it means: rows of cells, a paragraph being a row of one.

The readers fill this and the rest of the room reads only this, so a form means the same in Word, in Excel and as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.language.folding import fold

if TYPE_CHECKING:
    from decimal import Decimal

BLANKS = frozenset({"", "-", "--", "/", "*", "_", "——"})
"""What stands in a cell that was left empty, after :func:`words`."""

_NOTE = re.compile(r"\([^()]*\)")
_NUMBERING = re.compile(r"^(?:\d+[.、．]|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\))")


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell, or one paragraph outside a table.

    ``text`` is what a person sees, without the space around it. ``row`` and ``column`` are 0-based places in the grid of
    its part, ``rows`` and ``columns`` the merged area. ``number`` is the stored number of an Excel cell, which may have
    more digits than its text shows.
    """

    text: str
    address: str
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    number: Decimal | None = None

    @property
    def words(self) -> str:
        """The text without spaces and with look-alike characters folded: what headings are compared by."""
        return words(self.text)

    @property
    def label(self) -> str:
        """The words without numbering, notes in brackets and a colon at the end."""
        return label(self.text)

    @property
    def is_blank(self) -> bool:
        """Nothing is written here, or only a dash."""
        return self.words in BLANKS


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a part (a table, a sheet, a stretch of paragraphs): its cells from left to right.

    A cell that is merged downwards stands in every row it covers, as the same object.
    """

    part: int
    number: int
    cells: tuple[Cell, ...]

    def covering(self, first: int, last: int) -> Cell | None:
        """Return the cell that covers most of the columns ``first`` to ``last``; tables in Word are rarely quite aligned."""
        best, most = None, 0
        for cell in self.cells:
            shared = min(last, cell.column + cell.columns - 1) - max(first, cell.column) + 1
            if shared > most:
                best, most = cell, shared
        return best

    @property
    def written(self) -> tuple[Cell, ...]:
        """The cells in which something is written."""
        return tuple(cell for cell in self.cells if not cell.is_blank)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should look at: where in the form, and what."""

    address: str
    message: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read, in one sentence, and what to do instead."""

    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as read: a name for it (from the file or the sheet), its rows, and what the reader had to leave out."""

    name: str
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = ()


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Fold look-alike characters and drop every kind of space and line break."""
    return "".join(fold(text).split())


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """Reduce a heading to what it is called: ``1.项目年度目标（100字以内）：`` → ``项目年度目标``."""
    bare = _NUMBERING.sub("", words(text))
    return _NOTE.sub("", bare).strip(":：;；.。*、") or bare.strip("():：")


def grid_rows(part: int, cells: list[Cell]) -> tuple[Row, ...]:
    """Lay the cells of one part out in rows; a cell merged downwards stands in each of its rows."""
    lines: dict[int, list[Cell]] = {}
    for cell in cells:
        for number in range(cell.row, cell.row + cell.rows):
            lines.setdefault(number, []).append(cell)
    return tuple(
        Row(part, number, tuple(sorted(lines[number], key=lambda cell: cell.column))) for number in sorted(lines)
    )
