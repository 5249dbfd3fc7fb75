"""The names of one table, compared by their pairs of neighbouring characters; everything in thousandths."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from jixiao.linking_words import EMPTY, PHRASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WHOLE = 1000
LONGEST = 200
"""The number of characters of a name that are looked at."""


@dataclass(frozen=True)
class Names:
    """The names of one table, and how telling each pair of characters is among them."""

    names: tuple[str, ...]
    clauses: tuple[str, ...] = ()
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def weights(self) -> Counter[str]:
        """In how many names each pair of characters stands."""
        return Counter(pair for name in self.names for pair in self.pairs(name))

    def pairs(self, text: str) -> frozenset[str]:
        """Return the pairs of neighbouring characters of a text, without the words that only say that something is done."""
        if text not in self._known:
            self._known[text] = frozenset(_pairs(text[:LONGEST]))
        return self._known[text]

    def likeness(self, a: str, b: str) -> int:
        """Return in thousandths how much two names have in common, the shorter one counting as much as both together."""
        ours, theirs = self.pairs(a), self.pairs(b)
        if not ours or not theirs:
            return 0
        common, first, second = self._weigh(ours & theirs), self._weigh(ours), self._weigh(theirs)
        covered = WHOLE * common // min(first, second)
        return (covered + WHOLE * 2 * common // (first + second)) // 2

    def evidence(self, a: str, b: str) -> int:
        """Return the weight of the words two names share; equal names need no more."""
        ours, theirs = self.pairs(a), self.pairs(b)
        return WHOLE if ours == theirs else self._weigh(ours & theirs)

    def share_of(self, name: str, text: str) -> int:
        """Return in thousandths how much of a name stands in a text."""
        pairs = self.pairs(name)
        return WHOLE * self._weigh(pairs & self.pairs(text)) // max(self._weigh(pairs), 1)

    def shared(self, a: str, b: str) -> tuple[str, ...]:
        """Return the longest stretches two names have in common, in the order of the first."""
        return tuple(_common(a[:LONGEST], b[:LONGEST]))

    def _weigh(self, pairs: Iterable[str]) -> int:
        return sum(WHOLE // max(self.weights[pair], 1) for pair in pairs)


def _pairs(text: str) -> Iterator[str]:
    for phrase in PHRASE.findall(EMPTY.sub(" ", text)):
        for place in range(len(phrase) - 1):
            yield phrase[place : place + 2]


def _common(a: str, b: str) -> Iterator[str]:
    place = 0
    while place < len(a):
        size = 0
        while place + size < len(a) and a[place : place + size + 1] in b:
            size += 1
        if size > 1 and PHRASE.fullmatch(a[place : place + size]):
            yield a[place : place + size]
        place += max(size, 1)
