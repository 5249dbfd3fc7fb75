"""The command line put together, with help and usage messages in the language of the catalogue."""

from __future__ import annotations

import re
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand

from jixiao.catalogue import N_, _
from jixiao.commands import COMMANDS
from jixiao.commands.failures import INTERRUPTED, fail
from jixiao.commands.front import no_such_option
from jixiao.commands.help_lines import folded
from jixiao.commands.help_lines import rows as help_rows
from jixiao.commands.plain_values import make_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 200}
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
_NEGATIVE = re.compile(r"-[0-9.]")
TYPER_WORDS = {
    "Show this message and exit.": N_("显示这份说明。"),
    "[required]": N_("[必填]"),
    "[OPTIONS]": N_("[选项]"),
}
"""What typer says in English: a whole text, or the mark behind one."""


def run_command(arguments: list[str]) -> int:
    """Run one command line that begins with a command, and return its exit code; a wrong option is one sentence.

    Raises whatever else the command raises.
    """
    try:
        return _run(arguments)
    except typer.Abort:
        return INTERRUPTED
    except Exception as error:
        message = usage_message(error, arguments)
        if message is None:
            raise
        return fail(message)


def parameters_of(name: str) -> list[Any]:
    """Return the arguments and options of a command, as typer describes them."""
    command: Any = _command(name)
    parameters: list[Any] = command.get_params(typer.Context(command))
    return parameters


def _run(arguments: list[str]) -> int:
    """Run a command.

    That command alone is put together: a group would load every command and, since typer 0.29, pydantic too, before it looks
    at the second word.
    """
    name, *rest = arguments
    return int(_command(name).main(rest, prog_name=f"jixiao {name}", standalone_mode=False) or 0)


def _command(name: str) -> Any:
    """Put one command together; done after the language is known, because help texts are made here."""
    app = typer.Typer(
        rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, context_settings=CONTEXT
    )
    room = f"{name}_" if iskeyword(name) else name
    module = import_module(f"jixiao.commands.{room}")
    app.command(name, cls=_Command, help=_(COMMANDS[name]), context_settings=CONTEXT)(getattr(module, room))
    return typer.main.get_command(app)


def usage_message(error: Exception, arguments: Sequence[str]) -> str | None:
    """Turn a complaint about a command line into a sentence; ``None`` for any other exception.

    typer keeps its kinds of usage errors private, so they are told apart by what they carry.
    """
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return str(getattr(error, "message", ""))
    if getattr(error, "format_message", None) is None:
        return None
    usage = _("用法见 {command} --help").format(command=f"jixiao {arguments[0]}")
    return "\n".join([_usage_sentence(kind, error, arguments), usage])


def _usage_sentence(kind: str, error: Any, arguments: Sequence[str]) -> str:
    if kind == "NoSuchOption":
        return _no_such_option(error, arguments)
    if kind == "MissingParameter" and error.param is not None:
        return _("缺少参数：{name}").format(name=_metavar(error.param))
    if kind == "BadParameter" and error.param is not None:
        return _("参数 {name} 的写法不对：{message}").format(name="/".join(error.param.opts), message=error.message)
    if kind == "BadOptionUsage":
        return _option_usage(error, arguments[0])
    extra = _EXTRA.fullmatch(str(error.format_message()))
    if extra:
        return _('多写了「{extra}」。一个值里有空格的，用双引号括起来，例如 "22 家"。').format(extra=extra[1])
    return str(error.format_message())


def _no_such_option(error: Any, arguments: Sequence[str]) -> str:
    """Say that there is no such option; what begins like a negative number was probably meant as a value."""
    sentence = no_such_option(error.option_name, error.possibilities or ())
    if not _NEGATIVE.match(error.option_name):
        return sentence
    value = next((one for one in arguments if one.startswith(error.option_name)), error.option_name)
    hint = _("以 - 开头的值（例如负数）写在最后，前面加 --，例如 jixiao {command} … -- {value}")
    hint = hint.format(command=arguments[0], value=value)
    return _("{sentence}。{hint}").format(sentence=sentence, hint=hint)


def _option_usage(error: Any, command: str) -> str:
    """Say that an option lacks its value, or has one though it takes none."""
    option = next((one for one in parameters_of(command) if error.option_name in one.opts), None)
    if option is None or option.is_flag:
        return _("选项 {option} 后面不写值。").format(option=error.option_name)
    usage = f"{error.option_name} {option.metavar or ''}".rstrip()
    return _("选项 {option} 后面要写一个值：{usage}").format(option=error.option_name, usage=usage)


class _Help:
    """Writes the help of a command: usage, what it does, arguments, options, commands."""

    def format_help(self, context: Any, formatter: Any) -> None:
        command: Any = self
        usage = _translated(" ".join(command.collect_usage_pieces(context)))
        formatter.write_usage(context.command_path, usage, prefix=_("用法："))
        formatter.write_paragraph()
        formatter.write("".join(f"{line}\n" for line in folded(command.help or "", formatter.width)))
        records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            if record is None:
                continue
            name = record[0] if parameter.param_type_name == "option" else _metavar(parameter)
            records[parameter.param_type_name].append((name, _translated(record[1])))
        self._section(formatter, _("参数"), records["argument"])
        self._section(formatter, _("选项"), records["option"])

    @staticmethod
    def _section(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
        if rows:
            with formatter.section(title):
                formatter.write("".join(f"{line}\n" for line in help_rows(rows, formatter.width)))


class _Command(_Help, TyperCommand):
    def get_params(self, context: Any) -> list[Any]:
        """Return all parameters, the help option among them."""
        parameters: list[Any] = super().get_params(context)
        make_plain(parameters)
        return parameters


def _translated(text: str) -> str:
    for english, chinese in TYPER_WORDS.items():
        text = text.replace(english, _(chinese))
    return text


def _metavar(parameter: Any) -> str:
    return (
        str(parameter.metavar or parameter.name.upper())
        if parameter.param_type_name == "argument"
        else parameter.opts[0]
    )
