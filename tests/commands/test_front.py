"""Words that are no command and no option: what was probably meant is named, and only that."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from jixiao.__main__ import run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "没有这个命令：chek，是不是 check？"),
        (["initt"], "没有这个命令：initt，是不是 init？"),
        (["--versoin"], "没有这个选项：--versoin，是不是 --version？"),
        (["--help=x"], "没有这个选项：--help=x，是不是 --help？"),
        (["check", "--fromat", "json"], "没有这个选项：--fromat，是不是 --format？"),
        (["check", "--quater=3"], "没有这个选项：--quater，是不是 --quarter？"),
        (["check", "--target", "x"], "没有这个选项：--target，是不是 --targets？"),
        (["record", "--colour"], "没有这个选项：--colour，是不是 --color？"),
    ],
)
def test_what_is_near_is_named(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err.splitlines()[0] == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bogus"], "没有这个命令：bogus。可用的命令：init、"),
        (["--bogus"], "没有这个选项：--bogus。命令写在选项前面，例如 jixiao check --format json"),
        (["-x"], "没有这个选项：-x。命令写在选项前面，例如 jixiao check --format json"),
        (["check", "--bogus"], "没有这个选项：--bogus\n"),
        (["check", "--o"], "没有这个选项：--o\n"),
        (["check", "-x"], "没有这个选项：-x\n"),
        (["lint", "--quarter", "3"], "没有这个选项：--quarter\n"),
    ],
)
def test_what_is_not_near_is_not(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith(said)
    assert "是不是" not in error


def test_the_meanings_of_a_help_page_stand_below_each_other(capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["record", "--help"]) == 0
    lines = capsys.readouterr().out.partition("选项:\n")[2].splitlines()
    columns = {cell_len(line) - cell_len(line[2:].lstrip(" ").partition("  ")[2].lstrip(" ")) for line in lines}
    assert len(lines) > 8
    assert len(columns) == 1


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("command", ["export", "check", "init"])
def test_a_help_page_fits_its_screen(capsys: pytest.CaptureFixture[str], monkeypatch, width: int, command: str) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run([command, "--help"]) == 0
    rows = capsys.readouterr().out.partition("选项:\n")[2].splitlines()
    meanings = [row for row in rows if not row.startswith("  -") or "  " in row.strip()]
    assert max(cell_len(row) for row in meanings) <= max(width, 54)  # a column of names, and twenty cells beside it
    assert not any(row.strip()[0] in "，。；、）" for row in rows)


def test_what_has_to_be_there_is_said_in_the_language_of_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--help"]) == 0
    out = capsys.readouterr().out
    assert "[必填]" in out
    assert "required" not in out
