"""Tables and reports → what a form says. The words written here stand on Chinese forms, whatever language the messages have."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jixiao.accumulate import QUARTER_ENDS
from jixiao.evidence import EvidenceState
from jixiao.language import Actual
from jixiao.language.targets import plain
from jixiao.office.filled import Filled, FilledFunds, FilledRow, Proven
from jixiao.office.parts import QUALITATIVE, Parts, parts_of
from jixiao.outcome import Status
from jixiao.quantity import rounded_ratio, show_number
from jixiao.rows import achieved_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.check_report import Check, Row
    from jixiao.documents.models import Indicator, IndicatorRow, Targets
    from jixiao.execution import Execution
    from jixiao.language import Language
    from jixiao.monitor_report import Progress, Sheet
    from jixiao.pair import Pair
    from jixiao.scores.report import Score, ScoredRow

TEN_THOUSAND = Decimal(10_000)
RATE_PLACES = Decimal("0.0001")
STATUS_WORDS = {
    Status.MET: "达标",
    Status.PARTIAL: "部分达成",
    Status.MISSED: "未达标",
    Status.UNREPORTED: "未填报",
    Status.UNRATED: "待评定",
    Status.NOT_DUE: "未到期",
    Status.WAIVED: "已豁免",
}


def fill_targets(targets: Targets, parts: Mapping[str, Parts] | None = None) -> Filled:
    """Fill a form of targets: nothing is judged, every word stands as it is. ``parts`` are the 指标值 in three cells, by id."""
    return Filled(targets, tuple(_target_row(row, parts or {}) for row in targets.rows()))


class Filler:
    """Fills the forms of one pair of files. ``folder`` is where the new file will lie: links to evidence start there."""

    def __init__(self, pair: Pair, language: Language, folder: Path) -> None:
        self.pair = pair
        self.targets = pair.table.targets
        self.language = language
        self.folder = folder
        self.note = (pair.actuals.model.note if pair.actuals.model else None) or ""

    def self_evaluation(self, score: Score) -> Filled:
        """Fill 项目支出绩效自评表."""
        rows = tuple(
            self._scored(entry, scored) for entry, scored in zip(self.targets.rows(), score.indicators, strict=True)
        )
        budget = score.budget
        is_assessed = budget.score is not None
        funds = self._funds(budget.budget, budget.spent, budget.unit, budget.rate, budget.reason)
        return Filled(
            self.targets,
            rows,
            funds=_with_points(funds, budget.weight if is_assessed else None, budget.score),
            note=self.note,
            achieved=self.note or summary([scored.row for scored in score.indicators]),
            conclusion=_conclusion(score),
            weight=score.counted,
            total=sum((row.score for row in rows if row.score is not None), budget.score or Decimal(0)),
            remarks=tuple(_score_remarks(score)),
        )

    def transfer(self, check: Check, execution: Execution) -> Filled:
        """Fill 转移支付区域绩效目标自评表, which has no points."""
        rows = zip(self.targets.rows(), check.indicators, strict=True)
        return Filled(
            self.targets,
            tuple(self._judged(entry, row) for entry, row in rows),
            funds=self._funds(execution.adjusted, execution.spent, execution.unit, execution.rate, execution.reason),
            note=self.note,
            achieved=self.note or summary(check.indicators),
            remarks=(f"数据截至{check.as_of.isoformat()}。",) if check.as_of else (),
        )

    def monitoring(self, sheet: Sheet) -> Filled:
        """Fill 绩效目标执行监控表; nothing has to be guessed for it but what the year will bring, and that is said."""
        rows = zip(self.targets.rows(), sheet.indicators, strict=True)
        budget = sheet.budget
        funds = self._funds(budget.adjusted, budget.spent, budget.unit, budget.rate, budget.reason)
        remarks = [
            "全年预计完成情况和完成目标可能性，没有另外填报的按进度推算；明显滞后和还没有开始的不代为判断，留空。"
        ]
        if funds.adjusted is not None and funds.adjusted != funds.planned:
            remarks.append(f"执行率按调整后的全年预算数{plain(funds.adjusted)}{funds.unit}计算。")
        if funds.reason:
            remarks.append(f"预算执行偏差原因：{funds.reason}")
        if self.note:
            remarks.append(f"备注：{self.note}")
        return Filled(
            self.targets,
            tuple(self._progress(entry, progress) for entry, progress in rows),
            funds=funds,
            note=self.note,
            period=f"1-{QUARTER_ENDS[sheet.quarter - 1][0]}月",
            remarks=tuple(remarks),
        )

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _scored(self, entry: IndicatorRow, scored: ScoredRow) -> FilledRow:
        weight = scored.weight if scored.counts else None
        return self._judged(entry, scored.row, weight=weight, score=scored.score)

    def _progress(self, entry: IndicatorRow, progress: Progress) -> FilledRow:
        outlook = progress.forecast
        return self._judged(
            entry,
            progress.row,
            forecast=outlook.text or _expected(progress),
            # the source text of the answer is the word of the form
            likelihood=outlook.likelihood.value if outlook.likelihood else "",
        )

    def _judged(  # noqa: PLR0913 - what only some of the forms have is named
        self,
        entry: IndicatorRow,
        row: Row,
        *,
        weight: Decimal | None = None,
        score: Decimal | None = None,
        forecast: str = "",
        likelihood: str = "",
    ) -> FilledRow:
        reasons, target = [*row.reasons], target_words(entry.indicator)
        if row.waived is not None:
            waived = row.waived
            reasons.append(f"已豁免：{waived.reason}（{waived.approved_by}，至{waived.until}）")
        return FilledRow(
            id=row.id,
            level1=entry.level1,
            level2=entry.level2,
            name=row.name,
            target=target,
            parts=parts_of(target, row.reading, self.language, self.targets.project.year),
            actual=achieved_words(row),
            weight=weight,
            score=score,
            reason="；".join(reasons),
            forecast=forecast,
            likelihood=likelihood,
            status=STATUS_WORDS[row.status],
            note="；".join(row.notes),
            reading=entry.indicator.reading or "",
            evidence=tuple(
                Proven(proof.path, self._link(proof.path) if proof.state is EvidenceState.FOUND else "")
                for proof in row.proofs
            ),
        )

    def _link(self, path: str) -> str:
        """Return the way from the new form to a file; between drives of Windows there is none."""
        file = self.pair.file.resolve().parent / path.replace("\\", "/")
        try:
            return quote(Path(os.path.relpath(file, self.folder.resolve())).as_posix())
        except ValueError:
            return ""

    # ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _funds(
        self,
        adjusted: Decimal | None,
        spent: Decimal | None,
        unit: str | None,
        rate: Decimal | None,
        reason: str | None,
    ) -> FilledFunds:
        planned, planned_unit = self._planned()
        if unit is None and adjusted is None and spent is None:
            unit = planned_unit
        if planned_unit != unit:
            planned = None
        scale, shown = (TEN_THOUSAND, "万元") if unit == "元" else (Decimal(1), unit or "")
        return FilledFunds(
            planned=None if planned is None else planned / scale,
            adjusted=None if adjusted is None else adjusted / scale,
            spent=None if spent is None else spent / scale,
            rate=None if rate is None else rounded_ratio(rate, RATE_PLACES),
            unit=shown,
            reason=reason or "",
        )

    def _planned(self) -> tuple[Decimal | None, str | None]:
        """Read 资金需求, the budget of the table."""
        budget = self.targets.project.budget
        actual = self.language.read_actual(budget) if budget else None
        is_amount = isinstance(actual, Actual) and actual.kind == "amount"
        return (actual.value, actual.unit) if is_amount and isinstance(actual, Actual) else (None, None)


def _conclusion(score: Score) -> str:
    """Say the total and the grade, as 评价结论 asks, and what became of the indicators."""
    told = summary([scored.row for scored in score.indicators])
    if score.total is None:
        return told
    grade = f"，等级为{score.grade}" if score.grade else ""
    return f"自评总分{score.total:.2f}分{grade}。{told}"


def target_words(indicator: Indicator) -> str:
    """Write sign, number and unit as one text, as forms with one column for them have it."""
    unit = indicator.unit or ""
    return f"{indicator.value}{unit}" if indicator.value[-1].isdigit() else indicator.value


def _expected(progress: Progress) -> str:
    """Write what the year will bring."""
    value = progress.forecast.value
    return "" if value is None else show_number(value, progress.forecast.unit)


def summary(rows: list[Row] | tuple[Row, ...]) -> str:
    """Say in one sentence what became of the indicators, for an office that has not said it better."""
    counts = {status: sum(row.status is status for row in rows) for status in STATUS_WORDS}
    parts = "，".join(f"{word}{counts[status]}项" for status, word in STATUS_WORDS.items() if counts[status])
    return f"共{len(rows)}项三级指标：{parts}。"


def _target_row(entry: IndicatorRow, parts: Mapping[str, Parts]) -> FilledRow:
    indicator, words = entry.indicator, target_words(entry.indicator)
    return FilledRow(
        indicator.id,
        entry.level1,
        entry.level2,
        indicator.name,
        words,
        parts.get(indicator.id, Parts(QUALITATIVE, words)),
        weight=indicator.weight,
        note=indicator.note or "",
    )


def _with_points(funds: FilledFunds, weight: Decimal | None, score: Decimal | None) -> FilledFunds:
    from dataclasses import replace

    return replace(funds, weight=weight, score=score)


def _score_remarks(score: Score) -> list[str]:
    """Say what the points rest on, so that nobody takes for approved what the tool has split or assumed."""
    remarks = [f"计分方案：{score.profile_title}（{score.profile}）；预算执行率得分为分值乘以执行率，最高为满分。"]
    if score.budget.score is None:
        remarks.append("预算执行率未评，不计分。")
    elif score.budget.reason:
        remarks.append(f"预算执行偏差原因：{score.budget.reason}")
    for key, points, count in score.automatic:
        remarks.append(f"“{key}”没有批复分值，{plain(points)}分由{count}项平均分。")
    assumed = "、".join(row.row.name for row in score.indicators if row.assumed)
    if assumed:
        remarks.append(f"只填了评级的按默认比例计分，须由填报单位确认：{assumed}。")
    left_out = sum(not row.counts for row in score.indicators)
    if left_out:
        remarks.append(f"有{left_out}项未到期或已豁免，不计分。")
    if score.total is not None and score.counted != 100:  # noqa: PLR2004 - the points of a whole self-evaluation
        remarks.append(f"按计分的{plain(score.counted)}分折算为百分制，总分为{score.total:.2f}分。")
    if score.as_of:
        remarks.append(f"数据截至{score.as_of.isoformat()}。")
    return remarks
