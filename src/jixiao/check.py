"""``check``: what was achieved against what was promised, file by file.

The story on one page: read the actuals and their table, judge every indicator and milestone, tell what is wrong and where.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.accumulate import Achieved, achieved, moment_of
from jixiao.check_findings import RowFindings, told_once, unreported_tables
from jixiao.check_report import Check, CheckReport, File, Row
from jixiao.entry_findings import entry_findings, left_out
from jixiao.evaluate import Tolerances, evaluate
from jixiao.evidence import EvidenceState, Proof
from jixiao.execution import unreadable_amounts
from jixiao.findings import Finding, in_order
from jixiao.outcome import Status
from jixiao.pair import NOTHING, Pair, open_pair
from jixiao.rows import LettingOff, row_in_brief, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jixiao.table import Item
    from jixiao.workspace import Workspace

Missing = Literal["fail", "warn", "ignore"]


class CheckOptions(NamedTuple):
    """What the command line may set for one run; ``None`` leaves it to the configuration."""

    targets: Path | None = None
    quarter: int | None = None
    missing: Missing | None = None
    waivers: bool = True
    require_evidence: bool = False
    milestones: bool = True
    quarters: bool = True
    """Whether to look what each quarter of the year reported, which only a page shows."""
    in_brief: bool = False
    """Whether a line a problem is all that will be shown: then rows do not say where they stand, nor problems what stands there."""


Checked = tuple[Check | None, tuple[Finding, ...]]
"""One file judged, or the findings that kept it from being judged."""


def check(workspace: Workspace, paths: Iterable[Path], options: CheckOptions | None = None) -> CheckReport:
    """Check files (and folders) of actuals; with no path, those the configuration names."""
    options = options or CheckOptions()
    named = list(paths)
    results = [check_file(workspace, file, options) for file in workspace.actuals_files(named)]
    return gather(workspace.config.findings, results, None if named or options.targets else workspace)


def gather(
    about_settings: Iterable[Finding], results: Sequence[Checked], whole: Workspace | None = None
) -> CheckReport:
    """Put what was found about single files together; what hinders several files alike is told once.

    ``whole`` is given where these are all files of the configuration: a table none of them is about is named then.
    """
    checks = tuple(one for one, _told in results if one is not None)
    loose = (*about_settings, *(finding for _one, told in results for finding in told))
    report = CheckReport(checks, tuple(dict.fromkeys(loose)), unread=len(results) - len(checks))
    unreported = () if whole is None else unreported_tables(whole, report.totals)
    return report._replace(findings=(*report.findings, *unreported))


def check_file(workspace: Workspace, file: Path, options: CheckOptions) -> Checked:
    """Check one file; without a usable file or table there is no check, only findings."""
    pair, findings = open_pair(workspace, file, options.targets, waivers=options.waivers)
    if pair is None:
        return None, findings
    return check_pair(workspace, pair, options), ()


def check_pair(workspace: Workspace, pair: Pair, options: CheckOptions | None = None) -> Check:
    """Check a file that is read already, against its table."""
    return _Checker(workspace, pair, options or CheckOptions()).check()


class _Checker:
    """One file against one table."""

    def __init__(self, workspace: Workspace, pair: Pair, options: CheckOptions) -> None:
        settings = workspace.config.check
        self.workspace = workspace
        self.pair = pair
        self.table = pair.table
        self.actuals = pair.actuals
        self.letting_off = LettingOff(pair.granted)
        self.entries: dict[str, tuple[Achieved, ...]] = {}  # an indicator and the milestones on its way share theirs
        self.require_evidence = options.require_evidence or settings.require_evidence
        self.missing: Missing = options.missing or settings.missing
        self.milestones = options.milestones
        self.quarters = options.quarters
        self.in_brief = options.in_brief
        self.tolerances = tolerances_of(workspace)
        self.moment = moment_of(pair.table, pair.actuals, options.quarter)
        self.findings: list[Finding] = list(pair.findings)

    def check(self) -> Check:
        indicators = tuple(self._row(item) for item in self.table.indicators)
        milestones = tuple(self._row(item) for item in self.table.milestones) if self.milestones else ()
        self.findings += entry_findings(self.pair, self.workspace.language)
        self.findings += left_out(self.pair, self.moment)
        self.findings += unreadable_amounts(self.pair, self.workspace.language)
        judged = (*self.table.indicators, *(self.table.milestones if self.milestones else ()))
        self.findings += self.letting_off.unused(judged, self.moment)
        project = self.table.targets.project
        document, model = self.actuals.document, self.actuals.model
        return Check(
            title=self.table.targets.title or project.name,
            region=project.region or "",
            note=model.note if model else None,
            targets=File(self.table.document.path, self.table.document.content),
            actuals=File(document.path, document.content),
            as_of=self.moment.as_of,
            indicators=indicators,
            milestones=milestones,
            findings=in_order(told_once(self.findings)),
        )

    def _row(self, item: Item) -> Row:
        key, record = self.pair.reported.get(item.id, NOTHING)
        entries = self.entries.get(item.id)
        if entries is None:
            entries = self.entries[item.id] = achieved(record, self.workspace.language, self.moment)
        outcome = self.moment.verdict(item, evaluate(item, entries, self.workspace.language, self.tolerances))
        if self.in_brief:
            row = row_in_brief(self.pair, item, entries, outcome)
            if outcome.status is Status.MET and not (outcome.notes or row.proofs or self.require_evidence):
                return row  # there is nothing to tell
        told = RowFindings(self.actuals.document, item, key, entries, self.missing, in_brief=self.in_brief)
        if not self.in_brief:
            row = row_of(self.pair, item, entries, outcome, told.location, with_quarters=self.quarters)
        self.findings += told.about_evidence(row, required=self.require_evidence)
        row, about = self.letting_off.apply(row, told.about_outcome(row))
        self.findings += about
        return row


def tolerances_of(workspace: Workspace) -> Tolerances:
    """Return what the configuration allows for all verdicts."""
    settings = workspace.config.check
    return _tolerances(settings.near, settings.over_noted, settings.over_needs_reason)


_tolerances = lru_cache(maxsize=8)(Tolerances)  # the same for all files, so that verdicts know them again


def unproven(row: Row) -> tuple[Proof, ...]:
    """Return the named files that prove nothing."""
    return tuple(proof for proof in row.proofs if proof.state is not EvidenceState.FOUND)
