"""What ``evidence`` writes."""

from __future__ import annotations

from pages_from_code.contract.fields import document, thing

THINGS = (
    thing(
        "EvidenceList",
        "一份材料清单",
        ("targets", "File", "目标表"),
        ("actuals", "File", "完成情况文件"),
        ("indicators", "[EvidenceRow]", "填报了的指标"),
    ),
    thing(
        "EvidenceRow",
        "一项指标的材料",
        ("id", "text", "编号"),
        ("name", "text", "名称"),
        ("proven", "bool", "写了材料，而且都在"),
        ("location", "Place", "在哪里"),
        ("evidence", "[EvidenceFile]", "写明的文件"),
    ),
    thing(
        "EvidenceFile",
        "一个文件",
        ("path", "text", "写明的文件"),
        ("state", "found|missing|outside|changed", "在、不存在、在仓库外、内容变了"),
        ("location", "Place", "写在哪里"),
    ),
)
DOCUMENT = document(
    "jixiao.evidence/1",
    "evidence",
    "jixiao evidence --format json",
    "佐证材料",
    (
        "summary",
        "{int}",
        "`reported` 已填报、`proven` 材料齐、`unnamed` 没写材料的项数；`found` `missing` `outside` `changed` 文件数",
    ),
    ("lists", "[EvidenceList]", "一份完成情况一项"),
)
