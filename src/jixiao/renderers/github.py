"""GitHub Actions annotations: one workflow command a problem, shown at its line in a pull request.

Standard: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. A step shows at most ten annotations
of each severity, so the tenth says how many more there are; the step summary (written by the command) holds the full list as
GitHub's Markdown, https://github.github.com/gfm/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.renderers.concise import SEVERITY_WORDS, total_line
from jixiao.renderers.plain_text import visible
from jixiao.renderers.problems import Problem, problems

if TYPE_CHECKING:
    from jixiao.check_report import CheckReport
    from jixiao.lint_report import LintReport
    from jixiao.renderers import Screen

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
"""The command of each severity, in the order they are written."""
LIMIT = 10
_MARKUP = re.compile(r"[\\`*_~|\[\]#!$]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render_check(report: CheckReport, screen: Screen) -> str:
    """Write the errors and warnings of a check."""
    return _annotations(problems(report, screen))


def render_lint(report: LintReport, screen: Screen) -> str:
    """Write the findings of a review."""
    return _annotations(problems(report, screen))


def summary(report: CheckReport | LintReport, screen: Screen) -> str:
    """Write the total and every problem as Markdown, one row a problem, the worst first."""
    if report.kind == "lint":
        from jixiao.renderers.review_table import review_total

        total = review_total(report)
    else:
        total = total_line(report.summary, report.all_findings)
    lines = [f"### jixiao {report.kind}", "", _cell(total), ""]
    order = list(COMMANDS)
    found = sorted(problems(report, screen), key=lambda problem: order.index(problem.finding.severity))
    if found:
        headings = (_("级别"), _("编码"), _("位置"), _("问题"), _("怎么改"))
        lines += [f"| {' | '.join(headings)} |", "|---|---|---|---|---|"]
        lines += [_row(problem) for problem in found]
        lines.append("")
    return "\n".join(lines)


def _row(problem: Problem) -> str:
    finding = problem.finding
    place = f"{problem.location.path}:{problem.location.line}"
    words = (_(SEVERITY_WORDS[finding.severity]), finding.code, place, finding.message, finding.help)
    return f"| {' | '.join(map(_cell, words))} |"


def _cell(text: str) -> str:
    """Write a text so that Markdown and HTML take no sign of it for their own."""
    return _MARKUP.sub(r"\\\g<0>", visible(text).translate(_ENTITIES))


def _annotations(found: tuple[Problem, ...]) -> str:
    lines: list[str] = []
    for severity, command in COMMANDS.items():
        of_kind = [problem for problem in found if problem.finding.severity is severity]
        shown = of_kind if len(of_kind) <= LIMIT else of_kind[: LIMIT - 1]
        lines += [_annotation(command, problem) for problem in shown]
        if left := len(of_kind) - len(shown):
            sentence = _("还有 {count} 条没有在这里列出，全部见本步骤的摘要。").format(count=left)
            lines.append(f"::{command} title=jixiao::{_message(sentence)}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(command: str, problem: Problem) -> str:
    finding, place = problem.finding, problem.location
    properties = {"file": place.path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # columns are accepted only where both are on one line
        properties |= {"col": place.column, "endColumn": max(place.end_column, place.column + 1)}
    properties["title"] = f"jixiao {finding.code}"
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    remedy = _("帮助：{help}").format(help=visible(finding.help)) if finding.help else ""
    text = "\n".join(part for part in (visible(finding.message), remedy) if part)
    return f"::{command} {written}::{_message(text)}"


def _message(text: str) -> str:
    """Escape a message; the sign that escapes goes first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(visible(text)).replace(":", "%3A").replace(",", "%2C")
