"""The problems of a report as a CI system counts them: each with a path from the top of the checkout and a stable fingerprint.

Listed is what ``concise`` lists: errors and warnings of a check, everything of a review. Rows that are waived have no problems.
A fingerprint is made of the code, the path, the indicator and its quarter; lines and values are not in it, so that a problem
stays the same one while the file around it changes.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.findings import Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.check_report import CheckReport, Row
    from jixiao.findings import Finding
    from jixiao.lint_report import LintReport
    from jixiao.renderers import Screen

SETTINGS = "jixiao.toml"
"""Where a problem is shown that belongs to no place of a file: what has none comes from the settings."""
_DRIVE = re.compile(r"[A-Za-z]:/")
_NAMED = re.compile(r"""\b(?:id|indicator|name)["']?[ \t]*:[ \t]*["']?([^,}"'\r\n]+)""")
_START = re.compile(r"[ \t]*- |[^ \t]")


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding for CI. ``location`` has its path relative to the checkout; ``row`` is the judged item it is about, if any."""

    finding: Finding
    location: Location
    fingerprint: str
    row: Row | None = None


def problems(report: CheckReport | LintReport, screen: Screen) -> tuple[Problem, ...]:
    """Return the problems of a report in its order. Fingerprints differ; a number is added only where two would be the same."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding, row in _listed(report):
        location = placed(finding.location, screen)
        identity = (finding.code, location.path, *_subject(finding, row))
        seen[identity] += 1
        found.append(Problem(finding, location, _digest(identity, seen[identity]), row))
    return tuple(found)


def row_of(finding: Finding, rows: Sequence[Row]) -> Row | None:
    """Find the row a finding is about, if any.

    A milestone on the way has the id of its indicator, which comes first; there the places tell. What a reader found that knows
    no indicators is about the row in whose target it stands.
    """
    places = {finding.location, *(label.location for label in finding.labels)}
    found = [row for row in rows if row.id == finding.subject]
    if finding.subject is None:
        found = [row for row in rows if _holds(row.target_location, finding.location)]
    return min(
        found, key=lambda row: (row.target_location not in places, row.location != finding.location), default=None
    )


def placed(location: Location | None, screen: Screen) -> Location:
    """Return a place with its path relative to the checkout."""
    if location is None:
        return Location(from_root(SETTINGS, screen), 1, 1, 1, 1)
    path = from_root(location.path, screen)
    return Location(path, location.line, location.column, location.end_line, location.end_column)


def from_root(path: str, screen: Screen) -> str:
    """Write a path as seen from the top of the checkout, without ``./``; one that lies outside stays as it is."""
    if path.startswith("/") or _DRIVE.match(path):
        full = posixpath.normpath(path)
    else:
        full = posixpath.normpath(posixpath.join(screen.folder, path))
    root = screen.root.rstrip("/")
    if root and full.startswith(f"{root}/"):
        return full[len(root) + 1 :]
    return full if not screen.folder else posixpath.normpath(path)


def _holds(outer: Location, inner: Location | None) -> bool:
    """Tell whether one place lies within another one of a single line."""
    if inner is None or (inner.path, inner.line) != (outer.path, outer.line) or outer.end_line != outer.line:
        return False
    return outer.column <= inner.column and inner.end_column <= outer.end_column


def _listed(report: CheckReport | LintReport) -> Iterator[tuple[Finding, Row | None]]:
    if report.kind == "lint":
        yield from ((finding, None) for finding in report.all_findings)
        return
    for check in report.checks:
        for finding in check.findings:
            if finding.severity is not Severity.INFO:
                yield finding, row_of(finding, (*check.indicators, *check.milestones))
    yield from ((finding, None) for finding in report.findings if finding.severity is not Severity.INFO)


def _subject(finding: Finding, row: Row | None) -> tuple[str, str]:
    """Return the indicator and the quarter a finding is about; empty where it is about the file as a whole."""
    if row is not None:
        return row.id, f"Q{row.due}"
    if finding.subject is not None or finding.excerpt is None or finding.location is None:
        return finding.subject or "", ""
    # Around what makes a file no table the id, or at least the name, stands in the very line or in one above it.
    shown = finding.excerpt.lines[: finding.location.line - finding.excerpt.first + 1]
    for line in reversed(shown):
        if match := _NAMED.search(line):
            return match[1].strip(), ""
        if _START.match(line):  # what stands above is another thing
            break
    return "", ""


def _digest(identity: tuple[str, ...], number: int) -> str:
    parts = identity if number == 1 else (*identity, str(number))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
