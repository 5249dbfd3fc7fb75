"""``report``: how the year is going at the end of a quarter, the work and the money side by side (双监控).

The story on one page: read the files, measure every indicator against what is expected by then, judge the milestones of the
quarter and the execution of the budget, compare with the quarter before, look ahead, tell what is wrong and where.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiao.accumulate import Achieved, Moment, achieved, moment_of
from jixiao.check_findings import RowFindings, told_once
from jixiao.check_report import File, Row
from jixiao.entry_findings import entry_findings, later_items, left_out
from jixiao.evaluate import Tolerances
from jixiao.execution import execution_of
from jixiao.findings import Finding, Severity, in_order
from jixiao.forecast import Forecast, forecast
from jixiao.lights import Light
from jixiao.many_files import ask_each
from jixiao.monitor_findings import ItemFindings, gap, no_quarter, old_data
from jixiao.monitor_report import MonitorReport, Progress, Rule, Sheet
from jixiao.outcome import Outcome, Status
from jixiao.pair import NOTHING, Pair, open_pair
from jixiao.progress import Standing, Yardstick, completion_of, quarter_of_entry
from jixiao.rows import LettingOff, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jixiao.table import Item
    from jixiao.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MonitorOptions:
    """What the command line may set for one run."""

    targets: Path | None = None
    quarter: int | None = None
    waivers: bool = True


def monitor(
    workspace: Workspace, paths: Iterable[Path], options: MonitorOptions | None = None, jobs: int | None = 1
) -> MonitorReport:
    """Monitor files (and folders) of actuals; with no path, those the configuration names.

    ``jobs`` is the number of processes; ``None`` takes as many as are worth it.
    """
    options = options or MonitorOptions()
    sheets, findings = ask_each(workspace, workspace.actuals_files(paths), jobs, monitor_file, options)
    quarters = {sheet.quarter for sheet in sheets}
    same = quarters.pop() if len(quarters) == 1 else None
    return MonitorReport(sheets, options.quarter or same, findings)


def monitor_file(workspace: Workspace, file: Path, options: MonitorOptions) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """Monitor one file; without a usable file or table, or a quarter, there is no sheet, only findings."""
    pair, told = open_pair(workspace, file, options.targets, waivers=options.waivers)
    if pair is None:
        return None, told
    sheet = monitor_pair(workspace, pair, options.quarter)
    return (None, (*pair.findings, no_quarter(pair))) if sheet is None else (sheet, ())


def monitor_pair(workspace: Workspace, pair: Pair, quarter: int | None = None) -> Sheet | None:
    """Monitor a file that is read already, at the end of a quarter or at its ``as_of``; ``None`` where it has neither."""
    moment = moment_of(pair.table, pair.actuals, quarter)
    return _Monitor(workspace, pair, moment).sheet() if moment.as_of and moment.running else None


class _Monitor:
    """One file against one table at one moment; its quarter is the one that runs or has just ended."""

    def __init__(self, workspace: Workspace, pair: Pair, moment: Moment) -> None:
        check, rule = workspace.config.check, workspace.config.monitor
        self.language = workspace.language
        self.pair = pair
        self.moment = moment
        self.quarter = moment.running
        self.year = pair.table.year
        self.missing = check.missing
        self.require_evidence = check.require_evidence
        tolerances = Tolerances(check.near, check.over_noted, check.over_needs_reason)
        self.yardstick = Yardstick(self.language, tolerances, rule)
        self.rule = Rule(
            rule.red, rule.yellow, rule.blue, rule.gap_points, rule.expected == "linear", rule.unscaled == "ratio"
        )
        self.findings: list[Finding] = list(pair.findings)
        self.letting_off = LettingOff(pair.granted)

    def sheet(self) -> Sheet:
        table, document, model = self.pair.table, self.pair.actuals.document, self.pair.actuals.model
        indicators = tuple(self._progress(item) for item in table.indicators)
        milestones = tuple(filter(None, (self._milestone(item) for item in table.milestones)))
        budget, told = execution_of(self.pair, self.quarter, self.yardstick)
        self.findings += entry_findings(self.pair, self.language)
        self.findings += left_out(self.pair, self.moment)
        self._look_at_forecasts()
        self.findings += self.letting_off.unused((*table.indicators, *table.milestones), self.moment)
        sheet = Sheet(
            title=table.targets.title or table.targets.project.name,
            region=table.targets.project.region or "",
            note=model.note if model else None,
            targets=File(table.document.path, table.document.content),
            actuals=File(document.path, document.content),
            year=self.year,
            quarter=self.quarter,
            as_of=model.as_of if model else None,
            budget=budget,
            indicators=indicators,
            milestones=milestones,
            later=tuple(later_items(self.pair, self.moment)),
            rule=self.rule,
            findings=(),
        )
        about_file = (
            old_data(self.pair, self.quarter),
            gap(self.pair, sheet.completion, budget, self.rule),
        )
        self.findings += [*told, *filter(None, about_file)]
        return replace(sheet, findings=in_order(told_once(self.findings)))

    # ── indicators ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _progress(self, item: Item) -> Progress:
        key = self.pair.reported.get(item.id, NOTHING).key
        entries = self._entries(item, self.moment)
        outcome, standing = self.yardstick.measure(item, entries, self.moment)
        told = RowFindings(self.pair.actuals.document, item, key, entries, self.missing)
        row = row_of(self.pair, item, entries, outcome, told.location)
        self.findings += told.about_evidence(
            row, required=self.require_evidence and standing.light is not Light.NOT_DUE
        )
        found = self._about(item, row, standing, told, ItemFindings(self.pair, item, key, entries))
        row = self._with_verdict(item, row, found)
        return Progress(
            row=row,
            quarters=row.quarters[: self.quarter],
            standing=standing,
            forecast=self._forecast(item, entries, outcome, standing),
            before=self._before(item, entries),
            completion=completion_of(item, outcome),
        )

    def _forecast(self, item: Item, entries: tuple[Achieved, ...], outcome: Outcome, standing: Standing) -> Forecast:
        quarter, behind = self.quarter, self.rule.red
        return forecast(item, entries, outcome, standing, quarter=quarter, language=self.language, behind=behind)

    def _about(self, item: Item, row: Row, standing: Standing, told: RowFindings, about: ItemFindings) -> list[Finding]:
        """Collect what there is to say about an item's verdict and its light; each thing once."""
        is_missing = row.status is Status.UNREPORTED and standing.light is Light.UNREPORTED
        is_settled = self.moment.is_due(item) or is_missing or row.status in {Status.UNRATED, Status.MET}
        found = told.about_outcome(row) if is_settled else []
        if standing.light is Light.RED and not any(f.code in {"JX301", "JX303"} for f in found):
            found.append(about.behind(row, standing, self.quarter))
        if standing.is_stale and self.missing != "ignore":
            severity = Severity.ERROR if self.missing == "fail" else Severity.WARNING
            found.append(about.not_this_quarter(row, self.quarter, severity))
        return found

    def _before(self, item: Item, entries: tuple[Achieved, ...]) -> Standing | None:
        """Stand a quarter back, where every value says when it was reached."""
        if self.quarter == 1:
            return None
        is_total = getattr(self.pair.reported.get(item.id, NOTHING).record, "is_total", False)
        times = [quarter_of_entry(entry.entry, self.year) for entry in entries]
        # of a single total nobody knows what it was a quarter ago
        if None in times or (is_total and self.quarter in times):
            return None
        before = Moment.at_quarter(self.year, self.quarter - 1)
        return self.yardstick.measure(item, self._entries(item, before), before)[1]

    def _entries(self, item: Item, moment: Moment) -> tuple[Achieved, ...]:
        return achieved(self.pair.reported.get(item.id, NOTHING).record, self.language, moment)

    # ── milestones ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _milestone(self, item: Item) -> Row | None:
        """Judge a milestone of this quarter; of an earlier one only when it is still open."""
        if item.due > self.quarter:
            return None
        key = self.pair.reported.get(item.id, NOTHING).key
        entries = self._entries(item, self.moment)
        outcome = self.moment.verdict(item, self.yardstick.measure(item, entries, self.moment)[0])
        if item.due < self.quarter and outcome.status is Status.MET:
            return None
        told = RowFindings(self.pair.actuals.document, item, key, entries, self.missing)
        row = row_of(self.pair, item, entries, outcome, told.location)
        self.findings += told.about_evidence(row, required=self.require_evidence)
        return self._with_verdict(item, row, told.about_outcome(row))

    # ── what both need ───────────────────────────────────────────────────────────────────────────────────────────────

    def _with_verdict(self, item: Item, row: Row, told: list[Finding]) -> Row:
        """Say of a row what ``check`` says of it at this moment, be it 未到期 or 已豁免."""
        row = row._replace(outcome=self.moment.verdict(item, row.outcome))
        row, found = self.letting_off.apply(row, told)
        self.findings += found
        return row

    def _look_at_forecasts(self) -> None:
        """Look at all forecasts, those of later quarters too."""
        items = {item.id: item for item in (*self.pair.table.milestones, *self.pair.table.indicators)}
        for name, reported in self.pair.reported.items():
            entries = achieved(reported.record, self.language, Moment.whole_year(self.year))
            about = ItemFindings(self.pair, items[name], reported.key, entries)
            self.findings += about.about_forecasts(self.language)
