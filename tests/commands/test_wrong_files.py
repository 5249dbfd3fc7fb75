"""Dead ends at the doors: no files, files of another kind, Word files, folders as evidence, tables nobody reports on."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from jixiao.__main__ import run

FORM = Path(__file__).parent.parent / "office" / "forms" / "肇庆-区域绩效目标表-2025.docx"
TABLE = """\
project: {{name: {name}, year: 2025}}
indicators: {{产出指标: {{数量指标: [{{id: SL01, name: 举办培训班, value: 不少于4期}}]}}}}
"""
IDENTITY = ("-c", "user.name=x", "-c", "user.email=x@example.com")
ACTUALS = "targets: targets/a.yaml\nactuals: {SL01: 4期}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "a.yaml").write_text(TABLE.format(name="甲"), encoding="utf-8")
    (tmp_path / "actuals.yaml").write_text(ACTUALS, encoding="utf-8")
    return tmp_path


def screen(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out + captured.err


@pytest.mark.parametrize("command", ["check", "report --quarter 1", "score", "evidence"])
def test_an_empty_folder_is_told_of_init(command: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    code, told = screen(capsys, *command.split())
    assert code == 3
    assert told == "没有找到完成情况文件。还没有的，运行 jixiao init 建一份；放在别处的，请写明文件。\n"


@pytest.mark.parametrize(
    "command", ["check", "report --quarter 1", "score", "evidence", "record SL01 1期 --quarter 1 --actuals"]
)
@pytest.mark.usefixtures("desk")
def test_a_table_in_the_place_of_actuals(command: str, capsys) -> None:
    code, told = screen(capsys, *command.split(), "targets/a.yaml")
    assert code == 2
    assert told.count("错误[") == 1
    assert "错误[JX117] 这是目标表，这里要完成情况文件。" in told
    assert "审目标表用 jixiao lint targets/a.yaml" in told.replace("\n  ", "")


@pytest.mark.parametrize("command", ["lint", "fix", "check actuals.yaml --targets", "init -o new.yaml --targets"])
@pytest.mark.usefixtures("desk")
def test_actuals_in_the_place_of_a_table(command: str, capsys) -> None:
    code, told = screen(capsys, *command.split(), "actuals.yaml")
    assert code == 2
    assert told.count("错误[") == 1
    assert "错误[JX117] 这是完成情况文件，这里要目标表。" in told


def test_a_table_with_a_slip_is_still_told_of_the_slip(desk: Path, capsys) -> None:
    (desk / "actuals.yaml").write_text("targets: targets/a.yaml\nactual: {SL01: 4期}\n", encoding="utf-8")
    code, told = screen(capsys, "check")
    assert code == 2
    assert "JX110" in told
    assert "JX117" not in told


@pytest.mark.parametrize("command", ["check", "lint", "fmt", "diff targets/a.yaml", "diff --git HEAD"])
def test_a_form_in_the_place_of_a_text(command: str, desk: Path, capsys) -> None:
    shutil.copy(FORM, desk / "签字表.docx")
    if "--git" in command:
        for step in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
            subprocess.run(["git", *IDENTITY, *step], check=True)
    code, told = screen(capsys, *command.split(), "签字表.docx")
    assert code == 2
    assert "错误[JX117] 这是 Word 或 Excel 文件，这里要 YAML 文件。" in told
    assert "jixiao import 签字表.docx -o targets/项目.yaml" in told
    assert "UTF-8" not in told


def test_a_folder_as_evidence(desk: Path, capsys) -> None:
    (desk / "材料").mkdir()
    code, told = screen(capsys, "record", "SL01", "1期", "--quarter", "1", "--evidence", "材料")
    assert code == 2
    assert "佐证材料 材料 是文件夹，要写里面的文件。" in told
    (desk / "actuals.yaml").write_text(
        "targets: targets/a.yaml\nactuals: {SL01: {value: 4期, evidence: [材料]}}\n", encoding="utf-8"
    )
    code, told = screen(capsys, "check")
    assert code == 1
    assert "佐证材料 材料 是文件夹，要写里面的文件。" in told


class TestTablesNobodyReportsOn:
    def test_one(self, desk: Path, capsys) -> None:
        (desk / "targets" / "b.yaml").write_text(TABLE.format(name="乙"), encoding="utf-8")
        code, told = screen(capsys, "check")
        assert code == 0
        assert "警告[JX118] 有 1 张目标表没有完成情况，没有核对：targets/b.yaml\n" in told
        assert "jixiao init --targets targets/b.yaml -o actuals/b.yaml" in told
        assert run(["init", "--targets", "targets/b.yaml", "-o", "actuals/b.yaml"]) == 0
        capsys.readouterr()
        assert "JX118" not in screen(capsys, "check", "--missing", "ignore")[1]

    def test_many(self, desk: Path, capsys) -> None:
        for name in "bcdef":
            (desk / "targets" / f"{name}.yaml").write_text(TABLE.format(name=name), encoding="utf-8")
        (desk / "actuals").mkdir()
        (desk / "actuals" / "b.yaml").write_text("targets: ../targets/b.yaml\nactuals: {SL01: 4期}\n", encoding="utf-8")
        for jobs in ("1", "2"):
            for format_name in ("table", "concise", "json", "github"):
                code, told = screen(capsys, "check", "--jobs", jobs, "--format", format_name)
                assert code == 0
                assert "有 4 张目标表没有完成情况，没有核对：targets/c.yaml、targets/d.yaml、targets/e.yaml 等" in told

    def test_what_is_named_is_all_that_is_asked_about(self, desk: Path, capsys) -> None:
        (desk / "targets" / "b.yaml").write_text(TABLE.format(name="乙"), encoding="utf-8")
        assert "JX118" not in screen(capsys, "check", "actuals.yaml")[1]

    def test_a_file_that_cannot_be_read_may_be_about_it(self, desk: Path, capsys) -> None:
        (desk / "targets" / "b.yaml").write_text(TABLE.format(name="乙"), encoding="utf-8")
        (desk / "actuals").mkdir()
        (desk / "actuals" / "b.yaml").write_text("targets: [\n", encoding="utf-8")
        assert "JX118" not in screen(capsys, "check")[1]


def test_a_table_that_is_gone_is_replaced_by_one_that_is_there(desk: Path, capsys) -> None:
    (desk / "targets" / "a.yaml").rename(desk / "targets" / "项目.yaml")
    assert "例如 targets: targets/项目.yaml" in screen(capsys, "check")[1]
    (desk / "actuals").mkdir()
    (desk / "actuals.yaml").rename(desk / "actuals" / "a.yaml")
    assert "例如 targets: ../targets/项目.yaml" in screen(capsys, "check")[1]
    (desk / "targets" / "项目.yaml").unlink()
    assert "仓库里还没有目标表，先用 jixiao import 导入一张" in screen(capsys, "check")[1]
