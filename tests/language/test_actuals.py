"""Text → achieved value."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from jixiao.language import Actual, Language, Unreadable, read_actual

AMOUNTS = [
    ("4", 4, None),
    ("4个", 4, "个"),
    ("32.5亿元", 3250000000, "元"),
    ("2,000", 2000, None),
    ("三", 3, None),
    ("四个", 4, "个"),
    ("1,000人次", 1000, "人次"),
    ("0.5万人次", 5000, "人次"),
    ("96%", 96, "%"),
    ("百分之九十六", 96, "%"),
    ("0", 0, None),
    ("0个", 0, "个"),
    ("−1", -1, None),
    ("3.9999", Decimal("3.9999"), None),
    ("290%", 290, "%"),
    ("达到95%", 95, "%"),
    ("提高到95%", 95, "%"),
    ("完成5个", 5, "个"),
    ("已完成5场", 5, "场"),
    ("100%完成", 100, "%"),
    ("完成率95%", 95, "%"),
]
RATINGS = {
    "达成": (
        "完成 已完成 全部完成 按期完成 按时完成 如期完成 达成预期指标 达成年度指标 全部达成 达成预期目标 已达标 "
        "均已完成 圆满完成任务 按质按量完成 完成年度目标任务 超额完成"
    ),
    "部分达成": "部分完成 已部分完成 部分达成 部分达成年度指标并具有一定效果 大部分完成 部分实现",
    "未达成": "未完成 未按期完成 未达成年度指标且效果较差 没有完成 尚未完成 未达标 不达标 未开展 未达到预期目标 未能按时完成",
}
TEXTS = [
    "有效提升",
    "见附件",
    "基本完成",
    "未全部完成",
    "无未完成",
    "不能说未完成",
    "较上年提高",
    "5个或6场",
    "好坏",
    "无",
    "12月底前完成",
    "按期完成了全部建设内容并且通过了由省厅组织的专家验收会议评审",
]
REFUSED = [
    ("", "JX201 指标值没有内容", None),
    ("不少于5个", "JX216 「不少于5个」说的不是完成了多少", "5个"),
    ("≥95%", "JX216 「≥95%」说的不是完成了多少", "95%"),
    (" 5个以上", "JX216 「5个以上」说的不是完成了多少", "5个"),
    ("增长12%以上", "JX216 「增长12%以上」说的不是完成了多少", "增长12%"),
    ("同比下降不少于3%", "JX216 「同比下降不少于3%」说的不是完成了多少", "下降3%"),
    ("完成3场，培训≥50人", "JX216 「完成3场，培训≥50人」说的不是完成了多少", "50人"),
    *[
        (text, f"JX216 「{text}」说的不是完成了多少", None)
        for text in (
            *("5个（计划）", "5个(预计)", "5个（拟）", "5个（进行中）", "2025-12-31（预计）", "5个，3场（计划）"),
            *("尚未完成5个", "目前尚未完成5个", "还差2个", "待建5个", "未转化5件", "5个在建", "5个，进行中。"),
        )
    ],
    ("4、5个", "JX211 「4、5个」没有确定的数，无法核对", None),
    ("5个同比增长", "JX215 「同比增长」看不懂，不敢只读其余的部分", None),
    ("约50", "JX220 「约50」是约数，完成值要写确定的数", "50"),
    ("增长12%左右", "JX220 「增长12%左右」是约数，完成值要写确定的数", "增长12%"),
    ("上年4个", "JX216 「上年4个」说的不是完成了多少", None),
    ("50余家", "JX211 「50余家」没有确定的数，无法核对", None),
    ("nan", "JX217 「nan」不是可以核对的数", None),
    ("inf", "JX217 「inf」不是可以核对的数", None),
    ("1e400", "JX217 「1e400」不是可以核对的数", None),
    ("1" * 100_000, "JX202 文字超过 2000 个字符，不是一个指标值", None),
    ("1" * 1000, "JX218 这个数超过 40 位，不是一个真实的数", None),
]


@pytest.mark.parametrize(("text", "value", "unit"), AMOUNTS)
def test_amount(text, value, unit):
    assert read_actual(text) == Actual("amount", text, value=Decimal(value), unit=unit)


@pytest.mark.parametrize(
    "text", ["5个（计划6个）", "5个（计划内）", "按计划完成5个", "超计划完成5个", "接待5个", "5个（线上）", "5个(线上"]
)
def test_a_plan_named_beside_a_result_takes_nothing_back(text):
    assert read_actual(text).value == 5


def test_a_rate_of_what_failed_is_a_number():
    assert read_actual("不合格率3%").value == 3
    assert read_actual("未完成率3%").value == 3


@pytest.mark.parametrize(
    ("text", "rating"), [(text, rating) for rating, row in RATINGS.items() for text in row.split()]
)
def test_rating(text, rating):
    assert read_actual(text) == Actual("rating", text, rating=rating)
    assert read_actual(text + "。").rating == rating


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-11-30", "2025-11-30"),
        ("2025年11月30日", "2025-11-30"),
        ("2025.11", "2025-11-30"),
        ("2021年12月完成", "2021-12-31"),
        ("2025年11月底前完成", "2025-11-30"),
        ("2025年1月-6月", "2025-06-30"),
    ],
)
def test_date(text, date):
    actual = read_actual(text)
    assert (actual.kind, actual.text, actual.date) == ("date", text, datetime.date.fromisoformat(date))


@pytest.mark.parametrize(
    ("text", "since", "date"),
    [
        ("6月15日", "2025-06-15", "2025-06-15"),
        ("6月", "2025-06-01", "2025-06-30"),
        ("6月中旬", "2025-06-11", "2025-06-20"),
        ("2月下旬", "2025-02-21", "2025-02-28"),
        ("上半年", "2025-01-01", "2025-06-30"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("次年1月5日", "2026-01-05", "2026-01-05"),
        ("去年12月", "2024-12-01", "2024-12-31"),
        ("去年底", "2024-01-01", "2024-12-31"),
        ("10月至次年3月", "2025-10-01", "2026-03-31"),
        ("6月底前完成", None, "2025-06-30"),
        ("早于6月30日", None, "2025-06-29"),
    ],
)
def test_the_first_day_it_may_have_been(text, since, date):
    actual = read_actual(text, 2025)
    assert (actual.since and actual.since.isoformat(), actual.date.isoformat()) == (since, date)


@pytest.mark.parametrize("text", ["去年5个", "上年4个"])
def test_what_was_done_last_year_is_no_result(text):
    assert read_actual(text, 2025).code == "JX216"


@pytest.mark.parametrize("text", ["去年底完成", "上年末完成", "前年底完成"])
def test_the_end_of_a_past_year_is_not_that_of_this_one(text):
    assert read_actual(text, 2025) == Actual("text", text)


def test_the_year_completes_a_date():
    assert read_actual("11月完成", 2025).date == datetime.date(2025, 11, 30)


def test_growth():
    up = Actual("growth", "同比增长12%", value=Decimal(12), unit="%", direction="up", base="上年")
    assert read_actual("同比增长12%") == up
    assert read_actual("下降7%").direction == "down"
    assert read_actual("翻一番").value == 100


def test_range_and_answers():
    assert read_actual("5-10个") == Actual("range", "5-10个", value=Decimal(5), high=Decimal(10), unit="个")
    assert read_actual("是") == Actual("answer", "是", answer=True)
    assert read_actual("否") == Actual("answer", "否", answer=False)


def test_several_values_in_one_cell():
    actual = read_actual("完成1部宣传片,2套方案")
    assert actual.kind == "all"
    assert [(part.value, part.unit) for part in actual.parts] == [(1, "部"), (2, "套")]
    assert [(part.kind, part.rating) for part in read_actual("已完成；共5个").parts] == [
        ("rating", "达成"),
        ("amount", None),
    ]
    rated, counted = read_actual("已完成；共5个").parts
    assert rated == Actual("rating", "已完成", rating="达成")
    assert (counted.value, counted.rating) == (5, None)


@pytest.mark.parametrize("text", TEXTS)
def test_a_free_sentence_is_for_a_person(text):
    assert read_actual(text) == Actual("text", text)


@pytest.mark.parametrize(("text", "message", "suggestion"), REFUSED)
def test_refused(text, message, suggestion):
    problem = read_actual(text)
    assert isinstance(problem, Unreadable)
    assert (f"{problem.code} {problem.message}", problem.suggestion) == (message, suggestion)
    assert 0 <= problem.span[0] <= problem.span[1] <= len(text)


def test_the_whole_of_what_is_no_result_is_marked():
    assert read_actual(" 5个（计划）").span == (0, 7)


def test_a_project_s_units_hold_for_actuals_too():
    assert Language(["咖啡"]).read_actual("5咖啡").unit == "咖啡"
