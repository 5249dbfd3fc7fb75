"""How two promises stand to each other: a table of cases, and the verdicts as the judge of every case hypothesis finds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jixiao.language import Language, parse
from jixiao.language.comparison import LOOSER, TIGHTER, Bare, Stance, compare

FLOORS, CEILINGS, EXACT = Bare(">=", ">="), Bare("<=", "<="), Bare("==", "==")

CASES = [
    # amounts
    ("不少于4个", "不少于5个", FLOORS, "raised", "1", "个"),
    ("不少于5个", "不少于4个", FLOORS, "lowered", "-1", "个"),
    ("4个", "不少于4个", FLOORS, "same", None, None),
    ("4个", "5个", FLOORS, "raised", "1", "个"),
    ("4个", "5个", CEILINGS, "loosened", "1", "个"),
    ("4个", "5个", EXACT, "shifted", "1", "个"),
    ("4个", "4个", Bare(">=", "=="), "tightened", None, "个"),
    ("4个", "4个", Bare(">=", "<="), "shifted", None, "个"),
    ("0起", "0起", Bare(">=", "<="), "same", None, None),
    ("≥95%", ">95%", FLOORS, "tightened", None, "%"),
    ("超过5家", "不少于5家", FLOORS, "loosened", None, "家"),
    ("不超过5万元", "不超过8万元", FLOORS, "loosened", "30000", "元"),
    ("不超过8万元", "不超过5万元", FLOORS, "tightened", "-30000", "元"),
    ("不少于4个", "不超过4个", FLOORS, "shifted", None, "个"),
    ("超过4个", "4个", EXACT, "shifted", None, "个"),
    ("少于4个", "4个", EXACT, "shifted", None, "个"),
    ("≥95%", "≥95.5%", FLOORS, "raised", "0.5", "%"),
    ("不超过5万元", "少于5万元", FLOORS, "tightened", None, "元"),
    # 约 softens a floor and is not meant as a ceiling
    ("不少于4个", "约4个", FLOORS, "loosened", None, "个"),
    ("约4个", "不少于4个", FLOORS, "tightened", None, "个"),
    ("不少于4个", "约5个", FLOORS, "raised", "1", "个"),
    ("不超过4个", "约4个", FLOORS, "loosened", None, "个"),
    ("约4个", "约5个", FLOORS, "shifted", "1", "个"),
    ("3-10个", "约4个", FLOORS, "tightened", None, "个"),
    # units
    ("30亿", "30亿元", FLOORS, "same", None, None),
    ("30亿元", "300000万元", FLOORS, "same", None, None),
    ("10公里", "12000米", FLOORS, "raised", "2000", "米"),
    ("不少于3场", "不少于3次", FLOORS, "same", None, None),
    ("不少于3场", "不少于4次", FLOORS, "raised", "1", "次"),
    ("4个", "4%", FLOORS, "incomparable", None, None),
    ("10天", "10个工作日", FLOORS, "incomparable", None, None),
    ("100元/人", "100元/户", FLOORS, "incomparable", None, None),
    ("每次不少于50人", "每次不少于60人", FLOORS, "raised", "10", "人"),
    ("每次不少于50人", "不少于50人", FLOORS, "incomparable", None, None),
    # ranges
    ("5-10个", "不少于5个", FLOORS, "loosened", None, "个"),
    ("不少于5个", "5-10个", FLOORS, "tightened", None, "个"),
    ("5-10个", "5-12个", FLOORS, "loosened", "2", "个"),
    ("5-10个", "6-12个", FLOORS, "shifted", None, "个"),
    ("5-10公里", "5000-10000米", FLOORS, "same", None, None),
    # growth
    ("同比增长10%以上", "同比增长8%以上", FLOORS, "lowered", "-2", "%"),
    ("下降7%以上", "下降9%以上", FLOORS, "raised", "2", "%"),
    ("较上年提高", "较上年提高5%", FLOORS, "raised", "5", "%"),
    ("较上年提高", "同比增长不低于0%", FLOORS, "loosened", None, "%"),
    ("增长5%", "下降5%", FLOORS, "incomparable", None, None),
    ("增长5%", "提升不少于5个百分点", FLOORS, "incomparable", None, None),
    # deadlines
    ("2025年12月31日前", "2025年11月底前", FLOORS, "tightened", "-31", "天"),
    ("2025年11月底前", "2025年12月31日前", FLOORS, "loosened", "31", "天"),
    ("2025年12月底前", "2025年10月1日至12月31日", FLOORS, "tightened", None, "天"),
    ("12月底前", "11月底前", FLOORS, "tightened", None, None),
    ("11月底前", "12月10日前", FLOORS, "loosened", None, None),
    ("2025年12月底前", "12月底前", FLOORS, "incomparable", None, None),
    ("每月10日前", "每月15日前", FLOORS, "loosened", None, None),
    ("每月10日前", "12月10日前", FLOORS, "incomparable", None, None),
    ("3-12月", "1-12月", FLOORS, "loosened", None, None),
    # words
    ("不断加强", "不断加强", FLOORS, "same", None, None),
    ("不断加强", "明显加强", FLOORS, "incomparable", None, None),
    ("不断加强", "不断加强", Bare(">=", "=="), "same", None, None),
    ("是", "否", FLOORS, "incomparable", None, None),
    ("不断加强", "不少于3次", FLOORS, "incomparable", None, None),
    # several requirements
    ("不少于3次，每次不少于50人", "不少于3次", FLOORS, "loosened", None, None),
    ("不少于3次", "不少于3次，每次不少于50人", FLOORS, "tightened", None, None),
    ("不少于3次，每次不少于50人", "不少于4次，每次不少于60人", FLOORS, "tightened", None, None),
    ("不少于3次，每次不少于50人", "不少于4次，每次不少于40人", FLOORS, "shifted", None, None),
    ("不低于90%或不少于20家", "不少于20家", FLOORS, "tightened", None, None),
    ("不少于20家", "不低于90%或不少于20家", FLOORS, "loosened", None, None),
    ("不低于90%或不少于20家", "不低于90%且不少于20家", FLOORS, "incomparable", None, None),
    ("不少于3次，每次不少于50人", "每次不少于50人，不少于3次", FLOORS, "same", None, None),
    ("不少于3次，每次不少于50人", "不少于3元，每次不少于50人", FLOORS, "shifted", None, None),
    (
        "90%|80%|70%|70%",
        "95%|85%|75%|75%",
        FLOORS,
        "shifted",
        None,
        None,
    ),  # 差 is below a number, so it moves the other way
    ("90%|80%|70%|70%", "90%|80%|80%", FLOORS, "incomparable", None, None),
    ("90%|80%|70%|70%", "不少于3次，每次不少于50人", FLOORS, "incomparable", None, None),
    ("不少于3次，每次不超过50人", "不少于4次，每次不超过40人", FLOORS, "tightened", None, None),
]


@pytest.mark.parametrize(("old", "new", "bare", "stance", "gap", "unit"), CASES)
def test_stance(old: str, new: str, bare: Bare, stance: str, gap: str | None, unit: str | None) -> None:
    compared = compare(parse(old), parse(new), bare)
    assert compared.stance == stance
    assert compared.gap == (None if gap is None else Decimal(gap))
    assert compared.unit == unit


def test_a_bare_amount_is_a_floor_unless_a_table_says_otherwise() -> None:
    assert compare(parse("4个"), parse("不少于4个")).stance is Stance.SAME
    assert compare(parse("不少于4个"), parse("4个")).stance is Stance.SAME


def test_the_ratio_is_that_of_the_old_number() -> None:
    assert compare(parse("不少于4个"), parse("不少于5个")).ratio == Decimal("0.25")
    assert compare(parse("不少于0个"), parse("不少于5个")).ratio is None


OPPOSITE = {
    Stance.RAISED: Stance.LOWERED,
    Stance.LOWERED: Stance.RAISED,
    Stance.TIGHTENED: Stance.LOOSENED,
    Stance.LOOSENED: Stance.TIGHTENED,
}


@pytest.mark.parametrize(("old", "new", "bare", "stance", "gap", "unit"), CASES)
def test_the_way_back_is_the_opposite(
    old: str, new: str, bare: Bare, stance: str, gap: str | None, unit: str | None
) -> None:
    back = compare(parse(new), parse(old), Bare(bare.new, bare.old))
    assert back.stance == OPPOSITE.get(Stance(stance), stance)
    assert (back.gap is None) == (gap is None)
    del unit


NUMBERS = st.integers(0, 12)
TEXTS = st.one_of(
    st.builds("{}{}个".format, st.sampled_from(["不少于", "超过", "不超过", "少于", "", "约"]), NUMBERS),
    st.builds(lambda a, b: f"{min(a, b)}-{max(a, b) + 1}个", NUMBERS, NUMBERS),
)


@pytest.fixture(scope="session")
def judge() -> Any:
    """Say whether a number meets a target, as ``check`` says it."""
    from jixiao.accumulate import Moment, achieved
    from jixiao.documents.load import load
    from jixiao.documents.loader import read_text
    from jixiao.documents.models import Actuals, Targets
    from jixiao.evaluate import evaluate
    from jixiao.outcome import Status
    from jixiao.table import read_table

    language = Language()
    reports = load(Actuals, read_text("actuals:\n" + "".join(f"  N{n}: {n}个\n" for n in range(16)), "a.yaml")).model
    assert reports is not None

    def meets(text: str, exact: str, number: int) -> bool | None:
        row = f"{{id: SL01, name: 甲, value: {text}, exact: {exact}}}"
        source = f"project: {{name: 甲, year: 2025}}\nindicators: {{产出指标: {{数量指标: [{row}]}}}}"
        table = read_table(load(Targets, read_text(source, "t.yaml")), language)
        assert table is not None
        given_ = achieved(reports.actuals[f"N{number}"], language, Moment.whole_year(2025))
        status = evaluate(table.indicators[0], given_, language).status
        return {Status.MET: True, Status.MISSED: False}.get(status)

    return meets


@given(TEXTS, TEXTS, st.sampled_from(["at_least", "equal"]))
@settings(max_examples=120, deadline=None)
def test_looser_means_that_check_lets_more_pass(judge: Any, old: str, new: str, exact: str) -> None:
    assume(("约" in old) == ("约" in new))  # beside a floor 约 is a matter of words, see above
    bare = EXACT if exact == "equal" else FLOORS
    stance = compare(parse(old), parse(new), bare).stance
    met = [(judge(old, exact, number), judge(new, exact, number)) for number in range(16)]
    assume(None not in {verdict for pair in met for verdict in pair})
    if stance in LOOSER or stance is Stance.SAME:
        assert all(after for before, after in met if before), (old, new, stance)
    if stance in TIGHTER or stance is Stance.SAME:
        assert all(before for before, after in met if after), (old, new, stance)
