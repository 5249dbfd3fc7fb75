"""Texts → YAML scalars that read back letter for letter, as plain as they can be.

Files are meant to be read by people, so a text is quoted only where YAML would take it for something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STARTS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")
"""A text that begins so is quoted; some of these would do without, but a person would have to know which."""
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Plain, these are text to jixiao and something else to other programs."""
_UNSAFE = re.compile(r" #|[:?\[\]{},]|^\.\.\.|\t")
"""In flow style ``?`` and ``:`` inside a word stop some parsers (``{a: 0:0}``), so they are never left plain."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(text: str) -> str:
    """Write one text, for block and flow style alike."""
    if "\n" in text or not _is_printable(text):
        return '"' + "".join(_escape(character) for character in text) + '"'
    if not text or text != text.strip() or text[0] in _STARTS or text.lower() in _WORDS or _UNSAFE.search(text):
        return _quoted(text)
    return text


def flow(entries: Mapping[str, str | Sequence[str]]) -> str:
    """Write a mapping of texts and lists of texts on one line; an empty value is left out."""
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in entries.items() if value) + "}"


def _value(value: str | Sequence[str]) -> str:
    return scalar(value) if isinstance(value, str) else f"[{', '.join(map(scalar, value))}]"


def comment(text: str) -> str:
    """Put a text behind ``#`` on one line, whatever is in it."""
    return "# " + "".join(character if character.isprintable() else " " for character in text.replace("\n", " "))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'" if "'" not in text or '"' in text or "\\" in text else f'"{text}"'


def _is_printable(text: str) -> bool:
    """Spaces of all widths may stand as they are; controls, line separators and a byte order mark may not."""
    return all(character.isprintable() or character in "\u3000\u00a0" for character in text)


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004 - how YAML writes them
