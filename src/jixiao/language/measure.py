"""The core of every numeric form: a number, or two, with the bounds around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.language import words
from jixiao.language.problems import CONTRADICTION, VAGUE, Refused
from jixiao.language.tokens import Kind, Quantity, Token

if TYPE_CHECKING:
    from jixiao.language.clause import Clause
    from jixiao.language.words import Op

_BEFORE = frozenset({Kind.BOUND, Kind.HEDGE})
_BEHIND = frozenset({Kind.AFTER, Kind.HEDGE_AFTER, Kind.NOTE})
_STRICT_OF: dict[Op | None, Op] = {">=": ">", "<=": "<"}
_INCLUSIVE_OF: dict[Op | None, Op] = {">": ">=", "<": "<="}
_BRACKETED = "(含)"


class Measure(NamedTuple):
    """``low`` alone, ``low`` to ``high``, or ``low`` ± ``margin``, the combined bound, and the place behind the last token."""

    low: Quantity
    high: Quantity | None
    margin: Quantity | None
    op: Op | None
    explicit: bool
    closed: bool
    end: int


def read_measure(clause: Clause, start: int) -> Measure | None:
    """Read the measure at a place; each place of a clause is read once, whatever forms ask."""
    if start not in clause.measures:
        clause.measures[start] = _read(clause, start)
    return clause.measures[start]


def _read(clause: Clause, start: int) -> Measure | None:
    """``measure := {BOUND | HEDGE | ±} [VERB] (± QUANTITY | QUANTITY [TO QUANTITY | ± QUANTITY]) {AFTER | HEDGE_AFTER | (含)}``.

    Raises:
        Refused: the bounds contradict each other (不超过5%以上), or the number is vague (50余家).
    """
    place = start
    bounds: list[Token] = []
    is_band = False
    while (token := clause.at(place)).kind in _BEFORE or _leads_on(clause, place, bounds):
        if token.kind in _BEFORE:
            bounds.append(token)
        is_band = is_band or token.kind is Kind.PLUSMINUS
        place += 1
    low, high, margin, place = _numbers(clause, place)
    if low is None or (is_band and low is not margin and (high or margin)):
        return None
    margin = low if is_band else margin
    vague = clause.at(place)
    if vague.kind is Kind.VAGUE:
        raise Refused(VAGUE, (low.start, vague.end), word=clause.source[low.start : vague.end])
    before = len(bounds)
    place = _bounds_behind(clause, place, bounds, low)
    op, explicit = _combine(clause, bounds)
    notes = [_bracketed(clause, token, low) for token in clause.tokens[start:place] if token.kind is Kind.NOTE]
    if "不含" in notes:
        op = _STRICT_OF.get(op, op)
    elif "含" in notes or _BRACKETED in clause.text[low.start : low.end]:
        op = _INCLUSIVE_OF.get(op, op)
    return Measure(low, high, margin, op, explicit, len(bounds) > before, place)


def _bracketed(clause: Clause, token: Token, number: Quantity) -> str | None:
    """Say what a bracket tells about its bound: 含 for （含） and （含5个）, 不含 for （不含本数）; ``None`` for any other."""
    note = clause.text[token.start : token.end].strip("() ").replace(" ", "")
    note = note.removesuffix(clause.text[number.start : number.end].strip().replace(" ", ""))
    if note in words.EXCLUSIVE:
        return "不含"
    return "含" if note in words.INCLUSIVE else None


def _leads_on(clause: Clause, place: int, bounds: list[Token]) -> bool:
    """Tell whether a token between the bounds and the number may stand there: the ± of 上下浮动不超过5%, a verb."""
    kind = clause.at(place).kind
    if kind is Kind.PLUSMINUS:
        return clause.at(place + 1).kind in (*_BEFORE, Kind.PLUSMINUS)
    return bool(bounds) and kind in (Kind.VERB, Kind.NOTE)


def _bounds_behind(clause: Clause, place: int, bounds: list[Token], number: Quantity) -> int:
    """Add the bounds behind the number and return the place behind them and the brackets that belong to them (含, 不含)."""
    while (token := clause.at(place)).kind in _BEHIND:
        if token.kind is not Kind.NOTE:
            bounds.append(token)
        elif _bracketed(clause, token, number) is None or not (bounds or clause.at(place + 1).kind is Kind.AFTER):
            break
        place += 1
    return place


def _numbers(clause: Clause, place: int) -> tuple[Quantity | None, Quantity | None, Quantity | None, int]:
    token = clause.at(place)
    if token.kind is Kind.PLUSMINUS and clause.at(place + 1).kind is Kind.QUANTITY:
        margin: Quantity = clause.at(place + 1).value
        return margin, None, margin, place + 2
    if token.kind is not Kind.QUANTITY:
        return None, None, None, place
    low: Quantity = token.value
    between, second = clause.at(place + 1), clause.at(place + 2)
    if second.kind is Kind.QUANTITY:
        if between.kind is Kind.TO:
            return low, second.value, None, place + 3
        if between.kind is Kind.PLUSMINUS:
            return low, None, second.value, place + 3
    return low, None, None, place + 1


def _combine(clause: Clause, bounds: list[Token]) -> tuple[Op | None, bool]:
    """Join the bounds of one number; those that say the same may stand on both sides (不少于100人以上), others may not."""
    hard = [token for token in bounds if token.value is not None and not token.value.reaching]
    hedges = [token for token in bounds if token.value is None]
    if hedges:
        if hard:
            raise _contradiction(clause, hard[0], hedges[0])
        return "~", True
    if not hard:
        return (bounds[-1].value.op if bounds else None), False
    op: Op = hard[0].value.op
    for token in hard[1:]:
        other: Op = token.value.op
        if other != op and {op, other} not in ({">", ">="}, {"<", "<="}):
            raise _contradiction(clause, hard[0], token)
        op = other if other in (">", "<") else op
    return op, True


def _contradiction(clause: Clause, first: Token, second: Token) -> Refused:
    first, second = sorted((first, second), key=lambda token: token.start)
    return Refused(
        CONTRADICTION,
        (first.start, second.end),
        first=clause.source[first.start : first.end].strip(),
        second=clause.source[second.start : second.end].strip(),
    )
