"""HTML: one file that stands alone, for people who look at a page and print it. See :mod:`jixiao.renderers.html_page`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.renderers.html_page import write

if TYPE_CHECKING:
    from jixiao.check_report import CheckReport
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import MonitorReport
    from jixiao.renderers import Screen
    from jixiao.rollup_report import RollupReport
    from jixiao.scores.report import ScoreReport


def render_check(report: CheckReport, _screen: Screen) -> str:
    """Write which targets are met."""
    from jixiao.renderers.html_check import page

    return write(page(report))


def render_lint(report: LintReport, _screen: Screen) -> str:
    """Write what is wrong with the tables."""
    from jixiao.renderers.html_lint import page

    return write(page(report))


def render_monitor(report: MonitorReport, _screen: Screen) -> str:
    """Write how the year is going."""
    from jixiao.renderers.html_monitor import page

    return write(page(report))


def render_score(report: ScoreReport, _screen: Screen) -> str:
    """Write a self-evaluation."""
    from jixiao.renderers.html_score import page

    return write(page(report))


def render_rollup(report: RollupReport, _screen: Screen) -> str:
    """Write many tables as one."""
    from jixiao.renderers.rollup_html import page

    return write(page(report))
