"""How units stand to each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.language import Relation, convert, counts_people, counts_the_same, read, relate
from jixiao.language.units import built_in

SAME, NEAR, DIFFERENT = Relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("个", "个", SAME),
        (None, "个", SAME),
        (None, None, SAME),
        ("平方米", "㎡", SAME),
        ("公里", "km", SAME),
        ("百分比", "%", SAME),
        ("人民币", "元", SAME),
        ("元/平米", "元/平方米", SAME),
        ("场", "次", NEAR),
        ("场", "期", NEAR),
        ("人", "人次", NEAR),
        ("家", "户", NEAR),
        ("个", "家", NEAR),
        ("项", "件", NEAR),
        ("米", "公里", NEAR),
        ("%", "‰", NEAR),
        ("天", "月", NEAR),
        ("天", "工作日", NEAR),
        ("元/亩", "元/公顷", NEAR),
        ("次/月", "场/月", NEAR),
        ("元", "个", DIFFERENT),
        ("件", "%", DIFFERENT),
        ("%", "百分点", DIFFERENT),
        ("米", "平方米", DIFFERENT),
        ("人", "场", DIFFERENT),
        ("元", "元/亩", DIFFERENT),
        ("元", "美元", DIFFERENT),
        ("咖啡", "茶", DIFFERENT),
        ("咖啡", "咖啡", SAME),
        ("个", "吨", DIFFERENT),
    ],
)
def test_relate(a, b, relation):
    assert relate(a, b) is relation
    assert relate(b, a) is relation


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        ("1.5", "公里", "米", "1500"),
        ("15", "亩", "公顷", "1"),
        ("500", "公斤", "吨", "0.5"),
        ("3", "‰", "%", "0.3"),
        ("2", "天", "小时", "48"),
        ("1", "年", "个月", "12"),
        ("10", "元/亩", "元/公顷", "150"),
        ("1", "小时/次", "分钟/次", "60"),
        ("5", "平米", "平方米", "5"),
        ("5", "个", "个", "5"),
        ("5", None, "个", "5"),
        ("5", "个", None, "5"),
        ("1024", "GB", "TB", "1"),
    ],
)
def test_convert(value, unit, to, result):
    assert convert(Decimal(value), unit, to) == Decimal(result)


@pytest.mark.parametrize(
    ("unit", "to"), [("个", "家"), ("米", "亩"), ("天", "工作日"), ("元", "元/亩"), ("场/月", "次/月")]
)
def test_no_conversion(unit, to):
    assert convert(Decimal(5), unit, to) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("场", "次", True),
        ("个", "家", True),
        ("人", "人次", True),
        ("场", "场", False),  # equal, so nobody has to ask
        ("个", "人", False),  # people are no things
        ("米", "公里", False),  # measured, not counted
        ("次/月", "场/月", False),
        ("元", "个", False),
    ],
)
def test_counters_that_may_be_about_one_thing(a, b, same):
    assert counts_the_same(a, b) is same
    assert counts_the_same(b, a) is same


@pytest.mark.parametrize(
    ("unit", "people"), [("人", True), ("人次", True), ("名", True), ("口", False), ("家", False), (None, False)]
)
def test_units_that_count_people(unit, people):
    assert counts_people(unit) is people


def test_there_are_units_enough():
    assert len(built_in().kinds) > 250


@pytest.mark.parametrize("name", sorted(built_in().names))
def test_every_unit_is_read_behind_a_number(name):
    reading = read(f"不少于|5|{name}")
    assert (reading.op, reading.value, reading.unit) == (">=", 5, built_in().names[name])
