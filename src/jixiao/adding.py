"""Whether the entries of one item are added up: what its unit, its name and its bound say about it.

Counts and money are added; rates, prices and degrees take the latest. Averages cannot be added, and without weights nobody can
average them again; of times it is often open whether they are added or each of them has to hold. There a verdict is given only
where every way of taking them leads to it (:func:`taken_together`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.language import Amount, Range, Relation, relate
from jixiao.language.durations import Bounds, is_duration
from jixiao.language.time_words import AVERAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.table import Item

_NOT_ADDED = frozenset({"百分点", "个百分点", "倍", "分", "℃", "度", "岁", "级", "年", "成"})
_AVERAGE = re.compile("平均(?!主义)|[日周月次件单]均(?![衡等匀])")
_PER_HEAD = re.compile("[人户亩场村生校]均(?![衡等匀])")
_IN_ALL = re.compile("累计|合计|总计|总量|总时|总天|总共|全年|年度内")
_EACH_TIME = re.compile("时限|限时|响应|单次|单件|单笔|每次|每件|每笔")
_TERMS = re.compile("质保|保修|保质|寿命|年限|有效期|期限|工期")


class Adding(Enum):
    """How several entries make one number."""

    SUM = "sum"
    LATEST = "latest"
    AVERAGE = "average"  # 平均办理时间: somewhere between the least and the most of them
    PER_HEAD = "per_head"  # 人均学时: the average of the quarters, or their sum
    TIME = "time"  # 建设工期: each of them, or their sum
    EACH_TIME = "each_time"  # 响应时限: each of them


def adding(item: Item, target: Amount | Range) -> Adding:
    """Say how the entries of an item are taken together; ``accumulate`` of the table decides where it is given.

    A unit with a slash (元/亩) is a price or a density and does not add up.
    """
    accumulate = item.indicator.accumulate if item.indicator else None
    if accumulate is not None:
        return Adding.SUM if accumulate == "sum" else Adding.LATEST
    return _by_nature(item, target)


def adds_up(item: Item, target: Amount | Range) -> bool:
    """Tell whether the entries of an item are added."""
    return adding(item, target) is Adding.SUM


def adds_up_in(item: Item, unit: str | None) -> bool:
    """Tell whether what an item reports in a unit is added, where its target speaks of a change and not of the number."""
    accumulate = item.indicator.accumulate if item.indicator else None
    if accumulate is not None:
        return accumulate == "sum"
    return _nature(item.name + item.text, unit, is_floor=True) is Adding.SUM


def is_countable(item: Item, target: Amount | Range) -> bool:
    """Tell whether an item is a count or a sum by its nature, even where its quarters give the total so far (latest)."""
    accumulate = item.indicator.accumulate if item.indicator else None
    return accumulate == "sum" or _by_nature(item, target) is Adding.SUM


def _by_nature(item: Item, target: Amount | Range) -> Adding:
    is_floor = isinstance(target, Amount) and not item.is_ceiling(target)
    return _nature(item.name + item.text, target.unit, is_floor=is_floor)


@lru_cache(maxsize=4096)  # the tables of a run have the same rows, and each is asked about for every quarter
def _nature(words: str, unit: str | None, *, is_floor: bool) -> Adding:
    if unit is not None and ("/" in unit or unit in _NOT_ADDED or relate(unit, "%") is not Relation.DIFFERENT):
        return Adding.LATEST
    if AVERAGES in words:
        if _AVERAGE.search(words):
            return Adding.AVERAGE
        if _PER_HEAD.search(words):
            return Adding.PER_HEAD
    if unit is None or not is_duration(unit) or _IN_ALL.search(words):
        return Adding.SUM
    if is_floor:
        return Adding.TIME if _TERMS.search(words) else Adding.SUM
    return Adding.EACH_TIME if _EACH_TIME.search(words) else Adding.TIME


def taken_together(way: Adding, item: Item, target: Amount | Range, numbers: Sequence[Bounds]) -> Bounds:
    """Return the least and the most the entries can come to, whichever way they are taken; not for ``LATEST``."""
    lows, highs = [number.low for number in numbers], [number.high for number in numbers]
    total = Bounds(sum(lows, Decimal(0)), sum(highs, Decimal(0)))
    if way is Adding.SUM:
        return total
    is_ceiling = item.is_ceiling(target)
    match way:
        case Adding.AVERAGE:
            return Bounds(min(lows), max(highs))
        case Adding.PER_HEAD:
            return Bounds(min(lows), total.high)
        case Adding.TIME:
            return Bounds(max(lows) if is_ceiling else min(lows), total.high)
        case Adding.EACH_TIME:
            return Bounds(max(lows), max(highs)) if is_ceiling else Bounds(min(lows), max(highs))
    return total
