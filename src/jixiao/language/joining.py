"""Several clauses in one text: where they are cut, and what their targets are together."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.language import acceptance, words
from jixiao.language.clause import is_penalty
from jixiao.language.folding import fold
from jixiao.language.problems import VAGUE, Refused
from jixiao.language.targets import All, Amount, Range
from jixiao.language.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from jixiao.language.targets import Target

_ROW = frozenset({Kind.QUANTITY, Kind.TEXT, Kind.VERB, Kind.NOTE, Kind.QUOTED})
_TEN = 10
_BOUNDED = frozenset({Kind.QUANTITY, Kind.VERB, Kind.BOUND, Kind.AFTER, Kind.HEDGE, Kind.HEDGE_AFTER})


def cut_clauses(tokens: list[Token], text: str) -> list[list[Token]]:
    """Cut at , ; 。 and before a 每-word that follows a number; join a label to the number that follows it."""
    pieces: list[list[Token]] = []
    ends: list[Token] = []
    current: list[Token] = []
    last_number = max((place for place, token in enumerate(tokens) if token.kind is Kind.QUANTITY), default=-1)
    for place, token in enumerate(tokens):
        previous = tokens[place - 1].kind if place else None
        if token.kind is Kind.SEP:
            if current and (_spreads_on(current, tokens[place + 1 : place + 2]) or is_penalty(text[token.end :])):
                current.append(token)
                continue
            if current:
                pieces.append(current)
                ends.append(token)
            current = []
            continue
        if token.kind is Kind.EACH and previous in (Kind.QUANTITY, Kind.AFTER) and place < last_number:
            pieces.append(current)
            ends.append(token)
            current = []
        current.append(token)
    if current:
        pieces.append(current)
    return _labelled(pieces, ends, text)


def _spreads_on(current: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Tell whether 分别 before the mark holds for the number behind it too: 分别不少于7个,4个."""
    kinds = {token.kind for token in current}
    return {Kind.SPREAD, Kind.QUANTITY} <= kinds and bool(rest) and rest[0].kind is Kind.QUANTITY


def _labelled(pieces: list[list[Token]], ends: Sequence[Token], text: str) -> list[list[Token]]:
    """Put a clause without numbers before the one that begins with its bound: 进行业务培训，不少于3次."""
    joined: list[list[Token]] = []
    for place, piece in enumerate(pieces):
        label = joined[-1] if joined else []
        plain = bool(label) and all(token.kind in acceptance.PLAIN for token in label)
        begins = piece[0].kind in (Kind.QUANTITY, Kind.BOUND, Kind.HEDGE)
        comma = bool(place) and ends[place - 1].kind is Kind.SEP and text[ends[place - 1].start] == ","
        if plain and begins and comma:
            joined[-1] = [*label, Token(Kind.TEXT, ends[place - 1].start, ends[place - 1].end), *piece]
        else:
            joined.append(piece)
    return joined


def without_hopes(pieces: list[list[Token]], text: str) -> list[list[Token]]:
    """Leave out 力争95% behind 90%以上: a better number for the same thing, which is hoped for and not asked for."""
    return [piece for place, piece in enumerate(pieces) if not (place and _is_hope(piece, pieces[place - 1], text))]


def _is_hope(piece: Sequence[Token], before: Sequence[Token], text: str) -> bool:
    first, rest = piece[0], piece[1:]
    if first.kind is not Kind.VERB or text[first.start : first.end].strip() not in words.ASPIRING:
        return False
    units = [[token.value.unit for token in part if token.kind is Kind.QUANTITY] for part in (before, rest)]
    return len(units[0]) == 1 and units[0] == units[1] and all(token.kind in _BOUNDED for token in rest)


@cache
def _hope() -> re.Pattern[str]:
    """Compile the pattern of what is hoped for, when the first such text is met."""
    return re.compile(f"[,;(。]((?:{'|'.join(sorted(words.ASPIRING))})[^,;()。0-9]*[0-9][^,;()。]*)")


@lru_cache(maxsize=4096)
def hope_in(text: str) -> str | None:
    """Return what is only hoped for in a text that is read as one number: 力争95% of 90%以上，力争95% and of 90%以上（力争95%）."""
    for word in words.ASPIRING:
        if word in text:
            found = _hope().search(fold(text))
            return text[found.start(1) : found.end(1)] if found else None
    return None


def all_of(parts: Sequence[Target]) -> Target:
    """Join targets that all have to hold; there is no All inside an All."""
    flat: list[Target] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, All) and part.join == "and" else (part,))
    return flat[0] if len(flat) == 1 else All(join="and", parts=tuple(flat))


def scoped(target: Target, scope: str) -> Target:
    """Give the scope of a clause before to the amounts that have none."""
    if isinstance(target, Amount) and target.scope is None:
        return Amount(op=target.op, value=target.value, unit=target.unit, scope=scope)
    if isinstance(target, All) and target.join == "and":
        return All(join="and", parts=tuple(scoped(part, scope) for part in target.parts))
    return target


def is_bounded(target: Target) -> bool:
    """Tell whether an amount says how to compare."""
    return isinstance(target, Amount) and target.op != "=="


def enclosed(parts: Sequence[Target], pieces: Sequence[Sequence[Token]]) -> Range | None:
    """Join a lower and an upper bound of the same thing into a range."""
    if len(parts) != 2 or pieces[1][0].kind is not Kind.BOUND:  # noqa: PLR2004 - a lower and an upper end
        return None
    low, high = parts
    if not (isinstance(low, Amount) and isinstance(high, Amount) and low.op in (">=", ">") and high.op in ("<=", "<")):
        return None
    if low.unit not in (None, high.unit) or low.value > high.value:
        return None
    return Range(
        low=low.value,
        high=high.value,
        low_inclusive=low.op == ">=",
        high_inclusive=high.op == "<=",
        unit=high.unit,
        scope=low.scope or high.scope,
    )


def cut_joined(tokens: Sequence[Token]) -> tuple[list[list[Token]], set[Kind]]:
    """Cut a clause at the 、 and 或 that have a number on both sides; also return which of them there are."""
    pieces: list[list[Token]] = [[]]
    kinds: set[Kind] = set()
    for place, token in enumerate(tokens):
        number_behind = any(t.kind in (Kind.QUANTITY, Kind.DATE) for t in tokens[place + 1 :])
        number_before = any(t.kind in (Kind.QUANTITY, Kind.DATE) for t in pieces[-1])
        if token.kind in (Kind.ALL, Kind.ANY) and number_behind and number_before:
            kinds.add(token.kind)
            pieces.append([])
        else:
            pieces[-1].append(token)
    return pieces, kinds


def check_neighbours(pieces: Sequence[Sequence[Token]], text: str) -> None:
    """Refuse 4、5个: four, five, or four or five of them.

    Raises:
        Refused: two single digits that follow each other share the unit of the second.
    """
    for before, after in pairwise(pieces):
        left, right = before[-1], after[0]
        if left.kind is not Kind.QUANTITY or right.kind is not Kind.QUANTITY or left.value.unit or not right.value.unit:
            continue
        if left.value.value + 1 == right.value.value and 0 < left.value.value < _TEN:
            raise Refused(VAGUE, (left.start, right.end), word=text[left.start : right.end].strip())


def row_of_counts(tokens: Sequence[Token], factors: Mapping[str, Decimal]) -> list[int]:
    """Return where each count of a row begins, or nothing where the numbers may belong to each other (2个50人会议室)."""
    places = [place for place, token in enumerate(tokens) if token.kind is Kind.QUANTITY]
    counts = [tokens[place].value for place in places]
    if any(token.kind not in _ROW for token in tokens) or len(places) < 2:  # noqa: PLR2004 - a row has two at least
        return []
    if any(count.unit is None or "/" in count.unit or count.unit in factors or count.chinese for count in counts):
        return []
    for (first, second), (one, other) in zip(pairwise(places), pairwise(counts), strict=True):
        if second == first + 1 and (one.unit == other.unit or second + 1 < len(tokens)):
            return []
    return [0, *(place for place in places[1:])]
