"""The words of a quarter's monitoring that screen, page and tables share: what was reported, what is expected, what needs somebody."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.lights import COLOURS, Light
from jixiao.outcome import Status
from jixiao.quantity import show_number, show_value
from jixiao.renderers.concise import nothing_found, problem_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.execution import Execution
    from jixiao.findings import Finding
    from jixiao.monitor_report import Progress, Sheet

QUARTERS = (N_("一季度"), N_("二季度"), N_("三季度"), N_("四季度"))
HEADINGS = (
    N_("{year} 年第一季度绩效运行监控"),
    N_("{year} 年第二季度绩效运行监控"),
    N_("{year} 年第三季度绩效运行监控"),
    N_("{year} 年第四季度绩效运行监控"),
)
ATTENTION = (Light.RED, Light.YELLOW, Light.UNREPORTED, Light.UNRATED)


def total_line(summary: Mapping[str, int], light: Light, findings: tuple[Finding, ...]) -> str:
    """Write how many indicators there are, how they stand, and the light of the whole."""
    if not summary["total"] and not findings:
        return nothing_found("")
    if not summary["total"]:
        return _("共 0 项：没有可监控的指标。{problems}").format(problems=problem_counts(findings))
    order = (*reversed(COLOURS), *(light for light in Light if light not in COLOURS))
    counts = _("，").join(f"{light.word} {summary[light]}" for light in order if summary[light])
    return _("共 {total} 项：{counts}。总体 {light}。{problems}").format(
        total=summary["total"], counts=counts, light=light.word, problems=problem_counts(findings)
    )


def reported_words(value: Decimal | str | None, unit: str | None) -> str:
    """Write what a quarter reported."""
    return show_value(value, unit) if isinstance(value, Decimal) else value or "-"


def total_words(progress: Progress) -> str:
    """Write what has been achieved so far."""
    standing, outcome = progress.standing, progress.row.outcome
    if standing.total is None or getattr(progress.row.reading, "scope", None) not in {None, "年", "年度"}:
        return outcome.text or "-"
    return show_number(standing.total, standing.unit)


def expected_words(progress: Progress) -> str:
    """Write what should have been achieved by now, or the quarter it falls due in."""
    standing = progress.standing
    if progress.light is Light.NOT_DUE and (standing.total is None or standing.expected is None):
        return _(QUARTERS[progress.row.due - 1])
    return "-" if standing.expected is None else show_number(standing.expected, standing.unit)


def ratio_words(progress: Progress) -> str:
    """Write how the two stand to each other."""
    ratio = progress.standing.ratio
    return "-" if ratio is None else two_places(ratio)


def two_places(number: Decimal) -> str:
    """Write a ratio, rounded down so that it never shows a threshold that was not reached."""
    return str(number.quantize(Decimal("0.01"), ROUND_FLOOR))


def needs_attention(progress: Progress, sheet: Sheet) -> bool:
    """A light that is not green, or a target that is due and not met, however near."""
    is_due = progress.row.due <= sheet.quarter
    return progress.light in ATTENTION or (is_due and progress.row.status is Status.MISSED)


def later_lines(sheet: Sheet) -> list[str]:
    """Say which values of later quarters are left out."""
    if not sheet.later:
        return []
    quarter = _(QUARTERS[sheet.quarter - 1])
    return [_("{quarter}以后的填报不计：{ids}").format(quarter=quarter, ids=_("、").join(sheet.later))]


def budget_words(budget: Execution) -> dict[str, str]:
    """Write the two amounts, or why one of them is no figure."""
    adjusted, spent, unit = budget.adjusted, budget.spent, budget.unit
    return {
        "adjusted": budget.no_adjusted.word if adjusted is None else show_number(adjusted, unit),
        "spent": budget.no_spent.word if spent is None else show_number(spent, unit),
    }
