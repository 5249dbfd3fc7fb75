"""``jixiao import`` as a whole program: where files go, what is never overwritten, and that the result can be judged."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.__main__ import run
from jixiao.documents.load import load_actuals, load_targets

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, official: Path) -> Path:
    """A folder of its own with the official form in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(official, tmp_path / "肇庆.docx")
    return tmp_path


@pytest.fixture
def filled(desk: Path, make_forms: ModuleType) -> Path:
    """A filled self-evaluation form."""
    sheet = make_forms.self_evaluation(make_forms.load_table("06"), "merged")
    return make_forms.write_docx(sheet, desk / "自评表.docx")


def test_without_output_the_table_alone_goes_to_stdout(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "肇庆.docx"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("# 由 肇庆.docx 导入")
    assert told.err.startswith("肇庆.docx：导入 24 项三级指标。\n")
    assert "下一步" not in told.err
    assert [path.name for path in desk.iterdir()] == ["肇庆.docx"]


@pytest.mark.usefixtures("filled")
def test_a_filled_form_gives_two_files(desk: Path, capsys: pytest.CaptureFixture[str], golden: Any) -> None:
    assert run(["import", "自评表.docx", "-o", "targets/自评.yaml"]) == 0
    table, values = desk / "targets" / "自评.yaml", desk / "targets" / "自评-actuals.yaml"
    golden("self-evaluation.yaml", table.read_text(encoding="utf-8"))
    golden("self-evaluation-actuals.yaml", values.read_text(encoding="utf-8"))
    golden("self-evaluation.stderr", capsys.readouterr().err)
    actuals = load_actuals(values).model
    assert actuals is not None
    assert actuals.targets == "自评.yaml"
    assert set(actuals.actuals) == {row.indicator.id for row in load_targets(table).model.rows()}


@pytest.mark.usefixtures("filled")
def test_what_was_imported_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Two values are for a person (a rating, a number misread by a scanner); all others are judged."""
    run(["import", "自评表.docx", "-o", "自评.yaml", "--actuals", "data/完成.yaml"])
    capsys.readouterr()
    assert run(["check", "data/完成.yaml"]) == 2
    out = capsys.readouterr().out
    assert "达标 13，待评定 3" in out
    assert "JX11" not in out


@pytest.mark.usefixtures("filled")
def test_the_actual_values_need_a_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "自评表.docx"]) == 0
    assert "表里还有完成情况，没有写出；请用 -o 或 --actuals 指明文件。" in capsys.readouterr().err
    assert not list(desk.glob("*.yaml"))


@pytest.mark.parametrize("taken", ["表.yaml", "表-actuals.yaml"])
@pytest.mark.usefixtures("filled")
def test_nothing_is_overwritten_without_force(desk: Path, taken: str, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / taken).write_text("mine", encoding="utf-8")
    assert run(["import", "自评表.docx", "-o", "表.yaml"]) == 2
    assert f"文件已存在，没有覆盖：{taken}。要覆盖请加 --force。" in capsys.readouterr().err
    assert [path.name for path in desk.glob("*.yaml")] == [taken]
    assert (desk / taken).read_text(encoding="utf-8") == "mine"
    assert run(["import", "自评表.docx", "-o", "表.yaml", "--force"]) == 0
    assert (desk / taken).read_text(encoding="utf-8") != "mine"


@pytest.mark.usefixtures("filled")
def test_several_forms_go_to_a_folder(desk: Path) -> None:
    assert run(["import", "肇庆.docx", "自评表.docx", "-o", "out"]) == 0
    assert sorted(path.name for path in (desk / "out").iterdir()) == ["肇庆.yaml", "自评表-actuals.yaml", "自评表.yaml"]


@pytest.mark.usefixtures("filled")
def test_a_folder_stands_for_its_forms(desk: Path) -> None:
    (desk / "~$自评表.docx").write_bytes(b"lock")
    assert run(["import", ".", "-o", "out"]) == 0
    assert (desk / "out" / "肇庆.yaml").is_file()


@pytest.mark.parametrize("name", ["旧表.doc", "旧表.xls", "旧表.wps", "带宏.xlsm", "带宏.DOCM"])
def test_a_form_of_a_folder_that_cannot_be_read_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (desk / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert run(["import", ".", "-o", "out"]) == 2
    assert f"{name}：" in capsys.readouterr().err
    assert [path.name for path in (desk / "out").iterdir()] == ["肇庆.yaml"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["肇庆.docx", "自评表.docx"], "有不止一张表，请用 -o 指明一个文件夹。"),
        (["肇庆.docx", "自评表.docx", "-o", "x.yaml"], "有不止一张表，请用 -o 指明一个文件夹。"),
        (["肇庆.docx", "自评表.docx", "-o", "x", "--actuals", "y.yaml"], "不能用 --actuals"),
        (["肇庆.docx", "-o", "."], "是文件夹，请写文件名"),
        (["肇庆.docx", "copy/肇庆.docx", "-o", "x"], "有两张表都要写成 肇庆.yaml"),
        (["empty"], "文件夹里没有 .docx、.xlsx 或 .txt 文件。"),
        ([], "缺少参数"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_usage(desk: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "copy").mkdir()
    (desk / "empty").mkdir()
    shutil.copy(desk / "肇庆.docx", desk / "copy")
    assert run(["import", *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert not list(desk.rglob("*.yaml"))


def test_one_bad_form_does_not_stop_the_others(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "扫描.pdf").write_bytes(b"%PDF-1.7")
    assert run(["import", "扫描.pdf", "肇庆.docx", "-o", "out"]) == 2
    assert [path.name for path in (desk / "out").iterdir()] == ["肇庆.yaml"]
    assert "扫描.pdf：这是 PDF，读不出表格。" in capsys.readouterr().err


def test_an_import_points_to_the_schema_of_the_project(desk: Path) -> None:
    (desk / "jixiao.toml").write_text("", encoding="utf-8")
    (desk / "schemas").mkdir()
    (desk / "schemas" / "targets.schema.json").write_text("{}", encoding="utf-8")
    assert run(["import", "肇庆.docx", "-o", "targets/肇庆.yaml"]) == 0
    first = (desk / "targets" / "肇庆.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/targets.schema.json"


def test_the_import_speaks_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "import", "--help"]) == 0
    assert "FORM" in capsys.readouterr().out
