"""Days as people write them in a file or behind an option: 2025-09-30, 2025年9月30日, 2025/9/30, 2025.9.30, 20250930, full width too."""

from __future__ import annotations

import datetime
import re
from unicodedata import normalize

SPELLINGS = r"\s*[0-9０-９]{4}\s*[-－/／.．。年]\s*[0-9０-９]{1,2}\s*[-－/／.．。月]\s*[0-9０-９]{1,2}\s*[日号]?\s*"
"""What may be written, for editors; :func:`read_day` asks besides that the two marks belong together."""

_WRITTEN = r"\s*([0-9]{4})\s*(?:([-/.])\s*([0-9]{1,2})\s*\2|年\s*([0-9]{1,2})\s*月)\s*([0-9]{1,2})\s*[日号]?\s*"
_COMPACT = r"\s*((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})\s*"
_BEGUN = r"\s*([0-9]{4})(?:\s*[./年-]\s*)?([0-9]{1,2})(?:\s*[./月-]\s*)?([0-9]{1,2})(?![0-9])"


def read_day(text: str) -> datetime.date | None:
    """Read a day in any spelling that can mean one day only; ``None`` for everything else."""
    folded = _folded(text)
    found = re.fullmatch(_WRITTEN, folded)
    if found is not None:
        return _day(found[1], found[3] or found[4], found[5])
    found = re.fullmatch(_COMPACT, folded)
    return _day(found[1], found[2], found[3]) if found else None


def day_meant(text: str) -> datetime.date | None:
    """Return the day that was probably meant by what :func:`read_day` refuses: a day with a time behind it, 2025.9-30."""
    found = re.match(_BEGUN, _folded(text))
    return _day(found[1], found[2], found[3]) if found else None


def _folded(text: str) -> str:
    return normalize("NFKC", text).replace("。", ".")


def _day(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
