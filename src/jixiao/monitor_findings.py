"""What ``report`` has to say beside the verdicts of ``check``, each finding at the very place it is about."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Finding, Route, Severity
from jixiao.language import Actual, Amount, Growth, Range
from jixiao.lights import Light
from jixiao.progress import is_flow
from jixiao.quantity import show_number
from jixiao.table import Item, quarter_of
from jixiao.verdicts.case import last_said

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.check_report import Row
    from jixiao.execution import Execution
    from jixiao.language import Language
    from jixiao.monitor_report import Rule
    from jixiao.pair import Pair
    from jixiao.progress import Standing


class ItemFindings:
    """Tells about the progress of one item; ``key`` is the one its entries stand under, empty when there are none."""

    def __init__(self, pair: Pair, item: Item, key: str, entries: tuple[Achieved, ...]) -> None:
        self.document = pair.actuals.document
        self.item = item
        self.key = key
        self.entries = entries

    def behind(self, row: Row, standing: Standing, quarter: int) -> Finding:
        """Say that a red light is on before the item is due."""
        words = {"id": row.id, "name": row.name, "quarter": quarter}
        remedy = _("请核对完成值；确实滞后的，在 reason 里写明原因和追赶办法。")
        if standing.total is None or standing.expected is None:
            message = _("没有达到要求：{id} {name}，目标「{target}」，目前「{actual}」。").format(
                **words, target=row.text, actual=row.outcome.text or ""
            )
        elif not is_flow(self.item):
            message = _("没有达到要求：{id} {name}，目标「{target}」，目前 {total}。").format(
                **words, target=row.text, total=show_number(standing.total, standing.unit)
            )
        else:
            message = _("进度滞后：{id} {name}，到第 {quarter} 季度应完成 {expected}，累计 {total}，差 {gap}。").format(
                **words,
                expected=show_number(standing.expected, standing.unit),
                total=show_number(standing.total, standing.unit),
                gap=show_number(max(standing.expected - standing.total, Decimal(0)), standing.unit),
            )
        return self._at_last("JX421", Severity.ERROR, message, remedy)

    def not_this_quarter(self, row: Row, quarter: int, severity: Severity) -> Finding:
        """Say that a rate has no value for this quarter."""
        message = _("第 {quarter} 季度没有填报：{id} {name}，最近一次是「{actual}」。").format(
            quarter=quarter, id=row.id, name=row.name, actual=row.outcome.text or ""
        )
        return self._at_last("JX422", severity, message, _("请补报这个季度的数；以前的数不能代替。"))

    def about_forecasts(self, language: Language) -> list[Finding]:
        """Return the forecasts that are no value."""
        return [finding for entry in self.entries for finding in self._about_forecast(entry, language)]

    def _about_forecast(self, entry: Achieved, language: Language) -> list[Finding]:
        """A forecast of a number is a number; of anything else it may be any words."""
        text = entry.entry.forecast
        if text is None or not isinstance(self.item.target, Amount | Range | Growth):
            return []
        actual = language.read_actual(text)
        if isinstance(actual, Actual) and actual.value is not None:
            return []
        message = _("全年预计「{text}」不是数，目标是「{target}」。").format(text=text, target=self.item.text)
        return [self._at(entry, "forecast", "JX407", message, _("请写预计全年完成的数，例如 5个。"))]

    def _at(self, entry: Achieved, field: str, code: str, message: str, remedy: str) -> Finding:
        route: Route = ("actuals", self.key, "entries", entry.number, field)
        return self.document.finding(code, Severity.WARNING, message, help=remedy, route=route).about(self.item.id)

    def _at_last(self, code: str, severity: Severity, message: str, remedy: str) -> Finding:
        last = last_said(self.entries)
        route: Route = ("actuals", self.key)
        if last is not None:
            route = (*route, "entries", last.number, "value" if last.entry.value else "rating")
        label = self.item.document.label(
            _("目标「{target}」").format(target=self.item.text), (*self.item.route, "value")
        )
        finding = self.document.finding(code, severity, message, help=remedy, route=route, labels=(label,))
        return finding.about(self.item.id)


def old_data(pair: Pair, quarter: int) -> Finding | None:
    """Warn about a file whose values end before the quarter begins."""
    as_of = pair.actuals.model.as_of if pair.actuals.model else None
    if as_of is None or quarter_of(as_of, pair.table.year) >= quarter:
        return None
    message = _("数据只到 {date}，不到第 {quarter} 季度。").format(date=as_of.isoformat(), quarter=quarter)
    remedy = _("请补报后把 as_of 改成新的日期，或改用 --quarter {now}。").format(
        now=max(quarter_of(as_of, pair.table.year), 1)
    )
    return pair.actuals.document.finding("JX408", Severity.WARNING, message, help=remedy, route=("as_of",))


def no_quarter(pair: Pair) -> Finding:
    """Ask for the quarter."""
    message = _("不知道监控到哪个季度。")
    remedy = _("请加 --quarter 1、2、3 或 4，或在文件里写 as_of（数据截至的日期）。")
    return pair.actuals.document.finding("JX409", Severity.ERROR, message, help=remedy)


def gap(pair: Pair, completion: Decimal | None, budget: Execution, rule: Rule) -> Finding | None:
    """双监控: warn where the work and the money are too far apart, in points of a hundred."""
    if completion is None or budget.rate is None or budget.light is Light.UNRATED:
        return None
    points = (completion - budget.rate) * 100
    if abs(points) <= rule.gap_points:
        return None
    words = {
        "completion": show_number(completion * 100, "%"),
        "rate": show_number(budget.rate * 100, "%"),
        "points": show_number(abs(points), None),
    }
    if points > 0:
        message = _("目标快于资金：目标完成程度 {completion}，预算执行率 {rate}，相差 {points} 个百分点。").format(
            **words
        )
    else:
        message = _("资金快于目标：目标完成程度 {completion}，预算执行率 {rate}，相差 {points} 个百分点。").format(
            **words
        )
    remedy = _("请核对支付进度和完成值，在 budget 的 reason 里写明原因。")
    return pair.actuals.document.finding("JX416", Severity.WARNING, message, help=remedy, route=("budget", "spent"))
