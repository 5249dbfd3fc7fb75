"""What the tests of robustness share: neighbours imported by file, and whole programs run in processes of their own."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

HERE = Path(__file__).parent
TABLE = """\
title: 演示目标表
project: {name: 演示项目, year: 2025, budget: 365万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 培育布局中心, value: 不少于4个}
      - {id: SL02, name: 知识产权培训, value: 不少于3场}
"""
ACTUALS = "targets: targets/demo.yaml\nactuals:\n  SL01: 4个\n  SL02: 3场\n"
WRONG = "targets: targets/demo.yaml\nactuals:\n  SL01: 1个\n"


class Result(NamedTuple):
    code: int
    out: str
    err: str
    raw: bytes


def load(name: str) -> ModuleType:
    """Import a neighbour by its file: tests are no package."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def backtracking() -> ModuleType:
    """The engine that counts its steps."""
    return load("backtracking")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a table and its actuals, all met; the working directory is its top."""
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (folder / "targets").mkdir()
    (folder / "targets" / "demo.yaml").write_text(TABLE, encoding="utf-8")
    (folder / "actuals.yaml").write_text(ACTUALS, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def program() -> Callable[..., Result]:
    """Run the whole program in a process of its own, as a shell would."""

    def call(
        *arguments: str | bytes, environment: dict[str, str] | None = None, before: Callable[[], None] | None = None
    ) -> Result:
        result = subprocess.run(
            [sys.executable, "-m", "jixiao", *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, **(environment or {})},
            preexec_fn=before,
            stdin=subprocess.DEVNULL,
        )
        out, err = (stream.decode("utf-8", "replace") for stream in (result.stdout, result.stderr))
        return Result(result.returncode, out, err, result.stdout)

    return call
