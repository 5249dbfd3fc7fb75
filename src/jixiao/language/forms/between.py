"""Between two numbers: 5-10个, 85%至95%, ±3%以内, 上下浮动5%, 4个±1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.language.clause import Reading
from jixiao.language.measure import Measure, read_measure
from jixiao.language.numerals import EXACT
from jixiao.language.problems import CONTRADICTION, EMPTY_RANGE, NOT_READ, RELATION, Refused
from jixiao.language.quantities import in_full
from jixiao.language.targets import Range
from jixiao.language.tokens import Kind

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.language.clause import Clause

STARTS = frozenset({Kind.QUANTITY, Kind.BOUND, Kind.HEDGE, Kind.PLUSMINUS})
"""The tokens this form can begin with."""
_YEARS = frozenset({"学年", "年", "季度"})
_FIRST_YEAR = 1900
_BETWEEN = ("之间", "区间", "范围")


def read(clause: Clause, start: int) -> Reading | None:
    """``between := measure`` with two numbers or a margin, ``[之间]``; 以内 and 控制在 agree with it, other bounds do not."""
    measure = read_measure(clause, start)
    if measure is None or (measure.high is None and measure.margin is None):
        return None
    low, high, unit = _ends(clause, measure)
    last = clause.tokens[measure.end - 1]
    is_open = measure.op == "<" and measure.margin is measure.low
    if measure.explicit and measure.op != "<=" and not is_open:
        raise Refused(
            CONTRADICTION,
            clause.span(start, measure.end),
            first=clause.source[measure.low.start : (measure.high or measure.margin or measure.low).end],
            second=_bound_word(clause, start, measure.end),
        )
    if unit in _YEARS and low >= _FIRST_YEAR:  # 2022-2023学年
        raise Refused(NOT_READ, clause.span(start, measure.end), word=clause.written(start, measure.end))
    if low > high:
        raise Refused(EMPTY_RANGE, (measure.low.start, last.end), word=clause.source[measure.low.start : last.end])
    end = measure.end
    follows = clause.at(end)
    closed = measure.closed or (
        follows.kind is Kind.TEXT and clause.text[follows.start : follows.end].startswith(_BETWEEN)
    )
    target = Range(
        low=low, high=high, low_inclusive=not is_open, high_inclusive=not is_open, unit=unit, scope=clause.scope(start)
    )
    return Reading(target, start, end, (measure.high or measure.low)._replace(unit=unit), measure.explicit, closed)


def _bound_word(clause: Clause, start: int, end: int) -> str:
    kinds = (Kind.BOUND, Kind.AFTER, Kind.HEDGE, Kind.HEDGE_AFTER)
    token = next(token for token in clause.tokens[start:end] if token.kind in kinds)
    return clause.source[token.start : token.end].strip()


def _ends(clause: Clause, measure: Measure) -> tuple[Decimal, Decimal, str | None]:
    """Return low, high and unit. A unit or scale written once, behind the second number, holds for both: 5-10万元."""
    low, margin = measure.low, measure.margin
    second = margin or measure.high or low
    if low is margin:
        return margin.value.copy_negate(), margin.value, margin.unit
    span = (low.start, second.end)
    _same_unit(low.unit, second.unit, *span)
    if margin is not None and low.power and not margin.power and margin.unit is None:  # 5万元±0.5: 万元, or 元
        raise Refused(NOT_READ, span, word=clause.source[slice(*span)])
    value = low.value
    if low.unit is None and second.power and not low.power and low.chinese == second.chinese:
        value = in_full(value.scaleb(second.power, EXACT), (low.start, low.end))
    unit = second.unit or low.unit
    if margin is None:
        return value, second.value, unit
    return in_full(EXACT.subtract(value, margin.value), span), in_full(EXACT.add(value, margin.value), span), unit


def _same_unit(first: str | None, second: str | None, start: int, end: int) -> None:
    if first is not None and second is not None and first != second:
        raise Refused(RELATION, (start, end), first=first, second=second)
