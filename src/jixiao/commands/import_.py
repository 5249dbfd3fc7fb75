"""``jixiao import``: the official Word or Excel form becomes a target table."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jixiao.catalogue import _
from jixiao.commands.next_steps import next_step, open_question_lines
from jixiao.commands.options import BadOption, existing, read_year

if TYPE_CHECKING:
    from jixiao.office.content import Content
    from jixiao.office.importing import Imported

FAILED = 2


class Destination(NamedTuple):
    """Where the two files of one form go; ``None`` for the table is the standard output, for the values nowhere."""

    targets: Path | None
    actuals: Path | None


def import_(
    forms: Annotated[
        list[Path],
        typer.Argument(
            metavar="FORM...",
            help=_("绩效目标表、自评表或监控表：.docx、.xlsx、.txt 文件，或装着它们的文件夹；一个文件里可以有几张表。"),
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|DIR",
            help=_("目标表写到这个文件，不写则打印出来；有几张表时写到这个文件夹。"),
        ),
    ] = None,
    actuals: Annotated[
        Path | None,
        typer.Option("--actuals", metavar="FILE", help=_("完成情况写到哪里，默认写在目标表旁边，文件名加 -actuals。")),
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YYYY", help=_("表里没写预算年度时，在这里指明。"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("覆盖已有的文件。"))] = False,
) -> int:
    """Import every form; one that cannot be read does not stop the others."""
    from jixiao.office.importing import import_file

    wanted_year = read_year(year)
    paths = _form_files(existing(forms))
    imported = [(path, each) for path in paths for each in import_file(path, wanted_year)]
    readable = [each for _path, each in imported if _is_read(each)]
    destinations = _destinations(readable, output, actuals, several=len(imported) > 1)
    if not force:
        _insist_on_new(destinations)
    failed = False
    places = iter(destinations)
    for path, each in imported:
        failed = not (_write(path, each, next(places)) if _is_read(each) else _refuse(path, each)) or failed
    written = [place.targets for place in destinations if place.targets is not None]
    if written and not failed:
        sys.stderr.write(next_step(written, destinations[0].actuals) + "\n")
    return FAILED if failed else 0


def _is_read(imported: Imported) -> bool:
    from jixiao.office.cells import Refusal

    return not isinstance(imported.content, Refusal)


def _form_files(paths: list[Path]) -> list[Path]:
    """Replace a folder by the forms in it; Word's own lock files (~$…) are none."""
    from jixiao.office.importing import SUFFIXES

    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [file for file in sorted(path.iterdir()) if file.suffix.lower() in SUFFIXES]
            found += [file for file in inside if not file.name.startswith(("~$", "."))]
        else:
            found.append(path)
    if not found:
        raise BadOption(_("文件夹里没有 .docx、.xlsx 或 .txt 文件。"))
    return list(dict.fromkeys(found))


def _destinations(
    forms: list[Imported], output: Path | None, actuals: Path | None, *, several: bool
) -> list[Destination]:
    if not several:
        return [_destination(each.content, output, actuals) for each in forms]  # type: ignore[arg-type] # forms are read ones
    if output is None or output.is_file() or output.suffix.lower() in {".yaml", ".yml"}:
        raise BadOption(_("有不止一张表，请用 -o 指明一个文件夹。"))
    if actuals is not None:
        raise BadOption(_("有不止一张表时不能用 --actuals；完成情况写在各自的目标表旁边。"))
    names = [each.name for each in forms]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BadOption(_("有两张表都要写成 {name}.yaml，请给其中一个文件改名。").format(name=twice))
    return [_destination(each.content, output / f"{each.name}.yaml", None) for each in forms]  # type: ignore[arg-type] # as above


def _destination(content: Content, output: Path | None, actuals: Path | None) -> Destination:
    if output is not None and output.is_dir():
        raise BadOption(_("{path} 是文件夹，请写文件名，例如 targets/项目.yaml。").format(path=output.as_posix()))
    if actuals is None and output is not None:
        actuals = output.with_name(f"{output.stem}-actuals{output.suffix or '.yaml'}")
    return Destination(output, actuals if content.has_completion else None)


def _insist_on_new(destinations: list[Destination]) -> None:
    taken = [path.as_posix() for each in destinations for path in each if path is not None and path.exists()]
    if taken:
        raise BadOption(_("文件已存在，没有覆盖：{paths}。要覆盖请加 --force。").format(paths=_("、").join(taken)))


def _refuse(path: Path, imported: Imported) -> bool:
    _say(path, imported.content.message, imported.content.remedy)  # type: ignore[union-attr] # the caller has looked
    return False


def _write(path: Path, imported: Imported, destination: Destination) -> bool:
    """Write the files of one form and list what a person should look at."""
    from jixiao.commands.output import write_text
    from jixiao.office.cells import Refusal
    from jixiao.office.importing import actuals_of, targets_of

    content: Content = imported.content  # type: ignore[assignment] # the caller has looked
    texts = [(targets_of(content, path.name, _schema("targets", destination.targets)), destination.targets)]
    if destination.actuals is not None:
        named = _relative(destination.targets, destination.actuals) if destination.targets else ""
        schema = _schema("actuals", destination.actuals)
        texts.append((actuals_of(content, path.name, named, schema), destination.actuals))
    for text, file in texts:
        if isinstance(text, Refusal):
            _say(path, text.message, text.remedy)
            return False
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        write_text(text, file)
    _report(path, content, str(texts[0][0]), destination)
    return True


def _report(path: Path, content: Content, text: str, destination: Destination) -> None:
    _say(path, _("导入 {count} 项三级指标。").format(count=len(content.indicators)))
    for notice in content.notices:
        _say(path, _("{address}：{message}").format(address=notice.address, message=notice.message))
    for line in open_question_lines(content, text):
        _say(path, line)
    if content.has_completion and destination.actuals is None:
        _say(path, _("表里还有完成情况，没有写出；请用 -o 或 --actuals 指明文件。"))


def _say(path: Path, *sentences: str) -> None:
    from jixiao.renderers.plain_text import visible

    line = "".join(sentences)
    sys.stderr.write(visible(_("{path}：{message}").format(path=path.as_posix(), message=line)) + "\n")


def _schema(kind: str, file: Path | None) -> str:
    """Return the way from a new file to the project's schema, ``""`` where the project keeps none or the file lies outside."""
    from jixiao.config import find_root

    if file is None:
        return ""
    root, _config = find_root(Path.cwd())
    schema = root / "schemas" / f"{kind}.schema.json"
    is_inside = file.resolve().is_relative_to(root)
    return _relative(schema, file) if is_inside and schema.is_file() else ""


def _relative(target: Path, origin: Path) -> str:
    """Write the path from one file to another with ``/``; between drives of Windows there is only the whole path."""
    try:
        return Path(os.path.relpath(target.resolve(), origin.resolve().parent)).as_posix()
    except ValueError:
        return target.resolve().as_posix()
