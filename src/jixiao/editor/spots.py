"""What stands at a position of a file: the way back from an offset to a route."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.documents.marks import Mark
    from jixiao.documents.source import Document
    from jixiao.findings import Route


class Spot(NamedTuple):
    """A key or a scalar, with the stretch of the text it takes."""

    route: Route
    start: int
    end: int


def spot_at(document: Document, offset: int) -> Spot | None:
    """Find the key or the scalar at an offset; ``None`` between them, and in a text that could not be read."""
    mark = document.mark
    route: Route = ()
    while mark is not None and mark.children is not None:
        before = [(step, child) for step, child in _children(mark) if start_of(child) <= offset]
        if not before:
            return None
        step, mark = max(before, key=lambda pair: start_of(pair[1]))
        route = (*route, step)
        if mark.key is not None and offset <= mark.key[1]:
            return Spot(route, *mark.key)
    if mark is None or not route:
        return None
    start, end = mark.start, end_of(mark)
    return Spot(route, start, end) if start <= offset <= end else None


def start_of(mark: Mark) -> int:
    """Return where a value begins, with its key."""
    return (mark.key or mark.span)[0]


def end_of(mark: Mark) -> int:
    """Return where the last scalar of a value ends."""
    ends = [end_of(child) for _step, child in _children(mark)]
    return max(ends, default=mark.end)


def _children(mark: Mark) -> Iterable[tuple[str | int, Mark]]:
    children = mark.children or ()
    return children.items() if isinstance(children, dict) else enumerate(children)
