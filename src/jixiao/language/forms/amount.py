"""One number with its comparison: 不少于4个, 100人次以上, 30亿, 约50家."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.language import words
from jixiao.language.clause import Reading, is_penalty
from jixiao.language.measure import Measure, read_measure
from jixiao.language.problems import GARBLED, Refused
from jixiao.language.targets import Amount
from jixiao.language.tokens import Kind

if TYPE_CHECKING:
    from jixiao.language.clause import Clause
    from jixiao.language.words import Op

STARTS = frozenset({Kind.QUANTITY, Kind.BOUND, Kind.HEDGE})
"""The tokens this form can begin with."""
_RATE = 100
_SAVED = tuple(words.SAVED.split())
_OPPOSITE: dict[Op | None, Op] = {"<": ">=", ">": "<="}
"""低于90%扣分 asks for the opposite of what it says."""


def read(clause: Clause, start: int) -> Reading | None:
    """``amount := measure`` with one number; a bare one is ``==``."""
    measure = read_measure(clause, start)
    if measure is None or measure.high is not None or measure.margin is not None:
        return None
    if measure.op is None and not clause.fact:
        _check_scan(clause, measure)
    low = measure.low
    op = "==" if clause.fact and not measure.explicit else measure.op
    end = measure.end
    if op in _OPPOSITE and not clause.fact and is_penalty(clause.folded(end, len(clause.tokens))):
        op, end = _OPPOSITE[op], len(clause.tokens)
    if op is None and not clause.fact and _is_added(clause, start):
        op = ">="
    target = Amount(op=op or "==", value=low.value, unit=low.unit, scope=clause.scope(start))
    return Reading(target, start, end, low, measure.explicit, measure.closed)


def _is_added(clause: Clause, start: int) -> bool:
    """Tell whether a number says by how much, where further is better: 缩短3天, 降低成本50万元. It is no limit of the cost."""
    place = start - 1
    if clause.folded(place, start).endswith(_SAVED):
        while clause.at(place).kind in (Kind.TEXT, Kind.VERB):
            place -= 1
    return clause.at(place).kind is Kind.GROWTH


def _check_scan(clause: Clause, measure: Measure) -> None:
    """Refuse a bare 290%: scanners make a 2 of ≥, and no other rate of this size is that likely."""
    low = measure.low
    digits = clause.text[low.start : low.unit_at]
    mistaken = clause.text[low.unit_at : low.unit_at + 1] == "$"
    if low.unit != "%" and not mistaken:
        return
    rest = digits[1:]
    if digits[0] == "2" and rest.isdigit() and rest[0] in "189" and _RATE * 8 // 10 <= int(rest) <= _RATE:
        end = low.end + mistaken
        raise Refused(GARBLED, (low.start, end), suggestion=f"≥{rest}%", word=clause.source[low.start : end])
