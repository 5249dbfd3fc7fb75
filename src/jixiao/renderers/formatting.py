"""What ``fmt`` shows: which files were put in shape, and what stood in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.renderers.layout import Text
from jixiao.renderers.screen import Part, finding_parts, line, write

if TYPE_CHECKING:
    from jixiao.fixes import Mending
    from jixiao.renderers import Screen


def formatting_text(formatted: tuple[Mending, ...], screen: Screen, *, dry_run: bool) -> str:
    """Name the files that changed (or would), a line each, then count the others."""
    parts: list[Part] = []
    for one in formatted:
        for finding in one.findings:
            parts += [*finding_parts(finding), Text()]
    template = _("要整理 {path}") if dry_run else _("已整理 {path}")
    parts += [line(template.format(path=one.path)) for one in formatted if one.changed]
    kept = sum(not one.changed and not one.findings for one in formatted)
    if kept:
        parts.append(line(_("{count} 个文件本来就整齐").format(count=kept)))
    elif not formatted:
        parts.append(line(_("没有找到可以整理的文件。")))
    return write(parts, screen)
