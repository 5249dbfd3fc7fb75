"""A page of HTML as plain frozen values, and the one function that writes it.

The file stands alone: style and script are inline, and the content security policy lets only these two blocks run, by their
checksum (https://www.w3.org/TR/CSP3/#framework-directive-source-list). Nothing is fetched. Every text of a report is escaped by
the template; ids and classes are made here and never from data.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jixiao import __version__
from jixiao.renderers.html_chart import segments
from jixiao.renderers.html_words import fixed_words
from jixiao.renderers.plain_text import visible

if TYPE_CHECKING:
    from jinja2 import Environment

    from jixiao.renderers.html_chart import Bar, Segment, Trend

_TEMPLATES = Path(__file__).parent / "templates"

Tone = Literal["red", "yellow", "green", "blue", "grey", "plain"]
"""A colour of the page. It only repeats what a word says; ``plain`` is no colour at all."""


class Chip(NamedTuple):
    """A status or a light: its word, its colour, and the key the filter knows it by."""

    key: str
    word: str
    tone: Tone


class Fact(NamedTuple):
    """A term with what there is to say about it, one paragraph each."""

    term: str
    texts: tuple[str, ...]


class Problem(NamedTuple):
    """A finding. ``places`` are written ``file:line:column``, 1-based."""

    word: str
    tone: Tone
    code: str
    message: str
    places: tuple[str, ...]
    help: str


class Cell(NamedTuple):
    """What stands in one cell: a text, or a picture whose words say the same."""

    text: str = ""
    bar: Bar | None = None
    trend: Trend | None = None


class Line(NamedTuple):
    """One indicator: what is seen at once, and what opens below it. ``hint`` says what there is to find there."""

    anchor: str
    chip: Chip
    id: str
    name: str
    cells: tuple[Cell, ...]
    hint: str
    facts: tuple[Fact, ...]
    quarters: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()


class Group(NamedTuple):
    """The indicators of one class, in the order of the form."""

    title: str
    lines: tuple[Line, ...]


class Column(NamedTuple):
    """The heading of one column, and how its cells lie."""

    heading: str
    shape: Literal["text", "number", "picture"] = "text"


class Grid(NamedTuple):
    """A table of indicators. Status and name come first and need no column here; ``legend`` explains the pictures."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    legend: str = ""


class Sum(NamedTuple):
    """One row of figures. ``weight`` says what it is: a sum of all, of a class, or a part of a class."""

    name: str
    cells: tuple[Cell, ...]
    weight: Literal["all", "class", "part"]


class Sums(NamedTuple):
    """A small table of figures: a heading a column, the first of them for the name."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[Sum, ...]


class Square(NamedTuple):
    """One cell of a matrix: a light in one character, and what it stands for."""

    sign: str
    tone: Tone
    words: str


class MatrixRow(NamedTuple):
    """One row of a matrix; a column it has nothing in stays empty."""

    name: str
    squares: tuple[Square | None, ...]


class Matrix(NamedTuple):
    """Lights by row and column. A heading is short, with the full name behind it; ``legend`` explains the characters."""

    caption: str
    corner: str
    headings: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    legend: str


class Figure(NamedTuple):
    """One large figure of the overview."""

    term: str
    value: str
    tone: Tone = "plain"
    note: str = ""
    bar: Bar | None = None


class Task(NamedTuple):
    """One line of a list; it leads to the indicator it is about."""

    text: str
    anchor: str = ""


class Listing(NamedTuple):
    """A list with its heading."""

    heading: str
    tasks: tuple[Task, ...]


class Section(NamedTuple):
    """One file of actuals beside its table. ``tally`` counts the 三级指标; ``remarks`` are the rules that were applied."""

    anchor: str
    title: str
    note: str
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    tally: tuple[tuple[Chip, int], ...]
    grids: tuple[Grid, ...]
    sums: tuple[Sums, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    listings: tuple[Listing, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The tally as parts of one bar."""
        return segments((chip.tone, count) for chip, count in self.tally)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all tables."""
        return tuple(line for grid in self.grids for group in grid.groups for line in group.lines)


class Page(NamedTuple):
    """Everything one page shows. ``problems`` are those of files that gave no section; ``total`` is the last word."""

    heading: str
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    total: str

    @property
    def title(self) -> str:
        """What the browser's tab shows."""
        return " · ".join((self.heading, *(section.title for section in self.sections[:1])))

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Every status there is, once, in the order of its first line."""
        chips = {line.chip.key: line.chip for section in self.sections for line in reversed(section.lines)}
        order = [chip.key for section in self.sections for chip, _count in section.tally]
        return tuple(
            sorted(chips.values(), key=lambda chip: order.index(chip.key) if chip.key in order else len(order))
        )

    @property
    def classes(self) -> tuple[str, ...]:
        """Every class there is, once, in the order of the form."""
        groups = (group for section in self.sections for grid in section.grids for group in grid.groups)
        return tuple(dict.fromkeys(group.title for group in groups))


def write(page: Page) -> str:
    """Write the page; the same page is the same text every time."""
    from markupsafe import Markup

    style, script = _block("page.css"), _block("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            words=fixed_words(),
            # both are files of this package, with nothing of a report in them
            style=Markup(style),  # noqa: S704 - see above
            script=Markup(script),  # noqa: S704 - see above
            policy=policy(style, script),
            version=__version__,
        )
    )


def policy(style: str, script: str) -> str:
    """Allow the two inline blocks by their checksum, and nothing else: no network, no handlers, no style attributes."""
    return (
        f"default-src 'none'; style-src '{_checksum(style)}'; script-src '{_checksum(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _checksum(block: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(block.encode()).digest()).decode()}"


def _block(name: str) -> str:
    """Read an inline block; line ends become LF, as a browser reads them before it takes the checksum."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: Any) -> Any:
    """Make control and direction-changing characters of data visible; what is marked as HTML already stays as it is."""
    return visible(value) if type(value) is str else value
