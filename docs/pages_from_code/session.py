"""A hand-written page as a session at the desk: what it tells the reader to write is written, what it tells to type is typed.

A first line ``<!-- desk: … -->`` names the files the reader has, from this repository (``NAME`` or ``NAME=PATH``); without it they are
its own tables, examples and settings. Then, in the order of the page:

- a fence with ``title="FILE"``: the file is written; a ``diff`` with a title changes lines of it; where the title ends with （节选）
  the file must hold these lines;
- a ``sh`` fence: every line that begins with ``jixiao`` is typed;
- a ``console`` fence: a line ``$ jixiao …`` is typed, and the lines below it must be on the screen, in this order; ``…`` stands for
  lines left out, ``$ echo $?`` for the exit code.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pages_from_code.desk import type_in

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
_DESK = re.compile(r"\A<!-- desk: (.*?) ?-->")
_FENCE = re.compile(r"^([ ]*)```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^[ ]*```$", re.MULTILINE | re.DOTALL)
OWN = ("targets", "examples", "jixiao.toml")
EXCERPT = "（节选）"
ELSEWHERE = ("OWNER", "python3 -m venv", "pip install")
"""Words of shell lines that fetch a program: they are run by .ci/run and by the CI of others, not here."""


class Fence(NamedTuple):
    """One fenced block of a page."""

    language: str
    title: str
    text: str


def fences(page: str) -> list[Fence]:
    """Return the fenced blocks of a page, without the indentation of a list."""
    return [
        Fence(language, title, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE))
        for indent, language, title, text in _FENCE.findall(page)
    ]


def lay_out(place: Path, page: str) -> None:
    """Put the reader's files on the desk."""
    named = _DESK.match(page)
    for word in named[1].split() if named else OWN:
        name, _, path = word.partition("=")
        source, file = ROOT / (path or name), place / name
        if source.is_dir():
            shutil.copytree(source, file)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, file)


def replay(place: Path, page: str) -> Iterator[str]:
    """Do what a page says, step by step; what it shows and is not so comes out as a sentence."""
    for fence in fences(page):
        if fence.title.endswith(EXCERPT):
            file = place / fence.title.removesuffix(EXCERPT)
            yield from _compare(f"cat {file.name}", f"…\n{fence.text}…", file.read_text(encoding="utf-8"))
        elif fence.title and fence.language == "diff":
            yield from _change(place / fence.title, fence.text)
        elif fence.title:
            file = place / fence.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fence.text, encoding="utf-8", newline="\n")
        elif fence.language == "console":
            yield from _converse(place, fence.text)
        elif fence.language == "sh" and not any(word in fence.text for word in ELSEWHERE):
            yield from _type_all(place, fence.text)


def _change(file: Path, text: str) -> Iterator[str]:
    old, new = (
        "".join(f"{line[1:]}\n" for line in text.splitlines() if line[:1] in {" ", sign}) for sign in ("-", "+")
    )
    before = file.read_text(encoding="utf-8")
    if before.count(old) != 1:
        yield f"{file.name} does not hold these lines once:\n{old}"
    file.write_text(before.replace(old, new), encoding="utf-8", newline="\n")


def _type_all(place: Path, text: str) -> Iterator[str]:
    """Type the lines of a shell; usage errors and crashes are what such a line must not give."""
    for line in text.splitlines():
        if line.startswith("jixiao "):
            screen = type_in(place, line.partition("  #")[0])
            if re.search(r"^用法见 ", screen.text, re.MULTILINE) or "程序内部出错" in screen.text:
                yield f"{line}\n{screen.text}"


def _converse(place: Path, text: str) -> Iterator[str]:
    code = 0
    for piece in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = piece.partition("\n")
        if command == "echo $?":
            printed = f"{code}\n"
        else:
            printed, code = type_in(place, command)
        yield from _compare(command, shown.rstrip("\n"), printed)


def _compare(command: str, shown: str, printed: str) -> Iterator[str]:
    """Look for every shown line, in order; without an ellipsis between them, lines follow each other."""
    real = [line.rstrip() for line in printed.split("\n")]
    position, may_skip = 0, False
    for line in shown.split("\n"):
        if line.strip() == "…":
            may_skip = True
        elif may_skip and line.rstrip() in real[position:]:
            position, may_skip = real.index(line.rstrip(), position) + 1, False
        elif not may_skip and position < len(real) and real[position] == line.rstrip():
            position += 1
        else:
            yield f"$ {command}\nshown: {line!r}\nprinted:\n{printed}"
            return
    if not may_skip and any(real[position:]):
        yield f"$ {command}\nmore was printed:\n{printed}"
