"""GitLab code quality: a JSON array of problems, shown in a merge request.

Standard: https://docs.gitlab.com/ci/testing/code_quality/ (report format). GitLab shows the description only, so the code stands
in it; it compares fingerprints between branches, so these hold no line and no value; it refuses a byte order mark.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jixiao.findings import Severity
from jixiao.renderers.problems import Problem, problems

if TYPE_CHECKING:
    from typing import Any

    from jixiao.check_report import CheckReport
    from jixiao.lint_report import LintReport
    from jixiao.renderers import Screen

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_check(report: CheckReport, screen: Screen) -> str:
    """Write the errors and warnings of a check."""
    return _array(problems(report, screen))


def render_lint(report: LintReport, screen: Screen) -> str:
    """Write the findings of a review."""
    return _array(problems(report, screen))


def _array(found: tuple[Problem, ...]) -> str:
    return json.dumps([_entry(problem) for problem in found], ensure_ascii=False, indent=2) + "\n"


def _entry(problem: Problem) -> dict[str, Any]:
    finding, place = problem.finding, problem.location
    return {
        "description": f"{finding.code} {finding.message}",
        "check_name": finding.code,
        "fingerprint": problem.fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": place.path, "lines": {"begin": place.line, "end": place.end_line}},
    }
