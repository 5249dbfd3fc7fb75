"""JSON Lines: one file a line (a check, a review, a monitoring sheet, a score), for streams and large runs.

Findings that belong to none of them follow as lines of their own, ``{"finding": …}``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jixiao.renderers.json import check_object, finding_object
from jixiao.renderers.pieces import Pieces, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.check_report import CheckReport
    from jixiao.findings import Finding
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import MonitorReport
    from jixiao.renderers import Screen
    from jixiao.scores.report import ScoreReport


def render_check(report: CheckReport, screen: Screen) -> str:
    """Write one object a line: every check, then every finding that belongs to none as ``{"finding": …}``."""
    return whole(CHECK, report, screen)


CHECK = Pieces(
    piece=lambda check, _screen, _several: _lines([check_object(check)], ()),
    end=lambda _totals, findings, _screen: _lines([], findings),
)


def render_lint(report: LintReport, _screen: Screen) -> str:
    """Write one review a line, then every finding of the configuration."""
    from jixiao.renderers.review_json import review_object

    return _lines([review_object(review) for review in report.reviews], report.findings)


def render_monitor(report: MonitorReport, _screen: Screen) -> str:
    """Write one monitoring sheet a line, then every finding that belongs to none."""
    from jixiao.renderers.monitor_json import sheet_object

    return _lines([sheet_object(sheet) for sheet in report.sheets], report.findings)


def render_score(report: ScoreReport, _screen: Screen) -> str:
    """Write one self-evaluation a line, then every finding that belongs to none."""
    from jixiao.renderers.score_json import score_object

    return _lines([score_object(score) for score in report.scores], report.findings)


def _lines(objects: list[dict[str, Any]], findings: Iterable[Finding]) -> str:
    lines = [*objects, *({"finding": finding_object(finding)} for finding in findings)]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
