"""JSON Lines: one check or review a line, for streams and large runs; findings of files no check could use follow as lines of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jixiao.renderers.json import check_object, finding_object

if TYPE_CHECKING:
    from jixiao.check_report import CheckReport
    from jixiao.lint_report import LintReport
    from jixiao.renderers import Screen


def render_check(report: CheckReport, _screen: Screen) -> str:
    """Write one object a line: every check, then every finding that belongs to none as ``{"finding": …}``."""
    objects = [check_object(check) for check in report.checks]
    objects += [{"finding": finding_object(finding)} for finding in report.findings]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)


def render_lint(report: LintReport, _screen: Screen) -> str:
    """Write one review a line, then every finding of the configuration."""
    from jixiao.renderers.review_json import review_object

    objects = [review_object(review) for review in report.reviews]
    objects += [{"finding": finding_object(finding)} for finding in report.findings]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
