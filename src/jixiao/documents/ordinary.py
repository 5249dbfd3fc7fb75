"""The ordinary layout of a file, read line by line in a third of the parser's time.

This knows the part of YAML that tables are written in: ``key: value`` lines, lists with dashes, one-line brackets, comments.
It accepts less than the parser does and never reads anything otherwise (a test holds the two against each other, data and
places); whatever it is unsure of, the parser is asked about, and only the parser complains.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from jixiao.findings import Span

_NOTHING = r"(?:\ *+(?:\#[^\n]*+)?+\n)*+"  # blank lines and comments
_END = r"\ *+(?:(?<=\ )\#[^\n]*+)?+\n"
_WORD = rf"{PLAIN}(?<!\ )"
_VALUE = rf"(?:{_WORD}|\[{_WORD}(?:,\ {_WORD})*+\])"
_ROW = rf"\{{{KEY}:\ {_VALUE}(?:,\ {KEY}:\ {_VALUE})*+\}}"  # {id: SL01, name: 培训, value: 3场}: by far the most lines
_LINE = re.compile(
    rf"""{_NOTHING}(?P<indent>\ *+)(?P<dash>-\ ++)?+
    (?:(?P<key>{FIRST}[^\n:#]{{0,200}}+)(?<!\ ):(?=[\ \n])\ *+)?+
    (?:(?:(?P<plain>{FIRST}[^\n:#]*+(?::(?![\ \n])[^\n:#]*+)*+)|(?P<row>{_ROW})|{QUOTED})?+{_END}|(?P<open>[\[{{]))""",
    re.VERBOSE,
)
_PAIR = re.compile(r"(?:\{|, )([^:,{]++): (\[[^\]\[]*+\]|[^,}]++)")
_SPECIAL = re.compile(r" (?:[\[~]|null|Null|NULL)")  # what is more than a text, or may be nothing
_BEHIND = re.compile(_END)
_REST = re.compile(rf"{_NOTHING}\Z")


def read_ordinary(text: str) -> tuple[dict[str, Any], Mark] | None:
    """Read a whole file; ``None`` where it is written in any other way, be it wrong or only rare."""
    if "\t" in text or "\r" in text or "\n..." in text or text.startswith("..."):
        return None
    try:
        return _Lines(text if text.endswith("\n") else f"{text}\n").read()
    except Unsure:
        return None


class _Lines:
    """Reads line after line. ``container`` is what lines at ``column`` belong to, ``outer`` what stands around it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.column = 0
        self.container: Any = {}
        self.marks: Any = {}
        self.is_mapping = True
        self.outer: list[tuple[int, Any, Any, bool]] = []

    def read(self) -> tuple[dict[str, Any], Mark]:  # noqa: C901 - a line is one of six things
        """Read to the end, or be unsure."""
        data, marks = self.container, self.marks
        first = line = _LINE.match(self.text)
        waiting: re.Match[str] | None = None  # the line of a key whose value stands below it
        place = 0
        while line is not None:
            indent, dash, key, plain, row, double, single, opener = line.groups()
            column, place = len(indent), line.end()
            named = line if key is not None else None  # the line on which the key of this value stands
            is_flow = row is not None or opener is not None
            if waiting is not None and is_flow and key is None and dash is None and column > self.column:
                named = waiting
            elif waiting is not None:
                self._open_below(waiting, line, column)
            elif column != self.column or (dash is None) is not self.is_mapping:
                self._return_to(column, is_item=dash is not None)
            waiting = None
            if dash is not None and key is not None:  # a mapping whose first key stands behind the dash
                start = line.end("dash")
                self._open(None, "{", column + len(dash), (start, start))
            if plain is not None:
                value, start, inside = plain.rstrip(" "), line.start("plain"), None
                span = (start, start + len(value))
                value = None if value in NOT_GIVEN else value
            elif row is not None:
                start = line.start("row")
                value, span, inside = _row(row), (start, start + 1), Inline(self.text, start)
            elif double is not None or single is not None:
                value, span, inside = text_of(line), span_of(line), None
            elif opener is not None:
                span = (place - 1, place)
                value, inside, place = self._brackets(place - 1)
            elif key is not None:
                waiting, line = line, _LINE.match(self.text, place)
                continue
            else:
                raise Unsure
            self._put(named, value, span, inside, is_flow=is_flow)
            line = _LINE.match(self.text, place)
        if first is None or waiting is not None or _REST.match(self.text, place) is None:
            raise Unsure
        start = first.end("indent")
        return data, Mark(None, (start, start), marks)

    def _return_to(self, column: int, *, is_item: bool) -> None:
        """Go back to the container that a line belongs to by its column."""
        while column < self.column or (column == self.column and not is_item and not self.is_mapping):
            self.column, self.container, self.marks, self.is_mapping = self.outer.pop()
        if column != self.column or is_item is self.is_mapping:
            raise Unsure

    def _open_below(self, waiting: re.Match[str], line: re.Match[str], column: int) -> None:
        """Open the mapping or list that stands below its key."""
        is_item = line["dash"] is not None
        if column < self.column + (not is_item) or not (is_item or line["key"] is not None):
            raise Unsure
        start = line.end("indent")
        end = start + (column == self.column)  # as the parser has it for a list that is not indented
        self._open(waiting, "[" if is_item else "{", column, (start, end))

    def _open(self, named: re.Match[str] | None, opener: str, column: int, span: Span) -> None:
        value, marks = empty(opener)
        self._put(named, value, span, marks)
        self.outer.append((self.column, self.container, self.marks, self.is_mapping))
        if len(self.outer) >= MAX_DEPTH:
            raise Unsure
        self.column, self.container, self.marks, self.is_mapping = column, value, marks, opener == "{"

    def _put(self, named: re.Match[str] | None, value: Any, span: Span, inside: Any, *, is_flow: bool = False) -> None:
        """Put a value where it belongs: under its key, or at the end of the open list."""
        # the constructor of a named tuple takes three times as long as tuple's own
        if named is None:
            if self.is_mapping:
                raise Unsure
            self.container.append(value)
            self.marks.append(tuple.__new__(Mark, (None, span, inside, is_flow)))
            return
        key = named["key"]
        if key in self.container or not self.is_mapping:
            raise Unsure
        self.container[key] = value
        self.marks[key] = tuple.__new__(Mark, (named.span("key"), span, inside, is_flow))

    def _brackets(self, start: int) -> tuple[Any, Any, int]:
        """Read the brackets that open at ``start``, and nothing behind them: the data, the marks, and where the next line is."""
        data, marks, end = read_inline(self.text, start)
        behind = _BEHIND.match(self.text, end)
        if behind is None:
            raise Unsure
        return data, marks, behind.end()


def _row(row: str) -> dict[str, Any]:
    """Take the data out of braces that hold plain parts only; where each stands is looked for when somebody asks."""
    pairs = _PAIR.findall(row)
    data: dict[str, Any] = dict(pairs)
    if len(data) != len(pairs):
        raise Unsure
    if _SPECIAL.search(row) is not None:
        return {key: _part(value) for key, value in pairs}
    return data


def marks_of_row(text: str, start: int) -> dict[str, Mark]:
    """Find where the parts of such braces stand."""
    end = text.find("}", start)
    if text.find("[", start, end) > 0:
        marks: dict[str, Mark] = read_inline(text, start).marks
        return marks
    return {pair[1]: Mark(pair.span(1), pair.span(2)) for pair in _PAIR.finditer(text, start, end)}


def _part(value: str) -> Any:
    if value[0] == "[":
        return [_part(item) for item in value[1:-1].split(", ")]
    return None if value in NOT_GIVEN else value
