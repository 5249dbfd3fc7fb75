"""JUnit XML as Jenkins, GitLab and Gitee read it: one suite a file, one case an indicator or rule.

There is no standard; the shape is that of Jenkins' https://github.com/junit-team/junit5/blob/main/platform-tests/src/test/resources/jenkins-junit.xsd
with three attributes that readers know besides (``file`` of a case, ``message`` of ``skipped``). Jenkins shows the ``message``
attribute, GitLab the text inside (https://docs.gitlab.com/ci/testing/unit_test_reports/), so both are written. The name of a case
holds no message and no value, and no two cases of a run share class and name: GitLab keeps only the first of such.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # written here, never parsed

from jixiao.catalogue import _
from jixiao.check_report import NOT_MET
from jixiao.evidence import EvidenceState
from jixiao.findings import Finding, Severity
from jixiao.outcome import Status
from jixiao.renderers.concise import SEVERITY_WORDS, waived_line
from jixiao.renderers.problems import from_root, placed, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.check_report import Check, CheckReport, Row
    from jixiao.lint_report import LintReport, Review
    from jixiao.renderers import Screen

# XML 1.0 has no way to write these, not even escaped: controls but tab and line ends, half pairs, the two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OPEN = frozenset({"JX304"})
"""A rating that is still to come is no failure of the target."""
_SKIPPED = frozenset({Status.UNREPORTED, Status.UNRATED, Status.NOT_DUE, Status.WAIVED})


@dataclass(frozen=True, slots=True)
class Case:
    """One test case. ``verdict`` is ``failure``, ``error``, ``skipped`` or empty; ``code`` its type, ``message`` its first line."""

    classname: str
    name: str
    file: str
    verdict: str = ""
    code: str = ""
    message: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases of one file; ``day`` is the date of the data (ISO), never that of the run."""

    name: str
    cases: list[Case] = field(default_factory=list)
    day: str = ""


def render_check(report: CheckReport, screen: Screen) -> str:
    """Write one suite a file of actuals; what no check could use is a suite of errors."""
    suites = [_check_suite(check, screen) for check in report.checks]
    return _document([*suites, *_file_suites(report.findings, screen)])


def render_lint(report: LintReport, screen: Screen) -> str:
    """Write one suite a table, with one case a rule."""
    suites = [_review_suite(report, review, screen) for review in report.reviews]
    return _document([*suites, *_file_suites(report.findings, screen)])


def _check_suite(check: Check, screen: Screen) -> Suite:
    path = from_root(check.actuals.path, screen)
    suite = Suite(path, day=check.as_of.isoformat() if check.as_of else "")
    classname = ".".join(part for part in (check.region, check.title) if part) or path
    rows = (*check.indicators, *check.milestones)
    told = [(finding, row_of(finding, rows)) for finding in check.findings]
    for row in rows:
        about = [finding for finding, subject in told if subject is row]
        suite.cases.append(_row_case(check, row, about, classname, screen))
    suite.cases.extend(_file_cases([finding for finding, subject in told if subject is None], classname, screen))
    return suite


def _row_case(check: Check, row: Row, findings: list[Finding], classname: str, screen: Screen) -> Case:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    broken = [finding for finding in errors if finding.code not in NOT_MET]
    failed = [finding for finding in errors if finding.code in NOT_MET - _OPEN]
    others = [finding for finding in findings if finding.severity is not Severity.ERROR]
    verdict, cause = _verdict(row, broken, failed)
    message = cause[0].message if cause else _reason(row, errors) if verdict else ""
    quarter = f" Q{row.due}" if row in check.milestones else ""
    return Case(
        classname,
        f"{row.id} {row.name}{quarter}",
        from_root(row.target_location.path, screen),
        verdict,
        cause[0].code if cause else "",
        message,
        _text(cause, screen) or message,
        (*(_note(finding, screen) for finding in others), *_attachments(check, row, screen)),
    )


def _verdict(row: Row, broken: list[Finding], failed: list[Finding]) -> tuple[str, list[Finding]]:
    if row.status is Status.WAIVED:
        return "skipped", []
    if broken:
        return "error", [*broken, *failed]
    if failed or row.status in {Status.MISSED, Status.PARTIAL}:
        return "failure", failed
    return ("skipped", []) if row.status in _SKIPPED else ("", [])


def _reason(row: Row, errors: list[Finding]) -> str:
    """Say why a case was skipped."""
    if row.status is Status.WAIVED:
        return waived_line(row)
    return errors[0].message if errors else row.status.word


def _attachments(check: Check, row: Row, screen: Screen) -> Iterable[str]:
    """Name the evidence as GitLab and Jenkins attach it; a name with brackets in it would end the mark too early."""
    folder = posixpath.dirname(check.actuals.path)
    for proof in row.proofs:
        path = from_root(posixpath.join(folder, proof.path.replace("\\", "/")), screen)
        if proof.state is EvidenceState.FOUND and not re.search(r"[\[\]|\r\n]", path):
            yield f"[[ATTACHMENT|{path}]]"


def _review_suite(report: LintReport, review: Review, screen: Screen) -> Suite:
    path = from_root(review.file.path, screen)
    suite = Suite(path)
    classname = review.title or path
    by_code: dict[str, list[Finding]] = {}
    for finding in review.findings:
        by_code.setdefault(finding.code, []).append(finding)
    rules = {code: f"{code} {name}" for code, name in report.rules} if review.readable else {}
    for code in dict.fromkeys((*rules, *by_code)):
        found = by_code.get(code, [])
        cause = [finding for finding in found if finding.severity is not Severity.INFO]
        hints = tuple(_note(finding, screen) for finding in found if finding.severity is Severity.INFO)
        verdict = ("failure" if review.readable else "error") if cause else ""
        message = cause[0].message if cause else ""
        name = rules.get(code, code)
        suite.cases.append(Case(classname, name, path, verdict, code, message, _text(cause, screen), hints))
    return suite


def _file_suites(findings: tuple[Finding, ...], screen: Screen) -> list[Suite]:
    """Put what belongs to no check into one suite a file."""
    suites: dict[str, Suite] = {}
    for finding in findings:
        path = placed(finding.location, screen).path
        suites.setdefault(path, Suite(path)).cases.extend(_file_cases([finding], path, screen))
    return list(suites.values())


def _file_cases(findings: list[Finding], classname: str, screen: Screen) -> list[Case]:
    """Make cases of findings about a file as a whole: an error is one, a warning is a note on a case that passes."""
    cases = []
    for finding in findings:
        path = placed(finding.location, screen).path
        if finding.severity is Severity.ERROR:
            text = _text([finding], screen)
            cases.append(Case(classname, finding.code, path, "error", finding.code, finding.message, text))
        elif finding.severity is Severity.WARNING:
            cases.append(Case(classname, finding.code, path, notes=(_note(finding, screen),)))
    return cases


def _line(finding: Finding, screen: Screen) -> str:
    place = f"{placed(finding.location, screen)}: " if finding.location else ""
    return f"{place}{_(SEVERITY_WORDS[finding.severity])} {finding.code} {finding.message}"


def _note(finding: Finding, screen: Screen) -> str:
    """Write a line for ``system-out``; no name in it may pass for an attachment, which would fetch a file of the machine."""
    return _line(finding, screen).replace("[[", "[\u200b[")


def _text(findings: list[Finding], screen: Screen) -> str:
    parts = []
    for finding in findings:
        parts.append(_line(finding, screen))
        if finding.help:
            parts.append(_("帮助：{help}").format(help=finding.help))
    return "\n".join(parts)


def _document(suites: list[Suite]) -> str:
    top = ET.Element("testsuites", {"name": "jixiao", **_counts([case for suite in suites for case in suite.cases])})
    seen: Counter[tuple[str, str]] = Counter()
    for suite in suites:
        counts = _counts(suite.cases)
        counts["skipped"] = str(sum(case.verdict == "skipped" for case in suite.cases))
        if suite.day:
            counts["timestamp"] = f"{suite.day}T00:00:00"
        element = ET.SubElement(top, "testsuite", {"name": clean(suite.name), **counts})
        for case in suite.cases:
            seen[case.classname, case.name] += 1
            _write_case(element, case, seen[case.classname, case.name])
    ET.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, encoding="unicode")}\n'


def _write_case(suite: ET.Element, case: Case, number: int) -> None:
    name = case.name if number == 1 else f"{case.name} ({number})"
    attributes = {"classname": case.classname, "name": name, "file": case.file, "time": "0"}
    element = ET.SubElement(suite, "testcase", {key: clean(value) for key, value in attributes.items()})
    if case.verdict:
        details = {"type": case.code, "message": case.message} if case.code else {"message": case.message}
        if case.verdict == "skipped":
            details.pop("type", None)
        verdict = ET.SubElement(element, case.verdict, {key: clean(value) for key, value in details.items()})
        verdict.text = clean(case.text)
    if case.notes:
        ET.SubElement(element, "system-out").text = clean("\n".join(case.notes))


def _counts(cases: list[Case]) -> dict[str, str]:
    return {
        "tests": str(len(cases)),
        "failures": str(sum(case.verdict == "failure" for case in cases)),
        "errors": str(sum(case.verdict == "error" for case in cases)),
        "time": "0",
    }


def clean(text: str) -> str:
    """Leave out what XML 1.0 cannot hold, and write line ends as every XML parser would read them."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
