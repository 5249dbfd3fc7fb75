"""A writer that writes the same data in any way YAML allows a person to, and strategies for its choices."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

from jixiao.documents.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = st.one_of(
    st.sampled_from(
        [
            *(
                "不少于4个",
                "100人次以上",
                "≥95%",
                "30亿",
                "010",
                "1.10",
                "no",
                "是",
                "2025-12-31",
                "null",
                "~",
                "1:30",
                "a: b",
            ),
            *(
                "a #b",
                "# 不是注释",
                "- x",
                "it's",
                '说"好"',
                "<=5",
                "http://a/b?c",
                "第一行\n第二行",
                " 前后 ",
                "{x}",
                "[/red]",
                "\u3000",
            ),
            *(
                "=",
                "-",
                "?",
                "|",
                ">",
                "%",
                "@a",
                "`a`",
                "!t",
                "&a",
                "*a",
                "...",
                "---",
                "y",
                "1e3",
                ".inf",
                "0x1F",
                "12,5",
                "\t",
                "\\",
            ),
        ]
    ),
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=12),
)
COMMENTS = (
    "# 说明",
    "# - {id: X1}",
    "#",
    "# jixiao: ignore[L08] 有理由",
    "# a # b",
    "# key: value",
    "# yaml-language-server: $schema=a.json",
)


class MessyWriter:
    """Writes data with random indentation, quotes, brackets, comments and blank lines; every comment is remembered.

    The number decides all choices of the layout: as many as there are, hypothesis could not draw them one by one.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing secret
        self.comments: list[str] = []

    def write(self, data: dict[str, Any]) -> str:
        lines = self.mapping(data, 0)
        return "\n".join([*lines, *self.noise(0), ""])

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0

    def noise(self, column: int) -> list[str]:
        lines = []
        while self.chance(5):
            lines.append("" if self.chance(2) else " " * column + self.comment())
        return lines

    def comment(self) -> str:
        text = self.random.choice(COMMENTS)
        self.comments.append(text)
        return text

    def behind(self) -> str:
        return self.random.choice([" ", "  ", "     "]) + self.comment() if self.chance(6) else ""

    def text(self, value: str, *, flow: bool) -> str:
        way = self.random.choice(["plain", "single", "double"])
        if way == "single" and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        if way == "double":
            return scalar(value + "\n", flow=flow)[:-3] + '"'
        return scalar(value, flow=flow)

    def flow(self, value: Any) -> str:
        if value is None:
            return "~"
        if isinstance(value, str):
            return self.text(value, flow=True)
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return "{" + ", ".join(f"{self.text(key, flow=True)}: {self.flow(item)}" for key, item in value.items()) + "}"

    def mapping(self, data: dict[str, Any], column: int) -> list[str]:
        keys = self.random.sample(list(data), len(data))
        if set(data) <= {"产出指标", "效益指标", "数量指标", "质量指标", "SL01", "SL02"}:
            keys = list(data)
        lines: list[str] = []
        for key in keys:
            lines += self.noise(column) + self.part(f"{' ' * column}{self.text(key, flow=False)}:", data[key], column)
        return lines

    def part(self, head: str, value: Any, column: int) -> list[str]:
        if value is None:
            return [head + self.behind()]
        if isinstance(value, str):
            if "\n" in value and value == value.strip() and self.chance(2) and value.isprintable() is False:
                inner = column + self.random.randint(1, 4)
                return [f"{head} |-{self.behind()}", *(f"{' ' * inner}{line}" for line in value.split("\n"))]
            return [f"{head} {self.text(value, flow=False)}{self.behind()}"]
        if not value or self.chance(3):
            return [f"{head} {self.flow(value)}{self.behind()}"]
        if isinstance(value, dict):
            return [head + self.behind(), *self.mapping(value, column + self.random.randint(1, 4))]
        return [head + self.behind(), *self.items(value, column + self.random.randint(0, 4))]

    def items(self, values: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        for value in values:
            lines += self.noise(column)
            if isinstance(value, dict) and value and not self.chance(3):
                inner = self.mapping(value, column + 2)
                first = next(
                    number for number, line in enumerate(inner) if line.strip() and not line.strip().startswith("#")
                )
                lines += [*inner[:first], f"{' ' * column}- {inner[first].lstrip(' ')}", *inner[first + 1 :]]
            else:
                written = self.text(value, flow=False) if isinstance(value, str) else self.flow(value)
                lines.append(f"{' ' * column}- {written}{self.behind()}")
        return lines


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


INDICATOR = st.tuples(
    st.fixed_dictionaries({"name": WORDS, "value": WORDS}),
    optional(reading=WORDS, unit=WORDS, due=st.sampled_from("1234"), weight=st.just("10"), note=WORDS, basis=WORDS),
).map(lambda pair: pair[0] | pair[1])


@st.composite
def tables(draw: Callable[[Any], Any]) -> dict[str, Any]:
    """Target tables as plain data."""
    ids = iter(f"SL{number:02}" for number in range(1, 30))
    rows = {
        "数量指标": draw(st.lists(INDICATOR, min_size=1, max_size=3)),
        "质量指标": draw(st.lists(INDICATOR, max_size=2)),
    }
    indicators = {name: [{"id": next(ids), **row} for row in found] for name, found in rows.items()}
    head = {"name": draw(WORDS), "year": "2025"} | draw(optional(budget=WORDS, policies=st.lists(WORDS, max_size=3)))
    plan = draw(
        st.lists(st.sampled_from("1234"), unique=True, max_size=2).map(
            lambda quarters: [
                {"quarter": quarter, "text": "一\n二", "milestones": [{"indicator": "SL01"}]} for quarter in quarters
            ]
        )
    )
    others = draw(optional(title=WORDS, attachment=WORDS, note=WORDS, goals=st.lists(WORDS, max_size=3)))
    return {**others, "project": head, "plan": plan, "indicators": {"产出指标": indicators}}


ENTRY = optional(
    value=WORDS,
    quarter=st.sampled_from("1234"),
    evidence=st.lists(WORDS, max_size=2),
    reason=WORDS,
    note=WORDS,
    score=WORDS,
)
ACTUALS = st.tuples(
    optional(targets=WORDS, as_of=st.just("2025-09-30"), note=WORDS, budget=optional(adjusted=WORDS, spent=WORDS)),
    st.dictionaries(
        st.sampled_from(["SL01", "SL02"]),
        st.one_of(st.none(), WORDS, ENTRY, st.lists(ENTRY, min_size=1, max_size=3)),
        max_size=2,
    ),
).map(lambda pair: pair[0] | {"actuals": pair[1] or None})


@st.composite
def messy(draw: Callable[[Any], Any], data: st.SearchStrategy[dict[str, Any]]) -> tuple[dict[str, Any], str, list[str]]:
    """Data, one way to write it, and the comments in that text."""
    value = draw(data)
    writer = MessyWriter(draw(st.integers(0, 1 << 32)))
    text = writer.write(value)
    return value, text, writer.comments


@pytest.fixture(scope="session")
def messy_files() -> st.SearchStrategy[tuple[dict[str, Any], str, list[str]]]:
    """Files of two kinds, each with its data and comments."""
    return st.one_of(messy(tables()), messy(ACTUALS))
