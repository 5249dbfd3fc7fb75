"""Where the indicator table begins and what each of its columns holds: read from the words of its heading rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.office.cells import Cell, Row, label
from jixiao.office.headings import COLUMNS, LEADING_YEAR, MONTHS, PERIOD, SECTIONS, WEAK_NAMES, YEARLY, Column

if TYPE_CHECKING:
    from collections.abc import Iterable

_BY_WORD = {word: column for column, found in COLUMNS.items() for word in found}
_LONGEST_HEADING = 30
_CLASSES = (Column.LEVEL1, Column.LEVEL2, Column.NAME)


@dataclass(frozen=True, slots=True)
class Place:
    """One column of the table: the grid columns it covers, its heading, and whether it is about the year or the period."""

    column: Column
    first: int
    last: int
    heading: Cell
    about: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of an indicator table.

    ``places`` are the columns that are read, ``aside`` those of the whole period beside the year's, ``unknown`` the
    headings that no word of ours fits. ``rows`` are the positions of the heading rows among all rows.
    """

    rows: range
    places: tuple[Place, ...]
    aside: tuple[Place, ...] = ()
    unknown: tuple[Cell, ...] = ()
    cells: frozenset[Cell] = field(default_factory=frozenset)

    def place(self, column: Column) -> Place | None:
        """Return where a column stands."""
        return next((place for place in self.places if place.column is column), None)

    def all(self, column: Column) -> tuple[Place, ...]:
        """Return every column of one kind; only reasons, causes and likelihoods come in several."""
        return tuple(place for place in self.places if place.column is column)


def column_of(text: str, *, weak: bool = False) -> Column | None:
    """Say what a heading calls: 年度指标值 → VALUE, 1-7月执行情况 → PROGRESS."""
    word = LEADING_YEAR.sub("", label(text))
    if weak and word in WEAK_NAMES:
        return Column.NAME
    if word in _BY_WORD:
        return _BY_WORD[word]
    if MONTHS.match(word):
        return Column.PROGRESS
    without = PERIOD.sub("", word)
    return _BY_WORD.get(without) or next(
        (_BY_WORD[part] for part in reversed(word.replace("和", "/").split("/")) if part in _BY_WORD), None
    )


def about(text: str) -> str:
    """Say whether a heading speaks of the ``year`` or of the whole ``period``."""
    word = label(text)
    if PERIOD.search(word):
        return "period"
    return "year" if YEARLY.search(word) else ""


def find_header(rows: tuple[Row, ...], start: int) -> Header | None:
    """Find the next heading from ``start`` on that names both the indicators and their values."""
    for number in range(start, len(rows)):
        columns = {column_of(cell.text) for cell in rows[number].written}
        weak = Column.NAME not in columns
        if weak:
            columns = {column_of(cell.text, weak=True) for cell in rows[number].written}
        if Column.NAME not in columns or (weak and Column.VALUE not in columns):
            continue
        header = _read_header(rows, _extent(rows, number, start), weak=weak)
        if header.place(Column.VALUE) is not None:
            return header
    return None


def _extent(rows: tuple[Row, ...], number: int, start: int) -> range:
    """Take in the heading row above (实施期 | 年度) and those below (偏差原因 over its five causes)."""
    first, last = number, number
    if number > start and _goes_with(rows[number - 1], rows[number]):
        first -= 1
    while last + 1 < len(rows) and _goes_with(rows[last + 1], rows[number]):
        last += 1
    return range(first, last + 1)


def _goes_with(row: Row, main: Row) -> bool:
    """Tell whether a row next to a heading row is one as well: it has words of headings and nothing else."""
    if row.part != main.part:
        return False
    new = [cell for cell in row.written if cell not in main.cells]
    return bool(new) and all(_is_heading(cell) for cell in new)


def _is_heading(cell: Cell) -> bool:
    text = label(cell.text)
    if len(text) > _LONGEST_HEADING or text in SECTIONS:
        return text in SECTIONS
    return column_of(cell.text) is not None or bool(about(cell.text))


def _read_header(rows: tuple[Row, ...], extent: range, *, weak: bool) -> Header:
    lines = [rows[number] for number in extent]
    places: list[Place] = []
    unknown: list[Cell] = []
    for first, last in _slices(lines):
        stack = list(
            dict.fromkeys(cell for line in lines if (cell := line.covering(first, last)) and not cell.is_blank)
        )
        place = _place(stack, first, last, weak=weak) or _beside(stack, first, last, places)
        if place is None:
            unknown += [cell for cell in stack[-1:] if label(cell.text) not in SECTIONS and cell not in unknown]
        elif places and places[-1].heading is place.heading and places[-1].column is place.column:
            places[-1] = Place(place.column, places[-1].first, last, place.heading, place.about or places[-1].about)
        else:
            places.append(place)
    chosen, aside = _choose(places)
    return Header(extent, chosen, aside, tuple(unknown), frozenset(cell for line in lines for cell in line.cells))


def _slices(lines: list[Row]) -> list[tuple[int, int]]:
    """Cut the heading into the narrowest columns any of its rows has."""
    edges = {cell.column for line in lines for cell in line.cells}
    edges |= {cell.column + cell.columns for line in lines for cell in line.cells}
    ordered = sorted(edges)
    return [(first, last - 1) for first, last in pairwise(ordered)]


def _place(stack: list[Cell], first: int, last: int, *, weak: bool) -> Place | None:
    """Read one column from its headings, the lowest first: it says what it is, those above say what it is about."""
    qualifier = next((found for cell in reversed(stack) if (found := about(cell.text))), "")
    for cell in reversed(stack):
        column = column_of(cell.text, weak=weak)
        if column is not None:
            return Place(column, first, last, stack[-1], qualifier)
    return None


def _beside(stack: list[Cell], first: int, last: int, places: list[Place]) -> Place | None:
    """Read 年度 to the right of 实施期 where the 指标值 above both was not merged over it."""
    qualifier = about(stack[-1].text) if stack else ""
    if not qualifier or not places or not places[-1].about:
        return None
    return Place(places[-1].column, first, last, stack[-1], qualifier)


def _choose(places: list[Place]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Choose the year's columns where those of the whole period stand beside them (申报表)."""
    groups: list[list[Place]] = [[]]
    for place in places:
        taken = {each.column for each in groups[-1]}
        if place.column in _CLASSES and place.column in taken:
            groups.append([])
        groups[-1].append(place)
    chosen = next((group for group in groups if any(place.about == "year" for place in group)), groups[-1])
    kept = _one_value(chosen)
    borrowed = [
        place for place in groups[0] if place.column in _CLASSES and place.column not in {p.column for p in kept}
    ]
    beside = {id(place) for group in groups if group is not chosen for place in group if place not in borrowed}
    values = [place for place in chosen if place not in kept]
    return (*borrowed, *kept), tuple(place for place in places if id(place) in beside or place in values)


def _one_value(group: Iterable[Place]) -> list[Place]:
    """Keep one column of values: the year's, else one that is not the period's."""
    places = list(group)
    values = [place for place in places if place.column is Column.VALUE]
    best = min(values, key=lambda place: ("year", "", "period").index(place.about), default=None)
    return [place for place in places if place.column is not Column.VALUE or place is best]
