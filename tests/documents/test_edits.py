"""Edits of a file as text: each case is the file before, what is done to it, and the file after."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.documents.edits import Edit, Editor, apply
from jixiao.documents.events import c_events, pure_events
from jixiao.documents.loader import read_text
from jixiao.documents.scalars import in_flow, scalar

if TYPE_CHECKING:
    from collections.abc import Callable

NEW = {"quarter": 3, "value": "2场"}
SL02 = ("actuals", "SL02")

CASES: dict[str, tuple[str, Callable[[Editor], list[Edit]], str]] = {
    "a flow item at the end of a block list": (
        """
        actuals:
          SL02:   # 培训
            - {quarter: 1, value: 1场}   # 签到表见附件
            # 第三季度还有一场

          SL03: 4份
        """,
        lambda editor: editor.append(SL02, NEW),
        """
        actuals:
          SL02:   # 培训
            - {quarter: 1, value: 1场}   # 签到表见附件
            - {quarter: 3, value: 2场}
            # 第三季度还有一场

          SL03: 4份
        """,
    ),
    "one more behind values that stand alone": (
        "actuals:\n  SL02:\n    - 1场\n    - 2场\n",
        lambda editor: editor.append(SL02, NEW),
        "actuals:\n  SL02:\n    - 1场\n    - 2场\n    - {quarter: 3, value: 2场}\n",
    ),
    "a block item in the manner of the last one": (
        """
        actuals:
            SL02:
            -   quarter: 1
                value: "1场"
            SL03: 4份
        """,
        lambda editor: editor.append(SL02, {**NEW, "evidence": ["a.pdf", "b, c.pdf"], "note": "见: 附件"}),
        """
        actuals:
            SL02:
            -   quarter: 1
                value: "1场"
            -   quarter: 3
                value: 2场
                evidence: [a.pdf, 'b, c.pdf']
                note: '见: 附件'
            SL03: 4份
        """,
    ),
    "one more in a list on one line": (
        "actuals: {SL02: [1场, {quarter: 2, value: 1场}], SL03: 4份}",
        lambda editor: editor.append(SL02, NEW),
        "actuals: {SL02: [1场, {quarter: 2, value: 1场}, {quarter: 3, value: 2场}], SL03: 4份}",
    ),
    "one more in a list in brackets over several lines": (
        """
        actuals:
          SL02: [
            {quarter: 1, value: 1场}   # 一季度
          ]
        """,
        lambda editor: editor.append(SL02, NEW),
        """
        actuals:
          SL02: [
            {quarter: 1, value: 1场},   # 一季度
            {quarter: 3, value: 2场}
          ]
        """,
    ),
    "one more behind a trailing comma": (
        """
        actuals:
          SL02: [
            {quarter: 1, value: 1场}, # 一季度
          ]
        """,
        lambda editor: editor.append(SL02, NEW),
        """
        actuals:
          SL02: [
            {quarter: 1, value: 1场}, # 一季度
            {quarter: 3, value: 2场},
          ]
        """,
    ),
    "one more behind an item that the bracket closes on its line": (
        "actuals: {SL02: [\n  1场]}",
        lambda editor: editor.append(SL02, NEW),
        "actuals: {SL02: [\n  1场,\n  {quarter: 3, value: 2场}]}",
    ),
    "the first key of empty braces inside braces": (
        "{actuals: {}, note: 备注}",
        lambda editor: editor.add_list(("actuals",), "SL02", NEW),
        "{actuals: {SL02: [{quarter: 3, value: 2场}]}, note: 备注}",
    ),
    "a new key at the end of the mapping, before what follows": (
        """
        actuals:
          SL01: 4个
          SL03:
          - {quarter: 1, value: 1份}

        note: 备注
        """,
        lambda editor: editor.add_list(("actuals",), "SL02", NEW),
        """
        actuals:
          SL01: 4个
          SL03:
          - {quarter: 1, value: 1份}
          SL02:
          - {quarter: 3, value: 2场}

        note: 备注
        """,
    ),
    "a new key in a file without a last line end": (
        "actuals:\n  SL01: 4个",
        lambda editor: editor.add_list(("actuals",), "SL02", NEW),
        "actuals:\n  SL01: 4个\n  SL02:\n    - {quarter: 3, value: 2场}",
    ),
    "a new key behind a text that keeps its last lines": (
        "actuals:\n  SL01:\n    value: 4个\n    note: |+\n      说明\n\n",
        lambda editor: editor.add_list(("actuals",), "SL02", NEW),
        "actuals:\n  SL01:\n    value: 4个\n    note: |+\n      说明\n\n  SL02:\n    - {quarter: 3, value: 2场}\n",
    ),
    "the first key where nothing is reported": (
        "actuals:   # 还没有\nnote: 备注\n",
        lambda editor: editor.add_list(("actuals",), "SL02", NEW),
        "actuals:   # 还没有\n  SL02:\n    - {quarter: 3, value: 2场}\nnote: 备注\n",
    ),
    "the first key where an empty mapping is written": (
        "actuals: {}   # 还没有\n",
        lambda editor: editor.add_list(("actuals",), "SL02", NEW),
        "actuals:   # 还没有\n  SL02:\n    - {quarter: 3, value: 2场}\n",
    ),
    "a comment line that waits for its value": (
        "actuals:\n  # ── 数量 ──\n  # SL01:    # 中心，目标 4个\n  # SL02:    # 培训，目标 3场\n  # SL03:\n",
        lambda editor: editor.uncomment_list(("actuals",), "SL02", NEW),
        (
            "actuals:\n  # ── 数量 ──\n  # SL01:    # 中心，目标 4个\n  SL02:    # 培训，目标 3场\n"
            "    - {quarter: 3, value: 2场}\n  # SL03:\n"
        ),
    ),
    "a comment line between entries, indented otherwise": (
        "actuals:\n    SL01: 4个\n  #SL02:\n    SL03: 4份\n",
        lambda editor: editor.uncomment_list(("actuals",), "SL02", NEW),
        "actuals:\n    SL01: 4个\n    SL02:\n      - {quarter: 3, value: 2场}\n    SL03: 4份\n",
    ),
    "a comment that talks about the id does not wait": (
        "actuals:\n  # SL02 在四季度\n  SL01: 4个\n",
        lambda editor: editor.uncomment_list(("actuals",), "SL02", NEW),
        "actuals:\n  # SL02 在四季度\n  SL01: 4个\n",
    ),
    "a key without a value": (
        "actuals:\n  SL02: ~  # 待填\n  SL03: 4份\n",
        lambda editor: editor.fill(SL02, NEW),
        "actuals:\n  SL02:  # 待填\n    - {quarter: 3, value: 2场}\n  SL03: 4份\n",
    ),
    "a key without a value in braces": (
        "actuals: {SL02: , SL03: 4份}\n",
        lambda editor: editor.fill(SL02, NEW),
        "actuals: {SL02: [{quarter: 3, value: 2场}], SL03: 4份}\n",
    ),
    "a total over the old one": (
        'actuals:\n  SL02: "1场"  # 累计\n',
        lambda editor: editor.replace(SL02, NEW),
        "actuals:\n  SL02: {quarter: 3, value: 2场}  # 累计\n",
    ),
    "fields of an entry in braces": (
        "actuals:\n  SL02:\n    - {quarter: 3, value: '1场', note: 初步}  # 待核\n",
        lambda editor: editor.update((*SL02, 0), {**NEW, "reason": "补报"}),
        "actuals:\n  SL02:\n    - {quarter: 3, value: 2场, note: 初步, reason: 补报}  # 待核\n",
    ),
    "fields of an entry on lines of its own": (
        "actuals:\n  SL02:\n    - quarter: 3  # 三季度\n      value: 1场\n      evidence:\n        - a.pdf\n      note: 初步\n",
        lambda editor: editor.update((*SL02, 0), {"value": "2场", "evidence": ["b.pdf"], "reason": "补报"}),
        (
            "actuals:\n  SL02:\n    - quarter: 3  # 三季度\n      value: 2场\n      evidence: [b.pdf]\n      note: 初步\n"
            "      reason: 补报\n"
        ),
    ),
    "a field without a value, with a comment": (
        "actuals:\n  SL02:\n    quarter: 3\n    value:   # 待填\n",
        lambda editor: editor.update(SL02, {"value": "2场"}),
        "actuals:\n  SL02:\n    quarter: 3\n    value: 2场   # 待填\n",
    ),
    "a total in braces becomes the first of a list": (
        "actuals:\n  SL02: {quarter: 1, value: 1场}  # 一季度\n  SL03: 4份\n",
        lambda editor: editor.as_list(SL02, NEW),
        "actuals:\n  SL02:\n    - {quarter: 1, value: 1场}  # 一季度\n    - {quarter: 3, value: 2场}\n  SL03: 4份\n",
    ),
    "a total in braces on the next line": (
        "actuals:\n  SL02:\n    {quarter: 1, value: 1场}\n",
        lambda editor: editor.as_list(SL02, NEW),
        "actuals:\n  SL02:\n    - {quarter: 1, value: 1场}\n    - {quarter: 3, value: 2场}\n",
    ),
    "a total on lines of its own": (
        "actuals:\n  SL02:\n    # 一季度\n    quarter: 1\n    note: |\n      两行\n\n      说明\n    value: 1场\n",
        lambda editor: editor.as_list(SL02, NEW),
        (
            "actuals:\n  SL02:\n    # 一季度\n    - quarter: 1\n      note: |\n        两行\n\n        说明\n      value: 1场\n"
            "    - quarter: 3\n      value: 2场\n"
        ),
    ),
    "a total inside braces": (
        "actuals: {SL02: {quarter: 1, value: 1场}}\n",
        lambda editor: editor.as_list(SL02, NEW),
        "actuals: {SL02: [{quarter: 1, value: 1场}, {quarter: 3, value: 2场}]}\n",
    ),
    "JSON stays JSON": (
        '{\n  "actuals": {\n    "SL01": "4个"\n  }\n}\n',
        lambda editor: editor.add_list(("actuals",), "SL02", NEW),
        '{\n  "actuals": {\n    "SL01": "4个",\n    "SL02": [{"quarter": 3, "value": "2场"}]\n  }\n}\n',
    ),
    "JSON without entries": (
        '{"actuals": null}\n',
        lambda editor: editor.add_list(("actuals",), "SL02", NEW),
        '{"actuals": {"SL02": [{"quarter": 3, "value": "2场"}]}}\n',
    ),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("parser", [c_events, pure_events], ids=["c", "pure"])
@pytest.mark.parametrize("name", CASES)
def test_edit(name: str, parser: Any, line_end: str) -> None:
    before, edit, after = CASES[name]
    before, after = (dedent(text).removeprefix("\n").replace("\n", line_end) for text in (before, after))
    document = read_text(before, "actuals.yaml", events=parser)
    assert not document.findings
    text = apply(before, edit(Editor(document)))
    assert text == after
    assert not read_text(text, "actuals.yaml").findings


def test_edits_at_one_place_keep_their_order() -> None:
    assert apply("ab", [Edit(1, 1, "1"), Edit(1, 1, "2"), Edit(0, 1, "x")]) == "x12b"


@pytest.mark.parametrize(
    ("text", "in_block", "in_flow_"),
    [
        ("2场", "2场", "2场"),
        ("010", "010", "010"),
        ("2,000", "2,000", "'2,000'"),
        ("~", "'~'", "'~'"),
        ("null", "'null'", "'null'"),
        ("见: 附件", "'见: 附件'", "'见: 附件'"),
        ("4个 #备注", "'4个 #备注'", "'4个 #备注'"),
        ("4个#备注", "4个#备注", "4个#备注"),
        ("*重要", "'*重要'", "'*重要'"),
        ("&a b", "'&a b'", "'&a b'"),
        ("!重要 3", "'!重要 3'", "'!重要 3'"),
        ("%5", "'%5'", "'%5'"),
        ("@人", "'@人'", "'@人'"),
        ("[党建]工作", "'[党建]工作'", "'[党建]工作'"),
        ("党建]工作", "党建]工作", "'党建]工作'"),
        (">=4个", "'>=4个'", "'>=4个'"),
        ("- 项", "'- 项'", "'- 项'"),
        ("-5", "-5", "-5"),
        ("it's", "it's", "it's"),
        ("'引'", "'''引'''", "'''引'''"),
        ("两\n行", '"两\\n行"', '"两\\n行"'),
        ("响\x07铃", '"响\\x07铃"', '"响\\x07铃"'),
        ("\x7f\U00010000\u2028", '"\\x7f\U00010000\\u2028"', '"\\x7f\U00010000\\u2028"'),
        (" 空格 ", "' 空格 '", "' 空格 '"),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, in_block: str, in_flow_: str) -> None:
    assert scalar(text, flow=False) == in_block
    assert scalar(text, flow=True) == in_flow_


def test_values_in_one_line() -> None:
    value = {"quarter": 3, "evidence": ["a.pdf", "b,c.pdf"]}
    assert in_flow(value) == "{quarter: 3, evidence: [a.pdf, 'b,c.pdf']}"
    assert in_flow(value, as_json=True) == '{"quarter": 3, "evidence": ["a.pdf", "b,c.pdf"]}'
