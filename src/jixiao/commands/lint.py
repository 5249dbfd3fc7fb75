"""``jixiao lint``: what is wrong with the target table itself?"""

from __future__ import annotations

from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import (
    Color,
    Jobs,
    Out,
    Output,
    Paths,
    Selectors,
    existing,
    format_option,
    read_choice,
    read_jobs,
    read_selectors,
)


def lint(
    targets: Paths = None,
    select: Annotated[
        Selectors, typer.Option("--select", metavar="CODES", help=_("只用这些规则，例如 L0,L13。"))
    ] = None,
    ignore: Annotated[Selectors, typer.Option("--ignore", metavar="CODES", help=_("不用这些规则。"))] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on", metavar="error|warning", help=_("到什么程度返回 1，默认 warning；error 时警告不算。")
        ),
    ] = None,
    jobs: Jobs = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_("有问题也返回 0。"))] = False,
    format_name: Annotated[str | None, format_option("lint")] = None,
    output: Output = None,
    out: Out = None,
    color: Color = "auto",
) -> int:
    """Review, write the report, and return the exit code; the format never changes it."""
    from jixiao.commands.output import write_report
    from jixiao.lint import LintOptions
    from jixiao.lint import lint as run_lint
    from jixiao.workspace import Workspace

    options = LintOptions(
        select=read_selectors("--select", select),
        ignore=read_selectors("--ignore", ignore) or (),
        fail_on=read_choice("--fail-on", fail_on, ("error", "warning")) if fail_on else None,  # type: ignore[arg-type] # just read from that list
    )
    report = run_lint(Workspace(), existing(targets), options, read_jobs(jobs))
    write_report(report, format_name, output, color, out)
    return 0 if exit_zero and report.exit_code == 1 else report.exit_code
