"""What the tool tells its user: plain frozen values that everything else may import.

A rule or a reader says *what* and at which *route*; the document turns the route into a :class:`Location` at the very end.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

Route = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and 0-based list positions."""

Span = tuple[int, int]
"""A stretch of a text in characters: 0-based start, end one past the last."""


class Severity(StrEnum):
    """How bad a finding is. Only errors stop a judgement; warnings and hints never change the exit code."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Location(NamedTuple):
    """A stretch of a file. Lines and columns are 1-based and count characters; the end column is one past the last."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


NOWHERE = Location("", 0, 0, 0, 0)
"""In place of a place nobody asked for."""


class Excerpt(NamedTuple):
    """Some whole lines of a file: the 1-based number of the first one, and their texts."""

    first: int
    lines: tuple[str, ...]


class Label(NamedTuple):
    """A second place that belongs to a finding, with what there is to see."""

    message: str
    location: Location
    excerpt: Excerpt | None = None


class Finding(NamedTuple):
    """One problem: its code, a sentence, the remedy, where it stands, and what the file says there.

    ``subject`` is the id of the indicator or milestone it is about; ``None`` where it is about a file, or was made by a reader
    that knows of keys and values only.
    """

    code: str
    severity: Severity
    message: str
    help: str = ""
    location: Location | None = None
    excerpt: Excerpt | None = None
    labels: tuple[Label, ...] = ()
    subject: str | None = None

    def about(self, subject: str) -> Finding:
        """Say which indicator or milestone the finding is about."""
        return self._replace(subject=subject)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Sort findings as a reader meets them: by file, line and column, those without a place first."""
    return tuple(
        sorted(
            findings, key=lambda f: (f.location.path, f.location.line, f.location.column) if f.location else ("", 0, 0)
        )
    )


def has_errors(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Tell whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
