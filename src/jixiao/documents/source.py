"""A file as read: its text, the plain data in it, and a mark for every route.

Models and rules name a route; only this module counts lines and columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from jixiao.findings import Excerpt, Finding, Label, Location, Route, Severity, Span

if TYPE_CHECKING:
    from jixiao.documents.marks import Mark

CONTEXT_LINES = 1
"""How many lines before and after the place an excerpt shows."""

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Document:
    """One file: where it came from, its whole text, and its content as dicts, lists, strings and ``None``.

    A line ends with LF, CRLF or CR, as YAML has it. ``content`` is the file byte for byte; ``None`` for a text of
    another origin.
    """

    path: str
    text: str
    data: Any
    mark: Mark | None
    content: bytes | None = None
    findings: tuple[Finding, ...] = ()

    def finding(  # noqa: PLR0913 - a finding has this many parts, all but three optional
        self,
        code: str,
        severity: Severity,
        message: str,
        *,
        help: str = "",  # noqa: A002 - the name in the JSON contract
        route: Route = (),
        span: Span | None = None,
        on_key: bool = False,
        labels: tuple[Label, ...] = (),
        subject: str | None = None,
        in_brief: bool = False,
    ) -> Finding:
        """Make a finding at a route of this document, or at a stretch of the text that stands there.

        ``in_brief`` leaves out the lines around it.
        """
        location = self.locate(route, span, on_key=on_key)
        excerpt = None if in_brief else self.excerpt(location)
        return Finding(code, severity, message, help, location, excerpt, labels, subject)

    def at(self, code: str, message: str, start: int, end: int, remedy: str = "") -> Finding:
        """Make an error at a stretch of the raw text."""
        location = self.place(start, end)
        return Finding(code, Severity.ERROR, message, remedy, location, self.excerpt(location))

    def label(self, message: str, route: Route, span: Span | None = None, *, on_key: bool = False) -> Label:
        """Point to a second place in this document."""
        location = self.locate(route, span, on_key=on_key)
        return Label(message, location, self.excerpt(location))

    def locate(self, route: Route, span: Span | None = None, *, on_key: bool = False) -> Location:
        """Turn a route into a place; a route that is not in the file leads to the nearest thing above it.

        ``span`` is a stretch of the value's text. It is followed where the file shows that stretch letter for letter;
        otherwise the whole value is meant. A value that is not there is
        shown at its key.
        """
        mark, value = self.mark, self.data
        for step in route:
            children: Any = mark.children if mark is not None else None
            if children is None:
                break  # nothing lies below a scalar
            if step in children if type(children) is dict else type(step) is int and step < len(children):
                mark, value = children[step], value[step]
        if mark is None:
            return self.place(0, 0)
        start, end = mark.span
        if mark.key is not None and (on_key or mark.inside is not None or start == end):
            return self.place(*mark.key)
        if mark.inside is not None:
            return self.place(start, self.end_of_line(start))
        return self._within(start, end, value or "", span)

    def place(self, start: int, end: int) -> Location:
        """Turn a stretch of the raw text into lines and columns."""
        starts = self._line_starts
        line = bisect_right(starts, start)
        end_line = bisect_right(starts, end, line - 1)
        return Location(self.path, line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)

    def lines(self, first: int, last: int) -> list[tuple[int, str]]:
        """Return the lines ``first`` to ``last`` (1-based, inclusive; those that exist), each with where it starts."""
        stretch = slice(max(first, 1) - 1, max(last, 0))
        return list(zip(self._line_starts[stretch], self._line_texts[stretch], strict=True))

    def end_of_line(self, start: int) -> int:
        """Return where the line that holds ``start`` ends, its line end not counted."""
        line = bisect_right(self._line_starts, start) - 1
        return max(self._line_starts[line] + len(self._line_texts[line]), start)

    def excerpt(self, location: Location) -> Excerpt:
        """Return the lines around a place, without their line ends; behind the last line end there is no line."""
        first, last = max(location.line - CONTEXT_LINES, 1), location.line + CONTEXT_LINES
        is_end = last == len(self._line_texts) and not self._line_texts[-1] and last > location.line
        return Excerpt(first, tuple(self._line_texts[first - 1 : last - is_end]))

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return list(accumulate([len(line) + 1 for line in self._line_texts[:-1]], initial=0))

    @cached_property
    def _line_texts(self) -> list[str]:
        """The lines without their ends, cut once: a thousand findings in one long line share it."""
        # a pattern takes fifteen times as long as looking for one character
        return _LINE_END.split(self.text) if "\r" in self.text else self.text.split("\n")

    def _within(self, start: int, end: int, value: str, span: Span | None) -> Location:
        raw = self.text[start:end].rstrip()
        end = start + len(raw)
        if span is None and "\n" not in raw and "\r" not in raw:
            return self.place(start, end)
        quote = 1 if raw[:1] in {"'", '"'} else 0
        if span is not None and raw[quote : len(raw) - quote] == value:
            return self.place(start + quote + span[0], start + quote + span[1])
        if span is not None and (found := _nth(raw, value, span)) is not None:
            return self.place(start + found, start + found + span[1] - span[0])
        return self.place(start, min(end, self.end_of_line(start)))  # the first line of a block says where it is


def _nth(raw: str, value: str, span: Span) -> int | None:
    """Find a piece of a value in the way it is written, where escapes, folds or indentation stand between.

    It is the n-th such piece in both, and certain only if both have equally many.
    """
    piece, place = value[span[0] : span[1]], -1
    if not piece or raw.count(piece) != value.count(piece):
        return None
    before = value[: span[0]].count(piece)
    for _number in range(before + 1):
        place = raw.find(piece, place + 1)
    return place if place >= 0 else None
