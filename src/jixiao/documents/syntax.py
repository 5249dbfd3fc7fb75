"""What the YAML parser complains about → sentences a clerk can act on, with the usual Chinese-input slips named first.

The parser often reports the line after the cause, so the lines around its place are searched for known slips; only when
there is none does its own complaint stand, translated by its kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import N_, _

if TYPE_CHECKING:
    from jixiao.documents.source import Document
    from jixiao.findings import Finding

LINES_BACK = 3
"""How many lines before the parser's place a slip may stand."""
MAX_FINDINGS = 1000
"""After so many problems no more are looked for: each takes a thousand times the room of what causes it."""

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What nobody sees, and what the two parsers take for different things: controls, line separators, half pairs."""


class Complaint(NamedTuple):
    """What to say and what to do about something the parser or the loader refuses."""

    code: str
    message: str
    remedy: str


ALIAS = Complaint(
    "JX107", N_("不能用 * 引用别处的内容。"), N_("如果 * 是文字的一部分，请给整段文字加引号，例如 '*重要'。")
)
ANCHOR = Complaint(
    "JX107", N_("不能用 & 给内容起别名。"), N_("如果 & 是文字的一部分，请给整段文字加引号，例如 '&重要'。")
)
TAG = Complaint("JX107", N_("不能用 ! 标注类型。"), N_("如果 ! 是文字的一部分，请给整段文字加引号，例如 '!重要'。"))
DIRECTIVE = Complaint("JX107", N_("这一行以 % 开头，YAML 会把它当成指令。"), N_("请删掉这一行。"))
KEY = Complaint("JX107", N_("键必须是一个词，不能是列表或表。"), N_("请写成「键: 值」。"))
SECOND = Complaint("JX107", N_("一个文件只能有一份内容，这里又开始了第二份（---）。"), N_("请把它另存为一个文件。"))
HIDDEN = Complaint("JX104", N_("文件里有看不见的控制字符。"), N_("请删掉它；从 Word 复制的文字可先粘贴到记事本。"))
AFTER_THE_END = Complaint(
    "JX107", N_("文件的内容在前面已经结束，这里又多出了一段。"), N_("请检查前面的括号、引号和「...」，删掉多余的部分。")
)
TOO_MUCH = Complaint("JX103", N_("文件里的内容太多，不像一张绩效目标表。"), N_("请把它拆成几张表，一个项目一个文件。"))
TOO_MANY = Complaint("JX103", N_("问题太多，后面的没有再看。"), N_("请先改好上面的问题，再运行一次。"))
TAB = Complaint("JX104", N_("这里用了制表符（Tab）。"), N_("请改成空格。"))
STRUCTURE = Complaint(
    "JX104", N_("缩进或结构不对，这一行接不上前面的内容。"), N_("同一层的键要对齐；列表的每一项以「- 」开头。")
)
HANGING = Complaint(
    "JX104",
    N_("这一行缩进得比上一行深，可是上一行已经写了内容，下面不能再接一层。"),
    N_("上面是不是少了一行「键:」，例如 actuals:？不是的话，缩进改成和上一行一样。"),
)
GENERIC = Complaint("JX104", N_("YAML 写法有误，读到这里读不下去了。"), N_("请检查这一行和上一行的缩进、冒号和引号。"))


class Problem(NamedTuple):
    """One kind of complaint: pieces of the words that the two parsers use for it, and ours.

    ``at_start``: the place is where the broken thing begins, not where the parser gave up.
    """

    pieces: tuple[str, ...]
    complaint: Complaint
    at_start: bool = False


PROBLEMS: tuple[Problem, ...] = (
    Problem(("while scanning an alias",), ALIAS, at_start=True),
    Problem(("while scanning an anchor",), ANCHOR, at_start=True),
    Problem(("while scanning a tag", "while parsing a tag", "while parsing an tag"), TAG, at_start=True),
    Problem(("undefined tag handle",), TAG),
    Problem(("while scanning a directive",), DIRECTIVE, at_start=True),
    Problem(("expected <document start>", "expected '<document start>'"), AFTER_THE_END),
    Problem(
        ("mapping values are not allowed",),
        Complaint("JX104", N_("这里不该出现冒号。"), N_("检查上一行的缩进和冒号；文字里有冒号时给整段文字加引号。")),
    ),
    Problem(
        ("could not find expected ':'",),
        Complaint("JX104", N_("这一行缺少冒号。"), N_("写成「键: 值」，半角冒号后面留一个空格。")),
        at_start=True,
    ),
    Problem(
        ("unexpected ':'",),
        Complaint("JX104", N_("方括号或花括号里的文字不能直接写半角冒号。"), N_("请给整段文字加引号。")),
        at_start=True,
    ),
    Problem(
        ("expected '-' indicator", "while parsing a block collection"),
        Complaint("JX104", N_("列表里的这一行不是一项。"), N_("列表的每一项以「- 」开头，并且对齐。")),
    ),
    Problem(
        ("sequence entries are not allowed",),
        Complaint(
            "JX104",
            N_("短横不能写在这里。"),
            N_("列表另起一行，每一项以「- 」开头；文字以 - 开头时给整段文字加引号。"),
        ),
    ),
    Problem(("expected <block end>", "expected key"), STRUCTURE),
    Problem(
        ("while parsing a flow",),
        Complaint("JX104", N_("方括号或花括号里的内容没有写完。"), N_("检查括号是否成对，各项之间用半角逗号隔开。")),
    ),
    Problem(
        ("unexpected end of stream", "unexpected document"),
        Complaint("JX104", N_("引号没有成对，一直到文件末尾都没有结束。"), N_("请补上后引号。")),
        at_start=True,
    ),
    Problem(
        ("Unicode character escape",),
        Complaint("JX104", N_("双引号里的 \\u 编码不是一个字。"), N_("请直接写这个字。")),
    ),
    Problem(
        ("escape", "hexdecimal"),  # spelt so by the C parser
        Complaint("JX104", N_("双引号里的反斜杠不能这样用。"), N_("换成单引号，或写成两个反斜杠。")),
    ),
    Problem(
        ("block scalar",),
        Complaint("JX104", N_("> 或 | 后面的写法不对。"), N_("指标值以 > 开头时写成 ≥、＞，或给整段文字加引号。")),
        at_start=True,
    ),
    Problem(
        ("cannot start any token", "mapping keys are not allowed"),
        Complaint("JX104", N_("这个字符不能作为一段文字的开头。"), N_("请给整段文字加引号，例如 '%5'。")),
    ),
)


def syntax_findings(error: Exception, document: Document) -> tuple[Finding, ...]:
    """Turn one exception of the parser into findings; nothing for an exception that is not the parser's."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return ()
    end = _on_the_text(mark, document.text)
    last = document.place(end, end).line
    from jixiao.documents.slips import find_slips  # its patterns cost, and most files have no slip

    if find_slips(document, last - LINES_BACK, last):
        # Who slips once slips again: the rest of the file, which the parser will not see, is looked through at once.
        return find_slips(document, last - LINES_BACK, len(document.text))
    if document.text[end] == "\t":
        return (refusal(document, TAB, end),)
    words = " ".join(str(getattr(error, name, "") or "") for name in ("problem", "context"))
    if "mapping values are not allowed" in words and (start := _hanging(document, last)) is not None:
        return (refusal(document, HANGING, start),)
    for problem in PROBLEMS:
        if any(piece in words for piece in problem.pieces):
            start = getattr(error, "context_mark", None) if problem.at_start else None
            return (refusal(document, problem.complaint, _on_the_text(start or mark, document.text)),)
    return (refusal(document, GENERIC, end),)


def _hanging(document: Document, number: int) -> int | None:
    """Return where a line begins that stands below a line with a value of its own; ``None`` where it does not."""
    *_before, (_start, above), (start, line) = [(0, ""), *document.lines(1, number)]
    indent = len(line) - len(line.lstrip(" "))
    is_below = indent > len(above) - len(above.lstrip(" ")) and not above.lstrip().startswith(("#", "-"))
    return start + indent if is_below and re.search(r":[ ]+[^\s#]", above) else None


def refusal(document: Document, complaint: Complaint, start: int, end: int | None = None) -> Finding:
    """Say a complaint about a stretch of the text, one character long unless ``end`` says otherwise."""
    return document.at(
        complaint.code, _(complaint.message), start, start + 1 if end is None else end, _(complaint.remedy)
    )


def _on_the_text(mark: object, text: str) -> int:
    """Return a mark's index; behind the last word there is nothing to point at, so step back to what there is."""
    index = int(getattr(mark, "index", 0))
    return index if text[index:].strip(" \r\n") else max(len(text[:index].rstrip()) - 1, 0)
