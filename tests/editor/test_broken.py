"""Whatever stands in the editor while a person types, the server answers."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

TABLE = "targets/zhaoqing.yaml"
TEXTS = {
    "nothing": "",
    "a blank": " \n",
    "a scalar": "indicators",
    "a list": "- indicators\n- actuals",
    "wrong shapes": "actuals: [1, {SL01: [[]]}]\ntargets: {a: 1}\nindicators: 5\nwaivers: {x: y}\n",
    "nothing below": "targets: targets/zhaoqing.yaml\nactuals:\n",
    "lists of nothing": "indicators:\n  产出指标:\n    数量指标:\n      -\n      - {}\nplan:\n  -\n  - milestones: [~]\n",
    "waivers of nothing": "waivers:\n  -\n  - {indicator: }\n  - SL01\n",
    "an alias": "actuals: &a {SL01: *a}\n",
    "two documents": "actuals: {}\n---\nactuals: {}\n",
    "deep": "actuals: " + "[" * 100,
    "a control character": "actuals:\n  SL01: \x07\n",
    "half a pair": "actuals:\n  SL01: '\ud83d'\n",
    "a byte order mark": "\ufefftargets: targets/zhaoqing.yaml\nactuals: {SL01: 4个}\n",
    "line separators": "actuals:\n  SL01: 4个\u2028  SL02: 3场\x85\x0b\n  SL0",
    "JSON": '{"targets": "targets/zhaoqing.yaml",\n "actuals": {"SL01": "4个", "SL',
    "its own table": "targets: actuals.yaml\nactuals: {SL01: 4个}\nindicators: {}\n",
    "a folder": "targets: .\nactuals: {SL01: 4个}\n",
    "nul": 'targets: "a\\0b"\nactuals: {SL01: 4个}\n',
}


async def ask_everything(editor, name: str, position: types.Position) -> None:
    """Ask all there is to ask at one position; an answer that is an error raises here."""
    client, document = editor.client, editor.document(name)
    await editor.hover(name, position)
    await editor.complete(name, position)
    await editor.actions(name, position)
    await client.text_document_definition_async(types.DefinitionParams(document, position))
    context = types.ReferenceContext(include_declaration=True)
    await client.text_document_references_async(types.ReferenceParams(context, document, position))
    await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))


@pytest.mark.parametrize("name", [TABLE, "actuals.yaml", "waivers.yaml"])
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items()])
async def test_any_text_is_answered(editor, name: str, text: str) -> None:
    editor.path(name).touch()
    editor.open(name, text)
    last = text.split("\n")
    for position in (types.Position(0, 0), types.Position(len(last) - 1, len(last[-1])), types.Position(1, 3)):
        await ask_everything(editor, name, position)
    await editor.look(name)
    assert editor.client.messages == []


@pytest.mark.parametrize("name", [TABLE, "actuals.yaml"])
async def test_a_text_cut_anywhere_is_answered(editor, targets_text, actuals_text, name: str) -> None:
    text = targets_text if name == TABLE else actuals_text
    editor.open(name, "")
    for end in range(1, len(text), 23):
        before = text[:end]
        editor.type(name, before)
        await ask_everything(editor, name, types.Position(before.count("\n"), len(before.rpartition("\n")[2])))
    editor.type(name, text)
    assert await editor.look(name)
    assert editor.client.messages == []


async def test_a_table_deleted_while_it_is_asked_about(editor, actuals_text, at) -> None:
    editor.open("actuals.yaml")
    editor.path(TABLE).unlink()
    editor.type("actuals.yaml", actuals_text + "# \n")
    await ask_everything(editor, "actuals.yaml", at(actuals_text, "SL02"))
    assert [one.code for one in await editor.look("actuals.yaml")] == ["JX116"]


async def test_a_text_too_long_for_a_file_is_refused(editor, actuals_text) -> None:
    editor.open("actuals.yaml", actuals_text + "# 长\n" * 3_000_000)
    assert [one.code for one in await editor.look("actuals.yaml")] == ["JX103"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_editors_that_count_in_other_units(start_editor, targets_text, encoding: str) -> None:
    capabilities = client_capabilities("neovim")
    capabilities.general.position_encodings = [types.PositionEncodingKind(encoding)]
    text = targets_text.replace("组织进驻展会", "𠮷é进驻")
    before = next(line for line in text.split("\n") if "不适于" in line).partition("不适于")[0]
    codec = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)
    units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    async with start_editor(capabilities) as editor:
        assert editor.client.told is not None
        editor.open(TABLE, text)
        (found,) = [one for one in await editor.look(TABLE) if one.code == "JX203"]
        assert found.range.start.character == len(before.encode(codec)) // units
        assert "SL03" in await editor.hover(TABLE, found.range.start)
        (action,) = await editor.actions(TABLE, found.range.start)
        assert action.edit.changes[editor.uri(TABLE)][0].new_text == ", reading: 不少于1届次"
