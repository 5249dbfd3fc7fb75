"""The options that several commands share, and how their values are read. A bad value is one sentence and exit code 2."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from jixiao.catalogue import _
from jixiao.renderers import FORMATS

MOST_DIGITS = 3
"""Nobody means a thousand processes."""


class BadOption(Exception):  # noqa: N818 - it is about what was typed, and never leaves the command line
    """An option's value is not one it can have."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def format_message(self) -> str:
        """Return the sentence for the user."""
        return self.message


def read_quarter(text: str | None) -> int | None:
    """Read ``--quarter``: 1 to 4, also written Q3, 三, 第三季度 or 3季度."""
    if text is None:
        return None
    bare = text.strip().upper().removeprefix("Q").removeprefix("第").removesuffix("季").removesuffix("季度").strip()
    folded = bare.translate(str.maketrans("１２３４一二三四", "12341234"))
    if folded in {"1", "2", "3", "4"}:
        return int(folded)
    raise BadOption(_("--quarter 只能是 1、2、3 或 4，写的是「{text}」。").format(text=text))


def read_year(text: str | None) -> int | None:
    """Read ``--year``: four digits, also written 2025年."""
    if text is None:
        return None
    digits = text.strip().removesuffix("年")
    if digits.isascii() and digits.isdigit() and len(digits) == len("2025"):
        return int(digits)
    raise BadOption(_("--year 应是四位数年份，例如 2025，写的是「{text}」。").format(text=text))


def read_jobs(text: str | None) -> int | None:
    """Read ``--jobs``: how many processes; nothing leaves it to the number of files."""
    if text is None:
        return None
    if text.isdecimal() and 1 <= len(text) <= MOST_DIGITS and int(text):
        return int(text)
    raise BadOption(_("--jobs 要写一个正整数，写的是「{text}」。").format(text=text))


def read_choice(name: str, text: str, choices: tuple[str, ...]) -> str:
    """Read an option that has a fixed list of values."""
    if text in choices:
        return text
    raise BadOption(
        _("{name} 没有「{text}」这个值，可以写：{choices}").format(name=name, text=text, choices=_("、").join(choices))
    )


def existing(paths: list[Path] | None) -> list[Path]:
    """Insist that what is named exists; a missing file is never skipped in silence."""
    named = paths or []
    missing = [path.as_posix() for path in named if not path.exists()]
    if missing:
        raise BadOption(_("找不到：{paths}").format(paths=_("、").join(missing)))
    return named


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE|DIR", help=_("文件或文件夹；不写时按 jixiao.toml 查找。"), show_default=False),
]
"""Files and folders; none means those of ``jixiao.toml``."""

Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("写到文件。"))]
"""Where the report goes; the standard output when nothing is named."""

Out = Annotated[
    list[str] | None,
    typer.Option("--out", metavar="FORMAT=FILE", help=_("同时写一份这种格式的文件，可以写几次；不影响退出码。")),
]
"""More copies of the report, each in a format of its own."""

Jobs = Annotated[
    str | None,
    typer.Option("--jobs", metavar="N", help=_("同时用几个进程；默认文件多时每个核一个。"), show_default=False),
]
"""How many processes read the files."""

Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", help=_("颜色。"), show_default=False)]
"""Whether colours are wanted on the standard output."""


def format_option(kind: str) -> Any:
    """Describe ``--format`` for one kind of report; it offers what that kind can be written as."""
    return typer.Option("--format", metavar="|".join(FORMATS[kind]), help=_("输出格式，默认 table。"))


Selectors = list[str] | None
"""Rules as typed: codes, beginnings of codes, ALL; separated by commas, or the option given several times."""


def read_selectors(name: str, given: list[str] | None) -> tuple[str, ...] | None:
    """Read ``--select`` and ``--ignore``; a code nobody knows is a mistake and not an empty choice."""
    if given is None:
        return None
    from jixiao.rule_selection import unknown

    selectors = tuple(
        part.strip().upper() for text in given for part in text.replace("，", ",").split(",") if part.strip()
    )
    strange = unknown(selectors)
    if strange or not selectors:
        raise BadOption(
            _("{name} 里没有这样的规则：{codes}。用 jixiao rules 查看所有编码。").format(
                name=name, codes=_("、").join(strange) or "''"
            )
        )
    return selectors
