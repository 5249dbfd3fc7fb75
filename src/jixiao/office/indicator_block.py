"""The indicator table below its heading: rows → indicators, with the classes that merged, blank or broken cells leave to infer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from jixiao.catalogue import _
from jixiao.documents.models import class_name
from jixiao.office import classes
from jixiao.office.cells import Cell, Notice, Row, words
from jixiao.office.columns import Header, column_of, find_header
from jixiao.office.completion import read_completion, texts
from jixiao.office.content import FormIndicator
from jixiao.office.headings import DIRECTIONS, FOOTERS, NATURES, PLACEHOLDER, SIGNS, TOTALS, UNCLASSIFIED, Column

_SIDE_LABEL = "年度绩效指标情况"
_WEIGHT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)0*[分%]?")


@dataclass(slots=True)
class Block:
    """What was gathered from all indicator tables of a form."""

    indicators: list[FormIndicator] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    used: set[Cell] = field(default_factory=set)
    points: dict[str, str] = field(default_factory=dict)


def read_block(rows: tuple[Row, ...]) -> Block:
    """Read every indicator table among the rows; one that is repeated on the next page goes on."""
    block = Block()
    start = 0
    while (header := find_header(rows, start)) is not None:
        last = _end(rows, header)
        _take_header(block, header)
        body = range(header.rows.stop, last)
        block.rows |= set(body) | set(header.rows)
        _Body(block, header, [rows[number] for number in body]).read()
        start = last
    block.indicators = number_rows(block.indicators)
    return block


def _take_header(block: Block, header: Header) -> None:
    block.headers.append(header)
    block.used |= header.cells
    for cell in header.unknown:
        block.notices.append(
            Notice(cell.address, _("不认识的列「{heading}」，没有导入。").format(heading=words(cell.text)))
        )


def _end(rows: tuple[Row, ...], header: Header) -> int:
    """Return the position behind the last row of the table: a footer, a new heading or another part ends it."""
    part = rows[header.rows.start].part
    for number in range(header.rows.stop, len(rows)):
        row = rows[number]
        if _is_heading_again(row) or _is_footer(row, header):
            return number
        if row.part != part and not _goes_on(row, header):
            return number
        part = row.part
    return len(rows)


def _is_heading_again(row: Row) -> bool:
    found = {column_of(cell.text) for cell in row.written}
    return Column.NAME in found and Column.VALUE in found


def _is_footer(row: Row, header: Header) -> bool:
    """Tell signatures, notes and results from indicators: by their first word, unless a value stands in its column."""
    first = next((cell for cell in row.written if not _is_side_label(cell, header)), None)
    if first is None or not FOOTERS.match(first.label):
        return False
    name, value = header.place(Column.NAME), header.place(Column.VALUE)
    return name is None or value is None or first.column < name.first or row.covering(name.first, value.last) is first


def _is_side_label(cell: Cell, header: Header) -> bool:
    """Tell the label down the left side (绩效指标), whole or one character a cell."""
    leftmost = min(place.first for place in header.places)
    return cell.column < leftmost and (cell in header.cells or cell.label in _SIDE_LABEL)


def _goes_on(row: Row, header: Header) -> bool:
    """Tell whether a new part (the next page, the next sheet) goes on with the table: its first cell is a class."""
    name, value = header.place(Column.NAME), header.place(Column.VALUE)
    found = [row.covering(p.first, p.last) for p in header.places if p.column in {Column.LEVEL1, Column.LEVEL2}]
    return (
        any(cell is not None and classes.is_class(cell.text) for cell in found)
        and name is not None
        and value is not None
        and row.covering(name.first, name.last) is not row.covering(value.first, value.last)
    )


class _Body:
    """The rows of one table, with one heading."""

    def __init__(self, block: Block, header: Header, rows: list[Row]) -> None:
        self.block = block
        self.header = header
        self.rows = [row for row in rows if row.written and not self._is_total(row)]
        self.level1, self.level2 = self._classes()

    def read(self) -> None:
        found = [self._indicator(*each) for each in zip(self.rows, self.level1, self.level2, strict=True)]
        indicators = [each for each in found if each is not None]
        without = [each for each in indicators if not each.level1]
        if without:
            message = _("有 {count} 项没有一级、二级指标，写成了「{name}」，请改正。")
            address = self.header.places[0].heading.address
            self.block.notices.append(Notice(address, message.format(count=len(without), name=UNCLASSIFIED)))
        self.block.indicators += [
            each if each.level1 else replace(each, level1=UNCLASSIFIED, level2=UNCLASSIFIED) for each in indicators
        ]
        self._say_aside()

    def cell(self, row: Row, column: Column) -> Cell | None:
        """Return the cell of a column, ``None`` where it is blank or belongs to a column further left."""
        place = self.header.place(column)
        found = row.covering(place.first, place.last) if place else None
        if place is None or found is None or found.is_blank:
            return None
        if column not in {Column.LEVEL1, Column.LEVEL2} and found.column < place.first:
            others = [each for each in self.header.places if each.last < place.first]
            if any(row.covering(each.first, each.last) is found for each in others):
                return None
        return found

    def text(self, row: Row, column: Column) -> str:
        """Return what stands in a column, and remember that it was read."""
        found = self.cell(row, column)
        if found is None:
            return ""
        self.block.used.add(found)
        return found.text

    def _is_total(self, row: Row) -> bool:
        named = [self.header.place(column) for column in (Column.LEVEL1, Column.LEVEL2, Column.NAME)]
        found = [row.covering(place.first, place.last) for place in named if place]
        first = row.written[0]
        if not any(cell is not None and cell.label in TOTALS for cell in (*found, first)):
            return False
        self.block.used |= set(row.cells)
        return True

    def _classes(self) -> tuple[list[str], list[str]]:
        """Name the classes of every row; a table without one of the two columns repeats the other."""
        place1, place2 = self.header.place(Column.LEVEL1), self.header.place(Column.LEVEL2)
        given1 = [row.covering(place1.first, place1.last) if place1 else None for row in self.rows]
        given2 = [row.covering(place2.first, place2.last) if place2 else None for row in self.rows]
        for cell in (*given1, *given2):
            if cell is not None and not cell.is_blank:
                self.block.used.add(cell)
                points = classes.points(cell.text)
                if points:
                    self.block.points[classes.clean(cell.text)] = points
        level1, level2 = classes.name_rows(given1), classes.name_rows(given2)
        level1 = classes.mend(level1, level2, given1)
        for number, name in enumerate(level1):
            changed = number == 0 or name != level1[number - 1]
            own = given2[number]
            if not level2[number] or (changed and (own is None or own.is_blank)):
                level2[number] = name  # 满意度 often has no 二级指标: the class names both
            elif number and not changed and (own is None or own.is_blank):
                level2[number] = level2[number - 1]
        return level1, level2

    def _indicator(self, row: Row, level1: str, level2: str) -> FormIndicator | None:
        name_cell, value_cell = self.cell(row, Column.NAME), self.cell(row, Column.VALUE)
        self.block.used |= {cell for cell in row.cells if _is_side_label(cell, self.header)}
        if name_cell is None and value_cell is None:
            return None  # what else the row holds is listed with the rest of the form
        if name_cell is None or PLACEHOLDER.match(name_cell.words) or value_cell is None:
            self._skip(name_cell, value_cell)
            return None
        if name_cell is value_cell or name_cell is self.cell(row, Column.LEVEL1):
            return None
        value, unit = self._value(row)
        return FormIndicator(
            id="",
            level1=level1 or level2,
            level2=level2 or level1,
            name=_one_line(self.text(row, Column.NAME)),
            value=value,
            unit=unit,
            direction=DIRECTIONS.get(words(self.text(row, Column.DIRECTION)), ""),
            weight=self._weight(row),
            basis=self.text(row, Column.BASIS),
            baseline=self.text(row, Column.BASELINE),
            note="" if self._is_filled else "；".join(texts(self, row, Column.NOTE)),
            completion=read_completion(self, row),
        )

    @property
    def _is_filled(self) -> bool:
        """The form reports, so what stands under 备注 speaks of what was achieved."""
        return any(self.header.place(column) for column in (Column.ACTUAL, Column.PROGRESS))

    def _skip(self, name: Cell | None, value: Cell | None) -> None:
        """List a row that is not an indicator: a line of the empty form, or one that lacks a half."""
        cell = name or value
        if cell is None:
            return
        if name is not None and PLACEHOLDER.match(name.words):
            message = _("没有填写的空行「{name}」，已跳过。").format(name=name.words)
        elif name is not None:
            message = _("「{name}」没有指标值，没有导入。").format(name=words(name.text))
        else:
            message = _("指标值「{value}」没有指标名称，没有导入。").format(value=words(cell.text))
        self.block.used |= {found for found in (name, value) if found}
        self.block.notices.append(Notice(cell.address, message))

    def _value(self, row: Row) -> tuple[str, str]:
        """Join sign, number and unit as the form would write them in one cell: ≥ + 95 + % → ≥95%."""
        value, unit = self.text(row, Column.VALUE), self.text(row, Column.UNIT)
        nature = "".join(self.text(row, Column.NATURE).split())
        if nature in NATURES or not nature:
            return value, unit
        if not set(words(nature)) <= SIGNS:
            return f"{nature}{value}", unit
        sign = "" if words(value)[:1] in SIGNS else nature
        has_number = any(character.isdigit() for character in value)
        ending = "" if not has_number or words(value).endswith(words(unit)) else unit
        return f"{sign}{value}{ending}", unit

    def _weight(self, row: Row) -> str:
        cell = self.cell(row, Column.WEIGHT)
        if cell is None:
            return ""
        match = _WEIGHT.fullmatch(cell.words)
        if match is None:
            message = _("分值「{weight}」不是 0 到 100 的数，没有导入。").format(weight=cell.words)
            self.block.notices.append(Notice(cell.address, message))
        self.block.used.add(cell)
        return match[1] if match else ""

    def _say_aside(self) -> None:
        """Say how many indicators of the whole period stand beside the year's; they belong into no yearly table."""
        found: dict[Column, set[Cell]] = {}
        for place in self.header.aside:
            cells = {cell for row in self.rows if (cell := row.covering(place.first, place.last)) and not cell.is_blank}
            found.setdefault(place.column, set()).update(cells)
            self.block.used |= cells
        counted = found.get(Column.NAME) or found.get(Column.VALUE)
        if counted:
            message = _("只导入年度指标；整个实施期的 {count} 项没有导入。").format(count=len(counted))
            self.block.notices.append(Notice(self.header.aside[-1].heading.address, message))


def number_rows(indicators: list[FormIndicator]) -> list[FormIndicator]:
    """Give ids that count on within each class, and one spelling to each class: 数量 and 数量指标 are the same."""
    spelt: dict[str, str] = {}
    counts: dict[str, int] = {}
    numbered = []
    for row in indicators:
        level1 = spelt.setdefault(class_name(row.level1), row.level1)
        level2 = spelt.setdefault(f"{level1}/{class_name(row.level2)}", row.level2)
        letters = classes.initials(level2)
        counts[letters] = counts.get(letters, 0) + 1
        numbered.append(replace(row, id=f"{letters}{counts[letters]:02}", level1=level1, level2=level2))
    return numbered


def _one_line(text: str) -> str:
    """Undo the line breaks of a narrow cell: between Chinese characters nothing stands, between others a space."""
    joined = re.sub(r"(?<=[a-zA-Z0-9])[ \t]*\n\s*(?=[a-zA-Z0-9])", " ", text)
    return re.sub(r"(?<![ \t])[ \t]*+\n\s*+", "", joined).strip()
