"""L09: a number without a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import All, Amount, AnyOf, Range
from jixiao.language.units import built_in
from jixiao.rules.bare_number import bound_for, lacks_bound
from jixiao.rules.base import Context, Problem, Rule, at_value
from jixiao.rules.vocabulary import BEFORE_UNIT, BLANK_UNIT, IN_BRACKETS, MONEY_NAMES, NUMBER, RATES, YUAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.findings import Span
    from jixiao.language import Target, Unreadable
    from jixiao.table import Item


class MissingUnit(Rule):
    """数字没有单位 (missing unit)

    ## 说明

    指标值的数后面没有单位，或单位不完整（30亿没写元）。度量单位单列的写 `unit`；名称里已写单位的（如“专利数（件）”）不算；0 不算。
    口径补上了单位的，只作提示。

    ## 为什么

    没有单位，15 可能是 15 家、15 个百分点、15 万元；汇总时会把不同的东西加在一起。

    ## 反例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 知识产权质押融资金额, value: 不少于30亿}  # ← L09
    ```

    ## 正例

    ```yaml
    indicators:
      产出指标:
        数量指标:
          - {id: SL01, name: 知识产权质押融资金额, value: 不少于30亿元}
          - {id: SL02, name: 培训人数, value: 不少于20, unit: 人}
          - {id: SL03, name: 专利数（件）, value: 不少于5}
    ```
    """

    code = "L09"
    name = "missing-unit"
    severity = Severity.ERROR

    def check(self, context: Context) -> Iterator[Problem]:
        """Judge the official words; a reading that has the unit settles the matter."""
        for item in context.indicators:
            if not _lacks_unit(context.official(item)) or _named_elsewhere(item):
                continue
            number = NUMBER.search(item.text)
            span = number.span() if number else None
            if not _lacks_unit(item.target):
                message = _("原文「{value}」没有写单位，口径已经补上。").format(value=item.text)
                yield Problem(message, at_value(item), span, severity=Severity.INFO)
                continue
            message = _("「{value}」没有写单位。").format(value=item.text)
            yield Problem(message, at_value(item), span, _remedy(item, span))


def _remedy(item: Item, span: Span | None) -> str:
    """Propose the whole value: 元 where the name speaks of money, else a blank; with a bound where that is missing as well."""
    end = span[1] if span else len(item.text)
    unit = YUAN if any(word in item.name for word in MONEY_NAMES) else BLANK_UNIT
    is_bare = lacks_bound(item)
    better = f"{bound_for(item) if is_bare else ''}{item.text[:end]}{unit}{item.text[end:]}"
    remedy = _("写成「{better}」；单位单列的写 unit。").format(better=better)
    if unit != YUAN:
        remedy = _("写成「{better}」，＿ 处写单位；单位单列的写 unit。").format(better=better)
    return _("{remedy}至多的写不超过，必须正好的写 exact: equal。").format(remedy=remedy) if is_bare else remedy


def _lacks_unit(target: Target | Unreadable | None) -> bool:
    if isinstance(target, All | AnyOf):
        return any(_lacks_unit(part) for part in target.parts)
    if isinstance(target, Amount):
        return target.unit is None and target.value != 0
    return isinstance(target, Range) and target.unit is None


def _named_elsewhere(item: Item) -> bool:
    """Tell whether a column of its own, or the name of the indicator, says the unit."""
    if item.indicator is not None and item.indicator.unit:
        return True
    if IN_BRACKETS.sub("", item.name).endswith(RATES):
        return True
    names = built_in().names
    return any(inside.lstrip(BEFORE_UNIT) in names for inside in IN_BRACKETS.findall(item.name))
