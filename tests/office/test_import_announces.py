"""What a person has to look at after an import is said at once, not first by an error."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jixiao.__main__ import run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, official: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(official, tmp_path / "肇庆.docx")
    return tmp_path


def test_what_cannot_be_read_what_waits_and_what_comes_next(desk: Path, capsys) -> None:
    assert run(["import", "肇庆.docx", "-o", "targets/肇庆.yaml"]) == 0
    _written, count, unread, waiting, after = capsys.readouterr().err.splitlines()
    assert count == "肇庆.docx：导入 24 项三级指标。"
    assert unread.startswith("肇庆.docx：第 94 行 SL14 目标值看不懂：「不适于1届次」。")
    assert unread.endswith("核对后在那一行加 reading: 不少于1届次")
    text = (desk / "targets" / "肇庆.yaml").read_text(encoding="utf-8")
    assert "value: 不适于1届次" in text.splitlines()[93]
    assert waiting.startswith(f"肇庆.docx：季度计划里摘出 {text.count('    #   - {')} 个阶段性目标，先写成注释")
    assert after == "下一步：jixiao init 按这张表建一份空白的完成情况。"


def test_what_is_proposed_settles_it(desk: Path, capsys) -> None:
    assert run(["import", "肇庆.docx", "-o", "targets/肇庆.yaml"]) == 0
    capsys.readouterr()
    file = desk / "targets" / "肇庆.yaml"
    text = file.read_text(encoding="utf-8")
    assert run(["lint", "--select", "L07"]) == 1
    file.write_text(text.replace("value: 不适于1届次", "value: 不适于1届次, reading: 不少于1届次"), encoding="utf-8")
    assert run(["lint", "--select", "L07"]) == 0


def test_init_from_a_form_says_it_too(desk: Path, capsys) -> None:
    assert run(["init", "--from", "肇庆.docx"]) == 0
    told = capsys.readouterr().err
    assert "肇庆.docx：第 95 行 SL14 目标值看不懂" in told
    assert "value: 不适于1届次" in (desk / "targets" / "肇庆.yaml").read_text(encoding="utf-8").splitlines()[94]
    assert "季度计划里摘出" in told


@pytest.mark.usefixtures("desk")
def test_several_tables_and_values_have_another_next_step(make_forms, capsys) -> None:
    sheet = make_forms.self_evaluation(make_forms.load_table("06"), "merged")
    make_forms.write_docx(sheet, Path("自评表.docx"))
    assert run(["import", "自评表.docx", "-o", "a.yaml"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "下一步：核对 jixiao check a-actuals.yaml"
    assert run(["import", "自评表.docx", "肇庆.docx", "-o", "targets"]) == 0
    assert capsys.readouterr().err.splitlines()[-1].startswith("下一步：审一遍 jixiao lint targets，再用 jixiao init")
