"""Several numbers under one bound, told apart by 分别: 分别不低于24%和30%, 年均分别增长20%和22%以上."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.language.clause import Reading
from jixiao.language.measure import read_measure
from jixiao.language.targets import All, Amount, Growth
from jixiao.language.tokens import Kind

if TYPE_CHECKING:
    from jixiao.language.clause import Clause
    from jixiao.language.tokens import Token
    from jixiao.language.words import Op

STARTS = frozenset({Kind.BASE, Kind.SPREAD, Kind.GROWTH})
"""The tokens this form can begin with."""
_BEFORE = frozenset({Kind.BASE, Kind.SPREAD, Kind.GROWTH, Kind.BOUND, Kind.HEDGE, Kind.VERB})
_JOINS = frozenset({Kind.ALL, Kind.SEP})


def read(clause: Clause, start: int) -> Reading | None:
    """``spread := [BASE] 分别 [GROWTH] {BOUND} QUANTITY {(、|和) {BOUND} QUANTITY} {AFTER}``; the bound holds for every number."""
    place = start
    seen: dict[Kind, Token] = {}
    while clause.at(place).kind in _BEFORE:
        seen.setdefault(clause.at(place).kind, clause.at(place))
        if clause.at(place).kind in (Kind.BOUND, Kind.HEDGE):
            break
        place += 1
    if Kind.SPREAD not in seen:
        return None
    measures = []
    while True:
        measure = read_measure(clause, place)
        if measure is None or measure.high is not None or measure.margin is not None:
            return None
        measures.append(measure)
        place = measure.end
        if clause.at(place).kind not in _JOINS or place + 1 >= len(clause.tokens):
            break
        place += 1
    if len(measures) == 1:
        return None
    growth = seen.get(Kind.GROWTH)
    base = seen[Kind.BASE].value if Kind.BASE in seen else None
    scope = clause.scope(start)
    # a bound before the first number or behind the last one holds for all; one at each number holds for its own
    shared: Op | None = measures[0].op or measures[-1].op
    parts: list[Amount | Growth] = []
    for measure in measures:
        op, low = measure.op or shared, measure.low
        if growth is not None:
            parts.append(Growth(op=op or ">=", value=low.value, unit=low.unit, base=base, direction=growth.value))
        else:
            parts.append(Amount(op=op or "==", value=low.value, unit=low.unit, scope=scope))
    target = All(join="and", parts=tuple(parts))
    last = measures[-1]
    return Reading(target, start, place, last.low, explicit=True, closed=last.closed)
