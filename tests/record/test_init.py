"""``init``: a blank file of actuals that parses, in which nothing counts as reported, and that overwrites nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from jixiao.documents.load import load_actuals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Run = Callable[..., Result]


def test_the_file(repository: Path, jixiao: Run, golden: Callable[[str, str], None]) -> None:
    result = jixiao("init")
    assert result.code == 0, result
    text = (repository / "actuals.yaml").read_text(encoding="utf-8")
    golden("actuals.yaml", text)
    golden("init.txt", result.out)


def test_nothing_in_it_counts_as_reported(repository: Path, jixiao: Run) -> None:
    jixiao("init")
    loaded = load_actuals(repository / "actuals.yaml")
    assert loaded.findings == ()
    assert loaded.model is not None
    assert loaded.model.actuals == {}
    checked = jixiao("check")
    assert checked.code == 1
    assert "共 7 项：未填报 7" in checked.out


def test_a_line_without_its_sign_is_a_value_waiting_to_be_written(repository: Path, jixiao: Run) -> None:
    jixiao("init")
    file = repository / "actuals.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  # SL02:", "  SL02: 3场").replace("  # SL01:", "  SL01:"), encoding="utf-8")
    checked = jixiao("check")
    assert "达标 1，未填报 6" in checked.out


def test_every_line_can_be_recorded(repository: Path, jixiao: Run) -> None:
    jixiao("init")
    for name, value in {"J2-01": "2场", "SL01": "4个", "SH01": "达成", "SL03": "30亿元"}.items():
        assert jixiao("record", name, value, "--quarter", "4").code == 0
    text = (repository / "actuals.yaml").read_text(encoding="utf-8")
    ids = [line.strip(" #").partition(":")[0] for line in text.splitlines() if "，目标 " in line]
    assert ids == ["SL01", "SL02", "SL03", "SL04", "ZL01", "SX01", "SH01", "J2-01"]  # the order of the form stays


def test_what_is_there_stays(repository: Path, actuals: Path, jixiao: Run) -> None:
    before = actuals.read_bytes()
    result = jixiao("init")
    assert result.code == 0
    assert "已有  actuals.yaml\n" in result.out
    assert "没有填报" not in result.out
    refused = jixiao("init", "-o", str(actuals))
    assert refused.code == 2
    assert "actuals.yaml 已经有了，没有改动它" in refused.out
    assert actuals.read_bytes() == before
    assert jixiao("init", "-o", str(repository / "targets")).code == 2


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_that_leads_nowhere_is_not_filled(repository: Path, jixiao: Run) -> None:
    (repository / "actuals.yaml").symlink_to(repository.parent / "nowhere.yaml")
    assert "已有  actuals.yaml\n" in jixiao("init").out
    assert jixiao("init", "-o", "actuals.yaml").code == 2
    assert not (repository.parent / "nowhere.yaml").exists()


def test_paths_are_seen_from_the_new_file(repository: Path, jixiao: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repository / "actuals"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert jixiao("init", "-o", "2025.yaml").code == 0
    text = (folder / "2025.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/actuals.schema.json\n")
    assert "\ntargets: ../targets/demo.yaml\n" in text
    assert jixiao("check").code == 1


def test_several_tables(repository: Path, jixiao: Run) -> None:
    table = (repository / "targets" / "demo.yaml").read_text(encoding="utf-8")
    (repository / "targets" / "other.yaml").write_text(table, encoding="utf-8")
    result = jixiao("init")
    assert result.code == 2
    assert "错误[JX712]" in result.out
    assert "targets/demo.yaml、targets/other.yaml" in result.out
    assert "targets/demo.yaml、targets/other.yaml" in jixiao("init", "-o", "actuals.yaml").err
    assert jixiao("init", "--targets", "targets/other.yaml").code == 0
    assert "targets: targets/other.yaml" in (repository / "actuals.yaml").read_text(encoding="utf-8")


def test_no_table(tmp_path: Path, jixiao: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = jixiao("init", "-o", "actuals.yaml")
    assert result.code == 2
    assert "没有找到目标表" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_cannot_be_read(repository: Path, jixiao: Run) -> None:
    (repository / "targets" / "demo.yaml").write_text("indicators: 1\n", encoding="utf-8")
    result = jixiao("init")
    assert result.code == 2
    assert "错误[JX1" in result.out
    assert not (repository / "actuals.yaml").exists()


def test_a_missing_folder_is_made(repository: Path, jixiao: Run) -> None:
    result = jixiao("init", "-o", "actuals/2025/demo.yaml")
    assert result.code == 0
    assert "targets: ../../targets/demo.yaml" in (repository / "actuals/2025/demo.yaml").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_says_nothing_of_a_content_before(repository: Path, jixiao: Run) -> None:
    (repository / "actuals").write_text("a file", encoding="utf-8")
    result = jixiao("init", "-o", "actuals/2025.yaml")
    assert result.code == 2
    assert "错误[JX401] 写不了 actuals/2025.yaml：" in result.out
    assert "原来的内容" not in result.out


def test_words_of_the_table_cannot_break_out_of_a_comment(repository: Path, jixiao: Run) -> None:
    file = repository / "targets" / "demo.yaml"
    table = file.read_text(encoding="utf-8").replace("name: 合格率", 'name: "合格\\n  SL02: 9场\\u2028  x: 1"')
    file.write_text(table, encoding="utf-8")
    assert jixiao("init").code == 0
    loaded = load_actuals(repository / "actuals.yaml")
    assert loaded.model is not None
    assert loaded.model.actuals == {}


def test_the_published_table(root: Path, tmp_path: Path, jixiao: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "targets").mkdir()
    table = (root / "targets" / "zhaoqing-2025.yaml").read_bytes()
    (tmp_path / "targets" / "zhaoqing-2025.yaml").write_bytes(table)
    assert jixiao("init").code == 0
    text = (tmp_path / "actuals.yaml").read_text(encoding="utf-8")
    assert "  # SL14:    # 组织进驻当地重点展会，目标 不适于1届次\n" in text
    assert sum("，目标 " in line for line in text.splitlines()) == 24 + 23
