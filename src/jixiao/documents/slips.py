"""Slips of the hand that a Chinese input method invites, found in the raw lines, with the line that really holds them.

Each slip is one row: a pattern whose group ``here`` is the wrong stretch, what is wrong, and what to write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.documents.models import Evidence, Indicator, Milestone, Project, Spending, Waiver
from jixiao.documents.models.actuals import Entry

if TYPE_CHECKING:
    from jixiao.documents.source import Document
    from jixiao.findings import Finding

_ITEM = r"[ \t\u3000\u00a0]*+(?:-[ \t]++)*+"  # the beginning of a line, and the dashes of list items
_KEY = r"[A-Za-z_][A-Za-z0-9_-]*|[\u4e00-\u9fff]{0,12}指标"  # our keys are ASCII words; only the classes are Chinese
_IN_BRACES = "|".join(
    sorted(
        {name for model in (Entry, Evidence, Indicator, Milestone, Project, Spending, Waiver) for name in model.keys_of}
    )
)
_NEXT = rf"[ ]*+(?:(?:{_IN_BRACES})[ ]*+[:：]|\{{)"  # what follows a comma in braces: the next key, or the next braces
_COMMENT = r"(?:[ \t]++#.*|[ \t]*+)$"
_TO_COMMENT = r"[^ \t]*+(?:[ \t]++(?!#|$)[^ \t]++)*+"  # the rest of the line, without a comment

SLIPS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(rf"^{_ITEM}(?:{_KEY})[ ]*(?P<here>：)"),
        N_("键的后面用了全角冒号「：」。"),
        N_("改成半角冒号加空格，即 {fixed}"),
    ),
    (
        re.compile(r"^[ \t\u3000\u00a0]*?(?P<here>[\u3000\u00a0]+)"),
        N_("缩进用了全角空格或不换行空格，看起来一样，却不是空格。"),
        N_("改成普通空格（一个全角空格换成两个）。"),
    ),
    (re.compile(r"^[ ]*(?P<here>\t[ \t]*)"), N_("缩进用了制表符（Tab）。"), N_("改成空格，每层两个。")),
    (
        re.compile(rf"^{_ITEM}(?:{_KEY}):[ ]+(?P<here>>(?![+-]?{_COMMENT}){_TO_COMMENT})"),
        N_("值以 > 开头，YAML 会把它当成多行文字的记号。"),
        N_("写成 ≥、＞，或加引号，即 {fixed}"),
    ),
    (
        re.compile(rf"^{_ITEM}(?:{_KEY}):[ ]+(?P<here>(?!\|[1-9+-]{{0,2}}{_COMMENT})[%@`!\[\]{{}}|,]{_TO_COMMENT})"),
        N_("值以 {character} 开头，YAML 会把它当成记号。"),
        N_("给整段文字加引号，即 {fixed}"),
    ),
    (
        re.compile(rf"^{_ITEM}(?:{_KEY})(?P<here>:)(?=[^\s:/])"),
        N_("冒号后面少了空格。"),
        N_("冒号后面留一个空格，即 {fixed}"),
    ),
    (
        re.compile(r"^[ ]*(?P<here>－|—|–)[ \t]*\S"),
        N_("列表的短横用了全角或长横。"),
        N_("改成半角短横加空格，即「- 」。"),
    ),
    (
        re.compile(rf"^[^{{#]*+\{{(?:[^，]|，(?!{_NEXT}))*+(?P<here>，)"),
        N_("花括号、方括号里各项之间用了全角逗号「，」。"),
        N_("改成半角逗号加空格，即 {fixed}"),
    ),
    (
        re.compile(
            rf"^[^{{#]*+(?:[^{{,，]|[{{,，](?![ ]*+(?:{_IN_BRACES})[ ]*+：))*+[{{,，][ ]*+(?:{_IN_BRACES})[ ]*+(?P<here>：)"
        ),
        N_("键的后面用了全角冒号「：」。"),
        N_("改成半角冒号加空格，即 {fixed}"),
    ),
    (
        re.compile(rf"^{_ITEM}(?:(?:{_KEY}):[ ]+)?(?P<here>[｛［【（](?={_NEXT}|[ ]*+\[){_TO_COMMENT})"),
        N_("括号「{character}」是全角的，YAML 不认它。"),
        N_("改成半角括号，即 {fixed}"),
    ),
    (
        re.compile(
            rf"^[^#“「]*+(?<=: )(?P<here>“(?:(?!: | #)[^”])*+(?:: | #)[^”]*+”|「(?:(?!: | #)[^」])*+(?:: | #)[^」]*+」)"
            rf"(?=[ ]*+[,}}\]]|{_COMMENT})"
        ),
        N_("中文引号代替不了 YAML 的引号，里面的冒号、# 会被当成记号。"),
        N_("改成半角引号，即 {fixed}"),
    ),
    (
        re.compile(
            rf"^[^{{#]*+(?:[^{{,]|[{{,](?![ ]*+(?:{_IN_BRACES}):\S))*+[{{,][ ]*+(?:{_IN_BRACES})(?P<here>:)(?=\S)"
        ),
        N_("冒号后面少了空格。"),
        N_("冒号后面留一个空格，即 {fixed}"),
    ),
    (
        re.compile(rf"^[ ]*(?P<here>-)(?=\{{|(?:{_KEY}):[ ])"),
        N_("列表的短横后面少了空格。"),
        N_("短横后面留一个空格，即 {fixed}"),
    ),
)

_SIGNS = {"：": ":", ":": ":", "，": ",", "-": "-"}
"""The signs that are followed by a blank, however they were typed."""
_WIDE = {"｛": "｝}", "［": "］]", "【": "】]", "（": "）)", "“": "”", "「": "」"}
"""The brackets and quotes of a Chinese keyboard, and what closes them."""

_BLOCK_OF_TEXT = re.compile(
    rf"^(?P<indent>[ ]*+(?:-[ ]++(?![|>]))*+)(?:-[ ]++|\S.*?:[ ]++)[|>][1-9+-]{{0,2}}{_COMMENT}"
)
LONGEST = 1000
"""How much of a line is looked at: a slip stands near its beginning."""


def find_slips(document: Document, first: int, last: int) -> tuple[Finding, ...]:
    """Look for slips in the lines ``first`` to ``last`` (1-based, inclusive); at most one a line."""
    found = []
    depth: int | None = None  # of the block of text (| or >) that goes on: whatever stands there is text
    for number, (start, line) in enumerate(document.lines(1, last), 1):
        if depth is not None and (not line.strip() or len(line) - len(line.lstrip(" ")) > depth):
            continue
        finding = _slip(document, line, start) if number >= first else None
        if finding is not None:
            found.append(finding)
        block = _BLOCK_OF_TEXT.match(line, 0, LONGEST)
        depth = len(block["indent"]) if block else None
    return tuple(found)


def _slip(document: Document, line: str, offset: int) -> Finding | None:
    for pattern, message, remedy in SLIPS:
        match = pattern.match(line, 0, LONGEST)
        if match is None:
            continue
        start, end = match.span("here")
        fixed = _fixed(line, start, end)
        if fixed is None:
            continue
        words = {"fixed": fixed, "character": line[start]}
        return document.at("JX105", _(message).format(**words), offset + start, offset + end, _(remedy).format(**words))
    return None


def _fixed(line: str, start: int, end: int) -> str | None:
    """Write the line as it should be; ``None`` when the stretch turns out to be right as it stands."""
    here = line[start:end].rstrip()
    if here in _SIGNS:
        return f"{line[:start].strip()}{_SIGNS[here]} {line[end:].strip()}"
    if here[:1] in _WIDE:
        narrow = narrowed(here)
        return None if narrow is None else f"{line[:start].strip()} {narrow}{line[start + len(here) :].rstrip()}"
    if not here:  # blanks in front of a line: nothing to rewrite
        return ""
    closing = {"[": "]", "{": "}"}.get(here[0])
    if closing and (closing not in here or here.endswith(closing)):
        return None  # a list or a table as it should be, or one that is merely not finished
    before = line[:start].strip()
    return f"{before} '{here.replace(chr(39), chr(39) * 2)}'"


def narrowed(here: str) -> str | None:
    """Write what stands in Chinese brackets or quotes with YAML's own; ``None`` where they do not close."""
    inner = here[1:-1]
    if len(here) < 2 or here[-1] not in _WIDE.get(here[0], ""):  # noqa: PLR2004 - one to open, one to close
        return None
    if here[0] in {"“", "「"}:
        return f"'{inner.replace(chr(39), chr(39) * 2)}'"
    return f"[{inner}]" if inner.lstrip()[:1] in {"{", "["} else f"{{{inner}}}"
