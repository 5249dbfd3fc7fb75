"""Slips of the hand that can be mended with certainty: full-width signs, blanks, brackets and quotes, tabs, a missing blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.documents.edits import Edit, apply
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.documents.slips import narrowed

if TYPE_CHECKING:
    from jixiao.documents.source import Document
    from jixiao.findings import Location

SLIP = "JX105"
_ROUNDS = 100
_BLANKS = {"\u3000": "  ", "\t": "  ", "\u00a0": " ", " ": " "}
_COLONS = frozenset("：:")
_DASHES = frozenset("-－—–")


def mend_slips(document: Document) -> tuple[str, tuple[tuple[str, Location], ...]]:
    """Mend one slip after the other, reading again each time, until none is left that is certain.

    Returns the text, and for every slip what was done and where it stood.
    """
    done: list[tuple[str, Location]] = []
    text = document.text
    for _round in range(_ROUNDS):
        current = read_text(text, document.path)
        slips = [finding.location for finding in load(Targets, current).findings if finding.code == SLIP]
        certain = [
            (place, edit) for place in slips if place is not None and (edit := edit_of(current, place)) is not None
        ]
        if not certain:
            break
        place, edit = certain[0]
        done.append((_("改正输入笔误"), place))
        text = apply(text, [edit])
    return text, tuple(done)


def edit_of(document: Document, place: Location) -> Edit | None:
    """Mend the slip at a place; ``None`` where a person has to decide."""
    start = document.lines(place.line, place.line)[0][0] + place.column - 1
    end = start + place.end_column - place.column
    here, behind = document.text[start:end], document.text[end : end + 1]
    blank = "" if behind in {" ", "\n", "\r", ""} else " "
    if here in _COLONS:
        return Edit(start, end, f":{blank}")
    if here in _DASHES:
        return Edit(start, end, f"-{blank}")
    if here == "，":
        return Edit(start, end, f",{blank}")
    narrow = narrowed(here)
    if narrow is not None:
        return Edit(start, end, narrow)
    if here and not set(here) - set(_BLANKS):
        return Edit(start, end, "".join(_BLANKS[character] for character in here))
    return None
