"""What ``score`` has found out, as plain frozen values: everything a renderer needs, and nothing of files and models."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from jixiao.findings import Finding, Location, Severity
from jixiao.outcome import Status

if TYPE_CHECKING:
    import datetime

    from jixiao.check_report import File, Row

INCOMPLETE = frozenset({"JX302", "JX309", "JX310", "JX317", "JX411", "JX413", "JX457"})
"""Errors that leave a score standing (exit code 1): something is not reported, not proven, or not explained."""
LEFT_OUT = frozenset({Status.WAIVED, Status.NOT_DUE})
"""What is not scored at all; the rest is scaled back to 100."""


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """One 三级指标 with its points. ``score`` is ``None`` where it is left out or could not be judged.

    ``formula`` is the sum behind a deduction, or behind the full points of a target that was missed; ``assumed`` says that
    the share was not given with the rating.
    """

    row: Row
    weight: Decimal
    score: Decimal | None
    formula: str = ""
    assumed: bool = False
    reason_required: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is part of the score."""
        return self.row.status not in LEFT_OUT

    @property
    def lost(self) -> Decimal:
        """The points that are not won."""
        return self.weight - self.score if self.score is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class ExecutionScore:
    """The points for 预算执行率. ``rate`` and ``score`` are ``None`` where it is not assessed. Amounts are in ``unit``."""

    weight: Decimal
    budget: Decimal | None
    spent: Decimal | None
    unit: str | None
    rate: Decimal | None
    score: Decimal | None
    formula: str
    reason: str | None
    reason_required: bool
    location: Location

    @property
    def lost(self) -> Decimal:
        """The points that are not won."""
        return self.weight - self.score if self.score is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class Score:
    """The self-evaluation of one file of actuals.

    ``total`` and ``grade`` are ``None`` where something could not be judged, and so is ``grade`` before the year is over.
    ``counted`` is how many of the 100 points were assessed; the total is scaled to 100 where it is less. ``automatic`` names the
    classes whose points were split without a 分值 in the table: class, points, rows.
    """

    title: str
    region: str
    note: str | None
    targets: File
    actuals: File
    as_of: datetime.date | None
    profile: str
    profile_title: str
    budget: ExecutionScore
    indicators: tuple[ScoredRow, ...]
    automatic: tuple[tuple[str, Decimal, int], ...]
    counted: Decimal
    total: Decimal | None
    grade: str | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """Everything one run of ``score`` has to say. ``findings`` are those of files that could not be scored."""

    scores: tuple[Score, ...]
    findings: tuple[Finding, ...] = ()
    kind: Literal["score"] = "score"

    @property
    def exit_code(self) -> int:
        """0 nothing is wrong, 1 something is not reported, proven or explained, 2 no score can be given, 3 nothing to score."""
        errors = {finding.code for finding in self.all_findings if finding.severity is Severity.ERROR}
        if errors - INCOMPLETE or any(score.total is None for score in self.scores if score.indicators):
            return 2
        if not any(score.indicators for score in self.scores):
            return 3
        return 1 if errors else 0

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """All findings of the run in the order of the files."""
        return (*(finding for score in self.scores for finding in score.findings), *self.findings)
