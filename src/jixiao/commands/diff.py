"""``jixiao diff``: what changed between two versions, or two years, of a target table."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import BadOption, Color, Out, Output, existing, format_option, read_choice

if TYPE_CHECKING:
    from jixiao.difference import Pair
    from jixiao.differences.report import DifferenceReport
    from jixiao.workspace import Workspace

FAIL_ON = ("never", "any", "loosened", "unclear")
TWO = 2


def diff(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="OLD NEW",
            help=_("旧表和新表，或两个文件夹；有 --git 时写要比较的文件，不写则按 jixiao.toml 查找。"),
            show_default=False,
        ),
    ] = None,
    git: Annotated[
        str | None,
        typer.Option("--git", metavar="REV[..REV]", help=_("和 git 的这个版本比，例如 HEAD~1；或比两个版本。")),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("有变化返回 1，同 --fail-on any。"))] = False,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="|".join(FAIL_ON),
            help=_("什么变化返回 1：any 任何变化，loosened 放宽，unclear 放宽或难说松紧；默认 never。"),
        ),
    ] = None,
    format_name: Annotated[str | None, format_option("diff")] = None,
    output: Output = None,
    out: Out = None,
    color: Color = "auto",
) -> int:
    """Compare, write the report, and return the exit code; the format never changes it."""
    from jixiao.commands.output import write_report
    from jixiao.difference import diff as run_diff
    from jixiao.workspace import Workspace

    wanted = read_choice("--fail-on", fail_on, FAIL_ON) if fail_on else "any" if exit_code else "never"
    workspace = Workspace()
    pairs = _pairs_of_git(workspace, git, paths or []) if git is not None else _pairs(paths or [])
    report = run_diff(workspace, pairs)
    write_report(report, format_name, output, color, out)
    return report.exit_code or int(_fails(report, wanted))


def _fails(report: DifferenceReport, wanted: str) -> bool:
    summary = report.summary
    if wanted == "any":
        return summary["changes"] > 0
    unclear = summary["unclear"] if wanted == "unclear" else 0
    return wanted != "never" and summary["looser"] + unclear > 0


def _pairs(paths: list[Path]) -> tuple[Pair, ...]:
    from jixiao.versions import pair_files, pair_folders

    if len(paths) != TWO:
        raise BadOption(_("要写两个：旧表和新表，例如 jixiao diff 2025.yaml 2026.yaml；和 git 的版本比用 --git。"))
    old, new = existing(paths)
    if old.is_dir() != new.is_dir():
        raise BadOption(_("两个都要是文件，或者都是文件夹。"))
    return pair_folders(old, new) if old.is_dir() else pair_files(old, new)


def _pairs_of_git(workspace: Workspace, text: str, paths: list[Path]) -> tuple[Pair, ...]:
    from jixiao.revisions import Refusal, read_range
    from jixiao.versions import pair_revisions

    revisions = read_range(text)
    if isinstance(revisions, Refusal):
        raise BadOption(revisions.message)
    on_disk = paths if revisions[1] is not None else existing(paths)
    named = [Path(os.path.abspath(path)) for path in on_disk or workspace.targets_files()]  # noqa: PTH100 - a link stays what it is in git
    if not named:
        raise BadOption(_("没有找到目标表，请写明文件，例如 jixiao diff --git HEAD~1 targets/项目.yaml。"))
    pairs = pair_revisions(named, *revisions)
    if isinstance(pairs, Refusal):
        raise BadOption(pairs.message)
    return pairs
