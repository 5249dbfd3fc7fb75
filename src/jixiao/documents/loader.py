"""Bytes → :class:`Document`: plain text data and a mark for every route, in one pass over the parser's events.

Every scalar is text until a field gives it a type, so ``010``, ``1.10``, ``no`` and ``12:30`` arrive as written. What a
table never needs is refused: anchors and aliases (they can blow up to gigabytes), tags, a second document, deep nesting,
huge files. JSON is read by the same parser.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.documents.events import default_events
from jixiao.documents.source import Document, Mark
from jixiao.documents.syntax import ALIAS, ANCHOR, DIRECTIVE, HIDDEN, KEY, SECOND, TAG, refusal, syntax_findings
from jixiao.findings import Finding, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jixiao.documents.syntax import Complaint

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 64
_NOT_GIVEN = frozenset({"", "~", "null", "Null", "NULL"})

_BOM = "\ufeff"
# What nobody sees, and what the two parsers take for different things: controls, line separators, half pairs.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?+(?:\r\n?|\n))*+%")


def read_file(path: Path, shown: str | None = None) -> Document:
    """Read one file; what is wrong with it stands in the document's ``findings``, and ``data`` is ``None`` then.

    ``shown`` is the path as the user should see it.
    """
    name = shown or path.as_posix()
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(name, "JX101", _reason(path, error), _("请检查文件名和路径；可以用 Tab 键补全文件名。"))
    return read_bytes(content, name)


def read_bytes(content: bytes, path: str) -> Document:
    """Read the content of a file that is already in memory."""
    if len(content) > MAX_BYTES:
        limit = _("文件超过 {limit} MB，不像一张绩效目标表。").format(limit=MAX_BYTES // 1024 // 1024)
        return _unreadable(path, "JX103", limit, _("请把它拆成几张表，一个项目一个文件。"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _wrong_encoding(content, path, error)
    return read_text(text, path, hashlib.sha256(content).hexdigest())


def read_text(
    text: str, path: str, sha256: str = "", events: Callable[[str], Callable[[], Any]] | None = None
) -> Document:
    """Read YAML (or JSON) text. ``events`` chooses the parser; by default the fastest there is.

    A BOM in front is not part of the document's text.
    """
    text = text.lstrip(_BOM)
    blank = Document(path, text, None, None, sha256)
    if invisible := _INVISIBLE.search(text):
        return replace(blank, findings=(refusal(blank, HIDDEN, invisible.start()),))
    if directive := _DIRECTIVE.match(text):
        return replace(blank, findings=(refusal(blank, DIRECTIVE, directive.end() - 1),))
    builder = _Builder(blank)
    try:
        data, mark = builder.build((events or default_events())(text))
    except Exception as error:
        findings = syntax_findings(error, blank)
        if not findings:
            raise
        return replace(blank, findings=(*builder.findings, *findings))
    if builder.findings:
        return replace(blank, findings=tuple(builder.findings))
    return replace(blank, data=data, mark=mark)


class _Builder:
    """Turns events into data and marks. Nothing recurses, so depth costs nothing before it is refused."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self._root: tuple[Any, Mark | None] = (None, None)
        # The open container, its marks, the key that waits for its value; and the same of every container around it.
        self._container: dict[str, Any] | list[Any] | None = None
        self._marks: Any = None
        self._key: Any = None
        self._outer: list[tuple[Any, Any]] = []

    def build(self, next_event: Callable[[], Any]) -> tuple[Any, Mark | None]:
        """Read the whole stream; the data is ``None`` for an empty file."""
        handlers: dict[str, Callable[[Any], bool]] = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._open,
            "SequenceStartEvent": self._open,
            "MappingEndEvent": self._close,
            "SequenceEndEvent": self._close,
            "AliasEvent": self._alias,
            "StreamStartEvent": _go_on,
            "DocumentStartEvent": _go_on,
        }
        while True:
            event = next_event()
            handler = handlers.get(type(event).__name__)
            if handler is None:  # the end of the document or of an empty stream
                self._refuse_second(next_event())
                break
            if not handler(event):
                break
        return self._root

    def _scalar(self, event: Any) -> bool:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        value: str | None = event.value
        if self._key is None and type(self._container) is dict:
            self._key = event
            return True
        if value in _NOT_GIVEN and event.implicit[0]:
            value = None
        self._put(value, Mark(self._key, event))
        return True

    def _open(self, event: Any) -> bool:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self._outer) >= MAX_DEPTH:
            message = _("嵌套超过 {depth} 层，不像一张绩效目标表。").format(depth=MAX_DEPTH)
            self._refuse("JX103", event, message, _("请检查括号和缩进。"))
            return False
        if self._key is None and type(self._container) is dict:
            self._complain(KEY, event)
            return False
        is_mapping = type(event).__name__ == "MappingStartEvent"
        container: Any = {} if is_mapping else []
        marks: Any = {} if is_mapping else []
        self._put(container, Mark(self._key, event, marks))
        self._outer.append((self._container, self._marks))
        self._container, self._marks = container, marks
        return True

    def _close(self, _event: Any) -> bool:
        self._container, self._marks = self._outer.pop()
        return True

    def _alias(self, event: Any) -> bool:
        self._complain(ALIAS, event)
        if self._key is None and type(self._container) is dict:
            return False
        self._put(None, Mark(self._key, event))
        return True

    def _put(self, value: Any, mark: Mark) -> None:
        container = self._container
        if isinstance(container, dict):
            key = self._key.value
            if key in container:
                self._refuse_duplicate(key)
            else:
                container[key] = value
                self._marks[key] = mark
            self._key = None
        elif container is None:
            self._root = (value, mark)
        else:
            container.append(value)
            self._marks.append(mark)

    def _refuse_duplicate(self, key: str) -> None:
        first = self._marks[key].key
        line = self.document.place(first.start_mark.index, first.end_mark.index).line
        message = _("「{key}」写了两次，第一次在第 {line} 行。").format(key=key, line=line)
        self._refuse("JX106", self._key, message, _("请只留一处；两处的内容都要时，合并成一处。"))

    def _refuse_second(self, event: Any) -> None:
        if type(event).__name__ == "DocumentStartEvent":
            self._complain(SECOND, event)

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._complain(ANCHOR, event)
        if event.tag is not None:
            self._complain(TAG, event)

    def _complain(self, complaint: Complaint, event: Any) -> None:
        self._refuse(complaint.code, event, _(complaint.message), _(complaint.remedy))

    def _refuse(self, code: str, event: Any, message: str, remedy: str) -> None:
        start = event.start_mark.index
        end = min(event.end_mark.index, self.document.end_of_line(start))
        self.findings.append(self.document.at(code, message, start, max(end, start + 1), remedy))


def _go_on(_event: Any) -> bool:
    return True


def _unreadable(path: str, code: str, message: str, remedy: str) -> Document:
    finding = Finding(code, Severity.ERROR, message, remedy, Location(path, 1, 1, 1, 1))
    return Document(path, "", None, None, findings=(finding,))


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("找不到文件。")
    if path.is_dir():
        return _("这是一个文件夹，这里要一个文件。")
    if isinstance(error, PermissionError):
        return _("没有读这个文件的权限。")
    return _("读不了这个文件：{reason}").format(reason=error.strerror or type(error).__name__)


def _wrong_encoding(content: bytes, path: str, error: UnicodeDecodeError) -> Document:
    found = _guess_encoding(content, error.start)
    if found is None:
        message = _("文件不是 UTF-8 编码，第 {position} 个字节读不出来。").format(position=error.start + 1)
        return _unreadable(path, "JX102", message, _("请用编辑器另存为 UTF-8 编码。"))
    name, codec = found
    message = _("文件是 {encoding} 编码，请转成 UTF-8。").format(encoding=name)
    remedy = _(
        "用记事本打开，「另存为」时编码选 UTF-8；或运行 python -c \"import pathlib; p = pathlib.Path('{path}'); "
        "p.write_text(p.read_text('{codec}'), 'utf-8')\""
    ).format(path=path, codec=codec)
    return _unreadable(path, "JX102", message, remedy)


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
