"""On a narrow terminal nothing vanishes unsaid, and a tab is seen as one cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.__main__ import run
from jixiao.commands.help_lines import cells
from jixiao.renderers.layout import wrap

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("arguments", "width", "words"),
    [
        (["check", "examples/zhaoqing-2025-q3.yaml"], 100, "位置"),
        (["report", "--quarter", "3", "examples/zhaoqing-2025-q3.yaml"], 119, "季度各自的数"),
        (["rollup", "examples/guangdong-2025"], 110, "分值、填报和状态"),
    ],
    ids=lambda part: part[0] if isinstance(part, list) else "",
)
def test_what_is_left_out_is_said(arguments: list[str], width: int, words: str, monkeypatch, capsys) -> None:
    monkeypatch.chdir(ROOT)
    for columns, is_said in ((width, False), (width - 1, True), (60, True)):
        monkeypatch.setenv("COLUMNS", str(columns))
        run(arguments)
        told = capsys.readouterr().out.replace("\n", "").replace(" ", "")
        assert (f"加宽到{width}列" in told) == is_said
        assert ("窗口窄" in told and words in told) == is_said


@pytest.mark.parametrize("command", ["lint", "check", "report", "record", "import"])
def test_help_fits_the_terminal(command: str, monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert run([command, "--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if cells(line) > 60] == []


def test_a_tab_is_an_arrow_and_the_caret_stands_below(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.yaml").write_text("project: {name: 甲, year: 2025}\nindicators:\n\t产出指标: 1\n", encoding="utf-8")
    assert run(["lint", "t.yaml"]) == 2
    out = capsys.readouterr().out
    assert "  3 | →产出指标: 1\n    | ^\n" in out
    assert "\\u0009" not in out


def test_a_joiner_at_the_end_takes_no_room() -> None:
    assert wrap("乙甲\u200d", 2) == ["乙", "甲\u200d"]
