"""分值: what the table says wins, else the class is split; nothing is ever lost in rounding."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.language import Language
from jixiao.profiles import PROFILES, built_in
from jixiao.scores.weights import allot, class_points, divide
from jixiao.table import Item, read_table

MOF = built_in("mof-2020")


def items_of(indicators: str) -> tuple[Item, ...]:
    """Read the indicators of a table: ``产出/数量: SL01, SL02=10`` a line, the number being the 分值."""
    lines = ["project: {name: 项目, year: 2025, budget: 100万元}", "indicators:"]
    level1 = ""
    for row in indicators.strip().splitlines():
        classes, _colon, names = row.strip().partition(": ")
        first, _slash, second = classes.partition("/")
        if first != level1:
            level1 = first
            lines.append(f"  {first}:")
        lines.append(f"    {second}:")
        for name in names.split(", "):
            id_, _equals, weight = name.partition("=")
            extra = f", weight: {weight}" if weight else ""
            lines.append(f"      - {{id: {id_}, name: 指标{id_}, value: 1个{extra}}}")
    table = read_table(load(Targets, read_text("\n".join(lines), "targets.yaml")), Language())
    assert table is not None
    return table.indicators


def weights_of(indicators: str, rules=MOF) -> dict[str, str]:
    allotment = allot(items_of(indicators), rules)
    assert not allotment.findings
    return {name: str(weight) for name, weight in allotment.weights.items()}


def test_equal_over_the_rows_of_a_class() -> None:
    table = """
        产出/数量: A1, A2
        产出/质量: A3
        效益/社会效益: B1
        满意度/服务对象满意度: C1
    """
    expected = {"A1": "16.67", "A2": "16.67", "A3": "16.66", "B1": "30", "C1": "10"}
    assert weights_of(table) == expected


def test_equal_over_second_level_classes_first() -> None:
    rules = MOF.with_fields(split="by_level2")
    table = """
        产出/数量: A1, A2, A3
        产出/质量: A4
        效益/社会效益: B1
        满意度/服务对象满意度: C1
    """
    expected = {"A1": "8.33", "A2": "8.33", "A3": "8.34", "A4": "25.00", "B1": "30", "C1": "10"}
    assert weights_of(table, rules) == expected


def test_what_the_table_says_wins_class_by_class() -> None:
    table = """
        产出/数量: A1=20, A2=30
        效益/社会效益: B1
        满意度/服务对象满意度: C1=10
    """
    allotment = allot(items_of(table), MOF)
    assert allotment.weights == {"A1": 20, "A2": 30, "B1": 30, "C1": 10}
    assert allotment.automatic == (("效益", Decimal(30), 1),)


@pytest.mark.parametrize(
    ("profile", "present", "points"),
    [
        ("mof-2020", "产出 效益 满意度", {"产出": "50", "效益": "30", "满意度": "10"}),
        ("mof-2020", "产出 效益", {"产出": "50", "效益": "40"}),
        ("mof-2020", "产出 满意度", {"产出": "75.00", "满意度": "15.00"}),
        ("mof-2020", "效益 满意度", {"效益": "67.50", "满意度": "22.50"}),
        ("mof-2020", "产出", {"产出": "90"}),
        ("mof-2021-cost", "成本 产出 效益 满意度", {"成本": "20", "产出": "40", "效益": "20", "满意度": "10"}),
        ("mof-2021-cost", "产出 效益 满意度", {"产出": "50.00", "效益": "30.00", "满意度": "10"}),
        ("mof-2021-cost", "成本 产出 效益", {"成本": "20", "产出": "40", "效益": "30"}),
        ("hubei", "产出 效益、满意度", {"产出": "40", "效益、满意度": "40"}),
        ("hubei", "产出", {"产出": "80"}),
        ("sichuan", "成本、产出、效益、满意度", {"成本、产出、效益、满意度": "90"}),
    ],
)
def test_points_of_missing_classes_go_to_the_others(profile: str, present: str, points: dict[str, str]) -> None:
    found = class_points(built_in(profile), present.split())
    assert {key: Decimal(value) for key, value in points.items()} == found


def test_no_satisfaction_may_go_to_output_or_to_all() -> None:
    to_output = MOF.with_fields(absent={"满意度": "产出"})
    to_all = MOF.with_fields(absent={})
    assert class_points(to_output, ["产出", "效益"]) == {"产出": 60, "效益": 30}
    assert class_points(to_all, ["产出", "效益"]) == {"产出": Decimal("56.25"), "效益": Decimal("33.75")}


def test_classes_share_one_weight_where_the_profile_says_so() -> None:
    table = """
        产出/数量: A1, A2
        效益/社会效益: B1
        满意度/服务对象满意度: C1
    """
    assert weights_of(table, built_in("hubei")) == {"A1": "20.00", "A2": "20.00", "B1": "20.00", "C1": "20.00"}
    assert set(weights_of(table, built_in("sichuan")).values()) == {"22.50"}


FLAWED = [
    ("产出/数量: A1=20, A2, A3", "JX451", 6, "A2、A3"),
    ("产出/数量: A1=20, A2=20", "JX452", 6, "40"),
    ("产出/数量: A1=90, A2=0", "JX453", 6, "A2"),
    ("成本/经济成本: A1, A2", "JX454", 3, "成本"),
]


@pytest.mark.parametrize(("table", "code", "line", "words"), FLAWED)
def test_flawed_weights_are_findings_with_place_and_remedy(table: str, code: str, line: int, words: str) -> None:
    finding = next(iter(allot(items_of(table), MOF).findings))
    assert finding.code == code
    assert finding.location is not None
    assert finding.location.line == line
    assert words in finding.message
    assert finding.help


@given(
    total=st.decimals(min_value="1", max_value="100", places=2),
    proportions=st.lists(st.decimals(min_value="1", max_value="50", places=2), min_size=1, max_size=90),
)
def test_a_division_loses_nothing_and_leaves_nobody_out(total: Decimal, proportions: list[Decimal]) -> None:
    parts = divide(total, proportions)
    assert sum(parts) == total
    assert len(parts) == len(proportions)
    assert all(part == part.quantize(Decimal("0.01")) for part in parts)
    assert parts[-1] > 0


@given(
    counts=st.lists(st.integers(1, 40), min_size=2, max_size=4), split=st.sampled_from(["equal_level3", "by_level2"])
)
def test_the_weights_of_a_class_come_to_its_points(counts: list[int], split: str) -> None:
    classes = ["产出/数量", "产出/质量", "效益/社会效益", "满意度/服务对象满意度"]
    rows = [
        f"{name}: {', '.join(f'{letter}{number}' for number in range(count))}"
        for name, letter, count in zip(classes, "ABCD", counts, strict=False)
    ]
    rules = MOF.with_fields(split=split)
    weights = allot(items_of("\n".join(rows)), rules).weights
    present = ["产出", "效益", "满意度"][: max(len(counts) - 1, 1)]
    sums = [sum(weight for name, weight in weights.items() if name[0] in letters) for letters in ("AB", "C", "D")]
    assert sums[: len(present)] == list(class_points(rules, present).values())
    assert sum(sums) == 90
    assert min(weights.values()) > 0


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_comes_to_a_hundred(name: str) -> None:
    profile = built_in(name)
    assert profile.execution + sum(profile.weights.values()) == 100
