"""What ``lint`` writes."""

from __future__ import annotations

from pages_from_code.contract import shared
from pages_from_code.contract.fields import document, thing

_FINDING = next(one for one in shared.THINGS if one.name == "Finding")
THINGS = (
    thing(
        "Review",
        "一张表的审查",
        ("targets", "File", "目标表"),
        ("title", "text", "表名"),
        ("readable", "bool", "读进来没有"),
        ("findings", "[Reviewed]", "问题，带改法"),
    ),
    thing("Fix", "改法", ("title", "text", "怎么改"), ("safe", "bool", "`jixiao fix` 会不会自动改")),
    thing("Reviewed", "审查的问题", *_FINDING.fields, ("fix", "Fix?", "改法；没有的是 null")),
)
DOCUMENT = document(
    "jixiao.lint/1",
    "lint",
    "jixiao lint targets.yaml --select L03 --format json",
    "审表",
    ("summary", "{int}", "`files` 表数，`error` `warning` `info` 问题数，`fixable` 能自动改的"),
    ("reviews", "[Review]", "一张表一项"),
    lines="Review",
)
