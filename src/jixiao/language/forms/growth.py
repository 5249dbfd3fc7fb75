"""A change against a base: 同比增长10%以上, 较上年提高, 提升不少于5个百分点, 翻一番."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.language import words
from jixiao.language.clause import RATES, Reading, uncovered_negation
from jixiao.language.measure import Measure, read_measure
from jixiao.language.problems import AMBIGUOUS, NOT_READ, RELATION, Refused
from jixiao.language.targets import All, Growth
from jixiao.language.tokens import Kind

if TYPE_CHECKING:
    from jixiao.language.clause import Clause

STARTS = frozenset({Kind.BASE, Kind.GROWTH, Kind.DOUBLING})
"""The tokens this form can begin with."""
_BETWEEN = frozenset({Kind.TEXT, Kind.VERB, Kind.NOTE, Kind.QUOTED, Kind.ALL})
_VAGUE = tuple(words.VAGUE_CHANGE.split())
_COMPARED = ("较", "比", "与", "同比")
_RATE_NOUNS = ("率", "度", "比例", "比重", "占比", "水平")


class _Change(NamedTuple):
    """A change without its size: where it begins, where its word stands, its base and direction."""

    start: int
    place: int
    base: str | None
    direction: Literal["up", "down"]

    def growth(self, op: words.Op, value: Decimal | None, unit: str | None) -> Growth:
        return Growth(op=op, value=value, unit=unit, base=self.base, direction=self.direction)


def read(clause: Clause, start: int) -> Reading | None:
    """``growth := [BASE {word}] GROWTH [noun] [measure] | [BASE] DOUBLING [AFTER]``.

    Without a bound it is ``>=``; without a number it is ``>``, where a base is named and no word like 显著 makes it a matter of taste.
    """
    place = start
    if clause.at(place).kind is Kind.BASE:
        base = clause.at(place).value
        place += 1
        while clause.at(place).kind in _BETWEEN:
            place += 1
    else:
        base = _base_before(clause, start)
    between = clause.folded(start, place)
    if uncovered_negation(between) is not None or between.endswith(words.PROHIBITING):
        return None  # 同比不下降 is no fall, and no rise either
    token = clause.at(place)
    if token.kind is Kind.DOUBLING:
        return _doubled(clause, _Change(start, place, base, "up"))
    if token.kind is not Kind.GROWTH:
        return None
    change = _Change(start, place, base, token.value)
    measure, behind = read_measure(clause, place + 1), place + 1
    while measure is None and clause.at(behind).kind in (Kind.TEXT, Kind.VERB):
        behind += 1
        measure = read_measure(clause, behind)
    if measure is None:
        return _unmeasured(clause, change)
    return _measured(clause, change, clause.folded(place + 1, behind), measure)


def _doubled(clause: Clause, change: _Change) -> Reading:
    """翻一番 is twice the base, a rise of 100 %; 翻两番 is four times, a rise of 300 %."""
    behind, end = clause.at(change.place + 1), change.place + 1
    op: words.Op = "==" if clause.fact else ">="
    if behind.kind is Kind.AFTER:
        op, end = behind.value.op, end + 1
    target = change.growth(op, Decimal(clause.at(change.place).value), "%")
    return Reading(target, change.start, end)


def _base_before(clause: Clause, start: int) -> str | None:
    """Return the base that stands before the change: 较2020年增长 → 2020年, 每年增长 → 年均."""
    place = start - 1
    if clause.at(place).kind is Kind.EACH:
        return "年均" if clause.at(place).value == "年" else None
    while clause.at(place).kind in _BETWEEN:
        place -= 1
    date = clause.at(place)
    if date.kind is not Kind.DATE or not clause.folded(0, place).endswith(_COMPARED):
        return None
    return clause.text[date.start : date.end].strip()


def _unmeasured(clause: Clause, change: _Change) -> Reading | None:
    end = change.place + 1
    if change.base is None or end < len(clause.tokens) or any(word in clause.folded(0, end) for word in _VAGUE):
        return None
    return Reading(change.growth(">", None, None), change.start, end)


def _measured(clause: Clause, change: _Change, noun: str, measure: Measure) -> Reading | None:
    token, unit = clause.tokens[change.place], (measure.high or measure.low).unit
    word = clause.text[token.start : token.end]
    if measure.margin is not None:
        raise Refused(NOT_READ, clause.span(change.place, measure.end), word=clause.written(change.place, measure.end))
    if unit not in RATES and change.base is None and (noun or word in words.ADDING):
        return None  # 增加50个, 降低成本50万元: the number counts what is added or saved
    if noun and unit == "%" and change.base is None and noun.endswith(_RATE_NOUNS):
        if measure.op is not None:
            return None  # 提高森林覆盖率≥60%: the rate itself
        number = clause.source[measure.low.start : measure.low.end]
        first, second = f"{noun}≥{number}", f"{noun}{word}≥{number}"
        span, written = clause.span(change.place, measure.end), clause.written(change.place, measure.end)
        raise Refused(AMBIGUOUS, span, word=written, first=first, second=second)
    if measure.high is not None:
        if measure.low.unit not in (None, unit):  # 提高5个百分点至85%: a change, and where it leads
            first, second = (clause.source[q.start : q.end] for q in (measure.low, measure.high))
            raise Refused(RELATION, clause.span(change.place, measure.end), first=first, second=second)
        ends = (change.growth(">=", measure.low.value, unit), change.growth("<=", measure.high.value, unit))
        return Reading(All(join="and", parts=ends), change.start, measure.end, measure.low)
    op = measure.op or ("==" if clause.fact else ">=")
    growth = change.growth(op, measure.low.value, unit)
    return Reading(growth, change.start, measure.end, measure.low, closed=measure.closed)
