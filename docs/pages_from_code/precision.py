"""``lint-precision.md``: how often each rule is right on the complete published tables and that of Zhaoqing, judged by hand."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from jixiao.rules import RULES

JUDGED = Path(__file__).parent.parent.parent / "tests" / "lint" / "judged.tsv"


def page() -> str:
    """Write the table."""
    verdicts: dict[str, list[bool]] = defaultdict(list)
    with JUDGED.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            verdicts[row["编码"]].append(row["判断"] == "真")
    lines = [
        "# 审表规则的准确率",
        "",
        "22 张转录完整的公开目标表和肇庆的区域绩效目标表，每一条问题都对照原表判断过（`tests/lint/judged.tsv`，一行一条理由）。",
        "转录件没有目标和计划的文字，所以对照目标、计划的规则（L10、L11、L12、L31 等）只有肇庆表可以判断，样本还小。",
        "转录件没有总体目标和部分资金栏，所以 L01（必填栏）不计入。准确率低于 80% 的规则默认不开。",
        "",
        "| 规则 | 问题数 | 判断为真 | 准确率 |",
        "|---|---:|---:|---:|",
    ]
    for code in sorted(verdicts):
        right = verdicts[code]
        lines.append(f"| {code} | {len(right)} | {sum(right)} | {100 * sum(right) // len(right)}% |")
    silent = "、".join(rule.code for rule in RULES if rule.code not in verdicts and rule.code != "L07")
    lines += ["", f"在这些表上没有报告过问题的规则：{silent}。它们只有说明里的反例、正例作测试。"]
    return "\n".join(lines) + "\n"
