"""Sums of money in running text, as the head of the form has them: 365万元，其中：省级资金300万元."""

from __future__ import annotations

import re
from decimal import Decimal

from jixiao.rules.vocabulary import MONEY

_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


def money_in(text: str) -> tuple[Decimal, ...]:
    """Return every sum of money a text names, in 元."""
    return tuple(Decimal(re.sub(r"\D(?=\d{3})", "", match[1])) * _SCALES[match[2]] for match in MONEY.finditer(text))
