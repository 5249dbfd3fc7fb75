"""How units stand to each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.language import (
    Language,
    Relation,
    Unit,
    convert,
    counts_people,
    counts_the_same,
    is_one_family,
    read,
    reads_as,
    relate,
)
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
        ("天", "工日", NEAR),
        ("小时", "工时", NEAR),
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
        ("吨公里", "人公里", DIFFERENT),  # goods and passengers
        ("吨次", "吨公里", DIFFERENT),
        ("车公里", "个", DIFFERENT),
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
        ("2", "公顷次", "亩次", "30"),
        ("3", "人天", "工日", "3"),
        ("2", "MVA", "千伏安", "2000"),
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
    ("a", "b", "family", "same_number"),
    [
        ("场", "次", True, True),
        ("个", "场", False, True),
        ("个", None, False, True),
        ("元/亩", None, False, True),
        (None, None, False, True),
        ("次/月", "场/月", True, True),
        ("元/天", "元/月", True, False),
        ("米", "公里", True, False),
        ("工作日", "天", True, False),
        ("平米", "平方米", True, True),
        ("元", "个", False, False),
    ],
)
def test_counters_of_one_family_and_what_a_number_is_read_as(a, b, family, same_number):
    assert (is_one_family(a, b), reads_as(a, b)) == (family, same_number)
    assert (is_one_family(b, a), reads_as(b, a)) == (family, same_number)


KINDS = (
    "长度:米 面积:亩 体积:升 重量:吨 时间:小时 月数:年 数据量:GB 比率:% 百分点:百分点 倍数:倍 金额:元 美元:美金 外币:欧元 港元:港币 "
    "功率:千瓦 容量:千伏安 电压:伏 电量:千瓦时 标准煤:吨标煤 带宽:Mbps 温度:℃ 声级:分贝 浓度:ppm 工作日:工作日 工时:工时 工日:人天 "
    "人月:人月 学期:学年 面积次:亩次 压力:兆帕 货物周转量:吨公里 旅客周转量:人公里 货运量:吨次 行驶里程:车公里 "
    "次数:场 人员:名 户家:户 机构:所 地区:村 队伍:支队 物品:台 动植物:株 设施:座 文献:篇 案件:宗 产权:品牌 计分:学分 等级:星 年龄:周岁 "
    "样本:批样 流量:点击量"
)
"""One unit of every kind."""


@pytest.mark.parametrize(("kind", "unit"), [pair.split(":") for pair in KINDS.split()])
def test_a_project_names_the_kind_of_its_own_unit(kind, unit):
    units = Language([Unit("盅", kind)]).units
    assert units.relate("盅", unit) is NEAR
    assert units.relate("盅", "咖啡") is DIFFERENT
    assert built_in().kinds_of(unit) == {kind}


def test_every_kind_is_named_here():
    named = {pair.split(":")[0] for pair in KINDS.split()}
    assert set().union(*built_in().kinds.values()) == named | {"通用"}


def test_a_unit_of_no_kind_counts_anything():
    units = Language(["盅"]).units
    assert [units.relate("盅", other) for other in ("个", "家", "场", "元")] == [NEAR, NEAR, NEAR, DIFFERENT]


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
