"""Slips of the hand that a Chinese input method invites: the right line and column, and what to write instead."""

from pathlib import Path

import pytest

from jixiao.documents.events import c_events, pure_events
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals
from jixiao.documents.slips import LONGEST, SLIPS, find_slips
from jixiao.renderers import Screen
from jixiao.renderers.screen import finding_parts, write

ROOT = Path(__file__).parents[2]


def slips(text):
    document = read_text(text, "f.yaml")
    return [
        (slip.location.line, slip.location.column, slip.location.end_column, slip.help)
        for slip in find_slips(document, 1, len(text))
    ]


# row of SLIPS, a line, (column, end column), what to write
ROWS = [
    (0, "指标：4个", (3, 4), "改成半角冒号加空格，即 指标: 4个"),
    (0, "  数量指标：", (7, 8), "改成半角冒号加空格，即 数量指标: "),
    (0, "  - indicator：SL01", (14, 15), "改成半角冒号加空格，即 - indicator: SL01"),
    (0, "- - value ： 4", (11, 12), "改成半角冒号加空格，即 - - value: 4"),
    (0, "　　value：4个", (8, 9), "改成半角冒号加空格，即 value: 4个"),
    (0, "SL01：4个", (5, 6), "改成半角冒号加空格，即 SL01: 4个"),
    (1, "　　value: 4个", (1, 3), "改成普通空格（一个全角空格换成两个）。"),
    (1, "  \u00a0value: 4个", (3, 4), "改成普通空格（一个全角空格换成两个）。"),
    (2, "\tvalue: 4个", (1, 2), "改成空格，每层两个。"),
    (2, "  \t\tvalue: 4个", (3, 5), "改成空格，每层两个。"),
    (3, "value: >=4个", (8, 12), "写成 ≥、＞，或加引号，即 value: '>=4个'"),
    (3, "value: > 4", (8, 11), "写成 ≥、＞，或加引号，即 value: '> 4'"),
    (3, "value: >4", (8, 10), "写成 ≥、＞，或加引号，即 value: '>4'"),
    (3, "- value:  >95%  # 注释", (11, 15), "写成 ≥、＞，或加引号，即 - value: '>95%'"),
    (3, "value: >it's", (8, 13), "写成 ≥、＞，或加引号，即 value: '>it''s'"),
    (4, "value: [党建]工作", (8, 14), "给整段文字加引号，即 value: '[党建]工作'"),
    (4, "value: {党建}工作 # 注释", (8, 14), "给整段文字加引号，即 value: '{党建}工作'"),
    (4, "value: !重要 3", (8, 13), "给整段文字加引号，即 value: '!重要 3'"),
    (4, "value: %5", (8, 10), "给整段文字加引号，即 value: '%5'"),
    (4, "value: @人", (8, 10), "给整段文字加引号，即 value: '@人'"),
    (4, "value: `x`", (8, 11), "给整段文字加引号，即 value: '`x`'"),
    (4, "value: |95|%", (8, 13), "给整段文字加引号，即 value: '|95|%'"),
    (4, "value: ,5", (8, 10), "给整段文字加引号，即 value: ',5'"),
    (4, "value: ]", (8, 9), "给整段文字加引号，即 value: ']'"),
    (5, "value:4个", (6, 7), "冒号后面留一个空格，即 value: 4个"),
    (5, "  - 指标:4个", (7, 8), "冒号后面留一个空格，即 - 指标: 4个"),
    (6, "－ 4个", (1, 2), "改成半角短横加空格，即「- 」。"),
    (6, "  — 4个", (3, 4), "改成半角短横加空格，即「- 」。"),
    (6, "–4个", (1, 2), "改成半角短横加空格，即「- 」。"),
    (7, "SL01: {quarter: 1，value: 4期}", (18, 19), "改成半角逗号加空格，即 SL01: {quarter: 1, value: 4期}"),
    (7, "- {note: 好，全部， value：4}", (14, 15), "改成半角逗号加空格，即 - {note: 好，全部, value：4}"),
    (7, "[{value: 2期}，{value: 3期}]", (13, 14), "改成半角逗号加空格，即 [{value: 2期}, {value: 3期}]"),
    (8, "SL01: {quarter：1, value: 4期}", (15, 16), "改成半角冒号加空格，即 SL01: {quarter: 1, value: 4期}"),
    (8, "- {note: 注：好, value ：4}", (21, 22), "改成半角冒号加空格，即 - {note: 注：好, value: 4}"),
    (9, "SL01: ｛value: 4期｝", (7, 18), "改成半角括号，即 SL01: {value: 4期}"),
    (9, "- ［value: 4期］ # 注释", (3, 14), "改成半角括号，即 - {value: 4期} # 注释"),
    (9, "SL01: 【{value: 4期}】", (7, 20), "改成半角括号，即 SL01: [{value: 4期}]"),
    (9, "SL01: （value：4期）", (7, 17), "改成半角括号，即 SL01: {value：4期}"),
    (10, "note: “见报告: 三页”", (7, 16), "改成半角引号，即 note: '见报告: 三页'"),
    (10, "{value: 3, note: 「第 #2 期」, due: 1}", (18, 26), "改成半角引号，即 {value: 3, note: '第 #2 期', due: 1}"),
    (11, "SL01: {quarter:1, value: 4期}", (15, 16), "冒号后面留一个空格，即 SL01: {quarter: 1, value: 4期}"),
    (11, "- {quarter: 1, value:4期}", (21, 22), "冒号后面留一个空格，即 - {quarter: 1, value: 4期}"),
    (12, "  -{quarter: 1}", (3, 4), "短横后面留一个空格，即 - {quarter: 1}"),
    (12, "-value: 4期", (1, 2), "短横后面留一个空格，即 - value: 4期"),
]


@pytest.mark.parametrize(("row", "line", "columns", "remedy"), ROWS, ids=[row[1] for row in ROWS])
def test_rows(row, line, columns, remedy):
    pattern, message, _remedy = SLIPS[row]
    assert pattern.match(line)
    (finding,) = find_slips(read_text(f"# 注释\n{line}\n# 注释\n", "f.yaml"), 1, 3)
    assert finding.code == "JX105"
    assert finding.message == message.format(character=line[columns[0] - 1], fixed="")
    assert (finding.location.line, finding.location.column, finding.location.end_column) == (2, *columns)
    assert finding.help == remedy


def test_every_row_is_in_the_table():
    assert {row[0] for row in ROWS} == set(range(len(SLIPS)))


# name of the golden file, what a user typed (peers' list of what goes wrong with YAML)
TYPED = [
    ("colon-only-line", "指标：4个\n"),
    ("colon-first-key", "actuals:\n  - indicator：x\n    value: 3\n"),
    ("colon-later-key", "actuals:\n  SL01:\n    rating: 达成\n    value：4个\n    note: 1\n"),
    ("no-space-only-line", "指标:4个\n"),
    ("no-space-in-item", "actuals:\n  SL01:\n    value:4个\n    note: 未满\n"),
    ("ideographic-indent", "actuals:\n　　SL01: 4\n"),
    ("no-break-indent", "actuals:\n\u00a0\u00a0SL01: 4\n"),
    ("greater-or-equal", "actuals:\n  SL01:\n    value: >=4个\n    note: 未满\n"),
    ("greater-space", "actuals:\n  SL01:\n    value: > 4\n    note: 未满\n"),
    ("greater-digit", "actuals:\n  SL01:\n    value: >4 # 注释\n    note: 未满\n"),
    ("bracket", "actuals:\n  SL01:\n    value: [党建]工作\n    note: 未满\n"),
    ("star", "actuals:\n  SL01:\n    value: *重要\n    note: 未满\n"),
    ("exclamation", "actuals:\n  SL01:\n    value: !重要 3\n    note: 未满\n"),
    ("per-cent", "actuals:\n  SL01:\n    value: %5\n    note: 未满\n"),
    ("at", "actuals:\n  SL01:\n    value: @人\n    note: 未满\n"),
    ("backtick", "actuals:\n  SL01:\n    value: `x`\n    note: 未满\n"),
    ("ampersand", "actuals:\n  SL01:\n    value: &重要 3\n    note: 未满\n"),
    ("tab-indent", "actuals:\n\tSL01: 4\n"),
    ("wide-dash", "actuals:\n  SL01:\n    － value: 4\n"),
    ("wide-comma", "actuals:\n  SL01: {quarter: 1，value: 4期}\n"),
    ("wide-comma-and-colon", "actuals:\n  SL01: {quarter: 1，value：4期}\n"),
    ("wide-colon-in-braces", "actuals:\n  SL01: {quarter：1, value: 4期}\n"),
    ("wide-braces", "actuals:\n  SL01: ｛quarter: 1, value: 4期｝\n"),
    ("wide-brackets", "actuals:\n  SL01: 【{quarter: 1, value: 4期}】\n"),
    ("wide-quotes", "actuals:\n  SL01: {value: 4期, note: “见报告: 三页”}\n"),
    ("only-entry", "actuals:\n  SL01：4期\n"),
    ("every-entry", "actuals:\n  SL01：4期\n  SL02：5期\n  SL03:6期\nnote: 好\n"),
    ("only-entry-no-space", "actuals:  # 完成情况\n  SL01:4期\n"),
    ("several", "actuals:\n  SL01: 4\n  SL02：5\n  SL03:6\n  SL04: >=7个\n"),
]


@pytest.mark.parametrize(("name", "text"), TYPED, ids=[name for name, _ in TYPED])
def test_typed_by_a_user(name, text, golden):
    shown = {}
    for events in (c_events, pure_events):
        loaded = load(Actuals, read_text(text, "actuals.yaml", events=events))
        assert loaded.model is None
        shown[events] = [(finding.code, finding.message, finding.help) for finding in loaded.findings]
    assert shown[c_events] == shown[pure_events]
    findings = load(Actuals, read_text(text, "actuals.yaml")).findings
    parts = [part for finding in findings for part in finding_parts(finding)]
    golden(f"slip-{name}.txt", write(parts, Screen(width=100)))


@pytest.mark.parametrize("value", ["<4", "=4", "≥4个", "“不少于4个”", "4个#备注", "＞4个"])
def test_what_only_looks_dangerous_is_read(value):
    loaded = load(Actuals, read_text(f"actuals:\n  SL01: {value}\n", "actuals.yaml"))
    assert loaded.findings == ()
    assert loaded.model.actuals["SL01"].entries[0].value == value


LEGAL = [
    "title: 目标：不少于4个\n",
    "title: '：'\n",
    "note: 【重要】见第三页\n",
    "note: （一）抓好落实\n",
    "note: “十四五”规划\n",
    "- {name: 培训，含线上, value: 4期}\n",
    "- {name: 说明：含线上，note 另附, value: 4期}\n",
    "- {value: 4期, note: 见报告，共三页} # {quarter: 1，好}\n",
    "note: https://example.com:80/路径\n",
    "- https://example.com\n",
    "note: '>=4个'\n",
    'note: "[党建]工作"\n',
    "goals: [支持1个县区, '开展：2场'] # 注释\n",
    "project: {name: '表', year: 2025} # 注释\n",
    "goals: [\n  支持1个县区,\n]\n",
    "goals: []\n",
    "text: |\n  数量指标：4个\n  value:4个\n  > 引文\n\n  　　全角空格缩进\n  － 短横\n",
    "text: >-  # 注释\n  数量指标：4个\n",
    "text: >\n  value：4\nnote: 1\n",
    "text: |2\n    value：4\n",
    "plan:\n  - text: |+\n      value：4\n\n      note：5\n    note: 1\n",
    "- |\n  value：4\n",
    "# value：4\n#\tx\n",
    "  # 注释：x\n",
    "",
]


@pytest.mark.parametrize("text", LEGAL)
def test_legal_text_has_no_slips(text):
    document = read_text(text, "f.yaml")
    assert document.findings == ()
    assert slips(text) == []


@pytest.mark.parametrize(
    "file", ["targets/zhaoqing-2025.yaml", *sorted(p.name for p in (ROOT / "examples").glob("*.yaml"))]
)
def test_the_files_of_this_repository_have_no_slips(file):
    path = ROOT / file if "/" in file else ROOT / "examples" / file
    assert slips(path.read_text("utf-8")) == []


OPEN = ["actuals: ｛quarter: 1］\n", "SL02: ［{quarter: 1, value: 1场}\n"]


@pytest.mark.parametrize("text", OPEN)
def test_wide_brackets_that_do_not_close_are_not_rewritten(text):
    assert read_text(text, "f.yaml").findings
    assert slips(text) == []


def test_a_block_of_text_ends_where_its_key_is_matched():
    text = "plan:\n  - text: |\n      value：4\n    note：5\n"
    assert [slip[:2] for slip in slips(text)] == [(4, 9)]


def test_a_legal_block_is_not_blamed_for_an_error_near_it():
    text = "actuals:\n  SL01:\n    valeu: 4\n    note: |\n      数量指标：4个\n"
    findings = load(Actuals, read_text(text, "actuals.yaml")).findings
    assert [(f.code, f.location.line) for f in findings] == [("JX110", 3)]


def test_lines_far_from_the_error_are_left_alone():
    text = "goals: &x 1\nnote: 1\ntitle: 1\nvalue: 1\nb: 1\nc: 1\nd:\n  - 1\n e: 1\n"
    assert find_slips(read_text(text, "f.yaml"), 5, 9) == ()
    document = read_text("value：4\na: 1\nb: 1\nc: 1\nd: 1\n", "f.yaml")
    assert find_slips(document, 2, 5) == ()
    assert len(find_slips(document, -2, 1)) == 1


def test_a_very_long_line_costs_nothing():
    text = "value: >" + " " * 200_000 + "x"
    assert find_slips(read_text(text, "f.yaml"), 1, 1) == ()
    assert LONGEST < 10_000
