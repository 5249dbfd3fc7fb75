"""一级指标 and 二级指标: their names however a form breaks them up, and the initials that ids begin with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.documents.models import class_name
from jixiao.office.cells import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.office.cells import Cell

# 二级指标 → (initials of its ids, the 一级指标 it may stand under)
LEVEL2: dict[str, tuple[str, tuple[str, ...]]] = {
    "数量": ("SL", ("产出",)),
    "质量": ("ZL", ("产出",)),
    "时效": ("SX", ("产出",)),
    "进度": ("JD", ("产出",)),
    "成本": ("CB", ("产出", "成本")),
    "经济成本": ("JC", ("成本", "产出")),
    "社会成本": ("SC", ("成本",)),
    "生态环境成本": ("HC", ("成本",)),
    "经济效益": ("JJ", ("效益",)),
    "社会效益": ("SH", ("效益",)),
    "生态效益": ("ST", ("效益",)),
    "环境效益": ("HJ", ("效益",)),
    "可持续影响": ("KC", ("效益",)),
    "可持续发展": ("KC", ("效益",)),
    "服务对象满意度": ("MY", ("满意度",)),
    "满意度": ("MY", ("满意度",)),
}
LEVEL1 = frozenset({"产出", "成本", "效益", "效果", "满意度", "影响力", "过程", "决策", "管理", "投入"})
# a class of another name is numbered by the first of these words in it
INITIALS = (
    *(
        ("满意", "MY"),
        ("可持续", "KC"),
        ("成本", "CB"),
        ("预算", "YS"),
        ("数量", "SL"),
        ("质量", "ZL"),
        ("时效", "SX"),
        ("进度", "JD"),
    ),
    *(
        ("社会", "SH"),
        ("经济", "JJ"),
        ("生态", "ST"),
        ("环境", "HJ"),
        ("效益", "XY"),
        ("管理", "GL"),
        ("投入", "TR"),
        ("产出", "CC"),
    ),
)
OTHER = "ZB"

_POINTS = re.compile(r"\(?(?<!\d)(\d++(?:\.\d++)?)分\)?")
_LONGEST_SPLIT = 10
_LONGEST_PIECE = 4


def initials(level2: str) -> str:
    """Return the initials that ids of a class begin with: 数量指标 → SL."""
    core = class_name(words(level2))
    if core in LEVEL2:
        return LEVEL2[core][0]
    return next((letters for word, letters in INITIALS if word in core), OTHER)


def clean(text: str) -> str:
    """Write a class name in one piece and without its points: 产出(50分) → 产出, 质量⏎指标 → 质量指标."""
    return _POINTS.sub("", words(text)).replace("()", "") or words(text)


def points(text: str) -> str | None:
    """Return the points that stand behind a class name: 产出指标（50分） → 50."""
    match = _POINTS.search(words(text))
    return match[1] if match else None


def is_class(text: str) -> bool:
    """Tell whether a text is the name of a class: one in official use, or one that is made of the same words."""
    name = clean(text)
    return _is_official(name) or (name.endswith("指标") and any(word in name for word, _letters in INITIALS))


def _is_official(name: str) -> bool:
    core = class_name(name).removeprefix("项目")
    return core in LEVEL2 or core in LEVEL1


def name_rows(cells: Sequence[Cell | None]) -> list[str]:
    """Give every row the name of its class, ``""`` where none is in sight.

    A blank cell belongs to the class above it. A name that is spread over the cells of several rows (产 / 出 / 指标) counts
    from its first piece on.
    """
    starts: list[tuple[int, str]] = []
    previous: Cell | None = None
    for number, cell in enumerate(cells):
        if cell is not None and not cell.is_blank and cell is not previous:
            starts.append((number, cell.text))
            previous = cell
    begun: dict[int, str] = {}
    position = 0
    while position < len(starts):
        pieces = starts[position : position + _split_over(starts, position)]
        begun[pieces[0][0]] = clean("".join(text for _row, text in pieces))
        position += len(pieces)
    names: list[str] = []
    for number in range(len(cells)):
        names.append(begun.get(number, names[-1] if names else ""))
    return names


def _split_over(starts: list[tuple[int, str]], position: int) -> int:
    """Return how many cells the name that begins at ``position`` is spread over: the most that give an official class."""
    longest, joined = 1, ""
    for count, (_row, text) in enumerate(starts[position : position + _LONGEST_SPLIT], start=1):
        piece = words(text)
        if len(piece) > _LONGEST_PIECE or (count > 1 and _stands_alone(piece)):
            break
        joined += piece
        if count > 1 and _is_official(joined):
            longest = count
    return longest


def _stands_alone(piece: str) -> bool:
    """A whole name begins a class of its own, even behind one that it could lengthen."""
    return is_class(piece) and (piece.endswith("指标") or class_name(piece) in LEVEL2)


def mend(level1: list[str], level2: list[str], given: Sequence[Cell | None]) -> list[str]:
    """Correct a 一级指标 that was taken over from above although the 二级指标 belongs to the next one.

    It happens where the name stands in the middle of its unmerged rows, so that the first of them seem to belong to the class above.
    """
    mended = list(level1)
    following = ""
    for number in reversed(range(len(level1))):
        cell = given[number]
        if cell is not None and not cell.is_blank:
            following = level1[number]
            continue
        parents = LEVEL2.get(class_name(level2[number]), ("", ()))[1]
        if following and class_name(following) in parents and class_name(level1[number]) not in parents:
            mended[number] = following
    return mended
