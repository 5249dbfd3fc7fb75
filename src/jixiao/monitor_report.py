"""What ``report`` has found out, as plain frozen values: everything a renderer needs, and nothing of files and models."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from jixiao.check_report import NOT_MET
from jixiao.findings import Finding, Severity
from jixiao.lights import Light, is_worse, worst
from jixiao.outcome import Status
from jixiao.progress import PLACES
from jixiao.quantity import rounded_ratio

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jixiao.check_report import File, Row
    from jixiao.execution import Execution
    from jixiao.forecast import Forecast
    from jixiao.progress import Standing

BEHIND = NOT_MET | {"JX421", "JX422", "JX413"}
"""Findings that say something is behind, missing or overspent (exit code 1); any other error means that it could not be judged."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule that was applied, for the reader who wants to recompute."""

    red: Decimal
    yellow: Decimal
    blue: Decimal
    gap_points: Decimal
    is_linear: bool
    is_ratio: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """One 三级指标 at the end of a quarter.

    ``quarters`` holds what each quarter up to here reported, in the target's unit; ``before`` is the standing a quarter ago, where
    the file can tell; ``completion`` is the degree of completion of the whole target, 0 to 1, where that can be measured.
    """

    row: Row
    quarters: tuple[Decimal | str | None, ...]
    standing: Standing
    forecast: Forecast
    before: Standing | None = None
    completion: Decimal | None = None

    @property
    def light(self) -> Light:
        """The light, with a waiver taken into account."""
        return Light.WAIVED if self.row.waived is not None else self.standing.light

    @property
    def got_worse(self) -> bool:
        """Whether the light fell since the quarter before."""
        return self.before is not None and is_worse(self.light, self.before.light)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of actuals monitored against its table. ``later`` names the items with values of later quarters, left out."""

    title: str
    region: str
    note: str | None
    targets: File
    actuals: File
    year: int
    quarter: int
    as_of: datetime.date | None
    budget: Execution
    indicators: tuple[Progress, ...]
    milestones: tuple[Row, ...]
    later: tuple[str, ...]
    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def light(self) -> Light:
        """The light of the project: the worst colour of its indicators, grey where none has a colour."""
        return worst(progress.light for progress in self.indicators)

    @property
    def completions(self) -> tuple[Decimal, ...]:
        """The degrees of completion that could be measured."""
        counted = (progress for progress in self.indicators if progress.light not in {Light.WAIVED, Light.UNRATED})
        return tuple(progress.completion for progress in counted if progress.completion is not None)

    @property
    def completion(self) -> Decimal | None:
        """目标完成程度: their mean, each counting the same."""
        known = self.completions
        return rounded_ratio(sum(known, Decimal(0)) / len(known), PLACES) if known else None

    @property
    def summary(self) -> dict[str, int]:
        """Count the 三级指标 by light."""
        return summarise(self.indicators)


@dataclass(frozen=True, slots=True)
class MonitorReport:
    """Everything one run of ``report`` has to say. ``findings`` are those of files that could not be monitored."""

    sheets: tuple[Sheet, ...]
    quarter: int | None = None
    findings: tuple[Finding, ...] = ()
    kind: Literal["monitor"] = "monitor"

    @property
    def summary(self) -> dict[str, int]:
        """Count the 三级指标 of all files by light."""
        return summarise(progress for sheet in self.sheets for progress in sheet.indicators)

    @property
    def exit_code(self) -> int:
        """0 on course (yellow too), 1 something red, or due and missed or not reported, 2 something could not be read, 3 nothing."""
        errors = {f.code for f in self.all_findings if f.severity is Severity.ERROR}
        if errors - BEHIND:
            return 2
        if not any(sheet.indicators for sheet in self.sheets):
            return 3
        return 1 if errors or any(_is_behind(sheet) for sheet in self.sheets) else 0

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """All findings of the run in the order of the files."""
        return (*(f for sheet in self.sheets for f in sheet.findings), *self.findings)


def _is_behind(sheet: Sheet) -> bool:
    if Light.RED in {sheet.light, sheet.budget.light}:
        return True
    due = [p.row for p in sheet.indicators if p.row.due <= sheet.quarter and p.light is not Light.WAIVED]
    return any(row.status is Status.UNRATED for row in (*due, *sheet.milestones))


def summarise(indicators: Iterable[Progress]) -> dict[str, int]:
    """Count lights, in the order of the JSON contract."""
    counts = {"total": 0, **{light.value: 0 for light in Light}}
    for progress in indicators:
        counts["total"] += 1
        counts[progress.light.value] += 1
    return counts
