"""``jixiao check`` says what ``report`` says of an amount that cannot be used; of a table's own 资金需求 it says nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jixiao.__main__ import run

if TYPE_CHECKING:
    from pathlib import Path

TARGETS = """\
project: {{name: 示例, year: 2025, budget: {budget}}}
indicators: {{产出指标: {{数量指标: [{{id: SL01, name: 培训, value: 不少于3场}}]}}}}
"""


@pytest.mark.parametrize(
    ("planned", "budget", "code", "places"),
    [
        ("365万元", "{spent: 259.2万元}", 0, []),
        ("365万元", "{spent: ２５９．２}", 2, ["actuals.yaml:2"]),
        ("365万元", "{spent: 若干}", 2, ["actuals.yaml:2"]),
        ("365万元", "{adjusted: 3个, spent: 若干}", 2, ["actuals.yaml:2", "actuals.yaml:2"]),
        ("365万元", "~", 0, []),
        ("见附件", "{spent: 259.2万元}", 0, []),
    ],
)
def test_amounts(tmp_path: Path, monkeypatch, capsys, planned: str, budget: str, code: int, places: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(TARGETS.format(budget=planned), encoding="utf-8")
    text = f"targets: targets.yaml\nbudget: {budget}\nactuals: {{SL01: 3场}}\n"
    (tmp_path / "actuals.yaml").write_text(text, encoding="utf-8")
    assert run(["check", "actuals.yaml", "--format", "json"]) == code
    (check,) = json.loads(capsys.readouterr().out)["checks"]
    told = [found for found in check["findings"] if found["code"] == "JX410"]
    assert [f"{found['location']['path']}:{found['location']['line']}" for found in told] == places
