"""Means weighted by funds (相对数按资金额度加权平均), computed exactly and rounded once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.aggregates.member import Summary

PLACES = Decimal("0.000001")
"""To how many places a mean is rounded that has no end: finer than anything a table promises."""
_DIGITS = 40
"""More digits than a number needs to be rounded to any of our places."""


def funds_of(tables: Sequence[Summary]) -> tuple[Fraction, ...]:
    """Return the weight of every table: its funds; where one table does not say, or nobody has any, all weigh the same."""
    amounts = [table.budget for table in tables]
    if not is_by_funds(tables):
        return tuple(Fraction(1) for _table in tables)
    return tuple(Fraction(amount or 0) for amount in amounts)


def is_by_funds(tables: Iterable[Summary]) -> bool:
    """Tell whether the funds of all tables are known, and at least one has some."""
    amounts = [table.budget for table in tables]
    return all(amount is not None and amount >= 0 for amount in amounts) and any(amounts)


def mean(pairs: Iterable[tuple[Decimal | Fraction, Fraction]]) -> Fraction | None:
    """Return the mean of numbers with their weights; all the same where no weight is more than 0, ``None`` without numbers."""
    known = [(Fraction(number), weight) for number, weight in pairs]
    if not known:
        return None
    whole = sum((weight for _number, weight in known), Fraction(0))
    if whole <= 0:
        return sum((number for number, _weight in known), Fraction(0)) / len(known)
    return sum((number * weight for number, weight in known), Fraction(0)) / whole


def decimal(number: Fraction) -> Decimal:
    """Return a fraction as a decimal number: exactly if that is possible, else rounded half up to six places."""
    value = Decimal(number.numerator) / Decimal(number.denominator)
    return value if Fraction(value) == number else rounded(value)


def rounded(number: Decimal, places: Decimal = PLACES) -> Decimal:
    """Round half up; a number with so few places stays as it is, and no number is too long."""
    with localcontext() as context:
        context.prec = max(len(number.as_tuple().digits), _DIGITS) + _DIGITS
        shorter = number.quantize(places, ROUND_HALF_UP)
    return number if number == shorter else shorter
