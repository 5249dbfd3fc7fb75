"""``jixiao report``: how is the year going?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import Color, Jobs, Out, Output, Paths, existing, format_option, read_jobs, read_quarter


def report(
    actuals: Paths = None,
    quarter: Annotated[
        str | None, typer.Option("--quarter", metavar="1-4", help=_("监控到这个季度末；不写则看文件的 as_of。"))
    ] = None,
    targets: Annotated[Path | None, typer.Option("--targets", metavar="FILE", help=_("改用这张目标表。"))] = None,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help=_("不理会豁免。"))] = False,
    jobs: Jobs = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_("有滞后也返回 0。"))] = False,
    format_name: Annotated[str | None, format_option("monitor")] = None,
    output: Output = None,
    out: Out = None,
    color: Color = "auto",
) -> int:
    """Monitor, write the report, and return the exit code; the format never changes it."""
    from jixiao.commands.output import write_report
    from jixiao.monitor import MonitorOptions, monitor
    from jixiao.workspace import Workspace

    options = MonitorOptions(
        targets=existing([targets])[0] if targets else None,
        quarter=read_quarter(quarter),
        waivers=not no_waivers,
    )
    result = monitor(Workspace(), existing(actuals), options, read_jobs(jobs))
    write_report(result, format_name, output, color, out)
    return 0 if exit_zero and result.exit_code == 1 else result.exit_code
