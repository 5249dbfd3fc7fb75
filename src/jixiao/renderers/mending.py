"""What ``fix`` shows: what was mended in each file, or the lines that would change."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.renderers.layout import Text
from jixiao.renderers.plain_text import visible
from jixiao.renderers.screen import Part, finding_parts, line, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.fixes import Mending
    from jixiao.renderers import Screen

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def mending_text(mendings: Iterable[Mending], screen: Screen) -> str:
    """Say of every file what was mended, and what waits for a person."""
    parts: list[Part] = []
    waiting = 0
    for mending in mendings:
        for finding in mending.findings:
            parts += [*finding_parts(finding), Text()]
        for title, count in Counter(applied.title for applied in mending.applied).items():
            words = {"path": mending.path, "title": title, "count": count}
            parts.append(line(_("已修改 {path}：{title}（{count} 处）").format(**words)))
        waiting += mending.waiting
    if not parts:
        parts.append(line(_("没有可以自动修改的。")))
    if waiting:
        parts.append(line(_("另有 {count} 处要人核对：用 --unsafe 修改，改完请看一遍。").format(count=waiting)))
    return write(parts, screen)


def diff_text(mendings: Iterable[Mending], screen: Screen) -> str:
    """Write a unified diff, which other programs can apply."""
    parts: list[str] = []
    for mending in mendings:
        before, after = mending.before.splitlines(keepends=True), mending.after.splitlines(keepends=True)
        for text in unified_diff(before, after, mending.path, mending.path):
            whole = text if text.endswith("\n") else f"{text}\n\\ No newline at end of file\n"
            parts.append(_coloured(whole) if screen.color else whole)
    return "".join(parts)


def _coloured(text: str) -> str:
    codes = {"green": 32, "red": 31, "cyan": 36}
    style = _STYLES.get(text[:1])
    return f"\x1b[{codes[style]}m{visible(text.rstrip(chr(10)))}\x1b[0m\n" if style else text
