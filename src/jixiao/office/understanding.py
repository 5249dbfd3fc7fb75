"""A form → what it says: the story of an import. Nothing is found by its place, everything by the words beside it.

What found no place is listed with its cell; a person decides what it was.
"""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.office.cells import Cell, Form, Notice, Refusal, Row, words
from jixiao.office.columns import column_of
from jixiao.office.content import Content
from jixiao.office.evidence_list import read_evidence
from jixiao.office.funds import money_unit, read_funds, with_unit
from jixiao.office.head import Head, field_of, read_head
from jixiao.office.headings import (
    ATTACHMENT,
    FOOTERS,
    MONTHS,
    NOTHING,
    NUMBERED,
    TITLE,
    TITLE_REGION,
    YEAR,
    Column,
    Field,
)
from jixiao.office.indicator_block import Block, read_block
from jixiao.office.lists import items
from jixiao.office.reading_notes import read_readings

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

DECEMBER = 12
_SHOWN = 60
_LONGEST_SIGNATURE = 12


def understand(form: Form, year: int | None = None) -> Content | Refusal:
    """Read one form. ``year`` is the 预算年度 of a form that does not say it."""
    block = read_block(form.rows)
    if not block.indicators:
        return _no_table(form, block)
    proven = read_evidence(form.rows, block.indicators)
    confirmed = read_readings(form.rows, proven.indicators)
    funds = read_funds(form.rows, block.rows)
    rest = [row for number, row in enumerate(form.rows) if number not in block.rows | funds.rows]
    head = read_head(rest, block.used | funds.used | proven.used | confirmed.used)
    notices = [*form.notices, *block.notices, *funds.notices]
    for label, cell in head.spare:
        notices.append(
            Notice(
                cell.address,
                _("「{label}」没有对应的位置，没有导入：{text}").format(label=label, text=_short(cell.text)),
            )
        )
    fields = {name: text for name, (text, _cell) in head.fields.items()}
    _complete_fields(form, head, fields, notices, year)
    if Field.YEAR not in fields:
        return Refusal(_("表里没有写预算年度。"), _("请用 --year 指明，例如 --year 2025。"))
    _say_period_goals(head, fields, notices)
    return Content(
        title=head.title,
        subtitle=head.subtitle,
        attachment=head.attachment,
        fields=fields,
        policies=items(fields.pop(Field.POLICIES, "")),
        goals=items(fields.pop(Field.GOALS, "")),
        plan=tuple(sorted(head.plan.items())),
        indicators=tuple(confirmed.indicators),
        points=block.points,
        funds=funds.funds,
        as_of=_as_of(form, block, fields[Field.YEAR]),
        notices=(*notices, *_scores(block), *_left_over(form.rows, head.used)),
    )


def split(form: Form) -> list[Form]:
    """Cut a file that holds several forms (one a sheet, or one below the other) where the next 项目名称 begins."""
    starts = [0]
    seen = False
    for number, row in enumerate(form.rows):
        if {Column.NAME, Column.VALUE} <= {column_of(cell.text) for cell in row.written}:
            seen = True
        elif seen and any(field_of(cell) is Field.NAME for cell in row.written):
            starts.append(_beginning(form.rows, number, starts[-1]))
            seen = False
    ends = [*starts[1:], len(form.rows)]
    if len(starts) == 1:
        return [form]
    return [
        Form(f"{form.name}-{number}", form.rows[start:end], form.notices if number == 1 else ())
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


def _beginning(rows: tuple[Row, ...], number: int, floor: int) -> int:
    """Go back from 项目名称 over the title lines that belong to it."""
    while number - 1 > floor:
        written = rows[number - 1].written
        bare = written[0].words if len(written) == 1 else ""
        if written and not (TITLE.search(bare) or ATTACHMENT.match(bare) or bare.startswith("(")):
            break
        number -= 1
    return number


def _no_table(form: Form, block: Block) -> Refusal:
    if block.headers:
        return Refusal(
            _("绩效指标表是空的：表头（{address}）下面没有一行既有指标名称又有指标值。").format(
                address=next(iter(block.headers[0].places)).heading.address
            ),
            _("请填好三级指标和指标值再导入。"),
        )
    return Refusal(
        _("没有找到绩效指标表：要找的是同时有「三级指标」和「指标值」（或「年度指标值」「目标值」）的表头行。"),
        form.notices[0].message if form.notices else _("请核对是不是绩效目标表、自评表或监控表；扫描的图片读不了。"),
    )


def _complete_fields(form: Form, head: Head, fields: dict[Field, str], notices: list[Notice], year: int | None) -> None:
    """Fill in what the title says: year and region. What was taken from elsewhere than its own cell is said."""
    given = fields.pop(Field.YEAR, "")
    found = YEAR.search(given) or YEAR.search(head.subtitle) or YEAR.search(head.title)
    if found is None:
        found = next(
            (m for row in form.rows for cell in row.cells if cell.columns > 1 and (m := _year_alone(cell))), None
        )
    if found is None and year is None:
        found = YEAR.search(form.name)
        if found:
            notices.append(Notice(form.name, _("表里没有写预算年度，取自文件名：{year}。").format(year=found[1])))
    if found or year:
        fields[Field.YEAR] = str(year or (found[1] if found else ""))
    region = TITLE_REGION.search(head.title)
    if region and Field.REGION not in fields:
        fields[Field.REGION] = region[1]
    if Field.NAME not in fields:
        fields[Field.NAME] = head.title or form.name
        notices.append(Notice(form.name, _("表里没有写项目名称，用了「{name}」。").format(name=fields[Field.NAME])))
    budget = head.fields.get(Field.BUDGET)
    if budget:
        label = [cell for row in form.rows if budget[1] in row.cells for cell in row.cells]
        fields[Field.BUDGET] = _budget(budget[1], budget[0], money_unit(label) or money_unit(_all_cells(form.rows)))
    for name in (Field.NAME, Field.DEPARTMENT, Field.IMPLEMENTER, Field.FUND_TYPE, Field.LEVEL, Field.REGION):
        if name in fields:
            fields[name] = fields[name].replace("\n", "")


def _year_alone(cell: Cell) -> re.Match[str] | None:
    text = cell.words.strip("()")
    return YEAR.search(text) if len(text) <= len("2025年度") else None


def _budget(cell: Cell, text: str, unit: str) -> str:
    return (
        with_unit(cell, unit)
        if cell.number is not None or cell.words.replace(",", "").replace(".", "").isdigit()
        else text
    )


def _all_cells(rows: Iterable[Row]) -> Iterable[Cell]:
    return (cell for row in rows for cell in row.cells)


def _as_of(form: Form, block: Block, year: str) -> datetime.date | None:
    """Return the last day of the months that a monitoring form reports: 1-7月执行情况 → 31 July."""
    if not any(header.place(Column.PROGRESS) for header in block.headers):
        return None
    match = next((m for cell in _all_cells(form.rows) if (m := MONTHS.match(cell.label))), None)
    month = int(match[1]) if match else 0
    if not 1 <= month <= DECEMBER:
        return None
    return datetime.date(int(year), month, calendar.monthrange(int(year), month)[1])


def _say_period_goals(head: Head, fields: dict[Field, str], notices: list[Notice]) -> None:
    """Take the goals of the year; those of the whole period stand in only where there are no others."""
    period = fields.pop(Field.PERIOD_GOALS, "")
    if not period:
        return
    address = head.fields[Field.PERIOD_GOALS][1].address
    if Field.GOALS in fields:
        notices.append(Notice(address, _("整个实施期的目标没有导入：{text}").format(text=_short(period))))
    else:
        fields[Field.GOALS] = period
        notices.append(Notice(address, _("没有年度目标，用了整个实施期的目标。")))


def _scores(block: Block) -> list[Notice]:
    """Say once that points are not taken over: the tool works them out again."""
    place = next((p for header in block.headers if (p := header.place(Column.SCORE))), None)
    if place is None:
        return []
    return [Notice(place.heading.address, _("得分和执行率没有导入，由 jixiao score 重新计算。"))]


def _left_over(rows: tuple[Row, ...], used: set[Cell]) -> list[Notice]:
    """List what nothing has read, a row at a time."""
    notices = []
    seen = set(used)
    is_known = False
    for row in rows:
        cells = [cell for cell in row.written if cell not in seen]
        seen |= set(cells)
        if any(not FOOTERS.match(cell.label) and cell.label not in NOTHING for cell in cells) or _has_words(cells):
            text = " | ".join(" ".join(cell.text.split()) for cell in cells)
            # results in words, signatures and notes have no place in a table; a second note only has its number
            is_known = bool(FOOTERS.match(cells[0].label)) or (is_known and bool(NUMBERED.match(cells[0].words)))
            message = _("表外的内容，没有导入：{text}") if is_known else _("没有看懂，没有导入：{text}")
            notices.append(Notice(cells[0].address, message.format(text=text)))
    return notices


def _has_words(cells: list[Cell]) -> bool:
    """Tell a note from an empty line for signatures (项目负责人 | 财务负责人)."""
    return any(len(cell.label) > _LONGEST_SIGNATURE for cell in cells)


def _short(text: str) -> str:
    bare = words(text)
    return bare if len(bare) <= _SHOWN else f"{bare[:_SHOWN]}…"
