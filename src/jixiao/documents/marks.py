"""Where the values of a file stand in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from jixiao.findings import Span


class Mark(NamedTuple):
    """Where one value stands, and where its key does (``None`` in a list).

    ``span`` of a scalar is the whole of it with its quotes, that of a mapping or list its beginning. ``inside`` are the marks
    of its parts (``None`` for a scalar), or the line in which they are looked for when somebody asks.
    """

    key: Span | None
    span: Span
    inside: dict[str, Mark] | list[Mark] | Inline | None = None
    is_flow: bool = False

    @property
    def start(self) -> int:
        """Where the value begins."""
        return self.span[0]

    @property
    def end(self) -> int:
        """Where a scalar ends."""
        return self.span[1]

    @property
    def children(self) -> dict[str, Mark] | list[Mark] | None:
        """The marks of the parts; ``None`` for a scalar."""
        inside = self.inside
        return inside.marks if isinstance(inside, Inline) else inside


class Inline:
    """A mapping in braces on one line, whose data is known and whose marks are not yet."""

    __slots__ = ("_marks", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self._marks: dict[str, Mark] | None = None

    @property
    def marks(self) -> dict[str, Mark]:
        """The marks of its parts, looked for once."""
        if self._marks is None:
            from jixiao.documents.ordinary import marks_of_row

            self._marks = marks_of_row(self.text, self.start)
        return self._marks
