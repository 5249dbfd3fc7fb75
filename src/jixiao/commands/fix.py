"""``jixiao fix``: mend in the target tables what can be mended without asking."""

from __future__ import annotations

from typing import Annotated

import typer

from jixiao.catalogue import _
from jixiao.commands.options import Paths, Selectors, existing, read_selectors


def fix(
    targets: Paths = None,
    select: Annotated[Selectors, typer.Option("--select", metavar="CODES", help=_("只改这些规则的问题。"))] = None,
    ignore: Annotated[Selectors, typer.Option("--ignore", metavar="CODES", help=_("不改这些规则的问题。"))] = None,
    diff: Annotated[bool, typer.Option("--diff", help=_("只显示会改什么，不写文件；有要改的返回 1。"))] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help=_("也做要人核对的修改，例如按建议写口径。"))] = False,
    color: Annotated[
        str, typer.Option("--color", metavar="auto|always|never", help=_("颜色。"), show_default=False)
    ] = "auto",
) -> int:
    """Mend, show what was done, and return the exit code."""
    from jixiao.commands.output import screen, write_text
    from jixiao.findings import has_errors
    from jixiao.fixes import fix as run_fix
    from jixiao.renderers.mending import diff_text, mending_text
    from jixiao.rule_selection import select as select_rules
    from jixiao.workspace import Workspace

    where = screen(color)
    workspace = Workspace()
    selection = select_rules(
        workspace.config.lint, read_selectors("--select", select), read_selectors("--ignore", ignore) or ()
    )
    mendings = run_fix(workspace, existing(targets), selection, unsafe=unsafe, dry_run=diff)
    write_text(diff_text(mendings, where) if diff else mending_text(mendings, where), None)
    if any(has_errors(mending.findings) for mending in mendings):
        return 2
    if not mendings:
        return 3
    return 1 if diff and any(mending.changed for mending in mendings) else 0
