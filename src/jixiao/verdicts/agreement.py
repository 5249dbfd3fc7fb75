"""Whether the entries of one indicator are about one thing, and that thing is what its target counts.

One entry is compared with its target's unit by :func:`jixiao.accumulate.in_unit`; here the entries are compared with one
another, and with the name of the indicator where unit and number leave it open. What looks like another indicator's number
never becomes a verdict.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Relation, convert, counts_people, is_one_family, relate
from jixiao.language.change_words import direction_of, names_change, names_fall
from jixiao.language.folding import fold
from jixiao.language.rate_names import is_opposite
from jixiao.outcome import Note
from jixiao.verdicts.case import Case, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.accumulate import Achieved
    from jixiao.language import Amount, Range

_FAR_APART = Decimal(10_000)
"""A bare number this many times larger or smaller than one with a unit lacks 万, or belongs elsewhere."""
# compiled when they are first needed, which in most runs is never
_MONEY_NAMES = "额|资金|投资|产值|收入|经费|成本|费用|贷款|融资|税收|利润|补助|补贴"
_PEOPLE_NAMES = "[人员师生者才户民]|专家|代表|干部|学徒|选手|岗位|就业"
_SCALES = frozenset("万亿萬億")
_RATES = frozenset({"%", "‰"})


def with_agreed_unit(
    case: Case, target: Amount | Range, given: tuple[Achieved, ...]
) -> tuple[Amount | Range, tuple[Note, ...]]:
    """Return the target, in the unit its entries agree on where it has none, and what speaks against adding them."""
    written = [entry for entry in given if number_of(entry).unit is not None]
    if not written or (len(given) == 1 and number_of(given[0]).unit == target.unit):
        return target, ()
    notes = tuple(_mixed(target, written))
    if target.unit is not None:
        return target, (*notes, *_people(case, target.unit, written), *_far_apart(given, written))
    unit = number_of(written[0]).unit or ""
    notes = notes or tuple(_without_unit(case, unit, written[0]))
    if any(note.severity is Severity.ERROR for note in notes):
        return target, notes
    return target.with_fields(unit=unit), (*notes, *_far_apart(given, written))


def not_the_same(case: Case, given: tuple[Achieved, ...], *, of_change: bool = False) -> tuple[Note, ...]:
    """Refuse what is not about the thing asked for: another rate, and (``of_change`` apart) 提高2% where a level is wanted."""
    told: tuple[Note, ...] = ()
    for entry in given:
        if not number_of(entry).text[:1].isdigit():  # a number alone names nothing else
            told += _opposite(case, entry) or (() if of_change else _change(case, entry))
    return told


def _opposite(case: Case, entry: Achieved) -> tuple[Note, ...]:
    """不合格率96% is no answer for a 合格率, and 合格率96% none for a 不合格率."""
    actual = number_of(entry)
    if actual.unit not in _RATES or not is_opposite(actual.text, case.item.name + case.item.text):
        return ()
    words = {"text": actual.text, "name": case.item.name}
    message = _("完成值「{text}」说的是另一个率，和指标「{name}」不是一回事，也许正相反。").format(**words)
    remedy = _("请填指标本身的数；只有反面的数时，先换算，例如 不合格率4% 就是 合格率96%。")
    return (Note("JX320", Severity.ERROR, message, remedy, entry.number),)


def _change(case: Case, entry: Achieved) -> tuple[Note, ...]:
    """A change answers a number only where the name speaks of one; 减少5个 none that asks for more."""
    actual = number_of(entry)
    name = case.item.name + case.item.text
    said = direction_of(fold(actual.text)) if actual.kind == "amount" else None
    if names_change(name) if actual.kind == "growth" else said is None or (said == "down") == names_fall(name):
        return ()
    words = {"text": actual.text, "target": case.item.text}
    message = _("完成值「{text}」说的是增减了多少，目标「{target}」要的是完成了多少。").format(**words)
    return (Note("JX306", Severity.ERROR, message, _("请填到现在一共完成的数，例如 96%、4个。"), entry.number),)


def _mixed(target: Amount | Range, written: list[Achieved]) -> Iterator[Note]:
    """Name the entries that count something else than the others do; what the target refuses anyway is not looked at."""
    fitting = [entry for entry in written if relate(number_of(entry).unit, target.unit) is not Relation.DIFFERENT]
    if not fitting:
        return
    base = next((entry for entry in fitting if number_of(entry).unit == target.unit), fitting[0])
    named: set[str | None] = set()
    for entry in fitting:
        unit = number_of(entry).unit
        if unit in named or _adds_to(number_of(base).unit, unit, target.unit):
            continue
        named.add(unit)
        message = _(
            "同一项里有「{first}」，又有「{second}」，单位对不上，加不起来：是不是少了一行，别的指标的填报串到这一项来了？"
        ).format(first=number_of(base).text, second=number_of(entry).text)
        remedy = _("别的指标的，移到它自己的编号下面；确是同一件事，写成同一个单位。")
        yield Note("JX306", Severity.ERROR, message, remedy, entry.number)


def _adds_to(base: str | None, unit: str | None, target: str | None) -> bool:
    """Tell whether two units of one list go together; without a unit in the target, 米 and 公里 do not say which is meant."""
    return is_one_family(base, unit) and (target is not None or convert(Decimal(1), unit, base) in {None, Decimal(1)})


def _far_apart(given: tuple[Achieved, ...], written: list[Achieved]) -> Iterator[Note]:
    """Question a bare number beside one with a unit when the two are too far apart to be about one thing."""
    for entry in given:
        bare = number_of(entry)
        if bare.unit is not None or not bare.value:
            continue
        for other in written:
            value = number_of(other).value
            if not value or 1 / _FAR_APART < abs(bare.value / value) < _FAR_APART:
                continue
            words = {"bare": bare.text, "other": number_of(other).text}
            message = _("数量级不清：同一项里有「{other}」，又有没写单位的「{bare}」，相差太多。").format(**words)
            yield Note(
                "JX307",
                Severity.ERROR,
                message,
                _("请带上单位填写；不是这一项的，移到它自己的编号下面。"),
                entry.number,
            )
            break


def _people(case: Case, unit: str, written: list[Achieved]) -> Iterator[Note]:
    """People are not things: 5人 answers 5个 only where the name speaks of people."""
    if counts_people(unit) or re.search(_PEOPLE_NAMES, case.item.name + case.item.text):
        return
    for entry in written:
        actual = number_of(entry).unit
        if counts_people(actual) and relate(actual, unit) is Relation.NEAR:
            words = {"target": unit, "actual": actual}
            message = _("单位不同，没法比较：目标按「{target}」，完成值写的是「{actual}」。").format(**words)
            remedy = _("人数和件数不是一回事，请按目标的单位填写。")
            yield Note("JX306", Severity.ERROR, message, remedy, entry.number)


def _without_unit(case: Case, unit: str, entry: Achieved) -> Iterator[Note]:
    """Say how a target without unit is read; 30亿 of a 金额 is money, and nothing else answers it."""
    is_sum = _SCALES & set(case.item.text) and re.search(_MONEY_NAMES, case.item.name)
    words = {"text": case.item.text, "actual": unit}
    if is_sum and relate(unit, "元") is Relation.DIFFERENT:
        message = _("目标「{text}」没有写单位，按名称是金额，完成值写的是「{actual}」，没法比较。").format(**words)
        yield Note("JX306", Severity.ERROR, message, _("请填金额，例如 {text}元。").format(**words), entry.number)
    elif not (is_sum and convert(Decimal(1), unit, "元") is not None):
        message = _("目标「{text}」没有写单位，完成值写的是「{actual}」，按同一单位计。").format(**words)
        remedy = _("请核对；目标的单位写在目标表的 unit（度量单位）或 reading（口径）里。")
        yield Note("JX305", Severity.WARNING, message, remedy, entry.number)
