"""全年预计 and 完成目标可能性: what the year will come to, by rule unless a person has said so.

The three answers are those of the official monitoring form (绩效目标执行监控表). By rule an item is 确定能 when its target is met
already or it keeps up with what is expected; 完全不可能 only when that can no longer change (a ceiling exceeded for good, a day
that has passed, an occasion that fell short, the end of the year); 有可能 when it comes near enough not to be called 滞后. Of what
is further behind, not begun, not reported or not rated nothing is said: the numbers alone do not tell, and a person has to.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.adding import adds_up
from jixiao.catalogue import N_, _
from jixiao.language import Actual, Amount, Deadline, Language, Range
from jixiao.lights import Light
from jixiao.outcome import Outcome, Status
from jixiao.progress import Basis, Standing, is_flow
from jixiao.table import YEAR_END

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.table import Item

_PLACES = Decimal("0.01")
_LONGEST = Decimal(10**15)


class Likelihood(StrEnum):
    """完成目标可能性: the three answers the form has."""

    CERTAIN = N_("确定能")
    POSSIBLE = N_("有可能")
    IMPOSSIBLE = N_("完全不可能")

    @property
    def word(self) -> str:
        """The word a person reads."""
        return _(self.value)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the year will come to. ``text`` is a person's own words; the two flags say which half a person has decided."""

    value: Decimal | None = None
    unit: str | None = None
    text: str | None = None
    likelihood: Likelihood | None = None
    is_own_value: bool = False
    is_own_likelihood: bool = False


def forecast(  # noqa: PLR0913 - a look ahead takes all that is known
    item: Item,
    entries: tuple[Achieved, ...],
    outcome: Outcome,
    standing: Standing,
    *,
    quarter: int,
    language: Language,
    behind: Decimal,
) -> Forecast:
    """Look ahead to the end of the year; what a person wrote in the latest entry that says it wins.

    ``behind`` is the share of the target below which nobody but a person says what will become of it.
    """
    in_time = sorted(entries, key=lambda entry: entry.order)
    text = next((e.entry.forecast for e in reversed(in_time) if e.entry.forecast), None)
    own = next((e.entry.likelihood for e in reversed(in_time) if e.entry.likelihood), None)
    expected, unit = _extrapolated(item, outcome, standing, quarter), standing.unit
    value = _rounded(expected, standing.total)
    if text is not None:
        actual = language.read_actual(text)
        expected = value = actual.value if isinstance(actual, Actual) else None
        unit = (actual.unit or unit) if isinstance(actual, Actual) else None
    is_near = _share(item, outcome, expected) >= behind
    likelihood = Likelihood(own) if own else _likelihood(item, outcome, standing, quarter, is_near=is_near)
    return Forecast(value, unit, text, likelihood, text is not None, own is not None)


def _extrapolated(item: Item, outcome: Outcome, standing: Standing, quarter: int) -> Decimal | None:
    """Go on as before where the work is spread over the year or planned step by step; else what there is, is what there will be.

    Of a one-off that is still to come, nothing so far says nothing about the year.
    """
    total, floor = standing.total, _floor(item)
    if total is None or floor is None or not is_flow(item) or outcome.status is Status.MET or item.due <= quarter:
        return total
    if standing.expected is None:
        return total or None
    by_time = total / quarter * YEAR_END
    by_plan = total * floor / standing.expected if standing.basis is Basis.PLAN and standing.expected else by_time
    return min(by_time, by_plan)


def _rounded(expected: Decimal | None, total: Decimal | None) -> Decimal | None:
    """Round down: to a whole number what is counted in whole pieces, else to two places."""
    if expected is None or total is None or expected == total:
        return expected
    if total == total.to_integral_value():
        return expected.to_integral_value(ROUND_FLOOR)
    return expected.quantize(_PLACES, ROUND_FLOOR) if expected < _LONGEST else expected


def _floor(item: Item) -> Decimal | None:
    target = item.target
    return target.low if isinstance(target, Range) else target.value if isinstance(target, Amount) else None


def _share(item: Item, outcome: Outcome, expected: Decimal | None) -> Decimal:
    """Return how much of the target is expected of the year; 1 for what a person rated as done in part."""
    floor = _floor(item)
    if is_flow(item) and floor:
        return (expected or Decimal(0)) / floor
    if outcome.ratio is not None:
        return outcome.ratio
    return Decimal(outcome.status in {Status.MET, Status.PARTIAL})


def _likelihood(item: Item, outcome: Outcome, standing: Standing, quarter: int, *, is_near: bool) -> Likelihood | None:
    if outcome.status in {Status.UNREPORTED, Status.UNRATED} or standing.light in {Light.UNREPORTED, Light.UNRATED}:
        return None
    if _is_lost(item, outcome, quarter):
        return Likelihood.IMPOSSIBLE
    if outcome.status is Status.MET and (not item.reverse or quarter == YEAR_END or not _can_still_grow(item)):
        return Likelihood.CERTAIN
    if standing.ratio is not None and standing.ratio >= 1 and not item.reverse:
        return Likelihood.CERTAIN
    return Likelihood.POSSIBLE if is_near else None


def _is_lost(item: Item, outcome: Outcome, quarter: int) -> bool:
    """Whether a missed target can no longer be reached."""
    target = item.target
    if outcome.status is not Status.MISSED:
        return False
    if quarter == YEAR_END:
        return True
    if isinstance(target, Deadline):
        return (outcome.gap or 0) > 0
    if isinstance(target, Amount | Range) and target.scope is not None and not is_flow(item):
        return True
    return _can_still_grow(item) and (item.reverse or (outcome.gap or 0) > 0)


def _can_still_grow(item: Item) -> bool:
    """Whether the total can only rise, as counts and money do."""
    target = item.target
    return isinstance(target, Amount | Range) and adds_up(item, target)
