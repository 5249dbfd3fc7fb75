"""``jixiao export``: tables and results become the official forms, filled and ready to print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.facts import PARQUET, facts_content, facts_place
from jixiao.commands.options import BadOption, existing, read_choice, read_quarter

if TYPE_CHECKING:
    from jixiao.findings import Finding
    from jixiao.workspace import Workspace

FAILED = 2
SUFFIXES = (".docx", ".xlsx")
FORMS = ("targets", "self-evaluation", "sichuan", "transfer", "monitoring")
"""The forms of :mod:`jixiao.office.forms`, named here because help must not load them (a test keeps both equal)."""


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORM",
            help=_(
                "哪种表：targets 绩效目标表；self-evaluation 项目支出绩效自评表；sichuan 四川部门预算项目支出绩效自评表；"
                "transfer 转移支付绩效目标自评表（没有分值）；monitoring 绩效目标执行监控表。"
            ),
            show_default=False,
        ),
    ],
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help=_("目标表（targets）或完成情况文件；不写时按 jixiao.toml 查找。"), show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("写到这个 .docx 或 .xlsx 文件。"))
    ] = None,
    targets: Annotated[Path | None, typer.Option("--targets", metavar="FILE", help=_("改用这张目标表。"))] = None,
    quarter: Annotated[
        str | None,
        typer.Option("--quarter", metavar="1-4", help=_("监控表写到这个季度末；不写则看文件的 as_of。")),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            help=_("自评表的计分方案，默认 mof-2020（sichuan 表默认 sichuan）；写错时列出全部。"),
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE.docx", help=_("改填自己的 Word 模板，占位符见 docs/templates.md。")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("覆盖已有的文件。"))] = False,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar=PARQUET,
            help=_("不填表，把文件夹里各表的数据写成 Parquet，每项指标每季度一行（见 docs/rollup.md）。"),
        ),
    ] = None,
) -> int:
    """Fill one form and write it as a whole; whatever stands in the way, nothing is written."""
    if PARQUET in {form, format_name}:
        paths = [file] if form == PARQUET else [Path(form), file]
        given = [path for path in paths if path is not None]
        place = facts_place(output, force=force)
        facts, code = facts_content(given, quarter=read_quarter(quarter), profile=profile)
        return _write(facts, place, force=force) or code
    if format_name is not None:
        read_choice("--format", format_name, (PARQUET,))
    from jixiao.office.exporting import ExportOptions, form_bytes, gather, nothing_to_fill
    from jixiao.profiles import profile_names
    from jixiao.workspace import Workspace

    read_choice(_("表的种类"), form, FORMS)
    place = _destination(output, template, force=force)
    workspace = Workspace()
    options = ExportOptions(
        folder=place.resolve().parent,
        targets=existing([targets])[0] if targets else None,
        quarter=read_quarter(quarter),
        profile=read_choice("--profile", profile, profile_names(workspace.config.score)) if profile else None,
        template=existing([template])[0] if template else None,
    )
    gathered = gather(workspace, form, _source(workspace, form, file, options.targets), options)
    _tell(gathered.findings, is_filled=gathered.filled is not None)
    if gathered.filled is None:
        raise BadOption(nothing_to_fill(form, gathered.findings))
    content = form_bytes(form, gathered.filled, place.suffix.lower(), options.template)
    if not isinstance(content, bytes):
        raise BadOption(f"{content.message}{content.remedy}")
    return _write(content, place, force=force)


def _destination(output: Path | None, template: Path | None, *, force: bool) -> Path:
    """Insist on a file name that can be written and does not overwrite anything unasked."""
    if output is None:
        raise BadOption(_("请用 -o 写明文件，例如 -o 自评表.docx。"))
    if output.is_dir():
        raise BadOption(_("{path} 是文件夹，请写文件名，例如 自评表.docx。").format(path=output.as_posix()))
    suffixes = SUFFIXES[:1] if template else SUFFIXES
    if output.suffix.lower() not in suffixes:
        raise BadOption(
            _("文件名要以 {suffixes} 结尾，写的是 {path}。").format(
                suffixes=_("、").join(suffixes), path=output.as_posix()
            )
        )
    if output.exists() and not force:
        raise BadOption(_("文件已存在，没有覆盖：{paths}。要覆盖请加 --force。").format(paths=output.as_posix()))
    if not output.parent.is_dir():
        raise BadOption(_("没有这个文件夹：{path}").format(path=output.parent.as_posix()))
    return output


def _source(workspace: Workspace, form: str, file: Path | None, targets: Path | None) -> Path:
    """Find the one file the form is filled from: a target table, or a file of actual values."""
    if form == "targets":
        named = [path for path in (file, targets) if path is not None][:1]
        files = workspace.targets_files(existing(named))
        nothing = _("没有找到目标表，请写文件名，例如 jixiao export targets targets/项目.yaml -o 目标表.docx。")
    else:
        files = workspace.actuals_files(existing([file] if file else None))
        nothing = _(
            "没有找到完成情况文件，请写文件名，例如 jixiao export self-evaluation actuals.yaml -o 自评表.docx。"
        )
    if not files:
        raise BadOption(nothing)
    if len(files) > 1:
        raise BadOption(
            _("一次只导出一张表，请指明一个文件：{paths}").format(paths=_("、").join(path.as_posix() for path in files))
        )
    return files[0]


def _tell(findings: tuple[Finding, ...], *, is_filled: bool) -> None:
    """Tell what is wrong: a line each beside a form that was filled, in full where there is none."""
    from jixiao.commands.output import screen
    from jixiao.findings import Severity
    from jixiao.renderers.concise import finding_line

    told = [finding for finding in findings if finding.severity is not Severity.INFO]
    if is_filled:
        sys.stderr.write("".join(f"{finding_line(finding)}\n" for finding in told))
    elif told:
        from jixiao.renderers.screen import findings_text

        sys.stderr.write(findings_text(told, screen("never")))


def _write(content: bytes, place: Path, *, force: bool) -> int:
    """Put the whole file in its place, or leave what is there."""
    from jixiao.documents.write import create_file, update_file

    root = place.resolve().parent
    is_new = not (force and place.exists())
    refused = create_file(place, root, content) if is_new else update_file(place, root, lambda _old: content)
    if refused is not None:
        raise BadOption(f"{refused.message}{refused.help}")
    sys.stderr.write(_("已写出 {path}").format(path=place.as_posix()) + "\n")
    return 0
