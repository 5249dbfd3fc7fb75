"""The confirmed 口径 in the notes below a form: written where a 指标值 is not read as it stands, and taken back by an import."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from jixiao.office.cells import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.office.cells import Cell, Row
    from jixiao.office.content import FormIndicator
    from jixiao.office.filled import FilledRow

_NOTE = (
    r"(?:注[:：])?\s*+(?:\d+[.、])?\s*+“(?P<name>(?:(?!”的指标值原文为“).)++)”的指标值原文为“"
    r"(?P<value>(?:(?!”，按口径“).)++)”，按口径“(?P<reading>.+)”(?:理解|填写)。\s*"
)


def by_reading(rows: Iterable[FilledRow], *, is_filled: bool = False) -> Iterator[str]:
    """Name the rows that follow the confirmed 口径; ``is_filled`` says that its words stand in the cells."""
    verb = "填写" if is_filled else "理解"
    for row in rows:
        if row.reading:
            yield f"“{row.name}”的指标值原文为“{row.target}”，按口径“{row.reading}”{verb}。"


class Confirmed(NamedTuple):
    """The indicators with their 口径, and the cells that were read."""

    indicators: list[FormIndicator]
    used: frozenset[Cell]


def read_readings(rows: Sequence[Row], indicators: list[FormIndicator]) -> Confirmed:
    """Give every indicator the 口径 a note has for it, and its official words back where the cells have the 口径 instead."""
    found = list(indicators)
    used: set[Cell] = set()
    for cell in (cell for row in rows for cell in row.written if "按口径" in cell.text):
        note = re.fullmatch(_NOTE, cell.text, re.DOTALL)
        named = [] if note is None else [n for n, each in enumerate(found) if words(each.name) == words(note["name"])]
        if note is None or len(named) != 1:
            continue
        found[named[0]] = replace(found[named[0]], value=note["value"], reading=note["reading"])
        used.add(cell)
    return Confirmed(found, frozenset(used))
