"""The hook of ``docs/ci.md`` on a bare repository: what cannot be read is not received, and whoever pushes sees the line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
HOOK = re.search(r"```sh\n(#!/bin/sh\n.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
TARGETS = """\
title: 示例
project: {name: 示例项目, year: 2025, budget: 100万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期}
"""
ACTUALS = "targets: targets/a.yaml\nactuals:\n  SL01: 4期\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="the hook needs git and a shell")


class Push(NamedTuple):
    accepted: bool
    told: str


class Desk:
    """A clone at a desk and the bare repository it pushes to."""

    def __init__(self, folder: Path) -> None:
        self.server = folder / "服务器.git"
        self.folder = folder / "clone"
        programs = folder / "bin"
        programs.mkdir()
        program = programs / "jixiao"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jixiao "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self.environment = kept | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "desk",
            "GIT_AUTHOR_EMAIL": "desk@example.org",
            "GIT_COMMITTER_NAME": "desk",
            "GIT_COMMITTER_EMAIL": "desk@example.org",
            "TMPDIR": str(programs.parent),
        }
        self.git("init", "--quiet", "--bare", str(self.server), folder=folder)
        self.git("clone", "--quiet", str(self.server), str(self.folder), folder=folder)
        self.git("checkout", "--quiet", "-b", "main")
        assert HOOK is not None
        hook = self.server / "hooks" / "pre-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(HOOK[1], encoding="utf-8")
        hook.chmod(0o755)

    def git(self, *arguments: str, folder: Path | None = None, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = ["git", *arguments]
        where = folder or self.folder
        return subprocess.run(
            command, cwd=where, env=self.environment, capture_output=True, encoding="utf-8", check=check
        )

    def push(self, ref: str = "main", **files: str) -> Push:
        """Write files (``__`` for a slash), commit everything and push it."""
        for name, text in files.items():
            path = self.folder / name.replace("__", "/").replace("_yaml", ".yaml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")
        result = self.git("push", "origin", ref, check=False)
        return Push(result.returncode == 0, result.stderr)

    def on_server(self) -> str:
        return self.git("for-each-ref", "--format=%(objectname)", folder=self.server).stdout


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    assert made.push(targets__a_yaml=TARGETS, actuals_yaml=ACTUALS).accepted
    return made


def test_what_cannot_be_read_is_not_received(desk: Desk) -> None:
    before = desk.on_server()
    push = desk.push(actuals_yaml=ACTUALS.replace("4期", "4元"))
    assert not push.accepted
    assert re.search(
        r"^remote: actuals\.yaml:3:9: 错误 JX306 SL01 举办培训班：单位不同，没法比较", push.told, re.MULTILINE
    )
    assert "remote: 没有收下 refs/heads/main" in push.told
    assert desk.on_server() == before
    push = desk.push(actuals_yaml=ACTUALS, targets__a_yaml=TARGETS.replace("value:", "valeu:"))
    assert not push.accepted
    assert re.search(r"^remote: targets/a\.yaml:6:\d+: 错误 JX110 ", push.told, re.MULTILINE)
    assert desk.on_server() == before
    assert desk.push(targets__a_yaml=TARGETS).accepted
    assert desk.on_server() != before


def test_what_is_missed_is_a_fact_and_is_received(desk: Desk) -> None:
    push = desk.push(actuals_yaml=ACTUALS.replace("4期", "3期"))
    assert push.accepted
    assert "remote: actuals.yaml:3:9: 错误 JX301 未达标" in push.told
    assert desk.push(actuals_yaml="targets: targets/a.yaml\nactuals: {}\n").accepted


def test_branches_come_and_go(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "other")
    assert not desk.push("other", actuals_yaml="actuals: [\n").accepted
    assert desk.push("other", actuals_yaml=ACTUALS).accepted
    assert desk.push(":other").accepted
    desk.git("rm", "--quiet", "-r", "targets", "actuals.yaml")
    assert desk.push("other", README_yaml="a: 1\n").accepted, "a branch without tables has nothing to be judged"
    desk.git("tag", "v1")
    assert desk.push("v1").accepted


def test_nothing_is_hidden_from_it_and_nothing_of_the_server_is_shown(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("actuals: {password: 机密内容}\n", encoding="utf-8")
    (desk.folder / "actuals.yaml").unlink()
    (desk.folder / "actuals.yaml").symlink_to(secret)
    push = desk.push()
    assert "机密内容" not in push.told
    (desk.folder / "actuals.yaml").unlink()
    (desk.folder / ".gitattributes").write_text("* export-ignore\n", encoding="utf-8")
    assert not desk.push(actuals_yaml="actuals: [\n").accepted
    kept = {"bin", "clone", "secret.yaml", "服务器.git"}
    assert {path.name for path in tmp_path.iterdir()} == kept, "the hook leaves nothing behind"
