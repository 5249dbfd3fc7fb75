"""The rows of :mod:`words` as tables for the lexer: word → token, with the condition under which it is that word."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from jixiao.language import words
from jixiao.language.time_words import TIME_SCOPES
from jixiao.language.tokens import Kind, Sign

_NUMBER_AHEAD_ONLY = frozenset({Kind.HEDGE, Kind.PLUSMINUS, Kind.BEFORE_DATE})
_NUMBER_BEHIND_ONLY = frozenset({Kind.HEDGE_AFTER, Kind.AFTER_DATE})


class Word(NamedTuple):
    """A word of the vocabulary. ``ahead``: only before a number; ``behind``: only behind one; ``other``: what it is elsewhere."""

    kind: Kind
    value: Any = None
    ahead: bool = False
    behind: bool = False
    other: Word | None = None


Table = dict[str, Word]


def _add(table: Table, row: str, kind: Kind, value: Any = None) -> None:
    for word in row.split():
        ahead = kind in _NUMBER_AHEAD_ONLY or (kind is Kind.BOUND and word in words.BEFORE_NUMBER)
        ahead = ahead and word != "±"  # a sign that means nothing else: ±百分点5 is not 5
        behind = kind in _NUMBER_BEHIND_ONLY or (kind is Kind.AFTER and word in words.AFTER_NUMBER)
        found, first = Word(kind, value, ahead, behind), table.get(word)
        both = behind and first is not None and first.ahead  # 封顶5个, 5个封顶
        table[word] = first._replace(other=found) if first is not None and both else found


def _add_bounds(table: Table) -> None:
    for row in words.BOUNDS:
        _add(table, row.before, Kind.BOUND, Sign(row.op))
        _add(table, row.after, Kind.AFTER, Sign(row.op))
        _add(table, row.reaching, Kind.BOUND, Sign(row.op, reaching=True))
    for prefix in words.FORBIDDING:
        for row_, op in words.STRICT:
            _add(table, " ".join(prefix + word for word in row_.split()), Kind.BOUND, Sign(op))


def _add_slips(table: Table) -> None:
    slips = dict(words.SLIPS)
    for middle, right in words.SLIP_MIDDLES.items():
        for end in words.SLIP_ENDS:
            wrong = f"不{middle}{end}"
            if wrong not in table:
                slips[wrong] = f"不{right}于"
    for wrong, right in slips.items():
        table[wrong] = Word(Kind.SLIP, right, ahead=True)
    for wrong, right in words.AFTER_SLIPS.items():
        table[wrong] = Word(Kind.SLIP, right, behind=True)


def _vocabulary() -> Table:
    table: Table = {}
    _add(table, words.VERBS, Kind.VERB)
    _add(table, words.PLAIN, Kind.TEXT)
    _add(table, words.JOINS_ALL, Kind.ALL)
    _add(table, words.JOINS_ANY, Kind.ANY)
    _add(table, words.SEPARATORS, Kind.SEP)
    _add(table, words.SPREADS, Kind.SPREAD)
    _add(table, words.HEDGES_BEFORE, Kind.HEDGE)
    _add(table, words.HEDGES_AFTER, Kind.HEDGE_AFTER)
    _add(table, words.BANDS, Kind.PLUSMINUS)
    for scope in words.EACH.split():
        row = f"每{scope} 每一{scope}" + (f" 每个{scope}" if scope in TIME_SCOPES else "")
        _add(table, row, Kind.EACH, scope.removeprefix("个"))
    for word, scope in words.PER_HEAD.items():
        _add(table, word, Kind.EACH, scope)
    for word, scope in words.EACH_OF_THEM.items():
        table[word] = Word(Kind.EACH, scope, ahead=True, other=table.get(word))
    for direction, row in words.GROWTHS:
        _add(table, row, Kind.GROWTH, direction)
    for word, rate in words.DOUBLINGS.items():
        _add(table, word, Kind.DOUBLING, rate)
    for base, row in words.BASES.items():
        _add(table, row, Kind.BASE, base)
    _add(table, words.BEFORE_DATE, Kind.BEFORE_DATE)
    _add(table, words.AFTER_DATE, Kind.AFTER_DATE)
    _add_bounds(table)
    _add_slips(table)
    return table


WORDS = _vocabulary()
LONGEST: dict[str, int] = {}
"""The length of the longest word by first character."""
for _word in WORDS:
    LONGEST[_word[0]] = max(len(_word), LONGEST.get(_word[0], 0))

SIGNS = {sign: Sign(row.op) for row in words.BOUNDS for sign in row.signs.split()}
SIGN = re.compile("[≥≤><=≮≯≠](?:[ |]*[≥≤><=≮≯≠])*")


def longest_word(text: str, at: int) -> tuple[str, Word] | None:
    """Return the longest word of the vocabulary at a place, whatever stands around it."""
    for size in range(LONGEST.get(text[at : at + 1], 0), 0, -1):
        word = text[at : at + size]
        if word in WORDS:
            return word, WORDS[word]
    return None
