"""``jixiao init``: a folder becomes a repository of targets; or only a file of actuals, with nothing reported yet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.next_steps import open_question_lines
from jixiao.commands.options import BadOption, existing

if TYPE_CHECKING:
    from jixiao.findings import Finding
    from jixiao.office.cells import Refusal
    from jixiao.starter.set_up import Steps
    from jixiao.workspace import Workspace

ACTUALS = "actuals.yaml"
SCHEMA = "schemas/actuals.schema.json"


def init(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help=_("建在这个文件夹里；不写时建在当前的仓库里。"), show_default=False),
    ] = None,
    form: Annotated[
        Path | None, typer.Option("--from", metavar="FORM", help=_("先导入这份 Word、Excel 或文本的绩效目标表。"))
    ] = None,
    targets: Annotated[
        Path | None, typer.Option("--targets", metavar="FILE", help=_("只按这张目标表建完成情况文件。"))
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help=_("只建完成情况文件，写到这里，默认 actuals.yaml。")),
    ] = None,
    drop_sample: Annotated[
        bool, typer.Option("--drop-sample", help=_("先删掉示例的文件；改过的不删。有了自己的目标表以后用。"))
    ] = False,
) -> int:
    """Make what is missing and say so file by file; what is there already stays."""
    if targets is None and output is None:
        return _set_up(_top(folder), form, drop_sample=drop_sample)
    if folder is not None or form is not None or drop_sample:
        raise BadOption(_("--targets 和 -o 只建完成情况文件，不能和文件夹、--from、--drop-sample 一起写。"))
    return _only_actuals(targets, output)


def _top(folder: Path | None) -> Path:
    """Return the folder to set up: the one named, made if need be, or the top of the repository we are in."""
    from jixiao.config import find_root
    from jixiao.documents.write import reason_of

    if folder is None:
        return find_root(Path.cwd())[0]
    if folder.exists() and not folder.is_dir():
        raise BadOption(_("{path} 是文件，不是文件夹。").format(path=folder.as_posix()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("建不了文件夹 {path}：{reason}。").format(path=folder.as_posix(), reason=reason_of(error))
        raise BadOption(message) from error
    return folder.resolve()


def _set_up(folder: Path, form: Path | None, *, drop_sample: bool) -> int:
    from jixiao.starter.set_up import set_up

    tables = _imported(existing([form])[0]) if form else None
    steps = set_up(folder, tables, drop_sample=drop_sample)
    _tell(steps)
    if steps.findings:
        return _refused(tuple(steps.findings))
    for line in _what_now(folder, steps):
        sys.stdout.write(f"{line}\n")
    return 0


def _imported(form: Path) -> dict[str, str]:
    """Read the tables of a form: their names and their texts."""
    from jixiao.office.cells import Refusal
    from jixiao.office.importing import import_file, targets_of
    from jixiao.renderers.plain_text import visible

    tables = {}
    for name, content in import_file(form):
        if isinstance(content, Refusal):
            raise _not_imported(form, content)
        text = targets_of(content, form.name, "../schemas/targets.schema.json")
        if isinstance(text, Refusal):
            raise _not_imported(form, text)
        for notice in content.notices:
            words = _("{address}：{message}").format(address=notice.address, message=notice.message)
            sys.stderr.write(visible(words) + "\n")
        for line in open_question_lines(content, text):
            sys.stderr.write(visible(_("{path}：{message}").format(path=form.as_posix(), message=line)) + "\n")
        tables[name] = text
    return tables


def _not_imported(form: Path, refusal: Refusal) -> BadOption:
    words = f"{refusal.message}{refusal.remedy}"
    return BadOption(_("{path}：{message}").format(path=form.as_posix(), message=words))


def _tell(steps: Steps) -> None:
    """Say what became of every file."""
    lines = [
        *(_("删去  {path}（示例）").format(path=path) for path in steps.dropped),
        *(_("没删  {path}：示例的文件，但改过；不要的请自己删").format(path=path) for path in steps.changed),
        *(_("新建  {path}").format(path=path) for path in steps.made),
        *(_("已有  {path}").format(path=path) for path in steps.kept),
        *(_("未建  {path}：它只在 git 仓库的最上层起作用，请在那里设置").format(path=path) for path in steps.left_out),
    ]
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _what_now(folder: Path, steps: Steps) -> list[str]:
    """Say what to do next, as far as this run made something to do it with."""
    lines = []
    if steps.blank is not None:
        lines += [
            _("完成情况文件里的 {count} 项都还没有填报。").format(count=steps.blank),
            _("去掉行首的 # 再写完成值，或运行 jixiao record。"),
        ]
    if steps.is_sample:
        lines += [
            _("里面是示例，不是真实数据，可以马上试：jixiao check、jixiao report --quarter 1"),
            _("换成自己的表：jixiao import 表.docx -o targets/项目.yaml，再运行 jixiao init --drop-sample"),
        ]
    elif steps.sample and not steps.changed:
        lines += [
            _("示例的文件还在：{files}。check 会照样核对它们。").format(files=_("、").join(steps.sample)),
            _("用不着了，运行 jixiao init --drop-sample 删掉（改过的不删）。"),
        ]
    elif steps.dropped and steps.blank is None and not steps.has_table:
        lines.append(_("现在还没有目标表：jixiao import 表.docx -o targets/项目.yaml，再运行 jixiao init"))
    if any(path.endswith("jixiao.yml") for path in steps.made):
        lines.append(_("用 GitHub 的，把 .github/workflows/jixiao.yml 里的 OWNER 换成存放 jixiao 的组织。"))
    if steps.made and not any((one / ".git").exists() for one in (folder, *folder.parents)):
        lines.append(_("还没有用 git 管起来：运行 git init。"))
    return lines


def _only_actuals(targets: Path | None, output: Path | None) -> int:
    """Write a file of actuals for one table."""
    from jixiao.blank_actuals import blank_actuals
    from jixiao.discovery import seen_from
    from jixiao.documents.load import shown_path
    from jixiao.documents.write import create_file
    from jixiao.record import repository_of
    from jixiao.workspace import Workspace

    workspace = Workspace()
    _paths = workspace.config.paths  # read now, so that what is wrong with them is known
    if workspace.config.findings:
        return _refused(workspace.config.findings)
    table_file = existing([targets])[0] if targets else _only_table(workspace)
    loaded, table = workspace.table(table_file)
    if table is None:
        return _refused(loaded.findings)
    file = output or workspace.config.root / ACTUALS
    schema = seen_from(file, workspace.config.root / SCHEMA)
    text = blank_actuals(table, seen_from(file, table_file), schema)
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


def _refused(findings: tuple[Finding, ...]) -> int:
    from jixiao.commands.output import screen, write_text
    from jixiao.renderers.screen import findings_text

    write_text(findings_text(findings, screen()), None)
    return 2
