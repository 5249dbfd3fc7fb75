"""Changes against a base: what is the level reached, what the change itself, and where nobody can tell."""

from __future__ import annotations

import pytest
from tests.verdicts.test_verdicts import codes, judge

# (指标值, 基期值, the actual, the status, the code of what else there is to say)
CHANGES = [
    # beside a rate a rate is the level; 百分点 are the change itself
    ("提高3个百分点以上", "80%", "82%", "missed", ""),
    ("提高3个百分点以上", "80%", "83%", "met", ""),
    ("提高3个百分点以上", "80%", "达到82%", "missed", ""),
    ("提高3个百分点以上", "80", "82%", "missed", ""),
    ("提高3个百分点以上", "80%", "3个百分点", "met", ""),
    ("提高3个百分点以上", "80%", "2个百分点", "missed", ""),
    ("提高3个百分点以上", "80%", "-3个百分点", "missed", ""),
    ("提高3个百分点以上", "80%", "5%", "unrated", "JX324"),
    ("提高3个百分点以上", "80%", "82", "unrated", "JX324"),
    ("提高3个百分点以上", "80%", "3", "unrated", "JX324"),
    ("提高3个百分点以上", "80%", "5个", "unrated", "JX306"),
    ("提高3个百分点以上", "", "3", "unrated", "JX306"),
    ("提高3个百分点以上", "", "提高3个百分点", "met", ""),
    ("提高3个百分点以上", "100个", "提高3%", "unrated", "JX306"),
    ("提高3个百分点以上", "", "提高5%", "unrated", "JX306"),
    ("提高3个百分点以上", "80%", "提高5%", "met", ""),
    ("提高3个百分点以上", "80%", "提高3.5%", "unrated", "JX324"),
    ("提高3个百分点以上", "80%", "提高0.1倍", "met", ""),
    ("提高3个百分点以上", "80%", "[{quarter: 1, value: 81%}, {quarter: 3, value: 84%}]", "met", ""),
    ("提高3个百分点以上", "80%", "[{quarter: 1, value: 84%}, {quarter: 3, value: 81%}]", "missed", ""),
    ("下降3个百分点以上", "8%", "5%", "met", ""),
    ("下降3个百分点以上", "80%", "78%", "missed", ""),
    ("较上年提高", "90%", "85%", "missed", ""),
    ("较上年提高", "90%", "91%", "met", ""),
    ("较上年提高", "90%", "2%", "unrated", "JX324"),
    ("较上年提高", "90%", "-2%", "missed", ""),
    ("较上年下降", "90%", "85%", "met", ""),
    ("较上年下降", "100个", "90个", "met", ""),
    ("较上年下降", "100个", "110个", "missed", ""),
    ("较上年提高", "0个", "1个", "met", ""),
    ("较上年下降", "90%", "0%", "unrated", "JX324"),
    ("下降3个百分点以上", "80%", "-2%", "missed", ""),
    ("提高3个百分点以上", "80%", "提高3.75%", "met", ""),
    # 提高5% of a rate is relative or in 百分点: only where both agree there is a verdict
    ("提高5%以上", "80%", "81%", "missed", ""),
    ("提高5%以上", "80%", "84%", "unrated", "JX324"),
    ("提高5%以上", "80%", "85%", "met", ""),
    ("提高5%以上", "80%", "提高5%", "met", ""),
    ("提高5%以上", "80%", "提高4个百分点", "unrated", "JX324"),
    ("提高5%以上", "80%", "提高6个百分点", "met", ""),
    ("提高5%以上", "", "提高6个百分点", "unrated", "JX306"),
    ("提高5%以上", "0%", "6%", "unrated", "JX"),
    # 增长1倍 makes twice the base
    ("增长1倍以上", "100个", "150个", "missed", ""),
    ("增长1倍以上", "100个", "200个", "met", ""),
    ("增长1倍以上", "100个", "增长50%", "missed", ""),
    ("增长1倍以上", "100个", "增长100个", "met", ""),
    ("增长1倍以上", "100个", "增长5家", "missed", "JX305"),
    ("增长1倍以上", "100个", "增长5元", "unrated", "JX306"),
    ("增长1倍以上", "", "增长5个", "unrated", "JX306"),
    ("增长1倍以上", "", "翻一番", "met", ""),
    ("增长1倍以上", "", "2倍", "met", ""),
    ("增长1倍以上", "", "1.5倍", "unrated", "JX324"),
    ("增长1倍以上", "", "是上年的1.5倍", "missed", ""),
    ("增长1倍以上", "", "0.5倍", "missed", ""),
    ("增长10%以上", "100个", "增长0.5倍", "met", ""),
    ("翻一番以上", "100个", "199个", "missed", ""),
    ("翻一番以上", "100个", "200个", "met", ""),
    ("翻一番以上", "", "增长120%", "met", ""),
    ("翻一番以上", "", "增长90%", "missed", ""),
    ("翻两番", "100个", "399个", "missed", ""),
    ("翻两番", "100个", "400个", "met", ""),
    # counts and money add up, as everywhere
    ("增长10%以上", "100个", "[{quarter: 1, value: 30个}, {quarter: 2, value: 90个}]", "met", ""),
    ("增长10%以上", "100个", "[{quarter: 1, value: 30个}, {quarter: 2, value: 70个}]", "missed", ""),
    ("增长10%以上", "100小时", "[{quarter: 1, value: 30小时}, {quarter: 2, value: 90小时}]", "met", ""),
    ("增长10%以上", "100个", "[{quarter: 1, value: 30}, {quarter: 2, value: 90}]", "met", ""),
    ("增长10%以上", "100个", "[{quarter: 1, value: 30个}, {quarter: 2, value: 增长90个}]", "unrated", "JX306"),
    ("增长10%以上", "100个", "[{quarter: 1, value: 增长5个}, {quarter: 2, value: 增长6个}]", "met", ""),
    ("增长10%以上", "100个", "[{quarter: 1, value: 增长15%}, {quarter: 2, value: 增长9%}]", "missed", ""),
    ("增长10%以上", "100个", "[{quarter: 1, value: 30个}, {quarter: 2, value: 见附件}]", "unrated", "JX313"),
    ("增长10%以上", "100场", "120次", "met", "JX305"),
    # a signed number is a change, a bare one has the direction that was asked for
    ("下降5%以上", "", "-5%", "met", ""),
    ("下降5%以上", "", "-4%", "missed", ""),
    ("下降5%以上", "", "下降6%", "met", ""),
    ("下降5%以上", "", "增长-6%", "met", ""),
    ("下降5%以上", "", "增长6%", "missed", ""),
    ("下降5%以上", "", "+6%", "missed", ""),
    ("下降5%以上", "", "6%", "met", ""),
    ("下降5%以上", "", "下降-6%", "unrated", "JX324"),
    ("下降0.3%以上", "", "下降0.5%", "met", ""),
    ("增长5%以上", "", "-6%", "missed", ""),
    ("增长5%以上", "", "+6%", "met", ""),
    ("增长5%以上", "", "下降-6%", "unrated", "JX324"),
    # a bare number beside a base
    ("增长10%以上", "1000万元", "1100", "unrated", "JX307"),
    ("增长10%以上", "0.6万元", "0.7", "unrated", "JX307"),
    ("增长10%以上", "1000万元", "1100万元", "met", ""),
    ("增长10%以上", "1000万元", "11000000", "met", ""),
    ("增长10%以上", "100个", "150", "met", ""),
    ("增长10%以上", "100个", "12", "unrated", "JX324"),
    ("增长10%以上", "100", "150个", "met", ""),
    ("增长10%以上", "见报告", "150个", "unrated", "JX306"),
    # a rating answers where no number is asked for
    ("较上年提高", "", "{rating: 达成}", "met", ""),
    ("较上年提高", "", "{rating: 未达成}", "missed", ""),
    ("较上年提高", "90%", "{rating: 达成, value: 85%}", "missed", "JX321"),
    ("增长10%以上", "", "{rating: 达成}", "unrated", "JX313"),
    # about so much: a tenth more or less
    ("增长10%左右", "", "增长9%", "met", ""),
    ("增长10%左右", "", "增长8.9%", "missed", ""),
    ("增长10%左右", "", "增长11%", "met", ""),
    ("增长10%左右", "", "增长11.1%", "missed", ""),
    # a number that is to be added
    ("较上年增加50个", "", "增加50个", "met", ""),
    ("较上年增加50个", "", "60个", "unrated", "JX306"),
    ("较上年增加50个", "100个", "160个", "met", ""),
    ("较上年增加50个", "100个", "60个", "unrated", "JX324"),
    ("较上年增加50个", "100个", "增长60%", "met", ""),
    ("较上年增加50万元", "100万元", "[40万元, 1100000元]", "met", ""),
    ("较上年增加50万元", "", "增加60万元", "met", ""),
    ("较上年增加50万元", "", "增加60个", "unrated", "JX306"),
    ("较上年增加50个", "", "增加60家", "met", ""),
    ("较上年增加50个", "", "增加40家", "missed", ""),
    ("较上年增加2公里", "", "增加2500米", "met", ""),
    ("较上年增加2公里", "", "增加1500米", "missed", ""),
    ("增长10%以上", "0.5公里", "增长0.1公里", "met", ""),
]


@pytest.mark.parametrize(("value", "base", "actual", "status", "told"), CHANGES, ids=["|".join(c[:3]) for c in CHANGES])
def test_change(value: str, base: str, actual: str, status: str, told: str) -> None:
    outcome = judge(value, actual, **({"baseline": base} if base else {}))
    assert outcome.status == status, outcome
    assert [code[: len(told)] for code in codes(outcome) if code != "JX309"] == ([told] if told else []), outcome


# (名称, the actual, the status): without 基期值 96% of a 合格率 is no rise, of a 增长率 it is one
NAMES = [
    ("培训合格率", "96%", "unrated"),
    ("培训合格率", "提高3%", "met"),
    ("产值增长率", "3%", "met"),
    ("培训合格率（%）", "96%", "unrated"),
    ("产值", "达到96%", "unrated"),
]


@pytest.mark.parametrize(("name", "actual", "status"), NAMES)
def test_a_rate_without_base_is_no_change(name: str, actual: str, status: str) -> None:
    assert judge("较上年提高2%以上", actual, name=name).status == status


LEVEL_OR_CHANGE = "请写明是增减还是现在的水平，例如 提高3个百分点、增长6%、达到82%；目标表要写 baseline（基期值）。"

# (指标值, 基期值, the actual, what is told, what to write)
MESSAGES = [
    (
        *("增长10%以上", "100个", "[{quarter: 1, value: 30个}, {quarter: 2, value: 增长90个}]"),
        "同一项里有「30个」，又有「增长90个」，一个是增减，一个是总数，加不起来。",
        "请统一写成总数，或者统一写成增减的数。",
    ),
    (
        *("增长10%以上", "30天", "1个月"),
        "单位不同，没法比较：目标按「天」，完成值写的是「个月」。",
        "请按目标的单位「天」填写。",
    ),
    (
        *("增长10%以上", "1000万元", "1100"),
        "数量级不清：基期值是「1000万元」，完成值只写了「1100」，是不是「1100万元」？",
        "请带上单位填写，例如 1100万元。",
    ),
    (
        *("增长10%以上", "见报告", "150个"),
        "目标是增减幅度，完成值「150个」不是幅度，也没有基期值可比。",
        "请填幅度，例如 增长11.6%；或在目标表写 baseline（基期值）。",
    ),
    (
        *("较上年下降", "90%", "0%"),
        "完成值「0%」可以读成「下降90个百分点」，也可以读成「下降0%」，结论不同。",
        LEVEL_OR_CHANGE,
    ),
    (
        *("增长1倍以上", "", "1.5倍"),
        "完成值「1.5倍」可以读成「增长0.5倍」，也可以读成「增长1.5倍」，结论不同。",
        LEVEL_OR_CHANGE,
    ),
    (
        *("增长10%以上", "100个", "[{quarter: 1, value: 4}, {quarter: 2, value: 8}]"),
        "完成值「4、8」可以读成「下降88%」，也可以读成「增长12%」，结论不同。",
        LEVEL_OR_CHANGE,
    ),
]


@pytest.mark.parametrize(("value", "base", "actual", "message", "remedy"), MESSAGES)
def test_what_cannot_be_judged_is_told(value: str, base: str, actual: str, message: str, remedy: str) -> None:
    (note,) = judge(value, actual, **({"baseline": base} if base else {})).notes
    assert (note.severity, note.message, note.help) == ("error", message, remedy)
    assert note.code in {"JX306", "JX307", "JX324"}


def test_gap_and_ratio_are_those_of_the_change() -> None:
    outcome = judge("增长10%以上", "108个", baseline="100个")
    assert (outcome.value, outcome.unit, outcome.gap, str(outcome.ratio)) == (8, "%", -2, "0.8000")


def test_numbers_without_unit_change_by_a_number_without_unit() -> None:
    outcome = judge("较上年提高", "250", baseline="200")
    assert (outcome.status, outcome.value, outcome.gap, outcome.unit, outcome.gap_unit) == ("met", 50, 50, None, None)
    assert judge("较上年提高", "增长5").unit is None
    (note,) = judge("较上年下降", "250", baseline="200").notes
    assert note.message == "完成值「250」可以读成「增长50」，也可以读成「下降250」，结论不同。"


def test_two_readings_are_named() -> None:
    (note,) = judge("提高3个百分点以上", "5%", baseline="80%").notes
    assert note.message == "完成值「5%」可以读成「下降75个百分点」，也可以读成「增长5个百分点」，结论不同。"
