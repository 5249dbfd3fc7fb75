"""``jixiao lsp`` as a command, and the list of what the server can do."""

from __future__ import annotations

import subprocess
import sys
from importlib import util
from pathlib import Path

from jixiao.__main__ import run
from jixiao.editor import FEATURES

ROOMS = {"__init__", "server", "run", "positions", "spots", "subjects", "edits"}


def test_every_feature_is_listed() -> None:
    folder = Path(__file__).parent.parent.parent / "src" / "jixiao" / "editor"
    assert {path.stem for path in folder.glob("*.py")} - ROOMS == set(FEATURES)


def test_without_the_extra_there_is_a_sentence(monkeypatch, capsys) -> None:
    found = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name, *rest: None if name == "pygls" else found(name, *rest))
    assert run(["lsp"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "pip install pygls" in captured.err


def test_a_person_who_types_it_is_told(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert run(["lsp"]) == 2
    assert "docs/editor.md" in capsys.readouterr().err


def test_nothing_else_needs_the_extra() -> None:
    code = (
        "import sys; sys.modules['pygls'] = sys.modules['lsprotocol'] = None; from jixiao.__main__ import run; "
        "sys.exit(run(['lint', '--exit-zero', 'targets']) or run(['lsp', '--help']))"
    )
    root = Path(__file__).parent.parent.parent
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True, capture_output=True)


def test_the_process_ends_with_its_editor() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "jixiao", "lsp"], input=b"", capture_output=True, timeout=60, check=False
    )
    assert (result.returncode, result.stdout) == (0, b"")
