"""One file a format: report → text. Renderers are pure; they never print, judge or read files.

``FORMATS`` is the list of what each kind of report can be written as; the name is the name on the command line, and the module
of that name holds one function a kind of report.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

FORMATS: dict[str, tuple[str, ...]] = {
    "check": (
        "table",
        "concise",
        "json",
        "jsonl",
        "junit",
        "sarif",
        "github",
        "gitlab",
        "html",
        "markdown",
        "csv",
        "xlsx",
    ),
    "diff": ("table", "concise", "json", "markdown"),
    "evidence": ("table", "json"),
    "lint": ("table", "concise", "json", "jsonl", "junit", "sarif", "github", "gitlab", "html", "markdown", "csv"),
    "monitor": ("table", "concise", "json", "jsonl", "html", "markdown", "csv", "xlsx", "docx"),
    "query": ("table", "json", "csv", "markdown"),
    "rollup": ("table", "json", "html", "markdown", "csv", "xlsx"),
    "score": ("table", "concise", "json", "jsonl", "html", "markdown", "csv", "xlsx", "docx"),
}
MACHINE = frozenset({"json", "jsonl", "junit", "sarif", "github", "gitlab", "markdown", "csv", "xlsx", "docx"})
"""Formats that are a document for a program: they stand alone on stdout, without colours and totals."""
MARKED = frozenset({"csv"})
"""Formats whose files begin with a byte order mark: Excel takes them for UTF-8 only then."""


class Screen(NamedTuple):
    """What a renderer may know of its surroundings.

    For people: the width in cells, and whether colours are wanted. For CI: ``folder``, where the program runs, and ``root``, the
    top of the checkout that files are named from; both absolute with ``/``, and empty where paths stay as they are.
    """

    width: int = 120
    color: bool = False
    folder: str = ""
    root: str = ""


def render(report: Any, format_name: str, screen: Screen | None = None) -> str | bytes:
    """Write a report in one of the formats its kind has; the formats of an office are bytes."""
    module = import_module(f"jixiao.renderers.{format_name}")
    text: str | bytes = getattr(module, f"render_{report.kind}")(report, screen or Screen())
    return text
