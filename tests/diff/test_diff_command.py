"""``jixiao diff`` as it is run: two files, two folders, git revisions, formats and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Result

    Run = Callable[..., Result]

NEW = (
    ("year: 2025", "year: 2026"),
    ("2025年", "2026年"),
    ("365万元", "400万元"),
    ("不少于3场}", "约3场}"),
    ("100家以上", "120家以上"),
    ("不断加强", "明显加强"),
    ("      - {id: SL04, name: 2026年大赛, value: 1场}\n", ""),
    ("不适于1届次}", "不适于1届次, reading: 不少于1届次}"),
)


@pytest.fixture
def two(desk: Path, old: str) -> tuple[Path, Path]:
    """The table, and the same a year later."""
    new = old
    for before, after in NEW:
        assert before in new
        new = new.replace(before, after)
    paths = desk / "old.yaml", desk / "new.yaml"
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("width", ["80", "120"])
def test_the_screen(
    jixiao: Run, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    result = jixiao("diff", "old.yaml", "new.yaml")
    assert (result.code, result.err) == (0, "")
    golden(f"table-{width}.txt", result.out)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("name", ["markdown", "concise"])
def test_text_formats(jixiao: Run, golden: Callable[[str, str], None], name: str) -> None:
    result = jixiao("diff", "old.yaml", "new.yaml", "--format", name)
    assert result.code == 0
    golden(f"diff.{name}", result.out)


@pytest.mark.usefixtures("two")
def test_json(jixiao: Run, golden: Callable[[str, str], None]) -> None:
    from jixiao import __version__

    result = jixiao("diff", "old.yaml", "new.yaml", "--format", "json")
    golden("diff.json", result.out.replace(f'"{__version__}"', '"VERSION"'))
    document = json.loads(result.out)
    assert document["schema"] == "jixiao.diff/1"
    summary = document["summary"]
    changes = [change for table in document["tables"] for change in table["changes"]]
    assert summary["changes"] == len(changes)
    for effect in ("looser", "tighter", "unclear"):
        assert summary[effect] == sum(change["effect"] == effect for change in changes)


FAILS = [
    (["--fail-on", "any"], "不少于3场}", "不少于5场}", 1),
    (["--exit-code"], "不少于3场}", "不少于5场}", 1),
    (["--fail-on", "never"], "不少于3场}", "约3场}", 0),
    ([], "不少于3场}", "约3场}", 0),
    (["--fail-on", "loosened"], "不少于3场}", "不少于5场}", 0),
    (["--fail-on", "loosened"], "不少于3场}", "约3场}", 1),
    (["--fail-on", "loosened"], "      - {id: SL04, name: 2025年大赛, value: 1场}\n", "", 1),
    (["--fail-on", "loosened"], "weight: 10", "due: 3", 0),
    (["--fail-on", "loosened"], "不断加强", "明显加强", 0),
    (["--fail-on", "unclear"], "不断加强", "明显加强", 1),
    (["--fail-on", "any"], "年", "年", 0),
]


@pytest.mark.parametrize(("options", "before", "after", "code"), FAILS)
def test_exit_code(desk: Path, old: str, jixiao: Run, options: list[str], before: str, after: str, code: int) -> None:
    (desk / "old.yaml").write_text(old, encoding="utf-8")
    (desk / "new.yaml").write_text(old.replace(before, after), encoding="utf-8")
    assert jixiao("diff", "old.yaml", "new.yaml", *options).code == code


@pytest.mark.usefixtures("two")
def test_a_broken_side_is_told_in_every_format(desk: Path, jixiao: Run) -> None:
    (desk / "old.yaml").write_text("indicators: {\n", encoding="utf-8")
    for name in ("table", "concise", "json", "markdown"):
        result = jixiao("diff", "old.yaml", "new.yaml", "--format", name, "--fail-on", "any")
        assert result.code == 2
        assert "JX104" in result.out
        assert "没有变化" not in result.out


USAGE = [
    (["diff"], "要写两个"),
    (["diff", "old.yaml"], "要写两个"),
    (["diff", "old.yaml", "no.yaml"], "找不到：no.yaml"),
    (["diff", "old.yaml", "."], "两个都要是文件"),
    (["diff", "old.yaml", "new.yaml", "--format", "xlsx"], "--format"),
    (["diff", "old.yaml", "new.yaml", "--fail-on", "sometimes"], "--fail-on"),
    (["diff", "old.yaml", "--git", "HEAD"], "不在 git 仓库里"),
    (["diff", "old.yaml", "--git", "-x"], "--git 要写成"),
    (["diff", "old.yaml", "--git", "a...b"], "--git 要写成"),
    (["diff", "old.yaml", "--git", ".."], "--git 要写成"),
]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("arguments", "sentence"), USAGE)
def test_usage(jixiao: Run, monkeypatch: pytest.MonkeyPatch, desk: Path, arguments: list[str], sentence: str) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    result = jixiao(*arguments)
    assert result.code == 2
    assert sentence in result.err
    assert result.out == ""


def test_folders_are_matched_by_path_then_by_project_and_region(desk: Path, old: str, jixiao: Run) -> None:
    other = old.replace("region: 示例市", "region: 另一市")
    files = {
        "2025/same.yaml": old,
        "2025/a-2025.yaml": other,
        "2025/gone.yaml": old.replace("name: 示例项目", "name: 停了的项目"),
        "2026/same.yaml": old.replace("不少于3场}", "不少于4场}"),
        "2026/a-2026.yaml": other.replace("不少于3场}", "不少于2场}"),
        "2026/fresh.yaml": old.replace("name: 示例项目", "name: 新的项目"),
    }
    for name, text in files.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(text, encoding="utf-8")
    result = jixiao("diff", "2025", "2026", "--format", "json")
    pairs = {
        tuple(side["path"] if side else None for side in (table["old"], table["new"])): [
            c["kind"] for c in table["changes"]
        ]
        for table in json.loads(result.out)["tables"]
    }
    assert pairs == {
        ("2025/same.yaml", "2026/same.yaml"): ["raised"],
        ("2025/a-2025.yaml", "2026/a-2026.yaml"): ["lowered"],
        (None, "2026/fresh.yaml"): ["added"],
        ("2025/gone.yaml", None): ["dropped"],
    }


def test_empty_folders_are_exit_code_3(desk: Path, jixiao: Run) -> None:
    (desk / "a").mkdir()
    (desk / "b").mkdir()
    assert jixiao("diff", "a", "b").code == 3


# ── git ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def git(folder: Path, *arguments: str) -> None:
    identity = {
        f"GIT_{role}_{part}": "someone@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(desk: Path, old: str) -> Path:
    """A repository with two commits of a table, and a third version on the disk; its name is awkward on purpose."""
    git(desk, "init", "--quiet")
    file = desk / "targets" / "目标 $(表).yaml"
    file.parent.mkdir()
    for text in (old, old.replace("不少于3场}", "不少于4场}")):
        file.write_text(text, encoding="utf-8")
        git(desk, "add", ".")
        git(desk, "commit", "--quiet", "-m", "x")
    file.write_text(old.replace("不少于3场}", "不少于5场}"), encoding="utf-8")
    return file


REVISIONS = [
    ("HEAD", "不少于4场 → 不少于5场"),
    ("HEAD~1", "不少于3场 → 不少于5场"),
    ("HEAD~1..HEAD", "不少于3场 → 不少于4场"),
    ("HEAD~1..", "不少于3场 → 不少于4场"),
    ("..HEAD~1", "不少于4场 → 不少于3场"),
]


@pytest.mark.parametrize(("revision", "change"), REVISIONS)
def test_a_file_is_compared_with_a_revision(repository: Path, jixiao: Run, revision: str, change: str) -> None:
    result = jixiao("diff", str(repository), "--git", revision, "--format", "concise")
    assert result.code == 0
    assert change in result.out


@pytest.mark.usefixtures("repository")
def test_without_a_file_the_configured_ones_are_compared(jixiao: Run) -> None:
    assert "不少于4场 → 不少于5场" in jixiao("diff", "--git", "HEAD", "--format", "concise").out


@pytest.mark.usefixtures("repository")
def test_a_folder_is_compared_with_a_revision(desk: Path, old: str, jixiao: Run) -> None:
    (desk / "targets" / "neu.yaml").write_text(old.replace("name: 示例项目", "name: 新的项目"), encoding="utf-8")
    result = json.loads(jixiao("diff", "targets", "--git", "HEAD", "--format", "json").out)
    assert [(table["old"] is None, table["changes"][0]["kind"]) for table in result["tables"]] == [
        (False, "raised"),
        (True, "added"),
    ]


def test_a_subfolder_works_as_well(repository: Path, monkeypatch: pytest.MonkeyPatch, jixiao: Run) -> None:
    monkeypatch.chdir(repository.parent)
    assert "不少于4场 → 不少于5场" in jixiao("diff", repository.name, "--git", "HEAD", "--format", "concise").out


REFUSED = [
    ("nowhere", "git 仓库里没有这个版本：nowhere"),
    ("HEAD~9", "git 仓库里没有这个版本：HEAD~9"),
    ("HEAD..nowhere", "git 仓库里没有这个版本：nowhere"),
]


@pytest.mark.parametrize(("revision", "sentence"), REFUSED)
def test_an_unknown_revision_is_a_sentence(repository: Path, jixiao: Run, revision: str, sentence: str) -> None:
    result = jixiao("diff", str(repository), "--git", revision)
    assert (result.code, result.out) == (2, "")
    assert sentence in result.err


def test_a_file_that_is_not_in_the_revision_is_a_sentence(repository: Path, old: str, jixiao: Run) -> None:
    fresh = repository.with_name("neu.yaml")
    fresh.write_text(old, encoding="utf-8")
    result = jixiao("diff", str(fresh), "--git", "HEAD")
    assert result.code == 2
    assert "版本 HEAD 里没有文件" in result.err


def test_without_git_there_is_a_sentence(repository: Path, monkeypatch: pytest.MonkeyPatch, jixiao: Run) -> None:
    monkeypatch.setenv("PATH", "")
    result = jixiao("diff", str(repository), "--git", "HEAD")
    assert result.code == 2
    assert "找不到 git 程序" in result.err


# ── hostile text ─────────────────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = [
    "[/red]",
    "::error::x",
    "]]>",
    "<script>alert(1)</script>",
    "%0A",
    "\u202e反",
    "\x1b[31m",
    "|a|b|",
    "`x`",
    "**b**",
    "{0}",
    "<!-- -->",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_come_out_harmless(desk: Path, old: str, jixiao: Run, text: str) -> None:
    written = json.dumps(text)
    new = old.replace("name: 服务企业", f"name: {written}").replace("title: 省级", f"note: {written}\ntitle: 省级")
    (desk / "old.yaml").write_text(old, encoding="utf-8")
    (desk / "new.yaml").write_text(new, encoding="utf-8")
    assert (
        json.loads(jixiao("diff", "old.yaml", "new.yaml", "--format", "json").out)["tables"][0]["changes"][0]["new"]
        == text
    )
    for name in ("table", "concise", "markdown"):
        shown = jixiao("diff", "old.yaml", "new.yaml", "--format", name).out
        assert not {"\x1b", "\u202e"} & set(shown)
        if name == "markdown":
            assert not any(sign in shown for sign in ("<script", "<!--", "**b**", "`x`"))
            rows = [line for line in shown.splitlines() if line.startswith("|")]
            assert {row.replace("\\|", "").count("|") for row in rows} == {7}
