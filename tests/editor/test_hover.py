"""What a person reads over an indicator."""

from __future__ import annotations

import html
import re

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

TABLE = "targets/zhaoqing.yaml"
TRAINING = """\
**SL02 知识产权培训**

- 分类：产出 · 数量
- 指标值：不少于3场
- 口径：照原文读（数量）
- 到期：二季度
- 数据截至 2025-09-30
- 累计：2场
- 应完成：1场
- 进度比：2.00
- 进度：超前(蓝)
- 状态：未达标"""


@pytest.mark.parametrize("words", ["SL02", "1场", "quarter"])
async def test_in_the_actuals(editor, actuals_text, at, words: str) -> None:
    editor.open("actuals.yaml")
    assert await editor.hover("actuals.yaml", at(actuals_text, words, 1)) == TRAINING


@pytest.mark.parametrize("words", ["SL02, name", "知识产权培训", "不少于3场", "SL02, value"])
async def test_in_the_table(editor, targets_text, at, words: str) -> None:
    editor.open(TABLE)
    assert await editor.hover(TABLE, at(targets_text, words, 1)) == TRAINING


async def test_by_the_full_name_and_with_a_reading_of_its_own(editor, actuals_text, at) -> None:
    editor.open("actuals.yaml")
    found = await editor.hover("actuals.yaml", at(actuals_text, "验收合格率"))
    assert "**ZL01 验收合格率**" in found
    assert "- 口径：读作 不少于95%（数量）\n" in found
    assert "- 累计：96%\n- 应完成：95%\n" in found
    assert found.endswith("- 进度：正常(绿)\n- 状态：达标")


async def test_a_text_nobody_can_read_is_called_so(editor, targets_text, at) -> None:
    editor.open(TABLE)
    found = await editor.hover(TABLE, at(targets_text, "不适于"))
    assert "- 口径：看不懂，不能判断" in found
    editor.type(TABLE, targets_text.replace("value: 不适于1届次", "value: 不适于1届次, reading: 不少于1届次"))
    assert "- 口径：读作 不少于1届次（数量）" in await editor.hover(TABLE, at(targets_text, "不适于"))


async def test_without_a_date_the_year_is_judged(editor, actuals_text, at) -> None:
    text = actuals_text.replace("as_of: 2025-09-30\n", "")
    editor.open("actuals.yaml", text)
    found = await editor.hover("actuals.yaml", at(text, "SL02"))
    assert found.endswith("- 按全年判断\n- 累计：2场\n- 差距：-1场\n- 状态：未达标")


async def test_milestones_and_waivers(editor, targets_text, at) -> None:
    waivers = (
        "targets: targets/zhaoqing.yaml\nwaivers:\n"
        "  - {indicator: J2-01, reason: 改到明年, approved_by: 财政局, until: 2026-12-31}\n"
    )
    editor.path("waivers.yaml").write_text(waivers, encoding="utf-8")
    editor.open("waivers.yaml")
    found = await editor.hover("waivers.yaml", at(waivers, "改到明年"))
    assert found.startswith("**J2-01 发布指南**\n\n- 指标值：1份\n")
    editor.open(TABLE)
    found = await editor.hover(TABLE, at(targets_text, "发布指南"))
    assert "- 状态：已豁免" in found
    assert "改到明年" in found


async def test_several_regions_are_told_apart(editor, actuals_text, targets_text, at) -> None:
    editor.open("actuals.yaml")
    editor.open("north.yaml", actuals_text.replace("{quarter: 3, value: 1场}", "{quarter: 3, value: 9场}"))
    editor.open(TABLE)
    found = await editor.hover(TABLE, at(targets_text, "知识产权培训"))
    assert (
        found.index("/actuals.yaml") < found.index("累计：2场") < found.index("/north.yaml") < found.index("累计：10场")
    )


@pytest.mark.parametrize("words", ["as_of", "2025-09-30", "targets/", "\nactuals"])
async def test_nothing_where_no_indicator_is(editor, actuals_text, at, words: str) -> None:
    editor.open("actuals.yaml")
    assert await editor.hover("actuals.yaml", at(actuals_text, words, 1)) is None


@pytest.mark.parametrize(
    "name",
    ["<img src=x onerror=alert(1)>", "[按我](command:rm)", "**粗** `码` ![](http://a)", "a|b\\", "| # * _ ~ $x$ &lt;"],
)
async def test_a_name_is_no_markup(editor, targets_text, at, name: str) -> None:
    escaped = name.replace("\\", "\\\\")
    text = targets_text.replace("name: 建设培育中心", f'name: "{escaped}"')
    editor.open(TABLE, text)
    found = await editor.hover(TABLE, at(text, "SL01"))
    (shown,) = re.findall(r"\*\*SL01 (.*)\*\*\n", found)
    assert re.search(r"(?<!\\)(?:\\\\)*[\[\]`*_|<>$]", shown) is None
    assert html.unescape(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", shown)) == name


async def test_an_editor_without_markdown_gets_plain_text(start_editor, targets_text, at) -> None:
    capabilities = client_capabilities("visual-studio-code")
    capabilities.text_document.hover.content_format = [types.MarkupKind.PlainText]
    async with start_editor(capabilities) as editor:
        editor.open(TABLE, targets_text.replace("建设培育中心", "建设_培育_中心"))
        found = await editor.hover(TABLE, at(targets_text, "SL01"))
        assert found.startswith("SL01 建设_培育_中心\n\n- 分类：产出 · 数量\n")
