"""What is underlined while a person types: the findings of ``check`` and ``lint`` about the text in the editor."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lsprotocol import types

from jixiao.check import check
from jixiao.lint import lint
from jixiao.workspace import Workspace


def codes(diagnostics: list[types.Diagnostic]) -> list[str]:
    return [one.code for one in diagnostics]


def shown(text: str, diagnostic: types.Diagnostic) -> str:
    """The characters an editor underlines."""
    line = text.split("\n")[diagnostic.range.start.line].encode("utf-16-le")
    assert diagnostic.range.start.line == diagnostic.range.end.line
    return line[diagnostic.range.start.character * 2 : diagnostic.range.end.character * 2].decode("utf-16-le")


async def test_they_are_the_findings_of_check_and_lint(editor, official, monkeypatch) -> None:
    targets, actuals = "targets/zhaoqing-2025.yaml", "examples/zhaoqing-2025-year.yaml"
    editor.open(targets)
    editor.open(actuals)
    seen = await editor.look(targets) + await editor.look(actuals)
    monkeypatch.chdir(official)
    told = (*check(Workspace(), [Path(actuals)]).all_findings, *lint(Workspace(), [Path(targets)]).all_findings)
    once = {(one.code, one.message, one.location): one for one in told}.values()
    written = Counter((one.code, f"{one.message}\n帮助：{one.help}" if one.help else one.message) for one in once)
    # a remedy that names a file names it from where the program runs
    folder = f"{official.as_posix()}/"
    assert Counter((one.code, one.message.replace(folder, "")) for one in seen) == written


async def test_the_text_in_the_editor_counts_and_not_the_one_on_the_disk(editor, actuals_text) -> None:
    editor.open("actuals.yaml")
    assert codes(await editor.look("actuals.yaml")) == ["JX301"]
    text = actuals_text.replace("{quarter: 3, value: 1场}", "{quarter: 3, value: 两三场}")
    editor.type("actuals.yaml", text)
    (found,) = await editor.look("actuals.yaml")
    assert (found.code, found.severity, found.source) == ("JX211", types.DiagnosticSeverity.Error, "jixiao")
    assert "完成值看不懂：「两三场」" in found.message
    assert "\n帮助：" in found.message
    assert shown(text, found) in "两三场"
    editor.type("actuals.yaml", text.replace("两三场", "2场"))
    assert await editor.look("actuals.yaml") == []


async def test_a_change_of_the_table_is_seen_in_the_actuals(editor, targets_text) -> None:
    editor.open("actuals.yaml")
    editor.open("targets/zhaoqing.yaml", targets_text.replace("不少于3场", "不少于2场"))
    assert await editor.look("actuals.yaml") == []
    assert "L23" in codes(await editor.look("targets/zhaoqing.yaml"))


async def test_the_target_stands_beside_the_finding(editor, targets_text) -> None:
    editor.open("actuals.yaml")
    (missed,) = await editor.look("actuals.yaml")
    (related,) = missed.related_information
    assert related.location.uri == editor.uri("targets/zhaoqing.yaml")
    assert related.message == "目标「不少于3场」"
    assert targets_text.split("\n")[related.location.range.start.line].count("不少于3场") == 1


async def test_what_the_actuals_leave_open_is_told_in_the_table_as_long_as_they_are_open(editor) -> None:
    editor.open("actuals.yaml")
    assert "JX302" in codes(await editor.look("targets/zhaoqing.yaml"))
    editor.close("actuals.yaml")
    assert await editor.look("targets/zhaoqing.yaml") == []


@pytest.mark.parametrize("name", ["𠮷林培训", "🎉😀庆典", "ascii", "é"])
async def test_places_are_counted_as_editors_count(editor, targets_text, name: str) -> None:
    text = targets_text.replace("组织进驻展会", name)
    editor.open("targets/zhaoqing.yaml", text)
    found = [one for one in await editor.look("targets/zhaoqing.yaml") if one.code == "JX203"]
    assert [shown(text, one) for one in found] == ["不适于"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("targets: targets/zhaoqing.yaml", "targets： targets/zhaoqing.yaml", "JX105"),
        ("SL01: 4个", "SL01: [4个", "JX104"),
        ("SL01: 4个", "SL01: &a 4个", "JX107"),
        ("as_of: 2025-09-30", "as_off: 2025-09-30", "JX110"),
        ("SL01: 4个", "SL99: 4个", "JX115"),
        ("targets/zhaoqing.yaml", "targets/other.yaml", "JX116"),
        ("actuals:", "actual:", "JX110"),
    ],
)
async def test_a_broken_text_is_told_and_mended(editor, actuals_text, old: str, new: str, code: str) -> None:
    editor.open("actuals.yaml", actuals_text.replace(old, new))
    assert code in codes(await editor.look("actuals.yaml"))
    editor.type("actuals.yaml", actuals_text)
    assert codes(await editor.look("actuals.yaml")) == ["JX301"]


async def test_files_of_others_are_left_alone(editor) -> None:
    others = {
        "compose.yaml": "services:\n  db:\n    indicators: none\n    actuals: [1\n",
        "openapi.yaml": "paths:\n  /a:\n    indicators: {}\n",
        "values.json": '{"waiver": 1}',
        "notes.md": "# 记录\n",
    }
    for name, text in others.items():
        editor.open(name, text)
    editor.open("actuals.yaml")
    await editor.look("actuals.yaml")
    assert not {editor.uri(name) for name in others} & set(editor.client.told)
    assert await editor.hover("openapi.yaml", types.Position(2, 6)) is None
    assert await editor.complete("compose.yaml", types.Position(1, 3)) == []


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "git:/actuals.yaml?ref=HEAD", "file:///nul%00l.yaml"])
async def test_what_is_no_file_is_left_alone(editor, actuals_text, uri: str) -> None:
    item = types.TextDocumentItem(uri, "yaml", 1, actuals_text)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    editor.open("actuals.yaml")
    await editor.look("actuals.yaml")
    assert uri not in editor.client.told
    params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(3, 3))
    assert await editor.client.text_document_hover_async(params) is None


async def test_a_new_file_counts_before_it_is_saved(editor, actuals_text) -> None:
    editor.open("2026/new.yaml", actuals_text.replace("targets/", "../targets/").replace("{rating: 达成}", "二十%"))
    assert "JX301" in codes(await editor.look("2026/new.yaml"))


async def test_a_table_deleted_or_changed_outside_is_noticed(editor, targets_text) -> None:
    editor.open("actuals.yaml")
    await editor.look("actuals.yaml")
    assert [one.method for one in editor.client.watched] == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
    table = editor.path("targets/zhaoqing.yaml")
    table.write_text(targets_text.replace("不少于3场", "不少于2场"), encoding="utf-8")
    editor.changed_outside("targets/zhaoqing.yaml", types.FileChangeType.Changed)
    assert await editor.look("actuals.yaml") == []
    table.unlink()
    editor.changed_outside("targets/zhaoqing.yaml", types.FileChangeType.Deleted)
    assert codes(await editor.look("actuals.yaml")) == ["JX116"]


async def test_a_renamed_file_leaves_nothing_behind(editor) -> None:
    editor.open("actuals.yaml")
    await editor.look("actuals.yaml")
    editor.path("actuals.yaml").rename(editor.path("完成 情况%20.yaml"))
    editor.close("actuals.yaml")
    assert await editor.look("actuals.yaml") == []
    editor.open("完成 情况%20.yaml")
    assert codes(await editor.look("完成 情况%20.yaml")) == ["JX301"]


async def test_waivers_are_looked_at_with_the_actuals_they_are_for(editor, actuals_text) -> None:
    editor.path("actuals.yaml").write_text(actuals_text.replace("as_of: 2025-09-30\n", ""), encoding="utf-8")
    head = "targets: targets/zhaoqing.yaml\nwaivers:\n"
    row = "  - {{indicator: {}, reason: 场地, approved_by: 财政局, until: {}}}\n"
    waivers = (
        head + row.format("SL02", "2025-12-31") + row.format("SL77", "2026-12-31") + row.format("SL01", "2026-12-31")
    )
    editor.path("waivers.yaml").write_text(waivers, encoding="utf-8")
    editor.open("waivers.yaml")
    found = await editor.look("waivers.yaml")
    assert {(one.code, one.range.start.line) for one in found} == {("JX322", 2), ("JX115", 3), ("JX323", 4)}
    editor.type("waivers.yaml", waivers.replace("until", "untill"))
    assert codes(await editor.look("waivers.yaml")) == ["JX110"] * 3


async def test_a_mistake_in_the_settings_is_told_in_their_file(editor) -> None:
    editor.path("jixiao.toml").write_text('[lint]\nignore = ["L999"]\n[chek]\n', encoding="utf-8")
    editor.open("targets/zhaoqing.yaml")
    assert codes(await editor.look("jixiao.toml")) == ["JX110"]
    assert "JX606" not in codes(await editor.look("jixiao.toml"))


async def test_signs_that_nobody_sees_come_out_visible(editor, actuals_text) -> None:
    editor.open("actuals.yaml", actuals_text.replace("SL01: 4个", '"SL\\e[31m\\u202e99": 4个'))
    found = [one for one in await editor.look("actuals.yaml") if one.code == "JX115"]
    assert "SL\\u001b[31m\\u202e99" in found[0].message
    assert all(one.message.replace("\n", "").isprintable() for one in found)
