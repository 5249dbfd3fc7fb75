"""What ``rollup`` has found out, as plain frozen values: everything a renderer needs, and nothing of files and models."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from jixiao.aggregates.added import progress_ratio
from jixiao.aggregates.member import Method
from jixiao.check_report import NOT_MET
from jixiao.findings import Finding, Severity
from jixiao.lights import Light
from jixiao.outcome import Status
from jixiao.scores.report import INCOMPLETE

if TYPE_CHECKING:
    from jixiao.aggregates.judging import Aggregate
    from jixiao.aggregates.rolling import Line, Rolled

By = Literal["region", "project", "indicator"]
NOT_REPORTED = "JX505"
OPEN = NOT_MET | INCOMPLETE | {NOT_REPORTED}
"""Findings that say something is not reached or not reported (exit code 1); any other error means that it could not be judged."""
_SETTLED = frozenset({Status.MET, Status.NOT_DUE, Status.WAIVED})
_TROUBLE = (Light.RED, Light.UNREPORTED, Light.YELLOW, Light.UNRATED)


@dataclass(frozen=True, slots=True)
class Cell:
    """One aggregated indicator in one region: what the region's own tables come to."""

    region: str
    found: Aggregate


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One aggregated indicator. ``cells`` are those of the regions that have it; ``counts`` counts its tables by status.

    ``apart_from`` names the target it was kept apart from because it is counted in something else.
    """

    line: Line
    cells: tuple[Cell, ...]
    apart_from: str = ""

    @property
    def found(self) -> Aggregate:
        """The aggregated target and actual with their verdict."""
        return self.line.found

    @property
    def id(self) -> str:
        """The id the most tables use; of several the first."""
        counts = Counter(one.member.id for one in self.line.group.placed)
        return min(counts, key=lambda name: (-counts[name], name))

    @property
    def name(self) -> str:
        """The name as the first table writes it."""
        return self.line.group.first.name

    @property
    def level1(self) -> str:
        """The 一级指标."""
        return self.line.group.first.level1

    @property
    def level2(self) -> str:
        """The 二级指标."""
        return self.line.group.first.level2

    @property
    def code(self) -> str | None:
        """The 汇总编码, where the tables have one."""
        return self.line.group.first.code

    @property
    def method(self) -> Method:
        """How it was aggregated."""
        return self.line.group.method

    @property
    def counts(self) -> dict[Status, int]:
        """How many tables stand how, in the order of the statuses."""
        found = Counter(one.member.status for one in self.line.group.placed)
        return {status: found[status] for status in Status if found[status]}

    @property
    def tables(self) -> int:
        """How many tables have it."""
        return len(self.line.group.placed)

    @property
    def reported(self) -> int:
        """How many of them have reported it."""
        return sum(one.member.is_reported for one in self.line.group.placed)

    @property
    def progress(self) -> Decimal | None:
        """What there is of what should be by the quarter; of rates and ceilings there is none."""
        return progress_ratio(self.found) if self.method is Method.SUM else None

    @property
    def laggards(self) -> tuple[Cell, ...]:
        """The regions that are furthest behind, the worst first."""
        behind = [cell for cell in self.cells if cell.found.light in _TROUBLE]
        return tuple(sorted(behind, key=_badness))


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region in one project. ``rank`` is its place by score, ``None`` where it has none."""

    region: str
    rolled: Rolled
    rank: int | None = None

    @property
    def is_reported(self) -> bool:
        """Whether anybody there has reported anything."""
        return self.rolled.reported > 0

    @property
    def lights(self) -> dict[Light, int]:
        """How many indicators have which light."""
        found = Counter(line.found.light for line in self.rolled.lines)
        return {light: found[light] for light in Light if found[light]}


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project of one year in all regions. ``regions`` are in the order of their names; ``notes`` are those of the files."""

    name: str
    year: int
    quarter: int | None
    rolled: Rolled
    indicators: tuple[IndicatorRow, ...]
    regions: tuple[RegionRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def ranking(self) -> tuple[RegionRow, ...]:
        """The regions by score; who has none comes last."""
        return tuple(sorted(self.regions, key=lambda row: (row.rank is None, row.rank or 0, row.region)))

    @property
    def unreported(self) -> tuple[str, ...]:
        """The regions nobody has reported anything for."""
        return tuple(row.region for row in self.regions if not row.is_reported)

    @property
    def lights(self) -> dict[Light, int]:
        """How many aggregated indicators have which light."""
        found = Counter(row.found.light for row in self.indicators)
        return {light: found[light] for light in Light if found[light]}

    def worst(self, count: int) -> tuple[IndicatorRow, ...]:
        """Return the indicators that are furthest behind, the worst first."""
        behind = [row for row in self.indicators if row.found.light in _TROUBLE or row.found.status not in _SETTLED]
        return tuple(sorted(behind, key=_row_badness)[:count])


@dataclass(frozen=True, slots=True)
class RollupReport:
    """Everything one run of ``rollup`` has to say. ``by`` is the one view that was asked for, ``None`` for all of them."""

    projects: tuple[ProjectRow, ...]
    findings: tuple[Finding, ...] = ()
    profile: str = ""
    profile_title: str = ""
    by: By | None = None
    worst: int = 5
    kind: Literal["rollup"] = "rollup"

    @property
    def exit_code(self) -> int:
        """0 all that is due is met, 1 something is not met or not reported, 2 something could not be judged, 3 nothing there."""
        errors = {finding.code for finding in self.findings if finding.severity is Severity.ERROR}
        if errors - OPEN:
            return 2
        rows = [row for project in self.projects for row in project.indicators]
        if not rows:
            return 3
        is_open = any(row.found.status not in _SETTLED or Status.UNREPORTED in row.counts for row in rows)
        return 1 if errors or is_open else 0

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """All findings of the run."""
        return self.findings


def _badness(cell: Cell) -> tuple[int, Decimal, str]:
    ratio = cell.found.ratio
    return _TROUBLE.index(cell.found.light), Decimal(0) if ratio is None else ratio, cell.region


def _row_badness(row: IndicatorRow) -> tuple[int, Decimal, int, str]:
    light = row.found.light
    rank = _TROUBLE.index(light) if light in _TROUBLE else len(_TROUBLE)
    held = Decimal(row.found.held) / row.tables
    return rank, held if row.found.ratio is None else row.found.ratio, -row.tables, row.id
