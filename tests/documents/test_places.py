"""Places are told in two ways, by the parser's own count and by ours: both have to come to the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.events import c_events, pure_events
from jixiao.documents.loader import read_text
from jixiao.documents.source import _LINE_END, Document, Mark

TEXTS = [
    "a: 1\nb: 二\n",
    "# 说明\r\n甲: 不少于4个   # 注\r\n乙: [一, 二]\r\n",
    "a: 1\rb: 2\r",
    "\ufeff甲: 4个\n",
    "甲: '不少于\n  4个'\n乙: |\n  一\n  二\n丙: >-\n  三\n",
    "- 𠮷𠮷: 𠮷野\n- {a: '𠮷', b: \"\\u4e2d\"}\n",
    "? 甲\n: 乙\n? [a]\n: b\n",
    "a:\nb: ''\nc: {d: , e: }\n",
    "a:",
    "---",
    "",
]


def marks(mark: Mark | None) -> list[Mark]:
    if mark is None:
        return []
    children = mark.children.values() if isinstance(mark.children, dict) else mark.children or ()
    return [mark, *(inner for child in children for inner in marks(child))]


def agree(document: Document) -> None:
    events: list[Any] = [
        event for mark in marks(document.mark) for event in (mark.key, mark.value) if event is not None
    ]
    for event in events:
        assert document._around(event) == document.place(event.start_mark.index, event.end_mark.index)
    assert document._line_texts == _LINE_END.split(document.text)
    assert document._line_starts == [0, *(match.end() for match in _LINE_END.finditer(document.text))]


@pytest.mark.parametrize("events", [c_events, pure_events])
@pytest.mark.parametrize("text", TEXTS)
def test_the_parser_and_we_count_alike(text: str, events: Any) -> None:
    agree(read_text(text, "f.yaml", events=events))


@pytest.mark.parametrize("events", [c_events, pure_events])
@given(text=st.text(alphabet="a甲𠮷:-,[]{}'\"|>#? \t\n\r", max_size=40))
def test_they_count_alike_in_any_text(text: str, events: Any) -> None:
    agree(read_text(text, "f.yaml", events=events))
