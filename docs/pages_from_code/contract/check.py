"""What ``check`` writes."""

from __future__ import annotations

from pages_from_code.contract.fields import document, thing
from pages_from_code.contract.shared import FILES, FINDINGS

THINGS = (
    thing(
        "Check",
        "一份核对",
        *FILES,
        ("summary", "{int}", "三级指标各种状态的项数，`total` 是合计"),
        ("indicators", "[Row]", "三级指标，照表上的顺序"),
        ("milestones", "[Milestone]", "阶段性目标"),
        FINDINGS,
    ),
)
DOCUMENT = document(
    "jixiao.check/1",
    "check",
    "jixiao check --format json",
    "核对",
    ("summary", "{int}", "所有文件的三级指标各种状态的项数，`total` 是合计"),
    ("checks", "[Check]", "一份完成情况一项"),
    lines="Check",
)
