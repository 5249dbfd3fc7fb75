"""``jixiao lsp``: the server an editor starts; it speaks the Language Server Protocol on the standard streams."""

from __future__ import annotations

import sys
from importlib import util
from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import BadOption


def lsp(
    _stdio: Annotated[
        bool, typer.Option("--stdio", help=_("有的编辑器会加这个选项；加不加都一样。"), show_default=False)
    ] = False,
) -> int:
    """Serve one editor until it says goodbye."""
    if util.find_spec("pygls") is None:
        raise BadOption(_("jixiao lsp 要用 pygls，还没有安装。请运行 pip install pygls"))
    if sys.stdin.isatty():
        raise BadOption(_("这个命令由编辑器启动，不在终端里用；怎么设置见 docs/editor.md。"))
    from jixiao.editor.server import make_server

    make_server().start_io()
    return 0
