"""Folding by 一级指标 and 二级指标, by quarter of the plan, and by entry of the actuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from jixiao.editor.server import path_of
from jixiao.editor.spots import end_of, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.documents.marks import Mark
    from jixiao.documents.source import Document
    from jixiao.editor.server import EditorServer


def register(server: EditorServer) -> None:
    """Answer ``textDocument/foldingRange``; what is folded stays so while a text cannot be read."""
    last: dict[Path, list[types.FoldingRange]] = {}

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def fold(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        path = path_of(params.text_document.uri)
        if path is None or server.run.kind(path) is None:
            return None
        document = server.run.document(path)
        if document.mark is not None:
            last[path] = [types.FoldingRange(first, end) for first, end in folds(document)]
        return last.get(path)


def folds(document: Document) -> list[tuple[int, int]]:
    """Return the first and the last line (0-based) of everything that takes more than one."""
    return list(_folds(document, document.mark)) if document.mark else []


def _folds(document: Document, mark: Mark) -> Iterator[tuple[int, int]]:
    children = mark.children or ()
    for child in children.values() if isinstance(children, dict) else children:
        start, end = start_of(child), end_of(child)
        stretch = document.text[start:end].rstrip()
        place = document.place(start, start + len(stretch))
        if place.end_line > place.line and child.children is not None:
            yield place.line - 1, place.end_line - 1
        yield from _folds(document, child)
