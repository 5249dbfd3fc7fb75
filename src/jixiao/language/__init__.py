"""The language of 指标值: read what an office wrote as a target or an achieved value.

Text → :mod:`folding` → :mod:`lexer` → :mod:`forms` → a :data:`Target`, or an :class:`Unreadable` that says why and where. A new word is one
row in :mod:`words` or :mod:`units`, a new form one file in :mod:`forms`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.language import actuals, printing
from jixiao.language.actuals import Actual
from jixiao.language.joining import hope_in
from jixiao.language.parser import Parser
from jixiao.language.problems import Unreadable, UnreadableValue
from jixiao.language.scanner import Mention, scan
from jixiao.language.targets import All, Amount, AnyOf, Deadline, Growth, Qualitative, Range, Target
from jixiao.language.units import (
    Relation,
    Unit,
    Units,
    built_in,
    convert,
    counts_people,
    counts_the_same,
    is_one_family,
    reads_as,
    relate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Actual",
    "All",
    "Amount",
    "AnyOf",
    "Deadline",
    "Growth",
    "Language",
    "Mention",
    "Qualitative",
    "Range",
    "Relation",
    "Target",
    "Unit",
    "Unreadable",
    "UnreadableValue",
    "convert",
    "counts_people",
    "counts_the_same",
    "hope_in",
    "is_one_family",
    "parse",
    "read",
    "read_actual",
    "reads_as",
    "relate",
    "scan",
    "show",
]

_REMEMBERED = 1 << 12


class Language:
    """The built-in units and a project's own ones (units of ``jixiao.toml``)."""

    def __init__(self, extra_units: Iterable[Unit | str] = ()) -> None:
        extra = tuple(extra_units)
        self.units = Units(extra) if extra else built_in()
        # Each distinct text is read once per run; the bound keeps a run over many thousand files small.
        self._read = lru_cache(maxsize=_REMEMBERED)(self._read_once)
        self._read_actual = lru_cache(maxsize=_REMEMBERED)(self._read_actual_once)

    def read(self, text: str, year: int | None = None) -> Target | Unreadable:
        """Read a 指标值; ``year`` completes dates that are written without one. Never raises."""
        return self._read(text, year)

    def _read_once(self, text: str, year: int | None) -> Target | Unreadable:
        return Parser(text, self.units, year).read()

    def read_actual(self, text: str, year: int | None = None) -> Actual | Unreadable:
        """Read an 实际完成值. Never raises."""
        return self._read_actual(text, year)

    def _read_actual_once(self, text: str, year: int | None) -> Actual | Unreadable:
        return actuals.read_actual(text, self.units, year)


_DEFAULT = Language()


def read(text: str, year: int | None = None) -> Target | Unreadable:
    """Read a 指标值 with the built-in units. Never raises."""
    return _DEFAULT.read(text, year)


def parse(text: str, year: int | None = None) -> Target:
    """Read a 指标值, or raise :class:`UnreadableValue`."""
    reading = read(text, year)
    if isinstance(reading, Unreadable):
        raise UnreadableValue(reading)
    return reading


def read_actual(text: str, year: int | None = None) -> Actual | Unreadable:
    """Read an 实际完成值 with the built-in units. Never raises."""
    return _DEFAULT.read_actual(text, year)


def show(target: Target) -> str:
    """Write a reading in canonical Chinese: ``read(show(target)) == target`` for every target that was read."""
    return printing.show(target, _DEFAULT.read)
