"""What a 指标值 text means: frozen values, one class a kind, told apart by ``kind``; the JSON of a reading is their dump.

Every number is a ``Decimal`` in the base of its scale (30亿 is 3000000000, 95% is 95 with the unit %), written to JSON as a
string in plain notation. The classes are our own frozen ones and not pydantic's: a text has to be read in microseconds, and a run
of ``check`` imports no pydantic. :mod:`jixiao.language.adapter` reads the JSON back.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from jixiao.frozen import Frozen

Op = Literal[">=", ">", "<=", "<", "==", "~"]
"""How the achieved number has to stand to the promised one; ``~`` is 约, 左右."""


def plain(number: Decimal) -> str:
    """Write a number without exponent and without zeros at its end: ``3E+9`` → ``3000000000``, ``95.00`` → ``95``."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Amount(Frozen):
    """One number with its comparison: 不少于4个, 30亿, 每年不少于48次 (scope 年)."""

    kind: Literal["amount"] = "amount"
    op: Op
    value: Decimal
    unit: str | None = None
    scope: str | None = None


class Range(Frozen):
    """Between two numbers: 5-10个, ±3%以内."""

    kind: Literal["range"] = "range"
    low: Decimal
    high: Decimal
    low_inclusive: bool = True
    high_inclusive: bool = True
    unit: str | None = None
    scope: str | None = None


class Growth(Frozen):
    """A change against a base: 同比增长10%以上. Without ``value`` any change in the ``direction`` is meant: 较上年提高.

    ``op`` compares the size of the change along the direction: 下降7%以上 is down, ``>=``, 7.
    """

    kind: Literal["growth"] = "growth"
    op: Op
    value: Decimal | None = None
    unit: str | None = None
    base: str | None = None
    direction: Literal["up", "down"]


class Deadline(Frozen):
    """A last day (``<=``), or a period with both days included (``between``).

    ``date`` and ``date2`` are null where no year is known; then ``month`` and ``day`` (and ``month2``, ``day2``) are set instead,
    29 standing for the last day of February.
    """

    kind: Literal["deadline"] = "deadline"
    op: Literal["<=", "between"]
    date: datetime.date | None = None
    date2: datetime.date | None = None
    month: int | None = None
    day: int | None = None
    month2: int | None = None
    day2: int | None = None


class Qualitative(Frozen):
    """Words to be rated by a person (定性). ``expect`` is set for 是/否; ``levels`` for a list of grades (优良中低差)."""

    kind: Literal["qualitative"] = "qualitative"
    text: str
    expect: bool | None = None
    levels: tuple[str, ...] = ()


class All(Frozen):
    """Every part has to hold. ``join`` is ``grades`` for the 优|良|中|差 thresholds of one measure: 90%|80%|70%|70%."""

    kind: Literal["all"] = "all"
    join: Literal["and", "grades"] = "and"
    parts: tuple[Target, ...]


class AnyOf(Frozen):
    """One of the parts has to hold: 不低于90%或不少于20家."""

    kind: Literal["any"] = "any"
    parts: tuple[Target, ...]


Target: TypeAlias = Amount | Range | Growth | Deadline | Qualitative | All | AnyOf
KINDS = (Amount, Range, Growth, Deadline, Qualitative, All, AnyOf)
"""Every class of reading, for those who go through them."""


def as_json(target: Target) -> dict[str, Any]:
    """Return a reading as the plain data of the JSON contract: numbers as strings, dates as ISO 8601."""
    return {name: _plain_data(value) for name, value in target.fields().items()}


def _plain_data(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain_data(item) for item in value]
    return as_json(value) if isinstance(value, KINDS) else value
