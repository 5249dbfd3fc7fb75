"""Numbers that the plan of a quarter promises (阶段性绩效信息): candidates for milestones, for a person to confirm."""

from __future__ import annotations

import re
from typing import NamedTuple

from jixiao.language import Deadline, scan

_CLAUSE = re.compile(r"[^，,。；;！!\n]+")
_NUMBERING = re.compile(r"^\s*(?:\d+[.、．](?!\d)|[（(]\d+[）)])\s*")


class Promise(NamedTuple):
    """What is promised, and how much of it."""

    name: str
    value: str


def promises(text: str) -> tuple[Promise, ...]:
    """Find the clauses of a plan that hold an amount; the name is the clause without it.

    A clause that is an amount alone (每次不少于50人) speaks of what was named before.
    """
    found: list[Promise] = []
    before = ""
    for match in _CLAUSE.finditer(text):
        for clause in _pieces(_NUMBERING.sub("", match[0]).strip()):
            amounts = _amounts(clause)
            for amount in amounts:
                name = clause.replace(amount, "", 1).strip()
                before = name or before
                found.append(Promise(before, amount))
            before = before if amounts else clause
    return tuple(found)


def _amounts(clause: str) -> list[str]:
    """Return the quantities of a clause as written, 每次 included; a date is no amount."""
    found = []
    for mention in scan(clause):
        if isinstance(mention.target, Deadline):
            continue
        start, end = mention.span
        scope = getattr(mention.target, "scope", None)
        if scope and clause[:start].endswith(f"每{scope}"):
            start -= len(scope) + 1
        found.append(clause[start:end])
    return found


def _pieces(clause: str) -> list[str]:
    """Cut 拍摄最少2个宣传视频、组织5家参展 in two; 高校、国企专利 stays whole, for only one side of it has an amount."""
    pieces: list[str] = []
    for piece in clause.split("、"):
        if pieces and not (_amounts(piece) and _amounts(pieces[-1])):
            pieces[-1] += f"、{piece}"
        else:
            pieces.append(piece)
    return pieces
