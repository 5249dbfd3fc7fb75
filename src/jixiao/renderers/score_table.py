"""The screen of ``score``: points by class, every deduction with its sum, the money, then the problems; the total last."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.language.targets import plain
from jixiao.outcome import Status
from jixiao.quantity import percent, show_number
from jixiao.renderers.concise import nothing_found, problem_counts
from jixiao.renderers.layout import Column, Table, Text
from jixiao.renderers.proofs import proof_parts
from jixiao.renderers.screen import Part, columns, finding_parts, line, listing, problem_parts, rows_text, write
from jixiao.renderers.table import actual_words, place_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.findings import Finding
    from jixiao.renderers import Screen
    from jixiao.scores.report import Score, ScoredRow, ScoreReport

SAID_ABOVE = frozenset({"JX461", "JX462"})
"""Weights divided automatically and ratings without points have their own lines on this screen."""


def draw(report: ScoreReport, screen: Screen) -> str:
    """Draw every score, then what concerns no score."""
    parts: list[Part] = []
    for number, score in enumerate(report.scores):
        parts += [*_score(score), *([Text()] if number < len(report.scores) - 1 or report.findings else [])]
    for finding in report.findings:
        parts += [*finding_parts(finding), Text()]
    if len(report.scores) != 1 or report.findings:
        parts.append(line(last_words(report), "bold"))
    return write(parts, screen)


def _score(score: Score) -> list[Part]:
    parts: list[Part] = [*_head(score), Text(), _by_class(score), Text()]
    evidence = proof_parts(row.row for row in score.indicators if row.counts)
    for section in (_deductions(score), _left_out(score), evidence, _rests_on(score)):
        parts += [*section, Text()] if section else []
    parts += problem_parts(finding for finding in score.findings if finding.code not in SAID_ABOVE)
    return [*parts, line(closing_words(score, score.findings), "bold")]


def _head(score: Score) -> list[Part]:
    moment = _("数据截至 {date}").format(date=score.as_of.isoformat()) if score.as_of else _("按全年判断")
    files = _("目标表 {targets}  完成情况 {actuals}  {moment}").format(
        targets=score.targets.path, actuals=score.actuals.path, moment=moment
    )
    profile = _("计分方案 {name}（{title}）").format(name=score.profile, title=score.profile_title)
    parts: list[Part] = [line(score.title, "bold"), line(files), line(profile)]
    if score.note:
        parts.append(line(_("备注：{note}").format(note=score.note)))
    return parts


def _by_class(score: Score) -> Table:
    """Points won and lost: the money, every 一级指标, and its 二级指标 indented below."""
    table = columns(
        Column(_("类别")),
        Column(_("项数"), right=True),
        Column(_("分值"), right=True),
        Column(_("得分"), right=True),
        Column(_("扣分"), right=True),
    )
    money = score.budget
    if money.score is None:
        table.add_row(*rows_text([_("预算执行率"), "", plain(money.weight), _("未评"), ""]))
    else:
        table.add_row(*rows_text([_("预算执行率"), "", *_figures(money.weight, money.score, money.lost)]))
    for level1 in dict.fromkeys(row.row.level1 for row in score.indicators):
        rows = [row for row in score.indicators if row.row.level1 == level1]
        table.add_row(*rows_text([level1, *_sums(rows)]))
        for level2 in dict.fromkeys(row.row.level2 for row in rows):
            table.add_row(*rows_text([f"  {level2}", *_sums(row for row in rows if row.row.level2 == level2)]))
    won = sum((row.score for row in score.indicators if row.score is not None), money.score or Decimal(0))
    lost = sum((row.lost for row in score.indicators), money.lost)
    counted = sum(row.counts for row in score.indicators)
    table.add_row(*rows_text([_("合计"), str(counted), *_figures(score.counted, won, lost)], ("bold",)))
    return table


def _sums(rows: Iterable[ScoredRow]) -> list[str]:
    counted = [row for row in rows if row.counts]
    weight = sum((row.weight for row in counted), Decimal(0))
    won = sum((row.score for row in counted if row.score is not None), Decimal(0))
    lost = sum((row.lost for row in counted), Decimal(0))
    return [str(len(counted)), *_figures(weight, won, lost)]


def _figures(weight: Decimal, won: Decimal, lost: Decimal) -> list[str]:
    return [f"{weight:.2f}", f"{won:.2f}", f"{lost:.2f}" if lost else ""]


def _deductions(score: Score) -> list[Part]:
    """Every deduction (and every missed target that costs nothing): the sum, then target and actual with their place, then the reason."""
    table = listing()
    money = score.budget
    if money.lost:
        budget = show_number(money.budget or Decimal(0), money.unit)
        if money.spent is None or money.rate is None:
            facts = _("预算 {budget}，执行数未填").format(budget=budget)
        else:
            spent, rate = show_number(money.spent, money.unit), percent(money.rate)
            facts = _("预算 {budget}，执行 {spent}，执行率 {rate}").format(budget=budget, spent=spent, rate=rate)
        _describe(table, _("预算执行率"), _sum_words("", money.formula, money.lost), facts, money.reason or "")
    for row in score.indicators:
        if row.lost or row.formula:
            words = {"target": row.row.text, "actual": actual_words(row.row), "place": place_words(row.row, score)}
            facts = _("目标「{target}」，实际「{actual}」（{place}）").format(**words)
            if row.row.status is Status.UNREPORTED and not row.row.outcome.text:
                facts = _("目标「{target}」，未填报（{place}）").format(**words)
            _describe(
                table, row.row.id, _sum_words(row.row.name, row.formula, row.lost), facts, _("；").join(row.row.reasons)
            )
    return [line(_("扣分说明"), "bold"), table] if table.rows else []


def _sum_words(name: str, formula: str, lost: Decimal) -> str:
    if not name:
        return _("{formula}，扣 {lost} 分").format(formula=formula, lost=plain(lost))
    if not lost:
        return _("{name}：{formula}，没有达标，按比例不扣分").format(name=name, formula=formula)
    return _("{name}：{formula}，扣 {lost} 分").format(name=name, formula=formula, lost=plain(lost))


def _describe(table: Table, name: str, words: str, facts: str, reason: str) -> None:
    table.add_row(*rows_text(["", name, words]))
    table.add_row(*rows_text(["", "", facts], ("", "", "dim")))
    if reason:
        table.add_row(*rows_text(["", "", _("原因：{reason}").format(reason=reason)]))


def _left_out(score: Score) -> list[Part]:
    """Rows without points: let off, not due, or not to be judged."""
    table = listing()
    for row in score.indicators:
        if row.score is None:
            waived = row.row.waived
            words = _("{name}：{status}").format(name=row.row.name, status=row.row.status.word)
            if waived is not None:
                words = _("{name}：已豁免，{reason}（{approved_by}，至 {until}）").format(
                    name=row.row.name, reason=waived.reason, approved_by=waived.approved_by, until=waived.until
                )
            table.add_row(*rows_text(["", row.row.id, words]))
    return [line(_("不计分"), "bold"), table] if table.rows else []


def _rests_on(score: Score) -> list[Part]:
    """Say what nobody wrote down: points split by the tool, shares taken for ratings."""
    parts: list[Part] = []
    for key, points, count in score.automatic:
        words = _("「{key}」没有写分值，{points} 分由 {count} 项自动平均分；分值以批复的为准。").format(
            key=key, points=plain(points), count=count
        )
        parts.append(line(words))
    assumed = _("、").join(row.row.id for row in score.indicators if row.assumed)
    if assumed:
        parts.append(line(_("只写了评级，按默认比例计分，须人工确认：{ids}").format(ids=assumed)))
    return parts


def total_words(score: Score) -> str:
    """Write the total, what it is scaled from, and the grade."""
    if score.total is None:
        return _("有内容不能判断，没有总分。")
    words = {"total": f"{score.total:.2f}", "counted": plain(score.counted), "grade": score.grade}
    if score.budget.score is None:
        words["total"] = _("{total}（预算执行率未评，按 {counted} 分折算）").format(**words)
    elif score.counted != 100:  # noqa: PLR2004 - the points of a whole self-evaluation
        words["total"] = _("{total}（按计分的 {counted} 分折算）").format(**words)
    return _("总分 {total}，等级 {grade}。").format(**words) if score.grade else _("总分 {total}。").format(**words)


def closing_words(score: Score, findings: tuple[Finding, ...]) -> str:
    """Write the total, and how much there is to mend."""
    return _("{total}{problems}").format(total=total_words(score), problems=problem_counts(findings))


def last_words(report: ScoreReport) -> str:
    """Write how many files were scored, and how much there is to mend."""
    if not report.scores and not report.all_findings:
        return nothing_found("")
    if not report.scores:
        return _("没有计分。{problems}").format(problems=problem_counts(report.all_findings))
    return _("共 {count} 份自评。{problems}").format(
        count=len(report.scores), problems=problem_counts(report.all_findings)
    )
