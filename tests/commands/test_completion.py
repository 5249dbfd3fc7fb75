"""Completion as the shells ask for it: commands, options, values, indicators and files, and nothing a shell would run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jixiao.__main__ import run
from jixiao.commands import COMMANDS
from jixiao.commands.completion import candidates
from jixiao.commands.completion_shells import SHELLS
from jixiao.commands.export import FORMS
from jixiao.renderers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = """\
title: 示例
project: {name: 示例项目, year: 2025, budget: 100万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期}
      - {id: SL02, name: "名称 $(touch hacked) `touch hacked`", value: 不少于4期}
"""
OTHER = TABLE.replace("SL0", "XX0").replace("举办培训班", "别的表")
TABLES = ["targets/a.yaml", "targets/b.yaml"]
REPORTED = ["actuals/2025.yaml", "草稿/2025.yaml"]
ACTUALS = "targets: ../targets/a.yaml\nactuals:\n  SL01: 4期\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "targets/a.yaml": TABLE,
        "targets/b.yaml": OTHER,
        "actuals/2025.yaml": ACTUALS,
        "草稿/2025.yaml": ACTUALS,
        "draft/x y.yaml": ACTUALS,
        "notes.yaml": "a: 1\n",
        "schemas/actuals.schema.json": '{\n  "actuals": 1\n}\n',
        ".git/x.yaml": ACTUALS,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def offered(line: str) -> list[str]:
    *words, incomplete = line.split(" ")
    return [one.value for one in candidates(words, incomplete)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", [*COMMANDS, "--help", "--lang", "--version", "--install-completion", "--show-completion"]),
        ("re", ["record", "report"]),
        ("--la", ["--lang"]),
        ("--lang ", ["zh", "en"]),
        ("--lang en ch", ["check"]),
        ("nonsense ", []),
        ("check --q", ["--quarter"]),
        ("check --quarter ", ["1", "2", "3", "4"]),
        ("check --quarter 3 --q", []),
        ("check --out json=a --ou", ["--out", "--output"]),
        ("check --missing ", ["fail", "warn", "ignore"]),
        ("check --missing=w", ["--missing=warn"]),
        ("check --format ", list(FORMATS["check"])),
        ("report --format ", list(FORMATS["monitor"])),
        ("check --out sa", ["sarif="]),
        ("check --exit-zero ", ["actuals/2025.yaml", "草稿/2025.yaml"]),
        ("check ", ["actuals/2025.yaml", "草稿/2025.yaml"]),
        ("check 草", ["草稿/2025.yaml"]),
        ("check actuals/2025.yaml ", ["actuals/2025.yaml", "草稿/2025.yaml"]),
        ("check --targets ", ["targets/a.yaml", "targets/b.yaml"]),
        ("check -- --q", []),
        ("check -o ", []),
        ("fmt ", [*TABLES, *REPORTED]),
        ("export self-evaluation a", ["actuals/2025.yaml"]),
        ("watch ", [*TABLES, *REPORTED]),
        ("lint t", ["targets/a.yaml", "targets/b.yaml"]),
        ("lint --select L0", [f"L0{number}" for number in range(1, 10)]),
        ("record ", ["SL01", "举办培训班", "SL02", "XX01", "别的表", "XX02"]),
        ("record 举", ["举办培训班"]),
        ("record --actuals actuals/2025.yaml ", ["SL01", "举办培训班", "SL02"]),
        ("record --actuals nowhere.yaml ", []),
        ("record SL01 ", []),
        ("record SL01 4期 ", []),
        ("record --rating ", ["达成", "部分达成", "未达成"]),
        ("record --evidence ", []),
        ("export ", list(FORMS)),
        ("schema ", ["targets", "actuals", "waivers"]),
        ("score --profile mof", ["mof-2020", "mof-2021-cost"]),
        ("explain JX30", [f"JX30{number}" for number in range(1, 10)]),
        ("watch --command ", ["check", "lint", "report"]),
    ],
)
def test_what_is_offered(line: str, expected: list[str]) -> None:
    found = offered(line)
    assert sorted(found) == sorted(expected)


def test_options_say_what_they_do() -> None:
    found = {one.value: one.text for one in candidates(["check"], "--")}
    assert found["--quarter"] == "只判断到这个季度末到期的目标。"
    assert all(found.values())
    assert {one.value: one.text for one in candidates(["record"], "SL01")} == {"SL01": "举办培训班"}


def test_a_broken_table_or_configuration_offers_nothing(desk: Path) -> None:
    (desk / "targets" / "a.yaml").write_text("indicators: [\n", encoding="utf-8")
    (desk / "jixiao.toml").write_text("[paths\n", encoding="utf-8")
    assert offered("record X") == ["XX01", "XX02"]
    assert offered("record S") == []


def ask(shell: str, words: list[str], **extra: str) -> subprocess.CompletedProcess[str]:
    """Ask as the script of a shell does."""
    line = " ".join(words)
    environment = os.environ | {
        "PYTHONUTF8": "1",
        "_JIXIAO_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        **extra,
    }
    command = [sys.executable, "-m", "jixiao"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_each_shell_is_answered_in_its_own_way() -> None:
    words = ["jixiao", "check", "--qu"]
    text = "只判断到这个季度末到期的目标。"
    assert ask("bash", words).stdout == "--quarter\n"
    assert ask("zsh", words).stdout == f'_arguments \'*: :(("--quarter":"{text}"))\'\n'
    assert ask("fish", words).stdout == f"--quarter\t{text}\n"
    assert ask("powershell", words).stdout == f"--quarter:::{text}\n"
    assert ask("pwsh", words).stdout == f"--quarter:::{text}\n"


def test_bash_cuts_a_line_at_the_sign() -> None:
    assert ask("bash", ["jixiao", "check", "--format", "=", "js"]).stdout == "json\njsonl\n"
    assert ask("bash", ["jixiao", "check", "--missing", "="]).stdout == "fail\nwarn\nignore\n"


def test_where_nothing_is_offered_the_shell_completes_files() -> None:
    words = ["jixiao", "record", "--evidence", "x"]
    assert ask("bash", words).stdout == ""
    assert ask("zsh", words).stdout == "_files\n"
    assert ask("fish", words, _TYPER_COMPLETE_FISH_ACTION="is-args").returncode == 1
    assert ask("fish", [*words[:2], "S"], _TYPER_COMPLETE_FISH_ACTION="is-args").returncode == 0


def test_nothing_disturbs_a_line_being_typed(desk: Path) -> None:
    (desk / "targets").rename(desk / "old")
    (desk / "targets").write_text("a file", encoding="utf-8")
    for words in (["jixiao", "record", ""], ["jixiao", "check", '"half a quo'], ["jixiao", "lint", ""], ["jixiao"]):
        answer = ask("bash", words)
        assert (answer.returncode, answer.stderr) == (0, "")


def test_an_unknown_shell_is_named() -> None:
    answer = ask("tcsh", ["jixiao", ""])
    assert answer.returncode == 2
    assert "不认识这种命令行：tcsh。可以写：bash、zsh、fish、powershell、pwsh" in answer.stderr


@pytest.mark.parametrize("words", [["ch"], ["check", "--f"], ["record", "--q"], ["check", "--format", ""]])
def test_commands_and_options_are_completed_without_anything_heavy(words: list[str]) -> None:
    code = (
        "import sys; from jixiao.commands.completion import candidates; "
        f"found = candidates({words[:-1]!r}, {words[-1]!r}); print(bool(found), *sorted(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found, *modules = result.stdout.split()
    assert found == "True"
    assert not {"pydantic", "pydantic_core", "rich", "ruamel", "_ruamel_yaml"} & set(modules)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_every_shell_is_shown(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--show-completion", shell]) == 0
    script = capsys.readouterr().out
    name = {"pwsh": "powershell"}.get(shell, shell)
    assert f"complete_{name}" in script
    assert "_JIXIAO_COMPLETE" in script


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_a_script_for_no_shell(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([option, "tcsh"]) == 2
    assert "不认识这种命令行：tcsh" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("shell", "file"), [("bash", ".bash_completions/jixiao.sh"), ("fish", ".config/fish/completions/jixiao.fish")]
)
def test_installing(shell: str, file: str, tmp_path: Path, monkeypatch, capsys) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert run(["--install-completion", shell]) == 0
    assert f"已为 {shell} 安装自动补全" in capsys.readouterr().out
    assert "_JIXIAO_COMPLETE" in (home / file).read_text(encoding="utf-8")


@pytest.fixture
def shell(tmp_path: Path) -> Callable[..., str]:
    """Run a script in a real shell that finds the program, and return what it prints."""

    def call(name: str, *arguments: str) -> str:
        found = shutil.which(name)
        if found is None or os.name == "nt":
            pytest.skip(f"needs {name}")
        program = tmp_path / "bin" / "jixiao"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jixiao "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        environment = os.environ | {
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        }
        command = [found, *arguments]
        result = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
        assert result.stderr == ""
        assert not list(tmp_path.rglob("hacked")), "a name of the table has been run"
        return result.stdout

    return call


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["record", "SL"], ["SL01", "SL02"]),
        (["record", "名"], []),
        (["check", "--miss"], ["--missing"]),
        (["check", "草"], ["草稿/2025.yaml"]),
    ],
)
def test_bash_itself(words: list[str], expected: list[str], shell: Callable[..., str]) -> None:
    quoted = " ".join(f"'{word}'" for word in ["jixiao", *words])
    script = (
        'eval "$(jixiao --show-completion bash)"; '
        f"COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; "
        '_jixiao_completion jixiao; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert shell("bash", "--noprofile", "--norc", "-c", script).split() == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("record SL", '*: :(("SL01":"举办培训班" "SL02":"名称   touch hacked   touch hacked "))'),
        ("record 名", ""),
        ("check 草", '*: :(("草稿/2025.yaml"))'),
    ],
)
def test_zsh_itself(words: str, expected: str, shell: Callable[..., str]) -> None:
    script = (
        'compdef() {}; _files() {}; _arguments() { print -r -- "$1" }; eval "$(jixiao --show-completion zsh)"; '
        f"words=(jixiao {words}); CURRENT=3; _jixiao_completion"
    )
    assert " ".join(shell("zsh", "-f", "-c", script).split()) == " ".join(expected.split())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("record SL", ["SL01\t举办培训班", "SL02\t名称 touch hacked touch hacked "]),
        ("record 举", ["举办培训班\tSL01"]),
        ("check --miss", ["--missing\t未填报怎么办，默认 fail。"]),
    ],
)
def test_fish_itself(line: str, expected: list[str], shell: Callable[..., str]) -> None:
    script = f'jixiao --show-completion fish | source; complete --do-complete "jixiao {line}"'
    assert shell("fish", "--no-config", "-c", script).splitlines() == expected
