"""每次, 每月, 每季度: each of them has to hold, and each stretch of time that has passed has to be there."""

from __future__ import annotations

import datetime

import pytest

from jixiao.accumulate import Moment

from .conftest import codes, judge


def by_quarter(*values: str) -> str:
    return "[" + ", ".join(f"{{quarter: {n}, value: {v}}}" for n, v in enumerate(values, 1) if v) + "]"


def by_date(*entries: tuple[str, str]) -> str:
    return "[" + ", ".join(f"{{date: 2025-{day}, value: {value}}}" for day, value in entries) + "]"


MONTHS = "[" + ", ".join(f"{{quarter: {n}, value: 2次}}" for n in (1, 2, 3, 4) for _ in range(3)) + "]"
PAIRS = "[" + ", ".join(f"{{quarter: {n}, value: 2次}}" for n in (1, 2, 3, 4) for _ in range(2)) + "]"

CASES = [
    # 每次: what is listed has to hold, and a list of one is a list
    ("每次不少于50人", "[56人]", "met", ""),
    ("每次不少于50人", "[46人]", "missed", ""),
    ("每次不少于50人", "56人", "unrated", "JX311"),
    ("每次不少于50人", "46人", "unrated", "JX311"),
    ("每次不少于50人", by_quarter("56人"), "met", ""),
    ("每次不少于50人", "{date: 2025-03-01, value: 56人}", "met", ""),
    # every quarter has its own
    ("每季度不少于1次", by_quarter("1次", "1次", "2次", "1次"), "met", ""),
    ("每季度不少于1次", by_quarter("1次", "1次"), "unreported", "JX316"),
    ("每季度不少于1次", by_quarter("4次"), "unreported", "JX316"),
    ("每季度不少于1次", by_quarter("1次", "0次"), "missed", ""),
    ("每季度不少于1次", "[1次, 1次, 1次, 1次]", "met", ""),
    ("每季度不少于1次", "[1次]", "unreported", "JX316"),
    (
        "每季度不少于2次",
        by_date(("01-10", "1次"), ("02-10", "1次"), ("05-10", "2次"), ("08-10", "2次"), ("11-10", "2次")),
        "met",
        "",
    ),
    ("每季度不少于2次", by_date(("01-10", "1次"), ("05-10", "2次"), ("08-10", "2次"), ("11-10", "2次")), "missed", ""),
    ("每季度不少于1次", "[{date: 2026-01-10, value: 1次}]", "unreported", "JX316"),
    ("每季度满意度不低于90%", by_quarter("96%", "97%", "92%", "90%"), "met", ""),
    ("每季度满意度不低于90%", by_quarter("96%", "97%"), "unreported", "JX316"),
    ("每季度满意度不低于90%", by_quarter("96%", "89%"), "missed", ""),
    # a total of the year tells little of each
    ("每季度不少于1次", "4次", "unrated", "JX311"),
    ("每季度不少于1次", "0次", "missed", ""),
    ("每季度不超过3次", "3次", "met", ""),
    ("每季度不超过3次", "4次", "unrated", "JX311"),
    ("每季度2-3次", "2次", "unrated", "JX311"),
    ("每季度约3次", "3次", "unrated", "JX311"),
    ("每季度满意度不超过90%", "80%", "unrated", "JX311"),
    # halves are made of quarters
    ("每半年不少于2次", by_quarter("1次", "1次", "1次", "1次"), "met", ""),
    ("每半年不少于2次", by_quarter("1次", "1次", "1次"), "missed", ""),
    ("每半年不少于2次", by_quarter("2次"), "unreported", "JX316"),
    # of months a quarter's total says little
    ("每月不少于2次", by_quarter("6次", "6次", "6次", "6次"), "unrated", "JX311"),
    ("每月不少于2次", by_quarter("1次", "6次", "6次", "6次"), "missed", ""),
    ("每月不少于2次", MONTHS, "met", ""),
    ("每月不少于2次", PAIRS, "unrated", "JX311"),
    ("每月不超过1次", by_quarter("1次", "0次", "1次", "1次"), "met", ""),
    ("每月不超过1次", by_quarter("2次", "0次", "1次", "1次"), "unrated", "JX311"),
    ("每月不超过1次", by_quarter("4次", "0次", "1次", "1次"), "missed", ""),
    ("每月2-3次", by_quarter("3次", "3次", "3次", "3次"), "unrated", "JX311"),
    ("每月合格率不低于95%", by_quarter("96%", "97%", "96%", "95%"), "met", ""),
    ("每两个月不少于1次", by_quarter("1次", "1次", "1次", "1次"), "unrated", "JX311"),
    ("每周不少于1次", by_quarter("5次", "5次", "5次", "5次"), "unrated", "JX311"),
    ("每周不少于2次", by_quarter("1次"), "missed", ""),
    ("每周不少于1次", by_date(("01-10", "5次")), "met", ""),
    ("每周不少于1次", "[5次, 1次]", "met", ""),
    ("每周不超过1次", by_quarter("14次"), "unrated", "JX311"),  # a quarter has up to fourteen weeks
    ("每周不超过1次", by_quarter("15次"), "missed", ""),
    # the actual may speak of each itself, and only of the same stretch of time
    ("每周不少于1次", "每周2次", "met", ""),
    ("每周不少于3次", "每周2次", "missed", ""),
    ("每季度不少于1次", "每季1次", "met", ""),
    ("每月不少于1次", "每季度3次", "unrated", "JX313"),
    ("不少于4次", "每季度1次", "unrated", "JX313"),
    ("不少于4次", "每年5次", "met", ""),
    ("每年不少于4次", "每月1次", "unrated", "JX313"),
    ("每两年不少于1次", "每两年1次", "met", ""),
    ("不少于50人", "每次60人", "met", ""),
    ("每旬1次", "36次", "unrated", "JX311"),
    ("每旬2次", by_quarter("1次"), "missed", ""),
    ("每学期1次", by_date(("03-01", "1次")), "unreported", "JX316"),
    ("每户每季度不少于1次", by_quarter("1次", "1次"), "unreported", "JX316"),
    # one count, in all and for each: the same entries answer both
    ("每季度1次，共4次", by_quarter("1次", "1次", "1次", "1次"), "met", ""),
    ("每季度1次，共5次", by_quarter("1次", "1次", "1次", "1次"), "partial", ""),
    ("每季度1次，共4次", by_quarter("1次", "1次", "1次", "0次"), "missed", ""),
    ("每月1次，全年不少于12次", "12次", "unrated", "JX311"),
    # a standard is one number
    ("每人每月补助不少于500元", "500元", "met", ""),
    ("每月补助不少于500元", by_quarter("500元", "500元"), "met", ""),
    # units that do not convert exactly
    ("每次不超过30天", "[2个月]", "missed", "JX305"),
    ("每次不超过30天", "[1个月, 20天]", "unrated", "JX305 JX306"),
]


@pytest.mark.parametrize(("value", "actual", "status", "told"), CASES)
def test_each(value: str, actual: str, status: str, told: str) -> None:
    outcome = judge(value, actual)
    found = [code for code in codes(outcome) if code != "JX309"]
    assert (outcome.status, " ".join(sorted(found))) == (status, told)


@pytest.mark.parametrize(
    ("value", "actual", "day", "status"),
    [
        ("每季度不少于1次", by_quarter("1次", "1次"), "06-30", "met"),
        ("每季度不少于1次", by_quarter("1次"), "06-30", "unreported"),
        ("每季度不少于1次", by_quarter("1次"), "06-29", "met"),
        ("每季度不少于2次", by_quarter("2次", "1次"), "06-29", "met"),  # the quarter is not over
        ("每季度不少于2次", by_quarter("2次", "1次"), "06-30", "missed"),
        ("每季度不超过2次", by_quarter("2次", "3次"), "05-30", "missed"),
        ("每季度不少于2次", by_quarter("1次"), "02-10", "unreported"),  # nothing is over, and nothing is lost
        ("每月合格率不低于95%", by_date(("01-31", "96%"), ("02-28", "95%")), "02-28", "met"),
        ("每月合格率不低于95%", by_date(("01-31", "96%")), "02-28", "unreported"),
        ("每月合格率不低于95%", by_date(("01-15", "96%"), ("01-31", "96%")), "02-28", "unreported"),
    ],
)
def test_what_has_passed_counts(value: str, actual: str, day: str, status: str) -> None:
    moment = Moment.at_date(2025, datetime.date.fromisoformat(f"2025-{day}"))
    assert judge(value, actual, moment=moment).status == status


# (指标值, the actual, what is told, what to write, of which entry)
MESSAGES = [
    (
        *("每次不少于50人", "56人", "目标是对每次的要求，只写一个数判断不了是不是每次都达到。"),
        *("请写成列表，每次一项，例如 - {date: 2025-06-30, value: …}", 0),
    ),
    (
        *("每季度不少于1次", "4次", "目标是对每季度的要求，只写一个数判断不了是不是每季度都达到。"),
        "请写成列表，每季度一项，例如 - {date: 2025-06-30, value: …}；每季度都是这个数的，写「每季度4次」。",
        0,
    ),
    (
        *("每月不少于2次", by_quarter("6次", "6次", "6次", "6次")),
        "目标是对每月的要求，一个季度合在一起的数判断不了是不是每月都达到。",
        *("请写成列表，每月一项，例如 - {date: 2025-06-30, value: …}", 3),
    ),
    (
        *("每月不少于1次", "[1次, 1次]", "目标要求每月都达到，到目前应有 12 项，只填了 2 项。"),
        *("请把缺的补上；那段时间没有完成的，写 0。", 1),
    ),
    (
        *("每月不少于1次", "每季度3次", "完成值「每季度3次」说的不是目标「每月不少于1次」所要的那一段时间的数。"),
        *("请填这段时间里实际完成的数，例如全年合计 12次。", 0),
    ),
]


@pytest.mark.parametrize(("value", "actual", "message", "remedy", "entry"), MESSAGES)
def test_what_is_told_of_each(value: str, actual: str, message: str, remedy: str, entry: int) -> None:
    note = judge(value, actual).notes[-1]
    assert (note.message, note.help, note.entry) == (message, remedy, entry)


def test_the_worst_is_shown_and_all_are_named() -> None:
    outcome = judge("每次不少于50人", "[56人, 46人, 70人]")
    assert (outcome.text, outcome.value, outcome.gap, outcome.over) == ("56人、46人、70人", 46, -4, False)
    outcome = judge("每次不少于50人", "[156人, 70人]")
    assert (outcome.text, outcome.value, outcome.over) == ("156人、70人", 70, False)
