"""A small repository: one table with every kind of target, and a way to run the whole program in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = """\
title: 演示目标表
project: {name: 演示项目, year: 2025, budget: 365万元}
plan:
  - quarter: 2
    milestones:
      - {indicator: SL01, value: 不少于2个}
      - {id: J2-01, name: 专利许可对接活动, value: 不少于2场}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 培育布局中心, value: 不少于4个}
      - {id: SL02, name: 知识产权培训, value: 不少于3场}
      - {id: SL03, name: 质押融资金额, value: 30亿元}
      - {id: SL04, name: 培训人数, value: 每次不少于50人}
    质量指标:
      - {id: ZL01, name: 合格率, value: 不低于95%}
    时效指标:
      - {id: SX01, name: 完成时间, value: 2025年12月底前}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 服务能力, value: 不断加强}
"""


class Result(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the table; the working directory is its top."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "demo.yaml").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def actuals(repository: Path) -> Path:
    """The file of actuals of the repository; a test may write something else into it."""
    path = repository / "actuals.yaml"
    path.write_text("targets: targets/demo.yaml\nactuals:\n  SL01: 2个\n", encoding="utf-8")
    return path


@pytest.fixture
def jixiao(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run the whole program and return its exit code and what it printed."""

    def call(*arguments: str) -> Result:
        code = run(list(arguments))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call
