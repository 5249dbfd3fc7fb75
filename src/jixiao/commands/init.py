"""``jixiao init``: a file of actuals for a table, with nothing reported yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import BadOption, existing

if TYPE_CHECKING:
    from jixiao.findings import Finding
    from jixiao.workspace import Workspace

ACTUALS = "actuals.yaml"
SCHEMA = "schemas/actuals.schema.json"


def init(
    targets: Annotated[Path | None, typer.Option("--targets", metavar="FILE", help=_("按这张目标表建。"))] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("写到这个文件，默认 actuals.yaml。"))
    ] = None,
) -> int:
    """Write the file, or say why not; what is there already stays."""
    from jixiao.blank_actuals import blank_actuals
    from jixiao.documents.load import shown_path
    from jixiao.documents.write import create_file
    from jixiao.record import repository_of
    from jixiao.workspace import Workspace

    workspace = Workspace()
    if workspace.config.findings:
        return _refused(workspace.config.findings)
    table_file = existing([targets])[0] if targets else _only_table(workspace)
    loaded, table = workspace.table(table_file)
    if table is None:
        return _refused(loaded.findings)
    file = output or workspace.config.root / ACTUALS
    schema = _seen_from(file, workspace.config.root / SCHEMA)
    text = blank_actuals(table, _seen_from(file, table_file), schema)
    refused = create_file(Path(shown_path(file)), repository_of(workspace, file), text.encode())
    if refused is not None:
        return _refused((refused,))
    message = _("已建好 {path}，{count} 项都还没有填报。").format(path=shown_path(file), count=len(table.items))
    hint = _("去掉行首的 # 再写完成值，或运行 jixiao record。")
    sys.stdout.write(f"{message}\n{hint}\n")
    if not (workspace.config.root / SCHEMA).is_file():
        schema_hint = _("要让编辑器补全和检查，先建 schemas 文件夹，再运行 jixiao schema actuals -o {path}")
        sys.stdout.write(schema_hint.format(path=shown_path(workspace.config.root / SCHEMA)) + "\n")
    return 0


def _only_table(workspace: Workspace) -> Path:
    from jixiao.documents.load import shown_path

    tables = workspace.targets_files()
    if len(tables) == 1:
        return tables[0]
    if not tables:
        raise BadOption(_("没有找到目标表。请把目标表放进 targets 文件夹，或用 --targets 写明文件。"))
    names = _("、").join(shown_path(table) for table in tables)
    raise BadOption(
        _("目标表有 {count} 张，请用 --targets 写明按哪一张建：{files}").format(count=len(tables), files=names)
    )


def _seen_from(file: Path, other: Path) -> str:
    """Write the path of a file as seen from the folder of another one, with ``/``."""
    try:
        return Path(os.path.relpath(other, file.parent)).as_posix()
    except ValueError:  # another drive on Windows
        return other.resolve().as_posix()


def _refused(findings: tuple[Finding, ...]) -> int:
    from jixiao.commands.output import screen, write_text
    from jixiao.renderers.screen import findings_text

    write_text(findings_text(findings, screen()), None)
    return 2
