"""What the page about editors shows is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jixiao.__main__ import run

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^([ ]*)```{language}\n(.*?)^[ ]*```$", PAGE, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


async def test_the_hover_is_real(editor, official, at) -> None:
    name = "examples/zhaoqing-2025-q3.yaml"
    editor.open(name)
    found = await editor.hover(name, at((official / name).read_text(encoding="utf-8"), "  SL12:", 3))
    assert f"{found}\n" in blocks("text")


def test_the_commands_write_the_schemas(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "schemas").mkdir()
    monkeypatch.chdir(tmp_path)
    commands = [
        line.split()[1:] for block in blocks("text") for line in block.splitlines() if line.startswith("jixiao")
    ]
    for words in commands:
        assert run(words) == 0
        written = (tmp_path / words[-1]).read_text(encoding="utf-8")
        assert written == (ROOT / words[-1]).read_text(encoding="utf-8")
    named = json.loads(blocks("json")[0])["yaml.schemas"]
    assert {f"./{words[-1]}" for words in commands} == set(named)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_task_finds_the_problems(language: str, monkeypatch, capsys) -> None:
    (task,) = json.loads(blocks("json")[2])["tasks"]
    monkeypatch.chdir(ROOT)
    run([*task["args"], "examples/zhaoqing-2025-year.yaml", "--lang", language])
    lines = capsys.readouterr().out.splitlines()
    matched = {}
    for matcher in task["problemMatcher"]:
        pattern = re.compile(matcher["pattern"]["regexp"])
        matched[matcher["severity"]] = [found for line in lines if (found := pattern.match(line))]
    assert len(matched["error"]) == 3
    assert len(matched["warning"]) == 2
    files = {found[1] for found in (*matched["error"], *matched["warning"])}
    assert files == {"examples/zhaoqing-2025-year.yaml", "targets/zhaoqing-2025.yaml"}
    assert {found[4] for found in matched["error"]} == {"JX301", "JX302", "JX303"}
