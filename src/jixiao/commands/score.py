"""``jixiao score``: the 100-point self-evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import Color, Jobs, Out, Output, Paths, existing, format_option, read_choice, read_jobs


def score(
    actuals: Paths = None,
    targets: Annotated[Path | None, typer.Option("--targets", metavar="FILE", help=_("改用这张目标表。"))] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME", help=_("计分方案，默认 mof-2020；写错时列出全部。"))
    ] = None,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help=_("不理会豁免。"))] = False,
    jobs: Jobs = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_("有未填报或没写原因的也返回 0。"))] = False,
    format_name: Annotated[str | None, format_option("score")] = None,
    output: Output = None,
    out: Out = None,
    color: Color = "auto",
) -> int:
    """Score, write the report, and return the exit code; the format never changes it."""
    from jixiao.commands.output import write_report
    from jixiao.profiles import profile_names
    from jixiao.scoring import ScoreOptions
    from jixiao.scoring import score as run_score
    from jixiao.workspace import Workspace

    workspace = Workspace()
    options = ScoreOptions(
        targets=existing([targets])[0] if targets else None,
        profile=read_choice("--profile", profile, profile_names(workspace.config.score)) if profile else None,
        waivers=not no_waivers,
    )
    report = run_score(workspace, existing(actuals), options, read_jobs(jobs))
    write_report(report, format_name, output, color, out)
    return 0 if exit_zero and report.exit_code == 1 else report.exit_code
