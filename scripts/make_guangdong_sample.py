"""Make the sample of a province: ``python scripts/make_guangdong_sample.py`` writes ``examples/guangdong-2025``.

Twenty cities get a target table made from the published one of Zhaoqing (its 24 indicators with other numbers), and twenty of the
twenty-one get actual values. All numbers are made up by a checksum of the names, so that every run writes the same files. What a
roll-up has to cope with is in it: a city that has not reported, values that are missing, a city that counts in another unit, one
that writes another bound.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "targets" / "zhaoqing-2025.yaml"
SAMPLE = ROOT / "examples" / "guangdong-2025"
NOTE = "示例数据，不是真实的目标和完成情况"

CITIES = {
    "guangzhou": ("广州", 980),
    "shenzhen": ("深圳", 960),
    "zhuhai": ("珠海", 420),
    "shantou": ("汕头", 310),
    "foshan": ("佛山", 640),
    "shaoguan": ("韶关", 240),
    "heyuan": ("河源", 190),
    "meizhou": ("梅州", 220),
    "huizhou": ("惠州", 430),
    "shanwei": ("汕尾", 180),
    "dongguan": ("东莞", 590),
    "zhongshan": ("中山", 410),
    "jiangmen": ("江门", 380),
    "yangjiang": ("阳江", 200),
    "zhanjiang": ("湛江", 290),
    "maoming": ("茂名", 260),
    "zhaoqing": ("肇庆", 365),
    "qingyuan": ("清远", 250),
    "chaozhou": ("潮州", 210),
    "jieyang": ("揭阳", 230),
    "yunfu": ("云浮", 170),
}
"""The 21 prefecture-level cities, in the official order, with a budget in 万元 (that of Zhaoqing is the published one)."""
REAL = "zhaoqing"
"""Its table is the published one, and stands in targets/."""
SILENT = "meizhou"
"""Nobody there has reported anything."""
OTHER_WORDS = {("shanwei", "SL02"): "不少于2次", ("yunfu", "SL12"): "超过9次"}
"""Values a city writes in another way: 次 for 场, 超过 for 以上."""
LARGE = 20
"""Targets from here on are reported quarter by quarter."""
QUALITATIVE = {"SL07": "按期达标", "SX01": "按合同要求期限完成", "CB01": "按合同约定金额完成", "SH02": "不断加强"}
_NUMBER = re.compile(r"\d+")


def files() -> dict[str, str]:
    """Return every file of the sample by its path below the folder."""
    table = YAML(typ="safe", pure=True).load(SOURCE.read_text(encoding="utf-8"))
    found = {}
    for city in CITIES:
        rows = list(_rows(table, city))
        if city != REAL:
            found[f"targets/{city}.yaml"] = _targets(table, city, rows)
        if city != SILENT:
            found[f"actuals/{city}.yaml"] = _actuals(city, [row for classes in rows for row in classes[2]])
    return found


def main() -> int:
    """Write the sample."""
    for name, text in files().items():
        file = SAMPLE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _rows(table: dict[str, Any], city: str) -> Any:
    """Yield the classes with the rows of a city: id, name, value."""
    for level1, classes in table["indicators"].items():
        for level2, indicators in classes.items():
            rows = [(row["id"], row["name"], _promised(row, city)) for row in indicators]
            yield level1, level2, rows


def _promised(row: dict[str, Any], city: str) -> str:
    """Scale a promise to the size of the city; what is promised once stays so."""
    value = str(row.get("reading") or row["value"])
    if city == REAL:
        return value
    if (city, row["id"]) in OTHER_WORDS:
        return OTHER_WORDS[city, row["id"]]
    share = CITIES[city][1] * 100 // CITIES[REAL][1]

    def scaled(match: re.Match[str]) -> str:
        number = int(match[0])
        return match[0] if number == 1 else str(max(1, (number * share + 50) // 100))

    return _NUMBER.sub(scaled, value)


def _targets(table: dict[str, Any], city: str, rows: list[Any]) -> str:
    name, budget = CITIES[city]
    project = table["project"]
    lines = [
        "# yaml-language-server: $schema=../../../schemas/targets.schema.json",
        f"# {NOTE}：由肇庆的目标表改写数字而成（scripts/make_guangdong_sample.py）。",
        f"title: 省级对地方专项转移支付区域绩效目标表（{name}，示例）",
        f"note: {NOTE}",
        f"project: {{name: {project['name']}, fund_type: {project['fund_type']}, department: {project['department']},",
        f"  implementer: {name}市市场监督管理局, region: {name}, year: {project['year']}, budget: {budget}万元}}",
        "plan:",
    ]
    for quarter in table["plan"]:
        due = [step["indicator"] for step in quarter.get("milestones") or () if "indicator" in step]
        if due:
            steps = ", ".join(f"{{indicator: {each}}}" for each in due)
            lines.append(f"  - {{quarter: {quarter['quarter']}, milestones: [{steps}]}}")
    lines.append("indicators:")
    level1 = ""
    for first, second, indicators in rows:
        if first != level1:
            lines.append(f"  {first}:")
            level1 = first
        lines.append(f"    {second}:")
        lines += [
            f"      - {{id: {each}, name: {_quoted(title)}, value: {value}}}" for each, title, value in indicators
        ]
    return "\n".join([*lines, ""])


def _actuals(city: str, rows: list[tuple[str, str, str]]) -> str:
    budget = CITIES[city][1]
    targets = "../../../targets/zhaoqing-2025.yaml" if city == REAL else f"../targets/{city}.yaml"
    spent = budget * (88 + _dice(city, "budget", 12)) // 100
    lines = [
        "# yaml-language-server: $schema=../../../schemas/actuals.schema.json",
        f"note: {NOTE}",
        f"targets: {targets}",
        f"budget: {{adjusted: {budget}万元, spent: {spent}万元}}",
        "actuals:",
    ]
    level = 52 + _dice(city, "level", 58)
    for each, _name, value in rows:
        entry = _entry(city, each, value, level)
        if entry:
            lines.append(f"  {each}: {entry}")
    return "\n".join([*lines, ""])


def _entry(city: str, indicator: str, value: str, level: int) -> str:
    """Make up what was achieved; nothing for what is not reported."""
    dice = _dice(city, indicator, 100)
    if dice < 4 and (city, indicator) not in OTHER_WORDS:  # noqa: PLR2004 - one value in twenty-five is missing
        return ""
    number = _NUMBER.search(value)
    if number is None:
        return _rating(dice)
    promised, unit = int(number[0]), value[number.end() :].removesuffix("以上")
    done = max(0, (promised * (level + dice // 4) + 50) // 100) if promised > 1 else int(dice >= 10)  # noqa: PLR2004
    if promised < LARGE:
        return f"{done}{unit}"
    parts = [done // 5, done // 4, done // 4]
    quarters = [*parts, done - sum(parts)]
    listed = ", ".join(f"{{quarter: {q}, value: {part}{unit}}}" for q, part in enumerate(quarters, 1))
    return f"[{listed}]"


def _rating(dice: int) -> str:
    if dice < 16:  # noqa: PLR2004 - about one rating in six is not the best
        return "{rating: 部分达成, score: 75%, reason: 部分工作延到次年完成}"
    return "{rating: 达成}"


def _quoted(text: str) -> str:
    """Quote what would be more than a word inside a flow mapping."""
    return f'"{text}"' if re.search(r"[,\[\]{}:#&*!|>'\"%@`]", text) else text


def _dice(city: str, name: str, sides: int) -> int:
    """Return a number from 0 to ``sides`` - 1 that looks like chance and is always the same."""
    return int.from_bytes(hashlib.sha256(f"{city} {name}".encode()).digest()[:4]) % sides


if __name__ == "__main__":
    sys.exit(main())
