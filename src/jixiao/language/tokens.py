"""What the lexer cuts a text into."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.language.words import Op


class Kind(IntEnum):
    """What a token is; behind each what ``value`` of the token holds."""

    TEXT = auto()
    VERB = auto()
    QUOTED = auto()
    NOTE = auto()  # in brackets
    EACH = auto()  # the scope: 年; None where the noun follows (每个)
    BOUND = auto()  # Sign
    AFTER = auto()  # Sign
    HEDGE = auto()
    HEDGE_AFTER = auto()
    GROWTH = auto()  # up or down
    DOUBLING = auto()  # the rate: 100
    BASE = auto()  # the base: 上年
    QUANTITY = auto()  # Quantity
    DATE = auto()  # dates.When
    BEFORE_DATE = auto()
    AFTER_DATE = auto()
    TO = auto()
    PLUSMINUS = auto()
    ALL = auto()
    ANY = auto()
    SEP = auto()
    SPREAD = auto()
    VAGUE = auto()
    SLIP = auto()  # the right word
    MASK = auto()
    BROKEN = auto()  # what was likely meant, or None
    RANK = auto()


class Sign(NamedTuple):
    """What a bound says, and whether another bound overrules it (达到)."""

    op: Op
    reaching: bool = False


class Quantity(NamedTuple):
    """A number with its unit. ``start`` and ``end`` are places in the text, ``unit_at`` is where the number ends."""

    value: Decimal
    unit: str | None
    start: int
    unit_at: int
    end: int
    chinese: bool = False
    power: int = 0


class Token(NamedTuple):
    """A stretch of the folded text."""

    kind: Kind
    start: int
    end: int
    value: Any = None
