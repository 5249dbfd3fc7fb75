"""The table of funds (项目资金): rows of money by source, columns from budget to execution. Its total row is what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.office.cells import Cell, Notice, Row, words
from jixiao.office.content import Funds
from jixiao.office.headings import ADJUSTED, FUNDS_TOTAL, MONEY_NOTE, MONEY_UNIT, MONTHS, PLANNED, SPENT
from jixiao.office.number_format import plain

if TYPE_CHECKING:
    from collections.abc import Iterable


class FundsTable(NamedTuple):
    """The amounts, the positions of the rows that held them, and what was read or listed."""

    funds: Funds
    rows: frozenset[int]
    used: frozenset[Cell]
    notices: tuple[Notice, ...]


def read_funds(rows: tuple[Row, ...], skipped: Iterable[int]) -> FundsTable:
    """Find the heading with 执行数 in it and read the row of the total below."""
    taken = set(skipped)
    for number, row in enumerate(rows):
        columns = _columns(row)
        if number in taken or "spent" not in columns or len(columns) < 2:  # noqa: PLR2004 - an amount of budget and one spent
            continue
        body = _body(rows, number, taken)
        total = next((each for each in body if _names_total(rows[each])), None)
        if total is not None:
            return _read_total(rows, number, body, total, columns)
    return FundsTable(Funds(), frozenset(), frozenset(), ())


def money_unit(cells: Iterable[Cell]) -> str:
    """Find the unit of money that a note gives: （万元）, 单位：万元."""
    for cell in cells:
        match = MONEY_NOTE.search(words(cell.text))
        if match:
            return match[1] or match[2]
    return ""


def with_unit(cell: Cell, unit: str) -> str:
    """Write an amount with its unit; the stored number is used where the cell shows a rounded one."""
    text = plain(cell.number) if cell.number is not None else words(cell.text)
    return text if not unit or MONEY_UNIT.search(text) else f"{text}{unit}"


def _columns(row: Row) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for cell in row.written:
        word = MONTHS.sub("", cell.label)
        for name, known in (("planned", PLANNED), ("adjusted", ADJUSTED), ("spent", SPENT)):
            if word in known:
                found.setdefault(name, cell)
    return found


def _names_total(row: Row) -> bool:
    return any(cell.label in FUNDS_TOTAL for cell in row.written)


def _body(rows: tuple[Row, ...], heading: int, taken: set[int]) -> list[int]:
    """Return the rows of the table: as long as the amounts are numbers, dashes or nothing."""
    columns = list(_columns(rows[heading]).values())
    body = []
    for number in range(heading + 1, len(rows)):
        row = rows[number]
        amounts = [row.covering(cell.column, cell.column + cell.columns - 1) for cell in columns]
        written = [cell for cell in amounts if cell is not None and not cell.is_blank]
        if row.part != rows[heading].part or number in taken or not all(_is_amount(cell) for cell in written):
            break
        if not written and not _names_total(row) and not any(cell.rows > 1 for cell in row.written):
            break
        body.append(number)
    return body


def _is_amount(cell: Cell) -> bool:
    text = MONEY_UNIT.sub("", cell.words).replace(",", "")
    return cell.number is not None or text.replace(".", "", 1).isdigit()


def _read_total(
    rows: tuple[Row, ...], heading: int, body: list[int], total: int, columns: dict[str, Cell]
) -> FundsTable:
    used: set[Cell] = set(rows[heading].cells) | set(rows[total].cells)
    unit = money_unit([*rows[heading].cells, *rows[total].cells]) or money_unit(c for row in rows for c in row.cells)
    amounts: dict[str, str] = {}
    for name, column in columns.items():
        cell = rows[total].covering(column.column, column.column + column.columns - 1)
        if cell is not None and not cell.is_blank:
            amounts[name] = with_unit(cell, unit)
    notices = []
    for number in body:
        if number == total:
            continue
        line = [cell for cell in rows[number].written if cell not in used]
        used |= set(rows[number].cells)
        if any(_is_amount(cell) and cell.words.strip("0.") for cell in line):
            text = " ".join(words(cell.text) for cell in line)
            notices.append(Notice(line[0].address, _("资金构成没有导入：{text}").format(text=text)))
    return FundsTable(Funds(**amounts), frozenset({heading, *body}), frozenset(used), tuple(notices))
