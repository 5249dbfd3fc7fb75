"""The rows of ``report`` for csv, markdown and xlsx: lights, milestones, and the budget last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.lights import worst
from jixiao.quantity import show_number
from jixiao.renderers.monitor_words import QUARTERS, total_line
from jixiao.renderers.tabular import (
    Column,
    Listing,
    Section,
    end_cells,
    end_columns,
    facts_of,
    name_cells,
    name_columns,
)
from jixiao.rows import achieved_words

if TYPE_CHECKING:
    from jixiao.monitor_report import MonitorReport, Progress, Sheet
    from jixiao.renderers.tabular import Cells


def list_monitor(report: MonitorReport) -> Listing:
    """List the lights of a quarter, its milestones and the budget."""
    columns = (
        Column("kind", _("类型")),
        Column("light", _("进度")),
        Column("status", _("状态")),
        *name_columns(),
        Column("target", _("年度目标")),
        *(Column(f"quarter{number}", _(word), "number") for number, word in enumerate(QUARTERS, 1)),
        Column("total", _("累计"), "number"),
        Column("expected", _("应完成"), "number"),
        Column("unit", _("单位")),
        Column("ratio", _("进度比"), "number"),
        Column("forecast", _("全年预计")),
        Column("likelihood", _("完成目标可能性")),
        *end_columns(),
    )
    light = worst(sheet.light for sheet in report.sheets)
    total = total_line(report.summary, light, report.all_findings)
    return Listing(_("季度监控"), columns, tuple(map(_monitor_section, report.sheets)), report.findings, total)


def _monitor_section(sheet: Sheet) -> Section:
    rows = [_progress(progress) for progress in sheet.indicators]
    rows += [
        {**name_cells(row, _("阶段性目标")), "target": row.text, "total": achieved_words(row), **end_cells(row)}
        for row in sheet.milestones
    ]
    budget = sheet.budget
    rows.append(
        {
            "kind": _("预算执行"),
            "light": budget.light.word,
            "total": budget.spent,
            "expected": budget.expected,
            "unit": budget.unit,
            "ratio": budget.ratio,
            "reason": budget.reason,
        }
    )
    moment = _("{year} 年第 {quarter} 季度").format(year=sheet.year, quarter=sheet.quarter)
    return Section(sheet.actuals.path, sheet.title, facts_of(sheet, moment), tuple(rows), sheet.findings)


def _progress(progress: Progress) -> Cells:
    row, standing, outlook = progress.row, progress.standing, progress.forecast
    expected = "" if outlook.value is None else show_number(outlook.value, outlook.unit)
    is_measured = standing.total is not None and getattr(row.reading, "scope", None) in {
        None,
        "年",
        "年度",
    }
    return {
        **name_cells(row, _("指标")),
        "light": progress.light.word,
        "target": row.text,
        **{f"quarter{number}": value for number, value in enumerate(progress.quarters, 1)},
        "total": standing.total if is_measured else row.outcome.text,
        "expected": standing.expected,
        "unit": standing.unit,
        "ratio": standing.ratio,
        "forecast": outlook.text or expected,
        "likelihood": outlook.likelihood.word if outlook.likelihood else "",
        **end_cells(row),
    }
