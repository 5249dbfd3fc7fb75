"""One thing is told once: a number without unit and bound, the proposal for it, the count by rule, and what fails a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.__main__ import run
from jixiao.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
project: {{name: 示例项目, implementer: 示例市知识产权局, year: 2025, budget: 100万元}}
goals: [举办培训班；质押融资。]
indicators:
  产出指标:
    {level2}: [{{id: SL01, name: {name}, value: {value}}}]
"""


def found(review_text, name: str, value: str, *selectors: str, level2: str = "数量指标") -> list[tuple[str, str]]:
    findings = review_text(TABLE.format(name=name, value=value, level2=level2), *selectors)
    return [(one.code, one.help) for one in findings if one.code in {"L08", "L09"}]


@pytest.mark.parametrize(
    ("name", "value", "proposal"),
    [
        ("知识产权质押融资金额", "30亿", "「不少于30亿元」"),
        ("知识产权质押融资金额", "不少于30亿", "「不少于30亿元」"),
        ("企业营业收入", "超过200万", "「超过200万元」"),
        ("帮扶对象", "不少于15", "「不少于15＿」，＿ 处写单位"),
        ("帮扶对象", "15", "「不少于15＿」，＿ 处写单位"),
    ],
)
def test_the_proposal_is_a_whole_value(name: str, value: str, proposal: str, review_text) -> None:
    [(code, remedy)] = found(review_text, name, value, "L08", "L09")
    assert code == "L09"
    assert remedy.startswith(f"写成{proposal}")
    assert ("exact: equal" in remedy) == (not value.startswith(("不少于", "超过")))


def test_a_cost_is_a_limit(review_text) -> None:
    [(_code, remedy)] = found(review_text, "培训费用", "30万", "L08", "L09", level2="成本指标")
    assert remedy.startswith("写成「不超过30万元」")


def test_what_no_other_rule_says_is_told(review_text) -> None:
    assert [code for code, _help in found(review_text, "帮扶对象", "15", "L08")] == ["L08"]
    assert [code for code, _help in found(review_text, "帮扶对象", "15人", "L08", "L09")] == ["L08"]


def test_a_reading_with_a_unit_settles_only_the_unit(review_text) -> None:
    text = TABLE.format(name="质押融资金额", value="30亿, reading: 30亿元", level2="数量指标")
    assert [(one.code, one.severity) for one in review_text(text, "L08", "L09")] == [
        ("L08", Severity.WARNING),
        ("L09", Severity.INFO),
    ]


def test_the_scope_belongs_to_the_words_of_a_promise(review_text) -> None:
    text = TABLE.format(name="编印教材", value="不少于2套", level2="数量指标").replace(
        "举办培训班；", "开展业务培训不少于3次，每次不少于50人；"
    )
    words = [one.message for one in review_text(text, "L12")]
    assert any("每次不少于50人" in message for message in words), words


class TestWhatFailsARun:
    WARNED = TABLE.format(name="举办培训班", value="4期", level2="数量指标")
    BROKEN = TABLE.format(name="举办培训班", value="不适于4期", level2="数量指标")

    @pytest.mark.parametrize(
        ("text", "settings", "arguments", "code"),
        [
            (WARNED, "", [], 1),
            (WARNED, "", ["--fail-on", "warning"], 1),
            (WARNED, "", ["--fail-on", "error"], 0),
            (WARNED, 'fail_on = "error"', [], 0),
            (WARNED, 'fail_on = "error"', ["--fail-on", "warning"], 1),
            (BROKEN, 'fail_on = "error"', [], 1),
            (BROKEN, "", ["--fail-on", "error"], 1),
            ("indicators: [\n", "", ["--fail-on", "error"], 2),
            (WARNED, 'fail_on = "info"', [], 2),
        ],
    )
    def test_it(
        self, text: str, settings: str, arguments: list[str], code: int, tmp_path: Path, monkeypatch, capsys
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "targets").mkdir()
        (tmp_path / "targets" / "a.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "jixiao.toml").write_text(f"[lint]\n{settings}\n", encoding="utf-8")
        for format_name in ("table", "concise", "json"):
            assert run(["lint", "--select", "L07,L08", "--format", format_name, *arguments]) == code
        capsys.readouterr()


def test_the_findings_are_counted_by_rule(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    rows = ", ".join(f"{{id: SL{number}, name: 事项{number}, value: {number}个}}" for number in range(11, 15))
    text = TABLE.format(name="举办培训班", value="不适于4期", level2="质量指标") + f"    数量指标: [{rows}]\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    run(["lint", "a.yaml", "--select", "L07,L08"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[-6:-2]] == [
        ["编码", "说明", "处数"],
        [lines[-5]],
        ["L08", "数字没有界限词", "4"],
        ["JX203", "疑为错字", "1"],
    ]
    run(["lint", "a.yaml", "--select", "L08"])
    assert "处数" not in capsys.readouterr().out
