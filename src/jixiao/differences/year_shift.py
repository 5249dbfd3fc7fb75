"""The years between two tables: what was promised for the end of 2025 is, a year later, the same when it says 2026."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jixiao.language import Amount, Language, Range, Unreadable

if TYPE_CHECKING:
    from jixiao.language import Target
    from jixiao.table import Item

_BEFORE, _BEHIND = 1, 5
"""Which years speak of the table's own time: last year as a base, and plans of five years. Others name documents and laws."""
# 2025年, 2025-12-31, 2023.07-2024.01; 〔2021〕87号 is the number of a document
_DATED = re.compile(r"(?<![\d〔\[])((?:19|20)\d\d)(?=\s*年|[-./](?:0?[1-9]|1[0-2])(?!\d))")
_IN_ID = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class YearShift(NamedTuple):
    """From the year of the old table to that of the new one."""

    old: int
    new: int

    def text(self, text: str) -> str:
        """Write what a text of the old table would say in the new year."""
        return self._moved(_DATED, text)

    def id(self, text: str) -> str:
        """Write what an id of the old table would be in the new year."""
        return self._moved(_IN_ID, text)

    def says_the_same(self, old: str, new: str) -> bool:
        """Whether two texts are the same but for the year."""
        return new in {old, self.text(old)}

    def target(self, item: Item, text: str, language: Language) -> Target | None:
        """Return what an item of the old table would mean in the new year; numbers have no year."""
        if self.old == self.new or item.target is None or isinstance(item.target, Amount | Range):
            return item.target
        reading = language.read(self.text(text), self.new)
        return item.target if isinstance(reading, Unreadable) else reading

    def _moved(self, pattern: re.Pattern[str], text: str) -> str:
        return pattern.sub(self._move, text) if self.old != self.new else text

    def _move(self, match: re.Match[str]) -> str:
        year = int(match[1])
        is_own_time = self.old - _BEFORE <= year <= self.old + _BEHIND
        return str(year - self.old + self.new) if is_own_time else match[1]
