"""``jixiao rollup``: many tables as one, by region, project and indicator."""

from __future__ import annotations

from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import (
    BadOption,
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

DIMENSIONS = ("region", "project", "indicator")


def rollup(
    paths: Paths = None,
    quarter: Annotated[
        str | None, typer.Option("--quarter", metavar="1-4", help=_("都看到这个季度末；不写则看各文件的 as_of。"))
    ] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME", help=_("计分方案，默认 mof-2020；写错时列出全部。"))
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="|".join(DIMENSIONS), help=_("只看一面：地区、项目或指标；不写都看。"))
    ] = None,
    worst: Annotated[
        str | None, typer.Option("--worst", metavar="N", help=_("列出落后最多的几项指标，默认 5。"))
    ] = None,
    sql: Annotated[
        str | None,
        typer.Option(
            "--sql", metavar="SQL", help=_("用 SQL 查询各表的数据（表和列见 docs/rollup.md），不出汇总报告。")
        ),
    ] = None,
    jobs: Jobs = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_("有未达标或未填报也返回 0。"))] = False,
    format_name: Annotated[str | None, format_option("rollup")] = None,
    output: Output = None,
    out: Out = None,
    color: Color = "auto",
) -> int:
    """Roll up, write the report, and return the exit code; the format never changes it."""
    from jixiao.commands.output import write_report
    from jixiao.profiles import profile_names
    from jixiao.rollup import RollupOptions
    from jixiao.rollup import rollup as run_rollup
    from jixiao.workspace import Workspace

    workspace = Workspace()
    options = RollupOptions(
        quarter=read_quarter(quarter),
        profile=read_choice("--profile", profile, profile_names(workspace.config.score)) if profile else None,
        by=read_choice("--by", by, DIMENSIONS) if by else None,  # type: ignore[arg-type] # just read from that list
        worst=_count(worst),
    )
    if sql is not None:
        from jixiao.commands.facts import RollupRun, answer

        return answer(
            RollupRun(workspace, existing(paths), options, read_jobs(jobs)),
            sql,
            lambda found: write_report(found, format_name, output, color, out),
        )
    report = run_rollup(workspace, existing(paths), options, read_jobs(jobs))
    write_report(report, format_name, output, color, out)
    return 0 if exit_zero and report.exit_code == 1 else report.exit_code


def _count(text: str | None) -> int:
    """Read ``--worst``."""
    if text is None:
        return 5
    if text.isascii() and text.isdigit() and len(text) < 5:  # noqa: PLR2004 - more indicators than any table has
        return int(text)
    raise BadOption(_("--worst 要写一个数，写的是「{text}」。").format(text=text))
