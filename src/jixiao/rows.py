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

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.evidence import Proof
    from jixiao.findings import Location
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
    return tuple(
        [
            prove(evidence, pair.file, entry.number, number, pair.surroundings)
            for entry in entries
            for number, evidence in enumerate(entry.entry.evidence)
        ]
    )


def let_off(row: Row, grant: Grant) -> Row:
    """Mark a row as waived, with the reason."""
    waiver = grant.waiver
    waived = Waived(waiver.reason, waiver.approved_by, waiver.until, grant.location)
    return row._replace(outcome=row.outcome._replace(status=Status.WAIVED), waived=waived)


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
