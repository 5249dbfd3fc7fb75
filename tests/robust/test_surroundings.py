"""Odd file names, consoles that cannot show everything, narrow screens, readers that leave: the program does its work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

NAMES = [
    "空 格.yaml",
    "换\n行.yaml",
    "表情😀.yaml",
    "-v.yaml",
    "--help.yaml",
    "长" * 80 + ".yaml",
    "a'b\"c.yaml",
    "[1].yaml",
]
WRONG = "targets: targets/demo.yaml\nactuals:\n  SL01: 1个\n"
CONSOLES = {
    "GBK": {"PYTHONIOENCODING": "gbk"},
    "cp936, strict": {"PYTHONIOENCODING": "cp936:strict"},
    "ASCII": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "ASCII for output": {"PYTHONIOENCODING": "ascii"},
    "Latin": {"PYTHONIOENCODING": "cp1252"},
}
TERMINALS = [
    ({"NO_COLOR": "1"}, False),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ({"FORCE_COLOR": "1"}, True),
    ({"FORCE_COLOR": "0"}, False),
    ({"TERM": "dumb"}, False),
    ({"TERM": ""}, False),
]
COMMANDS = [
    *(("check", "actuals.yaml"), ("lint",), ("report", "--quarter", "4", "actuals.yaml"), ("score", "actuals.yaml")),
    *(("evidence", "actuals.yaml"), ("rules",), ("explain", "100人次以上"), ("--help",), ("check", "--help")),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(repository: Path, program, name: str) -> None:
    (repository / "actuals.yaml").rename(repository / name)
    result = program("check", "--", name)
    assert (result.code, result.err) == (0, "")
    assert "达标 2" in result.out
    result = program("record", "SL01", "5个", "--quarter", "1", "--replace", f"--actuals={name}")
    assert (result.code, result.err) == (0, "")
    assert "value: 5个" in (repository / name).read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize(
    "form", ["table", "concise", "json", "jsonl", "junit", "sarif", "github", "gitlab", "html", "markdown", "csv"]
)
def test_a_name_that_is_no_text(repository: Path, program, form: str) -> None:
    name = "表\udcff.yaml"  # a byte that is no UTF-8
    (repository / name).write_text(WRONG, encoding="utf-8")
    result = program("check", "--format", form, os.fsencode(name))
    assert (result.code, result.err) == (1, "")
    result.raw.decode("utf-8")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("console", CONSOLES)
def test_a_console_that_cannot_show_everything(
    repository: Path, program, console: str, command: tuple[str, ...]
) -> None:
    (repository / "actuals.yaml").write_text(WRONG.replace("1个", "1个   # 😀 ㎡"), encoding="utf-8")
    result = program(*command, environment=CONSOLES[console])
    assert "Traceback" not in result.err
    assert "JIXIAO_DEBUG" not in result.err
    if console == "GBK":  # has every sign of the tables; what it has not (😀) is replaced
        assert "?" not in result.raw.decode("gbk").replace("# ? ㎡", "")


@pytest.mark.parametrize(("environment", "in_colour"), TERMINALS)
def test_colours_where_they_are_wanted(
    repository: Path, program, environment: dict[str, str], *, in_colour: bool
) -> None:
    (repository / "actuals.yaml").write_text(WRONG, encoding="utf-8")
    result = program("check", "actuals.yaml", environment=environment)
    assert ("\x1b[" in result.out) is in_colour


@pytest.mark.parametrize("columns", [1, 20, 40, 100_000])
@pytest.mark.parametrize("command", COMMANDS[:5], ids=" ".join)
def test_a_narrow_screen(repository: Path, program, columns: int, command: tuple[str, ...]) -> None:
    (repository / "actuals.yaml").write_text(WRONG, encoding="utf-8")
    result = program(*command, environment={"COLUMNS": str(columns)})
    assert result.err == ""
    assert result.code in {0, 1, 2}
    assert "培育" in result.out or command[0] in {"lint", "evidence"}


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("columns", ["", "0", "-5", "²", "a lot", "9" * 30])
def test_a_width_that_is_none(program, columns: str) -> None:
    result = program("check", "actuals.yaml", environment={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")


def test_a_reader_that_leaves_hears_nothing(repository: Path) -> None:
    (repository / "actuals.yaml").write_text(WRONG + "".join(f"  T{n}: 1个\n" for n in range(4000)), encoding="utf-8")
    command = [sys.executable, "-m", "jixiao", "check", "actuals.yaml"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(10)
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 2


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_stream_that_is_closed(stream: str) -> None:
    number = ("stdin", "stdout", "stderr").index(stream)
    script = f'exec {number}{"<" if stream == "stdin" else ">"}&-; exec "$0" -m jixiao check actuals.yaml'
    result = subprocess.run(["sh", "-c", script, sys.executable], capture_output=True, check=False)
    assert b"Traceback" not in result.stderr
    assert result.returncode == (2 if stream == "stdout" else 0)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_stay_as_they_are(repository: Path, program, end: str) -> None:
    file = repository / "actuals.yaml"
    old = "targets: targets/demo.yaml\nactuals:\n  SL01:\n    - {quarter: 1, value: 1个}   # 注释\n".replace("\n", end)
    file.write_bytes(old.encode())
    result = program("record", "SL01", "3个", "--quarter", "2")
    assert result.code == 0, result.out
    new = file.read_bytes().decode()
    assert new.startswith(old)
    assert new.replace(end, "").count("\r") == new.replace(end, "").count("\n") == 0


def test_paths_with_backslashes_are_read_everywhere(repository: Path, program) -> None:
    (repository / "证明.txt").write_text("示例", encoding="utf-8")
    (repository / "reports").mkdir()
    (repository / "reports" / "a.yaml").write_text(
        "targets: ..\\targets\\demo.yaml\nactuals:\n  SL01: {value: 4个, evidence: [..\\证明.txt]}\n  SL02: 3场\n",
        encoding="utf-8",
    )
    result = program("check", "reports/a.yaml")
    assert (result.code, result.err) == (0, "")


def test_processes_are_started_and_not_copied(repository: Path) -> None:
    """Where there is no fork (Windows) a new process begins from nothing."""
    for number in range(40):
        (repository / f"{number}.yaml").write_bytes((repository / "actuals.yaml").read_bytes())
    code = (
        "import multiprocessing, os, sys\n"
        "if __name__ == '__main__':\n"
        "    os.fork = None\n"
        "    multiprocessing.set_start_method('spawn', force=True)\n"
        "    from jixiao.__main__ import main\n"
        "    main(['check', '--jobs', '2', '.'])\n"
    )
    (repository.parent / "start.py").write_text(code, encoding="utf-8")
    result = subprocess.run([sys.executable, str(repository.parent / "start.py")], capture_output=True, check=False)
    assert (result.returncode, result.stderr.decode()) == (0, "")
    assert result.stdout.decode().count("达标 2") >= 40
