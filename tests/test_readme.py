"""What the README shows is what the program prints. A line of … stands for lines left out; all others stand in this order."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from jixiao.__main__ import run

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.en.md", *sorted((ROOT / "docs").rglob("*.md"))]
SCREENS = [
    pytest.param(page, command, shown, id=f"{page.name}: {command}")
    for page in PAGES
    for command, shown in re.findall(
        r"```text\n\$ (jixiao [^\n]+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL
    )
]


@pytest.mark.parametrize(("page", "command", "shown"), SCREENS)
def test_a_screen_in_the_documentation_is_real(page: Path, command: str, shown: str, capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    run(shlex.split(command)[1:])
    captured = capsys.readouterr()
    printed = iter((captured.out + captured.err).splitlines())
    for line in shown.splitlines():
        if line.strip() != "…":
            assert any(line == real for real in printed), f"{page.name} shows a line that is not printed (here): {line}"


def test_the_first_steps_with_an_own_form_run(tmp_path: Path, capsys, monkeypatch) -> None:
    """The console fence of the README, with the published form as the signed one."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    steps = re.findall(r"^\$ ([^#\n]+)", re.findall(r"```console\n(.*?)```", text, re.DOTALL)[0], re.MULTILINE)
    shutil.copy(ROOT / "tests/office/forms/肇庆-区域绩效目标表-2025.docx", tmp_path / "签字表.docx")
    monkeypatch.chdir(tmp_path)
    codes = []
    for program, *arguments in map(shlex.split, steps):
        if program == "cd":
            monkeypatch.chdir(arguments[0])
        else:
            assert program == "jixiao"
            codes.append(run(arguments))
    assert codes == [0, 0, 2]  # one value of the form is misspelt, which check says
    assert "SL01 建设高价值专利培育布局中心：到目前 1个" in capsys.readouterr().out


def test_the_readme_has_its_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    fences = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    assert [len(fence.strip().splitlines()) for fence in fences[:2]] == [1, 1]
    assert "jixiao check examples/" in fences[0]
    assert "pytest" in fences[1]
