"""A list of evidence (佐证材料清单) below the form: which files prove which 三级指标, found by its heading and by the names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from jixiao.office.cells import words
from jixiao.office.columns import column_of
from jixiao.office.completion import files_in
from jixiao.office.headings import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.office.cells import Cell, Row
    from jixiao.office.content import FormIndicator


class EvidenceList(NamedTuple):
    """The indicators with their evidence, and the cells that were read. What fits no indicator is not among them."""

    indicators: list[FormIndicator]
    used: frozenset[Cell]


def read_evidence(rows: Sequence[Row], indicators: list[FormIndicator]) -> EvidenceList:
    """Give every indicator the evidence that the lists among the rows name for it."""
    found = list(indicators)
    named: dict[str, list[int]] = {}
    for number, indicator in enumerate(found):
        named.setdefault(words(indicator.name), []).append(number)
    used: set[Cell] = set()
    heading: dict[Column | None, Cell] = {}
    part = None
    for row in rows:
        columns = {column_of(cell.text): cell for cell in row.written}
        if {Column.NAME, Column.EVIDENCE} <= columns.keys() and Column.VALUE not in columns:
            heading, part = columns, row.part
            used |= set(row.written)
        elif heading and row.part == part:
            name, evidence = _below(row, heading[Column.NAME]), _below(row, heading[Column.EVIDENCE])
            numbers = named.get(name.words, []) if name else []
            if name and evidence and name is not evidence and len(numbers) == 1:
                found[numbers[0]] = _proven(found[numbers[0]], evidence.text)
                order = _below(row, heading[Column.ORDER]) if Column.ORDER in heading else None
                used |= {name, evidence, *([order] if order else [])}
    return EvidenceList(found, frozenset(used))


def _proven(indicator: FormIndicator, evidence: str) -> FormIndicator:
    """Add the files, or the words that describe them, to what the form says of one indicator."""
    completion = indicator.completion
    files, described = files_in([evidence])
    note = "；".join(text for text in (completion.note, *described) if text)
    files = tuple(dict.fromkeys((*completion.evidence, *files)))
    return replace(indicator, completion=replace(completion, evidence=files, note=note))


def _below(row: Row, heading: Cell) -> Cell | None:
    found = row.covering(heading.column, heading.column + heading.columns - 1)
    return None if found is None or found.is_blank else found
