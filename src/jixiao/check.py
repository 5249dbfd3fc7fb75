"""``check``: what was achieved against what was promised, file by file.

The story on one page: read the actuals and their table, judge every indicator and milestone, tell what is wrong and where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.accumulate import Achieved, Moment, achieved
from jixiao.check_findings import RowFindings, told_once, unreported_tables
from jixiao.check_report import Check, CheckReport, File, Row
from jixiao.entry_findings import entry_findings
from jixiao.evaluate import Tolerances, evaluate
from jixiao.evidence import EvidenceState, Proof
from jixiao.execution import unreadable_amounts
from jixiao.findings import Finding, Severity, in_order
from jixiao.outcome import Outcome, Status
from jixiao.pair import NOTHING, Pair, open_pair
from jixiao.rows import let_off, row_in_brief, row_of
from jixiao.waivers import expired, unused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jixiao.documents.load import Loaded
    from jixiao.documents.models import Actuals
    from jixiao.table import Item, Table
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
        self.used: set[str] = set()
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
        self.findings += unreadable_amounts(self.pair, self.workspace.language)
        self._look_at_waivers((*indicators, *milestones))
        project = self.table.targets.project
        document, model = self.actuals.document, self.actuals.model
        return Check(
            title=self.table.targets.title or project.name,
            region=project.region or "",
            note=model.note if model else None,
            targets=File(self.table.document.path, self.table.document.sha256),
            actuals=File(document.path, document.sha256),
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
        outcome = evaluate(item, entries, self.workspace.language, self.tolerances)
        if outcome.status is not Status.MET and _is_not_due(item, outcome, self.moment):
            outcome = _before_due(outcome)
        told = RowFindings(self.actuals.document, item, key, entries, self.missing, in_brief=self.in_brief)
        if self.in_brief:
            row = row_in_brief(self.pair, item, entries, outcome)
        else:
            row = row_of(self.pair, item, entries, outcome, told.location, with_quarters=self.quarters)
        self.findings += told.about_evidence(row, required=self.require_evidence)
        return self._with_waiver(row, told)

    def _look_at_waivers(self, rows: tuple[Row, ...]) -> None:
        """Name the waivers nothing needed; one whose target falls due later may be needed yet."""
        judged = {row.id for row in rows} - {row.id for row in rows if row.due > self.moment.quarter}
        granted = self.pair.granted.items()
        self.findings += [unused(grant) for name, grant in granted if name in judged and name not in self.used]

    def _with_waiver(self, row: Row, told: RowFindings) -> Row:
        grant = self.pair.granted.get(row.id)
        if grant is None or row.status in {Status.MET, Status.NOT_DUE}:
            self.findings += told.about_outcome(row)
            return row
        self.used.add(row.id)
        if grant.expired:
            self.findings += [*told.about_outcome(row), expired(grant)]
            return row
        return let_off(row, grant)


def moment_of(table: Table, actuals: Loaded[Actuals], quarter: int | None) -> Moment:
    """Decide the point in time: ``--quarter``, the file's ``as_of``, or the end of the year."""
    if quarter is not None:
        return Moment.at_quarter(table.year, quarter)
    as_of = actuals.model.as_of if actuals.model else None
    return Moment.at_date(table.year, as_of) if as_of else Moment.whole_year(table.year)


def tolerances_of(workspace: Workspace) -> Tolerances:
    """Return what the configuration allows for all verdicts."""
    settings = workspace.config.check
    return Tolerances(settings.near, settings.over_noted, settings.over_needs_reason)


def unproven(row: Row) -> tuple[Proof, ...]:
    """Return the named files that prove nothing."""
    return tuple(proof for proof in row.proofs if proof.state is not EvidenceState.FOUND)


def _is_not_due(item: Item, outcome: Outcome, moment: Moment) -> bool:
    """Whether a target need not be met yet; of 次年3月底前 nothing need be reported in this year."""
    if item.due > moment.quarter or item.due_date is None or item.due_is_planned:
        return item.due > moment.quarter
    is_next_year = moment.as_of is None and item.due_date.year > moment.year  # the whole year is judged, and no more
    return item.due_date > moment.date or (is_next_year and outcome.status is Status.UNREPORTED)


def _before_due(outcome: Outcome) -> Outcome:
    """Keep an open target open, but do not hide what could not be read in it."""
    errors = tuple(note for note in outcome.notes if note.severity is Severity.ERROR)
    if errors:
        return outcome._replace(notes=errors)
    return outcome._replace(status=Status.NOT_DUE, notes=())
