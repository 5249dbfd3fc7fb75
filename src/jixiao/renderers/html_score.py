"""The page of ``score``: the total, the points by class, and every indicator with what it won and why not more."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.check_report import summarise
from jixiao.language.targets import plain
from jixiao.outcome import Status
from jixiao.quantity import percent, show_number
from jixiao.renderers.html_chart import bar
from jixiao.renderers.html_page import Cell, Column, Fact, Figure, Grid, Line, Listing, Page, Section, Sum, Sums, Task
from jixiao.renderers.html_rows import (
    STATUS_TONES,
    entered,
    facts_of,
    grouped,
    hint_of,
    problem_of,
    sort_problems,
    status_chip,
    tally_of,
    titled,
    trend_of,
)
from jixiao.renderers.score_table import closing_words, last_words, total_words
from jixiao.renderers.table import actual_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.renderers.html_chart import Bar
    from jixiao.renderers.html_page import Problem, Tone
    from jixiao.scores.report import Score, ScoredRow, ScoreReport

_WHOLE = Decimal(100)


def page(report: ScoreReport) -> Page:
    """Lay the page out: a section a self-evaluation, then what concerns none."""
    total = last_words(report)
    if len(report.scores) == 1:
        total = closing_words(report.scores[0], report.all_findings)
    return Page(
        heading=_("绩效自评"),
        sections=tuple(_section(score, f"s{number}") for number, score in enumerate(report.scores, 1)),
        problems=tuple(problem_of(finding) for finding in report.findings),
        total=total,
    )


def _section(score: Score, anchor: str) -> Section:
    rows = [scored.row for scored in score.indicators]
    about, rest = sort_problems(rows, score.findings)
    lines = [
        _line(scored, problems, f"{anchor}-r{number}")
        for number, (scored, problems) in enumerate(zip(score.indicators, about, strict=True), 1)
    ]
    return Section(
        anchor=anchor,
        title=titled(score),
        note=score.note or "",
        facts=_head(score),
        figures=(_total(score), _indicators(score), _money(score)),
        tally=tally_of(map(status_chip, Status), summarise(rows)),
        grids=(Grid(_("三级指标"), _columns(), grouped(rows, lines)),),
        sums=(_by_class(score),),
        listings=_lost(score, lines),
        problems=rest,
    )


def _head(score: Score) -> tuple[Fact, ...]:
    profile = _("{name}（{title}）").format(name=score.profile, title=score.profile_title)
    return (
        Fact(_("目标表"), (score.targets.path,)),
        Fact(_("完成情况"), (score.actuals.path,)),
        Fact(_("数据截至"), (score.as_of.isoformat() if score.as_of else _("按全年判断"),)),
        Fact(_("计分方案"), (profile,)),
    )


# ── the overview ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _total(score: Score) -> Figure:
    if score.total is None:
        return Figure(_("总分"), _("没有总分"), "red", total_words(score))
    value = f"{score.total:.2f}"
    if score.grade:
        value = _("{total}（{grade}）").format(total=value, grade=score.grade)
    words = total_words(score)
    return Figure(_("总分"), value, "plain", words, bar(score.total, _WHOLE, words, "blue"))


def _indicators(score: Score) -> Figure:
    weight, won = _sum(score.indicators)
    words = _("得 {score} 分，分值 {weight}").format(score=f"{won:.2f}", weight=f"{weight:.2f}")
    return Figure(_("指标得分"), f"{won:.2f}", "plain", words, bar(won, weight, words, "blue"))


def _money(score: Score) -> Figure:
    money = score.budget
    reason = [_("原因：{reason}").format(reason=money.reason)] if money.reason else []
    if money.rate is None or money.score is None:
        return Figure(_("预算执行率"), _("不评"), "plain", "".join(reason))
    words = _("预算 {budget}，执行 {spent}，得 {score} 分").format(
        budget=show_number(money.budget or Decimal(0), money.unit),
        spent=show_number(money.spent or Decimal(0), money.unit),
        score=plain(money.score),
    )
    note = _("；").join([words, *reason])
    return Figure(_("预算执行率"), percent(money.rate), "plain", note, bar(money.rate * 100, _WHOLE, words, "blue"))


def _by_class(score: Score) -> Sums:
    """Add up the points: the money, every 一级指标 with its 二级指标 below, and all."""
    money = score.budget
    rows = [Sum(_("预算执行率"), _points("", money.weight, money.score), "class")]
    for level1 in dict.fromkeys(scored.row.level1 for scored in score.indicators):
        found = [scored for scored in score.indicators if scored.row.level1 == level1]
        rows.append(_sum_row(level1, found, is_part=False))
        rows += [
            _sum_row(level2, [scored for scored in found if scored.row.level2 == level2], is_part=True)
            for level2 in dict.fromkeys(scored.row.level2 for scored in found)
        ]
    won = _sum(score.indicators)[1] + (money.score or Decimal(0))
    count = str(sum(scored.counts for scored in score.indicators))
    rows.append(Sum(_("合计"), _points(count, score.counted, won), "all"))
    headings = (_("类别"), _("项数"), _("分值"), _("得分"), _("扣分"), _("得分率"))
    return Sums(_("各类得分"), headings, tuple(rows))


def _sum_row(name: str, found: Sequence[ScoredRow], *, is_part: bool) -> Sum:
    count = str(sum(scored.counts for scored in found))
    return Sum(name, _points(count, *_sum(found)), "part" if is_part else "class")


def _sum(found: Sequence[ScoredRow]) -> tuple[Decimal, Decimal]:
    """Add up weight and points of what counts."""
    counted = [scored for scored in found if scored.counts]
    weight = sum((scored.weight for scored in counted), Decimal(0))
    return weight, sum((scored.score for scored in counted if scored.score is not None), Decimal(0))


def _points(count: str, weight: Decimal, won: Decimal | None) -> tuple[Cell, ...]:
    """Write count, weight, points won and lost, and draw them."""
    if won is None:
        return (Cell(count), Cell(f"{weight:.2f}"), Cell(_("未评")), Cell(), Cell())
    lost = weight - won
    return (
        Cell(count),
        Cell(f"{weight:.2f}"),
        Cell(f"{won:.2f}"),
        Cell(f"{lost:.2f}" if lost else ""),
        Cell(bar=_bar(won, weight, "blue")),
    )


# ── the table of indicators ──────────────────────────────────────────────────────────────────────────────────────────


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("目标")),
        Column(_("各季度"), "picture"),
        Column(_("实际")),
        Column(_("分值"), "number"),
        Column(_("得分"), "number"),
        Column(_("扣分"), "number"),
        Column(_("得分率"), "picture"),
    )


def _line(scored: ScoredRow, problems: tuple[Problem, ...], anchor: str) -> Line:
    row, won = scored.row, scored.score
    quarters = entered(row)
    return Line(
        anchor=anchor,
        chip=status_chip(row.status),
        id=row.id,
        name=row.name,
        cells=(
            Cell(row.text),
            Cell(trend=trend_of(row.quarters, quarters)),
            Cell(actual_words(row)),
            Cell(f"{scored.weight:.2f}"),
            Cell(_("不计") if won is None else f"{won:.2f}"),
            Cell(f"{scored.lost:.2f}" if scored.lost else ""),
            Cell(bar=None if won is None else _bar(won, scored.weight, STATUS_TONES[row.status])),
        ),
        hint=hint_of(row, problems),
        facts=facts_of(row, *_about_points(scored)),
        quarters=quarters,
        problems=problems,
    )


def _about_points(scored: ScoredRow) -> tuple[Fact, ...]:
    facts = []
    if scored.formula:
        facts.append(Fact(_("扣分算式"), (scored.formula,)))
    if scored.assumed:
        facts.append(Fact(_("须人工确认"), (_("只写了评级，按默认比例计分"),)))
    if scored.reason_required and not scored.row.reasons:
        facts.append(Fact(_("原因"), (_("要写，还没有写"),)))
    return tuple(facts)


def _lost(score: Score, lines: Sequence[Line]) -> tuple[Listing, ...]:
    """List what lost points."""
    tasks = tuple(
        Task(_("{id} {name}：扣 {lost} 分").format(id=line.id, name=line.name, lost=f"{scored.lost:.2f}"), line.anchor)
        for scored, line in zip(score.indicators, lines, strict=True)
        if scored.lost
    )
    return (Listing(_("扣分 {count} 项").format(count=len(tasks)), tasks),) if tasks else ()


def _bar(won: Decimal, weight: Decimal, tone: Tone) -> Bar | None:
    return bar(won, weight, _("得 {score} 分，分值 {weight}").format(score=f"{won:.2f}", weight=f"{weight:.2f}"), tone)
