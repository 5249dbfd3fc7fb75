"""``jixiao fmt``: put the files in their canonical shape."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import BadOption, Color, existing

if TYPE_CHECKING:
    from jixiao.fixes import Mending

STANDARD_INPUT = Path("-")


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE|DIR",
            help=_("文件或文件夹，- 是标准输入；不写时按 jixiao.toml 查找。"),
            show_default=False,
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=_("只列出要整理的文件，不写；有要整理的返回 1。"))] = False,
    diff: Annotated[bool, typer.Option("--diff", help=_("只显示会改什么，不写；有要整理的返回 1。"))] = False,
    color: Color = "auto",
) -> int:
    """Format, show which files changed, and return the exit code."""
    from jixiao.commands.output import screen, write_text
    from jixiao.formatting import format_bytes, format_files
    from jixiao.renderers.formatting import formatting_text
    from jixiao.renderers.mending import diff_text
    from jixiao.workspace import Workspace

    where = screen(color)
    named = paths or []
    if STANDARD_INPUT in named:
        if len(named) > 1:
            raise BadOption(_("- 是标准输入，不能和文件一起写。"))
        formatted: tuple[Mending, ...] = (format_bytes(sys.stdin.buffer.read(), "<stdin>"),)
        if not check and not diff:
            return _pass_on(formatted[0])
    else:
        formatted = format_files(Workspace(), existing(named), dry_run=check or diff)
    write_text(diff_text(formatted, where) if diff else formatting_text(formatted, where, dry_run=check), None)
    if any(one.findings for one in formatted):
        return 2
    if not formatted:
        return 3
    return 1 if (check or diff) and any(one.changed for one in formatted) else 0


def _pass_on(formatted: Mending) -> int:
    """Write the text to the standard output, in the encoding of the files; what is broken is told beside it."""
    from jixiao.commands.output import screen
    from jixiao.renderers.screen import findings_text

    if formatted.findings:
        sys.stderr.write(findings_text(formatted.findings, screen("never")))
        return 2
    sys.stdout.flush()
    sys.stdout.buffer.write(formatted.after.encode())
    sys.stdout.flush()
    return 0
