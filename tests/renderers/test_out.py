"""Several formats in one run, the same exit code in all, and what the surroundings of CI change."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from jixiao.__main__ import run
from jixiao.renderers import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {"xlsx", "docx"}


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [("clean", "check", 0), ("clean", "lint", 0), ("wrong", "check", 2), ("wrong", "lint", 2), ("hostile", "lint", 1)],
)
def test_the_exit_code_is_the_same_in_every_format(name: str, kind: str, code: int, desk, capsys) -> None:
    desk(name)
    formats = [one for one in FORMATS[kind] if one not in FORMS]
    assert {one: run([kind, "--format", one]) for one in formats} == dict.fromkeys(formats, code)
    outs = [argument for one in formats for argument in ("--out", f"{one}=out.{one}")]
    assert run([kind, *outs]) == code
    capsys.readouterr()


def test_every_copy_is_what_the_format_alone_would_be(desk, capsys) -> None:
    folder = desk("wrong")
    formats = [one for one in FORMATS["check"] if one not in {"table", *FORMS}]
    capsys.readouterr()
    run(["check", "--format", "concise", *(argument for one in formats for argument in ("--out", f"{one}=out.{one}"))])
    captured = capsys.readouterr()
    assert captured.out.endswith("3 个警告。\n")
    assert captured.err.count("已写出") == len(formats)
    for one in formats:
        run(["check", "--format", one])
        written = (folder / f"out.{one}").read_bytes()
        assert written.removeprefix(b"\xef\xbb\xbf") == capsys.readouterr().out.encode()
        assert b"\r" not in written
        assert written.startswith(b"\xef\xbb\xbf") == (one == "csv")


def test_report_and_score_take_copies_too(root: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(root)
    actuals = "examples/zhaoqing-2025-q3.yaml"
    for command in (["report", "--quarter", "3", actuals], ["score", actuals]):
        file = tmp_path / f"{command[0]}.json"
        alone = run(command)
        assert run([*command, "--out", f"json={file}"]) == alone
        assert json.loads(file.read_bytes())["tool"]["name"] == "jixiao"
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "sarif"], "--out 要写成 格式=文件，例如 sarif=jixiao.sarif，写的是「sarif」。"),
        (["--out", "pdf=x.pdf"], "--out 没有「pdf」这个值"),
        (["--out", "json=x", "--out", "sarif=./x"], "两份结果不能写进同一个文件：./x"),
        (["-o", "x", "--out", "sarif=x"], "两份结果不能写进同一个文件：x"),
    ],
)
def test_a_copy_that_makes_no_sense_is_a_usage_error(arguments: list[str], message: str, desk, capsys) -> None:
    folder = desk("clean")
    assert run(["check", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err
    assert not (folder / "x").exists()


def test_a_copy_that_cannot_be_written_costs_no_other(desk, capsys) -> None:
    folder = desk("clean")
    assert run(["check", "--out", "json=nowhere/a.json", "--out", "sarif=b.sarif"]) == 2
    captured = capsys.readouterr()
    assert "达标 7" in captured.out
    assert "写不了文件 nowhere/a.json" in captured.err
    assert (folder / "b.sarif").is_file()


def test_a_file_name_may_hold_an_equals_sign(desk, capsys) -> None:
    folder = desk("clean")
    assert run(["check", "--out", "json=a=b.json"]) == 0
    assert (folder / "a=b.json").is_file()
    capsys.readouterr()


@pytest.mark.parametrize(("kind", "code"), [("check", 2), ("lint", 2)])
def test_under_pre_commit_one_line_a_problem(kind: str, code: int, desk, capsys, monkeypatch) -> None:
    desk("wrong")
    run([kind, "--format", "concise"])
    concise = capsys.readouterr().out
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert run([kind]) == code
    assert capsys.readouterr().out == concise
    run([kind, "--format", "table"])
    assert capsys.readouterr().out != concise


def paths(capsys) -> set[str]:
    run(["check", "--format", "gitlab"])
    return {entry["location"]["path"] for entry in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_start_where_ci_says(variable: str, desk, capsys, monkeypatch) -> None:
    folder = desk("wrong")
    monkeypatch.setenv(variable, str(folder.parent))
    assert "desk/actuals.yaml" in paths(capsys)
    monkeypatch.setenv(variable, str(folder / "elsewhere"))
    assert "actuals.yaml" in paths(capsys)


def test_without_ci_paths_start_at_the_repository(desk, capsys) -> None:
    folder = desk("wrong")
    (folder.parent / ".git").mkdir()
    assert "desk/actuals.yaml" in paths(capsys)


def test_github_annotations_name_files_from_the_workspace(desk, capsys, monkeypatch) -> None:
    folder = desk("wrong")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.parent))
    run(["check", "--format", "github"])
    assert "file=desk/actuals.yaml," in capsys.readouterr().out


class TestTheStepSummary:
    """The full list, as Markdown, once the format github is chosen."""

    @pytest.fixture(autouse=True)
    def _file(self, desk, tmp_path: Path, monkeypatch) -> None:
        desk("wrong")
        self.file = tmp_path / "summary.md"
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(self.file))

    @pytest.mark.parametrize("arguments", [["--format", "github"], ["--out", "github=annotations.txt"]])
    def test_it_is_appended(self, arguments: list[str], capsys) -> None:
        self.file.write_text("# 前一步\n", encoding="utf-8")
        run(["check", *arguments])
        text = self.file.read_text(encoding="utf-8")
        assert text.startswith("# 前一步\n")
        assert "### jixiao check\n" in text
        assert all(
            f"SL{number:02}" in text for number in (1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12)
        )  # more than the ten annotations
        capsys.readouterr()

    def test_another_format_writes_none(self, capsys) -> None:
        run(["check"])
        assert not self.file.exists()
        capsys.readouterr()

    @pytest.mark.parametrize("taken", [0, 1024 * 1024 - 1000, 1024 * 1024])
    def test_it_stays_under_the_limit(self, taken: int, capsys) -> None:
        self.file.write_bytes(b"x" * taken)
        run(["check", "--format", "github"])
        assert self.file.stat().st_size <= 1024 * 1024
        self.file.read_text(encoding="utf-8")  # no character is cut in two
        capsys.readouterr()

    def test_a_summary_that_fails_is_no_verdict(self, tmp_path: Path, capsys, monkeypatch) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
        assert run(["check", "--format", "github"]) == 2
        assert "写不了文件" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="file names are characters there, not bytes")
@pytest.mark.parametrize("format_name", FORMATS["check"])
def test_a_file_name_that_is_no_text_breaks_no_format(format_name: str, desk, capsys) -> None:
    folder = desk("wrong")
    name = os.fsdecode(b"\xff.yaml")
    (folder / "actuals.yaml").rename(folder / name)
    code = run(["check", name, "-o", "out"])
    place = ["-o", "shown"] if format_name in FORMS else []  # bytes that are no text cannot be captured as one
    assert run(["check", name, "--format", format_name, *place, "--out", f"{format_name}=copy"]) == code
    assert capsys.readouterr().err.count("程序内部出错") == 0
    written = (folder / "copy").read_bytes()
    if format_name in FORMS:
        return
    text = written.decode("utf-8")
    if format_name == "json":
        assert json.loads(text)["checks"][0]["actuals"]["path"] == name
    if format_name == "sarif":
        uris = [
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for one in json.loads(text)["runs"][0]["results"]
        ]
        assert "%FF.yaml" in uris
