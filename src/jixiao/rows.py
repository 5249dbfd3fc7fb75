"""An item with its outcome as the row a report shows: with its places, reasons, evidence, and the waiver that lets it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.check_report import Given, Row, Waived
from jixiao.evidence import prove
from jixiao.findings import NOWHERE
from jixiao.outcome import Outcome, Status
from jixiao.progress import by_quarter
from jixiao.quantity import show_number
from jixiao.table import YEAR_END
from jixiao.waivers import expired, unused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.accumulate import Achieved, Moment
    from jixiao.evidence import Proof
    from jixiao.findings import Finding, Location
    from jixiao.pair import Pair
    from jixiao.table import Item
    from jixiao.waivers import Grant


def row_of(  # noqa: PLR0913 - a row has this many sources
    pair: Pair,
    item: Item,
    entries: tuple[Achieved, ...],
    outcome: Outcome,
    location: Location,
    *,
    with_quarters: bool = True,
) -> Row:
    """Make the row of one item; its evidence is looked up on the way. ``with_quarters`` looks what each quarter reported."""
    given = [entry.entry for entry in entries]
    return Row(
        id=item.id,
        level1=item.level1,
        level2=item.level2,
        name=item.name,
        due=item.due,
        text=item.text,
        reading=item.target,
        outcome=outcome,
        location=location,
        target_location=item.document.locate((*item.route, "value")),
        reasons=tuple([entry.reason for entry in given if entry.reason]),
        notes=tuple([entry.note for entry in given if entry.note]),
        proofs=_proofs(pair, entries),
        entries=tuple(
            [Given(entry.quarter, entry.date, text) for entry in given if (text := entry.value or entry.rating)]
        ),
        quarters=by_quarter(item, entries, YEAR_END, pair.table.year) if with_quarters else (),
    )


def row_in_brief(pair: Pair, item: Item, entries: tuple[Achieved, ...], outcome: Outcome) -> Row:
    """Make a row that says what was judged and how, and neither where it stands nor in what words it was reported."""
    levels = item.level1, item.level2
    proofs = _proofs(pair, entries)
    return Row(item.id, *levels, item.name, item.due, item.text, item.target, outcome, NOWHERE, NOWHERE, proofs=proofs)


def _proofs(pair: Pair, entries: tuple[Achieved, ...]) -> tuple[Proof, ...]:
    named = [entry for entry in entries if entry.entry.evidence]
    return (
        tuple(
            prove(evidence, pair.file, entry.number, number, pair.surroundings)
            for entry in named
            for number, evidence in enumerate(entry.entry.evidence)
        )
        if named
        else ()
    )


class LettingOff:
    """Applies the waivers of a table, the same way whatever is asked, and remembers which of them were needed.

    A waiver lets off all that is not met, be it due or not; what is met needs none.
    """

    def __init__(self, granted: dict[str, Grant]) -> None:
        self.granted = granted
        self.needed: set[str] = set()

    def apply(self, row: Row, told: list[Finding]) -> tuple[Row, list[Finding]]:
        """Return a row with what there is to say about it; a waiver that has ended brings that back."""
        grant = self.granted.get(row.id)
        if grant is None or row.status is Status.MET:
            return row, told
        self.needed.add(row.id)
        if grant.expired:
            return row, [*told, expired(grant)]
        waiver = grant.waiver
        waived = Waived(waiver.reason, waiver.approved_by, waiver.until, grant.location)
        return row._replace(outcome=row.outcome._replace(status=Status.WAIVED), waived=waived), []

    def unused(self, items: Iterable[Item], moment: Moment) -> list[Finding]:
        """Name the waivers nothing needed; one whose target falls due later may be needed yet."""
        judged = {item.id: True for item in items}
        judged |= {item.id: False for item in items if not moment.is_due(item)}
        return [unused(grant) for name, grant in self.granted.items() if judged.get(name) and name not in self.needed]


def achieved_words(row: Row) -> str:
    """Write what was achieved: the total where it is a number, else the words; nothing where nothing is reported."""
    outcome = row.outcome
    is_list = "、" in (outcome.text or "")
    if (
        is_list
        and outcome.value is not None
        and row.reading is not None
        and getattr(row.reading, "scope", None) is None
    ):
        return show_number(outcome.value, outcome.unit)
    return outcome.text or ""
