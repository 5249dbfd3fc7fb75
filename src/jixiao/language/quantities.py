"""A number with its scale and unit at a place of the text: 30亿, 5千米, 6.5次/10万公顷, 元/人·月.

The unit comes from a closed list: an open one would read 50人左右 as the unit 人左右, and 12月前 as the unit 月前.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from jixiao.language import numerals, words
from jixiao.language.problems import GARBLED, LONG_NUMBER, NOT_A_NUMBER, UNKNOWN_UNIT, Refused
from jixiao.language.targets import plain
from jixiao.language.tokens import Kind, Quantity, Token

if TYPE_CHECKING:
    from jixiao.language.units import Units

DIGITS = frozenset("0123456789")
_SPOKEN_SCALES = frozenset("亿万")
_BEFORE_PERCENT = frozenset("0123456789 |)一二三四五六七八九十百")
_HALF_READ = re.compile("次(?![级要日生品序])")
_RUN = re.compile("[0-9][0-9,.]*")
_LETTERS = re.compile(r"[A-Za-z]+(?:-?\d+)*", re.ASCII)
_EXPONENT = re.compile(r"[eE]-?\d+", re.ASCII)
_LETTER_DIGITS = str.maketrans("OoIl", "0011")
_NOT_A_SCALE = numerals.STARTS - set("十两半")
_BELOW = re.compile("[ ]*/[ ]*每?")
_TIMES = frozenset("·.*")
_SKIPPED = frozenset(" |\n")
_INCLUSIVE = "(含)"
_INTERVAL = "区间"
"""5-10区间 counts no 区."""


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] in _SKIPPED:
        at += 1
    return at


def mended(text: str) -> str | None:
    """Return what a scanner likely saw: l00 is 100, Z90 is ≥90."""
    if not text.strip("OoIl0123456789"):
        return text.translate(_LETTER_DIGITS)
    sign = words.SIGN_SLIPS.get(text[0])
    return sign + text[1:] if sign and text[1:].isdigit() else None


def read_number(text: str, at: int, units: Units, sign: int = 1) -> Token:
    """Read the quantity that begins with a digit at ``at``; a number that cannot be one is ``BROKEN``.

    Raises:
        Refused: too many digits, or written with an exponent.
    """
    if text[at - 1 : at] == "%" and text[at - 2 : at - 1] not in _BEFORE_PERCENT:  # 庚%25: scanned or encoded text
        raise Refused(GARBLED, (at - 1, at + 1), word=text[at - 1 : at + 1])
    run = cast("re.Match[str]", _RUN.match(text, at))  # a digit stands here
    size = len(run[0])
    if size > numerals.MAX_DIGITS:
        raise Refused(LONG_NUMBER, (at, at + size), limit=str(numerals.MAX_DIGITS))
    number = numerals.read_share(text, at) if "成" in text[at + 1 : at + 4] else None
    number = number or numerals.read_arabic(text, at)
    if number is not None and number.power:
        digits = _skip(text, at + len(run[0].rstrip(",.")))
        name = units.match(text, digits)
        if name is not None and len(name) > 1 and name[0] in numerals.CHINESE:  # 5千米, 100百分比
            number = numerals.read_arabic(text, at, scales=False)
    if number is None:
        return Token(Kind.BROKEN, at, at + size)
    behind, further = text[number.end : number.end + 1], text[number.end + 1 : number.end + 2]
    if number.unit is None and ((behind in {".", ","} and further in DIGITS) or behind in _NOT_A_SCALE):
        return Token(Kind.BROKEN, at, max(at + size, number.end + 1))
    token = with_unit(text, number, at, units, sign)
    if token.end == number.end and behind.isascii() and behind.isalpha():
        return _with_letters(text, at, number.end)
    return token


def _with_letters(text: str, at: int, end: int) -> Token:
    """Take 5G and 5A级 as plain text, refuse 1e400, and 9O as what a scanner made of 90."""
    letters = cast("re.Match[str]", _LETTERS.match(text, end))[0]  # a letter stands behind the number
    word = text[at : end + len(letters)]
    if _EXPONENT.fullmatch(letters):
        raise Refused(NOT_A_NUMBER, (at, at + len(word)), word=word)
    if not letters.strip("OoIl0123456789"):
        return Token(Kind.BROKEN, at, at + len(word), mended(word))
    return Token(Kind.TEXT, at, at + len(word))


def with_unit(text: str, number: numerals.Number, start: int, units: Units, sign: int = 1) -> Token:
    """Add the unit that stands behind a number."""
    unit, end = (number.unit, number.end) if number.unit else read_unit(text, number.end, units)
    if unit == "个" and text[end : end + 1] in _SPOKEN_SCALES:  # 2个亿: the unit read so far would lose the scale
        raise Refused(GARBLED, (start, end + 1), word=text[start : end + 1])
    if unit and _HALF_READ.match(text, end):  # 7罐次: half a unit is another unit
        raise Refused(UNKNOWN_UNIT, (number.end, end + 1), word=text[number.end : end + 1])
    value = in_full(number.value if sign > 0 else number.value.copy_negate(), (start, number.end))
    quantity = Quantity(value, unit, start, number.end, end, number.chinese, number.power)
    return Token(Kind.QUANTITY, start, end, quantity)


def in_full(value: Decimal, span: tuple[int, int]) -> Decimal:
    """Return a number with its scale multiplied out, as it is kept and shown.

    Raises:
        Refused: more digits than can be read again.
    """
    digits = plain(value)
    if len(digits.strip("-")) > numerals.MAX_DIGITS:  # the point counts, as it does where the number is read again
        raise Refused(LONG_NUMBER, span, limit=str(numerals.MAX_DIGITS))
    return Decimal(digits)


def read_unit(text: str, at: int, units: Units) -> tuple[str | None, int]:
    """Return the unit behind a number, in the spelling of the table, and the place behind it."""
    place = at + len(_INCLUSIVE) if text.startswith(_INCLUSIVE, at) else at
    place = _skip(text, place)
    name = None if text.startswith(_INTERVAL, place) else units.match(text, place)
    unit, end = (units.names[name], place + len(name)) if name else ("", at)
    if unit and text[end : end + 1] in ("·", "*") and (more := units.match(text, end + 1)):
        unit, end = f"{unit}·{units.names[more]}", end + 1 + len(more)
        unit = units.names.get(unit, unit)
    while True:
        below, behind = _read_below(text, end, units, bare=not unit)
        if below is None:
            return unit or None, end
        unit, end = f"{unit}/{below}", behind


def _read_below(text: str, at: int, units: Units, *, bare: bool) -> tuple[str | None, int]:
    """Read /亩, /10万公顷, /人·月. A number without unit may stand below only where it is a round base: 10/10万."""
    slash = _BELOW.match(text, at)
    if slash is None:
        return None, at
    place, digits = slash.end(), ""
    number = numerals.read_arabic(text, place)
    if number is not None:
        if not number.power and str(number.value).strip("0") != "1":
            return None, at
        digits, place = text[place : number.end].replace(" ", ""), number.end
    name = units.match(text, place)
    if name is None:
        return (digits, place) if digits and bare else (None, at)
    below, place = digits + units.names[name], place + len(name)
    more = units.match(text, place + 1) if text[place : place + 1] in _TIMES else None
    return (f"{below}·{units.names[more]}", place + 1 + len(more)) if more else (below, place)
