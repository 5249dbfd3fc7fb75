"""``jixiao evidence``: are the achieved values proven?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import Paths, existing

if TYPE_CHECKING:
    from jixiao.findings import Finding
    from jixiao.workspace import Workspace


def evidence(
    actuals: Paths = None,
    targets: Annotated[Path | None, typer.Option("--targets", metavar="FILE", help=_("改用这张目标表。"))] = None,
    pin: Annotated[
        bool, typer.Option("--pin", help=_("把在库里的材料的校验值（sha256）写进完成情况文件，以后内容变了就会发现。"))
    ] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_("有缺的也返回 0。"))] = False,
    format_name: Annotated[
        str, typer.Option("--format", metavar="table|json", help=_("输出格式。"), show_default=False)
    ] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("写到文件。"))] = None,
    color: Annotated[
        str, typer.Option("--color", metavar="auto|always|never", help=_("颜色。"), show_default=False)
    ] = "auto",
) -> int:
    """List the evidence and return the exit code; the format never changes it."""
    from jixiao.commands.output import write_report
    from jixiao.evidence_report import list_evidence
    from jixiao.renderers import Screen
    from jixiao.renderers.screen import findings_text
    from jixiao.workspace import Workspace

    workspace = Workspace()
    named = existing(actuals)
    not_pinned = _pin(workspace, named) if pin else ()
    sys.stderr.write(findings_text(not_pinned, Screen()))
    report = list_evidence(workspace, named, existing([targets])[0] if targets else None)
    write_report(report, format_name, output, color)
    if not_pinned:
        return 2
    return 0 if exit_zero and report.exit_code == 1 else report.exit_code


def _pin(workspace: Workspace, named: list[Path]) -> tuple[Finding, ...]:
    from jixiao.pin import pin_file

    findings: list[Finding] = []
    for file in workspace.actuals_files(named):
        pinned = pin_file(workspace, file)
        findings += pinned.findings
        words = _("{path}：写入校验值 {count} 处").format(path=pinned.path, count=pinned.count)
        sys.stderr.write(f"{words}\n")
    return tuple(findings)
