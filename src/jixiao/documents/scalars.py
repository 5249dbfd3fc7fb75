"""How a value is written into a file: YAML in one line with quotes only where they are needed, or JSON."""

from __future__ import annotations

import json
from typing import Any

from jixiao.documents.loader import read_text

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def in_flow(value: Any, *, as_json: bool = False) -> str:
    """Write a mapping, a list, a text or a number so that it can stand inside ``{…}`` or ``[…]``."""
    if as_json:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {in_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_flow(item) for item in value) + "]"
    return scalar(str(value), flow=True)


def in_block(value: Any) -> str:
    """Write a value so that it can stand behind ``key: `` on a line of its own."""
    return in_flow(value) if isinstance(value, dict | list) else scalar(str(value), flow=False)


def scalar(text: str, *, flow: bool) -> str:
    """Write one text: as it is, if it is read back as itself, else in single quotes, else in double ones with escapes.

    A text that no way of writing brings back comes in the last of them; whoever writes a file reads it again.
    """
    single = "'" + text.replace("'", "''") + "'"
    return next((written for written in (text, single) if _read_back(written, flow=flow) == text), _double(text))


def _double(text: str) -> str:
    """Write a text in double quotes; what cannot be seen becomes an escape (YAML 1.2, 5.7)."""
    return '"' + "".join(_ESCAPES.get(sign) or (sign if sign.isprintable() else _code(sign)) for sign in text) + '"'


def _code(sign: str) -> str:
    code = ord(sign)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004


def _read_back(written: str, *, flow: bool) -> str | None:
    """Read a way of writing where it would stand; ``None`` if it breaks out of its place."""
    document = read_text(f"{{k: [{written}]}}\n" if flow else f"k: {written}\n", "")
    if not isinstance(document.data, dict) or list(document.data) != ["k"]:
        return None
    value = document.data["k"]
    if flow:
        value = value[0] if isinstance(value, list) and len(value) == 1 else None
    return value if isinstance(value, str) else None
