"""Every case of a verdict, through the real documents and the real language: 指标值, what was reported, the status."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.accumulate import Moment

from .conftest import codes, judge

# (指标值, the actual as written in YAML, the status, codes of what else there is to say)
CASES = [
    # bounds: 以上、以下、以内 include the number, 超过、不满 do not (民法典第1259条, by analogy)
    ("不少于4个", "4个", "met", ""),
    ("不少于4个", "3.9999", "missed", ""),
    ("不少于4个", "0", "missed", ""),
    ("不少于4个", "四个", "met", ""),
    ("不少于4个", "4", "met", ""),
    ("100人次以上", "100人次", "met", ""),
    ("100人次以上", "99人次", "missed", ""),
    ("100人次以上", "1,000人次", "met", "JX309"),
    ("100人次以上", "0.5万人次", "met", "JX309"),
    ("超过50家", "50家", "missed", ""),
    ("超过50家", "51家", "met", ""),
    ("至少50家", "50家", "met", ""),
    ("不超过5%", "5%", "met", ""),
    ("不超过5%", "5.01%", "missed", ""),
    ("5%以内", "5%", "met", ""),
    ("低于5%", "5%", "missed", ""),
    ("≤30万元", "30万元", "met", ""),
    ("≤30万元", "300001元", "missed", ""),
    ("≤30万元", "10万元", "met", ""),
    # a bare amount: reaching it is enough, more is met and shown as over
    ("2个", "2个", "met", ""),
    ("2个", "1个", "missed", ""),
    ("2个", "3个", "met", "JX309"),
    ("20个", "21个", "met", ""),
    ("0起", "0起", "met", ""),
    ("0起", "1起", "missed", ""),
    ("30亿", "32.5亿元", "met", "JX305"),
    ("30亿", "30亿", "met", ""),
    ("30亿", "29.9亿元", "missed", "JX305"),
    # hedges: within 10 %
    ("约50家", "45家", "met", ""),
    ("约50家", "44家", "missed", ""),
    ("50家左右", "55家", "met", ""),
    ("50家左右", "56家", "missed", ""),
    # ranges
    ("5-10个", "5个", "met", ""),
    ("5-10个", "10个", "met", ""),
    ("5-10个", "4个", "missed", ""),
    ("5-10个", "11个", "missed", ""),
    ("大于5%且小于10%", "5%", "missed", ""),
    ("大于5%且小于10%", "5.01%", "met", ""),
    ("大于5%且小于10%", "9.99%", "met", ""),
    ("大于5%且小于10%", "10%", "missed", ""),
    ("±3%以内", "-3%", "met", ""),
    ("±3%以内", "3.1%", "missed", ""),
    # units: none is fine, measured ones are converted, another counter warns, another kind is an error
    ("不少于2公里", "2500米", "met", ""),
    ("不少于2公里", "1500米", "missed", ""),
    ("不少于3次", "3场", "met", "JX305"),
    ("不少于4个", "4元", "unrated", "JX306"),
    ("≥95%", "96件", "unrated", "JX306"),
    ("≥30亿元", "32个", "unrated", "JX306"),
    # orders of magnitude are asked about, never guessed
    ("30亿", "32.5", "unrated", "JX307"),
    ("10000人次", "1.2", "unrated", "JX307"),
    ("≥500000元", "60", "unrated", "JX307"),
    ("5000人次", "5", "missed", ""),
    ("≥5公里", "5200", "unrated", "JX307"),
    ("≥5%", "0.06", "unrated", "JX307"),
    ("≥5%", "0.04", "missed", ""),
    ("≤5%", "0.06", "unrated", "JX307"),
    ("≤5%", "1", "met", ""),
    ("≤0.5%", "0.4", "met", ""),
    ("≤30万元", "28", "unrated", "JX307"),
    ("≥95%", "0.96", "unrated", "JX307"),
    ("≥95%", "96", "met", ""),
    ("30亿", "3250000000", "met", ""),
    # what is no achieved number
    ("不少于4个", "-1", "unrated", "JX312"),
    ("不少于4个", "nan", "unrated", "JX217"),
    ("不少于4个", "inf", "unrated", "JX217"),
    ("不少于4个", "9" * 100_000, "unrated", "JX2"),
    ("不少于4个", "已完成", "unrated", "JX313"),
    ("不少于4个", "{rating: 达成}", "unrated", "JX313"),
    ("不少于4个", "不少于4个", "unrated", "JX216"),
    ("不少于4个", "2025-06-30", "unrated", "JX313"),
    # nothing reported is not zero
    ("不少于4个", "", "unreported", ""),
    ("不少于4个", "~", "unreported", ""),
    ("不少于4个", "{reason: 还没有统计}", "unreported", ""),
    # entries add up, or the latest counts
    ("不少于4个", "[{quarter: 1, value: 1个}, {quarter: 3, value: 3个}]", "met", ""),
    ("不少于4个", "[{quarter: 1, value: 1个}, {quarter: 3, value: 2个}]", "missed", ""),
    ("≥95%", "[{quarter: 1, value: 90%}, {quarter: 3, value: 96%}]", "met", ""),
    ("≥95%", "[{quarter: 3, value: 96%}, {quarter: 1, value: 90%}]", "met", ""),
    ("≥95%", "[{quarter: 1, value: 96%}, {quarter: 3, value: 90%}]", "missed", ""),
    ("≤30万元", "[{quarter: 1, value: 20万元}, {quarter: 2, value: 11万元}]", "missed", ""),
    # a band reaches to both sides
    ("上下浮动5%", "-5%", "met", ""),
    ("上下浮动5%", "-6%", "missed", ""),
    ("上下浮动5%", "下降6%", "missed", ""),
    ("上下浮动5%", "增长4%", "met", ""),
    # small words that bound
    ("封顶5个", "6个", "missed", ""),
    ("限额5万元", "4万元", "met", ""),
    ("低于90%扣分", "89%", "missed", ""),
    ("5个以上（不含5个）", "5个", "missed", ""),
    ("超过5个（含）", "5个", "met", ""),
    ("90%以上，力争95%", "92%", "met", ""),
    # 每次: every occasion by itself
    ("各不少于2个", "3个", "unrated", "JX311"),
    ("各不少于2个", "[3个, 2个]", "met", ""),
    ("各不少于2个", "[3个, 1个]", "missed", ""),
    ("每次不少于50人", "56人", "unrated", "JX311"),
    ("每次不少于50人", "[56人, 61人]", "met", ""),
    ("每次不少于50人", "[56人, 49人]", "missed", ""),
    ("每年不少于48次", "50次", "met", ""),
    # compounds
    ("不少于3次，每次不少于50人", "[56人, 61人, 50人]", "met", ""),
    ("不少于3次，每次不少于50人", "[56人, 61人]", "partial", ""),
    ("不少于3次，每次不少于50人", "[56人, 61人, 49人]", "partial", ""),
    ("不少于3次，每次不少于50人", "[40人, 49人]", "missed", ""),
    ("≥3场；≥150人次", "[4场, 160人次]", "met", ""),
    ("≥3场；≥150人次", "[4场]", "unreported", "JX316"),
    ("分别不低于24%和30%", "[25%, 31%]", "met", ""),
    ("分别不低于24%和30%", "[25%, 29%]", "partial", ""),
    # growth
    ("同比增长10%以上", "增长11.6%", "met", ""),
    ("同比增长10%以上", "11.6%", "met", ""),
    ("同比增长10%以上", "增长9%", "missed", ""),
    ("同比增长10%以上", "下降12%", "missed", ""),
    ("下降7%以上", "下降8%", "met", ""),
    ("下降7%以上", "增长8%", "missed", ""),
    ("同比增长10%以上", "120次", "unrated", "JX306"),
    # deadlines: a month alone is its last day
    ("2025年12月底前", "2025-12-31", "met", ""),
    ("2025年12月底前", "2026-01-01", "missed", ""),
    ("12月底前", "2025年11月30日", "met", ""),
    ("12月底前", "{rating: 达成}", "met", ""),
    ("12月底前", "4个", "unrated", "JX314"),
    ("每月10日前", "2025-06-30", "unrated", "JX314"),
    ("不少于5个或不少于10个", "6个", "met", ""),
    ("不少于5个或不少于10个", "4个", "missed", ""),
    ("不低于90%或不少于20家", "95", "met", ""),
    ("增长3%-5%", "4%", "met", ""),
    ("增长3%-5%", "增长6%", "missed", ""),
    ("不低于90%或不少于20家", "25", "unrated", "JX316"),
    ("2025年1月-2025年6月", "2025-03-01", "met", ""),
    ("2025年1月-2025年6月", "2025-07-01", "missed", ""),
    # 定性
    ("按期达标", "{rating: 达成}", "met", ""),
    ("按期达标", "{rating: 部分达成}", "partial", ""),
    ("按期达标", "{rating: 未达成}", "missed", ""),
    ("不断加强", "达成预期指标", "met", ""),
    ("不断加强", "已完成", "met", ""),
    ("不断加强", "有效提升", "unrated", "JX304"),
    ("是", "是", "met", ""),
    ("是", "否", "missed", ""),
]


@pytest.mark.parametrize(("value", "actual", "status", "told"), CASES, ids=[f"{v}|{a[:40]}" for v, a, *_rest in CASES])
def test_verdict(value: str, actual: str, status: str, told: str) -> None:
    outcome = judge(value, actual)
    assert outcome.status == status, outcome
    if told:
        assert any(code.startswith(told) for code in codes(outcome)), outcome.notes
    else:
        assert codes(outcome) == []


# (指标值, actual, class, options of the row, status)
OPTIONS = [
    ("2个", "3个", "数量指标", {"exact": "equal"}, "missed"),
    ("2个", "2个", "数量指标", {"exact": "equal"}, "met"),
    ("10", "12", "数量指标", {"direction": "reverse"}, "missed"),
    ("10", "9", "数量指标", {"direction": "reverse"}, "met"),
    # nobody means that spending more than planned is an achievement
    ("10万元", "12万元", "成本指标", {}, "missed"),
    ("10万元", "9万元", "成本指标", {}, "met"),
    ("10万元", "12万元", "成本指标", {"exact": "at_least"}, "met"),
    ("30天", "35天", "时效指标", {}, "missed"),
    # by how much: further is better
    ("缩短3天", "缩短5天", "时效指标", {}, "met"),
    ("缩短3天", "2天", "时效指标", {}, "missed"),
    ("降低成本10万元", "12万元", "成本指标", {}, "met"),
    ("360天", "365天", "数量指标", {}, "met"),
    ("30", "32万元", "数量指标", {"unit": "万元"}, "met"),
    ("≥4", "4个", "数量指标", {"unit": "个"}, "met"),
    ("≥4", "4元", "数量指标", {"unit": "个"}, "unrated"),
    ("同比增长10%以上", "132次", "数量指标", {"baseline": "120次"}, "met"),
    ("同比增长10%以上", "131次", "数量指标", {"baseline": "120次"}, "missed"),
    ("较上年提高", "121次", "数量指标", {"baseline": "120次"}, "met"),
    ("较上年提高", "120次", "数量指标", {"baseline": "120次"}, "missed"),
    (
        "≥100次",
        "[{quarter: 1, value: 60次}, {quarter: 2, value: 70次}]",
        "数量指标",
        {"accumulate": "latest"},
        "missed",
    ),
    (
        "增长10%以上",
        "[{quarter: 1, value: 60个}, {quarter: 2, value: 105个}]",
        "数量指标",
        {"baseline": "100个", "accumulate": "latest"},
        "missed",
    ),
    ("不适于1届次", "1届次", "数量指标", {"reading": "不少于1届次"}, "met"),
]


@pytest.mark.parametrize(("value", "actual", "level2", "keys", "status"), OPTIONS)
def test_options_of_the_row(value: str, actual: str, level2: str, keys: dict[str, str], status: str) -> None:
    assert judge(value, actual, level2, **keys).status == status


def test_a_target_that_cannot_be_read_is_never_a_pass() -> None:
    assert judge("不适于1届次", "1届次").status == "unrated"


@pytest.mark.parametrize("value", ["90%以上，力争95%", "90%以上（力争95%）"])
def test_what_is_hoped_for_is_told(value: str) -> None:
    (note,) = judge(value, "92%").notes
    assert (note.code, note.message) == ("JX325", "「力争95%」是争取达到的，不作要求，只按前面的数判断。")
    assert judge(value, "92%", reading="90%以上").notes == ()
    assert judge("90%以上，力争推广", "92%").notes[0].code == "JX316"


@pytest.mark.parametrize(
    ("value", "actual", "status"),
    [("≥5度", "-1度", "missed"), ("≥5℃", "-1℃", "missed"), ("≥-5%", "-1%", "met"), ("≥5次", "0次", "missed")],
)
def test_some_numbers_may_be_negative(value: str, actual: str, status: str) -> None:
    assert (judge(value, actual).status, judge(value, actual).notes) == (status, ())


@pytest.mark.parametrize("value", ["≥5次", "≥0次", "0-5次"])
def test_a_negative_count_is_told_with_its_entry(value: str) -> None:
    (note,) = judge(value, "[7次, -1次]").notes
    assert (note.code, note.message, note.entry) == ("JX312", "完成值「-1次」是负数，而目标不会是负数。", 1)
    assert note.help == "请核对后填写；没有完成就写 0。"


def test_gap_and_ratio_are_exact() -> None:
    outcome = judge("20次以上", "17次")
    assert (outcome.gap, outcome.gap_unit, outcome.ratio) == (Decimal(-3), "次", Decimal("0.8500"))
    outcome = judge("≤30万元", "20万元")
    assert (outcome.gap, outcome.ratio) == (Decimal(-100000), Decimal("1.5000"))


@pytest.mark.parametrize(
    ("actual", "gap", "ratio"),
    [("4个", "-1", "0.8000"), ("5个", "0", "1"), ("7个", "0", "1"), ("10个", "0", "1"), ("16个", "6", "0.6250")],
)
def test_the_gap_to_a_range_is_that_to_its_nearer_end(actual: str, gap: str, ratio: str) -> None:
    outcome = judge("5-10个", actual)
    assert (outcome.gap, outcome.gap_unit, str(outcome.ratio)) == (Decimal(gap), "个", ratio)


def test_a_ratio_needs_something_to_divide_by() -> None:
    assert judge("0起", "0起").ratio is None
    assert judge("≤5件", "0件").ratio is None


@pytest.mark.parametrize(
    ("value", "actual", "over"),
    [
        ("2个", "3个", True),
        ("2个", "2个", False),
        ("20个", "21个", True),
        ("不少于20个", "21个", False),
        ("不少于20个", "24个", True),
        ("≤30万元", "10万元", False),
        ("0起", "0起", False),
    ],
)
def test_over_achievement_is_shown(value: str, actual: str, over: bool) -> None:
    assert judge(value, actual).over is over


def test_a_reason_settles_over_achievement() -> None:
    assert codes(judge("100人次以上", "{value: 142人次, reason: 加办了一期}")) == []


# (指标, 指标值, the actual, the status): a change answers a number where the name asks for one, in its direction
DIRECTIONS = [
    ("产值增长率", "≥10%", "增长12%", "met"),
    ("产值增长率", "≥10%", "12%", "met"),
    ("产值增长率", "≥10%", "下降12%", "missed"),
    ("能耗降低率", "≥5%", "下降6%", "met"),
    ("能耗降低率", "≥5%", "增长6%", "missed"),
    ("能耗降低率", "≥5%", "-6%", "unrated"),
    ("车辆维护费用减少率", "≥10%", "下降12%", "met"),
    ("费用增长率", "≤5%", "下降6%", "met"),
    ("培训合格率", "≥95%", "提高96%", "unrated"),
    ("培训合格率", "≥95%", "提高2个百分点", "unrated"),
    ("培训场次", "≥5场", "减少5场", "unrated"),
    ("培训场次", "≥5场", "增加5场", "met"),
    ("培训场次", "≥5场", "同比增长5场", "unrated"),
    ("减少排放点", "≥5个", "减少5个", "met"),
    ("减少排放点", "≥5个", "增加5个", "unrated"),
]


@pytest.mark.parametrize(("name", "value", "actual", "status"), DIRECTIONS, ids=["|".join(c[:3]) for c in DIRECTIONS])
def test_a_change_answers_where_one_is_asked_for(name, value, actual, status):
    assert judge(value, actual, name=name).status == status


def test_quarters_and_days_are_put_in_one_order() -> None:
    assert judge("≥95%", "[{quarter: 2, value: 90%}, {date: 2025-11-30, value: 96%}]").status == "met"
    assert judge("≥95%", "[{date: 2025-11-30, value: 96%}, {quarter: 2, value: 90%}]").status == "met"


def test_a_late_day_is_counted() -> None:
    assert judge("2025年12月底前", "2026-01-15").gap == 15


def test_entries_after_the_moment_do_not_count() -> None:
    entries = "[{quarter: 1, value: 1个}, {quarter: 4, value: 3个}]"
    assert judge("不少于4个", entries, moment=Moment.at_quarter(2025, 3)).value == 1
    entries = "[{date: 2025-09-30, value: 1个}, {date: 2025-10-01, value: 3个}]"
    assert judge("不少于4个", entries, moment=Moment.at_quarter(2025, 3)).value == 1


@pytest.mark.parametrize(
    ("day", "quarter"),
    [("2025-03-30", 0), ("2025-03-31", 1), ("2025-09-29", 2), ("2025-09-30", 3), ("2026-01-10", 4), ("2024-12-31", 0)],
)
def test_a_quarter_counts_once_its_last_day_is_reached(day: str, quarter: int) -> None:
    import datetime

    assert Moment.at_date(2025, datetime.date.fromisoformat(day)).quarter == quarter


# (指标, 指标值, the actual, the status, the code of what else there is to say): the entries of one item, held against one another
AGREEMENT = [
    ("质押融资金额", "30亿", "32.5亿元", "met", ""),
    ("质押融资金额", "30亿", "[31亿, 5000万元]", "met", ""),
    ("质押融资金额", "30亿", "32亿件", "unrated", "JX306"),
    ("质押融资金额", "30亿", "[31亿, 5场]", "unrated", "JX306"),
    ("登记量", "30亿", "[31亿, 5场]", "unrated", "JX307"),
    ("登记量", "30亿", "32亿件", "met", "JX305"),
    ("登记量", "30", "[12件, 20]", "met", "JX305"),
    ("登记量", "30", "[12件, 20元]", "unrated", "JX306"),
    ("登记量", "30", "[12件, 20件]", "met", "JX305"),
    ("道路", "3000", "[2公里, 1500米]", "unrated", "JX306"),
    ("道路", "3000米", "[2公里, 1500米]", "met", ""),
    ("布局中心", "不少于4个", "[1个, 2场, 1场]", "unrated", "JX306"),
    ("布局中心", "不少于4个", "[1个, 3]", "met", ""),
    ("布局中心", "不少于4个", "[1个, 3件]", "met", "JX305"),
    ("布局中心", "不少于4个", "[2家, 2家]", "met", "JX305"),
    ("布局中心", "不少于4个", "[2家, 2场]", "unrated", "JX306"),
    ("布局中心", "不少于4个", "[2家, 2元]", "unrated", "JX306"),
    ("培训", "不少于3场", "[1场, 2次]", "met", "JX305"),
    ("服务", "100万人次以上", "[120万人次, 3]", "unrated", "JX307"),
    ("服务", "100万人次以上", "[120万人次, 0]", "met", ""),
    # people are not things, but 个 counts people where the name speaks of them
    ("布局中心", "不少于4个", "5人", "unrated", "JX306"),
    ("布局中心", "不少于4个", "5人次", "unrated", "JX306"),
    ("培养人才", "不少于4个", "5人", "met", "JX305"),
    ("培训", "不少于4人", "4个", "met", "JX305"),
]


@pytest.mark.parametrize(
    ("name", "value", "actual", "status", "told"), AGREEMENT, ids=["|".join(case[:3]) for case in AGREEMENT]
)
def test_entries_agree(name, value, actual, status, told):
    outcome = judge(value, actual, name=name)
    assert outcome.status == status, outcome
    assert codes(outcome) == ([told] if told else [])


# (指标, 指标值, the actual, the status): a rate that is named is the one that was asked for, or the opposite
RATES = [
    ("培训合格率", "≥95%", "合格率96%", "met"),
    ("培训合格率", "≥95%", "不合格率96%", "unrated"),
    ("培训合格率", "≥95%", "产品不合格率96%", "unrated"),
    ("培训合格率", "≥95%", "次品率为96%", "unrated"),
    ("培训合格率", "≥95%", "达到96%", "met"),
    ("培训合格率", "≥95%", "96%", "met"),
    ("产品不合格率", "≤5%", "合格率97%", "unrated"),
    ("产品不合格率", "≤5%", "不合格率3%", "met"),
    ("产品不合格率", "≤5%", "次品率3%", "met"),
    ("投诉处理率", "≥95%", "处理率96%", "met"),
    ("产品不合格率", "≤5%", "本年度3%", "met"),
    ("事故数", "≤5起", "本年度3起", "met"),
    ("服务对象满意度", "≥95%", "满意率96%", "met"),
    ("培训合格率", "提高3%以上", "不合格率提高3%", "unrated"),
]


@pytest.mark.parametrize(("name", "value", "actual", "status"), RATES, ids=["|".join(case[:3]) for case in RATES])
def test_an_opposite_rate_is_no_answer(name, value, actual, status):
    assert judge(value, actual, name=name).status == status


# (指标值, the actual with its rating, the status, whether the two contradict each other)
RATED = [
    ("不少于4个", "{value: 5个, rating: 未达成}", "met", True),
    ("不少于4个", "{value: 5个, rating: 达成}", "met", False),
    ("不少于4个", "{value: 3个, rating: 达成}", "missed", True),
    ("不少于4个", "{value: 3个, rating: 部分达成}", "missed", False),
    ("不少于4个", "{value: 3元, rating: 达成}", "unrated", False),
    ("是", "{value: 是, rating: 未达成}", "met", True),
    ("按期", "{value: 已完成, rating: 未达成}", "missed", True),
    ("按期", "{value: 已完成, rating: 达成}", "met", False),
    ("按期", "{value: 见报告, rating: 达成}", "met", False),
    ("按期", "{rating: 达成}", "met", False),
    ("不少于4个", "[{quarter: 1, value: 1个, rating: 未达成}, {quarter: 2, value: 5个}]", "met", False),
]


@pytest.mark.parametrize(
    ("value", "actual", "status", "contradicts"), RATED, ids=["|".join(case[:2]) for case in RATED]
)
def test_a_rating_beside_a_value(value, actual, status, contradicts):
    outcome = judge(value, actual)
    assert outcome.status == status
    assert ("JX321" in codes(outcome)) is contradicts


def test_a_target_without_unit_takes_that_of_its_entries():
    assert judge("30亿", "31亿元", name="融资金额").gap_unit == "元"
    assert judge("3", "[1场, 2场]", name="培训")[:4] == ("met", "1场、2场", Decimal(3), "场")
