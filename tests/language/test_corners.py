"""Corners that no real text has reached yet: each line of the table is one way through the language."""

from __future__ import annotations

import pytest

from jixiao.language import Unreadable, read, scan, show

READ = [
    ("每年不少于3场，同比增长10%", "每年不少于3场；较上年增长不少于10%"),  # a growth takes no scope
    ("大于5%且小于3%", "超过5%；少于3%"),  # no range: the ends are the wrong way round
    ("大于5个且小于10场", "超过5个；少于10场"),  # nor where they count different things
    ("((((5个))))", "((((5个))))"),  # brackets are opened three times
    ("2025年底前按95%标准发放", "2025年12月31日前"),  # a number that is only a manner
    ("≥2020.12且≤2050", "2020.12000~2050"),  # a number that looks like a month
    ("较上年提高", "较上年增长"),
    ("廿月/亩", "=|20|月/亩"),  # nor is this a month
    ("每个半3场", "每个半3场"),
    ("号｜。", "号"),
    ("；不少于3场", "不少于3场"),
    ("“不少于3场", "不少于3场"),  # a quote that is never closed
    ("-3--1%", "-3~-1%"),  # the second dash is a minus
    ("¥若干", "¥若干"),
    ("90%|80%|70%|70%", "90%|80%|70%|70%"),
    ("不少于20家或不低于90%", "不少于20家或不少于90%"),
    ("每次50人，共3场", "每次50人；共3场"),
    ("5-10个", "5~10个"),
    ("大于5%且不高于10%", "超过5%且不超过10%"),
    ("不低于5%且小于10%", "不少于5%且少于10%"),
    ("同比增长等于5%", "较上年增长等于5%"),
    ("同比增长=|12|月", "较上年增长=|12|月"),
    ("年均下降5%以上", "年均下降不少于5%"),
    ("2025年1-6月", "2025年1月1日至2025年6月30日"),
    ("每月10日前", "每月10日前"),
    ("定性|好坏", "定性|好坏"),
]
REFUSED = [
    ("每3个企业服务2次", "JX208", (0, 3)),
    ("3场和" * 60, "JX215", (0, 180)),  # a clause of more words than any
    ("元；", "JX209", (0, 1)),
    ("≥；个", "JX209", (0, 3)),
    ("\x1c", "JX201", (0, 1)),
    ("¥3.5.5", "JX208", (1, 6)),  # a sum that is no number
    ("分别不少于7个", "JX215", (0, 7)),  # only one number to share out
    ("不少于48次每年", "JX215", (6, 8)),  # 每年 belongs before the number
    ("不低于5%增长", "JX215", (5, 7)),  # and so does what grows
]
MENDED = [("-1O%", "-10%"), ("1O%", "10%"), ("-1.5.5%", None)]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_what_is_read(text: str, shown: str) -> None:
    target = read(text, 2025)
    assert not isinstance(target, Unreadable)
    assert show(target) == shown
    assert read(shown, 2025) == target


@pytest.mark.parametrize(("text", "code", "span"), REFUSED, ids=ascii)
def test_what_is_refused(text: str, code: str, span: tuple[int, int]) -> None:
    problem = read(text, 2025)
    assert isinstance(problem, Unreadable)
    assert (problem.code, problem.span) == (code, span)


@pytest.mark.parametrize(("text", "suggestion"), MENDED)
def test_what_was_meant_keeps_its_minus(text: str, suggestion: str | None) -> None:
    problem = read(text)
    assert isinstance(problem, Unreadable)
    assert (problem.code, problem.suggestion) == ("JX208", suggestion)


def test_a_clause_without_an_end_is_scanned_in_parts() -> None:
    assert len(scan("3场和" * 120)) == 120


def test_places_are_those_of_the_text_whichever_line_they_are_on() -> None:
    text = "总体目标：\n培训3场\n服务企业20家"
    assert [text[slice(*mention.span)] for mention in scan(text)] == ["3场", "20家"]
    assert [text[slice(*mention.object_span)] for mention in scan(text)] == ["培训", "服务企业"]


def test_what_cannot_be_a_quantity_does_not_hold_the_scan_up() -> None:
    """Where a form is refused before it has taken a word, the scan goes on behind that word."""
    assert isinstance(scan("若干每3个企业服务2次，翻一番约±不足、每年分别为3、5，0每个半半半000"), tuple)
