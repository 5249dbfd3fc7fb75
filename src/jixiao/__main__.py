"""``jixiao``: the command line. Every way out is an exit code of the contract; a traceback shows only with ``JIXIAO_DEBUG=1``."""

from __future__ import annotations

import gc
import os
import sys

from jixiao import __version__, catalogue
from jixiao.catalogue import _

INTERRUPTED = 130
COULD_NOT_JUDGE = 2


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    # While modules are loaded nearly everything made is kept: looking for garbage then is a tenth of the time of a small run.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code."""
    # Plugins of pydantic are no business of ours, and looking for them reads the metadata of every package there is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    _make_output_safe()
    arguments, language = _take_language(arguments)
    catalogue.use(language or catalogue.preferred())
    if language is None and "--lang" in arguments:
        return _fail(_("--lang 后面要写 zh 或 en。"))
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone: that is its right. Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_JUDGE
    except Exception as error:  # noqa: BLE001 - the one place that keeps a crash from looking like a missed target
        return _crash(error)


def _dispatch(arguments: list[str]) -> int:
    from jixiao.commands import COMMANDS

    first = arguments[0] if arguments else "--help"
    if "_JIXIAO_COMPLETE" in os.environ or first in {"--install-completion", "--show-completion"}:
        from jixiao.commands.app import complete

        return complete(arguments)
    if first in COMMANDS:
        return _run_command(arguments)
    from jixiao.commands.front import front_page, no_such_command

    if first == "--version":
        sys.stdout.write(f"jixiao {__version__}\n")
        return 0
    if first in {"-h", "--help"}:
        sys.stdout.write(front_page())
        return 0 if arguments else COULD_NOT_JUDGE
    return _fail(no_such_command(first))


def _run_command(arguments: list[str]) -> int:
    import typer

    from jixiao.commands.app import run_app, usage_message

    try:
        return run_app(arguments)
    except typer.Abort:
        return INTERRUPTED
    except Exception as error:
        message = usage_message(error)
        if message is None:
            raise
        return _fail(message)


def _take_language(arguments: list[str]) -> tuple[list[str], str | None]:
    """Take ``--lang`` out wherever it stands: help texts are made in the language before options are read."""
    rest = list(arguments)
    for position, argument in enumerate(rest):
        if argument == "--":
            break
        name, _equals, value = argument.partition("=")
        if name != "--lang":
            continue
        width = 1 if value else 2
        value = value or next(iter(rest[position + 1 : position + 2]), "")
        if value not in catalogue.LANGUAGES:
            return ["--lang"], None
        return rest[:position] + rest[position + width :], value
    return rest, None


def _make_output_safe() -> None:
    """Let no character that a console cannot show (GBK) end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _fail(message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return COULD_NOT_JUDGE


def _crash(error: Exception) -> int:
    if os.environ.get("JIXIAO_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    reason = str(error) or type(error).__name__
    if isinstance(error, OSError):
        return _fail(_("读写出错：{reason}").format(reason=reason))
    return _fail(
        _("程序内部出错（{kind}：{reason}）。请设 JIXIAO_DEBUG=1 再运行一次，把全部输出发给维护者。").format(
            kind=type(error).__name__, reason=reason
        )
    )


if __name__ == "__main__":
    main()
