"""Two versions of a small table, and the whole program run on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = """\
title: 省级对地方专项转移支付区域绩效目标表（示例）
project:
  name: 示例项目
  implementer: 示例局
  region: 示例市
  year: 2025
  budget: 365万元
  policies: [《甲办法》（粤府〔2021〕87号）, 《乙办法》]
goals:
  - 到2025年底，开展不少于3次培训，每次不少于50人。
  - 组织参展。
plan:
  - quarter: 2
    text: 开展培训2次。
    milestones:
      - {indicator: SL01, value: 不少于2场}
      - {id: J2-01, name: 印发2025年工作方案, value: 1份}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 知识产权培训, value: 不少于3场}
      - {id: SL02, name: 服务企业, value: 100家以上, weight: 10}
      - {id: SL03, name: 质押融资金额, value: 30亿元}
      - {id: SL04, name: 2025年大赛, value: 1场}
      - {id: SL05, name: 组织进驻重点展会, value: 不适于1届次}
    时效指标:
      - {id: SX01, name: 完成时间, value: 2025年12月31日前}
    成本指标:
      - {id: CB01, name: 培训成本, value: 不超过5万元}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 电商领域知识产权保护工作, value: 不断加强}
  满意度指标:
    服务对象满意度指标:
      - {id: MY01, name: 参训人员满意度, value: 不低于90%}
"""


class Result(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def old() -> str:
    """The table before anything changes."""
    return OLD


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def jixiao(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run the whole program and return its exit code and what it printed."""

    def call(*arguments: str) -> Result:
        code = run(list(arguments))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def changes(desk: Path, jixiao: Callable[..., Result]) -> Callable[[str, str], list[str]]:
    """Compare two texts of a table and return the changes, a sentence each."""

    def compare(before: str, after: str) -> list[str]:
        (desk / "old.yaml").write_text(before, encoding="utf-8")
        (desk / "new.yaml").write_text(after, encoding="utf-8")
        result = jixiao("diff", "old.yaml", "new.yaml", "--format", "concise")
        assert result.code == 0, result
        return [line.partition(": ")[2] for line in result.out.splitlines()[:-1]]

    return compare
