"""The entries of one actual → what they come to: added up, or the latest of them; and which of them count at a moment.

Whatever is asked about a year (``check``, ``report``, ``score``, ``rollup``) is asked at a :class:`Moment`, and only here is
it decided which entries that moment sees and what is not due yet.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Actual, Language, Unreadable, convert, reads_as
from jixiao.language.durations import UNBOUNDED, Bounds, bounds
from jixiao.language.targets import plain
from jixiao.outcome import Note, Outcome, Status
from jixiao.table import YEAR_END, quarter_of

if TYPE_CHECKING:
    from jixiao.documents.load import Loaded
    from jixiao.documents.models import Actuals, Entry, Record
    from jixiao.table import Item, Table

QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


class Moment(NamedTuple):
    """The point in time that is judged: a day, and how many quarters of the budget year lie behind it."""

    year: int
    date: datetime.date
    quarter: int

    @classmethod
    def at_quarter(cls, year: int, quarter: int) -> Moment:
        """Stand at the end of a quarter of the budget year."""
        month, day = QUARTER_ENDS[quarter - 1]
        return cls(year, datetime.date(year, month, day), quarter)

    @classmethod
    def whole_year(cls, year: int) -> Moment:
        """Stand after everything: what was finished late is still seen, and seen to be late."""
        return cls(year, datetime.date.max, YEAR_END)

    @property
    def as_of(self) -> datetime.date | None:
        """The day to name in a report; ``None`` when the whole year is judged."""
        return None if self.date == datetime.date.max else self.date

    @classmethod
    def at_date(cls, year: int, date: datetime.date) -> Moment:
        """Stand at a day; a quarter counts once its last day is reached."""
        passed = sum(date >= datetime.date(year, month, day) for month, day in QUARTER_ENDS)
        return cls(year, date, passed)

    @property
    def running(self) -> int:
        """The quarter the day lies in: 0 before the year, 4 in its last quarter and after."""
        return quarter_of(self.date, self.year)

    @property
    def sees_all(self) -> bool:
        """Whether every entry counts, that of the next year too: once the year is over, what was finished late is still seen."""
        return self.quarter == YEAR_END

    def sees(self, entry: Entry) -> bool:
        """Whether an entry counts by now; one without quarter and date always does, one of a running quarter does."""
        if self.sees_all:
            return True
        has_begun = entry.quarter is None or datetime.date(self.year, 3 * entry.quarter - 2, 1) <= self.date
        return has_begun and (entry.date is None or entry.date <= self.date)

    def is_due(self, item: Item) -> bool:
        """Whether the quarter an item is due in has ended, and the day it names itself has come (次年3月底前 lies after the year)."""
        waits = item.due_date is not None and not item.due_is_planned and item.due_date > self.date
        return item.due <= self.quarter and not waits

    def verdict(self, item: Item, outcome: Outcome) -> Outcome:
        """Keep an open target open (未到期) until it is due, but do not hide what could not be read in it.

        Where the whole year is judged and no more, nothing need be reported of what has time until the next.
        """
        if outcome.status is Status.MET:
            return outcome
        is_after = self.as_of is None and item.due_date is not None and item.due_date.year > self.year
        is_open = is_after and not item.due_is_planned and outcome.status is Status.UNREPORTED
        if self.is_due(item) and not is_open:
            return outcome
        errors = tuple(note for note in outcome.notes if note.severity is Severity.ERROR)
        if errors:
            return outcome._replace(notes=errors)
        return outcome._replace(status=Status.NOT_DUE, notes=())


def moment_of(table: Table, actuals: Loaded[Actuals], quarter: int | None) -> Moment:
    """Decide the point in time: ``--quarter``, the file's ``as_of``, or the end of the year."""
    if quarter is not None:
        return Moment.at_quarter(table.year, quarter)
    as_of = actuals.model.as_of if actuals.model else None
    return Moment.at_date(table.year, as_of) if as_of else Moment.whole_year(table.year)


class Achieved(NamedTuple):
    """One entry with its value read; ``number`` is its position in the file.

    ``is_total``: it is all that is written, and no list of what single quarters or occasions added.
    """

    number: int
    entry: Entry
    actual: Actual | Unreadable | None
    moment: Moment
    is_total: bool = True

    @property
    def year(self) -> int:
        """The budget year."""
        return self.moment.year

    @property
    def order(self) -> tuple[datetime.date, int]:
        """A key that puts entries in the order of time; without quarter and date the order of the file holds."""
        if self.entry.date is not None:
            return (self.entry.date, self.number)
        if self.entry.quarter is not None:
            month, day = QUARTER_ENDS[self.entry.quarter - 1]
            return (datetime.date(self.year, month, day), self.number)
        return (datetime.date.min, self.number)


def achieved(record: Record | None, language: Language, moment: Moment) -> tuple[Achieved, ...]:
    """Read the entries the moment sees."""
    if record is None:
        return ()
    found = []
    for number, entry in enumerate(record.entries):
        if not moment.sees(entry):
            continue
        text = entry.value
        actual = language.read_actual(text, moment.year) if text else None
        found.append(Achieved(number, entry, actual, moment, record.is_total))
    return tuple(found)


def _as_written(actual: Actual) -> str:
    """Return the number of an actual without its scale and unit: 4 of 4万元, which is not meant as 40000期."""
    written = re.search(r"[0-9][0-9.,]*", actual.text)
    return written[0] if written else plain(actual.value or Decimal(0))


def in_unit(actual: Actual, unit: str | None, number: int) -> tuple[Bounds, tuple[Note, ...]]:
    """Return an actual's number in the target's unit, with what there is to say about the units.

    No unit in the actual is fine, and so is none in the target. Measured units of one dimension are converted, lengths of time
    that have no exact length (个月 in 天) to what they can be at least and at most. Another counter (场 for 次) is a warning,
    another kind (元 for 个, 工时 for 天) an error.
    """
    value = actual.value if actual.value is not None else Decimal(0)
    exact = Bounds(value, value)
    if actual.unit is None or unit is None or actual.unit == unit:
        return exact, ()
    converted = convert(value, actual.unit, unit)
    if converted is not None:
        return Bounds(converted, converted), ()
    words = {"actual": actual.unit, "target": unit}
    if reads_as(actual.unit, unit):
        message = _("单位不一致：目标用「{target}」，完成值用「{actual}」，按同一件事计。").format(**words)
        return exact, (Note("JX305", Severity.WARNING, message, _("建议与目标表用同一个单位。"), number),)
    span = bounds(value, actual.unit, unit)
    if span is not None:
        return span, (_inexact(actual, unit, span, number),)
    message = _("单位不同，没法比较：目标按「{target}」，完成值写的是「{actual}」。").format(**words)
    remedy = _("请按目标的单位填写，例如 {number}{target}。").format(number=_as_written(actual), **words)
    return exact, (Note("JX306", Severity.ERROR, message, remedy, number),)


def _inexact(actual: Actual, unit: str, span: Bounds, number: int) -> Note:
    """Say what a length of time was taken for."""
    words = {"actual": actual.text, "unit": unit, "low": _rounded(span.low, ROUND_FLOOR)}
    if span.high == UNBOUNDED:
        message = _("完成值「{actual}」按不少于 {low}{unit} 计。").format(**words)
    elif not span.low:
        message = _("完成值「{actual}」按不超过 {high}{unit} 计。").format(
            high=_rounded(span.high, ROUND_CEILING), **words
        )
    else:
        message = _("完成值「{actual}」按 {low} 至 {high}{unit} 计。").format(
            high=_rounded(span.high, ROUND_CEILING), **words
        )
    return Note("JX305", Severity.WARNING, message, _("请按目标的单位「{unit}」填写。").format(unit=unit), number)


def _rounded(value: Decimal, rounding: str) -> str:
    return plain(value.quantize(Decimal("0.01"), rounding))
