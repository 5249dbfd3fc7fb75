"""What looks like a slip in the entries of a file of actuals, whichever question is asked: dates out of place, totals that shrink."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.accumulate import Moment, achieved
from jixiao.catalogue import _
from jixiao.findings import Finding, Severity
from jixiao.progress import by_quarter, is_running_total, quarter_of_entry
from jixiao.table import YEAR_END, Item, quarter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.documents.models import Record
    from jixiao.language import Language
    from jixiao.pair import Pair


def entry_findings(pair: Pair, language: Language) -> tuple[Finding, ...]:
    """Look through all entries of a file, those of later quarters too."""
    items = {item.id: item for item in (*pair.table.milestones, *pair.table.indicators)}
    found: list[Finding] = []
    for name, reported in pair.reported.items():
        if reported.record is not None:
            told = (
                *_dates(pair, reported.key, reported.record),
                *_shrinking(pair, items[name], reported.key, reported.record, language),
            )
            found += [finding.about(name) for finding in told]
    return tuple(found)


def _dates(pair: Pair, key: str, record: Record) -> Iterator[Finding]:
    """A date lies in the budget year, or in the next one (finished late), and in the quarter that is written beside it."""
    year = pair.table.year
    for number, entry in enumerate(record.entries):
        if entry.date is None:
            continue
        if not year <= entry.date.year <= year + 1:
            message = _("日期 {date} 不在预算年度 {year} 年。").format(date=entry.date.isoformat(), year=year)
            yield _slip(pair, key, number, "date", "JX424", message, _("请核对年份；上年完成的不计入本年。"))
        elif entry.quarter is not None and entry.quarter != quarter_of(entry.date, year):
            words = {"date": entry.date.isoformat(), "quarter": entry.quarter}
            message = _("日期 {date} 不在第 {quarter} 季度。").format(**words)
            yield _slip(pair, key, number, "date", "JX425", message, _("请核对，日期和季度只留一个也可以。"))


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
