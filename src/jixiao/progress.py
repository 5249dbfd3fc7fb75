"""How far an item is at the end of a quarter, how far it should be by then, and the light that follows.

What is expected (domain rules of provincial monitoring, 序时进度):

1. its own milestone, the latest at or before the quarter (阶段性目标), unless the whole has fallen due since;
2. all of it, once the quarter it is due in has ended;
3. target × quarter ÷ 4 for counts and money, except one-offs and the classes 质量, 时效 and 成本, of which nothing is expected
   yet. Where plan or due name a later quarter the same share shows who keeps up, but falling behind it is only 未到期;
4. the target as it stands for rates, ceilings, dates and ratings: inside is green, outside is red.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.accumulate import Achieved, Moment, in_unit
from jixiao.adding import adds_up, adds_up_in, is_countable
from jixiao.evaluate import Tolerances, evaluate
from jixiao.findings import Severity
from jixiao.language import Actual, All, Amount, AnyOf, Growth, Range, convert, reads_as
from jixiao.lights import Light
from jixiao.outcome import Outcome, Status
from jixiao.table import YEAR_END, Item, quarter_of

if TYPE_CHECKING:
    from jixiao.documents.models import Entry
    from jixiao.documents.models.config import MonitorSettings
    from jixiao.language import Language, Target

PLACES = Decimal("0.0001")
_UNSCALED_CLASSES = ("质量", "时效", "成本")
_WHOLE_YEAR = frozenset({None, "年", "年度"})
_BY_STATUS = {
    Status.MET: Light.GREEN,
    Status.PARTIAL: Light.YELLOW,
    Status.MISSED: Light.RED,
    Status.UNREPORTED: Light.UNREPORTED,
    Status.UNRATED: Light.UNRATED,
}


class Basis(StrEnum):
    """Where an expected total comes from."""

    PLAN = "plan"
    FULL = "full"
    LINEAR = "linear"
    AS_IT_STANDS = "as_it_stands"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected by the end of a quarter; ``step`` is the milestone that says so."""

    basis: Basis
    value: Decimal | None = None
    step: Target | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands: total and expected total in ``unit``, their ratio (rounded down to four places), the light.

    ``is_stale`` says that a rate which was not there yet has not been reported for this quarter.
    """

    basis: Basis
    light: Light
    total: Decimal | None = None
    expected: Decimal | None = None
    unit: str | None = None
    ratio: Decimal | None = None
    is_stale: bool = False


class Yardstick:
    """Measures items by one rule."""

    def __init__(self, language: Language, tolerances: Tolerances, rule: MonitorSettings) -> None:
        self.language = language
        self.tolerances = tolerances
        self.rule = rule

    def measure(self, item: Item, entries: tuple[Achieved, ...], moment: Moment) -> tuple[Outcome, Standing]:
        """Judge an item against its whole target, and against what is expected by the end of the running quarter."""
        quarter = max(moment.running, 1)
        outcome = evaluate(item, entries, self.language, self.tolerances)
        expectation = self.expect(item, quarter)
        judged = outcome
        if expectation.step is not None and not is_flow(item):
            judged = evaluate(item._replace(target=expectation.step), entries, self.language, self.tolerances)
        unit = outcome.unit or getattr(item.target, "unit", None)
        if _is_part_of_a_year(item, judged, entries) and not moment.is_due(item):
            return outcome, Standing(expectation.basis, Light.NOT_DUE, None, expectation.value, unit, None)
        is_stale = _is_stale(item, judged, entries, quarter, moment.year)
        if is_stale and not moment.is_due(item):
            light, ratio = Light.UNREPORTED, None
        else:
            light = self._light(item, judged, expectation, quarter)
            ratio = _ratio(item, judged, expectation)
        standing = Standing(expectation.basis, light, outcome.value, expectation.value, unit, ratio, is_stale)
        return outcome, standing

    def expect(self, item: Item, quarter: int) -> Expectation:
        """Say what is expected of an item by the end of a quarter."""
        target, full = item.target, _floor(item.target)
        if self.rule.expected == "plan_then_linear":
            step = _step(item, quarter)
            value = _in_unit_of(step, target) if step else None
            if step is not None and (value is not None or not is_flow(item)):
                return Expectation(Basis.PLAN, value, step)
        if not is_flow(item) or full is None:
            if full is not None:
                return Expectation(Basis.AS_IT_STANDS, full)
            return Expectation(Basis.FULL if item.due <= quarter else Basis.LATER)
        if self._due(item) <= quarter:
            return Expectation(Basis.FULL, full)
        if full <= 1 or _is_unscaled_class(item):
            return Expectation(Basis.LATER)
        is_planned = item.due_is_planned and self.rule.expected == "plan_then_linear"
        return Expectation(Basis.LATER if is_planned else Basis.LINEAR, full * quarter / YEAR_END)

    def _due(self, item: Item) -> int:
        """Return the quarter all is expected in; where everything is spread evenly, the plan does not say."""
        if self.rule.expected == "plan_then_linear":
            return item.due
        return (item.indicator.due if item.indicator else None) or YEAR_END

    def _light(self, item: Item, outcome: Outcome, expectation: Expectation, quarter: int) -> Light:
        status, basis = outcome.status, expectation.basis
        if status is Status.UNREPORTED and item.due > quarter and basis in {Basis.LATER, Basis.AS_IT_STANDS}:
            return Light.NOT_DUE
        if basis is Basis.LATER:
            return self._before_due(item, outcome, expectation)
        if status in {Status.UNREPORTED, Status.UNRATED} or outcome.value is None or expectation.value is None:
            return _BY_STATUS[status]
        if is_flow(item):
            return self._by_ratio(item, outcome, expectation.value)
        if self.rule.unscaled == "ratio" and not item.reverse and expectation.value > 0 and status is Status.MISSED:
            return self.light_of(outcome.value, expectation.value, can_be_ahead=False)
        return _BY_STATUS[status]

    def _before_due(self, item: Item, outcome: Outcome, expectation: Expectation) -> Light:
        """Say how an item looks that is not due yet: done early, keeping up, told by a person, or simply not due."""
        if outcome.status is Status.MET:
            return Light.BLUE if is_flow(item) and not _has_upper_end(item) else Light.GREEN
        if outcome.status is Status.UNRATED:
            return Light.UNRATED
        if _is_beyond(outcome):
            return Light.RED
        if expectation.value is not None:
            light = self._by_ratio(item, outcome, expectation.value)
            return Light.NOT_DUE if light in {Light.RED, Light.YELLOW} else light
        if is_flow(item) or isinstance(item.target, All | AnyOf):
            return Light.NOT_DUE
        return _BY_STATUS[outcome.status]

    def _by_ratio(self, item: Item, outcome: Outcome, expected: Decimal) -> Light:
        total = outcome.value or Decimal(0)
        if _is_beyond(outcome):
            return Light.RED
        light = self.light_of(total, expected, can_be_ahead=not _has_upper_end(item))
        return Light.GREEN if outcome.status is Status.MET and light is not Light.BLUE else light

    def light_of(self, done: Decimal, expected: Decimal, *, can_be_ahead: bool) -> Light:
        """Compare with the thresholds without dividing, so that nothing is rounded."""
        if done < self.rule.red * expected:
            return Light.RED
        if done < self.rule.yellow * expected:
            return Light.YELLOW
        return Light.BLUE if can_be_ahead and expected > 0 and done >= self.rule.blue * expected else Light.GREEN


def is_flow(item: Item) -> bool:
    """Tell whether an item is a count or an amount of money that grows towards its target over the year."""
    target = item.target
    if not isinstance(target, (Amount, Range)) or target.scope not in _WHOLE_YEAR or item.reverse:
        return False
    if (_floor(target) or 0) <= 0:
        return False
    return is_countable(item, target)


def is_running_total(item: Item) -> bool:
    """Tell whether the quarters of a count give the total so far instead of what they added."""
    return item.indicator is not None and item.indicator.accumulate == "latest" and is_flow(item)


def completion_of(item: Item, outcome: Outcome) -> Decimal | None:
    """Return the degree of completion of the whole target, 0 to 1; ``None`` for ceilings and for what is not measured."""
    is_ceiling = item.reverse or item.is_ceiling(item.target)
    return None if outcome.ratio is None or is_ceiling else min(outcome.ratio, Decimal(1))


def quarter_of_entry(entry: Entry, year: int) -> int | None:
    """Return the quarter an entry belongs to: the one written, or the one of its date; 0 lies before the year."""
    if entry.quarter is not None:
        return entry.quarter
    return quarter_of(entry.date, year) if entry.date else None


def by_quarter(item: Item, entries: tuple[Achieved, ...], quarter: int, year: int) -> tuple[Decimal | str | None, ...]:
    """Return what each quarter up to ``quarter`` reported: what it added, the level of a rate, or the words of a rating."""
    reported: dict[int | None, list[Achieved]] = {}
    for entry in entries:
        reported.setdefault(quarter_of_entry(entry.entry, year), []).append(entry)
    found: list[Decimal | str | None] = []
    before = Decimal(0)
    for number in range(1, quarter + 1):
        value = _together(item, reported[number]) if number in reported else None
        if isinstance(value, Decimal) and is_running_total(item):
            value, before = value - before, value
        found.append(value)
    return tuple(found)


def _together(item: Item, entries: list[Achieved]) -> Decimal | str | None:
    unit = getattr(item.target, "unit", None)
    entries = sorted(entries, key=lambda entry: entry.order)
    numbers = [_number(entry, unit) for entry in entries]
    known = [number for number in numbers if number is not None]
    target = item.target
    if not isinstance(target, (Amount, Range)) or target.scope not in _WHOLE_YEAR or len(known) < len(numbers):
        return "、".join(entry.entry.value or entry.entry.rating or "" for entry in entries) or None
    if not known:
        return None
    return sum(known, Decimal(0)) if adds_up(item, target) else known[-1]


def _number(entry: Achieved, unit: str | None) -> Decimal | None:
    if not isinstance(entry.actual, Actual) or entry.actual.kind not in {"amount", "growth"}:
        return None
    number, notes = in_unit(entry.actual, unit, entry.number)
    return None if any(note.severity is Severity.ERROR for note in notes) else number.number


def _is_beyond(outcome: Outcome) -> bool:
    """More than was allowed: over the upper end of a range, or over an amount that has to be met exactly."""
    return outcome.status is Status.MISSED and outcome.value is not None and (outcome.gap or 0) > 0


def _has_upper_end(item: Item) -> bool:
    target = item.target
    is_exact = item.indicator is not None and item.indicator.exact == "equal"
    return isinstance(target, Range) or (isinstance(target, Amount) and (target.op == "~" or is_exact))


def _is_stale(item: Item, outcome: Outcome, entries: tuple[Achieved, ...], quarter: int, year: int) -> bool:
    """Whether a rate that was not there yet has not been reported for this quarter: before it is due, its old value says nothing."""
    if is_flow(item) or item.reverse or outcome.status is not Status.MISSED or item.due < quarter:
        return False
    if not isinstance(item.target, Amount | Range | Growth) or getattr(item.target, "scope", None) is not None:
        return False
    quarters = [quarter_of_entry(entry.entry, year) for entry in entries]
    return all(number is not None and number < quarter for number in quarters)


def _is_part_of_a_year(item: Item, outcome: Outcome, entries: tuple[Achieved, ...]) -> bool:
    """Whether counts of a part of the year were held against the 基期值 of a whole one, of which nothing follows yet."""
    if not isinstance(item.target, Growth) or outcome.status is not Status.MISSED:
        return False
    actuals = [entry.actual for entry in entries if isinstance(entry.actual, Actual)]
    return all(actual.kind == "amount" and adds_up_in(item, actual.unit) for actual in actuals)


def _is_unscaled_class(item: Item) -> bool:
    return item.level2.endswith(_UNSCALED_CLASSES) or item.level1 == "成本"


def _step(item: Item, quarter: int) -> Target | None:
    """Return the milestone that holds at the end of a quarter: the latest, until all of the indicator falls due after it."""
    steps = [(due, step) for due, step in item.plan if due <= quarter]
    if not steps or steps[-1][0] < item.due <= quarter:
        return None
    return steps[-1][1]


def _floor(target: Target | None) -> Decimal | None:
    if isinstance(target, Range):
        return target.low
    return target.value if isinstance(target, Amount | Growth) else None


def _in_unit_of(step: Target, target: Target | None) -> Decimal | None:
    """Return a milestone's number in the unit of the indicator; ``None`` when it is none."""
    value = _floor(step)
    if value is None or not isinstance(target, Amount | Range | Growth):
        return None
    unit = getattr(step, "unit", None)
    converted = convert(value, unit, target.unit)
    return value if converted is None and reads_as(unit, target.unit) else converted


def _ratio(item: Item, outcome: Outcome, expectation: Expectation) -> Decimal | None:
    """Round down, so that a ratio never shows a threshold that was not reached."""
    if outcome.value is None or expectation.value is None:
        return None
    if not is_flow(item):
        return outcome.ratio
    if expectation.value <= 0:
        return None
    return (outcome.value / expectation.value).quantize(PLACES, ROUND_FLOOR)
