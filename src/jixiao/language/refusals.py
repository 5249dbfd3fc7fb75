"""What makes a clause unreadable whatever a form reads in it, and why a clause that no form reads is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.language import words
from jixiao.language.clause import STRONG, Clause, uncovered_negation
from jixiao.language.problems import BARE_BOUND, GARBLED, MASKED, NEGATION, NOT_READ, RELATION, SLIP, VAGUE, Refused
from jixiao.language.tokens import Kind

if TYPE_CHECKING:
    from jixiao.language.tokens import Token

_BLOCKERS = frozenset({Kind.SLIP, Kind.MASK, Kind.BROKEN, Kind.RANK, Kind.VAGUE})
_WORDS = frozenset({Kind.TEXT, Kind.VAGUE})
_OTHER_YEARS = ("年", "年度", "年的", "年度的")
_LIMITS = tuple(words.LIMITS.split())
_GRADES = tuple(words.GRADES.split())
_LEVEL_NOUNS = ("级", "类", "等", "奖", "档", "星", *_GRADES)
_CLASS = re.compile("[A-ZⅠ-Ⅻ一二三四五][+-]?[级类等星档]")


def check_blockers(clause: Clause) -> None:
    """Refuse slips, masks and garbled numbers wherever they stand."""
    for place, token in enumerate(clause.tokens):
        if token.kind not in _BLOCKERS:
            continue
        word = clause.source[token.start : token.end].strip()
        span = (token.start, token.end)
        if token.kind is Kind.SLIP:
            raise Refused(SLIP, span, suggestion=replaced(clause, token, token.value), word=word, right=token.value)
        if token.kind is Kind.MASK:
            raise Refused(MASKED, span, word=word)
        if token.kind is Kind.BROKEN:
            right = replaced(clause, token, token.value) if token.value else None
            raise Refused(GARBLED, span, suggestion=right, word=word)
        if token.kind is Kind.RANK:
            raise Refused(NOT_READ, span, word=word)
        if token.kind is Kind.VAGUE and _counts(clause, place):
            raise Refused(VAGUE, span, word=word)


def replaced(clause: Clause, token: Token, right: str) -> str:
    """Write the clause with another word in the place of one."""
    return (clause.source[: token.start] + right + clause.source[token.end :]).strip()


def _counts(clause: Clause, place: int) -> bool:
    """Tell whether 几十家, 多个 stand for the number of the clause and are not part of a phrase (多次组织)."""
    before, behind = clause.at(place - 1).kind if place else None, clause.at(place + 1).kind
    if before is Kind.BOUND:
        return True
    leads = before in (None, Kind.VERB, Kind.EACH, Kind.HEDGE)
    return leads and (place + 1 == len(clause.tokens) or behind in (Kind.AFTER, Kind.HEDGE_AFTER, Kind.NOTE))


def check_deadline(clause: Clause, start: int, end: int, *, is_period: bool) -> None:
    """Refuse negations around a deadline, what makes another day of it before it, and numbers before or further dates behind it."""
    for token in (*clause.tokens[:start], *(t for t in clause.tokens[end:] if t.kind is Kind.DATE)):
        if token.kind in STRONG:
            raise Refused(
                RELATION,
                (min(token.start, clause.tokens[start].start), max(token.end, clause.tokens[end - 1].end)),
                first=clause.source[token.start : token.end].strip(),
                second=clause.written(start, end),
            )
    before = clause.folded(0, start)
    if before.endswith(_OTHER_YEARS) and clause.at(start - 1).kind in _WORDS:  # 第二年3月, 二五年3月: of which year?
        raise Refused(NOT_READ, clause.span(start - 1, end), word=clause.written(start - 1, end)[:20])
    if before.endswith(words.BEGINNINGS) and not is_period:
        raise Refused(NOT_READ, clause.span(start - 1, end), word=clause.written(start - 1, end)[:20])
    for low, high in ((0, start), (end, len(clause.tokens))):
        place = uncovered_negation(clause.folded(low, high))
        if place is not None:
            raise Refused(
                NEGATION,
                clause.span(low, high),
                word=clause.written(low, high)[:12],
                bound=clause.written(start, end),
            )


def give_up(clause: Clause) -> None:
    """Say why a clause that holds something numeric was read by no form; return where it holds nothing of the kind.

    A bound without a number is refused, for nobody can check 不低于上年水平; 不超过预算 and 良好以上 are left to a person.
    """
    numbers = [token for token in clause.tokens if token.kind is Kind.QUANTITY]
    arabic = [token for token in numbers if not token.value.chinese]
    bounds = [token for token in clause.tokens if token.kind in (Kind.BOUND, Kind.AFTER) and not token.value.reaching]
    dates = [
        t
        for t in clause.tokens
        if t.kind is Kind.DATE and not t.value.loose and any(c.isdigit() for c in clause.text[t.start : t.end])
    ]
    if not numbers and not dates:
        for token in bounds:
            if not _for_a_person(clause, token):
                word = clause.source[token.start : token.end].strip()
                raise Refused(BARE_BOUND, (token.start, token.end), word=word)
        return
    if not arabic and not dates and not bounds:
        return
    found = sorted([*numbers, *dates], key=lambda token: token.start)
    if len(found) > 1:
        first, second = found[:2]
        raise Refused(
            RELATION,
            (first.start, second.end),
            first=clause.source[first.start : first.end].strip(),
            second=clause.source[second.start : second.end].strip(),
        )
    written = clause.written(0, len(clause.tokens))
    raise Refused(NOT_READ, clause.span(0, len(clause.tokens)), word=written[:20])


def _for_a_person(clause: Clause, token: Token) -> bool:
    before, behind = clause.text[: token.start].rstrip(), clause.text[token.end :].lstrip()
    if token.kind is Kind.AFTER:
        limit = token.value.op == "<=" and before.endswith(_LIMITS)
        return limit or before.endswith(_LEVEL_NOUNS)
    if token.value.op == "==":
        return bool(behind)
    limit = token.value.op == "<=" and any(word in behind for word in _LIMITS)
    return limit or behind.startswith(_GRADES) or _CLASS.match(behind) is not None
