"""A clause under reading: its tokens, and what every form needs to ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.language import words
from jixiao.language.tokens import Kind, Quantity, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.language.measure import Measure
    from jixiao.language.targets import Target

_EDGES = " |\n\r\t\u3000"
END = Token(Kind.SEP, -1, -1)
"""What stands behind the last token."""
STRONG = frozenset(
    {Kind.QUANTITY, Kind.BOUND, Kind.AFTER, Kind.HEDGE, Kind.HEDGE_AFTER, Kind.DATE, Kind.DOUBLING, Kind.PLUSMINUS}
    | {Kind.SPREAD, Kind.TO, Kind.AFTER_DATE}
)
"""Tokens that mean something wherever they stand; none may be left over when a clause has been read."""
LONGEST = 100
"""How many tokens a clause may have. Those of real texts have about ten; forms look back and forth over a clause, so that its
length counts twice."""
RATES = frozenset({"%", "‰", "百分点", "倍", "番"})
_PENALTIES = tuple(words.PENALTIES.split())


class Reading(NamedTuple):
    """What a form read: the target, the places of its first and behind its last token, and its quantity, if it has one.

    ``explicit``: a bound is written; ``closed``: a bound stands behind the number, so that any words may follow.
    """

    target: Target
    start: int
    end: int
    quantity: Quantity | None = None
    explicit: bool = True
    closed: bool = True


class Clause:
    """The tokens of one clause over the folded text."""

    def __init__(
        self, tokens: Sequence[Token], text: str, source: str, year: int | None, *, fact: bool = False
    ) -> None:
        self.tokens = tokens
        self.text = text
        self.source = source
        self.year = year
        self.measures: dict[int, Measure | None] = {}
        self.fact = fact  # an achieved value: 达到95% is 95%, and nothing is asked for

    def at(self, place: int) -> Token:
        """Return a token, or :data:`END` behind the last one."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else END

    def written(self, start: int, end: int) -> str:
        """Return the source text of a range of tokens, which must not be empty."""
        return self.source[self.tokens[start].start : self.tokens[end - 1].end].strip(_EDGES)

    def folded(self, start: int, end: int) -> str:
        """Return the folded text of a range of tokens."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end].strip(_EDGES)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the text of a range of tokens."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def scope(self, start: int) -> str | None:
        """Return what the 每-words before a token say: 每年 → 年, 每人每月 → 人·月, 每个中心 → 中心."""
        scopes = []
        for place in range(start):
            token = self.tokens[place]
            if token.kind is Kind.EACH:
                noun = token.value
                if noun is None:
                    follows = self.at(place + 1)
                    noun = self.folded(place + 1, place + 2) if follows.kind is Kind.TEXT else "个"
                scopes.append(noun)
            elif token.kind is Kind.BASE and token.value == "年均":
                scopes.append("年")
        return "·".join(scopes) or None


def is_penalty(text: str) -> bool:
    """Tell whether the words behind a bound say what happens beyond it: 低于90%的扣分, 低于60%，不合格."""
    return text.lstrip(" ,的则者时").startswith(_PENALTIES)


def uncovered_negation(text: str, *, behind: bool = False) -> int | None:
    """Return the place of a negation that stands in none of the harmless words (无害化), or ``None``.

    Fewer words are harmless ``behind`` a number than in the name before it.
    """
    if words.NEGATION_CHARACTERS.isdisjoint(text):
        return None
    for place, character in enumerate(text):
        if character in words.NEGATION_CHARACTERS and not any(
            text.startswith(word, start)
            for start in range(max(0, place - 3), place + 1)
            for word in words.HARMLESS.get(text[start], ())
            if start + len(word) > place and not (behind and word in words.FAILING)
        ):
            return place
    return None
