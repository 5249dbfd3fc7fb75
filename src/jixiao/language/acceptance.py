"""Is what a form read all that the clause says? Here it is decided what may stand before and behind a number.

Anything that could turn the number into something else makes the clause unreadable: refusing is never wrong, misreading is.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from jixiao.language import numerals, words
from jixiao.language.clause import RATES, STRONG, Clause, Reading, is_penalty, uncovered_negation
from jixiao.language.problems import (
    GARBLED,
    NEGATION,
    NOT_READ,
    RELATION,
    UNKNOWN_UNIT,
    Refused,
)
from jixiao.language.refusals import replaced
from jixiao.language.targets import Amount
from jixiao.language.time_words import PERIODS, YEARS
from jixiao.language.tokens import Kind, Token
from jixiao.language.vocabulary import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.language.tokens import Quantity

PLAIN = frozenset({Kind.TEXT, Kind.VERB, Kind.QUOTED, Kind.NOTE, Kind.ALL, Kind.ANY, Kind.VAGUE})
_HEAD = PLAIN | {Kind.EACH, Kind.BEFORE_DATE, Kind.SEP, Kind.BASE, Kind.GROWTH, Kind.DATE}
_MEASURES = tuple(words.MEASURES.split())
_MANNER = re.compile(
    "(?:" + "|".join(words.MANNERS.split()).replace("按|", "按(?![期时质量规要计进需月年季劳])|") + ")"
)
_MANNER_TAILS = tuple(words.MANNER_TAILS.split())
_NOT_BEHIND = tuple(words.NOT_BEHIND.split())
_REFERENCES = tuple(words.REFERENCES.split())
_COMPARING = re.compile("[≥≤><]|不少于|不低于|不超过|不高于|以上|以下|以内")
_ATTRIBUTES = frozenset(
    {
        None,
        "岁",
        "周岁",
        "年",
        "月",
        "个月",
        "天",
        "日",
        "小时",
        "分钟",
        "工作日",
        "公里",
        "米",
        "级",
        "类",
        "星",
        "度",
        "℃",
    }
)
"""Units of numbers that may be part of a measure's name: 65岁以上老年人…率, 24小时内响应率."""

_AGES = frozenset({"岁", "周岁"})
_YEAR_ENDS = "底末终"
_SCOPES = frozenset(words.EACH.split()) - YEARS


class Verdict(Enum):
    """What is to become of a reading."""

    YES = auto()
    NO = auto()
    MANNER = auto()  # the number only says how: the clause is for a person to judge


def accept(clause: Clause, reading: Reading) -> Verdict:
    """Judge the words around a reading.

    Raises:
        Refused: a negation, an unknown unit or a scanning error stands at the number.
    """
    head, tail = clause.tokens[: reading.start], clause.tokens[reading.end :]
    if any(token.kind in STRONG for token in tail):
        return Verdict.NO
    before, behind = clause.folded(0, reading.start), clause.folded(reading.end, len(clause.tokens))
    if _is_manner(reading, before, behind):
        return Verdict.MANNER
    if not _names(clause, head, before, reading):
        return Verdict.NO
    quantity = reading.quantity
    if quantity is not None and quantity.chinese and not _counted(head, behind, reading):
        return Verdict.NO
    _check_negation(clause, reading, 0, reading.start)
    if before.endswith(words.PROHIBITING) or (not reading.explicit and before.endswith(words.UNDONE)):
        raise _negation(clause, reading, 0, reading.start, len(before) - 1)
    _check_periods(clause, head, reading)
    _check_notes(clause, tail, reading)
    _check_tail(clause, tail, behind, reading)
    _check_label(clause, head, before, reading)
    return Verdict.YES


def _is_manner(reading: Reading, before: str, behind: str) -> bool:
    return (
        bool(behind)
        and not reading.explicit
        and _MANNER.search(before) is not None
        and behind.startswith(_MANNER_TAILS)
    )


def _names(clause: Clause, head: Sequence[Token], before: str, reading: Reading) -> bool:
    """Tell whether the head is a name. A name with numbers of its own must end in what is measured: 65岁以上老年人健康管理率."""
    if _starts_from(clause, reading):
        return True
    if any(_spoils_name(clause, place, head) for place in range(len(head))):
        return False
    ages = _ages(head)
    rate = reading.quantity is not None and reading.quantity.unit in RATES
    bare_rate = rate and isinstance(reading.target, Amount) and not reading.explicit
    own = any(
        token.kind not in _HEAD
        or (token.kind is Kind.DATE and not (token.value.loose or token.value.period))
        or (token.kind is Kind.GROWTH and bare_rate)
        for place, token in enumerate(head)
        if place not in ages
    )
    return not own or (reading.explicit and before.endswith(_MEASURES))


def _ages(head: Sequence[Token]) -> set[int]:
    """Return the places of ages with their bounds: 0-6岁, 60岁以上. They say who is counted and are never the count."""
    places: set[int] = set()
    for place, token in enumerate(head[:-1]):
        if token.kind is Kind.QUANTITY and token.value.unit in _AGES:
            places.add(place)
            if head[place + 1].kind is Kind.AFTER:
                places.add(place + 1)
            if place > 1 and head[place - 1].kind is Kind.TO:
                places |= {place - 1, place - 2}
    return places


def _spoils_name(clause: Clause, place: int, head: Sequence[Token]) -> bool:
    token = head[place]
    if token.kind is Kind.QUANTITY:
        further = head[place + 1 :] if token.value.unit is None else head[place + 1 : place + 2]
        listed = any(one.kind in (Kind.ALL, Kind.ANY) for one in further)  # 完成100%、合格率…; 完成100某某、合格率…
        return listed or (token.value.unit not in _ATTRIBUTES and not token.value.chinese)
    if token.kind is Kind.BASE:
        return bool(token.value != "年均")
    return token.kind is Kind.EACH and token.value is None and not _is_noun(clause, place + 1)


def _is_noun(clause: Clause, place: int) -> bool:
    """Tell whether what follows 每个 names something: 中心, and not 最低 or 未完成."""
    noun = clause.folded(place, place + 1) if clause.at(place).kind is Kind.TEXT else ""
    word = WORDS.get(noun)
    counts = _begins_with_number(noun) or "·" in noun
    return not counts and (word is None or word.kind is Kind.TEXT) and words.NEGATION_CHARACTERS.isdisjoint(noun)


def _begins_with_number(text: str) -> bool:
    return text[:1].isdigit() or text[:1] in numerals.CHINESE


def _starts_from(clause: Clause, reading: Reading) -> bool:
    """Tell whether the head is 由80% before 提高到90%."""
    start, first = reading.start, clause.tokens[reading.start]
    if start < 2 or first.kind is not Kind.BOUND or not first.value.reaching:  # noqa: PLR2004 - 由 and its number
        return False
    origin, word = clause.tokens[start - 1], clause.tokens[start - 2]
    unit = reading.quantity.unit if reading.quantity else None
    return (
        origin.kind is Kind.QUANTITY
        and origin.value.unit in (None, unit)
        and word.kind is Kind.TEXT
        and clause.text[word.start : word.end].rstrip()[-1:] in words.FROM
        and not any(token.kind in STRONG for token in clause.tokens[: start - 1])
    )


def _counted(head: Sequence[Token], behind: str, reading: Reading) -> bool:
    """Tell whether a Chinese number counts: 举办三场培训 does, 三项制度健全 and 统一部署 are phrases."""
    leads = not head or head[-1].kind in (
        Kind.VERB,
        Kind.EACH,
        Kind.NOTE,
        Kind.ALL,
        Kind.BEFORE_DATE,
        Kind.SEP,
        Kind.DATE,
    )
    if reading.explicit:
        return True
    share = reading.quantity is not None and reading.quantity.unit == "%"
    return (leads or share) and (not behind or bool(head))


def _check_negation(clause: Clause, reading: Reading, start: int, end: int) -> None:
    text = clause.folded(start, end)
    place = uncovered_negation(text, behind=start >= reading.end)
    if place is None:
        return
    raise _negation(clause, reading, start, end, place)


def _negation(clause: Clause, reading: Reading, start: int, end: int, place: int) -> Refused:
    at = clause.tokens[start].start + place
    bound = clause.written(reading.start, reading.end)
    return Refused(NEGATION, (at, at + 1), word=clause.written(start, end)[-12:], bound=bound)


def _check_tail(clause: Clause, tail: Sequence[Token], behind: str, reading: Reading) -> None:
    if not tail:
        return
    end = len(clause.tokens)
    _check_negation(clause, reading, reading.end, end)
    if tail[0].kind is Kind.NOTE or not behind:
        return
    written = clause.written(reading.end, end)
    span = (tail[0].start, tail[0].start + len(written))
    if not (behind[0].isalnum() or behind[0] in "“《「") or is_penalty(behind):
        raise Refused(NOT_READ, span, word=written)
    quantity = reading.quantity
    if quantity is not None and quantity.unit is None and not reading.closed and quantity.value:
        raise Refused(UNKNOWN_UNIT, span, word=written[:8])
    if not reading.closed and behind.startswith(_NOT_BEHIND):
        raise Refused(NOT_READ, span, word=written)
    if quantity is not None and quantity.unit in _AGES:  # 18周岁以下青少年: who is counted, and not how many
        raise Refused(NOT_READ, clause.span(reading.start, end), word=clause.written(reading.start, end))
    if quantity is not None and quantity.unit in YEARS and not reading.closed and behind[0] in _YEAR_ENDS:  # 5年底前
        raise Refused(NOT_READ, span, word=written)
    if any(_changes(token, quantity) for token in tail):
        raise Refused(NOT_READ, span, word=written)


def _changes(token: Token, quantity: Quantity | None) -> bool:
    """Tell whether a word behind the number makes it another: 5个同比增长 is grown by 5, or to 5."""
    if token.kind is Kind.GROWTH:
        return quantity is not None and quantity.unit in RATES
    return token.kind in (Kind.EACH, Kind.BASE)


def _check_periods(clause: Clause, head: Sequence[Token], reading: Reading) -> None:
    """Refuse 按月1次: what every month has to reach would be lost."""
    last = head[-1] if head and head[-1].kind in {Kind.TEXT, Kind.VERB} else None
    before = clause.text[: last.end].rstrip() if last else ""
    word = next((before[-size:] for size in (3, 2) if before[-size:] in PERIODS), None)
    if word is not None:
        start, end = len(before) - len(word), clause.tokens[reading.end - 1].end
        right = (clause.source[:start] + PERIODS[word] + clause.source[len(before) :]).strip()
        raise Refused(NOT_READ, (start, end), suggestion=right, word=clause.source[start:end].strip())


def _check_notes(clause: Clause, tail: Sequence[Token], reading: Reading) -> None:
    """Refuse 不少于50人(每场), 500人(或以下) and 5个(≥3个): what every one has to reach, and a bound, would be lost in the brackets."""
    for token in tail:
        if token.kind is not Kind.NOTE:
            continue
        note = clause.text[token.start + 1 : token.end - 1].strip()
        every, bound, word = note.removeprefix("每"), clause.written(reading.start, reading.end), WORDS.get(note)
        if every != note and (every.removeprefix("个") in _SCOPES or _begins_with_number(every)):
            raise Refused(NOT_READ, (token.start, token.end), suggestion=f"{note}{bound}", word=f"({note})")
        if word is not None and word.kind is Kind.AFTER and reading.quantity is not None and not reading.explicit:
            raise Refused(NOT_READ, (token.start, token.end), suggestion=f"{bound}{note}", word=f"({note})")
        if _COMPARING.search(note) and any(c.isdigit() for c in note) and "年" not in note:
            span = (clause.tokens[reading.start].start, token.end)
            raise Refused(RELATION, span, first=bound, second=clause.source[token.start : token.end])


def _check_label(clause: Clause, head: Sequence[Token], before: str, reading: Reading) -> None:
    """Refuse 见附件3, and 工5%: one stray character before a bare number is what a scanner made of a sign."""
    if reading.quantity is not None and reading.quantity.unit is None and before.endswith(_REFERENCES):
        raise Refused(NOT_READ, clause.span(0, reading.end), word=clause.written(0, reading.end))
    if reading.explicit or len(head) != 1 or head[0].kind is not Kind.TEXT or len(before) != 1:
        return
    if before in words.LONE_LABELS:
        return
    sign = words.SIGN_SLIPS.get(before)
    suggestion = replaced(clause, head[0], sign) if sign else None
    span = (head[0].start, clause.tokens[reading.end - 1].end)
    raise Refused(GARBLED, span, suggestion=suggestion, word=clause.written(0, reading.end))
