"""The rows of ``score`` for csv, markdown and xlsx: the budget, every indicator, and the sum of both."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.renderers.concise import problem_counts
from jixiao.renderers.score_table import total_words
from jixiao.renderers.tabular import (
    Column,
    Listing,
    Section,
    end_cells,
    end_columns,
    facts_of,
    kind_and_status,
    name_cells,
    name_columns,
)
from jixiao.rows import achieved_words

if TYPE_CHECKING:
    from jixiao.renderers.tabular import Cells
    from jixiao.scores.report import Score, ScoredRow, ScoreReport


def list_score(report: ScoreReport) -> Listing:
    """List the points of every indicator; they and those of the budget add up to the last row."""
    columns = (
        *kind_and_status(),
        *name_columns(),
        Column("target", _("目标")),
        Column("actual", _("实际")),
        Column("weight", _("分值"), "number"),
        Column("score", _("得分"), "number"),
        Column("lost", _("扣分"), "number"),
        Column("formula", _("扣分算式")),
        *end_columns(),
    )
    total = _("共 {count} 份自评。{problems}").format(
        count=len(report.scores), problems=problem_counts(report.all_findings)
    )
    return Listing(_("自评得分"), columns, tuple(map(_score_section, report.scores)), report.findings, total)


def _score_section(score: Score) -> Section:
    money = score.budget
    is_assessed = money.score is not None
    budget: Cells = {
        "kind": _("预算执行率"),
        "weight": money.weight if is_assessed else None,
        "score": money.score,
        "lost": money.lost or None,
        "formula": money.formula,
        "reason": money.reason,
    }
    rows = [budget, *map(_scored, score.indicators)]
    won: list[Decimal] = [cell for row in rows if isinstance(cell := row["score"], Decimal)]
    lost: list[Decimal] = [cell for row in rows if isinstance(cell := row["lost"], Decimal)]
    sums: Cells = {
        "kind": _("合计"),
        "weight": score.counted,
        "score": sum(won, Decimal(0)),
        "lost": sum(lost, Decimal(0)),
    }
    profile = _("计分方案 {name}（{title}）").format(name=score.profile, title=score.profile_title)
    facts = (*facts_of(score, profile), total_words(score))
    return Section(score.actuals.path, score.title, facts, (*rows, sums), score.findings)


def _scored(scored: ScoredRow) -> Cells:
    row = scored.row
    return {
        **name_cells(row, _("指标")),
        "target": row.text,
        "actual": achieved_words(row),
        "weight": scored.weight if scored.counts else None,
        "score": scored.score,
        "lost": scored.lost or None,
        "formula": scored.formula,
        **end_cells(row),
    }
