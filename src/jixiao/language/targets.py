"""What a 指标值 text means: frozen values, one class a kind, told apart by ``kind``; the JSON of a reading is their dump.

Every number is a ``Decimal`` in the base of its scale (30亿 is 3000000000, 95% is 95 with the unit %), written to JSON as a
string in plain notation. The parser builds these classes with ``model_construct``: its values are typed already, and a text has
to be read in microseconds.
"""

from __future__ import annotations

import datetime  # noqa: TC003 - pydantic reads the annotations when it builds a model
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

Op = Literal[">=", ">", "<=", "<", "==", "~"]
"""How the achieved number has to stand to the promised one; ``~`` is 约, 左右."""


def plain(number: Decimal) -> str:
    """Write a number without exponent and without zeros at its end: ``3E+9`` → ``3000000000``, ``95.00`` → ``95``."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


Number = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


class _Reading(BaseModel):
    # defer_build: a run that meets no deadline never pays for building that model.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Amount(_Reading):
    """One number with its comparison: 不少于4个, 30亿, 每年不少于48次 (scope 年)."""

    kind: Literal["amount"] = "amount"
    op: Op
    value: Number
    unit: str | None = None
    scope: str | None = None


class Range(_Reading):
    """Between two numbers: 5-10个, ±3%以内."""

    kind: Literal["range"] = "range"
    low: Number
    high: Number
    low_inclusive: bool = True
    high_inclusive: bool = True
    unit: str | None = None
    scope: str | None = None


class Growth(_Reading):
    """A change against a base: 同比增长10%以上. Without ``value`` any change in the ``direction`` is meant: 较上年提高.

    ``op`` compares the size of the change along the direction: 下降7%以上 is down, ``>=``, 7.
    """

    kind: Literal["growth"] = "growth"
    op: Op
    value: Number | None = None
    unit: str | None = None
    base: str | None = None
    direction: Literal["up", "down"]


class Deadline(_Reading):
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


class Qualitative(_Reading):
    """Words to be rated by a person (定性). ``expect`` is set for 是/否; ``levels`` for a list of grades (优良中低差)."""

    kind: Literal["qualitative"] = "qualitative"
    text: str
    expect: bool | None = None
    levels: tuple[str, ...] = ()


class All(_Reading):
    """Every part has to hold. ``join`` is ``grades`` for the 优|良|中|差 thresholds of one measure: 90%|80%|70%|70%."""

    kind: Literal["all"] = "all"
    join: Literal["and", "grades"] = "and"
    parts: tuple[Target, ...]


class AnyOf(_Reading):
    """One of the parts has to hold: 不低于90%或不少于20家."""

    kind: Literal["any"] = "any"
    parts: tuple[Target, ...]


Target = Annotated[Amount | Range | Growth | Deadline | Qualitative | All | AnyOf, Field(discriminator="kind")]
