"""What ``lint`` has found out, as plain frozen values: everything a renderer needs, and nothing of files and models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jixiao.findings import Finding, Severity

if TYPE_CHECKING:
    from jixiao.check_report import File


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fix that belongs to a finding: what it would do, and whether it can be applied unseen."""

    finding: Finding
    title: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Review:
    """One table under review; ``readable`` is false when the file did not become a table."""

    file: File
    title: str
    readable: bool
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...] = ()

    def proposal(self, finding: Finding) -> Proposal | None:
        """Return the fix of a finding, if it has one."""
        return next((one for one in self.proposals if one.finding == finding), None)


@dataclass(frozen=True, slots=True)
class LintReport:
    """Everything one run of ``lint`` has to say. ``findings`` are those of the configuration; ``rules`` names every rule used.

    ``fail_on`` is the mildest severity that fails the run: a signed form is full of warnings nobody may mend.
    """

    reviews: tuple[Review, ...]
    findings: tuple[Finding, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    fail_on: Severity = Severity.WARNING
    kind: Literal["lint"] = "lint"

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """All findings of the run in the order of the files."""
        return (*(finding for review in self.reviews for finding in review.findings), *self.findings)

    @property
    def summary(self) -> dict[str, int]:
        """Count the tables, the findings by severity, and what can be fixed."""
        found = self.all_findings
        return {
            "files": len(self.reviews),
            **{severity.value: sum(one.severity is severity for one in found) for severity in Severity},
            "fixable": sum(proposal.safe for review in self.reviews for proposal in review.proposals),
        }

    @property
    def exit_code(self) -> int:
        """0 nothing that fails the run, 1 an error (or a warning), 2 a file that could not be read, 3 nothing to review."""
        unreadable = any(not review.readable for review in self.reviews)
        if unreadable or any(one.severity is Severity.ERROR for one in self.findings):
            return 2
        if not self.reviews:
            return 3
        failing = {Severity.ERROR, self.fail_on}
        return 1 if any(one.severity in failing for one in self.all_findings) else 0
