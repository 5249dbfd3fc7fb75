"""``jixiao schema``: the JSON Schema that lets an editor complete and explain the keys of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import read_choice

KINDS = ("targets", "actuals", "waivers")


def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="targets|actuals|waivers",
            help=_("哪种文件：targets 目标表（默认）；actuals 完成情况；waivers 豁免。"),
            show_default=False,
        ),
    ] = "targets",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("写到文件，不写则打印出来。"))
    ] = None,
) -> int:
    """Write one schema."""
    from jixiao.commands.output import write_text
    from jixiao.documents.schema import schema_text

    write_text(schema_text(read_choice("schema", kind, KINDS)), output)
    return 0
