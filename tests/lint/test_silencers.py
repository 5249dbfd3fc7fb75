"""``# jixiao: ignore[CODE] 理由``: what it silences, what it does not, and what is wrong with it."""

from __future__ import annotations

import pytest

from jixiao.documents.loader import read_text
from jixiao.silencers import find_silencers

TABLE = """\
project: {{name: 示例, year: 2025}}
indicators:
  产出指标:
    数量指标:
      - {{id: SL01, name: 建设机构, value: 2个}}{trailing}
{above}      - {{id: SL02, name: 建设网点, value: 3个}}
"""


def codes(findings):
    return [(finding.location.line, finding.code) for finding in findings]


@pytest.mark.parametrize(
    ("trailing", "above", "left"),
    [
        ("", "", [(5, "L08"), (6, "L08")]),
        ("  # jixiao: ignore[L08] 原表如此", "", [(6, "L08")]),
        ("", "      # jixiao: ignore[L08] 原表如此\n", [(5, "L08")]),
        # a comment above speaks for the next line with content, past other comments and blank lines
        ("", "      # jixiao: ignore[L08] 原表如此\n\n      # 别的注释\n", [(5, "L08")]),
        ("  # jixiao：ignore【L08】：原表如此", "", [(6, "L08")]),
        ("  # jixiao: ignore[L08, L14] 原表如此", "", [(5, "JX604"), (6, "L08")]),
        ("  # jixiao: ignore[L08]", "", [(5, "L08"), (5, "JX602"), (6, "L08")]),
        ("  # jixiao: ignore 原表如此", "", [(5, "L08"), (5, "JX601"), (6, "L08")]),
        ("  # jixiao: ignore[] 原表如此", "", [(5, "L08"), (5, "JX601"), (6, "L08")]),
        ("  # jixiao: ignore[L98] 原表如此", "", [(5, "L08"), (5, "JX603"), (6, "L08")]),
        # the beginning of a code is no code: L0 must not silence L08
        ("  # jixiao: ignore[L0] 原表如此", "", [(5, "L08"), (5, "JX603"), (6, "L08")]),
    ],
)
def test_what_is_silenced(trailing, above, left, review_text) -> None:
    text = TABLE.format(trailing=trailing, above=above)
    expected = [(line + above.count("\n") if line == 6 else line, code) for line, code in left]
    assert codes(review_text(text, "L08", "L14")) == expected


def test_a_comment_for_a_rule_that_did_not_run_is_not_called_unused(review_text) -> None:
    text = TABLE.format(trailing="  # jixiao: ignore[L08] 原表如此", above="")
    assert codes(review_text(text, "L14")) == []


@pytest.mark.parametrize("code", ["L07", "JX203"])
def test_an_unreadable_value_is_silenced_under_either_code(code, review_text) -> None:
    text = TABLE.format(trailing="", above="").replace("2个}", f"不适于2个}}  # jixiao: ignore[{code}] 原表如此")
    assert codes(review_text(text, "L07")) == []


def test_the_text_of_a_value_is_no_comment() -> None:
    text = "title: '表 # jixiao: ignore[L08] 不是注释'\nnote: |\n  # jixiao: ignore[L08] 也不是\nx: 1 # jixiao: ignore[L08] 是\n"
    found = find_silencers(read_text(text, "table.yaml"))
    assert [(silencer.codes, silencer.reason, sorted(silencer.lines)) for silencer in found] == [(("L08",), "是", [4])]


def test_a_comment_at_the_end_speaks_for_nothing() -> None:
    found = find_silencers(read_text("title: 表\n# jixiao: ignore[L08] 没有下文\n", "table.yaml"))
    assert [sorted(silencer.lines) for silencer in found] == [[2]]


def test_windows_line_ends() -> None:
    found = find_silencers(read_text("title: 表\r\nnote: 甲 # jixiao: ignore[L08] 理由\r\n", "table.yaml"))
    assert [(sorted(silencer.lines), silencer.reason) for silencer in found] == [([2], "理由")]


def test_the_place_of_an_unused_comment_is_the_comment(review_text) -> None:
    text = TABLE.format(trailing="  # jixiao: ignore[L14] 原表如此", above="")
    (finding,) = review_text(text, "L14")
    line = text.splitlines()[finding.location.line - 1]
    assert line[finding.location.column - 1 : finding.location.end_column - 1] == "# jixiao: ignore[L14] 原表如此"
