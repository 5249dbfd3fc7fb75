"""What a filled form says was achieved: completed value, reason, evidence, and what the year will probably bring."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Protocol

from jixiao.office.cells import words
from jixiao.office.content import Completion
from jixiao.office.headings import COLUMNS, RATINGS, TICKS, Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.office.cells import Cell, Row
    from jixiao.office.columns import Header, Place
    from jixiao.office.indicator_block import Block

_FILE = re.compile(r"^[^\s].*\.[A-Za-z0-9]{2,5}$")


class Table(Protocol):
    """What is needed of an indicator table: its heading, and the text of a column in a row."""

    header: Header
    block: Block

    def text(self, row: Row, column: Column) -> str:
        """Return what stands in a column."""


def read_completion(table: Table, row: Row) -> Completion:
    """Read the columns of a row that speak of what was achieved."""
    value = table.text(row, Column.ACTUAL) or table.text(row, Column.PROGRESS)
    points = texts(table, row, Column.SCORE)
    score = _share("".join(points[:1]), table.text(row, Column.WEIGHT)) if words(value) in RATINGS else ""
    reasons = texts(table, row, Column.REASON)
    reasons[:0] = [heading for heading, _text in _ticked(table, row, Column.CAUSE)]
    files, described = files_in(texts(table, row, Column.EVIDENCE))
    notes = [text for text in (_titled(table, row, Column.FORECAST), _likelihood(table, row)) if text]
    notes += described
    if table.header.place(Column.ACTUAL) or table.header.place(Column.PROGRESS):
        notes += texts(table, row, Column.NOTE)
    return Completion(value, score, "；".join(reasons), files, "；".join(notes))


def files_in(cells: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    """Tell the cells that name files from those that describe the evidence in words, which are kept as notes."""
    files: list[str] = []
    described = []
    for cell in cells:
        names = [name for name in re.split(r"[\n;；]\s*", cell) if name]
        if all(_FILE.match(name) for name in names):
            files += names
        else:
            described.append(cell)
    return tuple(files), described


def _cell(table: Table, row: Row, place: Place) -> Cell | None:
    cell = row.covering(place.first, place.last)
    if cell is None or cell.is_blank:
        return None
    table.block.used.add(cell)
    return cell


def texts(table: Table, row: Row, column: Column) -> list[str]:
    """Return what stands in all columns of one kind, and remember that it was read."""
    cells = dict.fromkeys(_cell(table, row, place) for place in table.header.all(column))
    return [cell.text for cell in cells if cell is not None]


def _ticked(table: Table, row: Row, column: Column) -> list[tuple[str, str]]:
    """Return heading and text of the sub-columns in which something stands: a tick, or words."""
    found = []
    for place in table.header.all(column):
        cell = _cell(table, row, place)
        if cell is not None:
            text = "" if cell.words in TICKS else cell.text
            found.append((f"{place.heading.label}：{text}" if text else place.heading.label, text))
    return found


def _titled(table: Table, row: Row, column: Column) -> str:
    text, place = table.text(row, column), table.header.place(column)
    return f"{place.heading.label}：{text}" if text and place else ""


def _likelihood(table: Table, row: Row) -> str:
    """Read 完成目标可能性, in one column of words or in three of ticks."""
    places = table.header.all(Column.LIKELIHOOD)
    if len(places) == 1:
        return _titled(table, row, Column.LIKELIHOOD)
    chosen = "；".join(heading for heading, _text in _ticked(table, row, Column.LIKELIHOOD))
    above = next((cell.label for cell in table.header.cells if cell.label in COLUMNS[Column.LIKELIHOOD][:2]), "")
    return f"{above}：{chosen}" if chosen and above else chosen


def _share(score: str, weight: str) -> str:
    """Return what share of its points a rated indicator got, where that is a whole number of hundredths of a per cent."""
    try:
        share = Decimal(score) / Decimal(weight) * 100
    except (InvalidOperation, ZeroDivisionError):
        return ""
    return f"{share.normalize():f}%" if share == round(share, 2) and 0 <= share <= 100 else ""  # noqa: PLR2004 - per cent
