"""What ``check`` has found out, as plain frozen values: everything a renderer needs, and nothing of files and models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.findings import Finding, Location, Severity
from jixiao.outcome import Outcome, Status

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from decimal import Decimal

    from jixiao.evidence import Proof
    from jixiao.language import Target

NOT_MET = frozenset({"JX301", "JX302", "JX303", "JX304", "JX310", "JX317"})
"""Findings that say a target is not reached or not proven (exit code 1); any other error means that it could not be judged."""


class File(NamedTuple):
    """A file that was read: its path as shown, and its bytes; ``None`` where a form was read and not a text."""

    path: str
    content: bytes | None

    @property
    def sha256(self) -> str:
        """The checksum of the bytes, hexadecimal, which only some outputs show."""
        import hashlib

        return "" if self.content is None else hashlib.sha256(self.content).hexdigest()


class Waived(NamedTuple):
    """Why a row is let off."""

    reason: str
    approved_by: str
    until: str
    location: Location


class Given(NamedTuple):
    """One entry as it was reported: the quarter or the day it is about, where it names one, and its words."""

    quarter: int | None
    date: datetime.date | None
    text: str


class Row(NamedTuple):
    """One judged item, ready to be shown. ``location`` is the actual's place, or the target's where nothing is reported.

    ``entries`` are what was judged, in the order of time; ``quarters`` what each quarter of the year reported, a number in the
    target's unit where there is one.
    """

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
    entries: tuple[Given, ...] = ()
    quarters: tuple[Decimal | str | None, ...] = ()

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


class Totals:
    """What there is to say about all files of a run together; it grows file by file, so that no file has to be kept."""

    def __init__(self) -> None:
        self.checks = 0
        self.unread = 0
        self.summary = summarise(())
        self.errors = 0
        self.warnings = 0
        self.codes: set[str] = set()
        self.tables: set[str] = set()
        self.has_unrated = False

    def add(self, check: Check) -> None:
        """Count one judged file."""
        self.checks += 1
        self.tables.add(check.targets.path)
        for name, count in check.summary.items():
            self.summary[name] += count
        self.has_unrated |= any(row.status is Status.UNRATED for row in (*check.indicators, *check.milestones))
        self.add_findings(check.findings)

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Count findings."""
        for finding in findings:
            self.errors += finding.severity is Severity.ERROR
            self.warnings += finding.severity is Severity.WARNING
            if finding.severity is Severity.ERROR:
                self.codes.add(finding.code)

    def merge(self, other: Totals) -> None:
        """Count what another process has counted."""
        self.checks += other.checks
        self.unread += other.unread
        for name, count in other.summary.items():
            self.summary[name] += count
        self.errors += other.errors
        self.warnings += other.warnings
        self.codes |= other.codes
        self.tables |= other.tables
        self.has_unrated |= other.has_unrated

    @property
    def exit_code(self) -> int:
        """0 all met, 1 something not met or not reported, 2 something could not be judged, 3 nothing to check."""
        if self.codes - NOT_MET:
            return 2
        if not self.summary["total"]:
            return 3
        return 1 if self.codes or self.has_unrated else 0


class CheckReport(NamedTuple):
    """Everything one run of ``check`` has to say. ``findings`` are those of files no check could use, ``unread`` how many these are."""

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...] = ()
    kind: Literal["check"] = "check"
    unread: int = 0

    @property
    def summary(self) -> dict[str, int]:
        """Count the 三级指标 of all files by status."""
        return self.totals.summary

    @property
    def totals(self) -> Totals:
        """What there is to say about all files together."""
        totals = Totals()
        totals.unread = self.unread
        for check in self.checks:
            totals.add(check)
        totals.add_findings(self.findings)
        return totals

    @property
    def exit_code(self) -> int:
        """The exit code of the run; see :class:`Totals`."""
        return self.totals.exit_code

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
