"""The hooks for pre-commit: those this repository offers, installed as pre-commit installs them, and those ``init`` writes."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from jixiao.__main__ import run

ROOT = Path(__file__).parent.parent.parent
OFFERED = (
    *("pyproject.toml", "hatch_build.py", "README.md", "README.en.md", "LICENSE", "CHANGELOG.md", "src", "schemas"),
    ".pre-commit-hooks.yaml",
)
"""What an installation needs."""

pytestmark = pytest.mark.skipif(
    os.environ.get("CI") is None and (importlib.util.find_spec("pre_commit") is None or shutil.which("git") is None),
    reason="needs pre-commit and git",
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "jixiao"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jixiao "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_{what}": f"{what}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }


@pytest.fixture
def desk(tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository made by ``init``, all in git but nothing committed."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert call(environment, "git", "init", "--quiet")[0] == 0
    assert run(["init"]) == 0
    call(environment, "git", "add", "--all")
    return folder


def call(environment: dict[str, str], *command: str) -> tuple[int, str]:
    result = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    return result.returncode, result.stdout


def write(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_hooks_of_this_repository_install_and_run(desk: Path, environment: dict[str, str], tmp_path: Path) -> None:
    offered = tmp_path / "jixiao"
    offered.mkdir()
    for name in OFFERED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, offered / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(source, offered / name)
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "all"]):
        assert call(environment, "git", "-C", str(offered), *arguments)[0] == 0
    write(desk / "actuals.yaml", "26人次", "26元")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(offered), "--all-files", "--color", "never"]
    code, told = call(environment, *command)
    if re.search("NewConnectionError|No matching distribution|Temporary failure", told) and not os.environ.get("CI"):
        pytest.skip("the package index cannot be reached")
    assert code == 1, told
    assert re.search(r"^绩效目标检查\.+Failed\n- hook id: jixiao-check\n- exit code: 2$", told, re.MULTILINE), told
    assert "\nactuals.yaml:14:27: 错误 JX306 SL02 培训人次：单位不同" in told
    assert re.search(r"^绩效目标表审核\.+Passed$", told, re.MULTILINE), told


def test_both_configurations_stop_the_same() -> None:
    """The hooks offered here and those ``init`` writes have one policy: only what cannot be judged is stopped."""
    yaml = YAML(typ="safe", pure=True)
    offered = yaml.load(ROOT / ".pre-commit-hooks.yaml")
    written = yaml.load(ROOT / "src" / "jixiao" / "starter" / "pre-commit-config.yaml")["repos"][0]["hooks"]
    commands = {hook["id"]: " ".join([hook["entry"], *hook.get("args", ())]) for hook in offered}
    assert {hook["id"]: hook["entry"] for hook in written}.items() <= commands.items()


def test_a_commit_of_what_cannot_be_read_is_stopped(desk: Path, environment: dict[str, str]) -> None:
    """The configuration that ``init`` writes, in force: it stops mistakes and not facts."""
    assert call(environment, sys.executable, "-m", "pre_commit", "install")[0] == 0
    commit = ("git", "commit", "--all", "--message", "change")
    code, told = call(environment, *commit)
    assert code == 0, told
    assert len(re.findall("Passed", told)) == 2
    write(desk / "actuals.yaml", "26人次", "26元")
    code, told = call(environment, *commit)
    assert code != 0
    assert "actuals.yaml:14:27: 错误 JX306 SL02 培训人次：单位不同" in told
    write(desk / "actuals.yaml", "26元", "26人次")
    write(desk / "actuals.yaml", "2026-03-31", "2026-12-31")
    code, told = call(environment, *commit)
    assert code == 0, told  # nearly everything is missed now, and that is a fact
    write(desk / "targets" / "sample-2026.yaml", "不少于4场", "不少与4场")
    code, told = call(environment, *commit)
    assert code != 0
    assert re.search(r"^targets/sample-2026\.yaml:\d+:\d+: 错误 JX2\d\d ", told, re.MULTILINE), told
