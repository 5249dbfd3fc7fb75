"""The YAML parser of the house: ruamel.yaml's C parser where it is installed, the pure one otherwise.

Both give the same stream of events; a test compares them. Only events are used: composing nodes in C crashes the process
on deep nesting, and constructing values would let YAML decide types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def c_events(text: str) -> Callable[[], Any]:
    """Return the function that yields one event a call, from the C parser."""
    from _ruamel_yaml import CParser

    next_event: Callable[[], Any] = CParser(text).get_event
    return next_event


def pure_events(text: str) -> Callable[[], Any]:
    """Return the function that yields one event a call, from the pure Python parser."""
    from jixiao.documents.pure_parser import parse

    stream = parse(text)
    return lambda: next(stream, None)


def default_events() -> Callable[[str], Callable[[], Any]]:
    """Return the faster of the two that this machine has."""
    try:
        import _ruamel_yaml  # noqa: F401 - only to see whether it is there
    except ImportError:
        return pure_events
    return c_events
