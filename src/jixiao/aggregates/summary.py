"""Read one table with its actuals and keep what a roll-up needs: judged, monitored and scored as a single table is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.accumulate import Moment, achieved, moment_of
from jixiao.aggregates.member import Measure, Member, Method, Summary
from jixiao.aggregates.quarters import QuarterFact, quarters_of
from jixiao.check import tolerances_of
from jixiao.check_report import NOT_MET
from jixiao.documents.load import Loaded
from jixiao.documents.source import Document
from jixiao.findings import Finding, Severity
from jixiao.language import Actual, Amount, Growth, Range
from jixiao.lights import Light, worst
from jixiao.pair import NOTHING, Pair, open_pair
from jixiao.progress import Basis, Yardstick, is_flow
from jixiao.rules.vocabulary import first_class, second_class
from jixiao.scores.report import INCOMPLETE
from jixiao.scoring import score_pair
from jixiao.table import YEAR_END, Item

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal
    from pathlib import Path

    from jixiao.accumulate import Achieved
    from jixiao.documents.models import Actuals, Record
    from jixiao.documents.models.profile import Profile
    from jixiao.language import Language, Target
    from jixiao.progress import Standing
    from jixiao.scores.report import Score, ScoredRow
    from jixiao.table import Table
    from jixiao.workspace import Workspace

WHOLE_YEAR = frozenset({None, "年", "年度"})
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """How every table of a run is read: by which profile, and at which quarter (``None``: as each file says).

    ``with_quarters`` also keeps how every indicator stood at the end of each quarter.
    """

    profile: Profile
    profile_name: str
    quarter: int | None = None
    with_quarters: bool = False


def summarise_file(
    workspace: Workspace, file: Path, options: SummaryOptions
) -> tuple[Summary | None, tuple[Finding, ...]]:
    """Read a file of actuals with its table and summarise both; without a usable pair there are only findings."""
    pair, told = open_pair(workspace, file)
    return (None, told) if pair is None else (summarise_pair(workspace, pair, options), ())


def summarise_unreported(
    workspace: Workspace, file: Path, options: SummaryOptions
) -> tuple[Summary | None, tuple[Finding, ...]]:
    """Summarise a table nobody has reported anything for."""
    loaded, table = workspace.table(file)
    if table is None:
        return None, loaded.findings
    empty: Loaded[Actuals] = Loaded(Document("", "", None, None), None, ())
    granted, told = workspace.grants(table, file)
    pair = Pair(table, empty, file, {}, granted, (*table.findings, *told), workspace.surroundings)
    return summarise_pair(workspace, pair, options), ()


def summarise_pair(workspace: Workspace, pair: Pair, options: SummaryOptions) -> Summary:
    """Summarise a file that is read already."""
    score = score_pair(workspace, pair, options.profile, options.profile_name, options.quarter)
    reader = _Reader(workspace, pair, options)
    members = tuple(
        reader.member(number, item, scored)
        for number, (item, scored) in enumerate(zip(pair.table.indicators, score.indicators, strict=True))
    )
    project, model = pair.table.targets.project, pair.actuals.model
    return Summary(
        region=region_of(pair.table),
        project=project.name,
        year=project.year,
        title=score.title,
        department=project.department or "",
        implementer=project.implementer or "",
        fund_type=project.fund_type or "",
        note=(model.note if model else None) or "",
        targets=pair.table.document.path,
        actuals=pair.actuals.document.path or None,
        as_of=model.as_of if model else None,
        quarter=reader.quarter,
        is_year_over=reader.moment.quarter == YEAR_END,
        budget=score.budget.budget,
        spent=score.budget.spent,
        light=worst(member.light for member in members),
        members=members,
        total=score.total,
        grade=score.grade,
        location=pair.table.document.locate(("project", "region")),
        findings=_unjudged(score, pair),
        said_at=pair.actuals.document.locate(("targets",)) if pair.actuals.document.path else None,
    )


def region_of(table: Table) -> str:
    """Return the region of a table; where it names none, who carries it out, else its file."""
    project = table.targets.project
    return project.region or project.implementer or table.document.path


def _unjudged(score: Score, pair: Pair) -> tuple[Finding, ...]:
    """Keep what keeps a table from being judged; what is merely not met is ``check``'s to tell."""
    errors = [found for found in score.findings if found.severity is Severity.ERROR]
    told = {found for found in errors if found.code not in NOT_MET | INCOMPLETE}
    kept = [found for found in score.findings if found in told]
    return tuple(found for found in kept if pair.actuals.document.path or found in pair.findings)


class _Reader:
    """Turns the items of one table into members."""

    def __init__(self, workspace: Workspace, pair: Pair, options: SummaryOptions) -> None:
        self.language: Language = workspace.language
        self.pair = pair
        self.options = options
        self.moment: Moment = moment_of(pair.table, pair.actuals, options.quarter)
        self.quarter = max(self.moment.running, 1)
        self.yardstick = Yardstick(self.language, tolerances_of(workspace), workspace.config.monitor)

    def member(self, position: int, item: Item, scored: ScoredRow) -> Member:
        standing = self._standing(item)
        outcome, target = scored.row.outcome, item.target
        base = self._base(item)
        return Member(
            id=item.id,
            code=item.indicator.rollup if item.indicator else None,
            name=item.name,
            level1=first_class(item),
            level2=second_class(item),
            position=position,
            text=item.text,
            target=target,
            method=method_of(item),
            measure=measure_of(item),
            location=scored.row.target_location,
            status=scored.row.status,
            light=Light.WAIVED if scored.row.waived else standing.light,
            weight=scored.weight,
            is_due=item.due <= self.moment.quarter,
            is_later=standing.basis is Basis.LATER,
            exact=item.indicator is not None and item.indicator.exact == "equal",
            shown=outcome.text or "",
            low=_low(target),
            high=target.high if isinstance(target, Range) else None,
            base=base.value if base else None,
            base_unit=base.unit if base else None,
            value=outcome.value,
            ratio=outcome.ratio,
            done_on=_last_day(achieved(self._record(item), self.language, self.moment)),
            total=standing.total,
            expected=standing.expected,
            points=scored.score,
            quarters=self._quarters(item) if self.options.with_quarters else (),
        )

    def _quarters(self, item: Item) -> tuple[QuarterFact, ...]:
        return quarters_of(item, self._record(item), self.yardstick, self.moment, self.quarter)

    def _standing(self, item: Item) -> Standing:
        entries = achieved(self._record(item), self.language, self.moment)
        return self.yardstick.measure(item, entries, self.moment)[1]

    def _record(self, item: Item) -> Record | None:
        return self.pair.reported.get(item.id, NOTHING).record

    def _base(self, item: Item) -> Actual | None:
        text = item.indicator.baseline if item.indicator else None
        base = self.language.read_actual(text) if text else None
        return base if isinstance(base, Actual) and base.kind == "amount" and base.value else None


def method_of(item: Item) -> Method:
    """Say how an indicator is aggregated.

    Counts and money add up. Rates, degrees and prices are averaged. Of ceilings, 每次, dates, ratings and several requirements at
    once it is counted who meets them.
    """
    target = item.target
    if isinstance(target, Growth) and target.value is not None and target.op not in {"<=", "<"}:
        return Method.GROWTH if target.unit in {None, _PERCENT, "百分点"} else Method.SUM
    if not isinstance(target, Amount | Range) or target.scope not in WHOLE_YEAR or item.reverse:
        return Method.HELD
    if isinstance(target, Amount) and (item.is_ceiling(target) or target.value <= 0):
        return Method.HELD
    if is_flow(item):
        return Method.SUM
    return Method.MEAN if isinstance(target, Amount) else Method.HELD


def measure_of(item: Item) -> Measure:
    """Say what an indicator is measured in."""
    target = item.target
    if target is None:
        return Measure("unread")
    if isinstance(target, Growth):
        return Measure("growth", target.unit, target.direction)
    if isinstance(target, Amount | Range):
        is_ceiling = item.reverse or item.is_ceiling(target)
        scope = target.scope if target.scope not in WHOLE_YEAR else ""
        return Measure("number", target.unit, f"{'ceiling' if is_ceiling else 'floor'} {scope}".strip())
    return Measure(target.kind)


def _low(target: Target | None) -> Decimal | None:
    if isinstance(target, Range):
        return target.low
    return target.value if isinstance(target, Amount | Growth) else None


def _last_day(entries: tuple[Achieved, ...]) -> datetime.date | None:
    days = [entry.actual.date for entry in entries if isinstance(entry.actual, Actual) and entry.actual.date]
    return max(days, default=None)
