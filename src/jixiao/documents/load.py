"""Files → models with their findings: the one way every command reads a table, its actuals and its waivers."""

from __future__ import annotations

import os
from itertools import takewhile
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from jixiao.documents.consistency import consistency_findings
from jixiao.documents.loader import read_file
from jixiao.documents.models import Actuals, Model, Targets, Waivers
from jixiao.documents.validation import validate
from jixiao.findings import Finding, has_errors, in_order

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.source import Document

M = TypeVar("M", bound=Model)

BELOW = 200
"""How many lines below a key are looked through for slips; a table has about that many indicators at most."""


class Loaded(NamedTuple, Generic[M]):
    """A file as read: the model is ``None`` when the findings hold an error."""

    document: Document
    model: M | None
    findings: tuple[Finding, ...]


def load_targets(path: Path) -> Loaded[Targets]:
    """Read a target table."""
    return load(Targets, read_file(path, shown_path(path)))


def load_actuals(path: Path) -> Loaded[Actuals]:
    """Read a file of actual values."""
    return load(Actuals, read_file(path, shown_path(path)))


def load_waivers(path: Path) -> Loaded[Waivers]:
    """Read a file of waivers."""
    return load(Waivers, read_file(path, shown_path(path)))


def load(model: type[M], document: Document) -> Loaded[M]:
    """Read a document that is in memory already."""
    if document.findings:
        return Loaded(document, None, document.findings)
    read, findings = validate(model, document)
    if read is None:
        return Loaded(document, None, _behind(document, findings))
    findings = consistency_findings(read, document)
    return Loaded(document, None if has_errors(findings) else read, findings)


def shown_path(path: Path) -> str:
    """Write a path as its reader would: relative to the working directory where it lies below it, with ``/``."""
    absolute, here = os.path.abspath(path), f"{os.getcwd()}{os.sep}"  # noqa: PTH100, PTH109 - asked for every file
    if absolute.startswith(here):
        return absolute[len(here) :].replace(os.sep, "/")
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return path.as_posix()
    return path.as_posix() if relative.startswith("..") else relative.replace(os.sep, "/")


def _behind(document: Document, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Name the slip of the hand behind a complaint about the shape, where there is one in its line or in the next.

    A line with a slip is told once: what else seems wrong in it comes from the slip, and so does the shape of what it begins.
    """
    from jixiao.documents.slips import find_slips  # its patterns cost, and most files have no slip

    below = {finding: _lines_below(document, finding) for finding in findings if finding.code == "JX112"}
    lines = {line + more for line in map(_line, findings) for more in (0, 1)}.union(*below.values())
    slips = [slip for slip in find_slips(document, min(lines), max(lines)) if _line(slip) in lines]
    taken = {_line(slip) for slip in slips}
    told = (found for found in findings if not {_line(found), *below.get(found, ())[:1]} & taken)
    return in_order([*slips, *told])


def _lines_below(document: Document, finding: Finding) -> tuple[int, ...]:
    """Return the lines of the value of a key that stands alone in its line: text instead of keys where a slip has spoilt them."""
    number = _line(finding)
    lines = [line for _start, line in document.lines(number, number + BELOW)]
    if not lines or not lines[0].partition("#")[0].rstrip().endswith(":"):
        return ()
    depth = _indent(lines[0])
    deeper = takewhile(lambda line: not line.strip() or _indent(line) > depth, lines[1:])
    return tuple(number + more for more, _line_below in enumerate(deeper, 1))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _line(finding: Finding) -> int:
    return finding.location.line if finding.location else 0
