"""One 指标值 in three cells: 指标性质, 指标值 and 度量单位, for forms that keep sign, number and unit apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.language import Amount
from jixiao.quantity import show_number

if TYPE_CHECKING:
    from jixiao.language import Language, Target

QUALITATIVE = "定性"
"""The 指标性质 of everything that is not one sign with one number: such forms know no other word for it."""
_SIGNS = {">=": "≥", ">": "＞", "==": "＝", "<=": "≤", "<": "＜"}
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the three cells say; ``value`` is a number, or the words of the table where the nature is 定性."""

    nature: str
    value: Decimal | str
    unit: str = ""


def parts_of(text: str, reading: Target | None, language: Language, year: int) -> Parts:
    """Take a 指标值 apart where joining the three cells says the same again; else the words stay whole."""
    whole = Parts(QUALITATIVE, text)
    if not isinstance(reading, Amount) or reading.scope is not None or reading.op not in _SIGNS:
        return whole
    match = _NUMBER.fullmatch(show_number(reading.value, reading.unit))
    if match is None:
        return whole
    sign, number, unit = _SIGNS[reading.op], match[1], match[2]
    return Parts(sign, Decimal(number), unit) if language.read(f"{sign}{number}{unit}", year) == reading else whole
