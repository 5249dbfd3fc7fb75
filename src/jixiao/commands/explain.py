"""``jixiao explain``: how a 指标值 is read, or what a code means."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import BadOption, read_choice, read_year

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = ("text", "json", "jsonl")
_CODE = re.compile(r"(?:JX\d{3}|L\d{2})", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z]{1,6}[0-9]{1,4}(?:-[0-9]{1,4})?")
_CHUNK = 512


def explain(
    text: Annotated[
        str, typer.Argument(metavar="TEXT|CODE|ID|-", help=_("指标值、编码、指标编号，或 - 表示从标准输入一行读一条。"))
    ],
    year: Annotated[str | None, typer.Option("--year", metavar="YYYY", help=_("没写年份的日期按这一年读。"))] = None,
    format_name: Annotated[
        str, typer.Option("--format", metavar="text|json|jsonl", help=_("输出格式。"), show_default=False)
    ] = "text",
) -> int:
    """Explain; the exit code is 2 when a text cannot be read or a code is not known."""
    name = read_choice("--format", format_name, FORMATS)
    if text == "-":
        return _stream(read_year(year), as_text=name == "text")
    if _CODE.fullmatch(text):
        return _explain_code(text.upper())
    if name == "text" and _ID.fullmatch(text):
        return _explain_item(text)
    return _explain_text(text, read_year(year), name)


def _explain_code(code: str) -> int:
    from jixiao.manual import manual_page

    page = manual_page(code)
    if page is None:
        raise BadOption(_("没有编码「{code}」。").format(code=code))
    sys.stdout.write(page)
    return 0


def _explain_item(name: str) -> int:
    """Explain the row of every table in reach that has this id; as a 指标值 it would mean nothing."""
    from jixiao.renderers.reading import item_text
    from jixiao.workspace import Workspace

    workspace = Workspace()
    tables = [table for file in workspace.targets_files() if (table := workspace.table(file)[1]) is not None]
    items = [item for table in tables for item in table.items if item.id.upper() == name.upper()]
    if not items:
        known = _("、").join(table.document.path for table in tables) or _("（没有目标表）")
        message = _("「{text}」像是指标编号，但这里的目标表里没有它：{tables}").format(text=name, tables=known)
        raise BadOption(message)
    sys.stdout.write("\n".join(item_text(item) for item in items))
    return 2 if any(item.target is None for item in items) else 0


def _explain_text(text: str, year: int | None, format_name: str) -> int:
    from jixiao.language import Unreadable, read
    from jixiao.renderers.reading import reading_json, reading_text

    reading = read(text, year)
    sys.stdout.write(reading_text(text, reading) if format_name == "text" else reading_json(text, reading) + "\n")
    return 2 if isinstance(reading, Unreadable) else 0


def _stream(year: int | None, *, as_text: bool) -> int:
    """Answer line by line, so that a reader may be slow and an input endless; the exit code tells whether all were read."""
    from jixiao.language import Language, Unreadable
    from jixiao.renderers.reading import reading_json, reading_line

    read = Language().read
    write = reading_line if as_text else reading_json
    stream = _lines()
    unreadable = False
    while chunk := [line for _number, line in zip(range(_CHUNK), stream, strict=False)]:
        answers = []
        for line in chunk:
            reading = read(line, year)
            unreadable = unreadable or isinstance(reading, Unreadable)
            answers.append(write(line, reading))
        sys.stdout.write("\n".join(answers) + "\n")
    return 2 if unreadable else 0


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        yield line.rstrip("\r\n")
