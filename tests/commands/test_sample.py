"""From the sample to a table of one's own: nothing stays behind unsaid, and nothing that a person wrote is deleted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jixiao.__main__ import run

FORM = Path(__file__).parent.parent / "office" / "forms" / "肇庆-区域绩效目标表-2025.docx"
SAMPLE = {"actuals.yaml", "targets/sample-2026.yaml", "evidence/2026Q1-sample.txt"}


def screen(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def listed(told: str, word: str) -> set[str]:
    return set(re.findall(rf"^{word}  ([^（：\n]+)", told, re.MULTILINE))


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A repository with the sample and an own table, as ``init`` and then ``import`` leave it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIXIAO_TODAY", "2026-01-15")
    assert run(["init"]) == 0
    assert run(["import", str(FORM), "-o", "targets/项目.yaml"]) == 0
    assert "下一步：jixiao init --drop-sample 删掉示例，按这张表建一份空白的完成情况。" in capsys.readouterr().err
    return tmp_path


def test_init_makes_actuals_for_the_own_table_and_names_the_sample(beside: Path, capsys) -> None:
    assert "targets/项目.yaml" in screen(capsys, "check")[1]
    code, told = screen(capsys, "init")
    assert code == 0
    assert listed(told, "新建") == {"actuals/项目.yaml"}
    assert "完成情况文件里的 24 项都还没有填报。" in told
    assert all(name in told.partition("示例的文件还在：")[2] for name in SAMPLE)
    assert (
        (beside / "actuals" / "项目.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=../schemas/actuals.schema.json\n")
    )
    assert run(["check", "actuals/项目.yaml", "--missing", "ignore"]) == 2  # 不适于
    capsys.readouterr()
    assert listed(screen(capsys, "init")[1], "新建") == set()


def test_drop_sample_leaves_the_own_table_alone(beside: Path, capsys) -> None:
    code, told = screen(capsys, "init", "--drop-sample")
    assert code == 0
    assert listed(told, "删去") == SAMPLE
    assert listed(told, "新建") == {"actuals.yaml"}
    assert "示例" not in (beside / "actuals.yaml").read_text(encoding="utf-8")
    assert [path.name for path in (beside / "targets").iterdir()] == ["项目.yaml"]
    code, told = screen(capsys, "init", "--drop-sample")
    assert (code, listed(told, "删去"), listed(told, "新建")) == (0, set(), set())


def test_what_was_changed_is_not_deleted(beside: Path, capsys) -> None:
    with (beside / "actuals.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# 自己写的\n")
    code, told = screen(capsys, "init", "--drop-sample")
    assert code == 0
    assert listed(told, "删去") == SAMPLE - {"actuals.yaml"}
    assert listed(told, "没删") == {"actuals.yaml"}
    assert "# 自己写的" in (beside / "actuals.yaml").read_text(encoding="utf-8")
    assert listed(told, "新建") == {"actuals/项目.yaml"}


def test_what_bears_the_name_of_the_sample_and_is_none(beside: Path, capsys) -> None:
    (beside / "actuals.yaml").write_text("targets: targets/项目.yaml\nactuals: {SL01: 4个}\n", encoding="utf-8")
    code, told = screen(capsys, "init", "--drop-sample")
    assert code == 0
    assert listed(told, "删去") == SAMPLE - {"actuals.yaml"}
    assert listed(told, "没删") == set()
    assert (beside / "actuals.yaml").read_text(encoding="utf-8").startswith("targets: targets/项目.yaml")


def test_the_table_of_the_sample_was_deleted_by_hand(beside: Path, capsys) -> None:
    (beside / "targets" / "sample-2026.yaml").unlink()
    code, told = screen(capsys, "check")
    assert code == 2
    assert "例如 targets: targets/项目.yaml" in told
    code, told = screen(capsys, "init")
    assert code == 0
    assert listed(told, "新建") == {"actuals/项目.yaml"}
    assert "示例的文件还在：actuals.yaml" in told


def test_a_sample_of_last_year_is_known(beside: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("JIXIAO_TODAY", "2027-01-15")
    assert beside.is_dir()
    assert listed(screen(capsys, "init", "--drop-sample")[1], "删去") == SAMPLE


def test_without_a_table_of_ones_own_no_new_sample_is_laid_down(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 0
    capsys.readouterr()
    code, told = screen(capsys, "init", "--drop-sample")
    assert code == 0
    assert not listed(told, "新建")
    assert not list((tmp_path / "targets").iterdir())
    assert "现在还没有目标表：jixiao import 表.docx" in told


def test_a_link_is_not_followed(beside: Path, tmp_path_factory: pytest.TempPathFactory, capsys) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "actuals.yaml"
    (beside / "actuals.yaml").rename(elsewhere)
    (beside / "actuals.yaml").symlink_to(elsewhere)
    assert "actuals.yaml" not in listed(screen(capsys, "init", "--drop-sample")[1], "删去")
    assert elsewhere.is_file()
