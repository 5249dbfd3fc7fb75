"""What ``diff`` writes."""

from __future__ import annotations

from pages_from_code.contract.fields import document, thing
from pages_from_code.contract.shared import FINDINGS

KINDS = "added|dropped|raised|lowered|tightened|loosened|shifted|incomparable|unit|reworded|confirmed|renamed|renumbered|moved|field"
THINGS = (
    thing(
        "Difference",
        "一张表的变化",
        ("title", "text", "表名"),
        ("old", "File?", "旧表；新增的表是 null"),
        ("new", "File?", "新表；删去的表是 null"),
        ("unchanged", "int", "不变的项数"),
        ("changes", "[Change]", "变化，照表上的顺序"),
        FINDINGS,
    ),
    thing(
        "Change",
        "一处变化",
        (
            "kind",
            KINDS,
            "怎么变：新增、删去、提高、降低、收紧、放宽、改变、无法比较、改单位、改写、口径、改名、改编号、换位置、修改",
        ),
        ("section", "project|goals|plan|indicators|milestones", "在表的哪一部分"),
        ("id", "text?", "编号；不是指标的是 null"),
        ("name", "text?", "名称"),
        ("field", "text?", "改的是哪个键；指标值是 null"),
        ("old", "text?", "原来"),
        ("new", "text?", "现在"),
        ("gap", "number?", "数差多少"),
        ("gap_unit", "text?", "差距的单位"),
        ("ratio", "number?", "差距 ÷ 原来的数"),
        ("effect", "looser|tighter|unclear?", "放宽、收紧、难说松紧；无关松紧的是 null"),
        ("match", "id|name|rollup|likely?", "两张表的指标凭什么对上：编号、名称、汇总编码、多半是"),
        ("old_location", "Span?", "原来在哪里"),
        ("new_location", "Span?", "现在在哪里"),
    ),
)
DOCUMENT = document(
    "jixiao.diff/1",
    "diff",
    "jixiao diff targets.yaml targets-2026.yaml --format json",
    "比较",
    (
        "summary",
        "{int}",
        "`tables` 表数，`changes` 变化，`looser` `tighter` `unclear` 放宽、收紧、难说松紧，各种变化的处数，`unchanged` 不变的项数",
    ),
    ("tables", "[Difference]", "一张表一项"),
)
