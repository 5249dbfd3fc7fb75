"""The rules of the house that a tool cannot see: registries list what their folder holds, start-up imports nothing heavy."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao import renderers
from jixiao.codes import CODES
from jixiao.commands import COMMANDS
from jixiao.language.problems import PROBLEMS

SOURCE = Path(__file__).parent.parent / "src" / "jixiao"
# rooms of commands/ and renderers/ that are building blocks, not a command or a format
NOT_COMMANDS = {
    "__init__",
    "app",
    "completion",
    "completion_shells",
    "facts",
    "failures",
    "front",
    "help_lines",
    "many_checks",
    "next_steps",
    "options",
    "output",
    "plain_values",
    "progress",
    "terminal",
}


def modules(folder: str) -> set[str]:
    return {path.stem for path in (SOURCE / folder).glob("*.py")}


def test_every_command_is_listed() -> None:
    listed = {name.replace("-", "_") for name in COMMANDS}
    assert {name.rstrip("_") for name in modules("commands") - NOT_COMMANDS} == listed


def test_every_format_has_its_room() -> None:
    for kind, formats in renderers.FORMATS.items():
        for name in formats:
            text = (SOURCE / "renderers" / f"{name}.py").read_text(encoding="utf-8")
            assert f"def render_{kind}(" in text or f"render_{kind} as" in text or f"import render_{kind}" in text, (
                kind,
                name,
            )


def test_every_room_of_the_documents_is_named() -> None:
    names = set(re.findall(r"``(\w+)``", (SOURCE / "documents" / "__init__.py").read_text(encoding="utf-8")))
    assert modules("documents") - {"__init__"} <= names


def test_codes_are_unique_and_every_code_used_has_a_page() -> None:
    known = [row.code for row in CODES] + [kind.code for kind in PROBLEMS]
    assert len(known) == len(set(known))
    used = set()
    for path in SOURCE.rglob("*.py"):
        if path.name not in {"codes.py", "problems.py"}:
            used |= set(re.findall(r"\"(JX\d{3})\"", path.read_text(encoding="utf-8")))
    assert used <= set(known)
    assert {row.code for row in CODES} <= used


def imported_by(*arguments: str) -> set[str]:
    code = f"import sys; from jixiao.__main__ import run; run({list(arguments)!r}); print(*sorted(sys.modules), file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in result.stderr.split()}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"]])
def test_start_up_imports_nothing_heavy(arguments: list[str]) -> None:
    heavy = {"pydantic", "pydantic_core", "rich", "ruamel", "_ruamel_yaml", "openpyxl", "docx", "jinja2"}
    assert not imported_by(*arguments) & heavy


def test_the_package_itself_imports_nothing_heavy() -> None:
    code = "import sys, jixiao, jixiao.__main__; print(*sorted(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "rich", "ruamel", "typer"} & set(result.stdout.split())
