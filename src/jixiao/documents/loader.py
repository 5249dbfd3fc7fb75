"""Bytes → :class:`Document`: plain text data and a mark for every route, in one pass over the parser's events.

Every scalar is text until a field gives it a type, so ``010``, ``1.10``, ``no`` and ``12:30`` arrive as written. What a
table never needs is refused: anchors and aliases (they can blow up to gigabytes), tags, a second document, deep nesting,
huge files. JSON is read by the same parser.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.documents.ordinary import read_ordinary
from jixiao.documents.source import Document
from jixiao.documents.syntax import DIRECTIVE, HIDDEN, INVISIBLE, TOO_MUCH, refusal, syntax_findings
from jixiao.documents.write import reason_of
from jixiao.findings import Finding, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import FileIO
    from pathlib import Path

MAX_BYTES = 8 * 1024 * 1024
MAX_VALUES = 50_000
"""How many values a file may hold. A large table has two thousand; each takes some hundred bytes, and every question about it
its time."""

_BOM = "\ufeff"
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?+(?:\r\n?|\n))*+%")


def read_file(path: Path, shown: str | None = None) -> Document:
    """Read one file; what is wrong with it stands in the document's ``findings``, and ``data`` is ``None`` then.

    ``shown`` is the path as the user should see it.
    """
    name = shown or path.as_posix()
    try:
        with path.open("rb", buffering=0) as stream:
            content = _all_of(stream)
    except OSError as error:
        return refused(path, name, error)
    return read_bytes(content, name)


def _all_of(stream: FileIO) -> bytes:
    """Read a file, or as much of it as shows that it is too long. A pipe comes in pieces; a file is asked for its length."""
    room = os.fstat(stream.fileno()).st_size + 1
    content = b""
    while len(content) <= MAX_BYTES and (piece := stream.read(min(room, MAX_BYTES + 1))):
        content += piece
        room = max(room, 1 << 16)
    return content


def read_bytes(content: bytes, path: str) -> Document:
    """Read the content of a file that is already in memory."""
    if len(content) > MAX_BYTES:
        limit = _("文件超过 {limit} MB，不像一张绩效目标表。").format(limit=MAX_BYTES // 1024 // 1024)
        return unreadable(path, "JX103", limit, _("请把它拆成几张表，一个项目一个文件。"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return wrong_encoding(content, path, error)
    return read_text(text, path, content)


def read_text(
    text: str, path: str, content: bytes | None = None, events: Callable[[str], Callable[[], Any]] | None = None
) -> Document:
    """Read YAML (or JSON) text. A BOM in front is not part of the document's text.

    ``events`` chooses the parser; by default it is the fastest there is, asked where a text is not in the ordinary layout.
    """
    text = text.lstrip(_BOM)
    ordinary = read_ordinary(text) if events is None and not _is_too_much(text) else None
    if ordinary is not None:
        return Document(path, text, *ordinary, content)
    blank = Document(path, text, None, None, content)
    refused = _refused_unread(blank)
    return replace(blank, findings=(refused,)) if refused is not None else _parsed(blank, events)


def _parsed(blank: Document, events: Callable[[str], Callable[[], Any]] | None) -> Document:
    """Ask the parser, which reads everything YAML has and says what is wrong. Most runs never need it."""
    from jixiao.documents.builder import Builder
    from jixiao.documents.events import default_events

    builder = Builder(blank)
    try:
        data, mark = builder.build((events or default_events())(blank.text))
    except Exception as error:
        findings = syntax_findings(error, blank)
        if not findings:
            raise
        return replace(blank, findings=(*builder.findings, *findings))
    if builder.findings:
        return replace(blank, findings=tuple(builder.findings))
    return replace(blank, data=data, mark=mark)


def _refused_unread(document: Document) -> Finding | None:
    """Say what keeps a text from being read at all."""
    text = document.text
    if invisible := INVISIBLE.search(text):
        return refusal(document, HIDDEN, invisible.start())
    if directive := _DIRECTIVE.match(text):
        return refusal(document, DIRECTIVE, directive.end() - 1)
    return refusal(document, TOO_MUCH, 0) if _is_too_much(text) else None


def _is_too_much(text: str) -> bool:
    """Tell whether a text could hold too many values: before each stands one of these signs, but not always a value behind each."""
    if len(text) <= MAX_VALUES:
        return False
    most = max(text.count("\n") + text.count("\r"), text.count(",")) + sum(map(text.count, ("[", "{", "- ")))
    return most > MAX_VALUES


def unreadable(path: str, code: str, message: str, remedy: str) -> Document:
    """Return a file that is not read, and why."""
    finding = Finding(code, Severity.ERROR, message, remedy, Location(path, 1, 1, 1, 1))
    return Document(path, "", None, None, findings=(finding,))


def refused(path: Path, shown: str, error: OSError) -> Document:
    """Return a file the operating system does not give us, and why."""
    return unreadable(shown, "JX101", _reason(path, error), _("请检查文件名和路径；可以用 Tab 键补全文件名。"))


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("找不到文件。")
    if path.is_dir():
        return _("这是一个文件夹，这里要一个文件。")
    if isinstance(error, PermissionError):
        return _("没有读这个文件的权限。")
    return _("读不了这个文件：{reason}").format(reason=reason_of(error))


def wrong_encoding(content: bytes, path: str, error: UnicodeDecodeError) -> Document:
    """Return a file that is not UTF-8, with which encoding it has and how to convert it."""
    found = _guess_encoding(content, error.start)
    if found is None:
        message = _("文件不是 UTF-8 编码，第 {position} 个字节读不出来。").format(position=error.start + 1)
        return unreadable(path, "JX102", message, _("请用编辑器另存为 UTF-8 编码。"))
    name, codec = found
    message = _("文件是 {encoding} 编码，请转成 UTF-8。").format(encoding=name)
    remedy = _(
        "用记事本打开，「另存为」时编码选 UTF-8；或运行 python -c \"import pathlib; p = pathlib.Path('{path}'); "
        "p.write_text(p.read_text('{codec}'), 'utf-8')\""
    ).format(path=path, codec=codec)
    return unreadable(path, "JX102", message, remedy)


def _guess_encoding(content: bytes, valid: int) -> tuple[str, str] | None:
    """Return the name of an encoding and Python's codec for it; the first ``valid`` bytes are UTF-8.

    Chinese text among these (three bytes a character, which GBK hardly ever looks like) means a damaged UTF-8 file.
    """
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "UTF-16", "utf-16"
    if max(content[:valid].decode(), default="") >= "\u0800":
        return None
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "GBK", "gb18030"
