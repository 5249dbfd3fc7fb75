"""``jixiao check``: are the targets met?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import (
    Color,
    Jobs,
    Out,
    Output,
    Paths,
    existing,
    format_option,
    read_choice,
    read_jobs,
    read_quarter,
)


def check(
    actuals: Paths = None,
    targets: Annotated[Path | None, typer.Option("--targets", metavar="FILE", help=_("改用这张目标表。"))] = None,
    quarter: Annotated[
        str | None, typer.Option("--quarter", metavar="1-4", help=_("只判断到这个季度末到期的目标。"))
    ] = None,
    missing: Annotated[
        str | None, typer.Option("--missing", metavar="fail|warn|ignore", help=_("未填报怎么办，默认 fail。"))
    ] = None,
    require_evidence: Annotated[bool, typer.Option("--require-evidence", help=_("每项完成值都要有佐证材料。"))] = False,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help=_("不理会豁免。"))] = False,
    jobs: Jobs = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_("有未达标也返回 0。"))] = False,
    format_name: Annotated[str | None, format_option("check")] = None,
    output: Output = None,
    out: Out = None,
    color: Color = "auto",
) -> int:
    """Check, write the report, and return the exit code; the format never changes it."""
    from jixiao.check import CheckOptions
    from jixiao.check import check as run_check
    from jixiao.commands.output import write_report
    from jixiao.workspace import Workspace

    options = CheckOptions(
        targets=existing([targets])[0] if targets else None,
        quarter=read_quarter(quarter),
        missing=read_choice("--missing", missing, ("fail", "warn", "ignore")) if missing else None,  # type: ignore[arg-type] # just read from that list
        waivers=not no_waivers,
        require_evidence=require_evidence,
    )
    workspace = Workspace()
    files = workspace.actuals_files(existing(actuals))
    whole = not actuals and targets is None
    wanted = read_jobs(jobs)
    if len(files) > 1:
        from jixiao.commands.many_checks import ManyChecks

        code = ManyChecks(workspace, files, options, wanted, whole).run(format_name, output, color, out)
    else:
        report = run_check(workspace, () if whole else files, options)
        write_report(report, format_name, output, color, out)
        code = report.exit_code
    return 0 if exit_zero and code == 1 else code
