"""Read 实际完成值: what was achieved, in the numbers and units of the targets.

A bound is no fact: 不少于5个 says what was asked for, not how many there were. The verbs that reach a number (达到95%, 提高到95%) state it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.language import result_words
from jixiao.language.dates import names_a_year
from jixiao.language.folding import fold
from jixiao.language.parser import Parser
from jixiao.language.problems import HEDGED_FACT, NEGATION, NOT_A_FACT, Unreadable
from jixiao.language.targets import All, Amount, Deadline, Growth, Qualitative, Range, plain

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from jixiao.language.targets import Target
    from jixiao.language.units import Units

Rating = Literal["达成", "部分达成", "未达成"]
_RATING_LENGTH = 30
"""No phrase of the forms is longer; what is longer is a sentence."""


class Actual(NamedTuple):
    """An achieved value. ``kind`` says which fields are set.

    - ``amount``: ``value``, ``unit``, and ``scope`` where it is written for every one of something: 每月2次
    - ``range``: ``value`` (low), ``high``, ``unit``
    - ``growth``: ``value`` (size of the change along ``direction``), ``unit``, ``direction``, ``base``
    - ``date``: ``date`` (the last day of a month written alone, the last day of a period) and ``since``, the first day it may have
      been; ``None`` where only the last one is written (6月底前完成)
    - ``rating``: ``rating``, from the forms' own phrases (达成预期指标, 已完成)
    - ``answer``: ``answer``, for 是/否
    - ``all``: ``parts``, for several values in one cell (1部宣传片，2套方案)
    - ``text``: a free sentence, which only a person can rate
    """

    kind: Literal["amount", "range", "growth", "date", "rating", "answer", "all", "text"]
    text: str
    value: Decimal | None = None
    unit: str | None = None
    date: datetime.date | None = None
    rating: Rating | None = None
    high: Decimal | None = None
    direction: Literal["up", "down"] | None = None
    base: str | None = None
    answer: bool | None = None
    parts: tuple[Actual, ...] = ()
    scope: str | None = None
    since: datetime.date | None = None


def _any(*rows: str) -> str:
    return "(?:" + "|".join(sorted((word for row in rows for word in row.split()), key=len, reverse=True)) + ")"


_DIGITS = frozenset("0123456789")
_NO_RESULT = tuple(result_words.NO_RESULT.split())
_NOT_YET = tuple(result_words.NOT_YET.split())
_UNFINISHED = tuple(result_words.UNFINISHED.split())
_NOTED = tuple(result_words.NOTED.split())
_PLANNED = tuple(result_words.PLANNED.split())
_RATE_OF = tuple(result_words.RATE_OF.split())
_SUBJECT = _any(result_words.RATED_SUBJECTS) + "*"


@cache
def _ratings() -> tuple[tuple[Rating, re.Pattern[str]], ...]:
    """Compile the phrases of the forms, when the first actual that is no number is read."""
    missed = (
        f"{_any(result_words.RATED_NOT)}{_any(result_words.RATED_NOT_MANNERS)}*{_any(result_words.RATED_NOT_VERBS)}{_SUBJECT}"
        f"{_any(result_words.RATED_NOT_END)}?|{_any(result_words.RATED_NOT_WORDS)}"
    )
    partly = f"已?{_any(result_words.RATED_PARTLY)}{_any(result_words.RATED_VERBS)}{_SUBJECT}{_any(result_words.RATED_PARTLY_END)}?"
    met = f"{_any(result_words.RATED_MANNERS)}*{_any(result_words.RATED_VERBS)}{_SUBJECT}"
    return (("未达成", re.compile(missed)), ("部分达成", re.compile(partly)), ("达成", re.compile(met)))


def rate(text: str) -> Rating | None:
    """Return the rating that a phrase of the forms states; ``None`` for any other sentence, and for 基本完成."""
    phrase = fold(text).strip(" 。.;,!！")
    if len(phrase) > _RATING_LENGTH or phrase[:1] in _DIGITS:
        return None
    return next((rating for rating, pattern in _ratings() if pattern.fullmatch(phrase)), None)


def read_actual(text: str, units: Units, year: int | None) -> Actual | Unreadable:
    """Read an achieved value with a table of units; ``year`` completes dates without one."""
    rating = rate(text)
    if rating is not None:
        return Actual("rating", text, rating=rating)
    reading = Parser(text, units, year, fact=True).read()
    if isinstance(reading, Unreadable) and reading.code != NEGATION.code:
        return reading
    is_date = isinstance(reading, Deadline) and names_a_year(fold(text).lstrip(), 0)  # 去年12月; 去年5个 is no result
    if not isinstance(reading, Qualitative) and not is_date and _is_no_result(fold(text).strip(" 。.;!")):
        return Unreadable(NOT_A_FACT.code, (0, len(text)), None, (("word", text.strip()),))
    return reading if isinstance(reading, Unreadable) else _fact(text, reading)


def _is_no_result(text: str) -> bool:
    """Tell whether the words around a number say that it was not, or not yet, achieved."""
    if text.startswith(_RATE_OF):
        return False
    if text.startswith(_NO_RESULT) or text.endswith(_UNFINISHED):
        return True
    for word in _NOT_YET:
        if word in text:
            return True
    return "(" in text and any(map(_takes_back, re.findall("[(]([^()]*)[)]", text)))


def _takes_back(note: str) -> bool:
    note = note.strip()
    return note.startswith(_NOTED) and not note.startswith(_PLANNED) and not any(sign.isdigit() for sign in note)


def _fact(text: str, target: Target) -> Actual | Unreadable:  # noqa: PLR0911 - one answer a kind
    match target:
        case Amount(op="==", value=value, unit=unit, scope=scope):
            return Actual("amount", text, value=value, unit=unit, scope=scope)
        case Growth(op="==", value=value, unit=unit, base=base, direction=direction):
            return Actual("growth", text, value=value, unit=unit, base=base, direction=direction)
        case Amount(op="~") | Growth(op="~"):
            return _no_fact(HEDGED_FACT.code, text, target)
        case Growth(value=None):
            return Actual("text", text)
        case Amount() | Growth():
            return _no_fact(NOT_A_FACT.code, text, target)
        case Range(low=low, high=high, unit=unit):
            return Actual("range", text, value=low, high=high, unit=unit)
        case Deadline(date=date, date2=date2) if date is not None:
            return Actual("date", text, date=date2 or date, since=date if date2 else None)
        case Qualitative(expect=bool(expect)):
            return Actual("answer", text, answer=expect)
        case All(parts=parts):
            facts = [_part(text, part) for part in parts]
            problem = next((fact for fact in facts if isinstance(fact, Unreadable)), None)
            return problem or Actual("all", text, parts=tuple(fact for fact in facts if isinstance(fact, Actual)))
        case _:
            return Actual("text", text)


def _part(text: str, target: Target) -> Actual | Unreadable:
    if isinstance(target, Qualitative) and (rating := rate(target.text)) is not None:
        return Actual("rating", target.text, rating=rating)
    return _fact(text, target)


def _no_fact(code: str, text: str, target: Amount | Growth) -> Unreadable:
    start = len(text) - len(text.lstrip())
    written = text.strip()
    verb = {"up": "增长", "down": "下降"}[target.direction] if isinstance(target, Growth) else ""
    suggestion = f"{verb}{plain(target.value)}{target.unit or ''}" if target.value is not None else None
    return Unreadable(code, (start, start + len(written)), suggestion, (("word", written),))
