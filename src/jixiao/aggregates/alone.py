"""One table alone: it comes out as it went in, in the words of its own form."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.aggregates.judging import Aggregate, full_share
from jixiao.aggregates.member import Method
from jixiao.outcome import Status
from jixiao.quantity import show_number

if TYPE_CHECKING:
    from jixiao.aggregates.member import Member

_LEFT_OUT = frozenset({Status.UNRATED, Status.NOT_DUE, Status.WAIVED})


def take(member: Member) -> Aggregate:
    """Pass a member on as if it had been aggregated."""
    is_number = member.method is not Method.HELD and member.value is not None
    return Aggregate(
        status=member.status,
        light=member.light,
        target=member.text,
        actual=show_number(member.value, member.measure.unit)
        if is_number and member.value is not None
        else member.shown,
        low=member.low,
        high=member.high,
        value=member.value,
        unit=member.measure.unit,
        ratio=member.ratio,
        total=member.total,
        expected=member.expected,
        share=None if member.status in _LEFT_OUT and member.points is None else won_share(member),
        held=int(member.status is Status.MET),
    )


def won_share(member: Member) -> Fraction:
    """Return the share of its points a member has won."""
    if member.points is None or not member.weight:
        return full_share(member.status)
    return Fraction(member.points) / Fraction(member.weight)
