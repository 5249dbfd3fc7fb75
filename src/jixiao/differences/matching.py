"""Which row of the old table is which row of the new one: by id and name, by name, by id, by rollup code, else by likeness.

The name goes before an id alone, because an id may have been given to another row from one year to the next.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from jixiao.differences.report import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from jixiao.differences.year_shift import YearShift
    from jixiao.table import Item

LEAST_LIKENESS = 0.6
"""Names less alike than this are two things; difflib's own measure, 0 to 1."""
_SAME_CLASS = 0.1


class Pairing(NamedTuple):
    """The pairs in the order of the new table, what only the old one has, and what only the new one has."""

    pairs: tuple[tuple[Item, Item, Match], ...]
    dropped: tuple[Item, ...]
    added: tuple[Item, ...]


def pair_items(old: tuple[Item, ...], new: tuple[Item, ...], years: YearShift) -> Pairing:
    """Pair the items of two tables, each at most once."""
    matcher = _Matcher(list(old), list(new))
    shifted, text = years.id, years.text
    matcher.take(Match.ID, lambda i: (shifted(i.id), text(i.name)), lambda i: (i.id, i.name))
    matcher.take(Match.NAME, lambda i: (i.level1, i.level2, text(i.name)), lambda i: (i.level1, i.level2, i.name))
    matcher.take(Match.NAME, lambda i: text(i.name), lambda i: i.name)
    matcher.take(Match.ID, lambda i: shifted(i.id), lambda i: i.id)
    matcher.take(Match.ROLLUP, _rollup, _rollup)
    matcher.take_likely()
    place = {id(item): number for number, item in enumerate(new)}
    pairs = sorted(matcher.pairs, key=lambda pair: place[id(pair[1])])
    return Pairing(tuple(pairs), tuple(matcher.old), tuple(matcher.new))


def likeness(old: str, new: str) -> float:
    """Say how alike two texts are, 0 to 1."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < LEAST_LIKENESS or matcher.quick_ratio() < LEAST_LIKENESS:
        return 0.0
    return matcher.ratio()


class _Matcher:
    """Takes out pair after pair; ``old`` and ``new`` are what is left."""

    def __init__(self, old: list[Item], new: list[Item]) -> None:
        self.old, self.new = old, new
        self.pairs: list[tuple[Item, Item, Match]] = []

    def take(
        self, match: Match, old_key: Callable[[Item], Hashable | None], new_key: Callable[[Item], Hashable | None]
    ) -> None:
        """Pair what has the same key; several with one key are paired in their order."""
        waiting: dict[Hashable, list[Item]] = {}
        for item in self.new:
            key = new_key(item)
            if key is not None:
                waiting.setdefault(key, []).append(item)
        for item in list(self.old):
            found = waiting.get(old_key(item))
            if found:
                self._pair(item, found.pop(0), match)

    def take_likely(self) -> None:
        """Pair what is most alike first."""
        found = []
        for before in self.old:
            for after in self.new:
                alike = likeness(before.name, after.name)
                if alike >= LEAST_LIKENESS:
                    found.append((alike + _SAME_CLASS * (before.level2 == after.level2), before, after))
        for _alike, before, after in sorted(found, key=lambda one: -one[0]):
            if any(before is item for item in self.old) and any(after is item for item in self.new):
                self._pair(before, after, Match.LIKELY)

    def _pair(self, before: Item, after: Item, match: Match) -> None:
        self.old = [item for item in self.old if item is not before]
        self.new = [item for item in self.new if item is not after]
        self.pairs.append((before, after, match))


def _rollup(item: Item) -> str | None:
    return item.indicator.rollup if item.indicator is not None else None
