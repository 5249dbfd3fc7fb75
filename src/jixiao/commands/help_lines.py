"""The two columns of a help page, counted in terminal cells: a Chinese character takes two.

rich, which counts for every report, is not loaded for help (start-up time is a contract); the width of a character is in Unicode's
own table, which Python brings along.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INDENT, GAP = 2, 2
LONGEST = 30
"""What a name of more cells means stands on the next line."""
LEAST = 20
"""A meaning gets at least so many cells, however narrow the terminal is."""
# a word that is not to be torn, blanks, or one character with the punctuation around it
_PIECE = re.compile(r"\s+|[（《「『“‘]*(?:[!-~]+|[^!-~\s])[。，；：、！？）」』》”’]*")


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def rows(pairs: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Write names and what they mean, the meanings below each other."""
    known = list(pairs)
    column = max((cells(name) for name, _text in known if cells(name) <= LONGEST), default=LONGEST) + GAP
    room = max(width - INDENT - column, LEAST)
    for name, text in known:
        lines = folded(text, room)
        if cells(name) > LONGEST:
            yield from (f"{'':{INDENT}}{line}" for line in _at_bars(name, width - INDENT))
        else:
            yield f"{'':{INDENT}}{name}{'':{column - cells(name)}}{lines.pop(0)}".rstrip()
        yield from (f"{'':{INDENT + column}}{line}" for line in lines)


def folded(text: str, room: int) -> list[str]:
    """Break a text into lines of at most ``room`` cells; a single word may be longer."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if cells(lines[-1]) + cells(piece.rstrip()) <= room or not lines[-1]:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    return [line.rstrip() for line in lines]


def _at_bars(name: str, room: int) -> list[str]:
    """Break a name with many choices (table|concise|json…) behind a bar, where it is too long for the terminal."""
    lines = [""]
    for piece in re.findall(r"[^|]*\|?", name):
        if lines[-1] and cells(lines[-1]) + cells(piece) > room:
            lines.append(f"{'':{INDENT}}")
        lines[-1] += piece
    return lines
