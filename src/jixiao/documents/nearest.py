"""What was probably meant by a word that is not known: an id, a name or a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known word spelt most alike, ``None`` when none is near.

    Case, width (ＳＬ０１), blanks and leading zeros (SL1) do not count. A wrong number says nothing about the right one: SL99 is
    as near to SL09 as to SL19, so of ids only those with the same number are meant.
    """
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for word in known:
        by_fold.setdefault(_folded(word), word)
    meant = _folded(written)
    is_id = re.fullmatch(r"[a-z]+[0-9]+", meant)
    same_number = (word for word in by_fold if not is_id or _number(word) in {None, _number(meant)})
    matches = get_close_matches(meant, same_number, n=1)
    return by_fold[matches[0]] if matches else None


def _folded(word: str) -> str:
    return re.sub("0+(?=[0-9])", "", "".join(normalize("NFKC", word).casefold().split()))


def _number(word: str) -> str | None:
    return word[len(word.rstrip("0123456789")) :] or None
