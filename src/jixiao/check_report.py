"""What ``check`` has found out, as plain frozen values: everything a renderer needs, and nothing of files and models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.findings import Finding, Location, Severity
from jixiao.outcome import Outcome, Status

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jixiao.evidence import Proof
    from jixiao.language import Target

NOT_MET = frozenset({"JX301", "JX302", "JX303", "JX304", "JX310", "JX317"})
"""Findings that say a target is not reached or not proven (exit code 1); any other error means that it could not be judged."""


class File(NamedTuple):
    """A file that was read: its path as shown, and the checksum of its bytes."""

    path: str
    sha256: str


class Waived(NamedTuple):
    """Why a row is let off."""

    reason: str
    approved_by: str
    until: str
    location: Location


class Row(NamedTuple):
    """One judged item, ready to be shown. ``location`` is the actual's place, or the target's where nothing is reported."""

    id: str
    level1: str
    level2: str
    name: str
    due: int
    text: str
    reading: Target | None
    outcome: Outcome
    location: Location
    target_location: Location
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    waived: Waived | None = None

    @property
    def status(self) -> Status:
        """The verdict."""
        return self.outcome.status


class Check(NamedTuple):
    """One file of actuals judged against its table."""

    title: str
    region: str
    note: str | None
    targets: File
    actuals: File
    as_of: datetime.date | None
    indicators: tuple[Row, ...]
    milestones: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def summary(self) -> dict[str, int]:
        """Count the 三级指标 by status; milestones are not in it."""
        return summarise(self.indicators)


class CheckReport(NamedTuple):
    """Everything one run of ``check`` has to say. ``findings`` are those of files no check could use."""

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...] = ()
    kind: Literal["check"] = "check"

    @property
    def summary(self) -> dict[str, int]:
        """Count the 三级指标 of all files by status."""
        return summarise(row for check in self.checks for row in check.indicators)

    @property
    def exit_code(self) -> int:
        """0 all met, 1 something not met or not reported, 2 something could not be judged, 3 nothing to check."""
        errors = {f.code for f in self.all_findings if f.severity is Severity.ERROR}
        if errors - NOT_MET:
            return 2
        if not any(check.indicators for check in self.checks):
            return 3
        unrated = any(row.status is Status.UNRATED for c in self.checks for row in (*c.indicators, *c.milestones))
        return 1 if errors or unrated else 0

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """All findings of the run in the order of the files."""
        return (*(f for check in self.checks for f in check.findings), *self.findings)


def summarise(rows: Iterable[Row]) -> dict[str, int]:
    """Count rows by status, in the order of the JSON contract."""
    counts = {"total": 0, **{status.value: 0 for status in Status}}
    for row in rows:
        counts["total"] += 1
        counts[row.status.value] += 1
    return counts
