"""How the shells ask for completions and how they want them told; the scripts that ask are typer's.

A shell runs the program with ``_JIXIAO_COMPLETE=complete_<shell>`` and the line so far in other variables.
"""

from __future__ import annotations

import re
import shlex
import sys
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.commands.completion import Candidate, candidates
from jixiao.commands.failures import fail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROGRAM = "jixiao"
VARIABLE = "_JIXIAO_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


class Question(NamedTuple):
    """The words before the cursor, without the program, and the word at it."""

    words: list[str]
    incomplete: str


def answer(environ: Mapping[str, str]) -> int:
    """Answer a shell; 1 tells fish that files are to be completed."""
    asked, _sign, shell = environ[VARIABLE].partition("_")
    if asked != "complete" or shell not in _ASKED:
        return fail(_("不认识这种命令行：{shell}。可以写：{shells}").format(shell=shell, shells=_("、").join(SHELLS)))
    try:
        found = candidates(*_ASKED[shell](environ))
    except Exception:  # in the middle of a line being typed a message would only be in the way
        if environ.get("JIXIAO_DEBUG") == "1":
            raise
        found = []
    if environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0 if found else 1
    sys.stdout.write(_TOLD[shell](found))
    return 0


def show(shell: str = "") -> int:
    """Print the script of a shell, or of the one we were started from."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined] # where typer itself takes it from

    shell = shell or _current()
    if shell not in SHELLS:
        return _unknown(shell)
    sys.stdout.write(get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell) + "\n")
    return 0


def install(shell: str = "") -> int:
    """Put the script where the shell looks for it."""
    from typer.completion import install as install_script  # type: ignore[attr-defined] # as above

    shell = shell or _current()
    if shell not in SHELLS:
        return _unknown(shell)
    name, path = install_script(shell=shell, prog_name=PROGRAM, complete_var=VARIABLE)
    sys.stdout.write(
        _("已为 {shell} 安装自动补全：{path}。重新打开命令行后生效。").format(shell=name, path=path) + "\n"
    )
    return 0


def _current() -> str:
    import shellingham  # type: ignore[import-untyped] # what typer finds the shell with; it ships no types

    try:
        name, _path = shellingham.detect_shell()
    except shellingham.ShellDetectionFailure:
        return ""
    return str(name)


def _unknown(shell: str) -> int:
    shells = _("、").join(SHELLS)
    if not shell:
        return fail(
            _("看不出用的是哪种命令行，请写明，例如 --show-completion bash。可以写：{shells}").format(shells=shells)
        )
    return fail(_("不认识这种命令行：{shell}。可以写：{shells}").format(shell=shell, shells=shells))


def _bash_asks(environ: Mapping[str, str]) -> Question:
    """Read a line that bash has cut at ``=`` too."""
    words = _split(environ.get("COMP_WORDS", ""))
    position = int(environ.get("COMP_CWORD", "0") or 0)
    incomplete = words[position] if position < len(words) else ""
    before = [word for word in words[1:position] if word != "="]
    return Question(before, "" if incomplete == "=" else incomplete)


def _line_asks(environ: Mapping[str, str]) -> Question:
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if not words or line.endswith(" "):
        return Question(words, "")
    return Question(words[:-1], words[-1])


def _powershell_asks(environ: Mapping[str, str]) -> Question:
    words = _split(environ.get("_TYPER_COMPLETE_ARGS", ""))[1:]
    incomplete = environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    return Question(words[:-1] if incomplete else words, incomplete)


def _split(line: str) -> list[str]:
    """Split a line into words as a shell does; a quote may still be open."""
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:
        words.append(str(lexer.token))
    return words


def _bash_is_told(found: list[Candidate]) -> str:
    return "".join(f"{one.value}\n" for one in found)


def _zsh_is_told(found: list[Candidate]) -> str:
    """Write the words zsh evaluates; what :mod:`completion` offers has no sign in it that means more than itself."""
    if not found:
        return "_files\n"
    rows = "\n".join(f'"{one.value}":"{one.text}"' if one.text else f'"{one.value}"' for one in found)
    return f"_arguments '*: :(({rows}))'\n"


def _fish_is_told(found: list[Candidate]) -> str:
    return "".join(f"{one.value}\t{_one_line(one.text)}\n" if one.text else f"{one.value}\n" for one in found)


def _powershell_is_told(found: list[Candidate]) -> str:
    return "".join(f"{one.value}:::{_one_line(one.text) or ' '}\n" for one in found)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


_ASKED: dict[str, Callable[[Mapping[str, str]], Question]] = {
    "bash": _bash_asks,
    "zsh": _line_asks,
    "fish": _line_asks,
    "powershell": _powershell_asks,
    "pwsh": _powershell_asks,
}
_TOLD: dict[str, Callable[[list[Candidate]], str]] = {
    "bash": _bash_is_told,
    "zsh": _zsh_is_told,
    "fish": _fish_is_told,
    "powershell": _powershell_is_told,
    "pwsh": _powershell_is_told,
}
