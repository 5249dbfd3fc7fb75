"""What looks like a slip in the entries of a file of actuals, whichever question is asked.

That is: dates out of place, one quarter twice, totals that shrink, and what is left out because it lies after the moment.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.accumulate import Moment, achieved
from jixiao.catalogue import _
from jixiao.findings import Finding, Severity
from jixiao.language import Actual, All, AnyOf
from jixiao.progress import by_quarter, is_running_total, quarter_of_entry
from jixiao.table import YEAR_END, Item, quarter_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jixiao.documents.models import Entry, Record
    from jixiao.language import Language
    from jixiao.pair import Pair


def entry_findings(pair: Pair, language: Language) -> tuple[Finding, ...]:
    """Look through all entries of a file, those of later quarters too."""
    items = {item.id: item for item in (*pair.table.milestones, *pair.table.indicators)}
    found: list[Finding] = []
    as_of = pair.actuals.model.as_of if pair.actuals.model else None
    for name, reported in pair.reported.items():
        key, record = reported
        if record is None:
            continue
        told = _days_to_come(pair, key, record, as_of, language) if as_of else []
        if len(record.entries) > 1 or (record.entries and record.entries[0].date):  # most are one value and no day
            item = items[name]
            told += _dates(pair, item, key, record)
            told += _twice(pair, item, key, record)
            told += _shrinking(pair, item, key, record, language)
        if told:
            found += [finding.about(name) for finding in told]
    return tuple(found)


def later_items(pair: Pair, moment: Moment) -> dict[str, int]:
    """Return the items with entries the moment does not see yet, with the number of the first such entry."""
    found: dict[str, int] = {}
    for name, reported in pair.reported.items() if not moment.sees_all else ():
        entries = reported.record.entries if reported.record else ()
        later = next((number for number, entry in enumerate(entries) if not moment.sees(entry)), None)
        if later is not None:
            found[name] = later
    return found


def left_out(pair: Pair, moment: Moment) -> tuple[Finding, ...]:
    """Say once that entries after the moment are left out, at the first of them."""
    later = later_items(pair, moment)
    if not later:
        return ()
    ids = _("、").join(later)
    if moment == Moment.at_quarter(moment.year, max(moment.quarter, 1)):
        message = _("第 {quarter} 季度以后的填报不计：{ids}。").format(quarter=moment.quarter, ids=ids)
    else:
        message = _("{date} 以后的填报不计：{ids}。").format(date=moment.date.isoformat(), ids=ids)
    name, number = next(iter(later.items()))
    route = ("actuals", pair.reported[name].key, "entries", number)
    return (pair.actuals.document.finding("JX426", Severity.INFO, message, route=route),)


def _dates(pair: Pair, item: Item, key: str, record: Record) -> Iterator[Finding]:
    """A date lies in the budget year and in the quarter that is written beside it; after the year it is finished late."""
    year = pair.table.year
    for number, entry in enumerate(record.entries):
        if entry.date is None:
            continue
        if not year <= entry.date.year <= year + 1:
            message = _("日期 {date} 不在预算年度 {year} 年。").format(date=entry.date.isoformat(), year=year)
            yield _slip(pair, key, number, "date", "JX424", message, _("请核对年份；上年完成的不计入本年。"))
        elif entry.date.year > year and (item.due_date is None or entry.date > item.due_date):
            message = _("日期 {date} 在预算年度 {year} 年之后，按迟完成计入全年。").format(
                date=entry.date.isoformat(), year=year
            )
            yield _slip(pair, key, number, "date", "JX424", message, _("请核对；属于次年的，写进次年的文件。"))
        elif entry.quarter is not None and entry.quarter != quarter_of(entry.date, year):
            words = {"date": entry.date.isoformat(), "quarter": entry.quarter}
            message = _("日期 {date} 不在第 {quarter} 季度。").format(**words)
            yield _slip(pair, key, number, "date", "JX425", message, _("请核对，日期和季度只留一个也可以。"))


def _days_to_come(pair: Pair, key: str, record: Record, as_of: datetime.date, language: Language) -> list[Finding]:
    """What is reported as of a day cannot have been done after it."""
    found = []
    for number, entry in enumerate(record.entries):
        actual = language.read_actual(entry.value, pair.table.year) if entry.value else None
        day = actual.since if isinstance(actual, Actual) else None
        if day is not None and day > as_of:
            words = {"actual": entry.value, "as_of": as_of.isoformat()}
            message = _("完成日期「{actual}」在数据截至日 {as_of} 之后，还没有到那一天，不算完成。").format(**words)
            remedy = _("请核对日期；确已完成的，把 as_of（数据截至）改到那一天或以后。")
            found.append(_slip(pair, key, number, "value", "JX405", message, remedy))
    return found


def _twice(pair: Pair, item: Item, key: str, record: Record) -> Iterator[Finding]:
    """Two entries of one quarter are told apart by their dates; without them it may be one thing written twice.

    Where every occasion counts (每次), or several things are asked for, a quarter has several entries as a matter of course.
    """
    if isinstance(item.target, All | AnyOf) or getattr(item.target, "scope", None) is not None:
        return
    quarters = {entry.quarter for entry in record.entries}
    if len(quarters) == len(record.entries) and not [entry for entry in record.entries if entry.date]:
        return  # each has a quarter of its own
    before: list[Entry] = []
    for number, entry in enumerate(record.entries):
        if not (entry.value or entry.rating):
            continue
        quarter = quarter_of_entry(entry, pair.table.year)
        same = next((other for other in before if _is_one_time(other, entry, pair.table.year)), None)
        if same is not None:
            words = {"quarter": quarter, "first": same.value or same.rating, "second": entry.value or entry.rating}
            message = _("第 {quarter} 季度填了两次：「{first}」和「{second}」，没有日期，分不清是不是同一次。").format(
                **words
            )
            remedy = _("是同一次，删掉一项；确是两次，各写上 date（日期）。")
            yield _slip(pair, key, number, "value" if entry.value else "rating", "JX427", message, remedy)
        before.append(entry)


def _is_one_time(one: Entry, other: Entry, year: int) -> bool:
    quarter = quarter_of_entry(one, year)
    dates = {one.date, other.date}
    return quarter is not None and quarter == quarter_of_entry(other, year) and (None in dates or len(dates) == 1)


def _shrinking(pair: Pair, item: Item, key: str, record: Record, language: Language) -> Iterator[Finding]:
    """A running total (accumulate: latest of a count) never falls from one quarter to the next."""
    if not is_running_total(item):
        return
    year = pair.table.year
    entries = achieved(record, language, Moment.whole_year(year))
    for quarter, added in enumerate(by_quarter(item, entries, YEAR_END, year), 1):
        if not isinstance(added, Decimal) or added >= 0:
            continue
        last = [entry for entry in entries if quarter_of_entry(entry.entry, year) == quarter][-1]
        message = _("累计数比以前少：{id} {name}，第 {quarter} 季度填的是「{value}」。").format(
            id=item.id, name=item.name, quarter=quarter, value=last.entry.value
        )
        remedy = _("accumulate: latest 的指标填到目前的累计，只会增加；如果填的是本季新增，请去掉 accumulate。")
        yield _slip(pair, key, last.number, "value", "JX423", message, remedy)


def _slip(  # noqa: PLR0913, PLR0917 - where it is, what it is
    pair: Pair, key: str, number: int, field: str, code: str, message: str, remedy: str
) -> Finding:
    route = ("actuals", key, "entries", number, field)
    return pair.actuals.document.finding(code, Severity.WARNING, message, help=remedy, route=route)
