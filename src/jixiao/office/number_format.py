"""An Excel value and its number format → the text a person sees: 0.95 in ``0%`` is 95%, 2.5 in ``0.00`` is 2.50.

Only what forms use: digits, thousands, per cent, text in quotes before and after, dates. Any other format shows the number as
it is stored, which loses nothing.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

_PATTERN = re.compile(
    r"^(?P<before>\D*?)(?P<digits>[#0?,]+)(?P<point>\.(?P<places>[0?#]+))?(?P<percent>%?)(?P<after>[^#0?]*)$"
)
_PLAIN = {"general", "@", ""}


def show_value(value: object, number_format: str) -> str:
    """Write a cell's value as Excel shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _show_date(value, number_format)
    number = as_decimal(value)
    if number is None:
        return str(value).replace("\r\n", "\n").replace("\r", "\n")
    return _show_number(number, number_format)


def as_decimal(value: object) -> Decimal | None:
    """Return the number that is stored: Excel keeps 15 digits, a float's shortest writing."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        return None
    return round(number, 15 - number.adjusted() - 1) if isinstance(value, float) and number else number


def _show_number(number: Decimal, number_format: str) -> str:
    section = number_format.partition(";")[0]
    literal = re.sub(r"\[[^\[\]]*\]|_.|\*.|\\(?=.)", "", section).strip()
    match = _PATTERN.match(literal.replace('"', "")) if literal.lower() not in _PLAIN else None
    if match is None:
        return plain(number)
    if match["percent"]:
        number *= 100
    required = match["places"] or ""
    places = len(required)
    text = f"{abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    if required.endswith("#"):
        shortest = len(required.rstrip("#"))
        whole, _point, fraction = text.partition(".")
        fraction = fraction[:shortest] + fraction[shortest:].rstrip("0")
        text = f"{whole}.{fraction}" if fraction else whole
    if "," in match["digits"]:
        whole, point, fraction = text.partition(".")
        text = f"{int(whole):,}{point}{fraction}"
    sign = "-" if number < 0 else ""
    return f"{sign}{match['before'].strip()}{text}{match['percent']}{match['after'].strip()}"


def plain(number: Decimal) -> str:
    """Write a number without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _show_date(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    if "年" in number_format:
        text = f"{value.year}年{value.month}月"
        return text + f"{value.day}日" if "d" in number_format.lower() else text
    return value.date().isoformat() if isinstance(value, datetime.datetime) else value.isoformat()
