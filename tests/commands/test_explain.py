"""``jixiao explain`` of an id: the row of the table in reach, and a sentence where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.__main__ import run


@pytest.mark.parametrize("name", ["SL14", "sl14"])
def test_an_id_of_the_table_is_explained(root: Path, capsys, monkeypatch, name: str) -> None:
    monkeypatch.chdir(root)
    assert run(["explain", name]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "SL14 组织进驻当地重点展会",
        "原文  不适于1届次",
        "口径  不少于1届次",
        "读作  不少于1届次（数量）",
        "分类  产出／数量",
        "到期  第 4 季度",
        "位置  targets/zhaoqing-2025.yaml:124",
    ]


def test_a_promise_of_the_plan_is_explained(root: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(root)
    assert run(["explain", "J3-01"]) == 0
    assert "到期  第 3 季度" in capsys.readouterr().out


def test_a_target_that_cannot_be_read_is_exit_2(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "demo.yaml").write_text(
        "project: {name: 示例, year: 2025}\nindicators: {产出指标: {数量指标: [{id: SL01, name: 培训, value: 不适于3场}]}}\n",
        encoding="utf-8",
    )
    assert run(["explain", "SL01"]) == 2
    assert "看不懂，不能判断" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["SL99", "J9-09"])
def test_what_looks_like_an_id_and_is_none(root: Path, capsys, monkeypatch, name: str) -> None:
    monkeypatch.chdir(root)
    assert run(["explain", name]) == 2
    assert f"「{name}」像是指标编号，但这里的目标表里没有它：targets/zhaoqing-2025.yaml" in capsys.readouterr().err


def test_without_a_table(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["explain", "SL01"]) == 2
    assert "（没有目标表）" in capsys.readouterr().err


def test_a_program_that_asks_for_json_gets_a_reading(root: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(root)
    assert run(["explain", "SL01", "--format", "json"]) == 0
    assert '"kind": "qualitative"' in capsys.readouterr().out
