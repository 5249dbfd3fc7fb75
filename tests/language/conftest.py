"""The compact notation of a reading that tables and golden files of this room are written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jixiao.language import All, Amount, AnyOf, Deadline, Growth, Qualitative, Range, Unreadable
from jixiao.language.targets import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.language import Target


def _measured(unit: str | None, scope: str | None) -> str:
    return (unit or "") + (f" 每{scope}" if scope else "")


def _day(date: Any, month: int | None, day: int | None) -> str:
    return str(date) if date else f"{month or '*'}-{day}"


def write(target: Target | Unreadable) -> str:  # noqa: PLR0911 - one answer a kind
    """Write a reading in one short line: ``>=4个``, ``[5,10]个``, ``up>=10%(上年)``, ``by 2025-12-31``, ``“按期达标”``, ``!JX206``."""
    match target:
        case Unreadable():
            return f"!{target.code} {target.message}" + (f" → {target.suggestion}" if target.suggestion else "")
        case Amount():
            return target.op + plain(target.value) + _measured(target.unit, target.scope)
        case Range():
            brackets = "[("[not target.low_inclusive], "])"[not target.high_inclusive]
            ends = f"{plain(target.low)},{plain(target.high)}"
            return ends.join(brackets) + _measured(target.unit, target.scope)
        case Growth():
            size = "" if target.value is None else plain(target.value) + (target.unit or "")
            return target.direction + target.op + size + (f"({target.base})" if target.base else "")
        case Deadline():
            first = _day(target.date, target.month, target.day)
            if target.op == "<=":
                return f"by {first}"
            return f"{first}..{_day(target.date2, target.month2, target.day2)}"
        case Qualitative():
            levels = f" {'/'.join(target.levels)}" if target.levels else ""
            return f"“{target.text}”{levels}" + ("" if target.expect is None else f" {target.expect}")
        case All():
            joined = (" | " if target.join == "grades" else " & ").join(map(write, target.parts))
            return f"{{{joined}}}"
        case AnyOf():
            return f"{{{' or '.join(map(write, target.parts))}}}"


@pytest.fixture(scope="session")
def compact() -> Callable[[Target | Unreadable], str]:
    return write
