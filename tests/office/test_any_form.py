"""Whatever stands in the cells, an import ends with a valid table or a sentence, and no text is lost without a word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.office.cells import Form, Refusal
from jixiao.office.flat_text import read_rows
from jixiao.office.importing import actuals_of, targets_of
from jixiao.office.understanding import split, understand

VOCABULARY = (
    "一级指标 二级指标 三级指标 指标值 年度指标值 实施期指标值 度量单位 指标性质 权重 分值 实际完成值 偏差原因分析 经费保障 其他 备注 "
    "产出指标 效益 产 出 指 标 数量指标 满意度指标 合计 说明 绩效指标 项目名称 年度总体目标 预期目标 实际完成情况 第一季度 预算年度 2025年 "
    "项目资金（万元） 年度资金总额 全年预算数 全年执行数 1-7月执行情况 ≥95% 4 定性 …… 培训场次 填报人 附件1 绩效目标表"
)
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = (
    WORDS | st.just("") | st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='\t"'), max_size=8)
)
LINES = st.lists(st.lists(TEXTS, min_size=1, max_size=8), min_size=1, max_size=14)
TABLE = [["一级指标", "二级指标", "三级指标", "指标值"], ["产出", "数量", "场次", "4场"]]


@settings(max_examples=200, deadline=None)
@given(LINES, LINES)
def test_any_cells_give_a_table_that_loads_or_a_sentence(before: list[list[str]], after: list[list[str]]) -> None:
    rows = read_rows("\n".join("\t".join(line) for line in [*before, *TABLE, *after]))
    for form in split(Form("表", rows)):
        content = understand(form, 2025)
        if isinstance(content, Refusal):
            assert content.message
            continue
        assert isinstance(targets_of(content, "表.txt"), str)
        assert isinstance(actuals_of(content, "表.txt", "表.yaml"), str)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("甲乙丙丁戊己庚辛", min_size=3, max_size=8), min_size=1, max_size=6))
def test_a_text_that_is_not_understood_is_listed(texts: list[str]) -> None:
    rows = read_rows(
        "\n".join(["项目名称\t示例", *(f"{text}\t" for text in texts), *("\t".join(line) for line in TABLE)])
    )
    content = understand(Form("表", rows), 2025)
    assert not isinstance(content, Refusal)
    assert [notice.message.rpartition("：")[2] for notice in content.notices] == texts
