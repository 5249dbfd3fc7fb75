"""A desk for roll-ups: one table a region with one indicator, written down as what differs; and its answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TARGETS = """\
title: 示例目标表
project: {{name: 示例项目, region: {region}, year: 2025{budget}}}
indicators:
  产出指标:
    {level2}:
      - {{id: SL01, name: {name}, value: {value}{more}}}
  效益指标:
    社会效益指标:
      - {{id: SH01, name: 服务水平, value: 不断提升}}
"""
ACTUALS = """\
targets: ../targets/{region}.yaml
budget: {{spent: 100万元}}
actuals:
{entry}  SH01: {{rating: 达成, score: 100%}}
"""


NAMES = ("甲市", "乙市", "丙市", "丁市")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def lay_out(desk: Path) -> Callable[..., None]:
    """Write the files of some regions; the silent ones get no file of actuals."""

    def write(*regions: Any, silent: tuple[str, ...] = ()) -> None:
        _write(desk, regions, silent)

    return write


@pytest.fixture
def rolled_up(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Run ``rollup`` in the folder; return the exit code and the JSON."""

    def roll(*arguments: str) -> tuple[int, dict[str, Any]]:
        paths = [] if any(not argument.startswith("-") for argument in arguments[:1]) else ["."]
        code = run(["rollup", *paths, *arguments, "--format", "json"])
        return code, json.loads(capsys.readouterr().out)

    return roll


def _write(folder: Path, regions: tuple[Any, ...], silent: tuple[str, ...]) -> None:
    (folder / "targets").mkdir(exist_ok=True)
    (folder / "actuals").mkdir(exist_ok=True)
    for name, region in zip(NAMES, regions, strict=False):
        budget = "" if region.funds is None else f", budget: {region.funds}万元"
        more = f", {region.more}" if region.more else ""
        text = TARGETS.format(
            region=name, budget=budget, level2=region.level2, name=region.name, value=region.value, more=more
        )
        (folder / "targets" / f"{name}.yaml").write_text(text, encoding="utf-8")
        if name not in silent:
            entry = "" if region.actual is None else f"  SL01: {region.actual}\n"
            actuals = ACTUALS.format(region=name, entry=entry)
            (folder / "actuals" / f"{name}.yaml").write_text(actuals, encoding="utf-8")
