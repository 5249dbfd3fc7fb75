"""Where a report goes: the screen, a pipe, or a file; in colours only where they can be seen."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.commands.options import BadOption, read_choice
from jixiao.renderers import FORMATS, Screen, render

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_WIDTH = 120


def write_report(report: Any, format_name: str, output: Path | None, color: str = "auto") -> None:
    """Render a report and write it to a file (UTF-8, no BOM, LF) or to the standard output."""
    name = read_choice("--format", format_name, FORMATS[report.kind])
    where = screen(color) if output is None else Screen(DEFAULT_WIDTH, color=False)
    write_text(render(report, name, where), output)


def write_text(text: str, output: Path | None) -> None:
    """Write a text to a file, or to the standard output when none is named."""
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadOption(_("写不了文件 {path}：{reason}").format(path=output, reason=reason)) from error
    sys.stderr.write(_("已写出 {path}").format(path=output.as_posix()) + "\n")


def screen(color: str = "auto") -> Screen:
    """Look at where the standard output goes."""
    return Screen(width=_width(), color=_wants_color(read_choice("--color", color, ("auto", "always", "never"))))


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return max(int(columns), 20)
    return shutil.get_terminal_size((DEFAULT_WIDTH, 50)).columns if sys.stdout.isatty() else DEFAULT_WIDTH


def _wants_color(choice: str) -> bool:
    """Decide: the option, then NO_COLOR, then FORCE_COLOR (but not 0), then whether a terminal is there."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if os.environ.get(name, "0") != "0":
            return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
