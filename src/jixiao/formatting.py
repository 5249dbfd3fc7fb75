"""``fmt``: every file in one shape, so that a change shows as what was changed and not as how it was typed.

The story: read, write anew, read that again, and put it in the place of the old only if data and comments are the same.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.discovery import by_patterns, expand
from jixiao.documents.canonical import canonical
from jixiao.documents.comments import comments_of
from jixiao.documents.kinds import kind_of_data, not_text
from jixiao.documents.load import load, shown_path
from jixiao.documents.loader import read_bytes, read_text
from jixiao.documents.models import FILE_MODELS
from jixiao.documents.shapes import SHAPES
from jixiao.documents.write import update_file
from jixiao.findings import Finding, Location, Severity, has_errors
from jixiao.fixes import Mending
from jixiao.record import repository_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jixiao.documents.source import Document
    from jixiao.workspace import Workspace


def format_files(workspace: Workspace, paths: Iterable[Path], *, dry_run: bool = False) -> tuple[Mending, ...]:
    """Put files, and those below folders, in their canonical shape; with no path, those the configuration names."""
    return tuple(format_file(workspace, file, dry_run=dry_run) for file in _files(workspace, list(paths)))


def format_file(workspace: Workspace, file: Path, *, dry_run: bool = False) -> Mending:
    """Put one file in its canonical shape; it is replaced as a whole or not at all."""
    from jixiao.documents.loader import read_file

    document = not_text(file, shown_path(file)) or read_file(file, shown_path(file))
    formatted = format_document(document)
    if dry_run or not formatted.changed:
        return formatted

    def change(content: bytes) -> bytes | None:
        mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
        if content.removeprefix(mark).decode() != document.text:
            return None  # somebody else has written it meanwhile
        return mark + formatted.after.encode()

    refused = update_file(file, repository_of(workspace, file), change)
    return formatted if refused is None else _untouched(document, refused)


def format_bytes(content: bytes, path: str) -> Mending:
    """Put what is in memory in its canonical shape; a byte order mark is dropped."""
    return format_document(read_bytes(content, path))


def format_document(document: Document) -> Mending:
    """Write a document anew; whatever stands in the way, it stays as it is."""
    kind = kind_of_data(document.data)
    if document.findings:
        return _untouched(document, *document.findings)
    if kind is None:
        message = _("这不是目标表、完成情况或豁免文件，没有整理。")
        remedy = _("目标表要有 indicators，完成情况要有 actuals，豁免要有 waivers。")
        return _untouched(
            document, Finding("JX701", Severity.ERROR, message, remedy, Location(document.path, 1, 1, 1, 1))
        )
    findings = load(FILE_MODELS[kind], document).findings
    if has_errors(findings):
        return _untouched(document, *findings)
    after = canonical(document, SHAPES[kind])
    if not _says_the_same(document, read_text(after, document.path)):
        message = _("整理以后的内容和原来不同，没有写。")
        remedy = _("请手工整理，并把这个文件发给维护者。")
        return _untouched(
            document, Finding("JX702", Severity.ERROR, message, remedy, Location(document.path, 1, 1, 1, 1))
        )
    return Mending(document.path, document.text, after)


def _says_the_same(before: Document, after: Document) -> bool:
    """Compare the data, and the comments wherever they stand now."""
    return after.data == before.data and sorted(comments_of(after)) == sorted(comments_of(before))


def _untouched(document: Document, *findings: Finding) -> Mending:
    return Mending(document.path, document.text, document.text, findings=findings)


def _files(workspace: Workspace, named: list[Path]) -> list[Path]:
    """Return the files of all three kinds, each once."""
    if named:
        found = (expand([path], kind) for path in named for kind in SHAPES)
    else:
        config = workspace.config
        patterns = {"targets": config.paths.targets, "actuals": config.paths.actuals, "waivers": config.paths.waivers}
        found = (by_patterns(config.root, patterns[kind], kind) for kind in SHAPES)
    return list(dict.fromkeys(file for files in found for file in files))
