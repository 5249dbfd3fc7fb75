"""Several programs, full disks and links: what was there or what was meant to be there is there in the end, and it is said."""

from __future__ import annotations

import errno
import json
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jixiao.__main__ import run

ROW = "  SL02:\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and limits are those of POSIX")


def test_records_at_the_same_time_are_all_kept(repository: Path) -> None:
    file = repository / "actuals.yaml"
    file.write_text("targets: targets/demo.yaml\nactuals:\n", encoding="utf-8")
    commands = [
        [sys.executable, "-m", "jixiao", "record", name, f"{quarter}个", "--quarter", str(quarter)]
        for quarter in (1, 2, 3, 4)
        for name in ("SL01", "SL02")
    ]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for command in commands]
    for writer in writers:
        out, err = writer.communicate()
        assert writer.returncode == 0, (out + err).decode()
    text = file.read_text(encoding="utf-8")
    assert sorted(text.count(f"{quarter}个") for quarter in (1, 2, 3, 4)) == [2, 2, 2, 2]
    assert {path.name for path in repository.iterdir()} == {".git", "targets", "actuals.yaml"}


def test_a_file_that_is_replaced_while_it_is_read_is_the_old_one_or_the_new_one(repository: Path, capsys) -> None:
    file, other = repository / "actuals.yaml", repository / "other"
    texts = [
        "targets: targets/demo.yaml\nactuals:\n"
        + "".join(f"  # 第 {line} 行\n" for line in range(3000))
        + f"  SL01: {value}个\n  SL02: {value}场\n"
        for value in (4, 1)
    ]
    done = threading.Event()

    def replace() -> None:
        turn = 0
        while not done.is_set():
            other.write_text(texts[turn % 2], encoding="utf-8")
            other.replace(file)
            turn += 1

    file.write_text(texts[0], encoding="utf-8")
    writer = threading.Thread(target=replace)
    writer.start()
    try:
        answers = set()
        for _turn in range(20):
            code = run(["check", "--format", "json", "actuals.yaml"])
            (check,) = json.loads(capsys.readouterr().out)["checks"]
            answers.add((code, check["summary"]["met"], check["summary"]["missed"]))
    finally:
        done.set()
        writer.join()
    assert answers <= {(0, 2, 0), (1, 0, 2)}


@POSIX
def test_a_disk_that_is_full_keeps_the_old_file(repository: Path, program) -> None:
    """A limit of the file size stands in for the disk: the write stops in the middle."""
    file = repository / "actuals.yaml"
    old = "targets: targets/demo.yaml\nactuals:\n" + "  # 注释\n" * 100
    file.write_text(old, encoding="utf-8")
    result = program(
        "record", "SL01", "4个", "--quarter", "1", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
    )
    assert result.code == 2
    assert "文件太大，超过了磁盘或系统允许的大小。原来的内容没有变。" in result.out.replace("\n", "")
    assert "达标" not in result.out
    assert file.read_text(encoding="utf-8") == old
    assert {path.name for path in repository.iterdir()} == {".git", "targets", "actuals.yaml"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("arguments", [("-o", "/dev/full"), ("--out", "json=/dev/full"), ()])
def test_a_report_that_finds_no_room_is_told(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "jixiao", "check", "actuals.yaml", *arguments]
    with Path("/dev/full" if not arguments else os.devnull).open("wb") as out:
        result = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)
    told = result.stderr.decode()
    assert result.returncode == 2
    assert os.strerror(errno.ENOSPC) in told or "磁盘满了" in told
    assert "Traceback" not in told
    assert len(told.splitlines()) <= 2


@POSIX
def test_nobody_is_made_to_read_outside_the_repository(repository: Path, tmp_path: Path, program) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("indicators: 密码是 12345\n", encoding="utf-8")
    actuals = repository / "actuals.yaml"
    for named in ("../secret.yaml", str(secret), "targets/../../secret.yaml", "..\\secret.yaml"):
        actuals.write_text(f"targets: {named}\nactuals:\n  SL01: 4个\n", encoding="utf-8")
        result = program("check", "actuals.yaml")
        assert (result.code, "12345" in result.out) == (2, False)
        assert "目标表不在本仓库内" in result.out
    (repository / "targets" / "demo.yaml").unlink()
    (repository / "targets" / "demo.yaml").symlink_to(secret)
    actuals.write_text("targets: targets/demo.yaml\nactuals:\n  SL01: 4个\n", encoding="utf-8")
    for command in (
        ("check", "actuals.yaml"),
        ("lint",),
        ("lint", "targets"),
        ("check", "--targets", "targets/demo.yaml"),
    ):
        result = program(*command)
        assert (result.code, "12345" in result.out + result.err) == (2, False), command
    actuals.unlink()
    actuals.symlink_to(secret)
    assert "12345" not in program("check").out
    assert "是链接指过去的" in program("check").out


@POSIX
def test_a_table_outside_is_read_when_the_command_line_names_it(repository: Path, tmp_path: Path, program) -> None:
    outside = tmp_path / "table.yaml"
    outside.write_bytes((repository / "targets" / "demo.yaml").read_bytes())
    assert program("check", "actuals.yaml", "--targets", str(outside)).code == 0


@POSIX
def test_nothing_is_written_through_a_link_that_leads_out(repository: Path, tmp_path: Path, program) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(b"targets: repository/targets/demo.yaml\nactuals:\n")
    before = outside.read_bytes()
    file = repository / "actuals.yaml"
    file.unlink()
    file.symlink_to(outside)
    result = program("record", "SL01", "4个", "--quarter", "1")
    assert result.code == 2
    assert "指向仓库外面" in result.out.replace("\n", "")  # the line is folded where the path is long
    assert outside.read_bytes() == before


@POSIX
def test_evidence_behind_a_link_that_leads_out_proves_nothing(repository: Path, tmp_path: Path, program) -> None:
    (tmp_path / "证明.pdf").write_bytes(b"%PDF")
    (repository / "证明.pdf").symlink_to(tmp_path / "证明.pdf")
    (repository / "actuals.yaml").write_text(
        "targets: targets/demo.yaml\nactuals:\n  SL01: {value: 4个, evidence: [证明.pdf]}\n  SL02: 3场\n",
        encoding="utf-8",
    )
    result = program("check", "actuals.yaml")
    assert result.code == 1
    assert "佐证材料不在本仓库内：证明.pdf" in result.out


@POSIX
@pytest.mark.parametrize(
    "command", [("check", "a.yaml"), ("check", "--targets", "a.yaml"), ("lint", "a.yaml"), ("check", ".")]
)
def test_links_in_a_circle_end(repository: Path, program, command: tuple[str, ...]) -> None:
    (repository / "a.yaml").symlink_to("b.yaml")
    (repository / "b.yaml").symlink_to("a.yaml")
    (repository / "loop").symlink_to(".")
    result = program(*command)
    assert "JIXIAO_DEBUG" not in result.err
    assert result.code == (0 if command == ("check", ".") else 2)


@POSIX
def test_a_pipe_in_a_folder_is_not_waited_for(repository: Path, program) -> None:
    os.mkfifo(repository / "waiting.yaml")
    assert program("check", ".").code == 0
