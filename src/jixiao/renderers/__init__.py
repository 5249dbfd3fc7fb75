"""One file a format: report → text. Renderers are pure; they never print, judge or read files.

``FORMATS`` is the list of what each kind of report can be written as; the name is the name on the command line, and the module
of that name holds one function a kind of report.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

FORMATS: dict[str, tuple[str, ...]] = {
    "check": ("table", "concise", "json", "jsonl"),
    "evidence": ("table", "json"),
    "lint": ("table", "concise", "json", "jsonl"),
    "monitor": ("table", "json"),
    "score": ("table", "json"),
}
MACHINE = frozenset({"json", "jsonl"})
"""Formats that are a document for a program: they stand alone on stdout, without colours and totals."""


class Screen(NamedTuple):
    """What a renderer for people may use: the width in cells, and whether colours are wanted."""

    width: int = 120
    color: bool = False


def render(report: Any, format_name: str, screen: Screen | None = None) -> str:
    """Write a report in one of the formats its kind has."""
    module = import_module(f"jixiao.renderers.{format_name}")
    text: str = getattr(module, f"render_{report.kind}")(report, screen or Screen())
    return text
