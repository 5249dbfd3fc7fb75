"""Files made to blow up: the whole program says one clear sentence, leaves with 2, and stays small."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEMORY = 512 * 1024 * 1024
"""Bytes of address space the program may take, itself and its libraries included."""
SHORT = 6000
"""Characters the answer may have."""
MILLION = "1" * 1_000_000
TABLE = """\
title: 表
project: {name: 项目, year: 2025, budget: 100万元}
indicators:
  产出指标:
    数量指标:
      - {id: S1, name: 培训, value: 不少于4个}
"""
ACTUALS = "targets: t.yaml\nbudget: {spent: 90万元}\nactuals:\n  S1: 4个\n"
LAUGHS = "note:\n  - &a [x]\n" + "".join(
    f"  - &{chr(98 + level)} [{', '.join(['*' + chr(97 + level)] * 10)}]\n" for level in range(9)
)


def table(old: str, new: str) -> dict[str, str | bytes]:
    assert old in TABLE
    return {"t.yaml": TABLE.replace(old, new)}


def actuals(old: str, new: str) -> dict[str, str | bytes]:
    assert old in ACTUALS
    return {"a.yaml": ACTUALS.replace(old, new)}


def below(text: str) -> dict[str, str | bytes]:
    return {"t.yaml": TABLE + text}


def settings(text: str | bytes) -> dict[str, str | bytes]:
    return {"jixiao.toml": text}


# what is wrong, the files that are, a command, what is said
CHECK, SCORE, REPORT = ("check", "a.yaml"), ("score", "a.yaml"), ("report", "--quarter", "4", "a.yaml")
BOMBS = {
    "merge keys": (below("note: &a {x: 1}\nb: {<<: *a}\n"), CHECK, "JX107"),
    "brackets": (below("note: " + "[" * 200_000), CHECK, "JX103"),
    "braces": (below("note: " + "{a: " * 200_000), CHECK, "JX103"),
    "dashes": ({"t.yaml": "- " * 20_000}, CHECK, "JX103"),
    "question marks": ({"t.yaml": "? " * 200_000}, CHECK, "JX107"),
    "indentation": ({"t.yaml": "".join(" " * depth + "a:\n" for depth in range(2000))}, CHECK, "JX103"),
    "JSON": ({"a.yaml": '{"actuals":' * 100_000}, CHECK, "JX103"),
    "digits of a target": (
        table("不少于4个", f"不少于{MILLION}个"),
        ("check", "--format", "concise", "a.yaml"),
        "JX202",
    ),
    "digits of an actual": (actuals("4个", MILLION), ("check", "--format", "concise", "a.yaml"), "JX202"),
    "digits of a score": (
        {**table("不少于4个", "不断提升"), **actuals("4个", f"{{rating: 达成, score: {MILLION}%}}")},
        SCORE,
        "JX456",
    ),
    "digits of a quarter": (actuals("4个", f"[{{value: 4个, quarter: {MILLION}}}]"), CHECK, "JX113"),
    "digits of a date": (actuals("4个", f"[{{value: 4个, date: {MILLION}}}]"), CHECK, "JX113"),
    "digits of as_of": (actuals("targets", f"as_of: {MILLION}\ntargets"), CHECK, "JX113"),
    "digits of a year": (table("2025", MILLION), CHECK, "JX113"),
    "digits of a weight": (table("不少于4个", f"不少于4个, weight: {MILLION}"), CHECK, "JX113"),
    "digits of the money spent": (actuals("90万元", f"{MILLION}元"), REPORT, "JX410"),
    "exponent of a target": (table("不少于4个", "1e999999999"), CHECK, "JX217"),
    "exponent of an actual": (actuals("4个", "9e999999999"), CHECK, "JX217"),
    "exponent of a weight": (table("不少于4个", "不少于4个, weight: 1e999999999"), CHECK, "JX113"),
    "exponent of the budget": (table("100万元", "1e999999999元"), SCORE, "JX410"),
    "no number": (table("不少于4个", "NaN, weight: NaN"), CHECK, "JX113"),
    "infinity": (table("不少于4个", "Infinity, weight: Infinity"), CHECK, "JX113"),
    "half a surrogate pair": (table("培训", '"\\ud800"'), CHECK, "JX104"),
    "a NUL": (table("培训", "培\0训"), CHECK, "JX104"),
    "a NUL in a path": (actuals("t.yaml", '"t\\0.yaml"'), CHECK, "JX116"),
    "a path too long": (actuals("t.yaml", "t" * 3000), CHECK, "JX116"),
    "an override of the direction": (table("培训", "培\u202e训, valeu: 1"), CHECK, "JX110"),
    "a large file": (below("# " + "x" * 9 * 2**20), CHECK, "JX103"),
    "one key a million times in a line": ({"t.yaml": "{" + '"a":1,' * 1_000_000 + "}"}, CHECK, "JX103"),
    "half a million unknown keys": (below("".join(f"a{n}: 1\n" for n in range(500_000))), CHECK, "JX103"),
    "half a million rows": (below("      - {id: S2, name: x, value: 1个}\n" * 150_000), CHECK, "JX103"),
    "half a million slips": (below("value：4个\n" * 300_000), CHECK, "JX103"),
    "two million commas": ({"t.yaml": "[" + "," * 2_000_000}, CHECK, "JX103"),
    "every byte there is": ({"t.yaml": bytes(range(256)) * 4000}, CHECK, "JX102"),
    "settings of brackets": (settings("a = " + "[" * 100_000), CHECK, "JX104"),
    "settings of digits": (settings(f"[check]\nnear = {MILLION[:9000]}"), CHECK, "JX104"),
    "settings of dots": (settings(".".join("a" * 20_000) + " = 1"), CHECK, "JX103"),
    "large settings": (settings("#" * 50 * 2**20), CHECK, "JX103"),
    "settings in GBK": (settings("# 注释".encode("gbk")), CHECK, "JX102"),
    "a pattern from the root": (settings('[paths]\nactuals = ["/etc/**/*.yaml"]'), ("check",), "JX113"),
    "a pattern out of the repository": (settings('[paths]\nactuals = ["../**/*.yaml"]'), ("check",), "JX113"),
    "a pattern out of it in the middle": (settings('[paths]\nactuals = ["x/../../*.yaml"]'), ("check",), "JX113"),
    "a pattern of stars": (settings(f'[paths]\nactuals = ["{"**/" * 40}*.yaml"]'), ("check",), "JX113"),
    "a pattern nobody can mean": (settings('[paths]\nactuals = ["a**b/*.yaml"]'), ("check",), "JX113"),
    "a pattern with a NUL": (settings('[paths]\nactuals = ["a\\u0000*.yaml"]'), ("check",), "JX113"),
    "an endless file": ({}, ("check", "/dev/zero"), "JX103"),
    "an endless table": ({}, ("lint", "/dev/zero"), "JX103"),
    "an endless form": ({}, ("import", "/dev/zero"), "已损坏"),
    "an empty device": ({}, ("check", "/dev/null"), "JX111"),
    "an exponent to record": (
        actuals("  S1: 4个\n", ""),
        ("record", "S1", "1e999999999", "--quarter", "1", "--actuals", "a.yaml"),
        "JX217",
    ),
    "a cell of a million digits": ({"x.txt": "数量指标\t" + MILLION}, ("import", "x.txt"), "太长"),
    "a million tabs": ({"x.txt": "\t" * 1_000_000}, ("import", "x.txt"), "没有找到绩效指标表"),
    "a million lines": ({"x.txt": "数量指标\t培训\n" * 300_000}, ("import", "x.txt"), "超过 4 MB"),
    "many aliases": (below("note: [&a x" + ", *a" * 20_000 + "]\n"), (*CHECK, "-o", "report.txt"), "已写出"),
    "a billion laughs": (below(LAUGHS), (*CHECK, "-o", "report.txt"), "已写出"),
    "twenty thousand errors": (below("".join(f"a{n}: 1\n" for n in range(20_000))), (*CHECK, "-o", "r.txt"), "已写出"),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str | bytes]], Path]:
    """Lay out a table and its actuals, with some files made to blow up in their place, in a repository."""

    def lay(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / "repository"
        (folder / ".git").mkdir(parents=True)
        for name, content in {"t.yaml": TABLE, "a.yaml": ACTUALS, **files}.items():
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        monkeypatch.chdir(folder)
        return folder

    return lay


@pytest.mark.parametrize("name", BOMBS)
def test_one_sentence_and_exit_code_2(name: str, desk, program) -> None:
    files, command, said = BOMBS[name]
    desk(files)
    result = program(*command, before=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
    assert said in result.out + result.err
    assert "JIXIAO_DEBUG" not in result.err
    assert "Traceback" not in result.err
    assert len(result.out + result.err) < SHORT
    assert result.code == 2


def test_what_stands_in_a_report_of_a_bomb_is_bounded(desk, program) -> None:
    folder = desk(below("".join(f"a{n}: 1\n" for n in range(20_000))))
    program("check", "a.yaml", "-o", "report.txt")
    report = (folder / "report.txt").read_text("utf-8")
    assert report.count("JX110") == 1000
    assert report.count("问题太多，后面的没有再看。") == 1
