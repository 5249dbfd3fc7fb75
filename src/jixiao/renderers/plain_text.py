"""Text that is safe to show on a terminal: control and direction-changing characters become visible escapes."""

from __future__ import annotations

import re

# C0 and C1 controls but the line feed, bidirectional controls, zero-width and line/paragraph separators
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


LONGEST = 2000
"""How many characters of a text a screen shows: the longest 指标值 there may be. Formats for programs have all of them."""


def brief(text: str) -> str:
    """Cut a text that is longer than any a person wrote."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def visible(text: str) -> str:
    """Show what could otherwise move the cursor, colour the screen or reorder a line.

    A line feed becomes a space, and a tab an arrow: as one cell, so that carets stay under their characters.
    """
    if text.isprintable():
        return text
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text.replace("\n", " ").replace("\t", "→"))
