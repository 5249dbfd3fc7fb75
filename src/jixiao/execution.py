"""预算执行: how much of the year's budget is spent, beside how much of the year has passed.

The rate is 执行数 ÷ 全年预算数, the adjusted budget and not the initial one; a quarter of it is expected each quarter. A budget of
zero is not assessed. There is no blue: money spent early is no achievement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.findings import Finding, Severity
from jixiao.language import Relation, Unreadable, relate
from jixiao.lights import Light
from jixiao.progress import PLACES
from jixiao.quantity import rounded_ratio, show_number, told_apart
from jixiao.table import YEAR_END, quarter_of

if TYPE_CHECKING:
    from jixiao.documents.source import Document
    from jixiao.findings import Route
    from jixiao.language import Language
    from jixiao.pair import Pair
    from jixiao.progress import Yardstick

FLOORS: dict[str, dict[int, Decimal]] = {
    "national": {},
    # 四川: the last floor at or before the quarter's end (25 % at the end of April, 40 % June, 60 % August, 80 % October)
    "sichuan": {2: Decimal("0.40"), 3: Decimal("0.60"), 4: Decimal("0.80")},
}
"""The least rate of execution by quarter, below which a profile warns."""


class Absence(StrEnum):
    """Why there is no figure: an amount that is there but cannot be used is not called 未填."""

    NOT_GIVEN = N_("未填")
    NOT_READ = N_("看不懂")
    OTHER_QUARTER = N_("不是这个季度的")

    @property
    def word(self) -> str:
        """The word a person reads."""
        return _(self.value)


@dataclass(frozen=True, slots=True)
class Execution:
    """The budget at the end of a quarter, in ``unit``; ``rate`` is rounded to four places, ``ratio`` rounded down to them.

    Where ``adjusted`` or ``spent`` is ``None``, ``no_adjusted`` and ``no_spent`` say why.
    """

    light: Light = Light.UNREPORTED
    adjusted: Decimal | None = None
    spent: Decimal | None = None
    expected: Decimal | None = None
    rate: Decimal | None = None
    ratio: Decimal | None = None
    reason: str | None = None
    unit: str | None = None
    no_adjusted: Absence = Absence.NOT_GIVEN
    no_spent: Absence = Absence.NOT_GIVEN


@dataclass(frozen=True, slots=True)
class _Money:
    value: Decimal
    unit: str | None


def execution_of(pair: Pair, quarter: int, yardstick: Yardstick) -> tuple[Execution, tuple[Finding, ...]]:
    """Judge the execution of the budget at the end of a quarter."""
    reader = _Reader(pair, yardstick.language)
    budget, spent = reader.budget(), reader.spent()
    spending = pair.actuals.model.budget if pair.actuals.model else None
    known = Execution(
        adjusted=budget.value if budget else None,
        spent=spent.value if spent else None,
        reason=spending.reason if spending else None,
        unit=(budget and budget.unit) or (spent and spent.unit) or None,
        no_adjusted=reader.no_adjusted,
        no_spent=reader.no_spent,
    )
    if reader.findings:
        return replace(known, light=Light.UNRATED), tuple(reader.findings)
    if spent is None or budget is None:
        return known, (reader.not_given(budget),)
    if reader.as_of_quarter > quarter:
        unknown = replace(known, light=Light.UNRATED, spent=None, no_spent=Absence.OTHER_QUARTER)
        return unknown, (reader.too_new(quarter),)
    if budget.value == 0:
        return replace(known, light=Light.UNRATED), (reader.zero(),)
    return _judged(known, yardstick, quarter, reader)


def unreadable_amounts(pair: Pair, language: Language) -> tuple[Finding, ...]:
    """Return what is wrong with the amounts a file of actuals gives, whatever is asked about them."""
    reader = _Reader(pair, language)
    if reader.spending is None:
        return ()
    reader.budget()
    reader.spent()
    own = pair.actuals.document.path
    return tuple(found for found in reader.findings if found.location is not None and found.location.path == own)


def _judged(
    known: Execution, yardstick: Yardstick, quarter: int, reader: _Reader
) -> tuple[Execution, tuple[Finding, ...]]:
    budget, spent = known.adjusted or Decimal(0), known.spent or Decimal(0)
    expected = budget * quarter / YEAR_END
    rate = rounded_ratio(spent / budget, PLACES)
    ratio = (spent / expected).quantize(PLACES, ROUND_FLOOR)
    light = yardstick.light_of(spent, expected, can_be_ahead=False)
    findings: tuple[Finding, ...] = ()
    if spent > budget:
        light, findings = Light.RED, (reader.overspent(budget, spent, known.unit),)
    floor = FLOORS[yardstick.rule.profile].get(quarter)
    if floor is not None and spent < floor * budget:
        findings = (*findings, reader.slow(spent / budget, floor))
    return replace(known, light=light, expected=expected, rate=rate, ratio=ratio), findings


class _Reader:
    """Reads the amounts, and knows where they stand."""

    def __init__(self, pair: Pair, language: Language) -> None:
        self.pair = pair
        self.language = language
        self.findings: list[Finding] = []
        self.no_adjusted = self.no_spent = Absence.NOT_GIVEN
        self.spending = pair.actuals.model.budget if pair.actuals.model else None
        self.document = pair.actuals.document

    @property
    def as_of_quarter(self) -> int:
        """The quarter whose amounts the file holds; 0 when it does not say."""
        as_of = self.pair.actuals.model.as_of if self.pair.actuals.model else None
        return quarter_of(as_of, self.pair.table.year) if as_of else 0

    def budget(self) -> _Money | None:
        """Return the adjusted budget, else the one of the table (资金需求)."""
        if self.spending is not None and self.spending.adjusted is not None:
            money = self._money(self.spending.adjusted, self.document, ("budget", "adjusted"))
        elif (initial := self.pair.table.targets.project.budget) is not None:
            money = self._money(initial, self.pair.table.document, ("project", "budget"))
        else:
            return None
        if money is None:
            self.no_adjusted = Absence.NOT_READ
        return money

    def spent(self) -> _Money | None:
        """Return what was spent; whether it is in the same unit as the budget is asked here too."""
        if self.spending is None or self.spending.spent is None:
            return None
        money = self._money(self.spending.spent, self.document, ("budget", "spent"))
        budget = self.budget() if money is not None else None
        if money is not None and budget is not None and (money.unit is None) != (budget.unit is None):
            message = _("预算和执行数只有一个写了单位，没法比较：「{spent}」。").format(spent=self.spending.spent)
            self._problem(message, self.document, ("budget", "spent"))
            money = None
        if money is None:
            self.no_spent = Absence.NOT_READ
        return money

    def not_given(self, budget: _Money | None) -> Finding:
        """Say which amount is missing, at what there is to compare it with; where nothing is, only the file is named."""
        if budget is None:
            message = _("没有填报全年预算数，算不出执行率。")
            remedy = _("请在 {path} 里写 budget: {{adjusted: 365万元, spent: …}}")
        else:
            message = _("没有填报预算执行数，算不出执行率。")
            remedy = _("请在 {path} 里写 budget: {{spent: 210.5万元}}")
        remedy = remedy.format(path=self.document.path)
        route: Route = ("budget",)
        document = self.document
        if self.spending is None and budget is not None:
            document, route = self.pair.table.document, ("project", "budget")
        finding = document.finding("JX411", Severity.WARNING, message, help=remedy, route=route, on_key=True)
        return finding._replace(excerpt=None) if self.spending is None and budget is None else finding

    def too_new(self, quarter: int) -> Finding:
        """Say why an amount of today is not judged for a quarter that is past."""
        message = _("执行数是第 {now} 季度的，不能说明第 {quarter} 季度末的执行情况，预算执行不评。").format(
            now=self.as_of_quarter, quarter=quarter
        )
        remedy = _("要重看以前的季度，请用当时的文件。")
        return self.document.finding("JX415", Severity.WARNING, message, help=remedy, route=("budget", "spent"))

    def zero(self) -> Finding:
        """Say why a budget of zero is not assessed."""
        message = _("全年预算数是 0，执行率不评。")
        return self.document.finding(
            "JX412",
            Severity.WARNING,
            message,
            help=_("请核对预算；确实没有资金的项目不必填 budget。"),
            route=("budget",),
        )

    def overspent(self, budget: Decimal, spent: Decimal, unit: str | None) -> Finding:
        """Say that more was spent than there is."""
        words = {"spent": show_number(spent, unit), "budget": show_number(budget, unit)}
        message = _("执行数 {spent} 大于全年预算数 {budget}。").format(**words)
        remedy = _("请核对；预算调增过的，把调整后的数写进 adjusted。")
        return self.document.finding("JX413", Severity.ERROR, message, help=remedy, route=("budget", "spent"))

    def slow(self, rate: Decimal, floor: Decimal) -> Finding:
        """Say that a profile's floor is not reached."""
        limit = floor * 100
        words = {"rate": show_number(told_apart(rate * 100, 2, limit), "%"), "floor": show_number(limit, "%")}
        message = _("执行率 {rate}，低于四川的序时下限 {floor}。").format(**words)
        remedy = _("请加快执行，或在 budget 的 reason 里写明原因。")
        return self.document.finding("JX414", Severity.WARNING, message, help=remedy, route=("budget", "spent"))

    def _money(self, text: str, document: Document, route: Route) -> _Money | None:
        actual = self.language.read_actual(text)
        if isinstance(actual, Unreadable) or actual.kind != "amount" or actual.value is None:
            self._problem(_("金额看不懂：「{text}」。").format(text=text[:40]), document, route)
        elif relate(actual.unit, "元") is Relation.DIFFERENT:
            self._problem(_("「{text}」不是金额。").format(text=text[:40]), document, route)
        elif actual.value < 0:
            self._problem(_("金额不会是负数：「{text}」。").format(text=text[:40]), document, route)
        else:
            return _Money(actual.value, actual.unit)
        return None

    def _problem(self, message: str, document: Document, route: Route) -> None:
        finding = document.finding(
            "JX410", Severity.ERROR, message, help=_("请写带单位的金额，例如 210.5万元。"), route=route
        )
        if finding not in self.findings:
            self.findings.append(finding)
