"""Places are told in two ways, by the parser's own count and by ours: both have to come to the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.events import c_events, pure_events
from jixiao.documents.loader import read_text
from jixiao.documents.source import _LINE_END
from jixiao.findings import Location

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


def agree(text: str, events: Any) -> None:
    document = read_text(text, "f.yaml", events=events)
    assert document._line_texts == _LINE_END.split(document.text)
    assert document._line_starts == [0, *(match.end() for match in _LINE_END.finditer(document.text))]
    if document.data is None or document.findings:
        return
    next_event = events(document.text)
    while (event := next_event()) is not None:
        first, last = event.start_mark, event.end_mark
        if first.index < last.index:  # at the end of a file the parsers count an empty value differently
            counted = (first.line + 1, first.column + 1, last.line + 1, last.column + 1)
            assert document.place(first.index, last.index) == Location("f.yaml", *counted)
        if type(event).__name__ == "StreamEndEvent":
            break


@pytest.mark.parametrize("events", [c_events, pure_events])
@pytest.mark.parametrize("text", TEXTS)
def test_the_parser_and_we_count_alike(text: str, events: Any) -> None:
    agree(text, events)


@pytest.mark.parametrize("events", [c_events, pure_events])
@given(text=st.text(alphabet="a甲𠮷:-,[]{}'\"|>#? \t\n\r", max_size=40))
def test_they_count_alike_in_any_text(text: str, events: Any) -> None:
    agree(text, events)
