"""The Zhaoqing 2025 table says what was published, character by character.

The published text is read here with nothing of the package: a cell starts with a tab, its further lines have none.
"""

import re
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

HERE = Path(__file__).parent
PUBLISHED = HERE / "published" / "肇庆-区域绩效目标表-2025.txt"
TABLE = HERE.parents[1] / "targets" / "zhaoqing-2025.yaml"

QUARTER_LABELS = ["第一季度", "第二季度", "第三季度", "第四季度"]
INDICATOR_HEADING = ["绩效指标", "产出指标", "数量指标"]

ID_PREFIX = {
    "数量指标": "SL",
    "质量指标": "ZL",
    "时效指标": "SX",
    "成本指标": "CB",
    "社会效益指标": "SH",
    "可持续影响指标": "KC",
}

# The only values whose words need a person to say what they mean.
READINGS = {
    "SL10": ("30亿", "30亿元"),
    "SL14": ("不适于1届次", "不少于1届次"),
    "J4-01": ("不少于10项", "每个中心不少于10项"),
}

# The plan rarely uses an indicator's full name: these are its words for each indicator that a quarter promises.
PLAN_WORDS = {
    (2, "SL01"): "建设高价值专利培育布局中心不少于4个",
    (2, "SL09"): "举办“2025年地标驿站战略合作发布会暨地标产品交易直播”活动",
    (2, "SL04"): "新增建设2个县（区）级综合性知识产权公共服务机构",
    (3, "SL06"): "建设2家省级知识产权信息公共服务网点",
    (3, "SL02"): "对知识产权工作人员进行业务培训，不少于3次",
    (4, "SL03"): "进行企业专利微导航",
    (4, "SL05"): "提供100人次以上信息查询检索、业务咨询、宣传培训等综合性知识产权公共服务",
    (4, "SL08"): "挖掘产出5件地理标志证明商标",
    (4, "SL11"): "组织2025年区域地理标志培育擂台大赛",
    (4, "SL10"): "扩大2025年全市知识产权质押融资受惠面",
}


class Row(NamedTuple):
    level1: str
    level2: str
    name: str
    value: str


def published_cells(text: str) -> list[str]:
    """Return the cells in reading order, each with its line breaks."""
    cells = re.split(r"^\t", text, flags=re.MULTILINE)[1:]
    return [cell.rstrip("\n") for cell in cells]


def label(cell: str) -> str:
    """Join a label that the form breaks over lines."""
    return "".join(cell.split())


def numbered_items(cell: str) -> list[str]:
    """Split a cell at its list numbers; a line without a number goes on with the item before it."""
    items: list[str] = []
    for line in filter(None, cell.split("\n")):
        words, is_item = re.subn(r"^\s*\d+\.\s*", "", line)
        if is_item:
            items.append(words)
        else:
            items[-1] += "\n" + line
    return items


CELLS = published_cells(PUBLISHED.read_text(encoding="utf-8"))
LABELS = [label(cell) for cell in CELLS]
DOCUMENT: dict[str, Any] = YAML(typ="safe", pure=True).load(TABLE)
PLAN_TEXT = {quarter["quarter"]: quarter["text"] for quarter in DOCUMENT["plan"]}
MILESTONES = [(quarter["quarter"], each) for quarter in DOCUMENT["plan"] for each in quarter["milestones"]]
OWN_MILESTONES = [pytest.param(quarter, each, id=each["id"]) for quarter, each in MILESTONES if "id" in each]
LINKED_MILESTONES = [
    pytest.param(quarter, each, id=each["indicator"]) for quarter, each in MILESTONES if "id" not in each
]


def after(name: str) -> str:
    """Return the published cell right of a label."""
    return CELLS[LABELS.index(name) + 1]


def published_rows() -> list[Row]:
    """Return the indicator rows; an empty class cell is merged with the one above it."""
    heading = LABELS.index("指标值")
    rows: list[Row] = []
    level1 = level2 = ""
    columns = (CELLS[heading + 1 + column :: 5] for column in range(5))
    for _, first, second, name, value in zip(*columns, strict=True):
        level1 = label(first) or level1
        level2 = label(second) or level2
        rows.append(Row(level1, level2, name, value))
    return rows


def indicators() -> list[tuple[str, dict[str, Any]]]:
    """Return each indicator of the file with its level-2 class."""
    return [
        (level2, each)
        for level2s in DOCUMENT["indicators"].values()
        for level2, members in level2s.items()
        for each in members
    ]


def kept_rows() -> list[Row]:
    return [
        Row(level1, level2, each["name"], each["value"])
        for level1, level2s in DOCUMENT["indicators"].items()
        for level2, members in level2s.items()
        for each in members
    ]


def test_heading_is_the_published_one() -> None:
    published = PUBLISHED.read_text(encoding="utf-8").splitlines()[:3]
    assert [DOCUMENT["attachment"], DOCUMENT["title"], DOCUMENT["subtitle"]] == published


def test_table_has_these_parts_and_no_others() -> None:
    assert set(DOCUMENT) == {"attachment", "title", "subtitle", "project", "goals", "plan", "indicators"}


def test_project_head_is_the_published_one() -> None:
    head = {key: str(value) for key, value in DOCUMENT["project"].items() if key != "policies"}
    assert head == {
        "name": after("项目名称"),
        "fund_type": after("资金类型"),
        "level": after("项目等级"),
        "department": after("省级主管部门"),
        "implementer": after("实施单位"),
        "region": "肇庆",
        "year": after("预算年度").removesuffix("年"),
        "budget": after("资金需求"),
        "purpose": after("支出内容"),
    }


def test_every_labelled_cell_of_the_form_is_kept() -> None:
    """A label this test does not know would be a field that the file drops."""
    head = LABELS[: LABELS.index("政策依据")]
    assert head[::2] == [
        *("项目名称", "资金类型", "项目等级", "省级主管部门", "实施单位", "预算年度", "资金需求", "支出内容"),
    ]
    rest = LABELS[LABELS.index("政策依据") : LABELS.index("指标值") + 1]
    assert [word for word in rest if len(word) < 20] == [
        *("政策依据", "阶段性绩效信息（项目实施计划）"),
        *("第一季度", "", "第二季度", "", "第三季度", "", "第四季度"),
        *("总体绩效目标", "", "一级指标", "二级指标", "三级指标", "指标值"),
    ]


def test_policies_are_the_published_ones() -> None:
    published = numbered_items(after("政策依据"))
    assert len(published) == 11
    assert DOCUMENT["project"]["policies"] == published


def test_goals_are_the_published_ones() -> None:
    published = numbered_items(after("总体绩效目标"))
    assert len(published) == 9
    assert DOCUMENT["goals"] == published


@pytest.mark.parametrize(("quarter", "name"), list(enumerate(QUARTER_LABELS, start=1)))
def test_quarter_text_is_the_published_one(quarter: int, name: str) -> None:
    assert PLAN_TEXT[quarter] == after(name)


def test_plan_has_the_four_quarters_in_order() -> None:
    assert [quarter["quarter"] for quarter in DOCUMENT["plan"]] == [1, 2, 3, 4]


def test_published_text_has_24_rows() -> None:
    assert len(published_rows()) == 24
    assert LABELS[LABELS.index("指标值") + 1 :][:3] == INDICATOR_HEADING


@pytest.mark.parametrize("number", range(24))
def test_row_is_the_published_one(number: int) -> None:
    assert kept_rows()[number] == published_rows()[number]


def test_no_row_is_added() -> None:
    assert len(kept_rows()) == 24


def test_ids_number_each_class_in_order() -> None:
    numbers = {prefix: count(1) for prefix in ID_PREFIX.values()}
    for level2, each in indicators():
        prefix = ID_PREFIX[level2]
        assert each["id"] == f"{prefix}{next(numbers[prefix]):02}"


def test_only_the_listed_values_have_a_reading() -> None:
    rows = [each for _, each in (*indicators(), *MILESTONES)]
    readings = {each["id"]: (each["value"], each["reading"]) for each in rows if "reading" in each}
    assert readings == READINGS


def test_milestone_ids_number_each_quarter_in_order() -> None:
    numbers = {quarter: count(1) for quarter in PLAN_TEXT}
    for quarter, milestone in MILESTONES:
        if "id" in milestone:
            assert milestone["id"] == f"J{quarter}-{next(numbers[quarter]):02}"


def test_linked_milestones_name_an_indicator_once() -> None:
    known = {each["id"] for _, each in indicators()}
    linked = [each["indicator"] for _, each in MILESTONES if "id" not in each]
    assert len(linked) == len(set(linked))
    assert set(linked) <= known


@pytest.mark.parametrize(("quarter", "milestone"), LINKED_MILESTONES)
def test_linked_milestone_stands_in_its_quarter(quarter: int, milestone: dict[str, str]) -> None:
    words = PLAN_WORDS[quarter, milestone["indicator"]]
    assert words in PLAN_TEXT[quarter]
    assert milestone.get("value", "") in words
    assert set(milestone) <= {"indicator", "value"}


def test_every_listed_plan_word_has_its_milestone() -> None:
    assert [(quarter, each["indicator"]) for quarter, each in MILESTONES if "id" not in each] == list(PLAN_WORDS)


@pytest.mark.parametrize(("quarter", "milestone"), OWN_MILESTONES)
def test_own_milestone_stands_in_its_quarter(quarter: int, milestone: dict[str, str]) -> None:
    """The name is the plan's words, out of which only the amount may be taken: 拍摄(最少2个)宣传视频."""
    text, name, value = PLAN_TEXT[quarter], milestone["name"], milestone["value"]
    if value == "完成":  # a deliverable without an amount: the plan only says that it is done
        assert name in text
        return
    assert value in text
    assert name in text or name in text.replace(value, "")


def test_every_amount_of_the_plan_is_a_milestone() -> None:
    """No number that a quarter promises is lost; years and list numbers promise nothing."""
    for quarter, text in PLAN_TEXT.items():
        promised = re.findall(r"\d+(?!\.)[%\w]", re.sub(r"\d{4}年", "", text))
        values = " ".join(each.get("value", "") for number, each in MILESTONES if number == quarter)
        assert promised
        assert [amount for amount in promised if amount not in values] == []
