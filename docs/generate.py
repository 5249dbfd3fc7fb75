"""Write the pages that come from the code: the manual of rules, 写法 → 读作, and the precision of the rules.

Run: python docs/generate.py (a test keeps the pages equal to what this writes)
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from jixiao.language import Unreadable, read, show
from jixiao.renderers.reading import KIND_WORDS
from jixiao.rule_pages import page_of
from jixiao.rules import RULES

HERE = Path(__file__).parent
JUDGED = HERE.parent / "tests" / "lint" / "judged.tsv"
EXAMPLES = HERE / "readings.txt"


def rules() -> str:
    """Write every rule's manual page."""
    pages = [str(page_of(rule.code)).strip() for rule in RULES]
    head = "# 审表规则\n\n由程序里的说明生成（`python docs/generate.py`）。`jixiao explain L08` 显示其中一页。\n"
    return head + "".join(f"\n---\n\n# {page}\n" for page in pages)


def readings() -> str:
    """Write how the texts of ``readings.txt`` are read."""
    lines = ["# 写法 → 读作", "", "由程序读出（`python docs/generate.py`）；没写年份的日期按 2025 年读。", ""]
    lines += ["| 写法 | 读作 | 类型 |", "|---|---|---|"]
    for text in EXAMPLES.read_text(encoding="utf-8").splitlines():
        reading = read(text, 2025)
        if isinstance(reading, Unreadable):
            lines.append(f"| {_cell(text)} | {_cell(reading.message)}。{_cell(reading.help)} | {reading.code} 看不懂 |")
        else:
            lines.append(f"| {_cell(text)} | {_cell(show(reading))} | {KIND_WORDS[reading.kind]} |")
    return "\n".join(lines) + "\n"


def precision() -> str:
    """Write how often each rule is right on the complete published tables and that of Zhaoqing, judged by hand."""
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


PAGES = {"rules.md": rules, "readings.md": readings, "lint-precision.md": precision}


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    for name, write in PAGES.items():
        (HERE / name).write_text(write(), encoding="utf-8", newline="\n")
