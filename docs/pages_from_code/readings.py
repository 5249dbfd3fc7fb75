"""``readings.md``: how the texts of ``docs/readings.txt`` are read."""

from __future__ import annotations

from pathlib import Path

from jixiao.language import Unreadable, read, show
from jixiao.renderers.reading import KIND_WORDS

EXAMPLES = Path(__file__).parent.parent / "readings.txt"


def page() -> str:
    """Write the table."""
    lines = ["# 写法 → 读作", "", "由程序读出（`python docs/generate.py`）；没写年份的日期按 2025 年读。", ""]
    lines += ["| 写法 | 读作 | 类型 |", "|---|---|---|"]
    for text in EXAMPLES.read_text(encoding="utf-8").splitlines():
        reading = read(text, 2025)
        if isinstance(reading, Unreadable):
            lines.append(f"| {_cell(text)} | {_cell(reading.message)}。{_cell(reading.help)} | {reading.code} 看不懂 |")
        else:
            lines.append(f"| {_cell(text)} | {_cell(show(reading))} | {KIND_WORDS[reading.kind]} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
