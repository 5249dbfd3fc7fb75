"""Lengths of time without an exact length: what they can be at least and at most."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.language.durations import UNBOUNDED, bounds, is_duration
from jixiao.language.targets import plain


@pytest.mark.parametrize(
    ("value", "unit", "to", "low", "high"),
    [
        ("1", "个月", "天", "28", "31"),
        ("2", "个月", "天", "56", "62"),
        ("12", "个月", "天", "365", "366"),
        ("13", "个月", "天", "393", "397"),
        ("11.9", "个月", "天", "333.2", "366"),  # no eleven months and some days outlast a year
        ("1", "年", "天", "365", "366"),
        ("2", "年", "天", "730", "732"),
        ("1", "季度", "天", "84", "93"),
        ("1", "个月", "小时", "672", "744"),
        ("31", "天", "个月", "1", "1.107142857142857142857142857"),
        ("365", "天", "年", "0.9811827956989247311827956992", "1"),
        ("366", "天", "年", "1", "1.002976190476190476190476191"),
        ("360", "天", "个月", "11.61290322580645161290322581", "12"),  # less than twelve, and never more than them
        ("10", "个工作日", "天", "10", "Infinity"),
        ("3", "工作日", "小时", "24", "Infinity"),
        ("31", "工作日", "个月", "1", "Infinity"),
        ("20", "天", "工作日", "0", "20"),
        ("24", "小时", "工作日", "0", "3"),
        ("1", "个月", "工作日", "0", "31"),
    ],
)
def test_bounds(value: str, unit: str, to: str, low: str, high: str) -> None:
    found = bounds(Decimal(value), unit, to)
    assert found is not None
    shown = [plain(end) if end != UNBOUNDED else "Infinity" for end in found]
    assert [text[:9] for text in shown] == [low[:9], high[:9]]
    assert (found.number is None) == (low != high)


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        ("工时", "小时"),
        ("人月", "个月"),
        ("天", "小时"),
        ("学期", "个月"),
        ("个", "天"),
        ("元/天", "元/月"),
        ("光年", "年"),
    ],
)
def test_what_has_no_bounds(unit: str, to: str) -> None:
    assert bounds(Decimal(1), unit, to) is None


def test_a_negative_length_is_none() -> None:
    assert bounds(Decimal(-1), "个月", "天") is None


def test_work_is_no_time() -> None:
    assert [is_duration(unit) for unit in ("天", "个月", "工作日", "工时", "个", "元/天")] == [True] * 3 + [False] * 3
