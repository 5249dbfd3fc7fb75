"""What may stand where the cursor is: commands, options, values, indicators and files.

The ``metavar`` of a parameter, which its help shows, also says what completes it: ``check|lint`` are the values themselves, and
a placeholder such as ``FILE`` has its row in ``_SOURCES``. Commands and options are completed without reading anything.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.catalogue import LANGUAGES, _
from jixiao.commands import COMMANDS
from jixiao.commands.front import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHELL_SIGNS = frozenset("\"'`$\\!*?[](){}<>|&;#~^:")
_VALUES = re.compile(r"\[?([^A-Z\[\]]+(?:\|[^A-Z\[\]]+)+)\]?")
"""A metavar that lists its values. Placeholders are in capitals."""
_FILE_KINDS = ("targets", "actuals", "waivers")


class Candidate(NamedTuple):
    """A word, and what it means."""

    value: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A command line so far: the options given with their values, and how many arguments came before the cursor."""

    options: dict[str, Any]
    given: dict[str, str]
    arguments: tuple[str, ...]
    pending: Any = None
    only_arguments: bool = False


def candidates(words: list[str], incomplete: str) -> list[Candidate]:
    """Return what may replace ``incomplete`` after ``words`` (without the program's name).

    Nothing that a shell would understand as more than a word is offered: names come from files, and some shells evaluate them.
    """
    words = _without_language(words)
    found = _of_command(words, incomplete) if words and words[0] in COMMANDS else _of_front(words)
    return [
        Candidate(one.value, _harmless(one.text))
        for one in dict.fromkeys(found)
        if one.value.startswith(incomplete) and is_plain(one.value)
    ]


def is_plain(word: str) -> bool:
    """Tell whether a word means itself to every shell."""
    return word.isprintable() and not any(sign.isspace() or sign in _SHELL_SIGNS for sign in word)


def _harmless(text: str) -> str:
    return "".join(sign if sign.isprintable() and sign not in _SHELL_SIGNS else " " for sign in text)


def _without_language(words: list[str]) -> list[str]:
    """Leave out ``--lang`` at the beginning with its value, as the program does."""
    return words[2:] if words[:1] == ["--lang"] and len(words) > 1 else words


def _of_front(words: list[str]) -> Iterator[Candidate]:
    if words == ["--lang"]:
        yield from map(Candidate, LANGUAGES)
    if words:
        return
    yield from (Candidate(name, _(text)) for name, text in COMMANDS.items())
    yield from (Candidate(option.name.split()[-1 if "," in option.name else 0], _(option.text)) for option in OPTIONS)


def _of_command(words: list[str], incomplete: str) -> Iterator[Candidate]:
    from jixiao.commands.app import parameters_of

    parameters = parameters_of(words[0])
    options = {name: one for one in parameters if one.param_type_name == "option" for name in one.opts}
    line = _read(words[1:], options)
    if line.pending is not None:
        yield from _values(words[0], line.pending, line)
    elif incomplete.startswith("-") and not line.only_arguments:
        yield from _option_or_its_value(words[0], incomplete, line)
    else:
        arguments = [one for one in parameters if one.param_type_name == "argument"]
        if len(line.arguments) < len(arguments) or (arguments and arguments[-1].nargs == -1):
            yield from _values(words[0], arguments[min(len(line.arguments), len(arguments) - 1)], line)


def _read(words: list[str], options: dict[str, Any]) -> Line:
    """Read the words before the cursor; ``pending`` is the option that waits for its value there."""
    given: dict[str, str] = {}
    arguments: list[str] = []
    pending, only_arguments = None, False
    for word in words:
        name, sign, value = word.partition("=")
        if pending is not None:
            given[pending.opts[-1]], pending = word, None
        elif only_arguments or not word.startswith("-") or word == "-":
            arguments.append(word)
        elif word == "--":
            only_arguments = True
        elif name in options:
            given[options[name].opts[-1]] = value
            pending = None if sign or options[name].is_flag else options[name]
    return Line(options, given, tuple(arguments), pending, only_arguments)


def _option_or_its_value(command: str, incomplete: str, line: Line) -> Iterator[Candidate]:
    name, sign, _value = incomplete.partition("=")
    if sign and name in line.options:
        yield from (Candidate(f"{name}={one.value}", one.text) for one in _values(command, line.options[name], line))
        return
    for name, option in line.options.items():
        if name == option.opts[-1] and (name not in line.given or option.multiple):
            yield Candidate(name, _(option.help) if option.help else "")


def _values(command: str, parameter: Any, line: Line) -> Iterator[Candidate]:
    metavar = parameter.metavar or ""
    listed = _VALUES.fullmatch(metavar)
    if listed:
        yield from map(Candidate, listed[1].split("|"))
    elif metavar in _SOURCES:
        with suppress(OSError):  # a folder that cannot be listed has nothing to offer
            yield from _SOURCES[metavar](command, parameter, line)


def _quarters(_command: str, _parameter: Any, _line: Line) -> Iterator[Candidate]:
    yield from map(Candidate, "1234")


def _copies(_command: str, _parameter: Any, line: Line) -> Iterator[Candidate]:
    """Complete ``--out``: the formats of ``--format``."""
    yield from (Candidate(f"{name}=") for name in line.options["--format"].metavar.split("|"))


def _forms(_command: str, _parameter: Any, _line: Line) -> Iterator[Candidate]:
    from jixiao.commands.export import FORMS

    yield from map(Candidate, FORMS)


def _rules(_command: str, _parameter: Any, _line: Line) -> Iterator[Candidate]:
    from jixiao.rule_pages import read_page
    from jixiao.rules import RULES

    yield from (Candidate(rule.code, read_page(rule).own_title) for rule in RULES)


def _codes(command: str, parameter: Any, line: Line) -> Iterator[Candidate]:
    """Complete what ``explain`` explains."""
    from jixiao.codes import CODES

    yield from _rules(command, parameter, line)
    yield from (Candidate(code.code, _(code.title)) for code in CODES)


def _codes_and_ids(command: str, parameter: Any, line: Line) -> Iterator[Candidate]:
    yield from _codes(command, parameter, line)
    yield from (one for one in _indicators(command, parameter, line) if one.value.isascii())


def _profiles(_command: str, _parameter: Any, _line: Line) -> Iterator[Candidate]:
    from jixiao.profiles import profile_names
    from jixiao.workspace import Workspace

    yield from map(Candidate, profile_names(Workspace().config.score))


def _files(_command: str, parameter: Any, _line: Line) -> Iterator[Candidate]:
    """Complete the files of the kind that a parameter is named after; an argument named otherwise takes all kinds.

    Other options (where to write, evidence) the shell completes best.
    """
    from jixiao.discovery import files_below, kind_of

    kinds = (parameter.name,) if parameter.name in _FILE_KINDS else _FILE_KINDS
    if parameter.name not in _FILE_KINDS and parameter.param_type_name != "argument":
        return
    configured = [file for kind in kinds for file in _configured(kind)]
    for file in (*configured, *(file for file in files_below(Path.cwd()) if kind_of(file) in kinds)):
        yield Candidate(Path(os.path.relpath(file)).as_posix())


def _configured(kind: str) -> list[Path]:
    from jixiao.config import load_config
    from jixiao.discovery import by_patterns

    config = load_config(Path.cwd())
    return by_patterns(config.root, getattr(config.paths, kind), kind)


def _indicators(_command: str, _parameter: Any, line: Line) -> Iterator[Candidate]:
    """Complete an id or a full name from the tables that the file of actuals, or the configuration, names."""
    from jixiao.workspace import Workspace

    workspace = Workspace()
    for file in _tables(workspace, line):
        _loaded, table = workspace.table(file)
        for item in table.items if table else ():
            yield Candidate(item.id, item.name)
            yield Candidate(item.name, item.id)


def _tables(workspace: Any, line: Line) -> list[Path]:
    named = line.given.get("--actuals")
    if not named:
        tables: list[Path] = workspace.targets_files()
        return tables
    actuals = workspace.load_actuals(Path(named))
    table, _findings = workspace.targets_of(actuals, Path(named), None)
    return [table] if table else []


_SOURCES: dict[str, Callable[[str, Any, Line], Iterator[Candidate]]] = {
    "1-4": _quarters,
    "CODES": _rules,
    "FILE": _files,
    "FILE|DIR": _files,
    "FORM": _forms,
    "FORMAT=FILE": _copies,
    "[ID]": _indicators,
    "NAME": _profiles,
    "OLD NEW": _files,
    "TEXT|CODE|ID|-": _codes_and_ids,
}
"""What a placeholder stands for."""
