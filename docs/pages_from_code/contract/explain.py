"""What ``explain`` writes to a text that cannot be read; the rest is a ``Reading``."""

from __future__ import annotations

from pages_from_code.contract.fields import thing

UNREAD = thing(
    "Unread",
    "看不懂",
    ("code", "text", "编码"),
    ("message", "text", "怎么回事"),
    ("span", "[int]", "起、止：原文里的位置，从 0 数起，不含止"),
    ("suggestion", "text?", "可能要写的"),
)
