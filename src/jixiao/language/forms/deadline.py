"""A last day or a period: 2025年12月31日前, 12月底前, 第四季度前, 2023.07-2024.01, 1-12月."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.language import words
from jixiao.language.clause import STRONG, Reading
from jixiao.language.problems import AMBIGUOUS, EMPTY_RANGE, NOT_READ, Refused
from jixiao.language.targets import Deadline
from jixiao.language.tokens import Kind

if TYPE_CHECKING:
    import datetime

    from jixiao.language.clause import Clause
    from jixiao.language.dates import Day, When
    from jixiao.language.tokens import Token

STARTS = frozenset({Kind.DATE, Kind.BEFORE_DATE, Kind.BOUND})
"""The tokens this form can begin with."""
_COMPLETIONS = tuple(words.COMPLETIONS.split())


def read(clause: Clause, start: int) -> Reading | None:
    """``deadline := {BEFORE_DATE} [≤ | =] DATE [TO DATE] [前 | 内 | 止] {words}``.

    前 includes the day, month or year it is written with: 9月前 lasts to 30 September. 民法典第1259条 does not name 前, and where a
    reading decides over a person's work the lenient one is taken. This is the only place that decides it.
    """
    place = start
    while clause.at(place).kind is Kind.BEFORE_DATE:
        place += 1
    bound = clause.at(place) if clause.at(place).kind is Kind.BOUND else None
    if bound is not None:
        place += 1
    date = clause.at(place)
    if date.kind is not Kind.DATE:
        return None
    if bound is not None:
        _check_bound(clause, place - 1)
    first: When = date.value
    last, end = first, place + 1
    if clause.at(end).kind is Kind.TO and clause.at(end + 1).kind is Kind.DATE:
        last, end = clause.at(end + 1).value, end + 2
    while clause.at(end).kind is Kind.NOTE:
        end += 1
    marked = False
    behind = clause.at(end)
    if behind.kind is Kind.AFTER_DATE or (behind.kind is Kind.AFTER and behind.value.op == "<="):
        marked, end = True, end + 1
    if not marked and not _stands_alone(clause, date, end):
        return None
    period = last is not first or (first.period and not marked)
    target = _period(clause, first, last, place, end) if period else _until(clause, first)
    return Reading(target, start, end, closed=marked)


def _check_bound(clause: Clause, place: int) -> None:
    bound, date = clause.tokens[place], clause.tokens[place + 1]
    written = clause.written(place, place + 2)
    if bound.value.op not in ("<=", "<", "==") or bound.value.reaching:
        raise Refused(NOT_READ, clause.span(place, place + 2), word=written)
    when: When = date.value
    text = clause.text[date.start : date.end]
    if when.first.year is None and text.endswith("月") and not when.period:
        number = text[:-1]
        first, second = f"{number}月底前", f"{number}个月"
        raise Refused(AMBIGUOUS, clause.span(place, place + 2), word=written, first=first, second=second)


def _stands_alone(clause: Clause, date: Token, end: int) -> bool:
    """Tell whether a date without 前 is the target: with nothing behind it, or a word of completion."""
    when: When = date.value
    rest = clause.folded(end, len(clause.tokens))
    if not rest:
        return True
    if (when.loose or when.period) and any(token.kind in STRONG for token in clause.tokens[end:]):
        return False  # 全年完成50家: the date says when, the number is the target
    return rest.startswith(_COMPLETIONS) and not (
        when.period and when.first.year is None and "月" not in clause.text[date.start : date.end]
    )


def _until(clause: Clause, when: When) -> Deadline:
    day, date = when.last, when.last.at(clause.year)
    month, number = (None, None) if date else (day.month, day.day)
    return Deadline(op="<=", date=date, date2=None, month=month, day=number, month2=None, day2=None)


def _period(clause: Clause, first: When, last: When, place: int, end: int) -> Deadline:
    low, high = first.first, last.last
    low = low._replace(year=low.year or high.year)
    high = high._replace(year=high.year or low.year)
    dates = low.at(clause.year), high.at(clause.year)
    if (low.year or 0, low.month or 0, low.day) > (high.year or 0, high.month or 0, high.day):
        raise Refused(EMPTY_RANGE, clause.span(place, end), word=clause.written(place, end))
    if dates[0] is not None and dates[1] is not None:
        return _between(dates=dates, low=None, high=None)
    return _between(dates=(None, None), low=low, high=high)


def _between(
    *, dates: tuple[datetime.date | None, datetime.date | None], low: Day | None, high: Day | None
) -> Deadline:
    return Deadline(
        op="between",
        date=dates[0],
        date2=dates[1],
        month=low and low.month,
        day=low and low.day,
        month2=high and high.month,
        day2=high and high.day,
    )
