"""``diff``: what changed between two versions, or two years, of a target table, in words and by readings.

The story: pair the rows, compare what each promises, and say of every other part of the form whether it is what it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.catalogue import _
from jixiao.check_report import File
from jixiao.differences.items import compare_items
from jixiao.differences.matching import LEAST_LIKENESS, likeness
from jixiao.differences.report import Change, DifferenceReport, Kind, Section, TableDifference
from jixiao.differences.year_shift import YearShift
from jixiao.documents.kinds import form_document, load_kind
from jixiao.documents.loader import read_bytes
from jixiao.documents.models import Targets
from jixiao.findings import Severity
from jixiao.language import Actual, Relation, relate
from jixiao.table import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.findings import Finding, Location, Route
    from jixiao.language import Language
    from jixiao.table import Table
    from jixiao.workspace import Workspace

TITLE_FIELDS = ("attachment", "title", "subtitle", "note")
PROJECT_FIELDS = (
    *("name", "fund_type", "level", "department", "implementer"),
    *("region", "year", "budget", "purpose"),
)


class Version(NamedTuple):
    """One version of a table: the path as it is shown, and the bytes."""

    path: str
    content: bytes


Pair = tuple[Version | None, Version | None]
"""The old and the new version of one table; one of them is ``None`` where the table is not in both places."""


def diff(workspace: Workspace, pairs: Iterable[Pair]) -> DifferenceReport:
    """Compare every pair."""
    tables = tuple(_compare_versions(workspace.language, old, new) for old, new in pairs)
    return DifferenceReport(tables, workspace.config.findings)


def _compare_versions(language: Language, old: Version | None, new: Version | None) -> TableDifference:
    before, after = _read(language, old), _read(language, new)
    files = [File(one.path, side.content) if one else None for one, side in ((old, before), (new, after))]
    findings = (*before.findings, *after.findings)
    if (before.table is None and after.table is None) or findings:
        return TableDifference("", files[0], files[1], findings=findings)
    shown = after.table or before.table
    title = (shown.targets.title or shown.targets.project.name) if shown else ""
    if before.table is None or after.table is None:
        kind = Kind.ADDED if before.table is None else Kind.DROPPED
        return TableDifference(title, files[0], files[1], (Change(kind, Section.PROJECT, name=_("整张表")),))
    comparer = _Comparer(before.table, after.table, language)
    items, unchanged = compare_items(before.table, after.table, comparer.years, language)
    changes = (*comparer.head(), *comparer.goals(), *comparer.plan(), *items)
    return TableDifference(title, files[0], files[1], changes, unchanged)


class _Side(NamedTuple):
    table: Table | None = None
    content: bytes | None = None
    findings: tuple[Finding, ...] = ()


def _read(language: Language, version: Version | None) -> _Side:
    """Read one version; only what keeps it from being a table is told, the rest is for ``lint``."""
    if version is None:
        return _Side()
    loaded = load_kind(Targets, form_document(version.path) or read_bytes(version.content, version.path))
    table = read_table(loaded, language)
    errors = tuple(finding for finding in loaded.findings if finding.severity is Severity.ERROR)
    return _Side(table, loaded.document.content, () if table else errors)


class _Comparer:
    """Compares everything of two tables but the rows."""

    def __init__(self, old: Table, new: Table, language: Language) -> None:
        self.old, self.new = old, new
        self.years = YearShift(old.year, new.year)
        self.language = language

    def head(self) -> list[Change]:
        """Compare the head of the form, field by field; money by its amount."""
        changes = [
            change
            for route in (*((name,) for name in TITLE_FIELDS), *(("project", name) for name in PROJECT_FIELDS))
            if (change := self._field(route))
        ]
        policies = ("project", "policies")
        return [
            *changes,
            *self._texts(
                Section.PROJECT, policies, self.old.targets.project.policies, self.new.targets.project.policies
            ),
        ]

    def goals(self) -> list[Change]:
        """Compare the overall goals; their order says nothing."""
        return self._texts(Section.GOALS, ("goals",), self.old.targets.goals, self.new.targets.goals)

    def plan(self) -> list[Change]:
        """Compare the words of the plan, quarter by quarter."""
        before = {plan.quarter: (plan.text or "", number) for number, plan in enumerate(self.old.targets.plan)}
        after = {plan.quarter: (plan.text or "", number) for number, plan in enumerate(self.new.targets.plan)}
        changes = []
        for quarter in sorted(before.keys() | after.keys()):
            old, old_number = before.get(quarter, ("", None))
            new, new_number = after.get(quarter, ("", None))
            if self.years.says_the_same(old, new) and (old_number is None) == (new_number is None):
                continue
            kind = Kind.ADDED if old_number is None else Kind.DROPPED if new_number is None else Kind.FIELD
            changes.append(
                Change(
                    kind,
                    Section.PLAN,
                    name=_("第 {quarter} 季度").format(quarter=quarter),
                    field="text",
                    old=old,
                    new=new,
                    old_location=None if old_number is None else _place(self.old, ("plan", old_number, "text")),
                    new_location=None if new_number is None else _place(self.new, ("plan", new_number, "text")),
                )
            )
        return changes

    def _field(self, route: tuple[str, ...]) -> Change | None:
        old, new = _text(self.old, route), _text(self.new, route)
        if self.years.says_the_same(old, new):
            return None
        change = Change(
            Kind.FIELD,
            Section.PROJECT,
            field=route[-1],
            old=old,
            new=new,
            old_location=_place(self.old, route),
            new_location=_place(self.new, route),
        )
        return self._with_amount(change) if route[-1] == "budget" else change

    def _with_amount(self, change: Change) -> Change | None:
        old, new = (self.language.read_actual(text) for text in (change.old, change.new))
        if not isinstance(old, Actual) or not isinstance(new, Actual) or old.value is None or new.value is None:
            return change
        if relate(old.unit, new.unit) is not Relation.SAME:
            return change
        gap = new.value - old.value
        if not gap:
            return None
        return replace(change, gap=gap, gap_unit=new.unit or old.unit, ratio=gap / old.value if old.value else None)

    def _texts(
        self, section: Section, route: tuple[str, ...], old: tuple[str, ...], new: tuple[str, ...]
    ) -> list[Change]:
        """Compare two lists of texts: what is in both is left out, what is alike is a change, the rest was added or dropped."""
        dropped = {
            number: text for number, text in enumerate(old) if text not in new and self.years.text(text) not in new
        }
        same = {*old, *(self.years.text(text) for text in old)}
        changes = []
        for number, text in ((number, text) for number, text in enumerate(new) if text not in same):
            nearest = max(dropped, key=lambda place: likeness(dropped[place], text), default=None)
            place = _place(self.new, (*route, number))
            if nearest is not None and likeness(dropped[nearest], text) >= LEAST_LIKENESS:
                old_place = _place(self.old, (*route, nearest))
                change = Change(Kind.FIELD, section, field=route[-1], old=dropped.pop(nearest), new=text)
                changes.append(_placed(change, old_place, place))
            else:
                changes.append(_placed(Change(Kind.ADDED, section, field=route[-1], new=text), None, place))
        for number, text in dropped.items():
            place = _place(self.old, (*route, number))
            changes.append(_placed(Change(Kind.DROPPED, section, field=route[-1], old=text), place, None))
        return changes


def _placed(change: Change, old: Location | None, new: Location | None) -> Change:
    return replace(change, old_location=old, new_location=new)


def _place(table: Table, route: Route) -> Location:
    return table.document.locate(route)


def _text(table: Table, route: tuple[str, ...]) -> str:
    """Return the text at a route as it is written; empty when nothing is."""
    if route[-1] == "year":
        return str(table.year)
    data: Any = table.document.data
    for step in route:
        data = data.get(step) if isinstance(data, dict) else None
    return str(data or "").strip()
