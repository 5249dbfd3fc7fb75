"""Texts and paths of the command line, without a pydantic adapter each.

Since 0.29 typer builds a ``TypeAdapter`` for every parameter before a command runs, a third of the time a small command takes.
Our parameters are flags, texts, paths and lists of them, and their real reading (with our own sentences) happens in ``options``.
A parameter of any other type, and a typer that works differently, are left alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple


class PlainValue(NamedTuple):
    """Reads one parameter's words; it has the one method typer calls."""

    one: type
    is_list: bool

    def coerce(self, value: Any, **_context: Any) -> Any:
        """Return the text or path, or the list of them; ``None`` stays ``None``."""
        if value is None:
            return None
        if self.is_list:
            return [self.one(item) for item in value] or None
        return self.one(value)


_SHAPES: dict[Any, PlainValue] = {
    bool: PlainValue(bool, is_list=False),
    str: PlainValue(str, is_list=False),
    Path: PlainValue(Path, is_list=False),
    list[str]: PlainValue(str, is_list=True),
    list[Path]: PlainValue(Path, is_list=True),
}


def make_plain(parameters: list[Any]) -> None:
    """Give every parameter of a plain type a plain reader."""
    for parameter in parameters:
        descriptor = getattr(parameter, "type_descriptor", None)
        plain = _SHAPES.get(getattr(descriptor, "annotation", None))
        if plain is not None and hasattr(parameter, "_runtime_param"):
            parameter._runtime_param = plain  # noqa: SLF001 - typer's own slot for this, filled before it would fill it
