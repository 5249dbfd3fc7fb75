"""One row per indicator and quarter: what each quarter of a file reported, and how the indicator stood at its end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.accumulate import Moment, achieved
from jixiao.progress import by_quarter, quarter_of_entry

if TYPE_CHECKING:
    from jixiao.documents.models import Record
    from jixiao.lights import Light
    from jixiao.outcome import Status
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
    item: Item, record: Record | None, yardstick: Yardstick, moment: Moment, last: int
) -> tuple[QuarterFact, ...]:
    """Return the quarters of one indicator up to the ``last`` one its file looks at, and that one at its moment."""
    is_timed = all(quarter_of_entry(entry, moment.year) is not None for entry in (record.entries if record else ()))
    facts = []
    for quarter in range(1, last + 1):
        if is_timed or quarter == last:
            at = moment if quarter == last else Moment.at_quarter(moment.year, quarter)
            facts.append(_fact(item, record, yardstick, quarter, at))
        else:
            expected = yardstick.expect(item, quarter).value
            facts.append(QuarterFact(quarter, expected=expected))
    return tuple(facts)


def _fact(item: Item, record: Record | None, yardstick: Yardstick, quarter: int, moment: Moment) -> QuarterFact:
    entries = achieved(record, yardstick.language, moment)
    outcome, standing = yardstick.measure(item, entries, moment)
    added = by_quarter(item, entries, quarter, moment.year)[-1]
    return QuarterFact(
        quarter=quarter,
        added=added if isinstance(added, Decimal) else None,
        words=added if isinstance(added, str) else None,
        total=standing.total,
        expected=standing.expected,
        progress=standing.ratio,
        status=moment.verdict(item, outcome).status,
        light=standing.light,
    )
