"""What a single field cannot know: ids, milestones, quarters, entries that say nothing."""

import pytest

from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Targets, Waivers

TABLE = """\
project: {name: 表, year: 2025}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 中心, value: 不少于4个}
      - {id: SL02, name: 培训, value: 3场}
"""

# what is added to the table, (code, line, column, message, remedy) of each finding
TARGETS = [
    ("", []),
    (
        "    质量指标:\n      - {id: SL01, name: 县区, value: 1个}\n      - {id: SL01, name: 县区, value: 1个}\n",
        [
            ("JX114", 8, 14, "编号「SL01」用了两次，第一次在第 5 行。", "请给其中一个换一个没用过的编号。"),
            ("JX114", 9, 14, "编号「SL01」用了两次，第一次在第 5 行。", "请给其中一个换一个没用过的编号。"),
        ],
    ),
    (
        "plan:\n  - quarter: 1\n    milestones:\n      - {id: SL02, name: 培训, value: 1场}\n",
        [("JX114", 10, 14, "编号「SL02」用了两次，第一次在第 6 行。", "请给其中一个换一个没用过的编号。")],
    ),
    (
        "plan:\n  - quarter: 1\n    milestones:\n      - {indicator: SL1, value: 1个}\n      - {indicator: 培训}\n",
        [
            ("JX115", 10, 21, "表内没有编号是「SL1」的指标。", "是不是「SL01」？"),
            ("JX115", 11, 21, "表内没有编号是「培训」的指标。", "请写表内指标的编号。"),
        ],
    ),
    (
        "plan:\n  - quarter: 1\n    milestones:\n      - {indicator: SL01, id: J1-01}\n      - {indicator: SL02, name: 培训}\n",
        [
            (
                *("JX112", 10, 31, "阶段性目标既链接了指标，又写了自己的编号或名称。"),
                "链接表内指标只写 indicator（和 value）；表外承诺写 id、name、value。",
            ),
            (
                *("JX112", 11, 33, "阶段性目标既链接了指标，又写了自己的编号或名称。"),
                "链接表内指标只写 indicator（和 value）；表外承诺写 id、name、value。",
            ),
        ],
    ),
    (
        "plan:\n  - quarter: 1\n    milestones:\n      - {id: J1-01, name: 培训}\n      - {name: 培训, value: 1场}\n      - value: 1场\n",
        [
            ("JX111", line, 9, "阶段性目标没有写全。", "链接表内指标写 indicator；表外承诺写 id、name、value 三项。")
            for line in (10, 11, 12)
        ],
    ),
    (
        "plan:\n  - quarter: 1\n  - quarter: 2\n  - quarter: 1\n  - quarter: 1\n",
        [
            ("JX114", 10, 14, "第 1 季度的计划写了两次。", "请合并成一处。"),
            ("JX114", 11, 14, "第 1 季度的计划写了两次。", "请合并成一处。"),
        ],
    ),
    (
        (
            "plan:\n  - quarter: 1\n    milestones:\n      - {indicator: SL01}\n      - {indicator: SL01, value: 2个}\n"
            "      - {id: J1-01, name: 一, value: 1个}\n"
        ),
        [],
    ),
]


def seen(findings):
    return [(f.code, f.location.line, f.location.column, f.message, f.help) for f in findings]


@pytest.mark.parametrize(("more", "expected"), TARGETS)
def test_targets(more, expected):
    loaded = load(Targets, read_text(TABLE + more, "targets.yaml"))
    assert seen(loaded.findings) == expected
    assert (loaded.model is None) == bool(expected)


ACTUALS = [
    ("  SL01: {quarter: 1}\n", [("SL01", 2, 3)], 1),
    (
        "  SL01:\n    - {quarter: 1, value: }\n    - {quarter: 2, value: 1个}\n    -\n",
        [("SL01", 3, 7), ("SL01", 5, 6)],
        3,
    ),
    ("  SL01: {note: 正在做, evidence: a.pdf}\n", [("SL01", 2, 3)], 1),
    ("  SL01: {reason: 项目取消}\n  SL02: {rating: 达成}\n  SL03: '0'\n", [], 0),
]


@pytest.mark.parametrize(("text", "expected", "entries"), ACTUALS)
def test_an_entry_that_says_nothing_is_a_warning(text, expected, entries):
    loaded = load(Actuals, read_text("actuals:\n" + text, "actuals.yaml"))
    assert [(f.code, f.severity) for f in loaded.findings] == [("JX111", "warning")] * len(expected)
    assert [(f.message[1:5], f.location.line, f.location.column) for f in loaded.findings] == expected
    assert loaded.model is not None
    if expected:
        assert len(loaded.model.actuals["SL01"].entries) == entries
        assert loaded.findings[0].message == "「SL01」的这一项没有写完成值，按未填报处理。"


@pytest.mark.parametrize("text", ["  SL01:\n", "  SL01: ~\n", "  SL01: []\n"])
def test_an_indicator_without_a_value_is_not_given_and_no_finding(text):
    loaded = load(Actuals, read_text("actuals:\n" + text, "actuals.yaml"))
    assert loaded.findings == ()
    assert loaded.model.actuals["SL01"].entries == ()


def test_waivers_have_nothing_to_check_against_themselves():
    text = "waivers:\n  - {indicator: SL01, reason: 政策调整, approved_by: 局务会, until: 2025-12-31}\n"
    loaded = load(Waivers, read_text(text, "waivers.yaml"))
    assert loaded.findings == ()
    assert loaded.model.waivers[0].until == "2025-12-31"
