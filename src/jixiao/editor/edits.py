"""Changes of a text in the words of the protocol."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.documents.edits import Edit
    from jixiao.editor.positions import Ruler


def as_text_edits(ruler: Ruler, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """Write edits on character ranges as edits of the editor."""
    return [types.TextEdit(ruler.stretch(edit.start, edit.end), edit.text) for edit in edits]


def between(ruler: Ruler, after: str) -> list[types.TextEdit]:
    """Return the changes that make a text into another, line by line, so that the cursor stays where it is."""
    before = ruler.document.text.splitlines(keepends=True)
    lines = after.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, before, lines, autojunk=False)
    return [
        types.TextEdit(ruler.stretch(starts[first], starts[last]), "".join(lines[start:end]))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]
