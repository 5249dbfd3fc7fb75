"""What rate an achieved value names, and whether it is the opposite of the one an indicator is about: 不合格率 beside 合格率."""

from __future__ import annotations

import re
from functools import cache

from jixiao.language import result_words, words
from jixiao.language.change_words import RATE_NAMES
from jixiao.language.folding import fold

_LEADS = "为是达到了约:= 、,"
_PERIODS = ("年度", "季度", "月度")
_CORE = 3
"""合格率, 满意度, 办结率: so many characters name a rate."""
_REVERSING = frozenset(result_words.REVERSING)
_ADVERSE = tuple(result_words.ADVERSE.split())


@cache
def _label() -> re.Pattern[str]:
    """Compile the pattern of a rate named before its number, when the first actual with words is met: 不合格率下降3%."""
    changes = "|".join(word for _direction, row in words.GROWTHS for word in row.split())
    return re.compile(f"([^0-9]*(?:{'|'.join(RATE_NAMES)}))(?:{changes})?[{_LEADS}]*[0-9]")


def is_opposite(text: str, name: str) -> bool:
    """Tell whether a value names a rate that is the opposite of what ``name`` says; a value that names none is not."""
    found = None if text[:1].isdigit() else _label().match(fold(text))
    if found is None or found[1].endswith(_PERIODS):
        return False
    named = found[1]
    core = named[-_CORE:]
    *before, _rest = name.split(core)
    if before:
        is_turned = named[:-_CORE][-1:] in _REVERSING
        return all((piece[-1:] in _REVERSING) != is_turned for piece in before)
    return _is_adverse(named) != _is_adverse(name)


def _is_adverse(name: str) -> bool:
    return any(word in name for word in _ADVERSE)
