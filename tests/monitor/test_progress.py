"""What is expected by the end of a quarter, and the light that follows: every rule as a row of a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.accumulate import Moment, achieved
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Targets
from jixiao.documents.models.config import MonitorSettings
from jixiao.evaluate import Tolerances
from jixiao.forecast import Forecast, forecast
from jixiao.language import Language
from jixiao.language.targets import plain
from jixiao.lights import Light, is_worse, worst
from jixiao.progress import Standing, Yardstick, by_quarter
from jixiao.table import Item, read_table

LANGUAGE = Language()
BEHIND = Decimal("0.6")
YEAR = 2025


def item_of(value: str, level2: str = "数量指标", plan: str = "", **keys: Any) -> Item:
    """Make one indicator; ``plan`` is written as ``2: 2个; 4: 4个``."""
    options = "".join(f", {key}: {text}" for key, text in keys.items())
    steps = [step.split(":", 1) for step in plan.split(";") if step]
    quarters = "".join(
        f"  - {{quarter: {quarter}, milestones: [{{indicator: X01, value: '{text.strip()}'}}]}}\n"
        for quarter, text in steps
    )
    text = (
        f"project: {{name: 示例, year: {YEAR}}}\n"
        + (f"plan:\n{quarters}" if quarters else "")
        + "indicators:\n  产出指标:\n"
        f"    {level2}:\n      - {{id: X01, name: 示例指标, value: '{value}'{options}}}\n"
    )
    table = read_table(load(Targets, read_text(text, "targets.yaml")), LANGUAGE)
    assert table is not None
    return table.indicators[0]


def measure(item: Item, actual: str, quarter: int, **settings: Any) -> tuple[Standing, Forecast]:
    actuals = load(Actuals, read_text(f"actuals:\n  X01: {actual}\n", "actuals.yaml"))
    assert actuals.model is not None, actuals.findings
    record = (actuals.model.actuals or {})["X01"]
    entries = achieved(record, LANGUAGE, Moment.at_quarter(YEAR, quarter))
    yardstick = Yardstick(LANGUAGE, Tolerances(), MonitorSettings.model_validate(settings))
    outcome, standing = yardstick.measure(item, entries, Moment.at_quarter(YEAR, quarter))
    return standing, forecast(item, entries, outcome, standing, quarter=quarter, language=LANGUAGE, behind=BEHIND)


# (指标值, keys, the actual as written, quarter, light, expected, ratio)
CASES: list[tuple[str, dict[str, str], str, int, str, str | None, str | None]] = [
    # counts and money: target × quarter ÷ 4; the thresholds belong to the better side
    ("100人次以上", {}, "44人次", 3, "red", "75", "0.5866"),
    ("100人次以上", {}, "45人次", 3, "yellow", "75", "0.6"),
    ("100人次以上", {}, "59人次", 3, "yellow", "75", "0.7866"),
    ("100人次以上", {}, "60人次", 3, "green", "75", "0.8"),
    ("100人次以上", {}, "89人次", 3, "green", "75", "1.1866"),
    ("100人次以上", {}, "90人次", 3, "blue", "75", "1.2"),
    ("100人次以上", {}, "0", 1, "red", "25", "0"),
    ("30亿元", {}, "7.5亿元", 1, "green", "750000000", "1"),
    ("不少于4次", {}, "[{quarter: 1, value: 1次}, {quarter: 2, value: 1次}]", 2, "green", "2", "1"),
    ("不少于4次", {}, "[{quarter: 1, value: 1次}, {quarter: 3, value: 3次}]", 2, "red", "2", "0.5"),
    # running totals: the latest counts
    ("100人次", {"accumulate": "latest"}, "[{quarter: 1, value: 20}, {quarter: 2, value: 50}]", 2, "green", "50", "1"),
    # its own plan: the latest milestone at or before the quarter
    ("不少于4个", {"plan": "2: 2个; 4: 4个"}, "2个", 3, "green", "2", "1"),
    ("不少于4个", {"plan": "2: 2个; 4: 4个"}, "1个", 3, "red", "2", "0.5"),
    ("不少于4个", {"plan": "2: 2个; 3: 4个"}, "2个", 3, "red", "4", "0.5"),
    ("不少于3场", {"plan": "3: 不少于3次"}, "3场", 3, "green", "3", "1"),
    # a plan for a part: the rest is expected by the end of the year, or by its own due quarter
    ("200人次", {"plan": "2: 150人次"}, "30人次", 1, "not_due", "50", "0.6"),
    ("200人次", {"plan": "2: 150人次"}, "150人次", 3, "green", "150", "1"),
    ("200人次", {"plan": "2: 150人次"}, "150人次", 4, "yellow", "200", "0.75"),
    ("200人次", {"plan": "2: 150人次", "due": "3"}, "150人次", 3, "yellow", "200", "0.75"),
    ("≥95%", {"plan": "2: ≥50%"}, "61%", 3, "green", "50", "1.22"),
    ("≥95%", {"plan": "2: ≥50%"}, "61%", 4, "red", "95", "0.6421"),
    # planned for a later quarter: keeping up shows, falling behind is only not due
    ("100人次以上", {"plan": "4: 100人次"}, "78人次", 3, "green", "75", "1.04"),
    ("不少于4份", {"plan": "4: 不少于4份"}, "2份", 3, "not_due", "3", "0.6666"),
    ("不少于4份", {"plan": "4: 不少于4份"}, "~", 3, "not_due", "3", None),
    ("不少于4份", {"due": "3"}, "1份", 2, "not_due", "2", "0.5"),
    ("不少于4份", {"due": "3"}, "1份", 3, "red", "4", "0.25"),
    # one-offs
    ("不少于1场", {}, "~", 3, "not_due", None, None),
    ("不少于1场", {}, "0", 3, "not_due", None, None),
    ("不少于1场", {}, "1场", 2, "blue", None, None),
    ("不少于1场", {}, "~", 4, "unreported", "1", None),
    ("不少于1场", {}, "0", 4, "red", "1", "0"),
    ("不少于1场", {}, "1场", 4, "green", "1", "1"),
    # nothing reported is no zero
    ("100人次以上", {}, "~", 3, "unreported", "75", None),
    ("不少于4个", {"plan": "2: 2个"}, "~", 2, "unreported", "2", None),
    # done before time
    ("不少于4个", {}, "4个", 1, "blue", "1", "4"),
    ("不少于4个", {"plan": "4: 4个"}, "4个", 2, "blue", "2", "2"),
    # rates: no scaling, inside or outside
    ("≥95%", {}, "96%", 2, "green", "95", "1.0105"),
    ("≥95%", {}, "94%", 2, "red", "95", "0.9895"),
    ("≥95%", {}, "~", 2, "not_due", "95", None),
    ("≥95%", {}, "~", 4, "unreported", "95", None),
    ("≥95%", {"plan": "2: ≥50%; 4: ≥95%"}, "61%", 2, "green", "50", "1.22"),
    # a rate that was not there yet says nothing about a quarter without a value
    ("≥95%", {}, "[{quarter: 1, value: 30%}, {quarter: 2, value: 61%}]", 3, "unreported", "95", None),
    ("≥95%", {}, "[{quarter: 1, value: 96%}]", 3, "green", "95", "1.0105"),
    ("≥95%", {}, "61%", 3, "red", "95", "0.6421"),
    # a change of counts: a part of the year cannot be held against the 基期值 of a whole one; a rate of change can
    (
        "增长10%以上",
        {"baseline": "100次"},
        "[{quarter: 1, value: 30次}, {quarter: 2, value: 30次}]",
        2,
        "not_due",
        "10",
        None,
    ),
    (
        "增长10%以上",
        {"baseline": "100次"},
        "[{quarter: 1, value: 30次}, {quarter: 2, value: 30次}]",
        4,
        "red",
        "10",
        None,
    ),
    ("增长10%以上", {"baseline": "100次"}, "增长4%", 2, "red", "10", "0.4"),
    # ceilings and reverse: inside green, outside red, at any time
    ("≤30万元", {}, "29万元", 1, "green", "300000", "1.0345"),
    ("≤30万元", {}, "300001元", 1, "red", "300000", "0.9999"),
    ("低于5%", {}, "5%", 2, "red", "5", "1"),
    ("0起", {}, "0起", 2, "green", "0", None),
    ("0起", {}, "1起", 2, "red", "0", None),
    ("365万元", {"level2": "成本指标"}, "300万元", 3, "green", "3650000", "1.2167"),
    # classes that are not scaled: counts wait for their quarter
    ("不少于10项", {"level2": "质量指标"}, "2项", 2, "not_due", None, None),
    ("不少于10项", {"level2": "质量指标"}, "10项", 2, "blue", None, None),
    ("不少于10项", {"level2": "质量指标"}, "2项", 4, "red", "10", "0.2"),
    # dates and ratings
    ("2025年11月底前", {}, "~", 3, "not_due", None, None),
    ("2025年11月底前", {}, "2025-08-30", 3, "green", None, None),
    ("2025年6月底前", {}, "2025-07-01", 3, "red", None, None),
    ("2025年6月底前", {}, "~", 3, "unreported", None, None),
    ("不断加强", {}, "{rating: 达成}", 3, "green", None, None),
    ("不断加强", {}, "{rating: 部分达成}", 3, "yellow", None, None),
    ("不断加强", {}, "{rating: 未达成}", 3, "red", None, None),
    ("不断加强", {}, "~", 3, "not_due", None, None),
    ("不断加强", {}, "~", 4, "unreported", None, None),
    # what cannot be read or rated has no light
    ("不断加强", {}, "有所提升", 3, "unrated", None, None),
    ("100人次以上", {}, "很多", 3, "unrated", "75", None),
    ("100人次以上", {}, "80元", 3, "unrated", "75", None),
    ("100人次以上", {}, "-5", 3, "unrated", "75", None),
    # an upper end: more than allowed is red, and nothing is ahead
    ("5-10个", {}, "5个", 3, "green", "3.75", "1.3333"),
    ("5-10个", {}, "11个", 3, "red", "3.75", "2.9333"),
    ("10个", {"exact": "equal"}, "11个", 3, "red", "7.5", "1.4666"),
    ("10个", {"exact": "equal"}, "10个", 3, "green", "7.5", "1.3333"),
    # every occasion, and several demands at once
    ("每次不少于50人", {}, "[{date: 2025-03-01, value: 56人}]", 2, "green", "50", "1.12"),
    ("每次不少于50人", {}, "[{date: 2025-03-01, value: 49人}]", 2, "red", "50", "0.98"),
    ("不少于3次，每次不少于50人", {}, "[{date: 2025-03-01, value: 56人}]", 2, "not_due", None, None),
]


@pytest.mark.parametrize(("value", "keys", "actual", "quarter", "light", "expected", "ratio"), CASES)
def test_lights(
    value: str, keys: dict[str, str], actual: str, quarter: int, light: str, expected: str | None, ratio: str | None
) -> None:
    standing, _forecast = measure(item_of(value, **keys), actual, quarter)
    assert standing.light == light
    assert (plain(standing.expected) if standing.expected is not None else None) == expected
    assert (plain(standing.ratio) if standing.ratio is not None else None) == ratio


@pytest.mark.parametrize(
    ("settings", "value", "keys", "actual", "light"),
    [
        ({"red": "0.5"}, "100人次以上", {}, "40人次", "yellow"),
        ({"blue": "1.1"}, "100人次以上", {}, "83人次", "blue"),
        ({"expected": "linear"}, "不少于4个", {"plan": "2: 4个"}, "3个", "green"),
        ({"expected": "linear"}, "不少于4个", {"plan": "4: 4个"}, "2个", "yellow"),
        ({"unscaled": "ratio"}, "≥95%", {}, "94%", "green"),
        ({"unscaled": "ratio"}, "≥95%", {}, "70%", "yellow"),
        ({"unscaled": "ratio"}, "≤5%", {}, "6%", "red"),
    ],
)
def test_the_rule_can_be_set(
    settings: dict[str, str], value: str, keys: dict[str, str], actual: str, light: str
) -> None:
    assert measure(item_of(value, **keys), actual, 3, **settings)[0].light == light


# (指标值, keys, the actual, quarter, 全年预计, 完成目标可能性)
OUTLOOKS: list[tuple[str, dict[str, str], str, int, str | None, str | None]] = [
    ("100人次以上", {}, "60人次", 3, "80", "有可能"),
    ("100人次以上", {}, "78人次", 3, "104", "确定能"),
    ("100人次以上", {}, "100人次", 2, "100", "确定能"),
    ("100人次以上", {}, "10人次", 3, "13", None),
    ("100人次以上", {}, "44人次", 3, "58", None),
    ("100人次以上", {}, "45人次", 3, "60", "有可能"),
    ("3.5公里以上", {}, "2.5公里", 3, "3.33", "有可能"),
    ("不少于1场", {}, "0场", 3, None, None),
    ("100人次以上", {}, "~", 3, None, None),
    ("不少于1场", {}, "~", 3, None, None),
    ("不少于4个", {"plan": "2: 4个"}, "3个", 3, "3", "有可能"),
    ("200人次", {"plan": "2: 150人次"}, "150人次", 3, "200", "确定能"),
    ("200人次", {"plan": "2: 150人次"}, "90人次", 3, "120", "有可能"),
    ("≥95%", {}, "90%", 3, "90", "有可能"),
    ("≥95%", {}, "96%", 3, "96", "确定能"),
    ("≤30万元", {}, "20万元", 3, "200000", "有可能"),
    ("≤30万元", {}, "20万元", 4, "200000", "确定能"),
    ("≤30万元", {}, "31万元", 3, "310000", "完全不可能"),
    ("≤5%", {}, "6%", 3, "6", "有可能"),
    ("0起", {}, "0起", 3, "0", "有可能"),  # there may be one yet
    ("0起", {}, "0起", 4, "0", "确定能"),
    ("0起", {}, "1起", 3, "1", "完全不可能"),
    ("≤0起", {}, "0起", 3, "0", "有可能"),
    ("2025年6月底前", {}, "2025-07-01", 3, None, "完全不可能"),
    ("每次不少于50人", {}, "[{date: 2025-03-01, value: 49人}]", 2, "49", "完全不可能"),
    ("不断加强", {}, "{rating: 未达成}", 3, None, None),
    ("不断加强", {}, "{rating: 部分达成}", 3, None, "有可能"),
    ("≥95%", {}, "50%", 3, "50", None),
    ("100人次以上", {}, "很多", 3, None, None),
    # a person knows better
    ("100人次以上", {}, "{value: 60人次, forecast: 110人次, likelihood: 确定能}", 3, "110", "确定能"),
    ("100人次以上", {}, "{likelihood: 完全不可能}", 3, None, "完全不可能"),
    (
        "100人次以上",
        {},
        "[{quarter: 1, value: 9, forecast: 50}, {quarter: 2, value: 9, forecast: 90}]",
        2,
        "90",
        "有可能",
    ),
]


@pytest.mark.parametrize(("value", "keys", "actual", "quarter", "total", "likelihood"), OUTLOOKS)
def test_the_outlook(
    value: str, keys: dict[str, str], actual: str, quarter: int, total: str | None, likelihood: str | None
) -> None:
    _standing, outlook = measure(item_of(value, **keys), actual, quarter)
    assert (plain(outlook.value) if outlook.value is not None else None) == total
    assert outlook.likelihood == likelihood


@pytest.mark.parametrize(
    ("value", "keys", "actual", "quarters"),
    [
        (
            "100人次",
            {},
            "[{quarter: 1, value: 9}, {quarter: 1, value: 5人次}, {date: 2025-08-01, value: 7}]",
            ["14", None, "7"],
        ),
        ("100人次", {}, "30人次", [None, None, None]),
        ("100人次", {}, "{value: 30人次, quarter: 2}", [None, "30", None]),
        ("100人次", {"accumulate": "latest"}, "[{quarter: 1, value: 9}, {quarter: 3, value: 20}]", ["9", None, "11"]),
        ("≥95%", {}, "[{quarter: 1, value: 30%}, {quarter: 2, value: 61%}]", ["30", "61", None]),
        ("不断加强", {}, "[{quarter: 2, rating: 部分达成}]", [None, "部分达成", None]),
        ("100人次", {}, "[{quarter: 1, value: 9元}]", ["9元", None, None]),
    ],
)
def test_what_each_quarter_reported(value: str, keys: dict[str, str], actual: str, quarters: list[str | None]) -> None:
    actuals = load(Actuals, read_text(f"actuals:\n  X01: {actual}\n", "actuals.yaml"))
    assert actuals.model is not None
    entries = achieved((actuals.model.actuals or {})["X01"], LANGUAGE, Moment.at_quarter(YEAR, 3))
    found = by_quarter(item_of(value, **keys), entries, 3, YEAR)
    assert [plain(value) if isinstance(value, Decimal) else value for value in found] == quarters


def test_the_worst_colour_is_the_light_of_a_project() -> None:
    assert worst([Light.BLUE, Light.GREEN, Light.YELLOW, Light.RED]) is Light.RED
    assert worst([Light.UNREPORTED, Light.BLUE, Light.NOT_DUE]) is Light.BLUE
    assert worst([Light.NOT_DUE, Light.UNREPORTED]) is Light.UNREPORTED
    assert worst([Light.NOT_DUE, Light.WAIVED]) is Light.NOT_DUE
    assert worst([]) is Light.UNREPORTED


def test_only_what_needs_attention_got_worse() -> None:
    assert is_worse(Light.YELLOW, Light.GREEN)
    assert is_worse(Light.RED, Light.YELLOW)
    assert is_worse(Light.UNREPORTED, Light.GREEN)
    assert is_worse(Light.RED, Light.NOT_DUE)
    assert not is_worse(Light.GREEN, Light.BLUE)
    assert not is_worse(Light.RED, Light.RED)
    assert not is_worse(Light.RED, Light.UNREPORTED)


ORDER = [Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE]


@given(st.integers(2, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 4))
def test_more_is_never_worse(target: int, less: int, more: int, quarter: int) -> None:
    less, more = sorted((less, more))
    item = item_of(f"不少于{target}个")
    first, second = (measure(item, f"{total}个", quarter)[0] for total in (less, more))
    assert ORDER.index(first.light) <= ORDER.index(second.light)
    assert first.ratio is not None
    # the ratio that is shown never claims a threshold that was not reached
    assert (first.ratio < Decimal("0.6")) == (first.light is Light.RED)


def test_part_of_a_year_is_not_held_against_the_whole_one_before():
    quarters = "[{quarter: 1, value: 30家}, {quarter: 2, value: 30家}, {quarter: 3, value: 60家}]"
    item = item_of("增长10%以上", baseline="100家")
    standing, ahead = measure(item, quarters, 2)
    assert (standing.light, standing.total, ahead.likelihood) == (Light.NOT_DUE, None, None)
    assert measure(item, quarters, 3)[0].light is Light.GREEN
    assert measure(item, "[{quarter: 1, value: 增长5%}, {quarter: 2, value: 增长6%}]", 2)[0].light is Light.RED
    assert measure(item, "[{quarter: 1, value: 30家}, {quarter: 4, value: 30家}]", 4)[0].light is Light.RED
