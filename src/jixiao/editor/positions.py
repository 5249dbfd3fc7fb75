"""The lines and columns of the protocol: both 0-based, columns in the units the editor counts in (mostly UTF-16).

Everything else in the program counts characters: 𠮷 and most emoji are one character and two units of UTF-16.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.documents.source import Document
    from jixiao.findings import Location


class Ruler(NamedTuple):
    """Measures one text. ``units`` says how many units a piece of it takes in the editor."""

    document: Document
    units: Callable[[str], int]

    def position(self, line: int, column: int) -> types.Position:
        """Turn a line and a column of ours (1-based) into a position of the protocol."""
        found = self.document.lines(line, line)
        before = found[0][1][: column - 1] if found else ""
        return types.Position(line - 1, self.units(before))

    def range(self, location: Location) -> types.Range:
        """Turn a place into a range."""
        start = self.position(location.line, location.column)
        return types.Range(start, self.position(location.end_line, location.end_column))

    def stretch(self, start: int, end: int) -> types.Range:
        """Turn two offsets into a range."""
        return self.range(self.document.place(start, end))

    def offset(self, position: types.Position) -> int:
        """Turn a position into an offset; one that lies behind the end of its line or of the text means that end."""
        found = self.document.lines(position.line + 1, position.line + 1)
        if not found:
            return len(self.document.text)
        start, text = found[0]
        return start + self._characters(text, position.character)

    def _characters(self, text: str, units: int) -> int:
        for number, character in enumerate(text):
            if units <= 0:
                return number
            units -= self.units(character)
        return len(text)
