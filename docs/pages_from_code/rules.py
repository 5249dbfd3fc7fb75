"""``rules.md``: the manual page of every lint rule."""

from __future__ import annotations

from jixiao.rule_pages import page_of
from jixiao.rules import RULES


def page() -> str:
    """Write every rule's manual page."""
    pages = [str(page_of(rule.code)).strip() for rule in RULES]
    head = "# 审表规则\n\n由程序里的说明生成（`python docs/generate.py`）。`jixiao explain L08` 显示其中一页。\n"
    return head + "".join(f"\n---\n\n# {page}\n" for page in pages)
