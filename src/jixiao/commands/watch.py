"""``jixiao watch``: run ``check``, ``lint`` or ``report`` again whenever a file is saved."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jixiao.catalogue import _
from jixiao.commands.failures import INTERRUPTED, crash
from jixiao.commands.options import BadOption, Color, Paths, existing, read_choice, read_quarter

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = ("check", "lint", "report")
FORMATS = ("table", "concise")
"""Those for a person who looks on."""
QUIET = 100
"""Milliseconds without a change that end a burst of saves: editors write a file in several steps."""
STARTED = 200
"""Milliseconds after which the watcher reports for the first time, and the first run begins."""


class Watched(NamedTuple):
    """The folders to watch, with all below them."""

    folders: tuple[Path, ...]

    def matters(self, _change: object, path: str) -> bool:
        """Tell whether a changed file may change a result: not one in a hidden folder, nor what an editor leaves beside it."""
        file = Path(path)
        inside = next((file.relative_to(folder) for folder in self.folders if file.is_relative_to(folder)), file)
        return not any(
            part.startswith((".", "~")) or part.endswith("~") or part == "__pycache__" for part in inside.parts
        )


def watch(
    paths: Paths = None,
    command: Annotated[
        str, typer.Option("--command", metavar="|".join(COMMANDS), help=_("每次运行哪个命令。"), show_default=False)
    ] = "check",
    quarter: Annotated[
        str | None, typer.Option("--quarter", metavar="1-4", help=_("哪个季度，用于 check 和 report。"))
    ] = None,
    format_name: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出格式。"), show_default=False)
    ] = "table",
    poll: Annotated[
        bool, typer.Option("--poll", help=_("定时查看文件，不等系统通知；用于网络盘和共享文件夹。"))
    ] = False,
    color: Color = "auto",
) -> int:
    """Run once, then after every burst of saves, until interrupted; nothing that is wrong with a file ends it."""
    words = [read_choice("--command", command, COMMANDS)]
    words += ["--format", read_choice("--format", format_name, FORMATS), "--color", color]
    if quarter is not None:
        if command == "lint":
            raise BadOption(_("审表不看季度：--quarter 只用于 check 和 report。"))
        words += ["--quarter", str(read_quarter(quarter))]
    named = existing(paths)
    words += ["--", *map(str, named)]
    watched = Watched(_folders(named))
    for changed in _changes(watched, poll=poll):
        _run(words, watched, changed)
    return 0


def _folders(named: list[Path]) -> tuple[Path, ...]:
    """Return the folder of the configuration, in which everything lies that a result depends on, and those named outside it."""
    from jixiao.config import find_root

    root, _config = find_root(Path.cwd())
    others = (path.resolve() if path.is_dir() else path.resolve().parent for path in named)
    return tuple(dict.fromkeys((root, *(folder for folder in others if not folder.is_relative_to(root)))))


def _changes(watched: Watched, *, poll: bool) -> Iterator[tuple[str, ...]]:
    """Yield the files that changed, a burst at a time; nothing at first, when the watcher is in its place.

    Nothing that is saved while a run goes on is lost: the watcher collects it for the next one.
    """
    try:
        from watchfiles import watch as watch_files
    except ImportError as error:
        raise BadOption(_("jixiao watch 要用 watchfiles，还没有安装。请运行 pip install watchfiles")) from error
    from jixiao.documents.load import shown_path

    begun = False
    try:
        for changes in watch_files(
            *watched.folders,
            watch_filter=watched.matters,
            step=QUIET,
            rust_timeout=STARTED,
            yield_on_timeout=True,
            force_polling=poll or None,
            ignore_permission_denied=True,
        ):
            if changes or not begun:
                begun = True
                files = {Path(path) for _change, path in changes}
                yield tuple(sorted(shown_path(file) for file in files if _is_file(file)))
    except (OSError, RuntimeError) as error:
        words = _("监视不了文件夹：{reason}。可以加 --poll，或写明要看的文件夹。").format(reason=error)
        raise BadOption(words) from error


def _is_file(path: Path) -> bool:
    """Tell whether a changed path is, or was, a file worth naming: polling tells of folders too, and editors of helpers."""
    return path.is_file() or (not path.exists() and path.suffix != "")


def _run(words: list[str], watched: Watched, changed: tuple[str, ...]) -> None:
    """Run the command once, on a clean screen if there is one."""
    from jixiao.commands.app import run_command
    from jixiao.renderers.plain_text import visible

    _clear()
    if changed:
        time = f"{datetime.datetime.now():%H:%M:%S}"  # noqa: DTZ005 - the clock on the wall is meant
        line = _("{time} 已变动：{files}").format(time=time, files=_("、").join(changed))
        sys.stdout.write(f"{visible(line)}\n\n")
    try:
        code = run_command(words)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a file that is replaced while it is read must not end the watching
        code = crash(error)
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    folders = _("、").join(folder.as_posix() for folder in watched.folders)
    line = _("正在监视 {folders}，保存后重新运行；按 Ctrl-C 结束。").format(folders=folders)
    sys.stderr.flush()
    sys.stdout.write(f"\n{visible(line)}\n")
    sys.stdout.flush()


def _clear() -> None:
    """Begin a terminal anew; anywhere else the runs follow each other."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        from rich.console import Console

        Console(file=sys.stdout).clear()
