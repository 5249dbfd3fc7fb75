"""A report of ``check`` written file by file, so that a run over thousands of files keeps none of them.

A format that can be written so says how in a constant ``CHECK`` of its module, and its ``render_check`` is :func:`whole`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.check_report import Check, CheckReport, Totals
    from jixiao.findings import Finding
    from jixiao.renderers import Screen

IN_PIECES = ("table", "concise", "json", "jsonl")
"""The formats that can be written file by file."""


class Pieces(NamedTuple):
    """The parts of one format: a piece for every check, with ``between`` between them, and what stands before and after.

    ``piece`` is told whether the report has several files. ``begin`` needs the totals, so nothing can be written before the last
    file is read; without it every piece goes out at once. ``end`` gets the findings that belong to no check.
    """

    piece: Callable[[Check, Screen, bool], str]
    end: Callable[[Totals, tuple[Finding, ...], Screen], str]
    begin: Callable[[Totals], str] | None = None
    between: str = ""


def pieces_of(format_name: str) -> Pieces:
    """Return the parts of a format by its name."""
    found: Pieces = import_module(f"jixiao.renderers.{format_name}").CHECK
    return found


def whole(pieces: Pieces, report: CheckReport, screen: Screen) -> str:
    """Write a report that is complete."""
    several = len(report.checks) > 1
    totals = report.totals
    body = pieces.between.join(pieces.piece(check, screen, several) for check in report.checks)
    head = pieces.begin(totals) if pieces.begin else ""
    return f"{head}{body}{pieces.end(totals, report.findings, screen)}"
