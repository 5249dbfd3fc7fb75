"""A target table whose words have been read: documents meet the language here and nowhere else.

An :class:`Item` is anything that can be judged: a 三级指标 of the table or a milestone of its plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.documents.models import class_name
from jixiao.findings import Finding, Route, Severity
from jixiao.language import Amount, Deadline, Growth, Language, Range, Relation, Unreadable, relate
from jixiao.language.comparison import TIGHTER, Bare, Stance, compare
from jixiao.language.time_words import LONGER_IS_BETTER
from jixiao.remembered import Remembered

if TYPE_CHECKING:
    import datetime

    from jixiao.documents.load import Loaded
    from jixiao.documents.models import Indicator, Milestone, Targets
    from jixiao.documents.models.targets import IndicatorRow
    from jixiao.documents.source import Document
    from jixiao.language import Target
    from jixiao.language.words import Op

YEAR_END = 4
_STANCES = Remembered[Stance](1 << 12)
_THE_WHOLE = TIGHTER | {Stance.SAME, Stance.INCOMPARABLE}
"""How a milestone stands to its target where it promises all of it; a promise of another kind may well be all of it."""


class Item(NamedTuple):
    """One thing to judge.

    ``text`` is the official words and ``target`` how they (or the ``confirmed`` reading) are understood, ``None`` when they
    cannot be. ``due`` is the quarter at whose end it has to be met, ``plan`` what single quarters promise for it.
    """

    id: str
    level1: str
    level2: str
    name: str
    text: str
    target: Target | None
    due: int
    route: Route
    document: Document
    indicator: Indicator | None = None
    due_date: datetime.date | None = None
    plan: tuple[tuple[int, Target], ...] = ()
    due_is_planned: bool = False
    confirmed: str | None = None

    @property
    def words(self) -> str:
        """The official words; where a person has confirmed what they mean, that first."""
        return (
            _("{reading}（原表：{text}）").format(reading=self.confirmed, text=self.text)
            if self.confirmed
            else self.text
        )

    @property
    def is_step(self) -> bool:
        """Whether this is a milestone on the way of an indicator: what is said of the indicator need not be said again."""
        return self.route[0] == "plan" and self.indicator is not None

    @property
    def reverse(self) -> bool:
        """Whether less is better (反向).

        The table's own ``direction`` decides. Where it is silent a bare amount of money under 成本, or of time under 时效, is
        a limit: nobody means that spending more than planned is an achievement. A bare 0 can only be kept.
        """
        if self.indicator is not None and self.indicator.direction is not None:
            return self.indicator.direction == "reverse"
        if isinstance(self.target, Amount) and (self.target.op in {"<=", "<"} or _is_bare_zero(self.target)):
            return True
        return self.is_limit_by_class

    @property
    def bare_op(self) -> Op:
        """Say how a bare amount (2个) counts: more is met, unless the row asks for less or for exactly that."""
        if self.indicator is not None and self.indicator.exact == "equal":
            return "=="
        return "<=" if self.reverse else ">="

    def operator(self, target: Amount) -> Op:
        """Say how a number has to stand to an amount that the item, or a part of it, asks for."""
        if target.op != "==":
            return target.op
        return "<=" if self.bare_op == ">=" and _is_bare_zero(target) else self.bare_op

    def is_ceiling(self, target: Target | None) -> bool:
        """Tell whether less than a target is no failure."""
        if isinstance(target, Amount):
            return self.operator(target) in {"<=", "<"}
        return isinstance(target, Growth) and target.op in {"<=", "<"}

    @property
    def is_limit_by_class(self) -> bool:
        """Whether only the class of the indicator makes its bare amount a limit."""
        if not (isinstance(self.target, Amount) and self.target.op == "=="):
            return False
        if self.indicator is not None and (self.indicator.direction or self.indicator.exact):
            return False
        is_cost = self.level2.endswith("成本") and _is_money(self.target.unit)
        is_time = self.level2 == "时效" and _is_time(self.target.unit)
        words = self.name + self.text
        return (is_cost or is_time) and not any(word in words for word in LONGER_IS_BETTER)


def _is_bare_zero(target: Amount) -> bool:
    return target.op == "==" and target.value == 0


class Table(NamedTuple):
    """A target table with everything in it read."""

    document: Document
    targets: Targets
    indicators: tuple[Item, ...]
    milestones: tuple[Item, ...]
    findings: tuple[Finding, ...]

    @property
    def year(self) -> int:
        """The budget year (预算年度)."""
        return self.targets.project.year

    @property
    def items(self) -> tuple[Item, ...]:
        """The indicators, then the milestones that are promised only in the plan: all that has an id of its own."""
        own = {item.id for item in self.indicators}
        return (*self.indicators, *(item for item in self.milestones if item.id not in own))

    def find(self, key: str) -> Item | None:
        """Return the item an actuals file means by an id or a full name."""
        for item in (*self.indicators, *self.milestones):
            if item.id == key:
                return item
        named = [item for item in (*self.indicators, *self.milestones) if item.name == key]
        return named[0] if named else None


def read_table(loaded: Loaded[Targets], language: Language) -> Table | None:
    """Read every 指标值 and every plan value of a table; ``None`` when the file itself could not be read."""
    targets = loaded.model
    if targets is None:
        return None
    rows = targets.rows()
    reader = _Reader(loaded.document, targets, rows, language)
    milestones = tuple(reader.milestone(row.quarter, row.milestone, row.route) for row in targets.milestones())
    steps: dict[str, list[Item]] = {}
    for item in milestones:
        steps.setdefault(item.id, []).append(item)
    indicators = tuple(
        reader.indicator(row.level1, row.level2, row.indicator, row.route, steps.get(row.indicator.id, []))
        for row in rows
    )
    return Table(loaded.document, targets, indicators, milestones, (*loaded.findings, *reader.findings))


class _Reader:
    def __init__(
        self, document: Document, targets: Targets, rows: tuple[IndicatorRow, ...], language: Language
    ) -> None:
        self.document = document
        self.year = targets.project.year
        self.language = language
        self.findings: list[Finding] = []
        self.rows = {row.indicator.id: row for row in rows}

    def indicator(self, level1: str, level2: str, indicator: Indicator, route: Route, steps: list[Item]) -> Item:
        target = self._read(indicator, route, indicator.unit)
        linked = [(step.due, step.target) for step in steps if step.target]
        due_date = target.date2 or target.date if isinstance(target, Deadline) else None
        item = Item(
            id=indicator.id,
            level1=class_name(level1),
            level2=class_name(level2),
            name=indicator.name,
            text=indicator.value,
            target=target,
            due=indicator.due or (quarter_of(due_date, self.year) if due_date else YEAR_END),
            route=route,
            document=self.document,
            indicator=indicator,
            due_date=due_date,
            plan=tuple(sorted(linked, key=lambda step: step[0])),
            due_is_planned=indicator.due is not None or bool(linked),
            confirmed=indicator.reading,
        )
        whole = [quarter for quarter, step in linked if _is_whole(step, item)]
        return item._replace(due=max(whole)) if whole and not indicator.due else item

    def milestone(self, quarter: int, milestone: Milestone, route: Route) -> Item:
        row = self.rows.get(milestone.indicator or "")
        indicator = row.indicator if row else None
        if milestone.value is None and indicator is not None and row is not None:
            source: Indicator | Milestone = indicator
            target = self._read(indicator, row.route, indicator.unit, report=False)
        else:
            source = milestone
            target = self._read(milestone, route, indicator.unit if indicator else None)
        return Item(
            id=milestone.id or milestone.indicator or "",
            level1=class_name(row.level1) if row else "",
            level2=class_name(row.level2) if row else "",
            name=milestone.name or (indicator.name if indicator else ""),
            text=source.value or "",
            target=target,
            due=quarter,
            route=route,
            document=self.document,
            indicator=indicator,
            due_is_planned=True,
            confirmed=source.reading,
        )

    def _read(
        self, source: Indicator | Milestone, route: Route, unit: str | None, *, report: bool = True
    ) -> Target | None:
        text = source.reading or source.value or ""
        reading = self.language.read(text, self.year)
        if isinstance(reading, Unreadable):
            if report:
                field = "reading" if source.reading else "value"
                self.findings.append(unreadable_finding(reading, text, self.document, (*route, field)))
            return None
        if unit and isinstance(reading, Amount | Range) and reading.unit is None:
            return self._with_unit(text, reading, unit)
        return reading

    def _with_unit(self, text: str, reading: Amount | Range, unit: str) -> Target:
        """Put the unit of its own column behind the number, so that 30 with 万元 becomes 300000元."""
        joined = self.language.read(f"{text}{unit}", self.year)
        if isinstance(joined, Amount | Range) and joined.unit is not None:
            return joined
        return reading.with_fields(unit=unit)


def unreadable_finding(
    problem: Unreadable, text: str, document: Document, route: Route, *, actual: bool = False
) -> Finding:
    """Say that a text cannot be read, at the very characters that stopped the reading."""
    template = _("完成值看不懂：「{text}」。{message}") if actual else _("目标值看不懂：「{text}」。{message}")
    message = template.format(text=shorten(text), message=problem.message)
    remedy = problem.help
    if not actual and "value" in route:
        remedy = _("{remedy}。若原表不能改，请在 reading（口径）里写明它的意思。").format(remedy=remedy)
    return document.finding(problem.code, Severity.ERROR, message, help=remedy, route=route, span=problem.span)


def shorten(text: str, length: int = 40) -> str:
    """Cut a long text for a sentence."""
    return text if len(text) <= length else f"{text[:length]}…"


def quarter_of(date: datetime.date, year: int) -> int:
    """Return the quarter of the budget year a day lies in: 0 before the year, 4 in its last quarter and after."""
    if date.year != year:
        return 0 if date.year < year else YEAR_END
    return (date.month + 2) // 3


def _is_whole(step: Target, item: Item) -> bool:
    """Tell whether a milestone promises all of its indicator, so that the plan has it due then; 150 of 200 is a part."""
    if item.target is None:
        return True
    key, values = (item.bare_op,), (item.target, step)
    stance = _STANCES.find(key, values)
    if stance is None:
        stance = _STANCES.keep(key, values, compare(item.target, step, Bare(item.bare_op, item.bare_op)).stance)
    return stance in _THE_WHOLE


def _is_money(unit: str | None) -> bool:
    return unit is None or relate(unit, "元") is not Relation.DIFFERENT


def _is_time(unit: str | None) -> bool:
    return unit is not None and relate(unit, "天") is not Relation.DIFFERENT
