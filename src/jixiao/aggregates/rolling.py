"""A set of tables rolled up into one: targets and actuals aggregated first, then judged and scored (先汇总完成值，再计分)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.aggregates import METHODS
from jixiao.aggregates.alone import take
from jixiao.aggregates.matching import Group, Placed, match
from jixiao.aggregates.member import Method
from jixiao.aggregates.weighing import decimal, funds_of, is_by_funds, mean, rounded
from jixiao.lights import worst
from jixiao.outcome import Status
from jixiao.scores.money import execution_points
from jixiao.scores.points import Share, count_points
from jixiao.scores.weights import CENT, divide
from jixiao.scoring import FULL, grade_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.aggregates.judging import Aggregate, Judge
    from jixiao.aggregates.member import Summary
    from jixiao.lights import Light

_BY_METHOD = {method: room.aggregate for room in METHODS for method in room.SERVES}
_NOT_SCORED = frozenset({Status.NOT_DUE, Status.WAIVED})


@dataclass(frozen=True, slots=True)
class Line:
    """One aggregated indicator with its points. ``points`` is ``None`` where it is left out or could not be judged."""

    group: Group
    found: Aggregate
    weight: Decimal
    points: Decimal | None
    formula: str

    @property
    def counts(self) -> bool:
        """Whether it is part of the score."""
        return self.found.status not in _NOT_SCORED


@dataclass(frozen=True, slots=True)
class Rolled:
    """Several tables as one. Amounts are in 元.

    ``total`` is scored from the aggregated values and ``mean_total`` is the mean of the tables' own scores, weighted by funds
    (a cross-check); either is ``None`` where something could not be judged. ``money`` are the points for 预算执行率.
    """

    lines: tuple[Line, ...]
    tables: int
    reported: int
    budget: Decimal | None
    spent: Decimal | None
    money: Decimal | None
    counted: Decimal
    total: Decimal | None
    grade: str | None
    mean_total: Decimal | None
    light: Light
    is_by_funds: bool

    @property
    def rate(self) -> Decimal | None:
        """预算执行率: what is spent of all budgets; who has not reported has spent nothing, but where nobody has there is no rate."""
        return self.spent / self.budget if self.budget and self.spent is not None else None


def roll(tables: Sequence[Summary], judge: Judge) -> Rolled:
    """Roll tables up into one; one table alone comes out as it went in."""
    ordered = sorted(tables, key=lambda table: table.order)
    funds = funds_of(ordered)
    placed = [
        Placed(table, member, weight) for table, weight in zip(ordered, funds, strict=True) for member in table.members
    ]
    groups = match(placed)
    whole = sum(funds, Fraction(0))
    found = [aggregate(group, judge) for group in groups]
    lines = tuple(_lines(groups, found, whole, judge))
    budget, spent = _add(table.budget for table in ordered), _add(table.spent for table in ordered)
    rate = (spent or Decimal(0)) / budget if budget else None
    rules = judge.profile
    money = None if rate is None else execution_points(rate, rules.execution, rules.rounding)
    counted, total = _total(lines, money, judge)
    if any(table.total is None and table.members for table in ordered):
        total = None
    is_year_over = all(table.is_year_over for table in ordered)
    return Rolled(
        lines=lines,
        tables=len(ordered),
        reported=sum(table.actuals is not None for table in ordered),
        budget=budget,
        spent=spent,
        money=money,
        counted=counted,
        total=total,
        grade=grade_of(total, rules) if total is not None and is_year_over else None,
        mean_total=_mean_total(ordered, funds, rules.rounding),
        light=worst(line.found.light for line in lines),
        is_by_funds=is_by_funds(ordered),
    )


def aggregate(group: Group, judge: Judge) -> Aggregate:
    """Aggregate one group the way its indicators are; where no target of it could be read there is nothing to add up."""
    if len(group.placed) == 1:
        return take(group.first)
    method = group.method if any(member.low is not None for member in group.members) else Method.HELD
    found: Aggregate = _BY_METHOD[method](group, judge)
    return found


def _lines(groups: Sequence[Group], found: Sequence[Aggregate], whole: Fraction, judge: Judge) -> Iterable[Line]:
    """Give every aggregated indicator its weight: the mean of its weight in all tables, 0 where a table has no such row."""
    exact = [_weight(group, whole) for group in groups]
    points = rounded(decimal(sum(exact, Fraction(0))), CENT)
    weights = divide(points, [decimal(weight) for weight in exact]) if points else [Decimal(0) for _weight in exact]
    for group, each, weight in zip(groups, found, weights, strict=True):
        if each.share is None:
            yield Line(group, each, weight, None, "")
            continue
        won = count_points(weight, Share(each.share, each.words), judge.profile)
        yield Line(group, each, weight, won.score, won.formula)


def _weight(group: Group, whole: Fraction) -> Fraction:
    if whole <= 0:
        return Fraction(0)
    parts = (Fraction(one.member.weight) * one.funds for one in group.counted or group.placed)
    return sum(parts, Fraction(0)) / whole


def _total(lines: Sequence[Line], money: Decimal | None, judge: Judge) -> tuple[Decimal, Decimal | None]:
    """Add up the points and scale them to 100 where not all of them were assessed."""
    counted = sum((line.weight for line in lines if line.counts), Decimal(0))
    won = sum((line.points for line in lines if line.points is not None), Decimal(0))
    if money is not None:
        counted, won = counted + judge.profile.execution, won + money
    if not lines or not counted or any(line.counts and line.points is None for line in lines):
        return counted, None
    if counted == FULL:
        return counted, won
    return counted, rounded(won * FULL / counted, judge.profile.rounding)


def _mean_total(tables: Sequence[Summary], funds: Sequence[Fraction], rounding: Decimal) -> Decimal | None:
    known = [(table.total, weight) for table, weight in zip(tables, funds, strict=True) if table.total is not None]
    found = mean(known)
    return None if found is None else rounded(decimal(found), rounding)


def _add(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
