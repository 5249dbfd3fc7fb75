"""The examples of the error gallery: ``docs/gallery/*.txt``, one entry a code, each run and shown.

An entry begins with ``#### CODE``. Then come, in any number:

- ``$ jixiao …``: the command that meets the problem,
- ``---- NAME``: a file of the desk, up to the next such line (``NAME | gbk`` for one in that encoding); files not given are those
  of ``docs/gallery/desk``,
- ``++++ NAME``: the same file, mended; or ``+++$ jixiao …``: the command, mended,
- ``??? WORDS``: the screen tells this problem in a sentence with these words, without its code,
- ``!!!!``: there is nothing on the desk but the files given,
- any other line: a sentence for the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pages_from_code.desk import Screen, desk, lay, type_in

HERE = Path(__file__).parent.parent / "gallery"
DESK = HERE / "desk"
_HEAD = re.compile(r"^(?P<sign>#{4}|\$|-{4}|\+{4}|\+{3}\$|\?{3}) (?P<rest>.+)$")
_ENDS = re.compile(r"\s*$|(错误|警告|提示)\[")


@dataclass(slots=True)
class Example:
    """One entry: the files on the desk, what is typed, and how it is put right."""

    code: str
    command: str = ""
    files: dict[str, str] = field(default_factory=dict)
    mended_files: dict[str, str] = field(default_factory=dict)
    mended_command: str = ""
    words: list[str] = field(default_factory=list)
    sign: str = ""
    is_bare: bool = False

    def screen(self) -> Screen:
        """Run the command over the files as they are."""
        return self._run(self.files, self.command)

    def mended_screen(self) -> Screen | None:
        """Run it again over what was put right; ``None`` where the entry does not show how."""
        if not self.mended_files and not self.mended_command:
            return None
        mended = {name.partition(" | ")[0] for name in self.mended_files}
        left = {name: text for name, text in self.files.items() if name.partition(" | ")[0] not in mended}
        return self._run(left | self.mended_files, self.mended_command or self.command)

    def _run(self, files: dict[str, str], command: str) -> Screen:
        with desk() as place:
            lay(place, ({} if self.is_bare else on_the_desk()) | files)
            return type_in(place, command)


@cache
def on_the_desk() -> dict[str, str]:
    """Return the files that lie on the desk when an entry does not give its own."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(DESK.iterdir())}


@cache
def examples() -> tuple[Example, ...]:
    """Read every entry, in the order of the codes."""
    found = [example for file in HERE.glob("*.txt") for example in read(file.read_text(encoding="utf-8"))]
    return tuple(sorted(found, key=lambda example: example.code))


def read(text: str) -> list[Example]:
    """Read the entries of one file."""
    entries: list[Example] = []
    for piece in re.split(r"^#### ", text, flags=re.MULTILINE)[1:]:
        code, _, body = piece.partition("\n")
        entries.append(_entry(Example(code.strip()), body))
    return entries


def _entry(example: Example, body: str) -> Example:
    files: dict[str, str] | None = None
    name = ""
    for line in body.splitlines():
        head = _HEAD.match(line)
        if head is None and files is not None:
            files[name] += f"{line}\n"
        elif line == "!!!!":
            example.is_bare = True
        elif head is None:
            example.words += [line] if line.strip() else []
        elif head["sign"] == "$":
            example.command = head["rest"]
        elif head["sign"] == "+++$":
            example.mended_command, files = head["rest"], None
        elif head["sign"] == "???":
            example.sign = head["rest"]
        else:
            files = example.files if head["sign"] == "----" else example.mended_files
            name = head["rest"]
            files[name] = ""
    for texts in (example.files, example.mended_files):
        texts.update({name: f"{text.rstrip()}\n" for name, text in texts.items()})
    return example


def about(example: Example, screen: Screen) -> list[str]:
    """Return the part of a screen that is about the example's code, nothing where it is not told.

    That is its block up to an empty line or the next problem, or the whole page of ``explain``.
    """
    lines = screen.text.rstrip("\n").split("\n")
    sign = example.sign or f"[{example.code}]"
    first = next((number for number, line in enumerate(lines) if sign in line), None)
    if first is None:
        return []
    if lines[0].startswith("原文"):
        return lines
    rest = lines[first + 1 :]
    is_sentence = sign[0] != "["
    length = next((number for number, line in enumerate(rest) if is_sentence or _ENDS.match(line)), len(rest))
    block = lines[first : first + 1 + length]
    return (["…"] if first else []) + block + (["…"] if length < len(rest) else [])
