"""Brackets and braces on one line, ``{quarter: 1, value: 4个}``: what is in them, and where each part stands.

This reads a part of YAML's flow style and is unsure of everything else, which the parser is then asked about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.documents.marks import Mark
from jixiao.documents.models.base import Unsure

if TYPE_CHECKING:
    from jixiao.findings import Span

MAX_DEPTH = 64
"""How deep a file may nest."""
NOT_GIVEN = frozenset({"", "~", "null", "Null", "NULL"})
"""The plain texts that say that nothing is given (YAML 1.2, 10.3.2)."""

FIRST = r"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`]|-(?=[0-9]))"""
"""What a plain text may begin with here; YAML allows a little more."""
QUOTED = r""""(?P<double>[^"\\\n]*+(?:\\["\\nt][^"\\\n]*+)*+)"|'(?P<single>[^'\n]*+(?:''[^'\n]*+)*+)'"""
PLAIN = rf"{FIRST}[^\n:#,\[\]{{}}?]*+"
KEY = rf"{FIRST}[^\n:#,\[\]{{}}?]{{0,200}}+(?<!\ )"
_PART = re.compile(rf"\ *+(?:(?P<key>{KEY}):\ ++)?+(?:(?P<plain>{PLAIN})|{QUOTED}|(?P<open>[\[{{])|(?=[\]}}]))")
_AFTER = re.compile(r"\ *+([,\]}])")
_ESCAPED = re.compile(r'\\(["\\nt])')
_ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}


class Found(NamedTuple):
    """What stands between two brackets, the marks of its parts, and where it ends."""

    data: Any
    marks: Any
    end: int


def read_inline(text: str, start: int) -> Found:  # noqa: C901 - one loop over the parts, as over the lines
    """Read the brackets that open at ``start``. Raises ``Unsure`` where this is more than plain parts on one line."""
    data, marks = empty(text[start])
    outer: list[tuple[Any, Any]] = []
    place = start + 1
    while part := _PART.match(text, place):
        place = part.end()
        opener = part["open"]
        if part.lastgroup == "key":
            break  # a key without a value
        if part.lastgroup is not None:
            value, inside = empty(opener) if opener else (text_of(part), None)
            _add(data, marks, part, value, Mark(None, span_of(part), inside, is_flow=bool(opener)))
        elif data:
            break  # nothing behind a comma
        if opener:
            outer.append((data, marks))
            data, marks = value, inside
            if len(outer) == MAX_DEPTH:
                break
            continue
        while after := _AFTER.match(text, place):
            place = after.end()
            if after[1] == ",":
                break
            if after[1] != ("}" if type(data) is dict else "]"):
                raise Unsure
            if not outer:
                return Found(data, marks, place)
            data, marks = outer.pop()
        else:
            break
    raise Unsure


def _add(data: Any, marks: Any, part: re.Match[str], value: Any, mark: Mark) -> None:
    key = part["key"]
    if key is None and type(data) is list:
        data.append(value)
        marks.append(mark)
    elif key is not None and type(data) is dict and key not in data:
        data[key] = value
        marks[key] = mark._replace(key=part.span("key"))
    else:
        raise Unsure


def empty(opener: str) -> tuple[Any, Any]:
    """Return a new container and its marks: a mapping for ``{``, a list for ``[``."""
    return ({}, {}) if opener == "{" else ([], [])


def text_of(match: re.Match[str]) -> str | None:
    """Return what the scalar of a match says; ``None`` where nothing is given."""
    plain, double = match["plain"], match["double"]
    if plain is not None:
        stripped: str = plain.rstrip(" ")
        return None if stripped in NOT_GIVEN else stripped
    if double is None:
        single: str = match["single"]
        return single.replace("''", "'")
    return _ESCAPED.sub(lambda escaped: _ESCAPES[escaped[1]], double)


def span_of(match: re.Match[str]) -> Span:
    """Return where the value of a match stands: a plain text, a text with its quotes, or an opening bracket."""
    start, end = match.span("plain")
    if start >= 0:
        while match.string[end - 1] == " ":
            end -= 1
        return start, end
    kind = match.lastgroup or ""
    start, end = match.span(kind)
    return (start, end) if kind == "open" else (start - 1, end + 1)
