"""``score``: the 100-point self-evaluation (单位自评), every deduction explained.

The story on one page: take the verdicts of ``check``, give every indicator its points, count what is won of them, add the points
for the money, and say what has to be explained. What is waived, not due or cannot be assessed is left out, and the rest is
scaled back to 100. Where anything could not be judged there is no total.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from jixiao.accumulate import Achieved, Moment, achieved, moment_of
from jixiao.catalogue import _
from jixiao.check import CheckOptions, check_pair, tolerances_of
from jixiao.check_findings import RowFindings
from jixiao.documents.source import Document
from jixiao.evaluate import Tolerances, evaluate
from jixiao.findings import Finding, Severity, in_order
from jixiao.language import Language, Unreadable
from jixiao.many_files import ask_each
from jixiao.outcome import Outcome, Status
from jixiao.pair import NOTHING, open_pair
from jixiao.profiles import DEFAULT, built_in, find_profile, profile_names
from jixiao.progress import Yardstick
from jixiao.scores.consistency import consistency
from jixiao.scores.money import score_execution
from jixiao.scores.points import Counter, Points, count_points, is_negative
from jixiao.scores.report import INCOMPLETE, LEFT_OUT, ExecutionScore, Score, ScoredRow, ScoreReport
from jixiao.scores.weights import Allotment, allot
from jixiao.table import YEAR_END, Item

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jixiao.check_report import Check, Row
    from jixiao.documents.models.profile import Profile, Rules
    from jixiao.pair import Pair
    from jixiao.workspace import Workspace

FULL = Decimal(100)
SUPERSEDED = frozenset({"JX301", "JX303"})
"""A missed target is no error here: its deduction is shown, and that it is explained is asked for by JX457."""
_NOT_REACHED = frozenset({Status.MISSED, Status.PARTIAL})
"""What has to be explained even where the proportion gives full points: 超过50家 with 50家 is 未达标."""


@dataclass(frozen=True, slots=True)
class ScoreOptions:
    """What the command line may set for one run; ``None`` leaves it to the configuration."""

    targets: Path | None = None
    profile: str | None = None
    waivers: bool = True


def score(
    workspace: Workspace, paths: Iterable[Path], options: ScoreOptions | None = None, jobs: int | None = 1
) -> ScoreReport:
    """Score files (and folders) of actuals; with no path, those the configuration names.

    ``jobs`` is the number of processes; ``None`` takes as many as are worth it.
    """
    options = options or ScoreOptions()
    name = options.profile or workspace.config.score.profile or DEFAULT
    profile = find_profile(workspace.config.score, name)
    if profile is None or sum(profile.weights.values(), profile.execution) != FULL:
        return ScoreReport((), (*workspace.config.findings, no_profile(workspace, profile, name)))
    files = workspace.actuals_files(paths)
    return ScoreReport(*ask_each(workspace, files, jobs, score_file, options, profile, name))


def score_file(
    workspace: Workspace, file: Path, options: ScoreOptions, profile: Profile, name: str
) -> tuple[Score | None, tuple[Finding, ...]]:
    """Score one file; without a usable file or table there is no score, only findings."""
    pair, told = open_pair(workspace, file, options.targets, waivers=options.waivers)
    return (None, told) if pair is None else (score_pair(workspace, pair, profile, name), ())


def score_pair(workspace: Workspace, pair: Pair, profile: Profile, name: str, quarter: int | None = None) -> Score:
    """Score a file that is read already; ``quarter`` stands in the place of the file's own ``as_of``."""
    return _Scorer(workspace, pair, profile, name, quarter).score()


class _Scorer:
    """One file against one table, by one profile."""

    def __init__(self, workspace: Workspace, pair: Pair, profile: Profile, name: str, quarter: int | None) -> None:
        self.workspace = workspace
        self.pair = pair
        self.profile = profile
        self.name = name
        self.document = pair.actuals.document
        self.quarter = quarter
        self.moment: Moment = moment_of(pair.table, pair.actuals, quarter)
        self.counter = Counter(profile, workspace.language, tolerances_of(workspace))
        self.year_over = self.moment.quarter == YEAR_END
        self.findings: list[Finding] = []

    def score(self) -> Score:
        options = CheckOptions(quarter=self.quarter, missing="fail", milestones=False)
        checked = check_pair(self.workspace, self.pair, options)
        self.findings += [_as_error(found) for found in checked.findings if found.code not in SUPERSEDED]
        allotment = allot(self.pair.table.indicators, self.profile)
        self.findings += allotment.findings
        items = zip(self.pair.table.indicators, checked.indicators, strict=True)
        rows = tuple(self._row(item, row, allotment.weights.get(item.id, Decimal(0))) for item, row in items)
        budget = self._budget()
        if self.year_over:
            self.findings += consistency(rows, budget, self.profile, self.document)
        self._tell(allotment, rows)
        return self._summed(checked, allotment, rows, budget)

    def _row(self, item: Item, row: Row, weight: Decimal) -> ScoredRow:
        key, record = self.pair.reported.get(item.id, NOTHING)
        entries = achieved(record, self.workspace.language, self.moment)
        told = RowFindings(self.document, item, key, entries, "fail")
        points = self._points(item, row, weight, entries)
        if points.note is not None:
            route = ("actuals", key, "entries", points.note.entry or 0, points.note.field)
            note = points.note
            finding = self.document.finding(note.code, note.severity, note.message, help=note.help, route=route)
            self.findings.append(finding.about(item.id))
        if points.score is not None and is_negative(row.outcome):
            self._negative_is_nothing(row)
        lost = weight - points.score if points.score is not None else Decimal(0)
        to_explain = row.status is not Status.UNREPORTED and (lost > 0 or row.status in _NOT_REACHED)
        if to_explain and not row.reasons:
            words = {"id": row.id, "name": row.name, "formula": points.formula, "lost": lost}
            message = (
                _("没有写扣分原因：{id} {name}，{formula}，扣 {lost} 分。")
                if lost
                else _("没有写偏差原因：{id} {name}，{formula}，按比例不扣分，但没有达标。")
            )
            remedy = _("请在这一项写 reason（偏差原因和改进措施）。")
            self.findings.append(told.at_last("JX457", Severity.ERROR, message.format(**words), remedy))
        needs_reason = (
            to_explain or row.status is Status.UNREPORTED or any(note.code == "JX309" for note in row.outcome.notes)
        )
        return ScoredRow(row, weight, points.score, points.formula, points.assumed, needs_reason)

    def _points(self, item: Item, row: Row, weight: Decimal, entries: tuple[Achieved, ...]) -> Points:
        if row.status in LEFT_OUT:
            return Points(None)
        share = self.counter.share(item, entries, row.outcome)
        return Points(None) if share is None else count_points(weight, share, self.profile)

    def _negative_is_nothing(self, row: Row) -> None:
        """A negative number is counted as 0; so what ``check`` calls an error is a warning here."""
        here = [found for found in self.findings if found.code == "JX312" and found.location == row.location]
        for found in here:
            self.findings[self.findings.index(found)] = found._replace(
                code="JX464", severity=Severity.WARNING, help=_("负数按 0 计分；请核对后填写。")
            )

    def _budget(self) -> ExecutionScore:
        settings = self.workspace.config.monitor
        yardstick = Yardstick(self.workspace.language, tolerances_of(self.workspace), settings)
        budget, told = score_execution(self.pair, yardstick, self.profile, year_over=self.year_over)
        self.findings += [finding for finding in told if finding not in self.findings]
        return budget

    def _tell(self, allotment: Allotment, rows: tuple[ScoredRow, ...]) -> None:
        """Tell what the score rests on without anybody having said it."""
        table = self.pair.table.document
        for key, points, count in allotment.automatic:
            message = _("「{key}」没有写分值，{points} 分由 {count} 项自动平均分。").format(
                key=key, points=points, count=count
            )
            remedy = _("分值以批复的为准；请在目标表里给每项写 weight（分值）。")
            self.findings.append(
                table.finding("JX461", Severity.INFO, message, help=remedy, route=("indicators",), on_key=True)
            )
        for row in rows:
            if row.assumed:
                message = _("{id} 只写了评级，按默认比例计分（默认取值，须人工确认）。").format(id=row.row.id)
                remedy = _("请写 score（得分比例），例如 score: 95%。")
                self.findings.append(
                    Finding("JX462", Severity.INFO, message, remedy, row.row.location).about(row.row.id)
                )
        if not self.year_over:
            early = sum(row.row.status is Status.NOT_DUE for row in rows)
            message = _("还没有到年末，{count} 项未到期不计分，得分只供预估。").format(count=early)
            remedy = _("年终自评时，请删去 as_of，或写 12 月 31 日。")
            self.findings.append(
                self.document.finding("JX463", Severity.WARNING, message, help=remedy, route=("as_of",))
            )

    def _summed(
        self, checked: Check, allotment: Allotment, rows: tuple[ScoredRow, ...], budget: ExecutionScore
    ) -> Score:
        counted = sum((row.weight for row in rows if row.counts), Decimal(0))
        won = sum((row.score for row in rows if row.score is not None), Decimal(0))
        if budget.score is not None:
            counted, won = counted + budget.weight, won + budget.score
        errors = {found.code for found in self.findings if found.severity is Severity.ERROR}
        unjudged = errors - INCOMPLETE or any(row.counts and row.score is None for row in rows)
        total = None if unjudged or not rows or not counted else self._scaled(won, counted)
        return Score(
            title=checked.title,
            region=checked.region,
            note=checked.note,
            targets=checked.targets,
            actuals=checked.actuals,
            as_of=checked.as_of,
            profile=self.name,
            profile_title=self.profile.title or self.name,
            budget=budget,
            indicators=rows,
            automatic=allotment.automatic,
            counted=counted,
            total=total,
            grade=grade_of(total, self.profile) if total is not None and self.year_over else None,
            findings=in_order(self.findings),
        )

    def _scaled(self, won: Decimal, counted: Decimal) -> Decimal:
        return won if counted == FULL else (won * FULL / counted).quantize(self.profile.rounding, ROUND_HALF_UP)


def grade_of(total: Decimal, rules: Rules) -> str:
    """Return the best grade whose lower bound a total reaches; an empty text where the profile has none."""
    reached = [(bound, grade) for grade, bound in rules.grades.items() if total >= bound]
    return max(reached)[1] if reached else ""


def score_value(  # noqa: PLR0913 - two texts and their weight; the rest are what a table knows beside them
    target: str,
    actual: str,
    weight: Decimal,
    rules: Rules | None = None,
    *,
    level1: str = "",
    level2: str = "",
    year: int = 2025,
) -> tuple[Outcome, Points]:
    """Score one row of a form from its two texts, outside of any file; an unread text gives no points but a verdict of 待评定."""
    from jixiao.documents.models import Record, class_name

    language, tolerances = Language(), Tolerances()
    read = language.read(target, year)
    understood = None if isinstance(read, Unreadable) else read
    nowhere = Document("", "", None, None)
    item = Item(
        id="",
        level1=class_name(level1),
        level2=class_name(level2),
        name="",
        text=target,
        target=understood,
        due=YEAR_END,
        route=("indicators",),
        document=nowhere,
    )
    entries = achieved(Record.model_validate(actual), language, Moment.whole_year(year))
    outcome = evaluate(item, entries, language, tolerances)
    rules = rules or built_in(DEFAULT)
    share = Counter(rules, language, tolerances).share(item, entries, outcome)
    return outcome, Points(None) if share is None else count_points(weight, share, rules)


def _as_error(finding: Finding) -> Finding:
    """Over-achievement without a reason is a hint during the year, and an error in the self-evaluation; say so."""
    if finding.code != "JX309":
        return finding
    remedy = _("平时核对只是提示，自评必须写：请写 reason（偏差原因）；目标定得偏低时，明年应调高。")
    return finding._replace(severity=Severity.ERROR, help=remedy)


def no_profile(workspace: Workspace, profile: Profile | None, name: str) -> Finding:
    """Say why a profile cannot be used: it is not there, or its points do not come to 100."""
    if profile is None:
        message = _("没有计分方案「{name}」。").format(name=name)
        remedy = _("可以写：{names}；自己的方案写在 jixiao.toml 的 [score.profiles.名称]，base 写它以哪个方案为底。")
        remedy = remedy.format(names=_("、").join(profile_names(workspace.config.score)))
    else:
        total = sum(profile.weights.values(), profile.execution)
        message = _("计分方案「{name}」的分值加起来是 {total}，应是 100。").format(name=name, total=total)
        remedy = _("execution（预算执行率）加 weights 里各类的分值要等于 100。")
    return _at_settings(workspace, Finding("JX455", Severity.ERROR, message, remedy))


def _at_settings(workspace: Workspace, finding: Finding) -> Finding:
    """Point at the [score] part of the configuration, or at its first line."""
    from jixiao.documents.load import shown_path

    file = workspace.config.file
    if file is None:
        return finding
    document = Document(shown_path(file), file.read_text(encoding="utf-8-sig"), None, None)
    lines = document.lines(1, len(document.text))
    start = next((start for start, text in lines if text.strip().startswith("[score")), 0)
    location = document.place(start, document.end_of_line(start))
    return finding._replace(location=location, excerpt=document.excerpt(location))
