"""What is offered at a finding, and what the text is afterwards."""

from __future__ import annotations

import pytest
from lsprotocol import types

from jixiao import catalogue
from jixiao.editor.actions import meant_word
from jixiao.fixes import fix_file
from jixiao.rule_selection import select
from jixiao.workspace import Workspace

TABLE = "targets/zhaoqing.yaml"


@pytest.mark.parametrize(
    ("old", "new", "at_sign", "title"),
    [
        ("as_of:", "as_off:", "as_off", "改成「as_of」"),
        ("as_of:", "数据截至:", "数据截至", "改成「as_of」"),
        ("SL01:", "SI01:", "SI01", "改成「SL01」"),
        ("验收合格率:", "验收合格:", "验收合格", "改成「验收合格率」"),
        ("as_of:", "as_of：", "：", "改正输入笔误"),
        ("  SL01:", "　SL01:", "　SL01", "改正输入笔误"),
    ],
)
async def test_in_the_actuals(editor, actuals_text, at, applied, old: str, new: str, at_sign: str, title: str) -> None:
    text = actuals_text.replace(old, new)
    editor.open("actuals.yaml", text)
    place = at(text, at_sign)
    (action,) = await editor.actions("actuals.yaml", place, "quickfix")
    assert [one.range.start for one in action.diagnostics] == [place]
    assert (action.title, action.is_preferred) == (title, True)
    assert applied(text, action.edit.changes[editor.uri("actuals.yaml")]) == actuals_text


async def test_a_key_of_the_table(editor, targets_text, at, applied) -> None:
    text = targets_text.replace("name: 知识产权培训, value", "name: 知识产权培训, 指标值")
    editor.open(TABLE, text)
    (action,) = await editor.actions(TABLE, at(text, "指标值"))
    assert action.title == "改成「value」"
    assert applied(text, action.edit.changes[editor.uri(TABLE)]) == targets_text


async def test_a_fix_that_needs_a_persons_eye_is_offered_but_not_preferred(editor, targets_text, at, applied) -> None:
    editor.open(TABLE)
    (action,) = await editor.actions(TABLE, at(targets_text, "不适于"), "quickfix")
    assert (action.title, action.is_preferred) == ("把口径写成「不少于1届次」", False)
    changed = applied(targets_text, action.edit.changes[editor.uri(TABLE)])
    assert changed == targets_text.replace("value: 不适于1届次", "value: 不适于1届次, reading: 不少于1届次")


async def test_a_silenced_finding_offers_nothing(editor, targets_text, at) -> None:
    row = "不适于1届次}"
    text = targets_text.replace(row, f"{row}  # jixiao: ignore[JX203] 照原文")
    editor.open(TABLE, text)
    assert await editor.actions(TABLE, at(text, "不适于")) == []


@pytest.mark.parametrize("only", ["source.fixAll.jixiao", "source.fixAll", "source"])
async def test_all_at_once_is_what_fix_does(editor, targets_text, applied, monkeypatch, only: str) -> None:
    text = (
        targets_text.replace("name: 知识产权培训", "name: 知识产权 培训")
        .replace("企业满意", "𠮷 企业满意 ")
        .replace("goals:", "goals：")
    )
    editor.open(TABLE, text)
    (action,) = await editor.actions(TABLE, types.Position(0, 0), only)
    changed = applied(text, action.edit.changes[editor.uri(TABLE)])
    path = editor.path(TABLE)
    path.write_text(text, encoding="utf-8", newline="")
    monkeypatch.chdir(editor.folder)
    workspace = Workspace()
    mending = fix_file(workspace, path, select(workspace.config.lint), unsafe=False, dry_run=True)
    assert changed == mending.after != text


async def test_nothing_to_mend_and_nothing_asked_for(editor, targets_text, actuals_text) -> None:
    editor.open(TABLE, targets_text.replace("不适于", "不少于"))
    assert await editor.actions(TABLE, types.Position(0, 0), "source.fixAll") == []
    assert await editor.actions(TABLE, types.Position(10, 42), "refactor", "source.organizeImports") == []
    editor.open("actuals.yaml", actuals_text)
    assert await editor.actions("actuals.yaml", types.Position(4, 4)) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_word_that_was_meant(language: str) -> None:
    catalogue.use(language)
    assert meant_word(catalogue._("是不是「{nearest}」？").format(nearest="as_of")) == "as_of"
    assert meant_word(catalogue._("请补上 {key}。").format(key="as_of")) is None


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
async def test_other_line_ends(editor, targets_text, applied, line_end: str) -> None:
    text = targets_text.replace("name: 知识产权培训", "name: 知识产权 培训").replace("\n", line_end)
    editor.open(TABLE, text)
    (action,) = await editor.actions(TABLE, types.Position(0, 0), "source.fixAll")
    assert applied(text, action.edit.changes[editor.uri(TABLE)]) == targets_text.replace("\n", line_end)
