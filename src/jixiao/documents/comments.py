"""Comments, and what each of them is about: the parser drops them, so they are found between the values.

A comment alone on its line belongs to what follows, unless it is indented as the part before is: then it stands at the end of that.
A comment behind something belongs to the outermost value that ends there, or to the key whose value begins below.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.documents.marks import Mark
    from jixiao.documents.source import Document

_OUTSIDE = re.compile(r"#[^\r\n]*|[\[{\]}]")
_BREAK = re.compile(r"\r\n|\r|\n")
BLANKS = " \t\r\n"
"""What is white space to YAML; a wide blank is text."""
_BLOCK_HEAD = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n|\Z)")


class Trailer(NamedTuple):
    """A comment behind something: its text, how many blanks stand before it, and the cell it begins in.

    The cell is 0 where no comment on the line above or below begins in it: then there is no column of comments to keep.
    """

    text: str
    column: int
    gap: int


@dataclass(slots=True)
class Node:
    """One value with its key (``name``, ``None`` in a list) and what is said about it.

    ``start`` and ``end`` are places in the text, ``data`` is what stands there.
    ``lead`` are the comment lines above (an empty one is a blank line), ``foot`` those below the last child.
    """

    mark: Mark
    data: Any
    start: int
    name: str | None = None
    end: int = 0
    column: int = 0
    children: list[Node] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    on_key: Trailer | None = None
    behind: Trailer | None = None

    @property
    def is_container(self) -> bool:
        """Whether this is a mapping or a list."""
        return self.mark.children is not None

    @property
    def is_mapping(self) -> bool:
        """Whether this is a mapping."""
        return isinstance(self.mark.children, dict)

    @property
    def is_flow(self) -> bool:
        """Whether this is written in brackets."""
        return self.mark.is_flow

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands behind the key."""
        mark = self.mark
        return mark.key is not None and not self.is_container and mark.start == mark.end

    @property
    def has_comments_inside(self) -> bool:
        """Whether something is said about a part, so that each part needs a line of its own."""
        return any(self.foot) or any(
            any(child.lead) or child.on_key or child.behind or child.has_comments_inside for child in self.children
        )

    def walk(self) -> Iterator[Node]:
        """Yield every node below this one in the order of the text, the outer before the inner."""
        for child in self.children:
            yield child
            yield from child.walk()


def comments_of(document: Document) -> list[str]:
    """Return the texts of all comments in the order of the file."""
    return [text for _start, text in _Reader(document).comments] if document.mark else []


def read_commented(document: Document) -> Node:
    """Return the content of a readable document that is not empty, with every comment at what it is about."""
    return _Reader(document).read()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.root = _node(document.mark, document.data)
        self.nodes = list(self.root.walk())
        self.starts = [node.start for node in self.nodes]
        self.lines = [0, *(match.end() for match in _BREAK.finditer(self.text))]
        self.brackets: dict[int, int] = {}
        self.ends: dict[int, list[Node]] = {}
        self.comments: list[tuple[int, str]] = []
        self._scan()
        self.told = {self._line(start): (start, text) for start, text in self.comments}

    def read(self) -> Node:
        """Put every comment and every blank line where it belongs."""
        self._measure(self.root, [])
        firsts: dict[int, Node] = {}
        for node in self.nodes:
            firsts.setdefault(self._line(node.start), node)
            if node.is_flow or not node.is_container:
                self.ends.setdefault(self._line(node.end), []).append(node)
        for line in sorted(self.told.keys() | firsts.keys()):
            if line in self.told:
                self._attach(*self.told[line])
            if line in firsts and self._begins(line, firsts[line]) and self._is_blank(line - 1):
                firsts[line].lead.append("")
        return self.root

    def _begins(self, line: int, node: Node) -> bool:
        """Whether nothing but dashes stands before a node on its line."""
        return not self.text[self.lines[line] : node.start].strip("- ")

    # ── the text between the values ──────────────────────────────────────────────────────────────────────────────────

    def _scan(self) -> None:
        """Find comments and brackets in what no scalar covers."""
        place = 0
        open_brackets: list[int] = []
        for start, end in [*self._scalars(self.root.mark), (len(self.text), len(self.text))]:
            for match in _OUTSIDE.finditer(self.text, place, max(start, place)):
                if match[0][0] == "#":
                    self.comments.append((match.start(), match[0].rstrip(BLANKS)))
                elif match[0] in "[{":
                    open_brackets.append(match.start())
                else:
                    self.brackets[open_brackets.pop()] = match.end()
            place = max(place, end)

    def _scalars(self, mark: Any) -> Iterator[tuple[int, int]]:
        if mark.key is not None:
            yield mark.key
        if mark.children is not None:
            for child in mark.children.values() if isinstance(mark.children, dict) else mark.children:
                yield from self._scalars(child)
            return
        start, end = mark.span
        raw = self.text[start:end].rstrip(BLANKS)
        head = _BLOCK_HEAD.match(self.text, start)
        if head and raw:  # a comment may stand behind the sign of a block
            yield start, start + 1
            start = head.end()
        yield start, max(start, mark.start + len(raw))

    def _measure(self, node: Node, parents: list[Node]) -> None:
        """Find where a value ends, and the column its line begins to speak of it (that of the dash for an item)."""
        line = self.lines[self._line(node.start)]
        dash = parents and not parents[-1].is_mapping and not parents[-1].is_flow
        before = self.text[line : node.start]
        node.column = before.rfind("-") if dash and "-" in before else node.start - line
        for child in node.children:
            self._measure(child, [*parents, node])
        start, end = node.mark.span
        if not node.is_container:
            raw = self.text[start:end].rstrip(BLANKS)
            key = node.mark.key
            node.end = start + len(raw) if raw or key is None else key[1]
        elif start in self.brackets and node.is_flow:
            node.end = self.brackets[start]
        else:
            node.end = node.children[-1].end if node.children else start

    # ── where a comment belongs ──────────────────────────────────────────────────────────────────────────────────────

    def _attach(self, start: int, text: str) -> None:
        line = self._line(start)
        if self.text[self.lines[line] : start].strip(BLANKS):
            self._attach_behind(start, text)
            return
        place = self._place(start)
        if self._is_blank(line - 1):
            place.append("")
        place.append(text)

    def _place(self, start: int) -> list[str]:
        """Return the lines above the next node or at the end of something before."""
        after = bisect_right(self.starts, start)
        following = self.nodes[after] if after < len(self.nodes) else None
        path = self._path(start)
        inside = [node for node in path if node.is_flow and node.mark.start < start < node.end]
        if inside:
            is_in = following is not None and following.start < inside[-1].end
            return following.lead if following is not None and is_in else inside[-1].foot
        column = start - self.lines[self._line(start)]
        owner = _owner(path, column, -1 if following is None else following.column)
        if owner is not None:
            return owner.foot
        return following.lead if following is not None else self.root.foot

    def _path(self, place: int) -> list[Node]:
        """Return what has begun before a place and is not followed by a sibling there, from the whole file down."""
        path = [self.root]
        while number := bisect_left(path[-1].children, place, key=lambda node: node.start):
            path.append(path[-1].children[number - 1])
        return path

    def _attach_behind(self, start: int, text: str) -> None:
        line = self._line(start)
        before = self.text[self.lines[line] : start]
        trailer = Trailer(text, self._shared_column(start), len(before) - len(before.rstrip(BLANKS)))
        ended = [node for node in self.ends.get(line, ()) if node.end <= start]
        near = bisect_left(self.starts, start) - 1
        if ended:
            max(ended, key=lambda node: node.end).behind = trailer
        elif near >= 0 and self.starts[near] >= self.lines[line]:
            self.nodes[near].on_key = trailer
        else:
            self._place(start).append(text)

    def _shared_column(self, start: int) -> int:
        """Return the cell a comment begins in if one on a neighbouring line begins there too, else 0."""
        line = self._line(start)
        column = self._cells(start)
        neighbours = (self.told[near][0] for near in (line - 1, line + 1) if near in self.told)
        return column if any(self._cells(place) == column for place in neighbours) else 0

    def _cells(self, place: int) -> int:
        return cell_len(self.text[self.lines[self._line(place)] : place])

    def _line(self, place: int) -> int:
        return bisect_right(self.lines, place) - 1

    def _is_blank(self, line: int) -> bool:
        return line >= 0 and not self.text[self.lines[line] : self.lines[line + 1]].strip(BLANKS)


def _owner(path: list[Node], column: int, least: int) -> Node | None:
    """Return the innermost thing that a comment at a column can be the end of; what follows begins at ``least``."""
    found = None
    for node in path:
        if node.is_flow:
            break
        inner = node.children[0].column if node.children else node.column + 1 if node.is_blank else -1
        if least < inner <= column:
            found = node
    return found


def _node(mark: Any, data: Any, name: str | None = None) -> Node:
    node = Node(mark, data, (mark.key or mark.span)[0], name)
    if isinstance(mark.children, dict):
        node.children = [_node(child, data[key], key) for key, child in mark.children.items()]
    elif isinstance(mark.children, list):
        node.children = [_node(child, item) for child, item in zip(mark.children, data, strict=True)]
    return node
