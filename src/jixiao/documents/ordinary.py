"""The ordinary layout of a file, read line by line in a fifth of the parser's time.

This knows the part of YAML that tables are written in: ``key: value`` lines, lists with dashes, one-line brackets, comments.
It accepts less than the parser does and never reads anything otherwise (a test holds the two against each other, data and
places); whatever it is unsure of, the parser is asked about, and only the parser complains.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.documents.inline import (
    FIRST,
    KEY,
    MAX_DEPTH,
    NOT_GIVEN,
    PLAIN,
    QUOTED,
    empty,
    read_inline,
    span_of,
    text_of,
)
from jixiao.documents.marks import Inline, Mark
from jixiao.documents.models.base import Unsure
from jixiao.documents.syntax import INVISIBLE
from jixiao.remembered import Recurring

if TYPE_CHECKING:
    from jixiao.findings import Span

_END = r"\ *+(?:(?<=\ )\#[^\n]*+)?+"
_WORD = rf"{PLAIN}(?<!\ )"
_VALUE = rf"(?:{_WORD}|\[{_WORD}(?:,\ {_WORD})*+\])"
_ROW = rf"\{{{KEY}:\ {_VALUE}(?:,\ {KEY}:\ {_VALUE})*+\}}"  # {id: SL01, name: 培训, value: 3场}: by far the most lines
_LINE = re.compile(
    rf"""(?!\.\.\.)(?P<indent>\ *+)(?P<dash>-\ ++)?+
    (?:(?P<key>{FIRST}[^\n:#]{{0,200}}+)(?<!\ ):(?=\ |\Z)\ *+)?+
    (?:(?:(?P<plain>{FIRST}[^\n:#]*+(?::(?!\ |\Z)[^\n:#]*+)*+)|(?P<row>{_ROW})|{QUOTED})?+{_END}\Z|(?P<open>[\[{{]))""",
    re.VERBOSE,
)
_NOTHING = re.compile(r"\ *+(?:\#[^\n]*+)?+\Z")
_BEHIND = re.compile(rf"{_END}(?:\n|\Z)")
_PAIR = re.compile(r"(?:\{|, )([^:,{]++): (\[[^\]\[]*+\]|[^,}]++)")
_SPECIAL = re.compile(r" (?:[\[~]|null|Null|NULL)")  # what is more than a text, or may be nothing


def read_ordinary(text: str) -> tuple[dict[str, Any], Mark] | None:
    """Read a whole file; ``None`` where it is written in any other way, be it wrong or only rare."""
    if "\t" in text or "\r" in text:
        return None
    try:
        return _Lines(text).read()
    except Unsure:
        return None


class _Line(NamedTuple):
    """What one line says; places count from its beginning. ``item`` is the width of a dash and its blanks.

    A ``row`` is shared by all who read it; where it is more than texts (``is_special``), that is made where it is used.
    Other brackets are found here, and read there.
    """

    column: int
    item: int
    key: str | None
    key_span: Span
    span: Span
    value: Any = None
    row: Recurring | None = None
    is_special: bool = False
    opens: bool = False
    is_waiting: bool = False


@lru_cache(maxsize=1 << 13)  # most lines of a table stand in the next one, too
def _read_line(line: str) -> _Line | None:
    """Read a line; ``None`` for one that is blank or a comment. Raises ``Unsure``."""
    if INVISIBLE.search(line):
        raise Unsure
    if _NOTHING.match(line):
        return None
    found = _LINE.match(line)
    if found is None:
        raise Unsure
    indent, dash, key, plain, row, double, single, opener = found.groups()
    is_waiting = opener is None and row is None and plain is None and double is None and single is None
    if is_waiting and key is None:
        raise Unsure
    head = _Line(len(indent), len(dash or ""), key, found.span("key"), (0, 0))
    if is_waiting:
        return head._replace(is_waiting=True)
    if row is not None or opener is not None:
        start = found.start("open") if row is None else found.start("row")
        head = head._replace(span=(start, start + 1))
        pairs = [] if row is None else _PAIR.findall(row)
        parts = Recurring(pairs)
        if row is None or len(parts) < len(pairs):
            return head._replace(opens=True)
        return head._replace(row=parts, is_special=_SPECIAL.search(row) is not None)
    return head._replace(span=span_of(found), value=text_of(found))


class _Lines:
    """Reads line after line. ``container`` is what lines at ``column`` belong to, ``outer`` what stands around it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.column = 0
        self.container: Any = {}
        self.marks: Any = {}
        self.is_mapping = True
        self.outer: list[tuple[int, Any, Any, bool]] = []
        self.waiting: tuple[str, Span] | None = None
        """The key whose value stands on the lines below, and where that key stands."""

    def read(self) -> tuple[dict[str, Any], Mark]:
        """Read to the end, or be unsure."""
        data, marks = self.container, self.marks
        start = 0
        for written in self.text.split("\n"):
            line = _read_line(written)
            if line is not None:
                named = self._enter(line, start)
                if not line.is_waiting:
                    first, end = line.span
                    span = (start + first, start + end)
                    if line.row is not None:
                        value: Any = line.row
                        if line.is_special:
                            value = {key: _part(text) for key, text in line.row.items()}
                        self._put(named, value, span, Inline(self.text, span[0]), is_flow=True)
                    elif line.opens:
                        self._put(named, *self._brackets(span), is_flow=True)
                    else:
                        self._put(named, line.value, span, None)
            start += len(written) + 1
        if not data or self.waiting is not None:
            raise Unsure
        start = next(iter(marks.values())).key[0]
        return data, Mark(None, (start, start), marks)

    def _enter(self, line: _Line, start: int) -> tuple[str, Span] | None:
        """Go to the container a line belongs to; return the key its value has, with its place."""
        column, item, key, key_span, *_rest = line
        named = None if key is None else (key, (start + key_span[0], start + key_span[1]))
        waiting = self.waiting
        if waiting is not None:
            self.waiting = None
            is_flow = line.opens or line.row is not None
            if is_flow and named is None and not item and column > self.column:
                return waiting
            self._open_below(waiting, line, start)
        elif column != self.column or bool(item) is self.is_mapping:
            self._return_to(column, is_item=bool(item))
        if item and named is not None:  # a mapping whose first key stands behind the dash
            place = start + column + item
            self._open(None, "{", column + item, (place, place))
        if line.is_waiting:
            if not self.is_mapping or key in self.container:
                raise Unsure
            self.waiting = named
        return named

    def _return_to(self, column: int, *, is_item: bool) -> None:
        """Go back to the container that a line belongs to by its column."""
        while column < self.column or (column == self.column and not is_item and not self.is_mapping):
            self.column, self.container, self.marks, self.is_mapping = self.outer.pop()
        if column != self.column or is_item is self.is_mapping:
            raise Unsure

    def _open_below(self, waiting: tuple[str, Span], line: _Line, start: int) -> None:
        """Open the mapping or list that stands below its key."""
        is_item = bool(line.item)
        if line.column < self.column + (not is_item) or not (is_item or line.key is not None):
            raise Unsure
        first = start + line.column
        end = first + (line.column == self.column)  # as the parser has it for a list that is not indented
        self._open(waiting, "[" if is_item else "{", line.column, (first, end))

    def _open(self, named: tuple[str, Span] | None, opener: str, column: int, span: Span) -> None:
        value, marks = empty(opener)
        self._put(named, value, span, marks)
        self.outer.append((self.column, self.container, self.marks, self.is_mapping))
        if len(self.outer) >= MAX_DEPTH:
            raise Unsure
        self.column, self.container, self.marks, self.is_mapping = column, value, marks, opener == "{"

    def _put(
        self, named: tuple[str, Span] | None, value: Any, span: Span, inside: Any, *, is_flow: bool = False
    ) -> None:
        """Put a value where it belongs: under its key, or at the end of the open list."""
        # the constructor of a named tuple takes three times as long as tuple's own
        if named is None:
            if self.is_mapping:
                raise Unsure
            self.container.append(value)
            self.marks.append(tuple.__new__(Mark, (None, span, inside, is_flow)))
            return
        key, key_span = named
        if key in self.container or not self.is_mapping:
            raise Unsure
        self.container[key] = value
        self.marks[key] = tuple.__new__(Mark, (key_span, span, inside, is_flow))

    def _brackets(self, span: Span) -> tuple[Any, Span, Any]:
        """Read the brackets that open at a place, and nothing behind them on the line."""
        data, marks, end = read_inline(self.text, span[0])
        if _BEHIND.match(self.text, end) is None:
            raise Unsure
        return data, span, marks


def marks_of_row(text: str, start: int) -> dict[str, Mark]:
    """Find where the parts of a row stand."""
    row = text[start : text.find("}", start)]
    if "[" in row:
        marks: dict[str, Mark] = read_inline(text, start).marks
        return marks
    make = tuple.__new__
    return {
        key: make(Mark, ((start + first, start + end), (start + begins, start + ends), None, False))
        for key, first, end, begins, ends in _places(row)
    }


@lru_cache(maxsize=1 << 12)
def _places(row: str) -> tuple[tuple[str, int, int, int, int], ...]:
    """Return the keys of a row with the places of key and value in it."""
    return tuple((pair[1], *pair.span(1), *pair.span(2)) for pair in _PAIR.finditer(row))


def _part(value: str) -> Any:
    if value[0] == "[":
        return [_part(item) for item in value[1:-1].split(", ")]
    return None if value in NOT_GIVEN else value
