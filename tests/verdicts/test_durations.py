"""Times in other units than their target's: converted, or judged only where the longest and the shortest agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .conftest import codes, judge

TIMES = [
    # exact: hours and days, weeks, months and years
    ("≤24小时", "1天", "met", ""),
    ("≤24小时", "2天", "missed", ""),
    ("≤2周", "14天", "met", ""),
    ("≤1年", "12个月", "met", ""),
    ("≤1年", "13个月", "missed", ""),
    ("≤半年", "6个月", "met", ""),
    # 个月 has 28 to 31 days
    ("30天内", "2个月", "missed", "JX305"),
    ("31天内", "1个月", "met", "JX305"),
    ("30天内", "1个月", "unrated", "JX305 JX306"),
    ("≤2个月", "45天", "met", "JX305"),
    ("≤2个月", "60天", "unrated", "JX305 JX306"),
    ("≤2个月", "70天", "missed", "JX305"),
    ("不少于30天", "2个月", "met", "JX305"),
    ("不少于30天", "1个月", "unrated", "JX305 JX306"),
    ("≤1年", "365天", "met", "JX305"),
    ("≤1年", "366天", "unrated", "JX305 JX306"),
    ("≤1年", "400天", "missed", "JX305"),
    # between two ends, and about: too short and too long at once is nothing known
    ("1-2个月", "40天", "met", "JX305"),
    ("1-2个月", "60天", "unrated", "JX305 JX306"),
    ("60-61天", "2个月", "unrated", "JX305 JX306"),
    ("30-40天", "4个月", "missed", "JX305"),
    ("约60天", "2个月", "met", "JX305"),
    ("约60天", "5个月", "missed", "JX305"),
    ("约60天", "70个工作日", "missed", "JX305"),
    ("约60天", "50个工作日", "unrated", "JX305 JX306"),
    # n working days take n days or more
    ("≤15个工作日", "15天", "met", "JX305"),
    ("≤15个工作日", "20天", "unrated", "JX305 JX306"),
    ("≤15天", "16个工作日", "missed", "JX305"),
    ("≤15天", "10个工作日", "unrated", "JX305 JX306"),
    ("不少于15天", "15个工作日", "met", "JX305"),
    ("≤3个工作日", "24小时", "met", "JX305"),
    # work is no time, and a price for a day is none for a month
    ("≤8工时", "8小时", "unrated", "JX306"),
    ("≤100元/天", "90元/月", "unrated", "JX306"),
    ("≤5次/年", "3场/月", "unrated", "JX306"),
    ("≤5次/年", "3场/年", "met", "JX305"),
]


@pytest.mark.parametrize(("value", "actual", "status", "told"), TIMES)
def test_units_of_time(value: str, actual: str, status: str, told: str) -> None:
    outcome = judge(value, actual, level2="时效指标")
    assert (outcome.status, " ".join(sorted(codes(outcome)))) == (status, told)


def test_bounds_are_told_and_no_number_is_made_up() -> None:
    outcome = judge("≤2个月", "45天", level2="时效指标")
    assert (outcome.value, outcome.gap, outcome.ratio, outcome.text) == (None, None, None, "45天")
    assert [note.message for note in outcome.notes] == ["完成值「45天」按 1.45 至 1.61个月 计。"]


def test_exactly_so_much_is_missed_below_and_above() -> None:
    outcome = judge("60天", "2个月", exact="equal")
    assert (outcome.status, codes(outcome)) == ("unrated", ["JX305", "JX306"])
    message = "单位不同，折算后可能达标，也可能不达标：目标「60天」，完成值「2个月」。"
    assert (outcome.notes[-1].message, outcome.notes[-1].help) == (message, "请按目标的单位「天」填写。")


def test_an_entry_that_does_not_convert_is_named_even_where_it_is_not_the_last() -> None:
    outcome = judge("不少于40天", "[{quarter: 1, value: 1个月}, {quarter: 2, value: 10}]", name="开放天数")
    assert (outcome.status, codes(outcome)) == ("unrated", ["JX305", "JX306"])
    assert outcome.notes[-1].entry == 0


def test_exact_and_inexact_times_are_added() -> None:
    outcome = judge("不少于30天", "[{quarter: 1, value: 1个月}, {quarter: 2, value: 10}]", name="开放天数")
    assert (outcome.status, codes(outcome)) == ("met", ["JX305"])


@pytest.mark.parametrize(
    ("name", "value", "actual", "keys", "status", "told"),
    [
        # averages are never added, and nobody can average them again: they have to agree
        ("平均办理时间", "≤30天", "[20天, 25天]", {}, "met", "JX318"),
        ("平均办理时间", "≤30天", "[20天, 39天]", {}, "unrated", "JX318"),
        ("平均办理时间", "≤30天", "[35天, 39天]", {}, "missed", "JX318"),
        ("办理时间", "平均不超过30天", "[20天, 25天]", {}, "met", "JX318"),
        ("日均办件量", "≥100件", "[90件, 90件]", {}, "missed", "JX318"),
        ("日均办件量", "≥100件", "110件", {}, "met", ""),
        ("办件量", "日均不少于100件", "110件", {}, "met", ""),
        ("平均办理时间", "≤30天", "[20天, 29天]", {"accumulate": "latest"}, "met", ""),
        ("均衡发展的县", "≥2个", "[1个, 1个]", {}, "met", ""),
        # 人均: added, or averaged
        ("人均学时", "≥40学时", "[10学时, 20学时]", {}, "missed", "JX318"),
        ("人均学时", "≥40学时", "[20学时, 20学时]", {}, "unrated", "JX318"),
        ("人均学时", "≥40学时", "[40学时, 45学时]", {}, "met", "JX318"),
        ("人均学时", "≥40学时", "[20学时, 20学时]", {"accumulate": "sum"}, "met", ""),
        # a limit of time: each of them, or all of them
        ("响应时限", "≤30天", "[20天, 25天]", {}, "met", "JX318"),
        ("响应时限", "≤30天", "[20天, 35天]", {}, "missed", "JX318"),
        ("响应时限", "20-30天", "[22天, 25天]", {}, "met", "JX318"),
        ("停电时间", "≤30小时", "[20小时, 5小时]", {}, "met", "JX318"),
        ("停电时间", "≤30小时", "[20小时, 25小时]", {}, "unrated", "JX318"),
        ("停电时间", "<30小时", "[20小时, 5小时]", {}, "met", "JX318"),
        ("停电时间", "30小时", "[20小时, 25小时]", {"direction": "reverse"}, "unrated", "JX318"),
        ("停电时间", "≤30小时", "[35小时, 25小时]", {}, "missed", "JX318"),
        ("累计停电时间", "≤30小时", "[20小时, 25小时]", {}, "missed", ""),
        ("停电时间", "≤30小时", "[20小时, 25小时]", {"accumulate": "sum"}, "missed", ""),
        ("停电时间", "10-30小时", "[12小时, 14小时]", {}, "met", "JX318"),
        ("质保期", "不少于24个月", "[12个月, 12个月]", {}, "unrated", "JX318"),
        ("开放天数", "≥300天", "[200天, 100天]", {}, "met", ""),
    ],
)
def test_what_is_not_added(name: str, value: str, actual: str, keys: dict[str, str], status: str, told: str) -> None:
    outcome = judge(value, actual, name=name, **keys)
    found = [note.code for note in outcome.notes if note.code != "JX309"]
    assert (outcome.status, sorted(found)) == (status, sorted(told.split()))


@pytest.mark.parametrize(
    ("name", "value", "actual", "message", "remedy"),
    [
        (
            *("平均办理时间", "≤30天", "[20天, 39天]"),
            "平均数不能相加；各期的数量不同，也不能再平均。这几个数有的达标，有的没有，判断不了全年的平均数。",
            "请只写一个全年的平均数；各期填的已是到目前的平均数的，在目标表里写 accumulate: latest。",
        ),
        (
            *("人均学时", "≥40学时", "[20学时, 20学时]"),
            "人均、户均一类的数，各期可能要相加，也可能要平均，两种算法结论不同。",
            "请只写一个全年的数；要相加的，在目标表里写 accumulate: sum，填的是累计数的写 accumulate: latest。",
        ),
        (
            *("停电时间", "≤30小时", "[20小时, 25小时]"),
            "这几个时间可能要每一次都达到，也可能要加起来算，两种算法结论不同。",
            "要加起来算的，在目标表里写 accumulate: sum；每一次都要达到的，在 reading（口径）里写「每次≤30小时」。",
        ),
        ("响应时限", "≤30天", "[20天, 25天]", "时限不相加，每一次都要达到。", ""),
        ("停电时间", "≤30小时", "[20小时, 5小时]", "几个数没有相加：逐个看和合起来看，结论一样。", ""),
    ],
)
def test_it_says_why_nothing_is_added(name: str, value: str, actual: str, message: str, remedy: str) -> None:
    outcome = judge(value, actual, name=name)
    (note,) = outcome.notes
    assert (note.message, note.help, note.entry) == (message, remedy, 1)
    assert (note.severity == "error") == (outcome.status == "unrated")


def test_the_worst_of_what_has_to_hold_each_time_is_shown() -> None:
    assert judge("≤30天", "[20天, 35天, 25天]", name="响应时限").value == Decimal(35)


@pytest.mark.parametrize(
    ("name", "value", "actual", "status"),
    [
        ("完成时间", "提前10天", "12天", "met"),
        ("完成时间", "提前10天", "8天", "missed"),
        ("工期缩短", "30天", "35天", "met"),
        ("质保期", "24个月", "36个月", "met"),
        ("开放天数", "300天", "290天", "missed"),
        ("办理时限", "30天", "35天", "missed"),
        ("响应时间", "5min", "4分钟", "met"),
    ],
)
def test_a_bare_time_is_a_limit_unless_more_is_better(name: str, value: str, actual: str, status: str) -> None:
    assert judge(value, actual, level2="时效指标", name=name).status == status
