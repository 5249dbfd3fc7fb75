"""Every rule of aggregation with numbers worked by hand."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jixiao import aggregates
from jixiao.__main__ import run
from jixiao.aggregates import METHODS
from jixiao.aggregates.member import Method


class R(NamedTuple):
    """One region: what it promises and reports (``None``: nothing), its funds in 万元 (``None``: not said)."""

    value: str
    actual: str | None
    funds: int | None = 100
    more: str = ""
    name: str = "举办活动"
    level2: str = "数量指标"


def rows_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The aggregated indicators but the one about 服务水平."""
    return [row for row in document["projects"][0]["indicators"] if row["name"] != "服务水平"]


@pytest.fixture
def one(lay_out, rolled_up) -> Any:
    """Roll regions up and return the aggregated indicator with the codes of the findings."""

    def roll(*regions: R) -> tuple[dict[str, Any], list[str]]:
        lay_out(*regions)
        _code, document = rolled_up()
        (row,) = rows_of(document)
        return row, [finding["code"] for finding in document["findings"]]

    return roll


def facts(row: dict[str, Any]) -> tuple[Any, ...]:
    """What a worked case says: method, target, actual, ratio, status, light, share of the points."""
    share = None if row["score"] is None else Decimal(row["score"]) / Decimal(row["weight"])
    actual = row["actual"]["text"] if row["actual"] else None
    shown = None if share is None else f"{share:.2f}"
    return row["method"], row["target"]["text"], actual, row["ratio"], row["status"], row["light"], shown


RATE = {"level2": "质量指标"}
CASES = [
    pytest.param(
        (R("不少于4个", "4个"), R("不少于6个", "3个")),
        ("sum", "≥10个", "7个", "0.7", "missed", "yellow", "0.70"),
        id="个数相加",
    ),
    pytest.param(
        (R("不少于4个", "6个"), R("不少于6个", "4个")),
        ("sum", "≥10个", "10个", "1", "met", "green", "1.00"),
        id="合起来达到了，有一地没达到",
    ),
    pytest.param(
        (R("30亿元", "30.5亿元"), R("5000万元", "0.2亿元")),
        ("sum", "30.5亿元", "30.7亿元", "1.0066", "met", "green", "1.00"),
        id="金额相加，万和亿一起",
    ),
    pytest.param(
        (R("不少于4个", "4个"), R("不少于6个", None)),
        ("sum", "≥10个", "4个", "0.4", "unreported", "red", "0.40"),
        id="报了的都达到，没报的不算达到也不算没达到",
    ),
    pytest.param(
        (R("不少于4个", "3个"), R("不少于6个", None)),
        ("sum", "≥10个", "3个", "0.3", "missed", "red", "0.30"),
        id="报了的自己就没达到",
    ),
    pytest.param(
        (R("不少于4个", None), R("不少于6个", None)),
        ("sum", "≥10个", None, None, "unreported", "unreported", "0.00"),
        id="都没报，不是 0",
    ),
    pytest.param(
        (R("不少于1场", "3场"), R("不少于1场", "0场")),
        ("sum", "≥2场", "1场", "0.5", "missed", "red", "0.50"),
        id="一次性任务：一地多办补不了另一地",
    ),
    pytest.param(
        (R("不少于1场", "3场"), R("不少于2场", "0场")),
        ("sum", "≥3场", "3场", "1", "met", "green", "1.00"),
        id="不都是一次性的就相加",
    ),
    pytest.param(
        (R("≥90%", "96%", 100, **RATE), R("≥90%", "88%", 300, **RATE)),
        ("mean", "≥90%", "90%", "1", "met", "green", "1.00"),
        id="比率按资金加权：(96×1+88×3)÷4=90",
    ),
    pytest.param(
        (R("≥90%", "90%", 100, **RATE), R("≥80%", "79%", 300, **RATE)),
        ("mean", "≥82.5%", "81.75%", "0.9909", "missed", "red", "0.99"),
        id="目标也加权：(90+80×3)÷4=82.5",
    ),
    pytest.param(
        (R("≥90%", "96%", 100, **RATE), R("≥90%", None, 300, **RATE)),
        ("mean", "≥90%", "96%", "1.0667", "unreported", "green", "0.25"),
        id="没报的不进平均，但得不到它那份分",
    ),
    pytest.param(
        (R("不超过5万元", "4万元"), R("不超过6万元", "6.5万元")),
        ("held", "各自的目标", "最高 6.5万元；达标 1，未达标 1", None, "partial", "red", "0.96"),
        id="限额各看各的：一半达标；得分 (1+6/6.5)÷2",
    ),
    pytest.param(
        (R("0起", "0起"), R("0起", "3起")),
        ("held", "0起", "最高 3起；达标 1，未达标 1", None, "partial", "red", "0.50"),
        id="0 只能保持，也是限额",
    ),
    pytest.param(
        (R("按期达标", "{rating: 达成}", 100), R("按期达标", "{rating: 部分达成, score: 70%}", 300)),
        ("held", "按期达标", "达标 1，部分达成 1", None, "partial", "red", "0.78"),
        id="定性看分布，得分按资金加权：(1+0.7×3)÷4=0.775",
    ),
    pytest.param(
        (R("2025年6月30日前", "2025-06-20"), R("2025年9月30日前", "2025-09-29")),
        ("held", "各自的目标", "最晚 2025-09-29；达标 2", None, "met", "green", "1.00"),
        id="期限取最晚的",
    ),
    pytest.param(
        (R("5-10个", "6个"), R("10-20个", "9个")),
        ("sum", "15~30个", "15个", "1", "met", "green", "1.00"),
        id="范围的两头都相加",
    ),
    pytest.param(
        (R("不少于2公里", "2.5公里"), R("不少于500米", "0.4公里")),
        ("sum", "≥2.5公里", "2.9公里", "1.16", "met", "green", "1.00"),
        id="同一类度量单位换算后相加",
    ),
    pytest.param(
        (R("2个", "3个", more="exact: equal"), R("2个", "2个", more="exact: equal")),
        ("sum", "4个", "5个", "1.25", "missed", "red", "0.75"),
        id="正好等于的，多了也不行",
    ),
    pytest.param(
        (
            R("增长10%以上", "增长20%", 900, "baseline: 100次"),
            R("增长10%以上", "增长4%", 100, "baseline: 300次"),
        ),
        ("growth", "增长不少于10%", "8%", "0.8", "missed", "red", "0.80"),
        id="增长率还原成总数：(20%×100+4%×300)÷400=8%",
    ),
    pytest.param(
        (R("提升5个百分点", "提升6个百分点", 100), R("提升5个百分点", "提升2个百分点", 300)),
        ("growth", "增长不少于5百分点", "3百分点", "0.6", "missed", "red", "0.60"),
        id="百分点按资金加权：(6+2×3)÷4=3",
    ),
    pytest.param(
        (
            R("每次不少于50人", "[{quarter: 1, value: 60人}, {quarter: 2, value: 55人}]"),
            R("每次不少于50人", "[{quarter: 1, value: 40人}]"),
        ),
        ("held", "每次不少于50人", "达标 1，未达标 1", None, "partial", "red", "0.90"),
        id="每次的要求各看各的",
    ),
]


@pytest.mark.parametrize(("regions", "expected"), CASES)
def test_a_rule(one, regions: tuple[R, ...], expected: tuple[Any, ...]) -> None:
    row, _codes = one(*regions)
    assert facts(row) == expected


@pytest.mark.parametrize(
    ("regions", "code", "target"),
    [
        pytest.param((R("不少于4个", "4个"), R("超过6个", "7个")), "JX502", ">10个", id="不少于和超过：按较严的"),
        pytest.param((R("2个", "2个"), R("不少于6个", "7个")), None, "≥8个", id="没写界限的算不少于"),
        pytest.param((R("约10个", "10个"), R("不少于6个", "7个")), "JX502", "≥16个", id="约和不少于"),
        pytest.param((R("5-10个", "6个"), R("不少于6个", "7个")), "JX502", "≥11个", id="范围和不少于"),
        pytest.param((R("增长10%", "增长20%"), R("增长10%", "增长4%")), "JX504", "增长不少于10%", id="没有基期值"),
        pytest.param((R("≥90%", "96%", None), R("≥90%", "88%")), "JX503", "≥90%", id="没有资金数"),
    ],
)
def test_what_is_told_about_it(one, regions: tuple[R, ...], code: str | None, target: str) -> None:
    row, codes = one(*regions)
    assert (codes, row["target"]["text"]) == ([code] if code else [], target)


def test_without_funds_all_tables_weigh_the_same(one) -> None:
    row, _codes = one(R("≥90%", "96%", None, **RATE), R("≥90%", "88%", 300, **RATE))
    assert row["actual"]["value"] == "92"


def test_growth_without_bases_is_weighted_by_funds(one) -> None:
    row, _codes = one(R("增长10%以上", "增长20%", 100), R("增长10%以上", "增长4%", 300))
    assert row["actual"]["value"] == "8"


@pytest.mark.parametrize(
    ("regions", "targets"),
    [
        pytest.param(
            (R("不少于3场", "3场"), R("不少于3人", "3人"), R("不少于4场", "4场")), ["≥7场", "不少于3人"], id="场和人"
        ),
        pytest.param((R("不少于3个", "3个"), R("不少于3人", "3人")), None, id="个和人"),
        pytest.param((R("不少于3万元", "3万元"), R("不少于3个", "3个")), None, id="元和个"),
        pytest.param((R("不少于3个", "3个"), R("不超过3个", "2个")), None, id="下限和上限"),
        pytest.param((R("增长3%以上", "增长4%"), R("下降3%以上", "下降4%")), None, id="增长和下降"),
        pytest.param((R("不少于3个", "3个"), R("不断加强", "{rating: 达成}")), None, id="定量和定性"),
        pytest.param((R("不少于3人", "3人"), R("每次不少于3人", "[{quarter: 1, value: 3人}]")), None, id="总数和每次"),
    ],
)
def test_what_is_counted_in_other_things_stays_apart(
    lay_out, rolled_up, regions: tuple[R, ...], targets: list[str] | None
) -> None:
    lay_out(*regions)
    _code, document = rolled_up()
    rows = rows_of(document)
    assert len(rows) == 2
    assert [row["apart_from"] is None for row in rows] == [True, False]
    assert [finding["code"] for finding in document["findings"]] == ["JX501"]
    assert targets is None or [row["target"]["text"] for row in rows] == targets
    # the weights of both are those of the indicator, so the points still come to 100
    assert sum(Decimal(row["weight"]) for row in document["projects"][0]["indicators"]) == 90


@pytest.mark.parametrize(
    ("regions", "target"),
    [
        pytest.param((R("不少于3场", "3场"), R("不少于3次", "3次"), R("不少于4场", "4场")), "≥10场", id="场和次"),
        pytest.param((R("不少于3个", "3个"), R("不少于3家", "3家")), "≥6个", id="个和家"),
        pytest.param((R("不少于3场", "3次"), R("不少于3次", "3场")), "≥6场", id="填报用另一个量词"),
    ],
)
def test_counters_that_a_single_table_takes_for_one_are_one_here(one, regions: tuple[R, ...], target: str) -> None:
    row, codes = one(*regions)
    assert (row["target"]["text"], row["status"], codes) == (target, "met", ["JX508"])


def test_measured_units_that_do_not_convert_stay_apart(lay_out, rolled_up) -> None:
    lay_out(R("不少于3天", "3天"), R("不少于3个工作日", "3个工作日"))
    _code, document = rolled_up()
    assert [finding["code"] for finding in document["findings"]] == ["JX501"]


def test_a_region_without_budget_has_no_rank(lay_out, rolled_up) -> None:
    lay_out(R("不少于4个", "4个"), R("不少于4个", "4个", None), R("不少于4个", "3个"))
    _code, document = rolled_up()
    project = document["projects"][0]
    assert {row["region"]: row["rank"] for row in project["regions"]} == {"甲市": 1, "乙市": None, "丙市": 2}
    (finding,) = document["findings"]
    assert (finding["code"], finding["location"]["path"]) == ("JX503", "targets/乙市.yaml")
    assert finding["message"].startswith("乙市没有写资金数：执行率不评，不排名次；")


def test_a_region_with_a_budget_of_zero_has_no_rank(lay_out, rolled_up) -> None:
    lay_out(R("不少于4个", "4个"), R("不少于4个", "4个", 0))
    _code, document = rolled_up()
    assert {row["region"]: row["rank"] for row in document["projects"][0]["regions"]} == {"甲市": 1, "乙市": None}
    assert "JX510" in [finding["code"] for finding in document["findings"]]


def test_where_nobody_has_a_budget_all_are_ranked(lay_out, rolled_up) -> None:
    lay_out(R("不少于4个", "4个", None), R("不少于4个", "3个", None))
    _code, document = rolled_up()
    assert {row["region"]: row["rank"] for row in document["projects"][0]["regions"]} == {"甲市": 1, "乙市": 2}


def test_money_that_is_not_reported_is_no_zero(desk, lay_out, rolled_up, capsys) -> None:
    lay_out(R("不少于4个", "4个"), R("不少于4个", "4个"))
    file = desk / "actuals" / "乙市.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("budget: {spent: 100万元}\n", ""), encoding="utf-8")
    _code, document = rolled_up()
    (finding,) = document["findings"]
    assert (finding["code"], finding["location"]["path"]) == ("JX509", "actuals/乙市.yaml")
    (silent,) = [row for row in document["projects"][0]["regions"] if row["region"] == "乙市"]
    assert (silent["budget"]["spent"], silent["budget"]["rate"]) == (None, None)
    assert run(["rollup", "actuals/乙市.yaml"]) == 0
    assert "预算 100万元，没有填报执行数，执行率不评。" in capsys.readouterr().out
    assert run(["score", "actuals/乙市.yaml"]) == 1
    assert "预算 100万元，执行数未填" in capsys.readouterr().out


@pytest.mark.parametrize("unit", ["3", "3个"])
def test_no_unit_joins_the_only_one(one, unit: str) -> None:
    row, codes = one(R("不少于4个", "4个"), R(f"不少于{unit}", "3"))
    assert (row["target"]["text"], codes) == ("≥7个", [])


def test_matched_by_code_where_the_names_differ(one) -> None:
    row, codes = one(
        R("不少于4个", "4个", more="rollup: GD-01"), R("不少于6个", "6个", more="rollup: GD-01", name="开展宣传")
    )
    assert (row["code"], row["tables"], row["target"]["text"], codes) == ("GD-01", 2, "≥10个", [])


def test_matched_by_name_whatever_the_width_and_the_blanks(one) -> None:
    row, _codes = one(R("不少于4个", "4个", name="举办A类活动"), R("不少于6个", "6个", name="举办 Ａ类 活动"))
    assert row["tables"] == 2


NOW, LATER = "due: 1", "due: 4"


@pytest.mark.parametrize(
    ("regions", "status", "light"),
    [
        pytest.param(
            (R("不少于4个", "4个", more=NOW), R("不少于6个", "1个", more=LATER)), "not_due", "green", id="一地还没到期"
        ),
        pytest.param(
            (R("不少于4个", "3个", more=LATER), R("不少于6个", "1个", more=LATER)), "not_due", "not_due", id="都没到期"
        ),
        pytest.param(
            (R("不少于4个", "4个", more=LATER), R("不少于6个", "6个", more=LATER)), "met", "blue", id="提前完成"
        ),
        pytest.param(
            (R("达标", "{rating: 达成}", more=NOW), R("达标", None, more=LATER)), "not_due", "green", id="评级"
        ),
        pytest.param(
            (R("达标", "{rating: 未达成}", more=NOW), R("达标", None, more=LATER)), "missed", "red", id="评级没达成"
        ),
        pytest.param(
            (R("达标", "{rating: 达成}", more=NOW), R("达标", None, more=NOW)), "unreported", "red", id="评级没报"
        ),
    ],
)
def test_what_is_not_due_yet(lay_out, rolled_up, regions: tuple[R, ...], status: str, light: str) -> None:
    lay_out(*regions)
    (row,) = rows_of(rolled_up("--quarter", "1")[1])
    assert (row["status"], row["light"]) == (status, light)
    assert (row["score"] is None) == (status == "not_due")


def test_what_is_waived_has_no_part_in_it(desk: Path, one) -> None:
    (desk / "waivers.yaml").write_text(
        "targets: targets/乙市.yaml\n"
        "waivers:\n  - {indicator: SL01, reason: 改期, approved_by: 财政局, until: 2026-12-31}\n",
        encoding="utf-8",
    )
    row, _codes = one(R("不少于4个", "4个"), R("不少于6个", "0个"))
    assert facts(row) == ("sum", "≥4个", "4个", "1", "met", "green", "1.00")
    assert row["statuses"] == {"met": 1, "waived": 1}


def test_the_money_is_added_up(lay_out, rolled_up) -> None:
    lay_out(R("不少于4个", "4个", 100), R("不少于4个", "4个", 300))
    _code, document = rolled_up()
    project = document["projects"][0]
    assert project["budget"] == {"amount": "4000000", "spent": "2000000", "rate": "0.5", "score": "5"}
    # each table: 90 for its indicators and 10, or a third of 10, for the money: (100×1 + 93.33×3) ÷ 4
    assert project["score"]["total"] == "95"
    assert project["score"]["mean_of_tables"] == "95"


def test_every_method_has_one_room_and_every_room_is_named() -> None:
    assert sorted(method for room in METHODS for method in room.SERVES) == sorted(Method)
    rooms = {path.stem for path in Path(str(aggregates.__file__)).parent.glob("*.py")} - {"__init__"}
    assert rooms == set(re.findall(r"``(\w+)``", (aggregates.__doc__ or "").replace("``rollup``", "")))
