"""From what is reported to the row of the table, and back."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

TABLE = "targets/zhaoqing.yaml"


async def jump(editor, name: str, position: types.Position) -> types.Location | None:
    params = types.DefinitionParams(editor.document(name), position)
    return await editor.client.text_document_definition_async(params)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n")


@pytest.mark.parametrize(
    ("words", "target"),
    [("SL02", "知识产权培训"), ("验收合格率", "验收合格率"), ("96%", "验收合格率"), ("{rating", "企业满意")],
)
async def test_from_the_actuals(editor, actuals_text, targets_text, at, words: str, target: str) -> None:
    editor.open("actuals.yaml")
    found = await jump(editor, "actuals.yaml", at(actuals_text, words, 2))
    assert found.uri == editor.uri(TABLE)
    assert found.range.start == at(targets_text, target)


async def test_from_the_line_that_names_the_table_and_from_the_plan(editor, actuals_text, targets_text, at) -> None:
    editor.open("actuals.yaml")
    found = await jump(editor, "actuals.yaml", at(actuals_text, "targets/"))
    assert (found.uri, found.range.start) == (editor.uri(TABLE), types.Position(0, 0))
    editor.open(TABLE)
    found = await jump(editor, TABLE, at(targets_text, "SL02, value: 不少于1场", 1))
    assert found.range.start == at(targets_text, "知识产权培训")


async def test_nowhere(editor, actuals_text, targets_text, at) -> None:
    text = actuals_text.replace("SL01", "SL99").replace("as_of", "as_off")
    editor.open("actuals.yaml", text)
    assert await jump(editor, "actuals.yaml", at(text, "SL99")) is None
    assert await jump(editor, "actuals.yaml", at(text, "as_off")) is None
    assert await jump(editor, "actuals.yaml", types.Position(999, 999)) is None
    editor.open(TABLE)
    assert await jump(editor, TABLE, at(targets_text, "不少于4个")) is None


async def test_a_file_that_cannot_be_judged_still_leads_to_its_table(editor, actuals_text, targets_text, at) -> None:
    text = actuals_text.replace("as_of: 2025-09-30", "as_of: 2025-99-30")
    editor.open("actuals.yaml", text)
    found = await jump(editor, "actuals.yaml", at(text, "SL02"))
    assert found.range.start == at(targets_text, "知识产权培训")


async def test_the_places_that_speak_of_an_indicator(editor, actuals_text, targets_text, at) -> None:
    editor.open(TABLE)
    params = types.ReferenceParams(
        types.ReferenceContext(include_declaration=True), editor.document(TABLE), at(targets_text, "知识产权培训")
    )
    found = await editor.client.text_document_references_async(params)
    assert [(one.uri, one.range.start) for one in found] == [
        (editor.uri(TABLE), at(targets_text, "知识产权培训")),
        (editor.uri(TABLE), at(targets_text, "SL02, value: 不少于1场")),
        (editor.uri("actuals.yaml"), at(actuals_text, "SL02")),
    ]
    params.context.include_declaration = False
    assert len(await editor.client.text_document_references_async(params)) == 2
    editor.open("actuals.yaml")
    back = types.ReferenceParams(params.context, editor.document("actuals.yaml"), at(actuals_text, "SL02"))
    assert len(await editor.client.text_document_references_async(back)) == 2


async def test_a_folder_behind_a_link_keeps_its_name(start_editor, folder, tmp_path_factory, actuals_text, at) -> None:
    link = tmp_path_factory.mktemp("home") / "desk"
    link.symlink_to(folder, target_is_directory=True)
    async with start_editor(client_capabilities("visual-studio-code"), link) as editor:
        editor.open("actuals.yaml")
        found = await jump(editor, "actuals.yaml", at(actuals_text, "SL02"))
        assert found.uri == (link / TABLE).as_uri()
        assert [one.code for one in await editor.look("actuals.yaml")] == ["JX301"]
