"""What ``record`` was asked and what it did, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from jixiao.findings import Finding, has_errors

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from jixiao.outcome import Outcome
    from jixiao.table import Item


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to record. ``evidence`` are paths as typed, seen from the working directory."""

    key: str
    value: str | None = None
    rating: str | None = None
    quarter: int | None = None
    date: datetime.date | None = None
    evidence: tuple[Path, ...] = ()
    reason: str | None = None
    note: str | None = None
    replace: bool = False


class ChangedLine(NamedTuple):
    """One line that was added (``+``, numbered in the new file) or taken away (``-``, numbered in the old one)."""

    sign: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Recording:
    """What became of a request: the lines that changed and where the indicator stands now. Nothing changed on an error."""

    path: str
    item: Item | None = None
    outcome: Outcome | None = None
    changes: tuple[ChangedLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    dry_run: bool = False

    @property
    def exit_code(self) -> int:
        """0 when it was recorded, 2 when it was not."""
        return 2 if has_errors(self.findings) else 0


def changed_lines(old: str, new: str) -> tuple[ChangedLine, ...]:
    """Compare two texts line by line; a line end alone is no change."""
    before, after = ([line.rstrip("\r") for line in text.removesuffix("\n").split("\n")] for text in (old, new))
    changes = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            changes += [ChangedLine("-", number + 1, before[number]) for number in range(start, end)]
            changes += [ChangedLine("+", number + 1, after[number]) for number in range(new_start, new_end)]
    return tuple(changes)
