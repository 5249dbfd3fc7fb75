"""One row per indicator and quarter: what each quarter of a file reported, and how the indicator stood at its end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.accumulate import Moment, achieved
from jixiao.outcome import Status
from jixiao.progress import by_quarter, quarter_of_entry

if TYPE_CHECKING:
    from jixiao.documents.models import Record
    from jixiao.lights import Light
    from jixiao.progress import Yardstick
    from jixiao.table import Item


@dataclass(frozen=True, slots=True)
class QuarterFact:
    """One indicator at the end of one quarter, in the unit of its target.

    ``added`` is what the quarter itself reported (of a rating its words, in ``words``). Of a value that does not say when it was
    reached nobody knows how it stood before the last quarter of the file: ``status`` and ``light`` are ``None`` then.
    """

    quarter: int
    added: Decimal | None = None
    words: str | None = None
    total: Decimal | None = None
    expected: Decimal | None = None
    progress: Decimal | None = None
    status: Status | None = None
    light: Light | None = None


def quarters_of(
    item: Item, record: Record | None, yardstick: Yardstick, year: int, last: int
) -> tuple[QuarterFact, ...]:
    """Return the quarters of one indicator up to the last one its file looks at."""
    is_timed = all(quarter_of_entry(entry, year) is not None for entry in (record.entries if record else ()))
    facts = []
    for quarter in range(1, last + 1):
        if is_timed or quarter == last:
            facts.append(_fact(item, record, yardstick, year, quarter))
        else:
            expected = yardstick.expect(item, quarter).value
            facts.append(QuarterFact(quarter, expected=expected))
    return tuple(facts)


def _fact(item: Item, record: Record | None, yardstick: Yardstick, year: int, quarter: int) -> QuarterFact:
    entries = achieved(record, yardstick.language, Moment.at_quarter(year, quarter))
    outcome, standing = yardstick.measure(item, entries, quarter, year)
    added = by_quarter(item, entries, quarter, year)[-1]
    is_open = item.due > quarter and outcome.status is not Status.MET and outcome.status is not Status.UNRATED
    return QuarterFact(
        quarter=quarter,
        added=added if isinstance(added, Decimal) else None,
        words=added if isinstance(added, str) else None,
        total=standing.total,
        expected=standing.expected,
        progress=standing.ratio,
        status=Status.NOT_DUE if is_open else outcome.status,
        light=standing.light,
    )
