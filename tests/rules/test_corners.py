"""The corners of the rules: what looks wrong and is right, and what looks right and is wrong."""

from __future__ import annotations

import pytest

from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.documents.models.lint_config import LintSettings
from jixiao.language import Language
from jixiao.lint import review_table
from jixiao.rule_selection import select
from jixiao.table import read_table

HEAD = "project: {name: 示例, year: 2025}\n"
CLASSES = {
    "数量": ("产出指标", "数量指标"),
    "质量": ("产出指标", "质量指标"),
    "时效": ("产出指标", "时效指标"),
    "成本": ("产出指标", "成本指标"),
    "社会": ("效益指标", "社会效益指标"),
    "满意": ("满意度指标", "服务对象满意度指标"),
}


def marks(text: str, code: str) -> list[str]:
    """Review with one rule and return the very words it marks."""
    loaded = load(Targets, read_text(text, "table.yaml"))
    table = read_table(loaded, Language())
    assert table is not None, [finding.message for finding in loaded.findings]
    settings = LintSettings()
    found = []
    for told in review_table(table, select(settings, [code]), settings, Language()):
        place = told.finding.location
        line = text.split("\n")[place.line - 1]
        found.append(line[place.column - 1 : place.end_column - 1].strip('"'))
    return found


INDICATORS = [
    # (rule, class, name, value and what stands behind it, what is marked)
    ("L08", "数量", "建设机构", "2个", ["2个"]),
    ("L08", "数量", "建设机构", "=2个", []),
    ("L08", "数量", "建设机构", "2个, exact: equal", []),
    ("L08", "数量", "建设机构", "2个, direction: forward", []),
    ("L08", "质量", "合格率", "100%", []),
    ("L08", "质量", "变质比例", "0", []),
    ("L08", "成本", "补助标准", "500元/人", []),
    ("L09", "数量", "机构数", "不少于2", ["2"]),
    ("L09", "数量", "机构数", "不少于2, unit: 个", []),
    ("L09", "数量", "机构数（个）", "不少于2", []),
    ("L09", "数量", "猪舍(≥**平方米)", "180", []),
    ("L09", "数量", "营业收入（万元）", "不少于20", []),
    ("L09", "质量", "合格率", "≥95", []),
    ("L09", "质量", "变质数量", "0", []),
    ("L09", "数量", "机构数", "2-3", ["2"]),
    ("L09", "数量", "培训", "不少于3次，每次不少于50", ["3"]),
    ("L13", "社会", "服务水平", "不断提升", ["不断"]),
    ("L13", "社会", "服务水平", "不断提升, basis: 满意率 90% 以上为达成", []),
    ("L13", "社会", "服务水平", "是", []),
    ("L13", "社会", "服务水平", "符合国家标准", []),
    ("L13", "社会", "指导城市建设", "指导城市建设。", ["指导城市建设。"]),
    ("L13", "时效", "完成时间", "及时推进", []),
    ("L14", "质量", "等级", "不低于3级", []),
    ("L14", "质量", "慰问对象年龄", "≥100岁", []),
    ("L14", "质量", "差错件数", "不超过3件", ["不超过3件"]),
    ("L14", "质量", "响应时间", "≤24小时", []),
    ("L14", "数量", "完成时间", "2025年9月底前", ["2025年9月底前"]),
    ("L14", "数量", "是否完成", "是", ["是"]),
    ("L14", "满意", "群众满意度", "满意", ["满意"]),
    ("L14", "满意", "群众满意度", "≥90分", []),
    ("L14", "满意", "投诉", "0起", ["0起"]),
    ("L15", "成本", "成本节约率", "≥5%", []),
    ("L15", "成本", "人工成本", "严格按照预算标准1000元/人兑付", []),
    ("L15", "成本", "控制成本", "控制在预算内", ["控制在预算内"]),
    ("L16", "时效", "2025年12月底前完成", "是", []),
    ("L16", "时效", "2025年12月底前完成", "按时完成", []),
    ("L16", "时效", "完成及时率", "≥95%", []),
    ("L16", "时效", "拨付", "及时", ["及时"]),
    ("L17", "社会", "产值", "同比增长10%", ["同比增长10%"]),
    ("L17", "社会", "产值", "同比增长10%, baseline: 4.6亿元", []),
    ("L17", "社会", "产值", "较上年提高", ["较上年提高"]),
    ("L18", "质量", "合格率", "≥100%", ["≥100%"]),
    ("L18", "质量", "合格率", "=100%", []),
    ("L18", "质量", "合格率", "110%", ["110%"]),
    ("L18", "社会", "产值增长率", "≥110%", []),
    ("L18", "成本", "成本控制率", "≤100%", []),
    ("L19", "质量", "投诉处理率", "≥95%", []),
    ("L19", "质量", "投诉率", "≥5%", ["≥5%"]),
    ("L19", "质量", "投诉率", "≤5%", []),
    ("L19", "质量", "投诉件数", "≥0件", []),
    ("L19", "质量", "投诉件数", "≥5件, direction: forward", []),
    ("L19", "满意", "满意度", "≤90%", ["≤90%"]),
    ("L19", "成本", "补助标准", "≥475元/亩", []),
    ("L19", "成本", "培训", "不少于5万元", ["不少于5万元"]),
    ("L22", "数量", "培训", "不少于30人, baseline: 30人", []),
    ("L22", "数量", "培训", "不少于0.2万人, baseline: 3000人", ["不少于0.2万人"]),
    ("L22", "成本", "成本", "≤500元/人, baseline: 400元/人", ["≤500元/人"]),
    ("L22", "数量", "培训", "不少于30人, baseline: 5场", []),
    ("L22", "数量", "培训", "不少于30人, baseline: 见报告", []),
    ("L35", "社会", "组织培训", "不少于30人", ["组织"]),
    ("L35", "社会", "受益人数", "不少于30人", []),
    ("L35", "社会", "培训覆盖率", "≥80%", []),
    ("L35", "数量", "组织培训", "不少于30人", []),
]


@pytest.mark.parametrize(
    ("code", "kind", "name", "value", "expected"), INDICATORS, ids=[" ".join(row[:4]) for row in INDICATORS]
)
def test_one_indicator(code: str, kind: str, name: str, value: str, expected: list[str]) -> None:
    level1, level2 = CLASSES[kind]
    text, *rest = value.split(", ", 1)
    behind = f", {rest[0]}" if rest else ""
    table = (
        f'{HEAD}indicators:\n  {level1}:\n    {level2}:\n      - {{id: A1, name: {name}, value: "{text}"{behind}}}\n'
    )
    assert marks(table, code) == expected


HEADS = [
    ("L28", "{name: 示例, year: 2025, budget: 待定}", ["待定"]),
    ("L28", "{name: 示例, year: 2025, budget: '1,000万元'}", []),
    ("L28", "{name: 示例, year: 2025, budget: 10万元（其中省级6万元、市级4万元）}", []),
    (
        "L28",
        "{name: 示例, year: 2025, budget: 10万元（其中省级6万元、市级5万元）}",
        ["10万元（其中省级6万元、市级5万元）"],
    ),
    ("L28", "{name: 示例, year: 2025}", []),
    ("L24", "{name: 示例, year: 2025, policies: [《意见》（粤府〔2021〕87 号）]}", []),
    ("L24", "{name: 示例, year: 2025, policies: [《意见》(粤府〔2021〕87号）]}", []),
    ("L24", "{name: 示例, year: 2025, policies: [意见》（粤府〔2021〕87号）]}", ["》"]),
    ("L24", "{name: 示例, year: 2025, policies: [《意见》（粤府2021 87号）]}", ["2021 87号"]),
    ("L24", "{name: 示例, year: 2025, policies: [《意见》（粤府〔2021〕号）]}", ["〔2021〕号"]),
    ("L24", "{name: 示例, year: 2025, policies: [《2021年工作要点》]}", []),
    (
        "L33",
        "{name: 示例, year: 2025, policies: [《意见》（粤府〔2016〕1号）, 《通知》（粤府〔2015〕1号）]}",
        ["〔2015〕1号"],
    ),
    (
        "L33",
        "{name: 示例, year: 2026, policies: [《意见》（粤府〔2020〕1号）, 《通知》（粤府〔2021〕1号）]}",
        ["〔2020〕1号"],
    ),
    ("L30", "{name: 宣传 PPT 制作, year: 2025}", []),
    ("L30", "{name: 建设 机构, year: 2025}", [" "]),
    ("L30", "{name: 2025 年建设, year: 2025}", [" "]),
    ("L30", '{name: "机构\\u200b建设", year: 2025}', ["机构\\u200b建设"]),
    ("L30", "{name: 机构建设。。, year: 2025}", ["。。"]),
    ("L30", "{name: 机构(省级）建设, year: 2025}", ["(省级）"]),
]


@pytest.mark.parametrize(("code", "project", "expected"), HEADS, ids=[" ".join(row[:2]) for row in HEADS])
def test_the_head(code: str, project: str, expected: list[str]) -> None:
    assert marks(f"project: {project}\nindicators: {{}}\n", code) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("project: {name: 示例, year: 2025, implementer: 甲局, budget: 10万元}\ngoals: [培训20人]\n", []),
        ("project: {name: 示例, year: 2025, implementer: ——, budget: '***'}\ngoals: [培训20人]\n", ["——", "'***'"]),
        ("project: {name: 示例, year: 2025, implementer: 甲局, budget: 10万元}\ngoals: ['-', ' ']\n", ["goals"]),
        # what is not there is shown at the nearest thing above it
        ("project: {name: 示例, year: 2025, implementer: 甲局}\ngoals: [培训20人]\n", ["project"]),
    ],
)
def test_an_empty_head(head: str, expected: list[str]) -> None:
    assert marks(f"{head}indicators: {{}}\n", "L01") == expected


TABLES = [
    ("L03", "  满意度指标: {服务对象满意度指标: [{id: A, name: 满意度, value: ≥90%}]}\n", []),
    ("L03", "  效益指标: {社会效益指标: [{id: A, name: 群众满意程度, value: ≥90%}]}\n", []),
    ("L04", "  产出指标: {数量指标: [], 质量指标: [], 进度指标: [], 成本指标: []}\n", []),
    (
        "L04",
        (
            "  产出指标:\n    数量指标: [{id: A, name: 甲, value: ≥1个}]\n    进度指标: [{id: B, name: 乙, value: 9月底前}]\n"
            "  成本指标:\n    社会成本指标: [{id: C, name: 丙, value: 无}]\n"
        ),
        ["产出指标"],
    ),
    ("L05", "  产 出 指 标: {数 量 指 标: []}\n", []),
    ("L05", "  项目完成指标: {数量: []}\n  项目效益指标: {环境效益指标: []}\n", []),
    ("L05", "  预期产出指标: {数量指标: []}\n", []),
    ("L05", "  效益指标: {社会、经济、生态效益指标: []}\n", []),
    ("L05", "  项目管理: {资金管理: []}\n", []),
    ("L05", "  产出指标: {数量标: []}\n", ["数量标"]),
    ("L05", "  社会效益指标: {社会效益指标: []}\n", ["社会效益指标"]),
    ("L05", "  效益指标: {数量指标: []}\n", ["数量指标"]),
    ("L20", "  产出指标: {数量指标: [{id: A, name: 甲, value: ≥1个, weight: 90}]}\n", []),
    ("L20", "  产出指标: {数量指标: [{id: A, name: 甲, value: ≥1个, weight: 100.00}]}\n", []),
    (
        "L20",
        "  产出指标: {数量指标: [{id: A, name: 甲, value: ≥1个, weight: 90}, {id: B, name: 乙, value: ≥1个, weight: 0}]}\n",
        ["0"],
    ),
    (
        "L20",
        "  产出指标: {数量指标: [{id: A, name: 甲, value: ≥1个, weight: 90}, {id: B, name: 乙, value: ≥1个}]}\n",
        ["{id: B, name: 乙, value: ≥1个}]}"],
    ),
    (
        "L06",
        "  产出指标: {数量指标: [{id: A, name: 农村 低保, value: ≥1个}], 成本指标: [{id: B, name: 农村低保, value: ≤1元}]}\n",
        ["农村低保"],
    ),
]


@pytest.mark.parametrize(("code", "classes", "expected"), TABLES)
def test_a_whole_table(code: str, classes: str, expected: list[str]) -> None:
    assert marks(f"{HEAD}indicators:\n{classes}", code) == expected


GOALS = [
    # a goal, an indicator, what L11 marks
    ("就业率同比增长10%", "{id: A, name: 就业率, value: 同比增长10%以上}", []),
    ("就业率同比增长12%", "{id: A, name: 就业率, value: 同比增长10%以上}", ["同比增长10%以上"]),
    ("失业率下降10%", "{id: A, name: 失业率, value: 同比增长10%以上}", ["同比增长10%以上"]),
    ("举办培训班5-10期", "{id: A, name: 举办培训班, value: 5-10期}", []),
    ("举办培训班5-10期", "{id: A, name: 举办培训班, value: 5-8期}", ["5-8期"]),
    ("举办培训班不超过4期", "{id: A, name: 举办培训班, value: 不少于4期}", ["不少于4期"]),
    ("举办培训班4期", "{id: A, name: 举办培训班, value: 不少于4期}", []),
    ("新增贷款0.3亿元", "{id: A, name: 新增贷款, value: 3000万元}", []),
]


@pytest.mark.parametrize(("goal", "indicator", "expected"), GOALS)
def test_goal_and_indicator(goal: str, indicator: str, expected: list[str]) -> None:
    assert marks(f"{HEAD}goals: [{goal}。]\nindicators: {{产出指标: {{数量指标: [{indicator}]}}}}\n", "L11") == expected


PLANS = [
    # the steps of an indicator that asks for 4个, what L23 marks
    ("[{quarter: 2, milestones: [{indicator: A, value: 2个}]}, {quarter: 4, milestones: [{indicator: A}]}]", []),
    ("[{quarter: 2, milestones: [{indicator: A, value: 2个}]}]", ["2个"]),
    ("[{quarter: 2, milestones: [{indicator: A, value: 4场}]}]", []),
    ("[{quarter: 2, milestones: [{indicator: A, value: 4元}]}]", ["4元"]),
    ("[{quarter: 2, milestones: [{indicator: A, value: 4-5个}]}]", []),
    ("[{quarter: 4, milestones: [{id: J1, name: 别的事, value: 1个}]}]", []),
]


@pytest.mark.parametrize(("plan", "expected"), PLANS)
def test_the_last_step_of_a_plan(plan: str, expected: list[str]) -> None:
    indicators = "indicators: {产出指标: {数量指标: [{id: A, name: 甲, value: 不少于4个}]}}\n"
    assert marks(f"{HEAD}plan: {plan}\n{indicators}", "L23") == expected
