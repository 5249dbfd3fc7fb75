"""How much work a run is, counted and not timed: modules loaded, functions called. What grows has to grow for a reason.

Calls are counted in our own files only (their calls into C too), so that another version of a library changes nothing; modules
are our own, and the names of the libraries behind them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = "examples/zhaoqing-2025-q3.yaml"
PARSER = {"ruamel", "_ruamel_yaml"}  # only for files in another layout than the ordinary one
COMMAND_LINE = {"typer"}
CELLS = {"rich"}  # how wide a character is; not its tables, see HEAVY
WATCHED = (
    PARSER | COMMAND_LINE | CELLS | {"pydantic", "pydantic_core", "openpyxl", "docx", "docxtpl", "jinja2", "duckdb"}
)
HEAVY = {
    "rich.table",
    "rich.console",
    "rich.text",
    "rich.markup",
    "typer.rich_utils",
    "concurrent.futures",
    "importlib.metadata",
}

REMEDY = """
{what}: {found}, at most {limit}.
Is it needed at every run? Import it inside the function that needs it, compute it only where it is shown, or remember it.
If it is worth it, raise the limit in {file} and say in the commit what users get for it.
"""


class Run(NamedTuple):
    """A run whose modules are counted: what it may load of libraries, and how many modules of ours."""

    arguments: list[str]
    libraries: set[str]
    modules: int


RUNS = {
    "--version": Run(["--version"], set(), 9),
    "--help": Run(["--help"], set(), 9),
    "check, concise": Run(["check", SAMPLE, "--format", "concise"], COMMAND_LINE, 107),
    "check, table": Run(["check", SAMPLE], COMMAND_LINE | CELLS, 111),
    "report": Run(["report", "--quarter", "3"], COMMAND_LINE | CELLS, 119),
}

LOADED = """
import sys
from jixiao.__main__ import run
run(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
"""

CALLED = """
import sys
from pathlib import Path
import jixiao
from jixiao.__main__ import run
ours = str(Path(jixiao.__file__).parent)
calls = 0
def count(frame, event, _argument):
    global calls
    if event in ("call", "c_call") and frame.f_code.co_filename.startswith(ours):
        calls += 1
sys.setprofile(count)
run(sys.argv[1:])
sys.setprofile(None)
print(calls, file=sys.stderr)
"""
FIRST_PAIR = 46_000
NEXT_PAIR = 15_000
PAIRS = 20


def last_line(code: str, arguments: list[str], folder: Path) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", code, *arguments]
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return result.stderr.splitlines()[-1]


def within(what: str, found: int, limit: int) -> None:
    assert found <= limit, REMEDY.format(what=what, found=found, limit=limit, file=Path(__file__).name)


@pytest.mark.parametrize("name", RUNS)
def test_a_run_loads_only_what_it_needs(name: str) -> None:
    arguments, libraries, modules = RUNS[name]
    loaded = last_line(LOADED, arguments, ROOT).split()
    assert {module.partition(".")[0] for module in loaded} & WATCHED <= libraries
    assert not HEAVY & set(loaded)
    within(f"modules of jixiao in {name}", sum(module.partition(".")[0] == "jixiao" for module in loaded), modules)


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the pairs of the benchmarks on a desk, and the first two of them in a folder of their own."""
    folder = tmp_path_factory.mktemp("province")
    subprocess.run([sys.executable, ROOT / "benchmarks" / "pairs.py", folder, str(PAIRS + 2)], check=True)
    (folder / "two").mkdir()
    for name in ("00000.yaml", "00001.yaml"):
        (folder / "two" / name).write_bytes((folder / "actuals" / name).read_bytes())
    return folder


def calls(folder: Path, files: str) -> int:
    return int(last_line(CALLED, ["check", files, "--format", "concise", "--jobs", "1"], folder))


def test_one_pair_takes_so_many_calls(province: Path) -> None:
    within("calls for the check of one pair", calls(province, "actuals/00000.yaml"), FIRST_PAIR)


def test_another_pair_takes_so_many_calls(province: Path) -> None:
    more = calls(province, "actuals") - calls(province, "two")
    within("calls for one more pair", more // PAIRS, NEXT_PAIR)
