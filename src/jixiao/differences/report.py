"""What ``diff`` has found out, as plain frozen values: everything a renderer needs, and nothing of files and models."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from jixiao.catalogue import N_, _
from jixiao.findings import has_errors

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.check_report import File
    from jixiao.findings import Finding, Location


class Kind(StrEnum):
    """What happened to one thing."""

    ADDED = "added"
    DROPPED = "dropped"
    RAISED = "raised"
    LOWERED = "lowered"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    SHIFTED = "shifted"
    INCOMPARABLE = "incomparable"
    UNIT = "unit"
    REWORDED = "reworded"
    CONFIRMED = "confirmed"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    FIELD = "field"

    @property
    def word(self) -> str:
        """The word a person reads; for a field it is the field's own name."""
        return _(_KIND_WORDS[self])


_KIND_WORDS = {
    Kind.ADDED: N_("新增"),
    Kind.DROPPED: N_("删去"),
    Kind.RAISED: N_("提高"),
    Kind.LOWERED: N_("降低"),
    Kind.TIGHTENED: N_("收紧"),
    Kind.LOOSENED: N_("放宽"),
    Kind.SHIFTED: N_("改变"),
    Kind.INCOMPARABLE: N_("改写，无法比较"),
    Kind.UNIT: N_("改单位"),
    Kind.REWORDED: N_("改写，意思不变"),
    Kind.CONFIRMED: N_("口径"),
    Kind.RENAMED: N_("改名"),
    Kind.RENUMBERED: N_("改编号"),
    Kind.MOVED: N_("换位置"),
    Kind.FIELD: N_("修改"),
}


class Section(StrEnum):
    """The part of the form a change is in."""

    PROJECT = "project"
    GOALS = "goals"
    PLAN = "plan"
    INDICATORS = "indicators"
    MILESTONES = "milestones"

    @property
    def word(self) -> str:
        """The heading a person reads."""
        return _(_SECTION_WORDS[self])


_SECTION_WORDS = {
    Section.PROJECT: N_("表头"),
    Section.GOALS: N_("总体绩效目标"),
    Section.PLAN: N_("阶段性绩效信息"),
    Section.INDICATORS: N_("绩效指标"),
    Section.MILESTONES: N_("阶段性目标"),
}


class Effect(StrEnum):
    """Whether the change makes the table easier or harder to meet."""

    LOOSER = "looser"
    TIGHTER = "tighter"
    UNCLEAR = "unclear"


class Match(StrEnum):
    """By what an item of the old table was found in the new one."""

    ID = "id"
    NAME = "name"
    ROLLUP = "rollup"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one thing.

    ``id`` and ``name`` are those of the new table (of the old one for what was dropped). ``gap`` is the change of the number in
    ``gap_unit``, ``ratio`` that change ÷ the old number. ``match`` is set for indicators and milestones that both tables have.
    """

    kind: Kind
    section: Section
    id: str = ""
    name: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    gap: Decimal | None = None
    gap_unit: str | None = None
    ratio: Decimal | None = None
    effect: Effect | None = None
    match: Match | None = None
    old_location: Location | None = None
    new_location: Location | None = None


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Two versions of one table; one of them is ``None`` when the whole table was added or dropped.

    ``unchanged`` counts the indicators and milestones that are as they were.
    """

    title: str
    old: File | None
    new: File | None
    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class DifferenceReport:
    """Everything one run of ``diff`` has to say. ``findings`` are those of the configuration."""

    tables: tuple[TableDifference, ...]
    findings: tuple[Finding, ...] = ()
    kind: Literal["diff"] = "diff"

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes in the order of the tables."""
        return tuple(change for table in self.tables for change in table.changes)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """All findings of the run."""
        return (*self.findings, *(finding for table in self.tables for finding in table.findings))

    @property
    def summary(self) -> dict[str, int]:
        """Count the changes: all of them, by effect, and by kind."""
        changes = self.changes
        return {
            "tables": len(self.tables),
            "changes": len(changes),
            **{effect.value: sum(change.effect is effect for change in changes) for effect in Effect},
            **{kind.value: sum(change.kind is kind for change in changes) for kind in Kind},
            "unchanged": sum(table.unchanged for table in self.tables),
        }

    @property
    def exit_code(self) -> int:
        """0 compared (whatever the difference is), 2 a table could not be read, 3 nothing to compare."""
        if has_errors(self.all_findings):
            return 2
        return 0 if self.tables else 3
