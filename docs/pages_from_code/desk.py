"""A desk: a folder of files where commands are really run, and what the screen shows then.

The generator takes its screens here, and the tests replay the hand-written pages here, so both see the same surroundings:
Chinese, 100 columns, no colours, a fixed day.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Iterator

SURROUNDINGS = {"COLUMNS": "100", "JIXIAO_TODAY": "2026-01-15", "JIXIAO_LANG": "zh", "NO_COLOR": "1"}
OF_A_CI = ("GITHUB_", "GITLAB_", "CI", "PRE_COMMIT", "JIXIAO_", "FORCE_COLOR", "CLICOLOR_FORCE")
"""Beginnings of variables that change what is printed."""


class Screen(NamedTuple):
    """What a command printed, both streams as a person sees them, and its exit code."""

    text: str
    code: int


@contextlib.contextmanager
def desk() -> Iterator[Path]:
    """Give an empty folder that is a repository of its own, so that no settings are looked for above it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "绩效"
        (place / ".git").mkdir(parents=True)
        yield place


def lay(place: Path, files: dict[str, str]) -> None:
    """Write files of text, in folders where their names say so; ``NAME | gbk`` is written in that encoding."""
    for named, text in files.items():
        name, _, encoding = named.partition(" | ")
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding=encoding or "utf-8", newline="\n")


def type_in(place: Path, command: str) -> Screen:
    """Run a command line ``jixiao …`` in a folder."""
    program, *arguments = shlex.split(command)
    if program != "jixiao":
        raise ValueError(command)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OF_A_CI)} | SURROUNDINGS
    bytes_shown = io.BytesIO()
    shown = io.TextIOWrapper(bytes_shown, encoding="utf-8", write_through=True)
    with (
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch.object(sys, "stdin", io.StringIO()),
        contextlib.chdir(place),
        contextlib.redirect_stdout(shown),
        contextlib.redirect_stderr(shown),
    ):
        code = run(arguments)
    shown.flush()
    return Screen(bytes_shown.getvalue().decode("utf-8"), code)
