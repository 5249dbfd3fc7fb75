"""The front door: what there is, told without loading any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import N_, _
from jixiao.commands import COMMANDS
from jixiao.commands.help_lines import folded, rows
from jixiao.commands.terminal import width

if TYPE_CHECKING:
    from collections.abc import Iterable


class Option(NamedTuple):
    """An option that is read before any command, and what it does."""

    name: str
    text: str


OPTIONS = (
    Option("-h, --help", N_("显示这份说明。每个命令也有 --help。")),
    Option("--lang zh|en", N_("界面语言，写在哪里都行；也可设环境变量 JIXIAO_LANG。")),
    Option("--version", N_("显示版本。")),
    Option("--install-completion", N_("为当前的命令行安装自动补全。")),
    Option("--show-completion", N_("显示自动补全脚本，供自行安装。")),
)
EXIT_CODES = N_("退出码：0 都达标；1 有未达标或未填报；2 没法判断；3 没有可核对的内容。")
_WIDTH = 80
"""The cells of a line where no terminal says otherwise, as in the help of every command."""


def front_page() -> str:
    """Return the help of the whole program, folded for the terminal."""
    room = width(_WIDTH)
    lines = [
        _("用法：jixiao 命令 [选项] [参数]"),
        "",
        *folded(_("绩效目标即代码：读懂指标值，核对完成情况，监控一年的进度。"), room),
        "",
        _("命令:"),
        *rows(((name, _(text)) for name, text in COMMANDS.items()), room),
        "",
        _("选项:"),
        *rows(((option.name, _(option.text)) for option in OPTIONS), room),
        "",
        *folded(_(EXIT_CODES), room),
    ]
    return "\n".join(lines) + "\n"


def no_such_command(name: str) -> str:
    """Say that a word is no command, and which one was probably meant."""
    if name.startswith("-"):
        known = [word for row in OPTIONS for word in row.name.replace(",", "").split()]
        if _near(name, known):
            return no_such_option(name, known)
        return _("没有这个选项：{option}。命令写在选项前面，例如 jixiao check --format json").format(option=name)
    near = _near(name, list(COMMANDS))
    if near:
        return _("没有这个命令：{name}，是不是 {near}？").format(name=name, near=near[0])
    return _("没有这个命令：{name}。可用的命令：{commands}").format(name=name, commands=_("、").join(COMMANDS))


def no_such_option(name: str, known: Iterable[str]) -> str:
    """Say that there is no such option, and which of the known ones was probably meant."""
    near = _("、").join(_near(name, known))
    sentence = _("没有这个选项：{option}").format(option=name)
    return _("{sentence}，是不是 {near}？").format(sentence=sentence, near=near) if near else sentence


def _near(typed: str, known: Iterable[str]) -> list[str]:
    """Return the words that are like the typed one. The dashes do not count: all options have them in common."""
    from difflib import get_close_matches

    bare = {word.lstrip("-"): word for word in known if word.startswith("--") == typed.startswith("--")}
    return [bare[word] for word in get_close_matches(typed.lstrip("-"), bare, n=2, cutoff=0.7)]
