"""Write a reading in canonical Chinese, such that reading it again gives the same reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.language import numerals, words
from jixiao.language.targets import All, Amount, Deadline, Growth, Qualitative, Range, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from jixiao.language.problems import Unreadable
    from jixiao.language.targets import Target

_WORDS = {">=": "不少于", ">": "超过", "<=": "不超过", "<": "少于", "==": "", "~": "约"}
_EACH = frozenset(words.EACH.split())
_MONTH = re.compile(r"(?:19|20)\d\d\.\d{1,2}", re.ASCII)
_DATE_UNITS = frozenset({"月", "年", "日", "季", "季度"})
"""Units that a number could turn into a date: they are written in columns, =|12|月."""


def show(target: Target, read: Callable[[str], Target | Unreadable]) -> str:  # noqa: PLR0911 - one answer a kind
    """Return the canonical text of ``target``; ``read`` is asked where a free text could be taken for something else."""
    match target:
        case Amount():
            return _scope(target.scope) + _bounded(target.op, target.value, target.unit)
        case Range():
            return _scope(target.scope) + _range(target)
        case Growth():
            return _growth(target)
        case Deadline():
            return _deadline(target)
        case Qualitative():
            return target.text if not target.levels and read(target.text) == target else f"定性|{target.text}"
        case All(join="grades", parts=parts):
            return "|".join(_number(part.value, part.unit) for part in parts if isinstance(part, Amount))
        case All(parts=parts):
            return _show_all(parts, read)
    return "或".join(show(part, read) for part in target.parts)


def _show_all(parts: Sequence[Target], read: Callable[[str], Target | Unreadable]) -> str:
    """Join the clauses; 共 keeps one without a scope out of the 每年 of a clause before it."""
    shown, scoped = [], False
    for part in parts:
        own = scoped and isinstance(part, Amount) and part.scope is None
        shown.append(("共" if own else "") + show(part, read))
        scoped = scoped or (isinstance(part, Amount | Range) and part.scope is not None)
    return "；".join(shown)


def _scope(scope: str | None) -> str:
    if scope is None:
        return ""
    written = "".join(
        f"每{part}" if part in _EACH or part[0].isdigit() or part[0] in numerals.CHINESE else f"每个{part}"
        for part in scope.split("·")
    )
    return written + "|" if written[-1].isascii() else written  # APP5次 would be a name


def _makes_a_date(unit: str | None) -> bool:
    return unit is not None and unit.partition("/")[0] in _DATE_UNITS


def _number(value: Decimal, unit: str | None) -> str:
    return f"|{plain(value)}|{unit}" if _makes_a_date(unit) else f"{plain(value)}{unit or ''}"


def _bounded(op: words.Op, value: Decimal, unit: str | None) -> str:
    if _makes_a_date(unit):
        sign = {"~": "约", "==": "="}.get(op, op)
        return sign + _number(value, unit)
    # 290% is taken for a misread ≥90%, 2025.12 for a month: behind a sign they are numbers
    sign = "=" if op == "==" and unit in ("%", None) and plain(value)[0] == "2" else _WORDS[op]
    return sign + _number(value, unit)


def _range(target: Range) -> str:
    if target.low_inclusive and target.high_inclusive:
        low = plain(target.low)
        if _MONTH.fullmatch(low):
            low += "000"  # 2020.12 would be a month
        return f"{low}~{_number(target.high, target.unit)}"
    low = _bounded(">=" if target.low_inclusive else ">", target.low, target.unit)
    high = _bounded("<=" if target.high_inclusive else "<", target.high, target.unit)
    return f"{low}且{high}"


def _growth(target: Growth) -> str:
    base = {None: "", "年均": "年均"}.get(target.base, f"较{target.base}")
    verb = {"up": "增长", "down": "下降"}[target.direction]
    if target.value is None:
        return base + verb
    if target.op == "==" and not _makes_a_date(target.unit):
        return f"{base}{verb}等于{_number(target.value, target.unit)}"
    return f"{base}{verb}{_bounded(target.op, target.value, target.unit)}"


def _deadline(target: Deadline) -> str:
    first = _day(target.date, target.month, target.day)
    if target.op == "<=":
        return f"每月{first}前" if target.date is None and target.month is None else f"{first}前"
    return f"{first}至{_day(target.date2, target.month2, target.day2)}"


def _day(date: object, month: int | None, day: int | None) -> str:
    if date is not None:
        year, month_, day_ = str(date).split("-")
        return f"{year}年{int(month_)}月{int(day_)}日"
    return f"{month}月{day}日" if month is not None else f"{day}日"
