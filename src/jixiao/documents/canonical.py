"""One shape for all files: the order of keys, quotes only where they are needed, two blanks a level; comments stay with their subject.

What is written here is proven by whoever writes it: the new text has to hold the same data and the same comments.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from jixiao.documents.comments import BLANKS, read_commented
from jixiao.documents.loader import read_text
from jixiao.documents.scalars import scalar
from jixiao.documents.shapes import LINE_WIDTH, ROW_WIDTH, Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.documents.comments import Node, Trailer
    from jixiao.documents.shapes import Shape
    from jixiao.documents.source import Document

INDENT = 2
LEAST_GAP = 2
"""At least so many blanks stand before a comment behind something."""
_MODELINE = "yaml-language-server:"
_BREAK = re.compile(r"\r\n|\r|\n")
_BLOCK_HEAD = re.compile(r"([|>][+-]?)[ \t]*(?:#[^\r\n]*)?")
# Plain, these are text to jixiao and something else to other programs (YAML 1.1): a quoted one stays quoted.
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"})
_LIKE_A_NUMBER = re.compile(r"[-+.]?[0-9][\x20-\x7e]*|[-+]?\.(?:inf|nan)", re.IGNORECASE)
_SURELY_PLAIN = re.compile(r"[\w《“（][\w《》“”（）、。；，·%.-]*")
"""Texts of words and numbers, which nothing in YAML takes for anything else; most are such, and trying them out takes time."""
_QUOTES = frozenset("'\"|>")
_STARTS = frozenset("-?:,[]{}#&*!|>'\"%@`=<")
_STOPS = re.compile(r"[:?]")
"""Inside brackets these stop some programs in the middle of a word."""


def canonical(document: Document, shape: Shape) -> str:
    """Write a readable document in its canonical shape, with the line end it has."""
    if _is_json(document.text):
        lines = _json_lines(read_commented(document), shape, document.text)
    else:
        lines = _Writer(document.text).document(read_commented(document), shape)
    found = _BREAK.search(document.text)
    line_break = found[0] if found else "\n"
    return "".join(f"{line}{line_break}" for line in lines)


class _Writer:
    """Writes the lines of one document, from the top down."""

    def __init__(self, text: str) -> None:
        self.text = text

    def document(self, root: Node, shape: Shape) -> list[str]:
        if not root.children:
            return [
                *_without_first_blank(root.lead),
                "[]" if isinstance(root.mark.children, list) else "{}",
                *root.foot,
            ]
        _settle(root, shape)
        head = _take_head(root)
        body = self._parts(root, shape, 0)
        return [*head, *(body if head and head[-1] else _without_first_blank(body))]

    # ── mappings and lists, a part a line ────────────────────────────────────────────────────────────────────────────

    def _parts(self, node: Node, shape: Shape, indent: int) -> list[str]:
        lines: list[str] = []
        for child in _in_order(node, shape):
            lines += _indented(child.lead, indent)
            head = f"{' ' * indent}{'-' if child.name is None else f'{self._key(child)}:'}"
            lines += self._part(child, shape.below(child.name), head, indent)
        return [*lines, *_indented(node.foot, indent)]

    def _part(self, node: Node, shape: Shape, head: str, indent: int) -> list[str]:
        """Write one part behind its key or dash."""
        if not node.is_container:
            return self._plain_part(node, head, indent)
        if not node.children:
            written = f"{head} {'{}' if node.is_mapping else '[]'}{_trailing(node.on_key or node.behind)}"
            return [*_indented(_second(node), indent), written, *_indented(node.foot, indent + INDENT)]
        line = self._one_line(node, shape)
        fits = cell_len(f"{head} {line}") <= _width(shape) or _speaks_for_its_line(node.behind)
        if line is not None and node.on_key is None and fits:
            return [f"{head} {line}{_trailing(node.behind)}"]
        if node.mark.key is None:
            return self._item(node, shape, indent)
        if line is not None and indent + INDENT + cell_len(line) <= _width(shape):
            return [f"{head}{_trailing(node.on_key)}", f"{' ' * (indent + INDENT)}{line}{_trailing(node.behind)}"]
        inner = _without_first_blank(self._parts(node, shape, indent + INDENT))
        above = _indented(_second(node), indent + INDENT)
        return [f"{head}{_trailing(node.on_key or node.behind)}", *above, *inner]

    def _item(self, node: Node, shape: Shape, indent: int) -> list[str]:
        """Write an item of a list whose first part stands behind the dash; what is said of both stands above."""
        said = [trailer.text for trailer in (node.on_key, node.behind) if trailer]
        lines = self._parts(node, shape, indent + INDENT)
        taken = next((number for number, line in enumerate(lines) if not line.lstrip().startswith("#")), 0)
        lines[taken] = f"{' ' * indent}-{lines[taken][indent + 1 :]}"
        return [*_indented(said, indent), *(f"{line[INDENT:]}" for line in lines[:taken]), *lines[taken:]]

    def _plain_part(self, node: Node, head: str, indent: int) -> list[str]:
        first, *rest = self._block_scalar(node, indent) or [self._text(node)]
        line = f"{head} {first}" if first else head
        trailers = [trailer for trailer in (node.on_key, node.behind) if trailer]
        above = _indented([trailer.text for trailer in trailers[:-1]], indent)
        if trailers:
            line += _trailing(trailers[-1], cell_len(line))
        return [*above, line, *rest, *_indented(node.foot, indent + INDENT)]

    # ── one line ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _one_line(self, node: Node, shape: Shape) -> str | None:
        """Write a mapping or list in brackets; ``None`` where it does not want or cannot have them."""
        if node.children and (shape.style is Style.BLOCK or (shape.style is Style.KEPT and not node.is_flow)):
            return None
        if node.has_comments_inside or any(self._is_block(below) for below in node.walk()):
            return None
        return self._flow(node, shape)

    def _flow(self, node: Node, shape: Shape) -> str:
        if not node.is_container:
            return "~" if node.data is None else self._scalar(node.mark.start, node.data, in_flow=True)
        pieces = []
        for child in _in_order(node, shape):
            written = self._flow(child, shape.below(child.name))
            pieces.append(written if child.name is None else f"{self._key(child, in_flow=True)}: {written}")
        return f"{{{', '.join(pieces)}}}" if node.is_mapping else f"[{', '.join(pieces)}]"

    # ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _text(self, node: Node) -> str:
        """Write a text behind its key or dash; a key for which nothing is given stays alone."""
        if node.data is None:
            return "" if node.mark.key else "~"
        return self._scalar(node.mark.start, node.data)

    def _key(self, node: Node, *, in_flow: bool = False) -> str:
        return self._scalar(node.start, node.name or "", in_flow=in_flow)

    def _scalar(self, start: int, text: str, *, in_flow: bool = False) -> str:
        """Write a text that stands at ``start`` as plainly as every reader takes it for the same text."""
        return _written(text, self.text[start : start + 1] in _QUOTES, in_flow)

    def _is_block(self, node: Node) -> bool:
        return not node.is_container and self.text[node.mark.start : node.end][:1] in {"|", ">"}

    def _block_scalar(self, node: Node, indent: int) -> list[str] | None:
        """Keep a text in lines (``|``, ``>``) in lines, if it can stand at the new indentation."""
        if not self._is_block(node):
            return None
        first, *rest = _BREAK.split(self.text[node.mark.start : node.end])
        head = _BLOCK_HEAD.fullmatch(first)
        content = next((line for line in rest if line.strip(BLANKS)), "")
        depth = len(content) - len(content.lstrip(" "))
        lines = [line[depth:] for line in rest]
        if head is None or not lines or not depth:
            return None
        probe = "\n".join([f"k: {head[1]}", *(f"  {line}" if line else "" for line in lines), ""])
        if read_text(probe, "").data != {"k": node.data}:
            return None
        return [head[1], *(f"{' ' * (indent + INDENT)}{line}" if line else "" for line in lines)]


def _indented(texts: Iterable[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{text}" if text else "" for text in texts]


def _settle(node: Node, shape: Shape) -> None:
    """Put what is said of the part that comes first in an item of a list above the item: there is no other place for it."""
    for child in node.children:
        below = shape.below(child.name)
        _settle(child, below)
        if child.name is None and child.children:
            first = _in_order(child, below)[0]
            child.lead += [text for text in first.lead if text]
            first.lead = []


def _take_head(root: Node) -> list[str]:
    """Take what is said of the whole file off its first part: all before the last blank line; modelines come first."""
    first = root.children[0]
    lead = _without_first_blank(first.lead)
    texts = lead if "" not in lead else lead[: len(lead) - lead[::-1].index("")]
    first.lead = lead[len(texts) :]
    modelines = [text for text in texts if _is_modeline(text)]
    for child in root.children:
        modelines += [text for text in child.lead if _is_modeline(text)]
        child.lead = _without_modelines(child.lead)
    return [*modelines, *_without_modelines(texts)]


def _is_modeline(text: str) -> bool:
    return text.lstrip("# ").startswith(_MODELINE)


def _without_modelines(texts: list[str]) -> list[str]:
    """Leave the modelines out, and of the blank lines that meet one."""
    kept = [text for text in texts if not _is_modeline(text)]
    return [text for place, text in enumerate(kept) if text or kept[place - 1 : place] != [""]]


def _in_order(node: Node, shape: Shape) -> list[Node]:
    if not node.is_mapping:
        return node.children
    return sorted(node.children, key=lambda child: shape.place(child.name or ""))


def _width(shape: Shape) -> int:
    return ROW_WIDTH if shape.style is Style.ROW else LINE_WIDTH


def _trailing(trailer: Trailer | None, width: int | None = None) -> str:
    """Write a comment behind a line; one behind a single text (of ``width`` cells) stays in the column of its neighbours."""
    if trailer is None:
        return ""
    gap = trailer.gap if width is None or not trailer.column else trailer.column - width
    return " " * max(gap, LEAST_GAP) + trailer.text


def _speaks_for_its_line(trailer: Trailer | None) -> bool:
    """Whether a comment silences findings on its line, which therefore must not become several."""
    return trailer is not None and trailer.text.lstrip("# ").startswith("jixiao")


def _second(node: Node) -> list[str]:
    """Return what is said behind a value when there is also something behind its key."""
    return [node.behind.text] if node.on_key and node.behind else []


def _without_first_blank(lines: list[str]) -> list[str]:
    return lines[1:] if lines and not lines[0] else lines


@lru_cache(maxsize=1 << 12)
def _written(text: str, is_quoted: bool, in_flow: bool) -> str:  # noqa: FBT001 - both are asked by place, once
    shown = text if _SURELY_PLAIN.fullmatch(text) else scalar(text, flow=in_flow)
    if shown != text or not _needs_quotes(text, is_quoted=is_quoted, in_flow=in_flow):
        return shown
    return "'" + text.replace("'", "''") + "'"


def _needs_quotes(text: str, *, is_quoted: bool, in_flow: bool) -> bool:
    """Say whether other programs would take a text that jixiao reads plain for something else."""
    if text.lower() in _WORDS or text != text.strip() or (in_flow and _STOPS.search(text)):
        return True
    return is_quoted and (text[0] in _STARTS or _LIKE_A_NUMBER.fullmatch(text) is not None)


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _json_lines(node: Node, shape: Shape, text: str, indent: int = 0) -> list[str]:
    """Write JSON a part a line; texts and numbers stay as they are written."""
    if not node.children:
        return [text[node.mark.start : node.end] if not node.is_container else "{}" if node.is_mapping else "[]"]
    lines = []
    children = _in_order(node, shape)
    for child in children:
        key = child.mark.key
        written = _json_lines(child, shape.below(child.name), text, indent + INDENT)
        head = "" if key is None else f"{text[slice(*key)]}: "
        comma = "" if child is children[-1] else ","
        lines += [f"{' ' * (indent + INDENT)}{head}{written[0]}", *written[1:]]
        lines[-1] += comma
    opening, closing = "{}" if node.is_mapping else "[]"
    return [opening, *lines, f"{' ' * indent}{closing}"]
