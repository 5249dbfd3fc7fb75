"""``jixiao init``: a new repository of targets in which every command has something to say; nothing is ever overwritten."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from jixiao import __version__
from jixiao import starter as starter_room
from jixiao.__main__ import run
from jixiao.starter import PARTS, SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
FORM = ROOT / "tests" / "office" / "forms"


def screen(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A repository as ``init`` makes it, and we are in it."""
    monkeypatch.chdir(tmp_path)
    assert run(["init", "绩效 目标"]) == 0
    monkeypatch.chdir(tmp_path / "绩效 目标")
    capsys.readouterr()
    return tmp_path / "绩效 目标"


def test_every_file_of_the_starter_is_listed() -> None:
    folder = Path(str(starter_room.__file__)).parent
    listed = {part.source for part in (*PARTS, *SAMPLE)}
    assert {path.name for path in folder.iterdir() if path.suffix != ".py" and path.is_file()} == listed


def test_what_it_makes(tmp_path: Path, monkeypatch, capsys, golden: Callable[[str, str], None]) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = screen(capsys, "init", "目标")
    assert (code, err) == (0, "")
    golden("init.txt", out)
    made = contents(tmp_path / "目标")
    assert {f"目标/{name}" for name in made} == set(re.findall(r"^新建  (.+)$", out, re.MULTILINE))
    for name, content in made.items():
        assert b"\r" not in content, name
        assert not re.search(rb"@[a-z]+@", content), name
        assert content.endswith(b"\n"), name
        content.decode("utf-8")


def test_every_command_works_at_once(fresh: Path, capsys, golden: Callable[[str, str], None]) -> None:
    assert screen(capsys, "lint") == (0, "共 1 张表，没有发现问题。\n", "")
    assert screen(capsys, "lint", ".") == (0, "共 1 张表，没有发现问题。\n", "")
    code, out, _err = screen(capsys, "check")
    assert code == 0
    golden("init-check.txt", out)
    assert screen(capsys, "check", ".")[1] == out
    code, out, _err = screen(capsys, "report", "--quarter", "1")
    assert code == 0
    assert "总体 正常(绿)" in out
    for quarter in "234":
        code, out, _err = screen(capsys, "report", "--quarter", quarter)
        assert code == 1
        assert "滞后" in out
    assert screen(capsys, "score")[0] == 0
    assert screen(capsys, "evidence")[0] == 0
    assert screen(capsys, "fmt", "--check")[0] == 0
    code, out, _err = screen(
        capsys, "record", "SL01", "1场", "--quarter", "2", "--evidence", "evidence/2026Q1-sample.txt"
    )
    assert code == 0
    assert (fresh / "actuals.yaml").read_text(encoding="utf-8").count("value: 1场") == 2


def test_it_says_that_it_is_a_sample(fresh: Path) -> None:
    for name in ("targets/sample-2026.yaml", "actuals.yaml", "evidence/2026Q1-sample.txt"):
        assert "这是示例" in (fresh / name).read_text(encoding="utf-8")


def test_twice_is_harmless(fresh: Path, capsys) -> None:
    before = contents(fresh)
    for arguments in (["init"], ["init", "."], ["init", str(fresh)]):
        code, out, err = screen(capsys, *arguments)
        assert (code, err) == (0, "")
        assert sorted(re.findall(r"^已有  (.+)$", out, re.MULTILINE)) == sorted(
            set(before) - {"evidence/2026Q1-sample.txt"}
        )
        assert "新建" not in out
    assert contents(fresh) == before


def test_what_was_written_since_stays_and_what_was_lost_comes_back(fresh: Path, capsys) -> None:
    (fresh / "README.md").write_text("自己写的\n", encoding="utf-8")
    (fresh / "actuals.yaml").write_text("targets: targets/sample-2026.yaml\nactuals: {}\n", encoding="utf-8")
    (fresh / ".gitattributes").unlink()
    before = contents(fresh)
    code, out, _err = screen(capsys, "init")
    assert code == 0
    assert "新建  .gitattributes\n" in out
    after = contents(fresh)
    assert set(after) - set(before) == {".gitattributes"}
    assert {name: after[name] for name in before} == before


def test_the_files_for_other_programs_are_sound(fresh: Path) -> None:
    yaml = YAML(typ="safe", pure=True)
    workflow = yaml.load(fresh / ".github" / "workflows" / "jixiao.yml")
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for step in workflow["jobs"]["jixiao"]["steps"] if "jixiao" in step["uses"]]
    assert [step["with"]["command"] for step in steps] == ["lint", "check"]
    assert {step["uses"] for step in steps} == {f"OWNER/jixiao@v{__version__}"}
    hooks = yaml.load(fresh / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert all(run([*hook["entry"].split()[1:]]) == 0 for hook in hooks)
    assert all(re.search(hook["files"], "targets/sample-2026.yaml") for hook in hooks)
    for kind, name in (("targets", "targets/sample-2026.yaml"), ("actuals", "actuals.yaml")):
        schema = json.loads((fresh / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
        text = (fresh / name).read_text(encoding="utf-8")
        modeline = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert modeline is not None
        assert ((fresh / name).parent / modeline[1]).resolve() == fresh / "schemas" / f"{kind}.schema.json"
        assert list(Draft7Validator(schema).iter_errors(json.loads(json.dumps(yaml.load(text), default=str)))) == []


def test_the_settings_it_explains_are_the_defaults(fresh: Path, capsys) -> None:
    """With every ``#`` taken away the file still means the same."""
    before = [screen(capsys, command) for command in ("check", "lint", "report", "score")]
    file = fresh / "jixiao.toml"
    text = file.read_text(encoding="utf-8")
    settings = re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE)
    assert settings.count("\n# ") < text.count("\n# ")
    file.write_text(settings.replace('ignore = ["L10"]', "ignore = []"), encoding="utf-8")
    assert [screen(capsys, command) for command in ("check", "lint", "report", "score")] == before


@pytest.mark.skipif(os.name == "nt", reason="git may not be there")
def test_git_keeps_the_evidence_as_it_is(fresh: Path) -> None:
    def attributes(name: str) -> str:
        return subprocess.run(
            ["git", "check-attr", "text", "eol", "--", name],
            cwd=fresh,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    subprocess.run(["git", "init", "--quiet"], cwd=fresh, check=True)
    assert "text: auto" in attributes("targets/a.yaml")
    assert "eol: lf" in attributes("targets/a.yaml")
    assert "text: unset" in attributes("targets/a.docx")
    assert "text: unset" in attributes("evidence/材料.txt")
    subprocess.run(["git", "add", "--all"], cwd=fresh, check=True)
    known = subprocess.run(["git", "ls-files", "-z"], cwd=fresh, capture_output=True, encoding="utf-8", check=True)
    assert set(filter(None, known.stdout.split("\0"))) == set(contents(fresh)) - {
        name for name in contents(fresh) if name.startswith(".git/")
    }


def test_inside_a_repository_from_a_folder_of_it(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("原来就有\n", encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    code, out, _err = screen(capsys, "init")
    assert code == 0
    assert f"已有  {tmp_path.as_posix()}/README.md\n" in out
    assert f"新建  {tmp_path.as_posix()}/.github/workflows/jixiao.yml\n" in out
    assert "git init" not in out
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "原来就有\n"
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_folder_of_a_repository(tmp_path: Path, monkeypatch, capsys) -> None:
    """What git and CI read only at the top is left to whoever owns the top."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "other.yaml").write_text("indicators: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, _err = screen(capsys, "init", "预算/绩效")
    assert code == 0
    assert re.findall(r"^未建  (\S+)：", out, re.MULTILINE) == [
        ".pre-commit-config.yaml",
        ".github/workflows/jixiao.yml",
    ]
    assert "新建  预算/绩效/targets/sample-2026.yaml\n" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "targets", "预算"]
    monkeypatch.chdir(tmp_path / "预算" / "绩效")
    assert screen(capsys, "check")[0] == 0


def test_a_form_becomes_the_table(tmp_path: Path, monkeypatch, capsys) -> None:
    form = next(path for path in sorted(FORM.iterdir()) if path.suffix == ".docx")
    monkeypatch.chdir(tmp_path)
    code, out, err = screen(capsys, "init", "目标", "--from", str(form))
    assert code == 0, (out, err)
    tables = list((tmp_path / "目标" / "targets").iterdir())
    assert len(tables) == 1
    assert "sample" not in out
    assert "都还没有填报" in out
    assert f"targets: targets/{tables[0].name}" in (tmp_path / "目标" / "actuals.yaml").read_text(encoding="utf-8")
    assert tables[0].read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../schemas/")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["init", "file"], "file 是文件，不是文件夹。"),
        (["init", "file/below"], "建不了文件夹 file/below：路径里有一段不是文件夹。"),
        (["init", "folder", "--from", "file"], "file："),
        (["init", "folder", "--from", "nowhere.docx"], "找不到：nowhere.docx"),
        (["init", "folder", "-o", "a.yaml"], "不能和文件夹、--from、--drop-sample 一起写"),
        (["init", "--targets", "file", "--from", "file"], "不能和文件夹、--from、--drop-sample 一起写"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], words: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("不是表", encoding="utf-8")
    code, out, err = screen(capsys, *arguments)
    assert code == 2
    assert words in err
    assert not out
    assert {path.name for path in tmp_path.rglob("*")} <= {"file", "folder"}


def test_a_file_where_a_folder_has_to_be(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets").write_text("", encoding="utf-8")
    code, out, _err = screen(capsys, "init")
    assert code == 2
    assert "错误[JX711] 建不了文件夹 targets：已经有同名的文件。" in out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="to the administrator no folder is read-only")
def test_a_folder_that_is_read_only(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o555)
    code, out, _err = screen(capsys, "init")
    tmp_path.chmod(0o755)
    assert code == 2
    assert "没有写的权限" in out


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody can write to")
def test_a_file_system_that_is_read_only(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    code, _out, err = screen(capsys, "init", "/proc/jixiao")
    assert code == 2
    assert err.startswith("建不了文件夹 /proc/jixiao：")
    monkeypatch.chdir("/proc/self")
    code, out, _err = screen(capsys, "init", ".")
    assert code == 2
    assert "错误[JX711] 建不了文件夹 targets：" in out


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_does_not_lead_outside(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "targets").symlink_to(tmp_path / "outside")
    monkeypatch.chdir(tmp_path / "desk")
    code, out, _err = screen(capsys, "init")
    assert code == 2
    assert "指向仓库外面的文件，没有写" in out
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_configuration_that_is_wrong_or_looks_elsewhere(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "jixiao.toml"
    file.write_text("[paths]\ntarget = 1\n", encoding="utf-8")
    code, out, _err = screen(capsys, "init")
    assert code == 2
    assert "jixiao.toml:2:1" in out
    assert [path.name for path in tmp_path.iterdir()] == ["jixiao.toml"]
    file.write_text('[paths]\ntargets = "表/*.yaml"\n', encoding="utf-8")
    code, out, _err = screen(capsys, "init")
    assert code == 0
    assert "sample" not in out
    assert not (tmp_path / "targets").exists()
