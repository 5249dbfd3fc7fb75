"""``# jixiao: ignore[L08] 理由``: a comment that silences findings on its line, or on the line below a comment that stands alone.

It needs a reason, and one that silences nothing is told: otherwise it would hide the next mistake.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jixiao.documents.marks import Mark
    from jixiao.documents.source import Document

_COMMENT = re.compile(
    r"(?:^|(?<=\s))#\s*jixiao\s*[:：]\s*ignore\b(?:\s*[\[【](?P<codes>[^\]】]*)[\]】])?(?P<reason>.*)"
)
_NEVER = "JX1"
"""Findings about the file itself cannot be silenced: there is no table behind them."""


@dataclass(frozen=True, slots=True)
class Silencer:
    """One comment: the lines it speaks for, its codes and its reason; ``start`` and ``end`` are its place in the text."""

    lines: frozenset[int]
    codes: tuple[str, ...]
    reason: str
    start: int
    end: int


def find_silencers(document: Document) -> tuple[Silencer, ...]:
    """Find the comments in the order of the file; what looks like one inside a quoted text is none."""
    lines = document.lines(1, document.text.count("\n") + document.text.count("\r") + 1)
    quoted = [mark.span for mark in _scalars(document.mark)]
    content = _next_with_content(lines)
    found = []
    for number, (start, text) in enumerate(lines, 1):
        match = _COMMENT.search(text)
        if match is None:
            continue
        place = start + match.start()
        last_before = bisect_left(quoted, (place,)) - 1  # texts stand one behind the other
        if last_before >= 0 and place < quoted[last_before][1]:
            continue
        alone = not text[: match.start()].strip()
        covered = {content[number - 1]} if alone else {number}
        codes = tuple(code for code in re.split(r"[,，、\s]+", match["codes"] or "") if code)
        reason = match["reason"].strip(" :：-—\t")
        found.append(Silencer(frozenset(covered), codes, reason, place, start + match.end()))
    return tuple(found)


def _next_with_content(lines: list[tuple[int, str]]) -> list[int]:
    """Return for every line the number of the first one below that is neither blank nor a comment, or else its own."""
    found: list[int] = []
    below = 0
    for number in range(len(lines), 0, -1):
        found.append(below or number)
        text = lines[number - 1][1].strip()
        if text and not text.startswith("#"):
            below = number
    return found[::-1]


def _scalars(mark: Mark | None) -> Iterator[Mark]:
    if mark is None:
        return
    if mark.children is None:
        yield mark
        return
    for child in mark.children.values() if isinstance(mark.children, dict) else mark.children:
        yield from _scalars(child)


def silence(
    document: Document,
    findings: Iterable[Finding],
    same: Callable[[str, Finding], bool],
    known: Callable[[str], bool],
    is_active: Callable[[str], bool],
) -> tuple[Finding, ...]:
    """Take away what the comments silence, and tell what is wrong with the comments.

    ``same`` tells whether a code of a comment means a finding, ``known`` whether there is such a code at all, and ``is_active``
    whether its rule ran: a comment for a rule that did not run is not called unused.
    """
    silencers = find_silencers(document)
    by_line: dict[int, list[Silencer]] = {}
    for silencer in silencers:
        for line in silencer.lines:
            by_line.setdefault(line, []).append(silencer)
    used: set[tuple[int, str]] = set()
    left = []
    for finding in findings:
        silencing = [
            (silencer.start, code)
            for silencer in by_line.get(finding.location.line if finding.location else 0, ())
            if silencer.reason and not finding.code.startswith(_NEVER)
            for code in silencer.codes
            if same(code, finding)
        ]
        used.update(silencing)
        if not silencing:
            left.append(finding)
    told = [problem for silencer in silencers for problem in _faults(document, silencer, used, known, is_active)]
    return (*left, *told)


def _faults(
    document: Document,
    silencer: Silencer,
    used: set[tuple[int, str]],
    known: Callable[[str], bool],
    is_active: Callable[[str], bool],
) -> Iterator[Finding]:
    def finding(code: str, message: str, remedy: str) -> Finding:
        location = document.place(silencer.start, silencer.end)
        return Finding(code, Severity.WARNING, message, remedy, location, document.excerpt(location))

    if not silencer.codes:
        yield finding("JX601", _("静默注释没有写编码。"), _("写成 # jixiao: ignore[L08] 理由；不能一次静默所有问题。"))
        return
    if not silencer.reason:
        yield finding("JX602", _("静默注释没有写理由，不起作用。"), _("在方括号后面写一句为什么可以这样。"))
    for code in silencer.codes:
        if not known(code):
            yield finding(
                "JX603", _("静默注释里的编码「{code}」不存在。").format(code=code), _("用 jixiao rules 查看所有编码。")
            )
        elif silencer.reason and is_active(code) and (silencer.start, code) not in used:
            yield finding(
                "JX604",
                _("静默注释没有用上：这里没有 {code} 的问题。").format(code=code),
                _("请删掉它，免得以后误放过。"),
            )
