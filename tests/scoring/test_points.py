"""Every case of the written rule, in worked numbers; weight 10 unless a case says otherwise."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.accumulate import Moment, achieved
from jixiao.documents.models import Indicator, Record
from jixiao.documents.source import Document
from jixiao.evaluate import Tolerances, evaluate
from jixiao.language import Language, read
from jixiao.profiles import built_in
from jixiao.scores.points import Counter, Points, count_points
from jixiao.scoring import score_value
from jixiao.table import Item

TEN = Decimal(10)
RULES = built_in("mof-2020")
LINEAR = RULES.with_fields(reverse="linear")
TWO_SIDED = RULES.with_fields(equal="two_sided")
DEDUCTING = RULES.with_fields(over_deduct=True)
HUBEI = built_in("hubei")


def points_of(target: str, entries: Any, rules=RULES, **fields: str) -> Points:
    """Score one indicator of a table: ``entries`` as they stand in a file of actuals, ``fields`` those of the indicator."""
    language, tolerances = Language(), Tolerances()
    item = Item(
        id="SL01",
        level1="产出",
        level2=fields.pop("level2", "数量"),
        name="",
        text=target,
        target=read(target, 2025),
        due=4,
        route=("indicators",),
        document=Document("", "", None, None),
        indicator=Indicator.model_validate({"id": "SL01", "name": "指标", "value": target, **fields}),
    )
    given_entries = achieved(Record.model_validate(entries), language, Moment.whole_year(2025))
    outcome = evaluate(item, given_entries, language, tolerances)
    share = Counter(rules, language, tolerances).share(item, given_entries, outcome)
    return Points(None) if share is None else count_points(TEN, share, rules)


# target, actual, points, sum
NUMBERS = [
    ("不少于20次", "20次", "10.00", ""),
    ("不少于20次", "27次", "10.00", ""),
    ("不少于20次", "17次", "8.50", "10 × 17/20 = 8.5"),
    ("不少于20次", "0次", "0.00", "10 × 0 = 0"),
    ("超过50家", "50家", "10.00", "10 × 50/50 = 10"),  # B/A is 1 at the bound, although check says 未达标
    ("超过50家", "49家", "9.80", "10 × 49/50 = 9.8"),
    ("30亿元", "15亿元", "5.00", "10 × 15亿/30亿 = 5"),
    ("3个", "1个", "3.33", "10 × 1/3 = 3.33"),
    ("3个", "2个", "6.67", "10 × 2/3 = 6.67"),
    ("3个", "4个", "10.00", ""),
    ("≤10个", "10个", "10.00", ""),
    ("≤10个", "15个", "6.67", "10 × 10/15 = 6.67"),
    ("≤10个", "20个", "5.00", "10 × 10/20 = 5"),
    ("低于10个", "10个", "10.00", "10 × 10/10 = 10"),
    ("低于0个", "0个", "10.00", "10 × 1 = 10"),
    ("≤0件", "3件", "0.00", "10 × 0 = 0"),
    ("≤0件", "0件", "10.00", ""),
    ("0件", "0件", "10.00", ""),
    ("0件", "1件", "0.00", "10 × 0 = 0"),
    ("5-10个", "7个", "10.00", ""),
    ("5-10个", "3个", "6.00", "10 × 3/5 = 6"),
    ("5-10个", "16个", "6.25", "10 × 10/16 = 6.25"),
    ("±3%以内", "-2%", "10.00", ""),
    ("±3%以内", "5%", "6.00", "10 × 3/5 = 6"),
    ("±3%以内", "-5%", "6.00", "10 × -3/-5 = 6"),
    ("50人左右", "46人", "10.00", ""),
    ("50人左右", "40人", "8.89", "10 × 40/45 = 8.89"),
    ("50人左右", "60人", "9.17", "10 × 55/60 = 9.17"),
    ("同比增长10%以上", "增长12%", "10.00", ""),
    ("同比增长10%以上", "增长5%", "5.00", "10 × 5/10 = 5"),
    ("同比增长10%以上", "下降3%", "0.00", "10 × 0 = 0"),
    ("不少于4个", "-1个", "0.00", "10 × 0 = 0"),
    ("≥95%", "90%", "9.47", "10 × 90/95 = 9.47"),
]


@pytest.mark.parametrize(("target", "actual", "score", "formula"), NUMBERS)
def test_numbers(target: str, actual: str, score: str, formula: str) -> None:
    assert score_value(target, actual, TEN)[1] == Points(Decimal(score), formula)


@pytest.mark.parametrize(
    ("actual", "score", "formula"),
    [
        ("10个", "10.00", ""),
        ("15个", "5.00", "10 × (1 - (15 - 10)/10) = 5"),
        ("20个", "0.00", "10 × max(0, 1 - (20 - 10)/10) = 0"),
        ("25个", "0.00", "10 × max(0, 1 - (25 - 10)/10) = 0"),
    ],
)
def test_reverse_linear(actual: str, score: str, formula: str) -> None:
    assert score_value("≤10个", actual, TEN, LINEAR)[1] == Points(Decimal(score), formula)


@pytest.mark.parametrize(
    ("actual", "score", "formula"),
    [
        ("10个", "10.00", ""),
        ("12个", "8.00", "10 × (1 - |12 - 10|/10) = 8"),
        ("8个", "8.00", "10 × (1 - |8 - 10|/10) = 8"),
        ("25个", "0.00", "10 × max(0, 1 - |25 - 10|/10) = 0"),
    ],
)
def test_equal_two_sided(actual: str, score: str, formula: str) -> None:
    expected = Points(Decimal(score), formula)
    assert score_value("10个", actual, TEN, TWO_SIDED)[1] == expected
    assert points_of("10个", actual, exact="equal") == expected
    assert points_of("10个", "12个", TWO_SIDED, exact="at_least").score == TEN


def test_direction_of_the_table_makes_a_bare_amount_a_limit() -> None:
    assert points_of("10个", "15个", direction="reverse").score == Decimal("6.67")
    assert points_of("10个", "8个", direction="reverse") == Points(TEN)
    assert points_of("10个", "8个", direction="reverse", exact="equal").score == Decimal("8.00")
    assert points_of("200万元", "250万元", level2="成本") == Points(Decimal("8.00"), "10 × 200万/250万 = 8")


# entries as they stand in the file, points, sum, whether the share is only assumed
RATED = [
    ({"rating": "达成", "score": "95%"}, "9.50", "10 × 95% = 9.5", False),
    ({"rating": "达成", "score": "100%"}, "10.00", "", False),
    ({"rating": "达成", "score": "80%"}, "8.00", "10 × 80% = 8", False),
    ({"rating": "达成"}, "10.00", "", True),
    ({"rating": "部分达成", "score": "0.75"}, "7.50", "10 × 75% = 7.5", False),
    ({"rating": "部分达成", "score": "60%"}, "6.00", "10 × 60% = 6", False),
    ({"rating": "部分达成"}, "7.00", "10 × 70% = 7", True),
    ({"rating": "未达成", "score": "0%"}, "0.00", "10 × 0% = 0", False),
    ({"rating": "未达成"}, "3.00", "10 × 30% = 3", True),
]


@pytest.mark.parametrize(("entry", "score", "formula", "assumed"), RATED)
def test_ratings(entry: dict[str, str], score: str, formula: str, assumed: bool) -> None:
    assert points_of("不断加强", entry) == Points(Decimal(score), formula, assumed)


@pytest.mark.parametrize(
    ("rating", "score", "rules"),
    [
        ("达成", "79%", RULES),
        ("达成", "101%", RULES),
        ("部分达成", "80%", RULES),
        ("部分达成", "59.9%", RULES),
        ("未达成", "60%", RULES),
        ("部分达成", "49%", HUBEI),
        ("达成", "95", RULES),
        ("达成", "很高", RULES),
    ],
)
def test_a_share_outside_its_band_is_refused(rating: str, score: str, rules) -> None:
    points = points_of("不断加强", {"rating": rating, "score": score}, rules)
    assert points.score is None
    assert points.note is not None
    assert (points.note.code, points.note.field) == ("JX456", "score")


def test_bands_of_a_profile() -> None:
    assert points_of("不断加强", {"rating": "部分达成", "score": "55%"}, HUBEI).score == Decimal("5.50")


@pytest.mark.parametrize(
    ("target", "entries", "points"),
    [
        ("是", "是", Points(Decimal("10.00"))),
        ("是", "否", Points(Decimal("0.00"), "10 × 0 = 0")),
        ("2025年6月底前", "2025-06-30", Points(Decimal("10.00"))),
        ("2025年6月底前", "2025-07-01", Points(Decimal("3.00"), "10 × 30% = 3", assumed=True)),
        ("2025年6月底前", {"value": "2025-07-01", "score": "50%"}, Points(Decimal("5.00"), "10 × 50% = 5")),
        ("2025年6月底前", {"rating": "部分达成"}, Points(Decimal("7.00"), "10 × 70% = 7", assumed=True)),
        ("不少于3次，每次不少于50人", ["56人", "61人", "58人"], Points(Decimal("10.00"))),
        ("不少于4次，每次不少于50人", ["40人", "61人"], Points(Decimal("6.50"), "10 × (2/4 + 40/50)/2 = 6.5")),
        ("不少于3次，每次不少于50人", "3次", Points(Decimal("5.00"), "10 × (1 + 0)/2 = 5")),
        ("不少于4次，每次不少于50人", "3次", Points(Decimal("3.75"), "10 × (3/4 + 0)/2 = 3.75")),
        ("超过3场；超过150人次", ["3场", "160人次"], Points(Decimal("10.00"), "10 × (3/3 + 1)/2 = 10")),
        ("不低于90%或不少于20家", "10家", Points(Decimal("5.00"), "10 × 10/20 = 5")),
        ("完成1部宣传片,2套方案", "完成1部宣传片,1套方案", Points(Decimal("7.50"), "10 × (1 + 1/2)/2 = 7.5")),
        ("不少于3次，每次不少于50人", "已完成", Points(Decimal("10.00"), assumed=True)),
        ("每次不少于50人", ["40人", "61人"], Points(Decimal("8.00"), "10 × 40/50 = 8")),
    ],
)
def test_other_kinds(target: str, entries: Any, points: Points) -> None:
    assert points_of(target, entries) == points


@pytest.mark.parametrize(
    ("target", "actual"),
    [("不少与4个", "4个"), ("不少于4个", "40元"), ("不断加强", "开展了工作"), ("≤5件", "-3件"), ("30亿元", "32.5")],
)
def test_what_cannot_be_judged_gets_no_points(target: str, actual: str) -> None:
    assert score_value(target, actual, TEN)[1].score is None


@pytest.mark.parametrize(
    ("actual", "mark", "rules", "score"),
    [
        ("150次", "是", DEDUCTING, "8.00"),  # 1.5 - 1.3 is a fifth
        ("145次", "是", DEDUCTING, "8.50"),
        ("300次", "是", DEDUCTING, "8.00"),  # never more than a fifth
        ("130次", "是", DEDUCTING, "10.00"),
        ("150次", "否", DEDUCTING, "10.00"),
        ("150次", "是", RULES, "10.00"),
    ],
)
def test_low_target(actual: str, mark: str, rules, score: str) -> None:
    assert points_of("不少于100次", {"value": actual, "low_target": mark}, rules).score == Decimal(score)


@pytest.mark.parametrize(
    ("target", "entries", "points"),
    [
        ("≤2个月", "45天", Points(TEN.quantize(Decimal("0.01")))),
        ("平均不超过30天", ["20天", "25天"], Points(TEN.quantize(Decimal("0.01")))),
        (
            "每季度不少于1次",
            [{"quarter": 1, "value": "1次"}],
            Points(Decimal("0.00"), "10 × 0 = 0"),
        ),  # the others are not reported
    ],
)
def test_a_number_that_is_known_in_part(target: str, entries: Any, points: Points) -> None:
    assert points_of(target, entries) == points


def test_how_much_is_lost_is_not_guessed() -> None:
    points = points_of("≤30天", "2个月")
    assert (points.score, points.note and points.note.code) == (None, "JX306")


def test_a_date_without_a_year_is_of_the_year_that_is_given() -> None:
    assert score_value("6月底前", "2025-06-30", TEN)[1].score == TEN
    assert score_value("6月底前", "2025-07-01", TEN)[1].score < TEN
    assert score_value("6月底前", "2025-06-30", TEN, year=2024)[1].score < TEN


def test_nothing_reported_is_no_points() -> None:
    assert points_of("不少于4个", None) == Points(Decimal("0.00"), "10 × 0 = 0")


WEIGHTS = st.decimals(min_value="0.01", max_value="90", places=2)
AMOUNTS = st.decimals(min_value="0", max_value="100000", places=2)


@given(weight=WEIGHTS, wanted=AMOUNTS, got=AMOUNTS, sign=st.sampled_from(["≥", "≤", "=", "约"]))
def test_points_lie_between_nothing_and_the_weight(weight: Decimal, wanted: Decimal, got: Decimal, sign: str) -> None:
    for rules in (RULES, LINEAR, TWO_SIDED):
        score = score_value(f"{sign}{wanted}元", f"{got}元", weight, rules)[1].score
        assert score is not None
        assert 0 <= score <= weight


@given(wanted=AMOUNTS, first=AMOUNTS, second=AMOUNTS, rules=st.sampled_from([RULES, LINEAR]))
def test_doing_more_never_costs_points_and_spending_more_never_wins_any(wanted, first, second, rules) -> None:
    less, more = sorted((first, second))
    at_least = [score_value(f"≥{wanted}元", f"{got}元", TEN, rules)[1].score for got in (less, more)]
    at_most = [score_value(f"≤{wanted}元", f"{got}元", TEN, rules)[1].score for got in (less, more)]
    assert at_least[0] <= at_least[1]
    assert at_most[0] >= at_most[1]


def test_halves_are_rounded_up_exactly() -> None:
    assert score_value("6个", "5个", Decimal("0.03"))[1].score == Decimal("0.03")  # 0.025 although 5/6 never ends
