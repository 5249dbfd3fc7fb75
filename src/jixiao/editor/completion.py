"""Completion: the indicators a file of actuals (or waivers) may name, and the ratings.

All other keys and values come from the schema, which ``yaml-language-server`` reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, get_args

from lsprotocol import types

from jixiao.catalogue import _
from jixiao.documents.models.actuals import Rating
from jixiao.editor.hover import described
from jixiao.editor.server import path_of
from jixiao.renderers.markdown import escaped
from jixiao.renderers.plain_text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.source import Document
    from jixiao.editor.positions import Ruler
    from jixiao.editor.run import Run
    from jixiao.editor.server import EditorServer
    from jixiao.table import Item

_KEY = re.compile(r"(?P<indent>[ ]+)(?P<typed>[\"']?[^\s:#{}\[\],\"']*)")
_VALUE = re.compile(r".*?(?:^|[\s{,-])(?P<key>rating|indicator):[ ]+(?P<typed>[^\s{}\[\],\"']*)")
_SIBLING = re.compile(r"[ ]*(?:[\"']?)(?P<key>[^\s:\"'#][^:\"']*)")
_TOP = re.compile(r"[\"']?(?P<key>[^\s:#\"'-][^\s:\"']*)[\"']?[ \t]*:")


class Gap(NamedTuple):
    """Where something is being typed: what it is a value of (nothing for a key below ``actuals``), and where it began."""

    key: str
    start: int
    end: int


def register(server: EditorServer) -> None:
    """Answer ``textDocument/completion``."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION)
    def complete(params: types.CompletionParams) -> types.CompletionList | None:
        path = path_of(params.text_document.uri)
        if path is None or server.run.kind(path) not in {"actuals", "waivers"}:
            return None
        ruler = server.ruler(path)
        gap = gap_at(ruler.document, ruler.offset(params.position))
        return types.CompletionList(False, choices(server.run, path, ruler, gap)) if gap else None  # noqa: FBT003 - complete


def gap_at(document: Document, offset: int) -> Gap | None:
    """Look at the line alone: what is being typed can seldom be read as YAML yet."""
    line = document.place(offset, offset).line
    (start, text) = document.lines(line, line)[0]
    before = text[: offset - start]
    value = _VALUE.fullmatch(before)
    if value is not None:
        return Gap(value["key"], start + value.start("typed"), offset)
    key = _KEY.fullmatch(before)
    if key is None or not _is_entry(document, line, len(key["indent"])):
        return None
    return Gap("", start + key.start("typed"), offset)


def choices(run: Run, path: Path, ruler: Ruler, gap: Gap) -> list[types.CompletionItem]:
    """Return what fits into a gap, in the order of the table; what the file has already comes no more."""
    place = ruler.stretch(gap.start, gap.end)
    if gap.key == "rating":
        return [_choice(rating, place, kind=types.CompletionItemKind.EnumMember) for rating in get_args(Rating)]
    items = [item for table in run.tables(path) for item in table.items]
    if gap.key == "indicator":
        return [_item(item, place, item.id, number) for number, item in enumerate(items)]
    taken = _reported(ruler.document, gap)
    behind = ruler.document.text[gap.end : ruler.document.end_of_line(gap.end)]
    colon = "" if behind.lstrip().startswith(":") else ": "
    left = [item for item in items if not {item.id, item.name} & taken]
    return [_item(item, place, f"{item.id}{colon}", number) for number, item in enumerate(left)]


def _is_entry(document: Document, line: int, indent: int) -> bool:
    """Whether a line is a key right below ``actuals``: that is the last key without indentation, and no sibling is nearer."""
    for _start, text in reversed(document.lines(1, line - 1)):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        depth = len(text) - len(text.lstrip(" "))
        if depth == 0:
            top = _TOP.match(text)
            return top is not None and top["key"] == "actuals"
        if depth < indent:
            return False
    return False


def _reported(document: Document, gap: Gap) -> set[str]:
    """Return the first words of all lines but the one being typed: among them is every key the file has."""
    here = document.place(gap.start, gap.start).line
    count = document.place(len(document.text), len(document.text)).line
    lines = enumerate(document.lines(1, count), 1)
    keys = (_SIBLING.match(text) for number, (_start, text) in lines if number != here)
    return {key["key"].strip() for key in keys if key is not None}


def _item(item: Item, place: types.Range, text: str, number: int) -> types.CompletionItem:
    documentation = "\n".join(f"- {escaped(fact)}" for fact in described(item))
    return types.CompletionItem(
        label=visible(item.id),
        kind=types.CompletionItemKind.Field,
        detail=visible(_("{name}（{value}）").format(name=item.name, value=item.text) if item.text else item.name),
        documentation=types.MarkupContent(types.MarkupKind.Markdown, documentation),
        filter_text=f"{item.id} {item.name}",
        sort_text=f"{number:04d}",
        text_edit=types.TextEdit(place, text),
    )


def _choice(text: str, place: types.Range, *, kind: types.CompletionItemKind) -> types.CompletionItem:
    return types.CompletionItem(label=text, kind=kind, text_edit=types.TextEdit(place, text))
