"""Days against their last day: which year, which of several, and what is too vague to say."""

from __future__ import annotations

import datetime

import pytest

from jixiao.accumulate import Moment

from .conftest import codes, judge

CASES = [
    # the year counted from that of the project
    ("次年3月底前", "2026-03-10", "met", ""),
    ("次年3月底前", "2026-04-01", "missed", ""),
    ("12月底前", "次年1月5日", "missed", ""),
    ("2026年3月底前", "次年3月", "met", ""),
    ("上年12月底前", "2024-12-10", "met", ""),
    # 早于 leaves out the day
    ("早于6月30日", "2025-06-30", "missed", ""),
    ("早于6月30日", "2025-06-29", "met", ""),
    ("6月30日前", "2025-06-30", "met", ""),
    ("6月30日前", "完成", "met", ""),
    ("6月30日前", "优良", "unrated", "JX314"),
    ("10日前", "2025-06-20", "unrated", "JX314"),
    # a month is no day
    ("6月15日前", "6月", "unrated", "JX314"),
    ("6月底前", "6月", "met", ""),
    ("5月底前", "6月", "missed", ""),
    ("6月15日前", "6月中旬", "unrated", "JX314"),
    ("6月10日前", "6月中旬", "missed", ""),
    ("6月30日前", "7月底前完成", "unrated", "JX314"),
    ("7月底前", "7月底前完成", "met", ""),
    ("6月1日至6月30日", "2025年", "unrated", "JX314"),
    ("6月1日至6月30日", "5月", "missed", ""),
    ("6月1日至6月30日", "6月", "met", ""),
    # of several days the latest counts, wherever it stands
    ("6月30日前", "[2025-07-20, 2025-05-01]", "missed", ""),
    ("6月30日前", "[2025-05-01, 2025-06-20]", "met", ""),
    ("6月30日前", "[{rating: 未达成}, {value: 2025-06-20}]", "met", ""),
    ("6月30日前", "[{value: 2025-07-20}, {rating: 达成}]", "met", ""),
    # a year that is likely mistyped decides nothing
    ("12月31日前", "2024-11-30", "met", "JX424"),
    ("6月30日前", "2024-12-31", "unrated", "JX424"),
    ("6月30日前", "2052-03-01", "unrated", "JX424"),
    ("6月30日前", "2052-07-01", "missed", "JX424"),
    ("2月底前", "2024-02-29", "met", "JX424"),
    ("2023年7月至2025年6月", "2024-11-30", "met", ""),
    ("2023年7月至2024年6月", "2023-06-30", "unrated", "JX424"),
    ("2027年12月底前", "2027-03-01", "met", ""),
    ("2025年6月30日前", "2026-01-10", "missed", ""),
]


@pytest.mark.parametrize(("value", "actual", "status", "told"), CASES)
def test_deadlines(value: str, actual: str, status: str, told: str) -> None:
    outcome = judge(value, actual, level2="时效指标")
    assert (outcome.status, " ".join(codes(outcome))) == (status, told)


WRONG_YEAR = "请核对年份；确是那一天完成的，写 rating，并在 note 里说明。"

# (指标值, the actual, the day that is shown, what is told, what to write)
MESSAGES = [
    (
        *("6月15日前", "6月中旬", "6月中旬"),
        "完成值「6月中旬」没有写明是哪一天，看不出是不是赶上了目标「6月15日前」。",
        "请写完成的那一天，例如 2025-11-30。",
    ),
    (
        *("10日前", "2025年6月20日", "2025-06-20"),
        "目标「10日前」没有写月份，定不了是哪一天。",
        "请写「rating: 达成」；或在目标的 reading（口径）里写明日期，例如「2025年6月10日前」。",
    ),
    (
        *("6月30日前", "优良", "优良"),
        "目标「6月30日前」是期限，完成值要写日期。",
        "请写完成日期，例如 2025-11-30；或写 rating: 达成。",
    ),
    (
        *("6月30日前", "2024年12月31日", "2024-12-31"),
        "完成日期「2024-12-31」不在预算年度 2025 年，是不是年份写错了？",
        WRONG_YEAR,
    ),
    (
        *("12月31日前", "2024年11月", "2024年11月"),
        "完成日期「2024年11月」不在预算年度 2025 年，是不是年份写错了？",
        WRONG_YEAR,
    ),
]


@pytest.mark.parametrize(("value", "actual", "shown", "message", "remedy"), MESSAGES)
def test_what_is_told_of_a_day(value: str, actual: str, shown: str, message: str, remedy: str) -> None:
    outcome = judge(value, actual, level2="时效指标")
    (note,) = outcome.notes
    assert (outcome.text, note.message, note.help) == (shown, message, remedy)


@pytest.mark.parametrize(
    ("value", "actual", "status", "gap"),
    [
        ("6月30日前", "2025-06-20", "met", -10),
        ("6月30日前", "2025-07-01", "missed", 1),
        ("5月底前", "6月", "missed", 30),
        ("6月1日至6月30日", "2025-05-31", "missed", -30),
        ("6月1日至6月30日", "2025-06-01", "met", -29),
        ("6月1日至6月30日", "2025-06-30", "met", 0),
        ("6月1日至6月30日", "2025-07-01", "missed", 1),
        ("2023年7月至2024年6月", "2023-07-01", "met", -365),
        ("2023年7月至2024年6月", "2024-06-30", "met", 0),
        ("2023年7月至2024年6月", "2024-07-01", "missed", 1),
    ],
)
def test_the_gap_is_counted_in_days_from_the_last(value: str, actual: str, status: str, gap: int) -> None:
    outcome = judge(value, actual, level2="时效指标")
    assert (outcome.status, outcome.gap, outcome.gap_unit, outcome.notes) == (status, gap, "天", ())


def test_it_says_which_of_several_days_counts() -> None:
    outcome = judge("6月30日前", "[2025-07-20, 2025-05-01]")
    told = [("JX319", "填了几个日期，以最晚的「2025-07-20」为准。")]
    assert [(note.code, note.message) for note in outcome.notes] == told
    assert outcome.notes[0].entry == 0


@pytest.mark.parametrize(
    ("value", "actual", "status"),
    [
        ("12月31日前", "2025-11-30", "unreported"),  # it has not happened yet
        ("12月31日前", "2025-09-30", "met"),
        ("12月31日前", "11月", "unreported"),
        ("12月31日前", "9月", "met"),
        ("6月30日前", "2025-11-30", "missed"),  # whenever it will be: it is late
    ],
)
def test_a_day_to_come_is_not_met(value: str, actual: str, status: str) -> None:
    moment = Moment.at_date(2025, datetime.date(2025, 9, 30))
    assert judge(value, actual, level2="时效指标", moment=moment).status == status
