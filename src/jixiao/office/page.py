"""A form as it is to be printed, before it has a format: areas on a grid, the lines above and below them, the paper.

The forms fill this and the writers read only this, so a form looks the same in Word and in Excel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from jixiao.language.targets import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

PAPER = (210, 297)
"""A4 upright, in millimetres."""
MARGINS = {"portrait": (20, 17), "landscape": (15, 18)}
"""Top and bottom, left and right, in millimetres."""
HEADING_FONT, LABEL_FONT, TEXT_FONT = "黑体", "宋体", "仿宋"
TITLE_SIZE = 16
DIGITS = 15
"""How many digits of a number Excel keeps; a longer one is written as text, so that nothing is rounded."""
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Face(StrEnum):
    """How the content of an area looks."""

    LABEL = "label"
    TEXT = "text"
    CENTERED = "centered"


class Number(NamedTuple):
    """A number that stays one in Excel, shown with a fixed number of places; ``percent`` shows 0.9633 as 96.33%."""

    value: Decimal
    places: int = 0
    percent: bool = False

    @property
    def format(self) -> str:
        """The number format of Excel."""
        return "0" + ("." + "0" * self.places if self.places else "") + ("%" if self.percent else "")

    @property
    def is_exact(self) -> bool:
        """Whether Excel can keep all digits."""
        return len(self.value.normalize().as_tuple().digits) <= DIGITS

    def __str__(self) -> str:
        shown = self.value * 100 if self.percent else self.value
        return f"{shown:.{self.places}f}{'%' if self.percent else ''}"


Content = str | Number


class Area(NamedTuple):
    """One cell, or several merged into one. Places are 0-based."""

    row: int
    column: int
    rows: int
    columns: int
    content: Content
    face: Face


class Attached(NamedTuple):
    """The evidence of one row: each file as written, and the way to it from the new file (empty where there is none)."""

    row: int
    name: str
    files: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Page:
    """One form. ``widths`` are those of the grid columns in millimetres, ``size`` is that of the text in points.

    ``above`` are the lines between title and table, ``below`` those after it. ``heading`` are the rows that are repeated on
    every sheet of paper; a Word form begins a table of its own there. ``mark`` stands at the top of every sheet of paper.
    """

    name: str
    title: str
    widths: tuple[int, ...]
    attachment: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    mark: str = ""
    landscape: bool = False
    size: float = 10.5
    areas: list[Area] = field(default_factory=list)
    heading: range = range(0)
    names_end: int = 0
    attached: list[Attached] = field(default_factory=list)
    rows: int = 0

    def __post_init__(self) -> None:
        self.title, self.attachment, self.mark = (
            str(printable(words)) for words in (self.title, self.attachment, self.mark)
        )
        self.above, self.below = (tuple(str(printable(words)) for words in lines) for lines in (self.above, self.below))

    def line(self, *cells: tuple[Content, int, Face]) -> int:
        """Add a row of cells from left to right, each with how many columns it takes; return the number of the row."""
        return self.block(1, *cells)

    def block(self, rows: int, *cells: tuple[Content, int, Face]) -> int:
        """Add cells of equal height side by side, as :meth:`line` does."""
        column = 0
        for content, columns, face in cells:
            if columns:
                self.put(self.rows, column, content, face, rows=rows, columns=columns)
            column += columns
        self.rows += rows
        return self.rows - rows

    def put(self, row: int, column: int, content: Content, face: Face, *, rows: int = 1, columns: int = 1) -> None:  # noqa: PLR0913 - a rectangle and what is in it
        """Place one area anywhere."""
        self.areas.append(Area(row, column, rows, columns, printable(content), face))

    def attach(self, row: int, name: str, files: Iterable[tuple[str, str]]) -> None:
        """Name the evidence of a row, each file with the way to it."""
        shown = tuple((str(printable(file)), str(printable(link))) for file, link in files)
        self.attached.append(Attached(row, str(printable(name)), shown))


def printable(content: Content) -> Content:
    """Show what no office file can hold (control characters, half surrogates) as an escape; a number too long becomes text."""
    if isinstance(content, Number):
        return content if content.is_exact else plain(content.value)
    text = content.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_IN_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def label(text: str, columns: int = 1) -> tuple[str, int, Face]:
    """Make the cell of a heading."""
    return (text, columns, Face.LABEL)


def text(content: Content, columns: int = 1) -> tuple[Content, int, Face]:
    """Make a cell of running text."""
    return (content, columns, Face.TEXT)


def centered(content: Content, columns: int = 1) -> tuple[Content, int, Face]:
    """Make a cell of a short text or a number."""
    return (content, columns, Face.CENTERED)


def places_of(*values: Decimal | None) -> int:
    """Return how many places show all the values in full."""
    return max((len(plain(value).partition(".")[2]) for value in values if value is not None), default=0)
