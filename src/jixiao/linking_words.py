"""The words that matter, or do not, when names are compared: rows of data."""

from __future__ import annotations

import re

PHRASE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
"""A stretch of a name without punctuation; pairs of characters do not reach across it."""
CLAUSE_END = re.compile(r"[；;。\n]|[0-9]\.(?=[\u4e00-\u9fff])")
"""Where one promise ends and the next begins, list numbers included."""
PAUSE = re.compile(r"[，,、；;。：:\n]|[0-9]\.(?=[\u4e00-\u9fff])")
"""Where the words around a number end."""
_DOING = (
    *("建设", "开展", "组织", "提供", "进行", "实现", "完成", "支持", "建立", "新增", "争取"),
    *("不少于", "以上", "超过", "相关", "工作", "项目", "以及", "各个", "活动", "次数", "件数", "数量"),
)
EMPTY = re.compile("|".join(_DOING))
"""Words that say that something is done, and not what."""
