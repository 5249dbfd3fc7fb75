"""``jixiao fmt`` as it is run: what it prints, writes and returns."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from jixiao import formatting
from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MESSY = "actuals:\n     SL01:  '4个'   # 甲\n"
TIDY = "actuals:\n  SL01: 4个   # 甲\n"
TABLE = (
    "indicators:\n  产出指标:\n    数量指标:\n    - {id: SL01, name: 甲, value: 4个}\nproject: {name: 甲, year: 2025}\n"
)


class Result(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.fixture
def jixiao(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Result]:
    def call(*arguments: str) -> Result:
        code = run(list(arguments))
        captured = capsysbinary.readouterr()
        return Result(code, captured.out.decode(), captured.err.decode())

    return call


def test_a_file_is_put_in_shape_once(desk: Path, jixiao: Callable[..., Result]) -> None:
    file = desk / "actuals.yaml"
    file.write_text(MESSY, encoding="utf-8")
    assert jixiao("fmt", "actuals.yaml") == Result(0, "已整理 actuals.yaml\n", "")
    assert file.read_text(encoding="utf-8") == TIDY
    assert jixiao("fmt", "actuals.yaml") == Result(0, "1 个文件本来就整齐\n", "")
    assert not list(desk.glob(".actuals*"))


def test_check_names_the_files_and_writes_nothing(desk: Path, jixiao: Callable[..., Result]) -> None:
    (desk / "actuals.yaml").write_text(MESSY, encoding="utf-8")
    assert jixiao("fmt", "--check") == Result(1, "要整理 actuals.yaml\n", "")
    assert (desk / "actuals.yaml").read_text(encoding="utf-8") == MESSY


def test_diff_shows_the_lines(desk: Path, jixiao: Callable[..., Result]) -> None:
    (desk / "actuals.yaml").write_text(MESSY, encoding="utf-8")
    result = jixiao("fmt", "--diff", "actuals.yaml")
    assert result.code == 1
    assert "-     SL01:  '4个'   # 甲\n+  SL01: 4个   # 甲\n" in result.out
    assert (desk / "actuals.yaml").read_text(encoding="utf-8") == MESSY


def test_a_folder_holds_all_three_kinds(desk: Path, jixiao: Callable[..., Result]) -> None:
    (desk / "a.yaml").write_text(MESSY, encoding="utf-8")
    (desk / "t.yaml").write_text(TABLE, encoding="utf-8")
    (desk / "w.yaml").write_text(
        "waivers:\n- {reason: 乙, indicator: SL01, approved_by: 丙, until: 2026-01-01}\n", encoding="utf-8"
    )
    (desk / "other.yaml").write_text("a:   1\n", encoding="utf-8")
    result = jixiao("fmt", ".")
    assert result.code == 0
    assert sorted(result.out.splitlines()) == ["已整理 a.yaml", "已整理 t.yaml", "已整理 w.yaml"]
    assert "- {indicator: SL01, reason: 乙," in (desk / "w.yaml").read_text(encoding="utf-8")
    assert (desk / "other.yaml").read_text(encoding="utf-8") == "a:   1\n"


def test_the_standard_input_goes_to_the_standard_output(
    monkeypatch: pytest.MonkeyPatch, jixiao: Callable[..., Result]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MESSY.encode())))
    assert jixiao("fmt", "-") == Result(0, TIDY, "")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"actuals: [\n")))
    broken = jixiao("fmt", "-")
    assert (broken.code, broken.out) == (2, "")
    assert "JX104" in broken.err


def test_the_standard_input_stands_alone(jixiao: Callable[..., Result]) -> None:
    assert jixiao("fmt", "-", "a.yaml").code == 2


BROKEN = [
    pytest.param("actuals: {\n", "JX104", id="YAML 写法有误"),
    pytest.param("actual:\n  SL01: 1\n", "JX701", id="看不出是什么文件"),
    pytest.param("actuals:\n  SL01: {valeu: 1}\n", "JX110", id="不认识的键"),
    pytest.param("", "JX701", id="空文件"),
]


@pytest.mark.parametrize(("text", "code"), BROKEN)
def test_a_broken_file_is_told_and_left_alone(desk: Path, jixiao: Callable[..., Result], text: str, code: str) -> None:
    file = desk / "actuals.yaml"
    file.write_text(text, encoding="utf-8")
    result = jixiao("fmt", "actuals.yaml")
    assert result.code == 2
    assert code in result.out
    assert file.read_text(encoding="utf-8") == text


def test_one_broken_file_does_not_keep_the_others(desk: Path, jixiao: Callable[..., Result]) -> None:
    (desk / "a.yaml").write_text("actuals: {\n", encoding="utf-8")
    (desk / "b.yaml").write_text(MESSY, encoding="utf-8")
    assert jixiao("fmt", "a.yaml", "b.yaml").code == 2
    assert (desk / "b.yaml").read_text(encoding="utf-8") == TIDY


@pytest.mark.usefixtures("desk")
def test_nothing_to_format_is_exit_code_3(jixiao: Callable[..., Result]) -> None:
    assert jixiao("fmt") == Result(3, "没有找到可以整理的文件。\n", "")
    assert jixiao("fmt", "no.yaml").code == 2


def test_what_would_say_something_else_is_not_written(
    desk: Path, jixiao: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "actuals.yaml").write_text(MESSY, encoding="utf-8")
    for wrong in (TIDY.replace("4", "5"), TIDY.replace("# 甲", "")):
        monkeypatch.setattr(formatting, "canonical", lambda _document, _shape, wrong=wrong: wrong)
        result = jixiao("fmt", "actuals.yaml")
        assert result.code == 2
        assert "JX702" in result.out
        assert (desk / "actuals.yaml").read_text(encoding="utf-8") == MESSY


def test_line_ends_and_the_byte_order_mark_stay(desk: Path, jixiao: Callable[..., Result]) -> None:
    (desk / "actuals.yaml").write_bytes(b"\xef\xbb\xbf" + MESSY.replace("\n", "\r\n").encode())
    assert jixiao("fmt", "actuals.yaml").code == 0
    assert (desk / "actuals.yaml").read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the mark read-only does not stop this user")
def test_a_file_that_is_read_only_is_told(desk: Path, jixiao: Callable[..., Result]) -> None:
    (desk / "actuals.yaml").write_text(MESSY, encoding="utf-8")
    (desk / "actuals.yaml").chmod(0o444)
    result = jixiao("fmt", "actuals.yaml")
    assert result.code == 2
    assert "JX401" in result.out


def test_a_link_out_of_the_repository_is_not_followed(
    desk: Path, tmp_path_factory: pytest.TempPathFactory, jixiao: Callable[..., Result]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "actuals.yaml"
    elsewhere.write_text(MESSY, encoding="utf-8")
    (desk / "actuals.yaml").symlink_to(elsewhere)
    assert jixiao("fmt", "actuals.yaml").code == 2
    assert elsewhere.read_text(encoding="utf-8") == MESSY


def test_what_other_commands_write_is_in_shape(desk: Path, jixiao: Callable[..., Result]) -> None:
    (desk / "targets").mkdir()
    (desk / "targets" / "a.yaml").write_text(TABLE, encoding="utf-8")
    assert jixiao("fmt", "targets").code == 0
    assert jixiao("init").code == 0
    assert jixiao("record", "SL01", "2个", "--quarter", "1").code == 0
    assert jixiao("fmt", "--check").code == 0
