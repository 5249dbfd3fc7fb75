"""Changes of a file as text: what is not meant to change keeps its comments, order, quotes and line ends, byte for byte.

An :class:`Editor` answers with edits on character ranges; nothing is changed until :func:`apply` puts them into the text.
Whoever applies them reads the new text again: only that proves that it says what was meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.documents.scalars import in_block, in_flow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.documents.marks import Mark
    from jixiao.documents.source import Document
    from jixiao.findings import Route, Span

INDENT = 2
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BLANKS = " \t\r\n"
"""What YAML takes for nothing; an ideographic space is text."""

Fields = dict[str, Any]
"""The keys and values of one entry, in the order in which they are written."""


class Edit(NamedTuple):
    """Put ``text`` in the place of the characters ``start`` to ``end``."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits in it; those at one place come in the order they are given in."""
    for edit in sorted(edits, key=lambda edit: edit[:2])[::-1]:
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


class Editor:
    """Knows how one document is written, and writes what is new in the same way."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.root = document.mark
        self.as_json = re.match(r'\s*\{\s*"', self.text) is not None

    # ── one method a change ──────────────────────────────────────────────────────────────────────────────────────────

    def append(self, route: Route, item: Fields) -> list[Edit]:
        """Add an item to a list that has some, in the style of the last one."""
        mark = self._mark(route)
        if mark.is_flow:
            return self._into_flow(mark, self._flow(item))
        children: Any = mark.children
        lines = self._item_lines(item, self._column(mark.start), self._block_column(children))
        return [self._lines_after(self._end(mark), lines)]

    def add_list(self, route: Route, key: str, item: Fields) -> list[Edit]:
        """Add a key with a list of one item to the end of a mapping, which may be empty so far."""
        mark = self._mark(route)
        if mark.is_flow and (mark.children or self._in_flow(route)):
            return self._into_flow(mark, f"{self._key(key)}: [{self._flow(item)}]")
        if not mark.children and self._in_flow(route):
            return self._replaced(mark, "{" + f"{self._key(key)}: [{self._flow(item)}]" + "}")
        indent = self._indent_below(mark)
        lines = [f"{' ' * indent}{key}:", *self._list_lines(mark, indent, item)]
        if mark.children:
            return [self._lines_after(self._end(mark), lines)]
        return [*self._emptied(mark), self._lines_after(self._end(mark), lines)]

    def uncomment_list(self, route: Route, key: str, item: Fields) -> list[Edit]:
        """Do the same where a comment line ``# key:`` waits for it; the rest of that line stays. No edit if none does."""
        mark = self._mark(route)
        waiting = None if mark.is_flow and mark.children else self._waiting_line(route, key)
        if waiting is None:
            return []
        column = len(waiting["indent"])
        indent = self._indent_below(mark) if mark.children or column <= self._key_column(mark) else column
        lines = [f"{' ' * indent}{key}:{waiting['rest'].rstrip()}", *self._list_lines(mark, indent, item)]
        edit = Edit(waiting.start(), waiting.end(), self._break_at(waiting.end()).join(lines))
        return [edit] if mark.children else [*self._emptied(mark), edit]

    def fill(self, route: Route, item: Fields) -> list[Edit]:
        """Put a list of one item where a key has no value yet (nothing, ``~``, ``[]`` or ``{}``)."""
        mark = self._mark(route)
        if self._in_flow(route):
            return self._replaced(mark, f"[{self._flow(item)}]")
        parent = self._mark(route[:-1])
        lines = self._list_lines(parent, self._key_column(mark), item)
        return [*self._emptied(mark), self._lines_after(self._end(mark), lines)]

    def replace(self, route: Route, fields: Fields) -> list[Edit]:
        """Put a mapping in one line in the place of a value."""
        return self._replaced(self._mark(route), self._flow(fields))

    def update(self, route: Route, fields: Fields) -> list[Edit]:
        """Set keys of a mapping: those it has get the new value where they stand, the others come at its end."""
        mark = self._mark(route)
        children: Any = mark.children
        edits = []
        for key in (key for key in fields if key in children):
            written = self._flow(fields[key]) if mark.is_flow else in_block(fields[key])
            edits += self._replaced(children[key], written)
        new = {key: value for key, value in fields.items() if key not in children}
        if not new:
            return edits
        if mark.is_flow:
            pieces = (f"{self._key(key)}: {self._flow(value)}" for key, value in new.items())
            return [*edits, *self._into_flow(mark, ", ".join(pieces))]
        indent = " " * self._column(mark.start)
        return [*edits, self._lines_after(self._end(mark), [f"{indent}{k}: {in_block(v)}" for k, v in new.items()])]

    def as_list(self, route: Route, item: Fields) -> list[Edit]:
        """Turn a mapping into a list of that mapping and one more item."""
        mark = self._mark(route)
        start, end = mark.start, self._end(mark)
        if self._in_flow(route):
            return [Edit(start, start, "["), Edit(end, end, f", {self._flow(item)}]")]
        colon = self._after_colon(mark)
        if _LINE_BREAK.search(self.text, colon, start):
            dash = self._column(start)
            edits = [Edit(start, start, "- ")]
        else:
            dash = self._key_column(mark) + INDENT
            edits = [Edit(colon, start, f"{self._break_at(start)}{' ' * dash}- ")]
        if mark.is_flow:
            return [*edits, self._lines_after(end, self._item_lines(item, dash, None))]
        for line in _LINE_BREAK.finditer(self.text, start, end):
            if self.text[line.end() : line.end() + 1] not in {"", "\r", "\n"}:
                edits.append(Edit(line.end(), line.end(), " " * INDENT))
        return [*edits, self._lines_after(end, self._item_lines(item, dash, dash + INDENT))]

    # ── how things are written ───────────────────────────────────────────────────────────────────────────────────────

    def _flow(self, value: Any) -> str:
        return in_flow(value, as_json=self.as_json)

    def _key(self, key: str) -> str:
        return in_flow(key, as_json=self.as_json)

    def _item_lines(self, item: Fields, dash: int, column: int | None) -> list[str]:
        """Write one item of a list in block style: on one line, or a key a line from ``column`` on."""
        if column is None:
            return [f"{' ' * dash}- {self._flow(item)}"]
        lines = [f"{' ' * column}{key}: {in_block(value)}" for key, value in item.items()]
        return [f"{' ' * dash}-{lines[0][dash + 1 :]}", *lines[1:]]

    def _list_lines(self, mapping: Mark, indent: int, item: Fields) -> list[str]:
        """Write a new list under a key, indented and styled like the first block list beside it."""
        children = mapping.children if isinstance(mapping.children, dict) else {}
        for sibling in children.values():
            if isinstance(sibling.children, list) and sibling.children and not sibling.is_flow:
                dash = self._column(sibling.start) - self._column(mapping.start) + indent
                column = self._block_column(sibling.children)
                shift = self._column(sibling.start)
                return self._item_lines(item, dash, None if column is None else column - shift + dash)
        return self._item_lines(item, indent + INDENT, None)

    def _block_column(self, items: list[Mark]) -> int | None:
        """Return the column of the keys in the last mapping of a list; ``None`` when that is written in braces."""
        for item in reversed(items):
            if isinstance(item.children, dict):
                return None if item.is_flow else self._column(item.start)
        return None

    def _into_flow(self, mark: Mark, piece: str) -> list[Edit]:
        """Add a piece before the closing bracket: behind the last one, or on a line of its own where that has one."""
        last = _last(mark)
        if last is None:
            inside = mark.start + 1
            return [Edit(inside, inside, piece)]
        end, closing = self._end(last), self._end(mark) - 1
        first = (last.key or last.span)[0]
        line = self._line_start(first)
        if self.text[line:first].strip() or line <= mark.start:
            return [Edit(end, end, f", {piece}")]
        own_line = self.text[line:first] + piece
        if _LINE_BREAK.search(self.text, end, closing) is None:
            return [Edit(end, end, f",{self._break_at(end)}{own_line}")]
        comma = self._skip_blanks(end)
        if self.text[comma] == ",":
            return [self._lines_after(end, [f"{own_line},"])]
        return [Edit(end, end, ","), self._lines_after(end, [own_line])]

    def _replaced(self, mark: Mark, written: str) -> list[Edit]:
        """Write something else in the place of a value."""
        start, end = mark.start, self._end(mark)
        if mark.key is not None and start == end:
            colon = self._after_colon(mark)
            blanks = re.compile(r" *(?=[,}\]])").match(self.text, colon)
            end = blanks.end() if blanks else colon
            return [Edit(colon, end, f" {written}" if self.text[colon - 1] == ":" else f": {written}")]
        if mark.children is not None and not mark.is_flow:
            return [Edit(self._after_colon(mark), end, f" {written}")]
        return [Edit(start, end, written)]

    def _emptied(self, mark: Mark) -> list[Edit]:
        """Take away a written ``~``, ``[]`` or ``{}`` with the blanks before it."""
        start, end = mark.start, self._end(mark)
        if start == end:
            return []
        return [
            Edit(self._line_start(start) + len(self.text[self._line_start(start) : start].rstrip(_BLANKS)), end, "")
        ]

    def _lines_after(self, position: int, lines: list[str]) -> Edit:
        """Insert whole lines below the line of a position, with the line end that is used there."""
        after = self._next_line(position)
        line_break = self._break_at(position)
        if after and self.text[after - 1] not in "\r\n":  # the last line has no end
            return Edit(after, after, line_break + line_break.join(lines))
        return Edit(after, after, "".join(line + line_break for line in lines))

    # ── where things stand ───────────────────────────────────────────────────────────────────────────────────────────

    def _mark(self, route: Route) -> Mark:
        mark: Any = self.root
        for step in route:
            mark = mark.children[step]
        found: Mark = mark
        return found

    def _in_flow(self, route: Route) -> bool:
        """Whether the value at a route stands inside brackets."""
        return self._mark(route[:-1]).is_flow

    def _end(self, mark: Mark) -> int:
        """Return the position one past the last character of a value; what follows it on its line is not part of it."""
        start = mark.start
        if mark.children is None:
            raw = self.text[start : mark.end]
            keeps_lines = raw[:1] in {"|", ">"} and "+" in raw.split("\n", 1)[0]
            return start + len(raw if keeps_lines else raw.rstrip(_BLANKS))
        last = _last(mark)
        end = start + 1 if last is None else self._end(last)
        if not mark.is_flow or self.text[start] not in "{[":
            return end
        while self.text[end] not in "}]":
            end = self._skip_blanks(end + 1 if self.text[end] == "," else end)
        return end + 1

    def _skip_blanks(self, position: int) -> int:
        """Return the next position that holds neither white space nor a comment."""
        blanks = re.compile(r"(?:\s|#[^\r\n]*)*").match(self.text, position)
        return blanks.end() if blanks else position

    def _after_colon(self, mark: Mark) -> int:
        """Return the position behind the colon of a key, or behind the key where it has none (``{key}``)."""
        end = _key_of(mark)[1]
        behind = re.compile(r"\s*:").match(self.text, end)
        return behind.end() if behind else end

    def _indent_below(self, mark: Mark) -> int:
        return self._column(mark.start) if mark.children else self._key_column(mark) + INDENT

    def _key_column(self, mark: Mark) -> int:
        return self._column(_key_of(mark)[0])

    def _waiting_line(self, route: Route, key: str) -> re.Match[str] | None:
        """Find the comment line ``# key:``, with at most a comment behind, between a key and the next one beside it."""
        siblings: Any = self._mark(route[:-1]).children
        start = _key_of(self._mark(route))[0]
        starts = (mark.key[0] for mark in siblings.values())
        end = min((other for other in starts if other > start), default=len(self.text))
        pattern = rf"^(?P<indent> *)# ?{re.escape(key)} *:(?P<rest>[ \t]*(?:#[^\r\n]*)?)(?=[\r\n]|\Z)"
        return re.compile(pattern, re.MULTILINE).search(self.text, start, end)

    def _column(self, position: int) -> int:
        return position - self._line_start(position)

    def _line_start(self, position: int) -> int:
        return max(self.text.rfind("\n", 0, position), self.text.rfind("\r", 0, position)) + 1

    def _next_line(self, position: int) -> int:
        if position and self.text[position - 1] in "\r\n":
            return position
        found = _LINE_BREAK.search(self.text, position)
        return found.end() if found else len(self.text)

    def _break_at(self, position: int) -> str:
        """Return the line end of the line at a position, else the first one of the file."""
        found = _LINE_BREAK.search(self.text, position) or _LINE_BREAK.search(self.text)
        return found[0] if found else "\n"


def _key_of(mark: Mark) -> Span:
    """Return where the key of a value stands that is known to have one."""
    return mark.key or (mark.start, mark.start)


def _last(mark: Mark) -> Mark | None:
    children = mark.children
    if not children:
        return None
    return list(children.values())[-1] if isinstance(children, dict) else children[-1]
