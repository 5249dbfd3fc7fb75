"""What is offered while the key of an entry is typed."""

from __future__ import annotations

import pytest
from lsprotocol import types

HEAD = "targets: targets/zhaoqing.yaml\nactuals:\n"


async def offered(editor, text: str) -> list[types.CompletionItem]:
    """Ask at the end of the text, or at the first ``|``."""
    before, _sign, behind = text.partition("|")
    line = before.rpartition("\n")[2]
    editor.open("actuals.yaml", before + behind)
    return await editor.complete("actuals.yaml", types.Position(before.count("\n"), len(line)))


ALL = ["SL01", "SL02", "SL03", "ZL01", "SH01", "J2-01"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (HEAD + "  ", ALL),
        (HEAD + "  S", ALL),
        (HEAD + "  知识", ALL),
        (HEAD + "  SL01: 4个\n  |\n  ZL01: 96%\n", ["SL02", "SL03", "SH01", "J2-01"]),
        (HEAD + "  SL01: 4个\n  |: 3场\n", ["SL02", "SL03", "ZL01", "SH01", "J2-01"]),
        (HEAD + "  验收合格率: 96%\n  'S", ["SL01", "SL02", "SL03", "SH01", "J2-01"]),
        (HEAD + "  # 数量\n\n  S", ALL),
        ("as_of: 2025-\n" + HEAD + "  S", ALL),
        (HEAD + "  SL01: [4个\n  S", ["SL02", "SL03", "ZL01", "SH01", "J2-01"]),
        (HEAD + "  SL02:\n    q", []),
        (HEAD + "  SL02:\n    - {quarter: 1, v", []),
        (HEAD + "  SL01: S", []),
        ("S", []),
        ("targets: targets/zhaoqing.yaml\nbudget:\n  s", []),
        (HEAD + "  SH01: {rating: ", ["达成", "部分达成", "未达成"]),
        (HEAD + "  SH01:\n    rating: 部", ["达成", "部分达成", "未达成"]),
    ],
)
async def test_what_is_offered(editor, text: str, labels: list[str]) -> None:
    assert [item.label for item in await offered(editor, text)] == labels


async def test_an_offer_says_what_the_indicator_is_and_writes_the_key(editor) -> None:
    text = HEAD + "  知识"
    item = next(item for item in await offered(editor, text) if item.label == "SL02")
    assert item.detail == "知识产权培训（不少于3场）"
    assert item.filter_text == "SL02 知识产权培训"
    assert "- 到期：二季度" in item.documentation.value
    assert item.text_edit.new_text == "SL02: "
    assert (item.text_edit.range.start, item.text_edit.range.end) == (types.Position(2, 2), types.Position(2, 4))


async def test_a_colon_that_is_there_already_is_kept(editor) -> None:
    (item, *_others) = await offered(editor, HEAD + "  S|: 4个\n")
    assert item.text_edit.new_text == "SL01"


async def test_waivers_name_indicators_too(editor) -> None:
    text = "targets: targets/zhaoqing.yaml\nwaivers:\n  - {indicator: "
    editor.open("waivers.yaml", text)
    found = await editor.complete("waivers.yaml", types.Position(2, len("  - {indicator: ")))
    assert [item.text_edit.new_text for item in found] == ALL
