"""A last day or a period: 2025年12月31日前, 12月底前, 第四季度前, 2023.07-2024.01, 1-12月."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from jixiao.language import words
from jixiao.language.clause import STRONG, Reading
from jixiao.language.dates import last_day
from jixiao.language.problems import AMBIGUOUS, EMPTY_RANGE, NOT_READ, WHICH_YEAR, Refused
from jixiao.language.targets import Deadline
from jixiao.language.tokens import Kind

if TYPE_CHECKING:
    from jixiao.language.clause import Clause
    from jixiao.language.dates import Day, When
    from jixiao.language.tokens import Token

STARTS = frozenset({Kind.DATE, Kind.BEFORE_DATE, Kind.BOUND})
"""The tokens this form can begin with."""
_COMPLETIONS = tuple(words.COMPLETIONS.split())


def read(clause: Clause, start: int) -> Reading | None:
    """``deadline := {BEFORE_DATE} [≤ | < | =] DATE [TO DATE] [前 | 内 | 止] {words}``.

    前 includes the day, month or year it is written with: 9月前 lasts to 30 September. 民法典第1259条 does not name 前, and where a
    reading decides over a person's work the lenient one is taken. 早于 and < compare, and leave out what they name. This is the only
    place that decides it.
    """
    place, earlier = _opening(clause, start)
    date = clause.at(place)
    if date.kind is not Kind.DATE:
        return None
    if clause.at(place - 1).kind is Kind.BOUND and place > start:
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
    _check_year(clause, (first, last), place, end)
    is_period = last is not first or (first.period and not marked)
    if earlier:
        if is_period or marked:
            _refuse_earlier(clause, start, end, place)
        return Reading(_before(clause, first, start, end), start, end, closed=marked)
    if is_period:
        return Reading(_period(clause, first, last, place, end), start, end, closed=marked)
    return Reading(_until(clause, first, is_some_day=clause.fact and not marked), start, end, closed=marked)


def _opening(clause: Clause, start: int) -> tuple[int, bool]:
    """Return the place behind 不晚于, ≤ and the like, and whether they leave out the day behind them (早于, <)."""
    place, earlier = start, False
    while clause.at(place).kind is Kind.BEFORE_DATE:
        word = clause.folded(place, place + 1)
        if word in words.LATER:
            raise Refused(
                NOT_READ, clause.span(start, len(clause.tokens)), word=clause.written(start, len(clause.tokens))
            )
        earlier |= word in words.EARLIER
        place += 1
    if clause.at(place).kind is Kind.BOUND:
        earlier |= clause.at(place).value.op == "<"
        place += 1
    return place, earlier


def _check_year(clause: Clause, whens: tuple[When, ...], place: int, end: int) -> None:
    """Refuse 次年 where nobody says which year it follows."""
    known = clause.year is not None or whens[0].first.year is not None
    if not known and any(when.first.shift for when in whens):
        raise Refused(WHICH_YEAR, clause.span(place, end), word=clause.written(place, end))


def _refuse_earlier(clause: Clause, start: int, end: int, place: int) -> None:
    """Refuse 早于6月30日前, which may include the day or not, and 早于1-3月, which names no day."""
    date = clause.written(place, place + 1)
    raise Refused(
        AMBIGUOUS, clause.span(start, end), word=clause.written(start, end), first=f"{date}前", second=f"早于{date}"
    )


def _before(clause: Clause, when: When, start: int, end: int) -> Deadline:
    """Return the day before the first one that is written; a day without month or year may have none."""
    date = when.first.at(clause.year)
    if date is not None:
        return Deadline(op="<=", date=date - datetime.timedelta(1))
    month, day = when.first.month, when.first.day
    if day == 1 and month in {None, 1}:
        raise Refused(NOT_READ, clause.span(start, end), word=clause.written(start, end))
    if day > 1 or month is None:
        return Deadline(op="<=", month=month, day=day - 1)
    return Deadline(op="<=", month=month - 1, day=last_day(None, month - 1))


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


def _until(clause: Clause, when: When, *, is_some_day: bool) -> Deadline:
    """Return the last day; for 6月 as a fact, which is some day of June, the first one, too."""
    day, first, date = when.last, when.first.at(clause.year), when.last.at(clause.year)
    if date is None:
        return Deadline(op="<=", month=day.month, day=day.day)
    return Deadline(op="between", date=first, date2=date) if is_some_day else Deadline(op="<=", date=date)


def _period(clause: Clause, first: When, last: When, place: int, end: int) -> Deadline:
    low, high = first.first, last.last
    low = low._replace(year=low.year or high.year)
    if high.year is None and high.shift and low.year:  # 2024年10月至次年3月: the year after the first one
        high = high._replace(year=low.year + high.shift, shift=0)
    high = high._replace(year=high.year or low.year, shift=high.shift or low.shift)
    dates = low.at(clause.year), high.at(clause.year)
    if _order(low) > _order(high):
        raise Refused(EMPTY_RANGE, clause.span(place, end), word=clause.written(place, end))
    if dates[0] is not None and dates[1] is not None:
        return _between(dates=dates, low=None, high=None)
    return _between(dates=(None, None), low=low, high=high)


def _order(day: Day) -> tuple[int, int, int]:
    return (day.year or 0) + day.shift, day.month or 0, day.day


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
