"""Lines and columns of the protocol against ours, and the way from a place back to what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygls.workspace.position_codec import Utf8, Utf16, Utf32

from jixiao.documents.loader import read_file, read_text
from jixiao.documents.marks import Mark
from jixiao.documents.source import Document
from jixiao.editor.positions import Ruler
from jixiao.editor.spots import spot_at

ROOT = Path(__file__).parent.parent.parent
TEXTS = st.text(alphabet="a中𠮷😀é\u2028\x85\n\r\t ", max_size=30)


@pytest.mark.parametrize("units", [Utf8(), Utf16(), Utf32()], ids=["utf-8", "utf-16", "utf-32"])
@given(text=TEXTS, data=st.data())
def test_an_offset_comes_back_as_itself(units, text: str, data) -> None:
    ruler = Ruler(Document("x", text, None, None), units.num_units)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        return  # nobody points between the two halves of a line end
    assert ruler.offset(ruler.stretch(offset, offset).start) == offset


@given(text=TEXTS)
def test_columns_are_those_of_utf_16(text: str) -> None:
    ruler = Ruler(Document("x", text, None, None), Utf16().num_units)
    line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[-1]
    assert ruler.stretch(len(text), len(text)).start.character == len(line.encode("utf-16-le")) // 2


def scalars(mark: Mark, route=()):
    """Every scalar of a document: its route, and where it begins."""
    if mark.children is None:
        yield route, mark.start
    pairs = mark.children.items() if isinstance(mark.children, dict) else enumerate(mark.children or ())
    for step, child in pairs:
        yield from scalars(child, (*route, step))


@pytest.mark.parametrize("name", ["targets/zhaoqing-2025.yaml", "examples/zhaoqing-2025-q3.yaml"])
def test_every_value_is_found_where_it_stands(name: str) -> None:
    document = read_file(ROOT / name)
    found = list(scalars(document.mark))
    assert len(found) > 100
    for route, start in found:
        spot = spot_at(document, start)
        assert spot.route == route
        assert spot.start <= start <= spot.end


@pytest.mark.parametrize(
    ("text", "offset", "route"),
    [
        ("a: {b: [x, y]}\n", 12, ("a", "b", 1)),
        ("a: {b: [x, y]}\n", 0, ("a",)),
        ("a: {b: [x, y]}\n", 4, ("a", "b")),
        ("a: x   \n\n# end\n", 9, None),
        ("\n\na: x\n", 0, None),
        ("a:\n  - b: 1\n    c: 2\n", 16, ("a", 0, "c")),
        ("", 0, None),
        ("a: [", 1, None),
        ("a", 0, None),
    ],
)
def test_what_stands_at_an_offset(text: str, offset: int, route: tuple[str | int, ...] | None) -> None:
    spot = spot_at(read_text(text, "x"), offset)
    assert (spot.route if spot else None) == route
