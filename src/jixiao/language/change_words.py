"""The words by which names and achieved values speak of changes and of levels."""

from __future__ import annotations

from jixiao.language import words

RATE_NAMES = ("率", "度", "比例", "比重", "占比")
"""How the name of a rate ends: 合格率, 满意度."""
_CHANGES = ("增", "降", "减", "升", "涨", "缩", "压", "幅", "翻", "浮", "提高", "变化", "变动", "节约", "节能")
_FALLS = frozenset("降减压缩节省")
LEVELS = ("达", "到", "至", "水平")
"""达到82% says where things stand."""
TIMES_OF = (*LEVELS, "的", "相当")
"""是上年的2倍 says it, too."""
_DIRECTIONS = tuple((direction, tuple(row.split())) for direction, row in words.GROWTHS)


def names_change(text: str) -> bool:
    """Tell whether a name speaks of a change: 产值增长率, 能耗降幅."""
    return any(word in text for word in _CHANGES)


def names_fall(text: str) -> bool:
    """Tell whether a fall is what a name asks for: 能耗降低率, 节约成本."""
    return not _FALLS.isdisjoint(text)


def names_rate(name: str) -> bool:
    """Tell whether a name is that of a rate, whose value is a level (合格率), and not of a change (增长率)."""
    return name.rstrip("（%）()").endswith(RATE_NAMES) and not names_change(name)


def direction_of(text: str) -> words.Direction | None:
    """Say which way 增加50个 and 减少50个 go; where no base is named they are read as what was added."""
    text = text.lstrip()
    return next((direction for direction, row in _DIRECTIONS if text.startswith(row)), None)
