"""The data of many tables for other programs: what ``export`` writes as Parquet, and what ``rollup --sql`` asks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.commands.options import BadOption, existing, read_choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jixiao.findings import Finding
    from jixiao.query_report import QueryReport
    from jixiao.rollup import RollupOptions
    from jixiao.workspace import Workspace

PARQUET = "parquet"
COULD_NOT_JUDGE, NOTHING = 2, 3


class RollupRun(NamedTuple):
    """What to read, and with how many processes (``None``: as many as are worth it)."""

    workspace: Workspace
    paths: list[Path]
    options: RollupOptions
    jobs: int | None = None


def answer(run: RollupRun, sql: str, write: Callable[[QueryReport], None]) -> int:
    """Answer a query. A file that could not be read is not in the answer, so it is told and makes the exit code 2."""
    from jixiao.rollup import facts_of
    from jixiao.warehouse import NoWarehouse, query

    summaries, findings = facts_of(*run)
    _tell(findings)
    found = query(summaries, sql)
    if isinstance(found, NoWarehouse):
        raise BadOption(found.message)
    write(found)
    return _exit_code(summaries, findings)


def facts_content(paths: list[Path], *, quarter: int | None, profile: str | None) -> tuple[bytes, int]:
    """Return the content of a Parquet file with one row per indicator and quarter, and the exit code."""
    from jixiao.profiles import profile_names
    from jixiao.rollup import RollupOptions, facts_of
    from jixiao.warehouse import NoWarehouse, parquet
    from jixiao.workspace import Workspace

    workspace = Workspace()
    if profile is not None:
        read_choice("--profile", profile, profile_names(workspace.config.score))
    summaries, findings = facts_of(workspace, existing(paths), RollupOptions(quarter=quarter, profile=profile), None)
    _tell(findings)
    if not summaries:
        raise BadOption(_("没有可以汇总的目标表。{problems}").format(problems=""))
    content = parquet(summaries)
    if isinstance(content, NoWarehouse):
        raise BadOption(content.message)
    return content, _exit_code(summaries, findings)


def facts_place(output: Path | None, *, force: bool) -> Path:
    """Insist on a file name that can be written and does not overwrite anything unasked."""
    if output is None:
        raise BadOption(_("请用 -o 写明文件，例如 -o 汇总.parquet。"))
    if output.is_dir():
        raise BadOption(_("{path} 是文件夹，请写文件名，例如 汇总.parquet。").format(path=output.as_posix()))
    if output.exists() and not force:
        raise BadOption(_("文件已存在，没有覆盖：{paths}。要覆盖请加 --force。").format(paths=output.as_posix()))
    if not output.parent.is_dir():
        raise BadOption(_("没有这个文件夹：{path}").format(path=output.parent.as_posix()))
    return output


def _tell(findings: Sequence[Finding]) -> None:
    """Write a line for everything that could not be read, beside what is written from the rest."""
    from jixiao.renderers.concise import finding_line

    sys.stderr.write("".join(f"{finding_line(finding)}\n" for finding in findings))


def _exit_code(summaries: Sequence[object], findings: Sequence[Finding]) -> int:
    if findings:
        return COULD_NOT_JUDGE
    return 0 if summaries else NOTHING
