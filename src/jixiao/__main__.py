"""``jixiao``: the command line. Every way out is an exit code of the contract; a traceback shows only with ``JIXIAO_DEBUG=1``."""

from __future__ import annotations

import gc
import os
import sys

from jixiao import __version__, catalogue
from jixiao.catalogue import _
from jixiao.commands.failures import COULD_NOT_JUDGE, INTERRUPTED, crash, fail


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    # While modules are loaded nearly everything made is kept: looking for garbage then is a tenth of the time of a small run.
    gc.set_threshold(100_000, 50, 50)
    code = run(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()  # and so it is once more while Python ends: memory goes back to the system as it is
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code."""
    # Plugins of pydantic are no business of ours, and looking for them reads the metadata of every package there is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    _make_output_safe()
    arguments, language = _take_language(arguments)
    catalogue.use(language or catalogue.preferred())
    if language is None and "--lang" in arguments:
        return fail(_("--lang 后面要写 zh 或 en。"))
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone: that is its right. Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_JUDGE
    except Exception as error:  # noqa: BLE001 - the one place that keeps a crash from looking like a missed target
        return crash(error)


def _dispatch(arguments: list[str]) -> int:
    from jixiao.commands import COMMANDS

    first = arguments[0] if arguments else "--help"
    if "_JIXIAO_COMPLETE" in os.environ:
        from jixiao.commands.completion_shells import answer

        return answer(os.environ)
    if first in COMMANDS:
        from jixiao.commands.app import run_command

        return run_command(arguments)
    return _front(first, arguments)


def _front(first: str, arguments: list[str]) -> int:
    """Answer what needs no command."""
    from jixiao.commands.front import front_page, no_such_command

    if first == "--version":
        sys.stdout.write(f"jixiao {__version__}\n")
        return 0
    if first in {"-h", "--help"}:
        sys.stdout.write(front_page())
        return 0 if arguments else COULD_NOT_JUDGE
    if first in {"--install-completion", "--show-completion"}:
        from jixiao.commands.completion_shells import install, show

        return (install if first == "--install-completion" else show)(*arguments[1:2])
    return fail(no_such_command(first))


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


if __name__ == "__main__":
    main()
