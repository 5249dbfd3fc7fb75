"""``jixiao watch`` as a process: it runs again on every save, whatever state the files are in, until it is interrupted."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from jixiao.__main__ import run
from jixiao.commands.watch import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 30
"""Seconds a busy machine may take until a run is there."""
END = "按 Ctrl-C 结束。\n"
TARGETS = """\
title: 示例
project: {name: 示例项目, year: 2025, budget: 100万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期}
"""
ACTUALS = "targets: targets/a.yaml\nactuals:\n  SL01: {value: 4期, evidence: [evidence/名单.txt]}\n"


class Watcher:
    """The process, and what it has printed so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.output = folder.parent / "output"
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        with self.output.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jixiao", "watch", "--format", "concise", *arguments],
                cwd=folder,
                env=environment | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
                stdout=stream,
                stderr=subprocess.STDOUT,
            )
        self.seen = 0

    def next_run(self, until: str = END) -> str:
        """Wait for a run that has printed ``until`` and its last line, and return all that is new."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            new = self.output.read_text(encoding="utf-8")[self.seen :]
            if until in new and new.endswith(END):
                self.seen += len(new)
                return new
            assert self.process.poll() is None, new
            time.sleep(0.02)
        pytest.fail(f"no run with {until!r} in {PATIENCE} s; so far: {new}")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def replace(self, name: str, text: str) -> None:
        """Save as careful editors do: write beside it and rename."""
        self.write(f"{name}~", text)
        (self.folder / f"{name}~").replace(self.folder / name)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "工作 区"
    for name in ("targets", "evidence", ".git"):
        (folder / name).mkdir(parents=True)
    (folder / "targets" / "a.yaml").write_text(TARGETS, encoding="utf-8")
    (folder / "evidence" / "名单.txt").write_text("名单", encoding="utf-8")
    (folder / "actuals.yaml").write_text(ACTUALS, encoding="utf-8")
    return folder


@pytest.fixture
def watching(desk: Path) -> Iterator[Callable[..., Watcher]]:
    started: list[Watcher] = []

    def start(*arguments: str) -> Watcher:
        started.append(Watcher(desk, *arguments))
        return started[-1]

    yield start
    for watcher in started:
        watcher.process.kill()
        watcher.process.wait()


def test_every_save_is_checked(watching: Callable[..., Watcher]) -> None:
    watcher = watching()
    first = watcher.next_run()
    assert first.startswith("共 1 项：达标 1。\n")
    assert "\x1b" not in first  # no terminal: the runs follow each other
    watcher.write("actuals.yaml", ACTUALS.replace("4期", "3期"))
    assert "已变动：actuals.yaml\n" in (again := watcher.next_run("未达标 1"))
    assert "actuals.yaml:3:17: 错误 JX301" in again
    watcher.write("targets/a.yaml", TARGETS.replace("不少于4期", "不少于3期"))
    assert "已变动：targets/a.yaml\n" in watcher.next_run("达标 1。")
    (watcher.folder / "evidence" / "名单.txt").unlink()
    assert "已变动：evidence/名单.txt\n" in watcher.next_run("JX310")
    watcher.write("waivers.yaml", "waivers: x\n")
    assert "waivers.yaml:1:1: 错误" in watcher.next_run("已变动：waivers.yaml")
    watcher.write("jixiao.toml", "[chek]\n")
    assert "jixiao.toml:1:" in watcher.next_run("已变动：jixiao.toml")


def test_a_file_may_be_broken_deleted_and_replaced(watching: Callable[..., Watcher]) -> None:
    watcher = watching("actuals.yaml")
    watcher.next_run("达标 1。")
    watcher.write("actuals.yaml", "targets: targets/a.yaml\nactuals: [\n")
    watcher.next_run("JX104")
    (watcher.folder / "actuals.yaml").unlink()
    watcher.next_run("找不到：actuals.yaml")
    watcher.replace("actuals.yaml", ACTUALS)
    again = watcher.next_run("达标 1。")
    assert "actuals.yaml~" not in again
    (watcher.folder / "targets" / "a.yaml").unlink()
    watcher.next_run("JX116")
    assert watcher.process.poll() is None


def test_a_burst_of_saves_is_one_run(watching: Callable[..., Watcher]) -> None:
    watcher = watching()
    watcher.next_run()
    for number in range(20):
        watcher.write("actuals.yaml", ACTUALS.replace("4期", f"{number}期"))
    watcher.write("targets/a.yaml", TARGETS.replace("不少于4期", "不少于20期"))
    assert watcher.next_run("目标「不少于20期」，实际 19期").count("已变动：") < 20


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--command", "lint"], "L03"),
        (["--command", "report", "--quarter", "4"], "共 1 项：正常(绿) 1"),
        (["--poll"], "达标 1。"),
    ],
)
def test_what_is_run_can_be_chosen(watching: Callable[..., Watcher], arguments: list[str], words: str) -> None:
    watcher = watching(*arguments)
    assert words in watcher.next_run()
    watcher.write("jixiao.toml", "# 没有改动什么\n")
    assert words in watcher.next_run("已变动：jixiao.toml")


@pytest.mark.skipif(os.name == "nt", reason="a console's Ctrl-C cannot be sent to one process on Windows")
def test_an_interrupt_ends_it_quietly(watching: Callable[..., Watcher]) -> None:
    watcher = watching()
    watcher.next_run()
    watcher.process.send_signal(signal.SIGINT)
    assert watcher.process.wait(PATIENCE) == 130
    assert watcher.output.read_text(encoding="utf-8")[watcher.seen :].strip() == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
def test_a_terminal_is_cleared_before_every_run(desk: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "jixiao", "watch", "--color", "never"],
        cwd=desk,
        env=os.environ | {"TERM": "xterm", "PYTHONUTF8": "1"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while END.strip().encode() not in shown:
            ready, _write, _errors = select.select([ours], [], [], PATIENCE)
            assert ready, shown
            shown += os.read(ours, 4096)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert shown.startswith((b"\x1b[2J\x1b[H", b"\x1b[H\x1b[2J")), shown
    assert "共 1 项：达标 1。".encode() in shown


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("actuals.yaml", True),
        ("evidence/名单.pdf", True),
        (".git/index", False),
        ("targets/.a.yaml.swp", False),
        ("targets/a.yaml~", False),
        ("~$自评表.docx", False),
        ("__pycache__/a.pyc", False),
    ],
)
def test_which_files_matter(tmp_path: Path, path: str, *, matters: bool) -> None:
    folder = tmp_path / ".hidden" / "desk"
    assert Watched((folder,)).matters(None, str(folder / path)) is matters


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--command", "score"], "--command 没有「score」这个值"),
        (["--format", "html"], "--format 没有「html」这个值"),
        (["--quarter", "5"], "--quarter 只能是 1、2、3 或 4"),
        (["--command", "lint", "--quarter", "3"], "审表不看季度"),
        (["nowhere.yaml"], "找不到：nowhere.yaml"),
    ],
)
def test_a_wrong_option_ends_it_at_once(arguments: list[str], words: str, desk, monkeypatch, capsys) -> None:
    monkeypatch.chdir(desk)
    assert run(["watch", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_without_watchfiles_it_says_how_to_get_it(desk, monkeypatch, capsys) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run(["watch"]) == 2
    assert "请运行 pip install watchfiles" in capsys.readouterr().err
