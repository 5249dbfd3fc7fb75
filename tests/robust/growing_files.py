"""Files that grow: for each way in which a file can be large, makers of a table and its actuals of any size."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HEAD = "title: 表\nproject: {name: 项目, year: 2025, budget: 100万元}\n"
ONE_ACTUAL = "targets: t.yaml\nactuals:\n  S1: 4个\n"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def row(number: int, name: str = "培训", value: str = "不少于4个", more: str = "") -> str:
    return f"      - {{id: S{number}, name: {quoted(name)}, value: {quoted(value)}{more}}}\n"


def table(rows: Iterable[str] = (row(1),), above: str = "", below: str = "") -> str:
    return f"{HEAD}{above}indicators:\n  产出指标:\n    数量指标:\n{''.join(rows)}{below}"


def goals(text: str) -> tuple[str, str]:
    return table(above=f"goals: {quoted(text)}\n"), ONE_ACTUAL


def name(text: str) -> tuple[str, str]:
    return table([row(1, text)]), ONE_ACTUAL


def below(text: str) -> tuple[str, str]:
    return table(below=text), ONE_ACTUAL


def plan(steps: Iterable[str]) -> tuple[str, str]:
    return table(above="plan:\n  - quarter: 2\n    milestones:\n" + "".join(steps)), ONE_ACTUAL


def actuals(*lines: str) -> tuple[str, str]:
    return table(), "targets: t.yaml\nactuals:\n" + "".join(lines)


def times(size: int, line: Callable[[int], str]) -> list[str]:
    return [line(number) for number in range(size)]


FILES: dict[str, Callable[[int], tuple[str, str]]] = {
    "indicators": lambda n: (
        table(times(n, lambda i: row(i, f"指标{i}名称"))),
        "targets: t.yaml\nactuals:\n" + "".join(times(n, lambda i: f"  S{i}: 4个\n")),
    ),
    "indicators of one name": lambda n: (table(times(n, lambda i: row(i, "同一个名称"))), ONE_ACTUAL),
    "classes": lambda n: (
        HEAD
        + "indicators:\n"
        + "".join(times(n, lambda i: f"  产出{i}:\n    数量{i}:\n      - {{id: S{i}, name: x{i}, value: 1个}}\n")),
        ONE_ACTUAL,
    ),
    "goals": lambda n: (
        table(above="goals:\n" + "".join(times(n, lambda i: f"  - 完成培训不少于{i}场，服务企业{i}家\n"))),
        ONE_ACTUAL,
    ),
    "clauses": lambda n: goals("完成培训不少于3场，" * n),
    "numbers without a pause": lambda n: goals("3场、" * n),
    "lines": lambda n: goals("3场\n" * n),
    "open brackets": lambda n: goals("（" * n),
    "open quotes": lambda n: goals("“" * n),
    "digits": lambda n: goals("1" * n),
    "blanks": lambda n: goals("a" + " " * n + "b"),
    "milestones": lambda n: plan(times(n, lambda i: f"      - {{id: J{i}, name: 许可{i}, value: 不少于5件}}\n")),
    "milestones of one indicator": lambda n: plan(times(n, lambda _: "      - {indicator: S1, value: 5件}\n")),
    "long name": lambda n: name("培训" * n),
    "long name of digits": lambda n: name("1" * n + "x"),
    "name of brackets": lambda n: name("[（" * n),
    "name of complaints": lambda n: name("投诉（" * n),
    "long value": lambda n: (table([row(1, value="不少于" * n)]), ONE_ACTUAL),
    "long unit": lambda n: (table([row(1, value="4", more=f", unit: {quoted('a' + ' ' * n + 'b')}")]), ONE_ACTUAL),
    "unknown keys": lambda n: below("".join(times(n, lambda i: f"k{i}: 1\n"))),
    "rows without a name": lambda n: (table(times(n, lambda i: f"      - {{id: S{i}}}\n")), ONE_ACTUAL),
    "keys written twice": lambda n: below("note: 1\n" * n),
    "ids used twice": lambda n: (table(times(n, lambda i: row(1, f"x{i}"))), ONE_ACTUAL),
    "aliases in one line": lambda n: below("note: [&a x" + ", *a" * n + "]\n"),
    "silencing comments": lambda n: below("# jixiao: ignore L08\n" * n),
    "silenced lines": lambda n: (
        table(times(n, lambda i: row(i, "x").replace("\n", "  # jixiao: ignore[L05] 理由\n"))),
        ONE_ACTUAL,
    ),
    "slips": lambda n: below("value：4个\n" * n),
    "dashes": lambda n: below("- " * n + "x\nk: >5\n"),
    "blank lines": lambda n: below("\n" * n + "@\n"),
    "folded text": lambda n: below("note: >\n" + "  x\n" * n),
    "escapes": lambda n: below('note: "' + r"\u4e00" * n + '"\n'),
    "long key": lambda n: below("k" * n + ": 1\n"),
    "entries of one indicator": lambda n: actuals("  S1:\n", *times(n, lambda _: "    - {quarter: 1, value: 1个}\n")),
    "entries that cannot be": lambda n: actuals("  S1:\n", *times(n, lambda _: "    - {quarter: 1, value: 1元}\n")),
    "unknown entries": lambda n: actuals(*times(n, lambda i: f"  T{i}: 4个\n")),
    "evidence": lambda n: actuals(
        "  S1:\n    value: 4个\n    evidence: [" + ", ".join(times(n, lambda i: f"e{i}.txt")) + "]\n"
    ),
    "long actual": lambda n: actuals(f"  S1: {'好' * n}\n"),
    "long reason": lambda n: actuals(f"  S1: {{value: 3个, reason: {quoted('好 ' * n)}}}\n"),
}
