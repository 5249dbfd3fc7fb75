"""The parser's events → plain data and a mark for every route, in one loop that refuses what a table never needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.documents.inline import MAX_DEPTH, NOT_GIVEN
from jixiao.documents.marks import Mark
from jixiao.documents.syntax import ALIAS, ANCHOR, KEY, MAX_FINDINGS, SECOND, TAG, TOO_MANY

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.documents.source import Document
    from jixiao.documents.syntax import Complaint
    from jixiao.findings import Finding, Span

_SCALAR, _MAPPING, _ALIAS = "ScalarEvent", "MappingStartEvent", "AliasEvent"
_STARTS = frozenset({_MAPPING, "SequenceStartEvent"})
_ENDS = frozenset({"MappingEndEvent", "SequenceEndEvent"})
_HEADS = frozenset({"StreamStartEvent", "DocumentStartEvent"})


class Builder:
    """Builds one document. Nothing recurses, so depth costs nothing before it is refused."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def build(self, next_event: Callable[[], Any]) -> tuple[Any, Mark | None]:  # noqa: C901, PLR0912, PLR0915
        """Read the whole stream; the data is ``None`` for an empty file."""
        # One loop with everything in it: this is where most of a run over many files is spent, and a call for every event
        # would double it. So would the constructor of a named tuple, which tuple's own leaves out.
        make = tuple.__new__
        root: tuple[Any, Mark | None] = (None, None)
        container: Any = None  # the open container, its marks, and the event of the key that waits for its value
        marks: Any = None
        key: Any = None
        outer: list[tuple[Any, Any]] = []  # the containers around it, with their marks
        while True:
            event = next_event()
            kind = type(event).__name__
            children: Any = None
            is_flow = False
            if kind == _SCALAR:
                if event.anchor is not None or event.ctag is not None:
                    self._refuse_properties(event)
                if key is None and type(container) is dict:
                    key = event
                    continue
                value = event.value
                if value in NOT_GIVEN and event.implicit[0]:
                    value = None
            elif kind in _STARTS:
                is_key = key is None and type(container) is dict
                is_plain = event.anchor is None and event.ctag is None and len(outer) < MAX_DEPTH and not is_key
                if not is_plain and not self._may_open(event, len(outer), is_key=is_key):
                    break
                value, children = ({}, {}) if kind == _MAPPING else ([], [])
                is_flow = event.flow_style
            elif kind in _ENDS:
                container, marks = outer.pop()
                continue
            elif kind == _ALIAS:
                self._complain(ALIAS, event)
                if key is None and type(container) is dict:
                    break
                value = None
            elif kind in _HEADS:
                continue
            else:  # the end of the document or of an empty stream
                self._refuse_second(next_event())
                break
            if self.findings and self._are_too_many(event):
                break
            span = (event.start_mark.index, event.end_mark.index)
            if key is not None:
                name = key.value
                mark = make(Mark, ((key.start_mark.index, key.end_mark.index), span, children, is_flow))
                if name in container:
                    self._refuse_duplicate(marks[name].key, key)
                else:
                    container[name] = value
                    marks[name] = mark
                key = None
            elif container is None:
                root = (value, make(Mark, (None, span, children, is_flow)))
            else:
                container.append(value)
                marks.append(make(Mark, (None, span, children, is_flow)))
            if children is not None:
                outer.append((container, marks))
                container, marks = value, children
        return root

    def _may_open(self, event: Any, depth: int, *, is_key: bool) -> bool:
        if event.anchor is not None or event.ctag is not None:
            self._refuse_properties(event)
        if depth >= MAX_DEPTH:
            message = _("嵌套超过 {depth} 层，不像一张绩效目标表。").format(depth=MAX_DEPTH)
            self._refuse("JX103", event, message, _("请检查括号和缩进。"))
            return False
        if is_key:
            self._complain(KEY, event)
        return not is_key

    def _are_too_many(self, event: Any) -> bool:
        if len(self.findings) < MAX_FINDINGS:
            return False
        self._complain(TOO_MANY, event)
        return True

    def _refuse_duplicate(self, first: Span, again: Any) -> None:
        line = self.document.place(*first).line
        message = _("「{key}」写了两次，第一次在第 {line} 行。").format(key=again.value, line=line)
        self._refuse("JX106", again, message, _("请只留一处；两处的内容都要时，合并成一处。"))

    def _refuse_second(self, event: Any) -> None:
        if type(event).__name__ == "DocumentStartEvent":
            self._complain(SECOND, event)

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._complain(ANCHOR, event)
        if event.ctag is not None:
            self._complain(TAG, event)

    def _complain(self, complaint: Complaint, event: Any) -> None:
        self._refuse(complaint.code, event, _(complaint.message), _(complaint.remedy))

    def _refuse(self, code: str, event: Any, message: str, remedy: str) -> None:
        start = event.start_mark.index
        end = min(event.end_mark.index, self.document.end_of_line(start))
        self.findings.append(self.document.at(code, message, start, max(end, start + 1), remedy))
