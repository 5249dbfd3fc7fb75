"""Where a report goes: the screen, a pipe, or files; in colours only where they can be seen."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from jixiao.catalogue import _
from jixiao.commands.options import BadOption, read_choice
from jixiao.commands.terminal import width
from jixiao.documents.write import reason_of
from jixiao.renderers import FORMATS, MACHINE, MARKED, Screen, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DEFAULT_WIDTH = 120
CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where a CI system says that the checkout lies."""
SUMMARY = "GITHUB_STEP_SUMMARY"
SUMMARY_LIMIT = 1024 * 1024
"""How many bytes GitHub takes for the summary of one step."""
_COMMAND = re.compile(r"^[^\S\n]*+::|##\[", re.MULTILINE)


class Copy(NamedTuple):
    """One more copy of the report: ``--out FORMAT=FILE``."""

    format_name: str
    file: Path


def write_report(
    report: Any,
    format_name: str | None,
    output: Path | None,
    color: str = "auto",
    out: Iterable[str] | None = None,
) -> None:
    """Render a report and write every copy to its file, and the report to a file or to the standard output.

    The copies go first, because whoever reads the standard output may stop reading. One that cannot be written is told like
    any other bad option, but only when everything else is written.
    """
    name = read_choice("--format", format_name or default_format(report.kind), FORMATS[report.kind])
    copies = read_copies(out or (), report.kind, output)
    shown = screen(color)
    on_paper = paper()
    failures = [failure for copy in copies if (failure := _write_copy(report, copy, on_paper))]
    if "github" in {name, *(copy.format_name for copy in copies)}:
        _summarise(report, on_paper)
    if output is None:
        _show(render(report, name, on_paper._replace(width=shown.width, color=shown.color)), name)
    else:
        write_text(_marked(render(report, name, on_paper), name), output)
    if failures:
        raise failures[0]


@contextmanager
def destination(format_name: str, output: Path | None, color: str) -> Iterator[tuple[Screen, Callable[[str], None]]]:
    """Open the place a report that is written bit by bit goes to: what a renderer has to know of it, and how to write there."""
    shown = screen(color)
    if output is None:
        yield paper()._replace(width=shown.width, color=shown.color), lambda text: _show(text, format_name)
        return
    stream: BinaryIO | None = None

    def write(text: str) -> None:
        nonlocal stream
        try:
            stream = stream or output.open("wb")
            stream.write(_encoded(text))
        except OSError as error:
            raise _unwritable(output, error) from error

    try:
        yield paper(), write
    finally:
        if stream is not None:
            stream.close()
    sys.stderr.write(_("已写出 {path}").format(path=output.as_posix()) + "\n")


def paper() -> Screen:
    """Describe a file: what is written there has a width of its own and no colours."""
    return Screen(DEFAULT_WIDTH, color=False, folder=Path.cwd().as_posix(), root=checkout().as_posix())


def default_format(kind: str) -> str:
    """Return the format nobody asked for: one line a problem under pre-commit, else the table."""
    return "concise" if os.environ.get("PRE_COMMIT") == "1" and "concise" in FORMATS[kind] else "table"


def read_copies(out: Iterable[str], kind: str, output: Path | None = None) -> tuple[Copy, ...]:
    """Read ``--out``; two documents cannot go into one file."""
    copies = []
    taken = {output.resolve()} if output else set()
    for text in out:
        name, sign, file = text.partition("=")
        if not sign or not file:
            raise BadOption(_("--out 要写成 格式=文件，例如 sarif=jixiao.sarif，写的是「{text}」。").format(text=text))
        copy = Copy(read_choice("--out", name, FORMATS[kind]), Path(file))
        if copy.file.resolve() in taken:
            raise BadOption(_("两份结果不能写进同一个文件：{path}").format(path=file))
        taken.add(copy.file.resolve())
        copies.append(copy)
    return tuple(copies)


def checkout() -> Path:
    """Return the top of the checkout: where the CI system says, if we are in there, else the folder that holds ``.git``."""
    here = Path.cwd()
    named = (Path(os.environ[name]).resolve() for name in CHECKOUTS if os.environ.get(name))
    for folder in named:
        if here.is_relative_to(folder):
            return folder
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def write_text(text: str | bytes, output: Path | None) -> None:
    """Write a text (UTF-8, no BOM, LF) or a document to a file, or to the standard output when none is named."""
    if output is None:
        _show(text, "")
        return
    try:
        output.write_bytes(_encoded(text))
    except OSError as error:
        raise _unwritable(output, error) from error
    sys.stderr.write(_("已写出 {path}").format(path=output.as_posix()) + "\n")


def _unwritable(output: Path, error: OSError) -> BadOption:
    return BadOption(_("写不了文件 {path}：{reason}").format(path=output, reason=reason_of(error)))


def screen(color: str = "auto") -> Screen:
    """Look at where the standard output goes."""
    return Screen(
        width=width(DEFAULT_WIDTH), color=_wants_color(read_choice("--color", color, ("auto", "always", "never")))
    )


def _write_copy(report: Any, copy: Copy, place: Screen) -> BadOption | None:
    try:
        write_text(_marked(render(report, copy.format_name, place), copy.format_name), copy.file)
    except BadOption as failure:
        return failure
    return None


def _show(text: str | bytes, format_name: str) -> None:
    """Write to the standard output: what is for programs in UTF-8, whatever the console speaks."""
    if isinstance(text, bytes) and sys.stdout.isatty():
        raise BadOption(_("这种格式不能显示在屏幕上，请用 -o 写到文件。"))
    if isinstance(text, bytes) or format_name in MACHINE:
        sys.stdout.flush()
        sys.stdout.buffer.write(_encoded(text))
    else:
        sys.stdout.write(_without_commands(text))
    sys.stdout.flush()


def _marked(text: str | bytes, format_name: str) -> str | bytes:
    """Begin a file with the byte order mark where its reader needs one."""
    return f"\ufeff{text}" if isinstance(text, str) and format_name in MARKED else text


def _encoded(text: str | bytes) -> bytes:
    """Encode a text; half a surrogate pair becomes an escape that JSON reads as what it was and nothing else trips over."""
    return text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")


def _without_commands(text: str) -> str:
    """Keep the log of GitHub Actions from obeying a name that reads like ``::error::``: a line may not begin with it."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    return _COMMAND.sub(lambda match: match[0][:-1] + "\u200b" + match[0][-1], text)


def _summarise(report: Any, place: Screen) -> None:
    """Append all problems as Markdown to the step summary, as much as fits; a summary that fails is no verdict."""
    from jixiao.renderers.github import summary

    file = os.environ.get(SUMMARY)
    if not file:
        return
    path = Path(file)
    try:
        room = SUMMARY_LIMIT - (path.stat().st_size if path.exists() else 0)
        content = _shortened(_encoded(summary(report, place)), room)
        with path.open("ab") as stream:
            stream.write(content)
    except OSError as error:
        sys.stderr.write(_("写不了文件 {path}：{reason}").format(path=file, reason=reason_of(error)) + "\n")


def _shortened(content: bytes, room: int) -> bytes:
    """Cut a Markdown text after a line so that it takes less than ``room`` bytes, and say so."""
    if len(content) < room:
        return content
    notice = _("（太长，后面的没有列出；全部结果请看其他格式。）").encode()
    kept = content[: max(room - len(notice) - 4, 0)].rpartition(b"\n")[0]
    return b"\n\n".join((kept, notice)) + b"\n" if kept else b""


def _wants_color(choice: str) -> bool:
    """Decide: the option, then NO_COLOR, then FORCE_COLOR (but not 0), then whether a terminal is there."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if os.environ.get(name, "0") != "0":
            return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
