"""``rollup``: many tables as one, by region, project and indicator (汇总).

The story on one page: read and summarise every table with its actuals, find those nobody has reported for, put the tables of one
project and year together, aggregate, judge and score what all regions come to and what each of them does, rank, tell what does
not fit together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiao.aggregates.judging import Judge
from jixiao.aggregates.matching import normal
from jixiao.aggregates.rolling import aggregate, roll
from jixiao.aggregates.summary import SummaryOptions, summarise_file, summarise_unreported
from jixiao.check import tolerances_of
from jixiao.discovery import files_below, kind_of
from jixiao.documents.load import shown_path
from jixiao.findings import Finding, Severity, in_order
from jixiao.many_files import ask_each
from jixiao.profiles import DEFAULT, find_profile
from jixiao.progress import Yardstick
from jixiao.rollup_findings import about_lines, about_tables, used_twice
from jixiao.rollup_report import By, Cell, IndicatorRow, ProjectRow, RegionRow, RollupReport
from jixiao.scoring import FULL, no_profile
from jixiao.table import YEAR_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jixiao.aggregates.member import Summary
    from jixiao.aggregates.rolling import Line
    from jixiao.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RollupOptions:
    """What the command line may set for one run; ``None`` leaves it to the configuration and the files."""

    quarter: int | None = None
    profile: str | None = None
    by: By | None = None
    worst: int = 5


def rollup(
    workspace: Workspace, paths: Iterable[Path], options: RollupOptions | None = None, jobs: int | None = 1
) -> RollupReport:
    """Roll up all tables and actuals below folders; with no path, those the configuration names.

    ``jobs`` is the number of processes; ``None`` takes as many as are worth it.
    """
    options = options or RollupOptions()
    reading = reading_of(workspace, options)
    if not isinstance(reading, SummaryOptions):
        return RollupReport((), (*workspace.config.findings, reading))
    profile, name = reading.profile, reading.profile_name
    summaries, findings = gather(workspace, list(paths), reading, jobs)
    rule = workspace.config.monitor
    judge = Judge(profile, Yardstick(workspace.language, tolerances_of(workspace), rule))
    projects: list[ProjectRow] = []
    for tables in _by_project(summaries):
        project, told = _project(tables, judge)
        projects.append(project)
        findings += told
    told_once = dict.fromkeys((*workspace.config.findings, *in_order(findings)))
    return RollupReport(tuple(projects), tuple(told_once), name, profile.title or name, options.by, options.worst)


def reading_of(workspace: Workspace, options: RollupOptions) -> SummaryOptions | Finding:
    """Say how tables are read; a profile that cannot be used is a finding."""
    name = options.profile or workspace.config.score.profile or DEFAULT
    profile = find_profile(workspace.config.score, name)
    if profile is None or sum(profile.weights.values(), profile.execution) != FULL:
        return no_profile(workspace, profile, name)
    return SummaryOptions(profile, name, options.quarter)


def gather(
    workspace: Workspace, paths: Sequence[Path], options: SummaryOptions, jobs: int | None = 1
) -> tuple[list[Summary], list[Finding]]:
    """Summarise every table with its actuals, in ``jobs`` processes, then the tables nobody has reported for."""
    summaries: dict[str, Summary] = {}
    actuals_files, targets_files = _files(workspace, paths)
    reported, told_once = ask_each(workspace, actuals_files, jobs, summarise_file, options)
    findings = list(told_once)
    for summary in reported:
        other = summaries.get(summary.targets)
        kept = summary
        if other is not None:
            kept, dropped = (summary, other) if _age(summary) > _age(other) else (other, summary)
            findings.append(used_twice(kept, dropped))
        summaries[kept.targets] = kept
    latest = max((summary.quarter for summary in summaries.values()), default=YEAR_END)
    late = replace(options, quarter=options.quarter or (latest if latest < YEAR_END else None))
    for file in targets_files:
        if shown_path(file) not in summaries:
            unreported, told = summarise_unreported(workspace, file, late)
            findings += told
            if unreported is not None:
                summaries[unreported.targets] = unreported
    for summary in summaries.values():
        findings += summary.findings
    return sorted(summaries.values(), key=lambda summary: summary.order), findings


def facts_of(
    workspace: Workspace, paths: Sequence[Path], options: RollupOptions, jobs: int | None = 1
) -> tuple[list[Summary], tuple[Finding, ...]]:
    """Read all tables with the quarters of their indicators, for queries and files of data; and what could not be read."""
    reading = reading_of(workspace, options)
    if not isinstance(reading, SummaryOptions):
        return [], (reading,)
    summaries, findings = gather(workspace, paths, replace(reading, with_quarters=True), jobs)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    return summaries, tuple(dict.fromkeys((*workspace.config.findings, *in_order(errors))))


def _project(tables: Sequence[Summary], judge: Judge) -> tuple[ProjectRow, list[Finding]]:
    """Roll up one project, in all regions together and in each of them."""
    rolled = roll(tables, judge)
    by_region: dict[str, list[Summary]] = defaultdict(list)
    for table in tables:
        by_region[table.region].append(table)
    regions = [RegionRow(region, roll(found, judge)) for region, found in sorted(by_region.items())]
    unranked = _without_money(regions)
    reported = {table.quarter for table in tables if table.actuals is not None} or {tables[0].quarter}
    project = ProjectRow(
        name=tables[0].project,
        year=tables[0].year,
        quarter=reported.pop() if len(reported) == 1 else None,
        rolled=rolled,
        indicators=tuple(_row(line, judge) for line in rolled.lines),
        regions=_ranked(regions, unranked),
        notes=tuple(dict.fromkeys(table.note for table in tables if table.note)),
    )
    return project, [*about_lines(rolled.lines), *about_tables(tables, rolled, unranked)]


def _row(line: Line, judge: Judge) -> IndicatorRow:
    """Show what an indicator comes to in each region."""
    group = line.group
    regions = sorted({one.table.region for one in group.placed})
    cells = tuple(
        Cell(region, aggregate(group.only(one for one in group.placed if one.table.region == region), judge))
        for region in regions
    )
    return IndicatorRow(line, cells, group.apart_from.member.text if group.apart_from else "")


def _without_money(regions: Sequence[RegionRow]) -> frozenset[str]:
    """Name the regions whose execution cannot be assessed while that of others is: a score without it is easier won."""
    lacking = frozenset(row.region for row in regions if row.is_reported and row.rolled.money is None)
    return frozenset() if all(row.rolled.money is None for row in regions) else lacking


def _ranked(regions: Sequence[RegionRow], unranked: frozenset[str]) -> tuple[RegionRow, ...]:
    """Rank by score, best first; equals share a rank. Who has not reported, or cannot be judged or compared, has none."""
    ranked = {
        row.region: row.rolled.total
        for row in regions
        if row.is_reported and row.rolled.total is not None and row.region not in unranked
    }
    scores = sorted(ranked.values(), reverse=True)
    return tuple(
        replace(row, rank=scores.index(ranked[row.region]) + 1) if row.region in ranked else row for row in regions
    )


def _by_project(summaries: Iterable[Summary]) -> list[list[Summary]]:
    """Put the tables of one project and year together."""
    found: dict[tuple[int, str], list[Summary]] = defaultdict(list)
    for summary in summaries:
        found[summary.year, normal(summary.project)].append(summary)
    return [found[key] for key in sorted(found)]


def _files(workspace: Workspace, paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Find the files of actuals and the target tables, each kind in the order of the paths; every file is looked at once."""
    if not paths:
        return sorted(workspace.actuals_files(())), sorted(workspace.targets_files())
    found: dict[str | None, set[Path]] = defaultdict(set)
    for path in paths:
        for file in files_below(path) if path.is_dir() else (path,):
            kind = kind_of(file)
            # what is named and is neither is read as actuals, so that its problem is told
            found["actuals" if kind is None and file == path else kind].add(file)
    return sorted(found["actuals"]), sorted(found["targets"])


def _age(summary: Summary) -> tuple[bool, int]:
    """Order files about one table by what they know: the whole year is newest."""
    return (summary.as_of is None, summary.as_of.toordinal() if summary.as_of else 0)
