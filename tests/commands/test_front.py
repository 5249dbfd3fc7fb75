"""Words that are no command and no option: what was probably meant is named, and only that."""

from __future__ import annotations

import pytest

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
