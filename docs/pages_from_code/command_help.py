"""``commands.md``: the help of every command, as it prints it."""

from __future__ import annotations

from jixiao.commands import COMMANDS
from pages_from_code.desk import desk, type_in


def page() -> str:
    """Write the page."""
    lines = ["# 命令和选项", "", "由程序生成（`python docs/generate.py`）：每个命令的 `--help`。", ""]
    with desk() as place:
        for name in COMMANDS:
            screen = type_in(place, f"jixiao {name} --help")
            lines += [f"## jixiao {name}", "", "```text", *screen.text.rstrip("\n").split("\n"), "```", ""]
    return "\n".join(lines[:-1]) + "\n"
