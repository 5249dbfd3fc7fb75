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
    ("2027年12月底前", "2027-03-01", "met", ""),
    ("2025年6月30日前", "2026-01-10", "missed", ""),
]


@pytest.mark.parametrize(("value", "actual", "status", "told"), CASES)
def test_deadlines(value: str, actual: str, status: str, told: str) -> None:
    outcome = judge(value, actual, level2="时效指标")
    assert (outcome.status, " ".join(codes(outcome))) == (status, told)


def test_it_says_which_of_several_days_counts() -> None:
    outcome = judge("6月30日前", "[2025-07-20, 2025-05-01]")
    assert [note.message for note in outcome.notes] == ["填了几个日期，以最晚的「2025-07-20」为准。"]
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
