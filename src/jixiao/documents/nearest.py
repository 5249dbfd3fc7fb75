"""What was probably meant by a word that is not known: an id, a name or a key."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known word spelt most alike, ``None`` when none is near. Case, width (ＳＬ０１) and blanks do not count."""
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for word in known:
        by_fold.setdefault(_folded(word), word)
    matches = get_close_matches(_folded(written), by_fold, n=1)
    return by_fold[matches[0]] if matches else None


def _folded(word: str) -> str:
    return "".join(normalize("NFKC", word).casefold().split())
