"""The head of a form: title, labelled fields, quarters and goals. A label is known by its words, its value stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.office.headings import (
    ATTACHMENT,
    FIELDS,
    MONEY_NOTE,
    QUARTER,
    QUARTERS,
    SECTIONS,
    TITLE,
    Field,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.office.cells import Cell, Row

_BY_WORD = {word: name for name, found in FIELDS.items() for word in found}
_RANK = {word: rank for found in FIELDS.values() for rank, word in enumerate(found)}
_BELOW = {Field.GOALS, Field.PERIOD_GOALS, Field.ACHIEVED}
"""Labels that may stand over their text instead of beside it (预期目标 | 实际完成情况)."""
_INLINE = re.compile(
    r"(?:^|(?<=[\s　;；]))((?:{words})[ \t　]*+(?:[（(][^（）()]*+[)）])?+)[ \t　]*+[:：]".format(
        words="|".join(r"[ \t　]*+".join(word) for word in sorted(_BY_WORD, key=len, reverse=True))
    )
)


@dataclass(slots=True)
class Head:
    """What the rows around the indicator table say.

    ``fields`` keeps each text with the cell it was found in, ``labels`` what the form calls it, ``spare`` the texts of other
    labels for the same field (the 中央主管部门 beside the 地方主管部门).
    """

    title: str = ""
    subtitle: str = ""
    attachment: str = ""
    fields: dict[Field, tuple[str, Cell]] = field(default_factory=dict)
    labels: dict[Field, str] = field(default_factory=dict)
    plan: dict[int, str] = field(default_factory=dict)
    spare: list[tuple[str, Cell]] = field(default_factory=list)
    used: set[Cell] = field(default_factory=set)

    def text(self, name: Field) -> str:
        """Return a field's text, ``""`` where the form does not give it."""
        found = self.fields.get(name)
        return found[0] if found else ""


def read_head(rows: list[Row], used: Iterable[Cell]) -> Head:
    """Read all rows that no table of indicators or funds has taken."""
    head = Head(used=set(used))
    _read_title(head, rows)
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        is_below = following is not None and (following.part, following.number) == (row.part, row.number + 1)
        _read_row(head, row, following if is_below else None)
    return head


def field_of(cell: Cell) -> Field | None:
    """Say which field a label names."""
    return _BY_WORD.get(cell.label)


def quarter_of(cell: Cell) -> int | None:
    """Read 第一季度 as 1."""
    match = QUARTER.match(cell.label)
    return QUARTERS[match[1]] if match else None


def _is_label(cell: Cell) -> bool:
    return field_of(cell) is not None or quarter_of(cell) is not None or cell.label in SECTIONS


def _read_title(head: Head, rows: list[Row]) -> None:
    """Read the lines above the first label: attachment number, title, and what stands below it in brackets."""
    for row in rows:
        cells = row.written
        if len(cells) > 1 or any(_is_label(cell) for cell in cells):
            return
        for cell in cells:
            if all(_take_title_line(head, line.strip()) for line in cell.text.split("\n")):
                head.used.add(cell)


def _take_title_line(head: Head, line: str) -> bool:
    bare = "".join(line.split())
    if not head.attachment and ATTACHMENT.match(bare):
        head.attachment = line
    elif not head.title and TITLE.search(bare) and not _INLINE.search(line):
        head.title = line
    elif head.title and not head.subtitle and bare[:1] in {"（", "("} and not MONEY_NOTE.search(bare):
        head.subtitle = line
    else:
        return False
    return True


def _read_row(head: Head, row: Row, below: Row | None) -> None:
    cells = [cell for cell in row.written if cell.row == row.number and cell not in head.used]
    for position, cell in enumerate(cells):
        beside = cells[position + 1] if position + 1 < len(cells) else None
        if beside is not None and _is_label(beside):
            beside = None
        quarter, name = quarter_of(cell), field_of(cell)
        if quarter is not None:
            head.used.add(cell)
            if beside is not None and quarter not in head.plan:
                head.plan[quarter] = beside.text
                head.used.add(beside)
        elif name is not None:
            _take_field(head, name, cell, beside or (_under(cell, below) if name in _BELOW else None))
        elif cell.label in SECTIONS:
            head.used.add(cell)
        elif cell not in head.used:  # it may have become the value of the label before it
            _read_inline(head, cell)


def _under(label: Cell, below: Row | None) -> Cell | None:
    cell = below.covering(label.column, label.column + label.columns - 1) if below else None
    return None if cell is None or cell is label or cell.is_blank or _is_label(cell) else cell


def _take_field(head: Head, name: Field, label: Cell, value: Cell | None) -> None:
    """Keep a value under its field; of several labels for one field the one named first in the vocabulary wins."""
    head.used.add(label)
    if value is None:
        return
    head.used.add(value)
    if name in head.fields and _RANK[head.labels[name]] <= _RANK[label.label]:
        head.spare.append((label.label, value))
        return
    if name in head.fields:
        head.spare.append((head.labels[name], head.fields[name][1]))
    head.fields[name] = (value.text, value)
    head.labels[name] = label.label


def _read_inline(head: Head, cell: Cell) -> None:
    """Read 项目名称：…  主管部门：… written in one cell or paragraph."""
    matches = list(_INLINE.finditer(cell.text))
    if not matches or matches[0].start() > 0:
        return
    complete = True
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        text = cell.text[match.end() : following.start() if following else len(cell.text)].strip()
        word = re.sub(r"[（(].*|\s", "", match[1])
        name = _BY_WORD[word]
        if text and name not in head.fields:
            head.fields[name], head.labels[name] = (text, cell), word
        complete = complete and (not text or head.fields[name][0] == text)
    if complete:
        head.used.add(cell)
