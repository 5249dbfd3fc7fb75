"""The files that CI systems read: well-formed, in step with the program, and their shell does what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from ruamel.yaml import YAML

from jixiao.commands import COMMANDS
from jixiao.renderers import FORMATS

ROOT = Path(__file__).parent.parent.parent
BASH = shutil.which("bash")
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def read(text: str | Path) -> Any:
    return YAML(typ="safe", pure=True).load(text)


ACTION = read(ROOT / "action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


def test_no_input_stands_in_a_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
        assert step.get("shell") == ("bash" if "run" in step else None)


def test_every_input_is_used_and_every_output_comes_from_the_run() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name, described in ACTION["inputs"].items():
        assert described["description"]
        assert isinstance(described["default"], str)
        assert f"inputs.{name} " in text
    for name, described in ACTION["outputs"].items():
        assert described["value"] == f"${{{{ steps.run.outputs.{name} }}}}"


def run_step(name: str, folder: Path, **given: str) -> tuple[int, dict[str, str], str]:
    """Run the shell of a step as the runner would, with the inputs' defaults; return code, outputs, and what it printed."""
    step = STEPS[name]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI", "JIXIAO_"))}
    for variable, expression in step["env"].items():
        wanted = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", expression)
        given_by_runner = "" if expression.startswith("${{") else expression
        environment[variable] = ACTION["inputs"][wanted[1]]["default"] if wanted else given_by_runner
    temp = folder.parent / "temp"
    temp.mkdir(exist_ok=True)
    program = temp / "program"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jixiao "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    output = temp / "output"
    output.write_text("", encoding="utf-8")
    environment |= {
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
        "GITHUB_WORKSPACE": str(folder),
        "GITHUB_ACTIONS": "true",
        "JIXIAO_BIN": str(program),
        "JIXIAO_LANG": "zh",
        "JIXIAO_TODAY": "2026-01-15",
        **given,
    }
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    lines = output.read_text(encoding="utf-8").splitlines()
    return result.returncode, dict(line.split("=", 1) for line in lines), result.stdout + result.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "工作 区"
    shutil.copytree(ROOT / "tests" / "renderers" / "reports" / "wrong", folder / "数据")
    return folder


needs_bash = pytest.mark.skipif(BASH is None or os.name == "nt", reason="the shell of the action is bash")


def stub(folder: Path) -> Path:
    """Make a package that installs without an index; that this repository installs is shown by the hooks of pre-commit."""
    wheel = folder / "jixiao-1-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        archive.writestr("stub.py", "def main() -> None:\n    print('stub')\n")
        archive.writestr("jixiao-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: jixiao\nVersion: 1\n")
        archive.writestr("jixiao-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("jixiao-1.dist-info/entry_points.txt", "[console_scripts]\njixiao = stub:main\n")
        archive.writestr("jixiao-1.dist-info/RECORD", "")
    return wheel


@needs_bash
def test_the_action_installs_itself_once(desk: Path) -> None:
    source = stub(desk)
    status, outputs, printed = run_step("Install", desk, SOURCE=str(source), PIP_NO_INDEX="1")
    assert (status, printed) == (0, "")
    assert subprocess.run([outputs["bin"]], capture_output=True, text=True, check=True).stdout == "stub\n"
    source.unlink()
    assert run_step("Install", desk, SOURCE=str(source), PIP_NO_INDEX="1") == (0, outputs, "")
    assert run_step("Install", desk, SOURCE=f"{source}-v2", PIP_NO_INDEX="1")[0] != 0


@needs_bash
def test_the_action_says_which_python_it_needs(desk: Path) -> None:
    programs = desk.parent / "old"
    programs.mkdir()
    old = programs / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    status, outputs, printed = run_step("Install", desk, SOURCE=str(ROOT), PATH=f"{programs}:/usr/bin:/bin")
    assert (status, outputs) == (2, {})
    assert printed == "::error::jixiao 需要 Python 3.11 以上，请在前面加一步 actions/setup-python。\n"


@needs_bash
@pytest.mark.parametrize(("command", "code"), [("check", "2"), ("lint", "2")])
def test_the_action_runs_once_and_keeps_the_code_for_the_end(desk: Path, command: str, code: str) -> None:
    status, outputs, printed = run_step("Run", desk, INPUT_COMMAND=command, INPUT_WORKING_DIRECTORY="数据")
    assert status == 0
    assert outputs["exit-code"] == code
    assert Path(outputs["sarif-file"]).is_file()
    assert Path(outputs["junit-file"]).is_file()
    assert "::error file=数据/" in printed
    assert (desk.parent / "temp" / "summary.md").read_text(encoding="utf-8").startswith(f"### jixiao {command}\n")


@needs_bash
def test_the_action_passes_its_inputs_on_as_they_are(desk: Path) -> None:
    """A file name that wants to be a command or an option is a file name."""
    hostile = '--exit-zero\n$(touch hacked); `touch hacked`"\n'
    status, outputs, printed = run_step(
        "Run", desk, INPUT_FILES=hostile, INPUT_QUARTER="3; touch hacked", INPUT_WORKING_DIRECTORY="数据"
    )
    assert (status, outputs["exit-code"]) == (0, "2")
    assert "--quarter 只能是" in printed
    assert not list(desk.rglob("hacked"))
    status, outputs, printed = run_step("Run", desk, INPUT_FILES=hostile, INPUT_WORKING_DIRECTORY="数据")
    assert '找不到：--exit-zero、$(touch hacked); `touch hacked`"' in printed
    assert not list(desk.rglob("hacked"))


@needs_bash
def test_the_options_of_the_action_reach_the_program(desk: Path) -> None:
    given = {"INPUT_FILES": "actuals.yaml", "INPUT_ANNOTATIONS": "false", "INPUT_WORKING_DIRECTORY": "数据"}
    _status, outputs, printed = run_step("Run", desk, INPUT_MISSING="ignore", INPUT_EXIT_ZERO="true", **given)
    assert outputs["exit-code"] == "2"
    assert "共 19 项" in printed
    assert "::error" not in printed
    assert "JX302" not in printed


@needs_bash
def test_the_action_knows_two_commands(desk: Path) -> None:
    status, outputs, _printed = run_step("Run", desk, INPUT_COMMAND="fix")
    assert (status, outputs) == (0, {"exit-code": "2"})


@needs_bash
@pytest.mark.parametrize(("code", "status"), [("0", 0), ("1", 1), ("2", 2), ("3", 3), ("", 2)])
def test_the_action_ends_with_the_code_of_the_program(desk: Path, code: str, status: int) -> None:
    assert run_step("Exit", desk, CODE=code)[0] == status


def test_the_hooks_run_commands_there_are() -> None:
    hooks = read(ROOT / ".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == ["jixiao-check", "jixiao-lint", "jixiao-fmt"]
    for hook in hooks:
        program, command = hook["entry"].split()
        assert (program, hook["language"]) == ("jixiao", "python")
        assert command in COMMANDS
        assert re.search(hook["files"], "targets/zhaoqing-2025.yaml")
        assert not re.search(hook["files"], "docs/ci.md")


def test_the_workflow_of_this_repository_reviews_and_checks() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "targets.yml")
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["targets"]["steps"]
    own = [step["with"] for step in steps if step.get("uses") == "./"]
    assert [one["command"] for one in own] == ["lint", "check"]
    assert all(set(one) <= set(ACTION["inputs"]) for one in own)


YAML_BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("block", YAML_BLOCKS, ids=["github", "gitlab", "pre-commit"])
def test_what_the_guide_shows_can_be_read(block: str) -> None:
    document = read(block)
    for step in document.get("jobs", {}).get("targets", {}).get("steps", []):
        if "jixiao" in step["uses"]:
            assert set(step["with"]) <= set(ACTION["inputs"])
    for repository in document.get("repos", []):
        known = {hook["id"] for hook in read(ROOT / ".pre-commit-hooks.yaml")}
        assert {hook["id"] for hook in repository["hooks"]} <= known


def test_the_guide_uses_formats_there_are() -> None:
    used = set(re.findall(r"--out ([a-z]+)=", GUIDE)) | set(re.findall(r"--format ([a-z]+)", GUIDE))
    assert used
    assert used <= set(FORMATS["check"]) & set(FORMATS["lint"])
