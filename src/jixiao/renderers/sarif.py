"""SARIF 2.1.0, the part of it that GitHub code scanning reads.

Standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; GitHub's part:
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
Columns count code points and the end column is one past the last; addresses are relative to the checkout and percent-encoded;
empty strings are not accepted anywhere. What is waived is not in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jixiao import __version__
from jixiao.findings import Location, Severity
from jixiao.manual import manual_page
from jixiao.quantity import show_number, signed
from jixiao.renderers.json import dump
from jixiao.renderers.problems import Problem, placed, problems

if TYPE_CHECKING:
    from jixiao.check_report import CheckReport, Row
    from jixiao.lint_report import LintReport
    from jixiao.renderers import Screen

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
LONGEST = 1024
"""How many characters GitHub takes for a description."""
_HEADING = re.compile(r"^## .*$", re.MULTILINE)


def render_check(report: CheckReport, screen: Screen) -> str:
    """Write the errors and warnings of a check as one run."""
    return _log("check", problems(report, screen), report.exit_code, screen)


def render_lint(report: LintReport, screen: Screen) -> str:
    """Write the findings of a review as one run."""
    return _log("lint", problems(report, screen), report.exit_code, screen)


def _log(kind: str, found: tuple[Problem, ...], exit_code: int, screen: Screen) -> str:
    codes = tuple(dict.fromkeys(problem.finding.code for problem in found))
    driver = {"name": "jixiao", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        # the slash at the end makes it a category, so that check and lint do not replace each other's results
        "automationDetails": {"id": f"jixiao/{kind}/"},
        "invocations": [{"executionSuccessful": exit_code in {0, 1}, "exitCode": exit_code}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.finding.code), screen) for problem in found],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    """Describe a code with its manual page: the heading, the text, and the whole page."""
    page = manual_page(code) or code
    heading, _line, body = page.strip().partition("\n\n")
    title = heading.removeprefix(code).strip() or code
    first_section = next(filter(None, map(str.strip, _HEADING.split(body))), title)
    return {
        "id": code,
        "shortDescription": {"text": title[:LONGEST]},
        "fullDescription": {"text": first_section[:LONGEST]},
        "help": {"text": page.strip(), "markdown": body.strip() or title},
    }


def _result(problem: Problem, rule: int, screen: Screen) -> dict[str, Any]:
    finding = problem.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(part for part in (finding.message, finding.help) if part) or finding.code},
        "locations": [{"physicalLocation": _place(problem.location)}],
        "partialFingerprints": {"primaryLocationLineHash": problem.fingerprint},
    }
    if finding.labels:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(placed(label.location, screen)),
                "message": {"text": label.message or finding.code},
            }
            for number, label in enumerate(finding.labels, 1)
        ]
    if problem.row is not None:
        result["properties"] = _facts(problem.row)
    return result


def _facts(row: Row) -> dict[str, str]:
    """Return target, actual and gap as a person reads them; what is not known is left out."""
    outcome = row.outcome
    actual = outcome.text or ""
    if outcome.value is not None:
        actual = show_number(outcome.value, outcome.unit)
    gap = "" if outcome.gap is None else signed(outcome.gap, outcome.gap_unit)
    facts = {"indicator": row.id, "name": row.name, "status": row.status.value, "target": row.text}
    return {name: text for name, text in {**facts, "actual": actual, "gap": gap}.items() if text}


def _place(location: Location) -> dict[str, Any]:
    end = location.end_column
    if location.end_line == location.line:
        end = max(end, location.column + 1)  # an empty stretch would not be shown
    return {
        "artifactLocation": {"uri": address(location.path), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": location.line,
            "startColumn": location.column,
            "endLine": location.end_line,
            "endColumn": end,
        },
    }


def address(path: str) -> str:
    """Write a path as a relative URI reference: UTF-8, percent-encoded, also the colon of a drive or a name."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")
