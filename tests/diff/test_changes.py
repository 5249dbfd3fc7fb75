"""What is said of two versions of a table, a sentence a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Changes = Callable[[str, str], list[str]]

# what is replaced in the table, by what, and what diff says
CASES = [
    pytest.param("不少于3场}", "不少于5场}", ["提高 SL01 知识产权培训：不少于3场 → 不少于5场，+2场（+66.7%）"], id="提高"),
    pytest.param("100家以上", "80家以上", ["降低 SL02 服务企业：100家以上 → 80家以上，-20家（-20%）"], id="降低"),
    pytest.param("30亿元", "27.5亿元", ["降低 SL03 质押融资金额：30亿元 → 27.5亿元，-2.5亿元（-8.3%）"], id="金额"),
    pytest.param("不少于3场}", "约3场}", ["放宽 SL01 知识产权培训：不少于3场 → 约3场"], id="不少于变成约"),
    pytest.param("不超过5万元", "不超过8万元", ["放宽 CB01 培训成本：不超过5万元 → 不超过8万元，+3万元（+60%）"], id="上限提高是放宽"),
    pytest.param("不低于90%", "高于90%", ["收紧 MY01 参训人员满意度：不低于90% → 高于90%"], id="收紧"),
    pytest.param("不少于3场}", "不少于3次}", ["改单位 SL01 知识产权培训：不少于3场 → 不少于3次"], id="量词"),
    pytest.param("30亿元", "30亿", ["改写，意思不变 SL03 质押融资金额：30亿元 → 30亿"], id="少了单位"),
    pytest.param("30亿元", "300000万元", ["改写，意思不变 SL03 质押融资金额：30亿元 → 300000万元"], id="同样的金额"),
    pytest.param(
        "30亿元", "300000, unit: 万元",
        ["改写，意思不变 SL03 质押融资金额：30亿元 → 300000", "度量单位 SL03 质押融资金额：（无） → 万元"], id="单位单列",
    ),
    pytest.param("不少于3场}", "不少于3, unit: 次}", ["改单位 SL01 知识产权培训：不少于3场 → 不少于3次"], id="量词单列"),
    pytest.param("不少于3场}", "不少于3%}", ["改单位 SL01 知识产权培训：不少于3场 → 不少于3%"], id="单位不是一类"),
    pytest.param("不少于3场}", "至少三场}", ["改写，意思不变 SL01 知识产权培训：不少于3场 → 至少三场"], id="改写，意思不变"),
    pytest.param("不断加强", "明显加强", ["改写，无法比较 SH01 电商领域知识产权保护工作：不断加强 → 明显加强"], id="无法比较"),
    pytest.param("31日前", "15日前", ["收紧 SX01 完成时间：2025年12月31日前 → 2025年12月15日前，-16天"], id="期限提前"),
    pytest.param(
        "不适于1届次}", "不适于1届次, reading: 不少于1届次}", ["口径 SL05 组织进驻重点展会：（无） → 不少于1届次"], id="确认口径"
    ),
    pytest.param("      - {id: SL02, name: 服务企业, value: 100家以上, weight: 10}\n", "", ["删去 SL02 服务企业：100家以上"], id="删去"),
    pytest.param("    时效指标:", "      - {id: SL06, name: 抽查, value: 2次}\n    时效指标:", ["新增 SL06 抽查：2次"], id="新增"),
    pytest.param("SL02, name: 服务企业", "SL02, name: 走访企业", ["改名 SL02 走访企业：服务企业 → 走访企业"], id="改名"),
    pytest.param("id: SL02,", "id: SL09,", ["改编号 SL09 服务企业：SL02 → SL09"], id="改编号"),
    pytest.param(
        "{id: SH01, name: 电商领域知识产权保护工作,",
        "{id: SH02, name: 电商领域知识产权保护,",
        [
            "疑似改名 SH02 电商领域知识产权保护：电商领域知识产权保护工作 → 电商领域知识产权保护",
            "改编号 SH02 电商领域知识产权保护：SH01 → SH02",
        ],
        id="疑似同一项",
    ),
    pytest.param("weight: 10", "weight: 15", ["分值 SL02 服务企业：10 → 15"], id="分值"),
    pytest.param("weight: 10", "weight: 10, due: 3", ["到期季度 SL02 服务企业：（无） → 第 3 季度，收紧"], id="到期提前"),
    pytest.param("30亿元}", "30亿元, exact: equal}", ["等于怎么判 SL03 质押融资金额：（无） → 必须正好，收紧"], id="必须正好"),
    pytest.param("100家以上, ", "100家以上, accumulate: latest, ", ["各季度怎么合 SL02 服务企业：（无） → 取最近一次"], id="合计方式"),
    pytest.param(
        "    社会效益指标:", "    经济效益指标:",
        [("换类 SH01 电商领域知识产权保护工作：效益/社会效益 → "
         "效益/经济效益")],
        id="换类",
    ),
    pytest.param("365万元", "400万元", ["修改 资金需求：365万元 → 400万元，+35万元（+9.6%）"], id="资金"),
    pytest.param("365万元", "3650000元", [], id="同样的资金"),
    pytest.param("implementer: 示例局", "implementer: 示例中心", ["修改 实施单位：示例局 → 示例中心"], id="实施单位"),
    pytest.param(", 《乙办法》]", "]", ["删去 政策依据：《乙办法》"], id="政策依据"),
    pytest.param("组织参展。", "建设展馆。", ["新增 总体绩效目标：建设展馆。", "删去 总体绩效目标：组织参展。"], id="目标换了"),
    pytest.param(
        "开展不少于3次培训，", "开展不少于4次培训，",
        [("修改 总体绩效目标：到2025年底，开展不少于3次培训，每次不少于50人。 → "
         "到2025年底，开展不少于4次培训，每次不少于50人。")],
        id="目标改了",
    ),
    pytest.param("text: 开展培训2次。", "text: 开展培训3次。", ["修改 第 2 季度：开展培训2次。 → 开展培训3次。"], id="计划原文"),
    pytest.param("value: 不少于2场", "value: 不少于1场", ["降低 SL01 知识产权培训：不少于2场 → 不少于1场，-1场（-50%）"], id="阶段性目标"),
    pytest.param("value: 1份", "value: 2份", ["提高 J2-01 印发2025年工作方案：1份 → 2份，+1份（+100%）"], id="计划里的承诺"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_change(old: str, changes: Changes, before: str, after: str, expected: list[str]) -> None:
    assert before in old
    assert changes(old, old.replace(before, after, 1)) == expected


def test_the_same_table_has_no_changes(old: str, changes: Changes) -> None:
    assert changes(old, old) == []


def test_comments_and_layout_are_no_changes(old: str, changes: Changes) -> None:
    assert (
        changes(old, "# 注\n" + old.replace("{id: SL01, name: 知识产权培训,", "{name: 知识产权培训, id: SL01,")) == []
    )


def test_a_year_later_the_same_is_the_same(old: str, changes: Changes) -> None:
    assert changes(old, old.replace("2025", "2026")) == ["修改 预算年度：2025 → 2026"]


def test_document_numbers_do_not_grow_older(old: str, changes: Changes) -> None:
    later = (
        old.replace("year: 2025", "year: 2022")
        .replace("2025年", "2022年")
        .replace("J2-01, name: 印发2025年", "J2-01, name: 印发2022年")
    )
    assert changes(old, later) == ["修改 预算年度：2025 → 2022"]
    assert "〔2021〕" in later


def test_a_day_that_stays_in_the_old_year_is_a_year_earlier(old: str, changes: Changes) -> None:
    told = changes(old, old.replace("year: 2025", "year: 2026"))
    assert "收紧 SX01 完成时间：2025年12月31日前 → 2025年12月31日前，-365天" in told


def test_a_day_without_a_year_is_that_of_the_table(old: str, changes: Changes) -> None:
    yearless = old.replace("2025年12月31日前", "12月31日前")
    assert changes(yearless, old.replace("2025", "2026")) == [
        "修改 预算年度：2025 → 2026",
        "改写，意思不变 SX01 完成时间：12月31日前 → 2026年12月31日前",
    ]


def test_numbers_that_look_like_years_are_numbers(old: str, changes: Changes) -> None:
    before = old.replace("100家以上", "2025家以上")
    assert "降低 SL02 服务企业：2025家以上 → 2020家以上，-5家（-0.2%）" in changes(
        before, before.replace("2025", "2026").replace("2026家", "2020家")
    )


def test_a_name_goes_before_an_id_that_was_given_away(old: str, changes: Changes) -> None:
    after = old.replace("SL01, name: 知识产权培训", "SL0x, name: 知识产权培训").replace(
        "SL02, name: 服务企业", "SL01, name: 服务企业"
    )
    after = after.replace("SL0x", "SL02").replace("indicator: SL01", "indicator: SL02")
    assert changes(old, after) == ["改编号 SL02 知识产权培训：SL01 → SL02", "改编号 SL01 服务企业：SL02 → SL01"]


def test_the_rollup_code_finds_what_was_renamed_and_renumbered(old: str, changes: Changes) -> None:
    before = old.replace("weight: 10", "rollup: QY")
    after = before.replace("SL02, name: 服务企业", "SL20, name: 惠及市场主体数")
    assert changes(before, after)[0] == "改名 SL20 惠及市场主体数：服务企业 → 惠及市场主体数"


def test_a_milestone_moves_to_another_quarter(old: str, changes: Changes) -> None:
    after = old.replace("  - quarter: 2\n", "  - quarter: 3\n")
    assert "换季度 J2-01 印发2025年工作方案：第 2 季度 → 第 3 季度，放宽" in changes(old, after)
    assert "换季度 SL01 知识产权培训：第 2 季度 → 第 3 季度，放宽" in changes(old, after)


def test_long_texts_are_cut_down_to_what_changed(old: str, changes: Changes) -> None:
    long = "一" * 60
    told = changes(old.replace("开展培训2次。", f"{long}两次{long}"), old.replace("开展培训2次。", f"{long}三次{long}"))
    assert told == ["修改 第 2 季度：…一一一一一一一一两次一一一一一一一… → …一一一一一一一一三次一一一一一一一…"]
