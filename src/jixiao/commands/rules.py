"""``jixiao rules``: which rules ``lint`` knows."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import read_choice


def rules(
    format_name: Annotated[
        str, typer.Option("--format", metavar="table|json", help=_("输出格式。"), show_default=False)
    ] = "table",
    color: Annotated[
        str, typer.Option("--color", metavar="auto|always|never", help=_("颜色。"), show_default=False)
    ] = "auto",
) -> int:
    """List the rules in the order of their codes."""
    from jixiao.commands.output import screen
    from jixiao.renderers.rule_list import rules_json, rules_table
    from jixiao.workspace import Workspace

    name = read_choice("--format", format_name, ("table", "json"))
    settings = Workspace().config.lint
    sys.stdout.write(rules_json(settings) if name == "json" else rules_table(settings, screen(color)))
    return 0
