"""Which promise is taken to mean which indicator: by name and unit, never by number alone, and always the same way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.language import Language
from jixiao.linking import weave
from jixiao.linking_names import Names
from jixiao.table import read_table

INDICATORS = """\
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 建设高价值专利培育布局中心, value: 不少于4个}
      - {id: SL02, name: 知识产权培训, value: 不少于3场}
      - {id: SL03, name: 建设知识产权信息公共服务网点, value: 2个}
      - {id: SL04, name: 新增地理标志商标注册申请（被受理）件数, value: 5件}
      - {id: SL05, name: 知识产权质押融资金额, value: 30亿元}
      - {id: SL06, name: 高质量建设国家知识产权强县建设试点县, value: 1个}
      - {id: SL07, name: 组织进驻当地重点展会, value: 不适于1届次}
"""


def links(goals: str, plan: str = "[]") -> list[tuple[str, str | None]]:
    """Return the words of every promise with the indicator it is linked to."""
    text = f"project: {{name: 示例, year: 2025}}\ngoals: {goals}\nplan: {plan}\n{INDICATORS}"
    table = read_table(load(Targets, read_text(text, "table.yaml")), Language())
    assert table is not None
    web = weave(table, Language().units)
    return [(pledge.promise.words, pledge.indicator.item.id if pledge.indicator else None) for pledge in web.pledges]


@pytest.mark.parametrize(
    ("goal", "linked"),
    [
        ("建设高价值专利培育布局中心不少于4个", [("不少于4个", "SL01")]),
        # another number, the same thing
        ("建设高价值专利培育布局中心不少于6个", [("不少于6个", "SL01")]),
        ("建设2家省级知识产权信息公共服务网点", [("2家", "SL03")]),
        ("对知识产权工作人员进行培训，不少于3次", [("不少于3次", "SL02")]),
        # the words behind a short object decide
        ("支持1个县区建设国家知识产权试点县", [("1个", "SL06")]),
        # the same number is no link
        ("建设4个知识产权交易大厅", [("4个", None)]),
        ("印发5件宣传品", [("5件", None)]),
        # the same name with another kind of unit is another thing
        ("知识产权质押融资30笔", [("30笔", None)]),
        # an equal name is enough, however common its words are
        ("知识产权培训3场", [("3场", "SL02")]),
        # what stands in every name says nothing
        ("举办知识产权沙龙3场", [("3场", None)]),
        # a value that cannot be read still has a name
        ("组织企业进驻当地重点展会2届次", [("2届次", "SL07")]),
        ("2025年12月底前完成", []),
    ],
)
def test_one_goal(goal: str, linked: list[tuple[str, str | None]]) -> None:
    assert links(f"[{goal}。]") == linked


def test_a_promise_leads_another_in_almost_the_same_words_to_its_indicator() -> None:
    goals = "[申报地理标志证明商标或集体商标2件。, 挖掘产出5件地理标志证明商标。]"
    assert links(goals) == [("2件", "SL04"), ("5件", "SL04")]


def test_what_is_said_again_is_one_promise() -> None:
    again = "[{quarter: 2, text: 建设高价值专利培育布局中心不少于4个。}]"
    assert links("[建设高价值专利培育布局中心不少于4个。]", again) == [("不少于4个", "SL01")]


def test_a_milestone_a_person_linked_is_linked() -> None:
    plan = "[{quarter: 2, text: 集中办班3场。, milestones: [{indicator: SL02, value: 3场}]}]"
    assert links("[]", plan) == [("3场", "SL02")]


NAMES = st.lists(
    st.text("知识产权培训专利中心建设擂台大赛、（）", min_size=1, max_size=12), min_size=2, max_size=6, unique=True
)


@given(NAMES)
@settings(max_examples=200)
def test_likeness_is_symmetric_bounded_and_whole_for_equal_names(names: list[str]) -> None:
    known = Names(tuple(names))
    for a in names:
        for b in names:
            score = known.likeness(a, b)
            assert 0 <= score <= 1000
            assert score == known.likeness(b, a)
        if known.pairs(a):
            assert known.likeness(a, a) == 1000


@given(NAMES)
def test_shared_words_stand_in_both_names(names: list[str]) -> None:
    first, second, *_rest = names
    for words in Names(tuple(names)).shared(first, second):
        assert len(words) > 1
        assert words in first
        assert words in second
