"""What changed in the rows of a table: its indicators, and the milestones of its plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.differences.matching import pair_items
from jixiao.differences.report import Change, Effect, Kind, Match, Section
from jixiao.language import Amount, Range, Relation, convert, relate
from jixiao.language.comparison import LOOSER, TIGHTER, Bare, Comparison, Stance, compare

if TYPE_CHECKING:
    from jixiao.differences.year_shift import YearShift
    from jixiao.findings import Location
    from jixiao.language import Language
    from jixiao.table import Item, Table

TERM_FIELDS = (
    *("unit", "direction", "exact", "accumulate", "due"),
    *("weight", "basis", "baseline", "rollup", "note"),
)
_KINDS = {
    Stance.RAISED: Kind.RAISED,
    Stance.LOWERED: Kind.LOWERED,
    Stance.TIGHTENED: Kind.TIGHTENED,
    Stance.LOOSENED: Kind.LOOSENED,
    Stance.SHIFTED: Kind.SHIFTED,
    Stance.INCOMPARABLE: Kind.INCOMPARABLE,
}
_BOUNDS = frozenset({"direction", "exact"})
"""Fields that say how the number is compared."""


def compare_items(old: Table, new: Table, years: YearShift, language: Language) -> tuple[tuple[Change, ...], int]:
    """Compare indicators and milestones; the second value counts those that are as they were."""
    rows = _Rows(years, language)
    rows.compare(old.indicators, new.indicators, Section.INDICATORS)
    rows.compare(_own(old), _own(new), Section.MILESTONES)
    rows.compare_steps(_steps(old), _steps(new))
    return tuple(rows.changes), rows.unchanged


def _own(table: Table) -> tuple[Item, ...]:
    return tuple(item for item in table.milestones if not item.is_step)


def _steps(table: Table) -> tuple[Item, ...]:
    return tuple(item for item in table.milestones if item.is_step)


class _Rows:
    """Collects the changes of the rows. ``ids`` leads from the old id of an indicator to its new one."""

    def __init__(self, years: YearShift, language: Language) -> None:
        self.years = years
        self.language = language
        self.changes: list[Change] = []
        self.unchanged = 0
        self.ids: dict[str, str] = {}

    def compare(self, old: tuple[Item, ...], new: tuple[Item, ...], section: Section) -> None:
        """Compare the rows of one part of the form: those in both tables first, in the order of the new one."""
        pairing = pair_items(old, new, self.years)
        for before, after, match in pairing.pairs:
            self.ids[before.id] = after.id
            self._add_pair(before, after, section, match)
        self._add_single(pairing.dropped, pairing.added, section)

    def compare_steps(self, old: tuple[Item, ...], new: tuple[Item, ...]) -> None:
        """Compare what the plan promises for rows of the table: by indicator, and by quarter where there are several."""
        waiting = list(new)
        dropped = []
        for before in old:
            same = [item for item in waiting if item.id == self.ids.get(before.id, before.id)]
            after = next((item for item in same if item.due == before.due), next(iter(same), None))
            if after is None:
                dropped.append(before)
                continue
            waiting = [item for item in waiting if item is not after]
            self._add_pair(before, after, Section.MILESTONES, Match.ID, is_step=True)
        self._add_single(tuple(dropped), tuple(waiting), Section.MILESTONES)

    def _add_pair(self, before: Item, after: Item, section: Section, match: Match, *, is_step: bool = False) -> None:
        changes = [*(() if is_step else self._identity(before, after, match)), *self._place(before, after)]
        if not is_step or "value" in {*_raw(before), *_raw(after)}:  # else the indicator says it
            changes += self._promise(before, after)
        changes += self._terms(
            before, after, skip_unit=any(change.kind is Kind.UNIT for change in changes), is_step=is_step
        )
        self.unchanged += not changes
        self.changes += [
            replace(
                change,
                section=section,
                id=after.id,
                name=after.name,
                match=match,
                old_location=_location(before),
                new_location=_location(after),
            )
            for change in changes
        ]

    def _add_single(self, dropped: tuple[Item, ...], added: tuple[Item, ...], section: Section) -> None:
        for item in added:
            change = Change(Kind.ADDED, section, item.id, item.name, new=_said(item), effect=Effect.TIGHTER)
            self.changes.append(replace(change, new_location=_location(item)))
        for item in dropped:
            change = Change(Kind.DROPPED, section, item.id, item.name, old=_said(item), effect=Effect.LOOSER)
            self.changes.append(replace(change, old_location=_location(item)))

    # ── one row ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _identity(self, before: Item, after: Item, match: Match) -> list[Change]:
        changes = []
        if not self.years.says_the_same(before.name, after.name):
            changes.append(_change(Kind.RENAMED, before.name, after.name))
        if before.id != after.id and (self.years.id(before.id) != after.id or match is Match.LIKELY):
            changes.append(_change(Kind.RENUMBERED, before.id, after.id))
        return changes

    @staticmethod
    def _place(before: Item, after: Item) -> list[Change]:
        """Compare the class of an indicator, and the quarter of a milestone."""
        if before.route[0] == "plan":
            if before.due == after.due:
                return []
            return [
                _change(Kind.MOVED, str(before.due), str(after.due), "quarter", _effect_of_due(before.due, after.due))
            ]
        old, new = (f"{item.level1}/{item.level2}" for item in (before, after))
        return [] if old == new else [_change(Kind.MOVED, old, new, "class")]

    def _promise(self, before: Item, after: Item) -> list[Change]:
        """Compare what is promised: the words, and what they (or the confirmed reading) mean."""
        old, new = _said(before), _said(after)
        confirmed = self._confirmed(before, after)
        compared = self._compared(before, after)
        if compared.stance is Stance.SAME:
            if _counts_in_other_units(before, after):
                return [*confirmed, _change(Kind.UNIT, _with_unit(before), _with_unit(after))]
            is_reworded = not self.years.says_the_same(before.text, after.text)
            return [*confirmed, *([_change(Kind.REWORDED, before.text, after.text)] if is_reworded else [])]
        if before.target is None and confirmed and self.years.says_the_same(before.text, after.text):
            return confirmed  # what could not be read has been explained, and nothing else was done
        if self.years.says_the_same(old, new) and before.bare_op != after.bare_op:
            return confirmed  # only the fields say something else; they are told as fields
        is_other_unit = compared.stance is Stance.INCOMPARABLE and _are_other_units(before, after)
        kind = Kind.UNIT if is_other_unit else _KINDS[compared.stance]
        change = _change(kind, old, new, effect=_effect(compared.stance))
        return [*confirmed, replace(change, gap=compared.gap, gap_unit=compared.unit, ratio=compared.ratio)]

    def _compared(self, before: Item, after: Item) -> Comparison:
        """Compare the readings; what cannot be read is the same only if it says the same."""
        old, new = self.years.target(before, _said(before), self.language), after.target
        if old is None or new is None:
            is_same = old is new and self.years.says_the_same(_said(before), _said(after))
            return Comparison(Stance.SAME if is_same else Stance.INCOMPARABLE)
        return compare(old, new, Bare(before.bare_op, after.bare_op))

    def _confirmed(self, before: Item, after: Item) -> list[Change]:
        """Tell that a reading was confirmed, changed or taken back."""
        old, new = _raw(before).get("reading") or "", _raw(after).get("reading") or ""
        if self.years.says_the_same(old, new):
            return []
        return [_change(Kind.CONFIRMED, old, new, "reading")]

    def _terms(self, before: Item, after: Item, *, skip_unit: bool, is_step: bool) -> list[Change]:
        old, new = _raw(before), _raw(after)
        changes = []
        for field in ("note",) if is_step else TERM_FIELDS:
            a, b = str(old.get(field) or "").strip(), str(new.get(field) or "").strip()
            if self.years.says_the_same(a, b) or (field == "unit" and skip_unit):
                continue
            changes.append(_change(Kind.FIELD, a, b, field, self._effect_of(field, before, after)))
        return changes

    def _effect_of(self, field: str, before: Item, after: Item) -> Effect | None:
        if field == "due":
            return _effect_of_due(before.due, after.due)
        if field in _BOUNDS and before.bare_op != after.bare_op:
            return _effect(self._compared(before, after).stance)
        return None


def _change(kind: Kind, old: str, new: str, field: str = "", effect: Effect | None = None) -> Change:
    return Change(kind, Section.INDICATORS, field=field, old=old, new=new, effect=effect)


def _said(item: Item) -> str:
    """Return what counts: the confirmed reading, else the official words."""
    return str(_raw(item).get("reading") or item.text)


def _raw(item: Item) -> dict[str, Any]:
    """Return the row as it is written."""
    data: Any = item.document.data
    for step in item.route:
        data = data[step]
    row: dict[str, Any] = data
    return row


def _location(item: Item) -> Location:
    route = item.route
    key = "value" if "value" in _raw(item) else next(iter(_raw(item)), None)
    return item.document.locate((*route, key) if key else route)


def _effect(stance: Stance) -> Effect | None:
    if stance is Stance.SAME:
        return None
    return Effect.LOOSER if stance in LOOSER else Effect.TIGHTER if stance in TIGHTER else Effect.UNCLEAR


def _effect_of_due(old: int, new: int) -> Effect | None:
    return None if old == new else Effect.LOOSER if new > old else Effect.TIGHTER


def _units(before: Item, after: Item) -> tuple[str, str] | None:
    if not isinstance(before.target, Amount | Range) or not isinstance(after.target, Amount | Range):
        return None
    return before.target.unit or "", after.target.unit or ""


def _counts_in_other_units(before: Item, after: Item) -> bool:
    """Whether the number is the same and only the counter differs: 不少于3场 → 不少于3次. 30亿 → 300000万元 is the same amount."""
    old, new = _units(before, after) or ("", "")
    return bool(old and new) and old != new and convert(Decimal(1), old, new) is None


def _with_unit(item: Item) -> str:
    """Return what counts, with the unit of its own column behind it."""
    unit = item.indicator.unit if item.indicator else None
    return f"{_said(item)}{unit or ''}"


def _are_other_units(before: Item, after: Item) -> bool:
    """Whether the two are measured in kinds of units that have nothing to do with each other."""
    units = _units(before, after)
    return units is not None and relate(units[0] or None, units[1] or None) is Relation.DIFFERENT
