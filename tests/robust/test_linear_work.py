"""Twice the file is twice the work, and no more: function calls are counted, not seconds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.__main__ import run
from jixiao.language import Language, scan

if TYPE_CHECKING:
    from collections.abc import Callable

ALLOWED, START = 2.6, 3000
COMMANDS = (("check",), ("lint",), ("score",), ("report", "--quarter", "4"), ("check", "--format", "json"))
PIECES = [
    *(
        "每个5个",
        "每个",
        "每年",
        "3场、",
        "3场，",
        "3场和",
        "3场或",
        "3场\n",
        "不少于3",
        "不少于",
        "同比增长",
        "3-",
        "增长",
    ),
    *("每年3场，", "（", "“", "3场（", "七", "七个", "半", "第3", "前3", "*", "1,", "1.", "a1", "a-", "1年", "1月"),
    *(
        "2025年",
        "2025-",
        "分别",
        "分别为3个、",
        "~",
        "±3",
        "每3",
        "若干",
        "个/",
        "元/亩",
        "/",
        " ",
        "|",
        "≥",
        "≥3",
        "不",
    ),
    *(
        "不低于上年",
        "完成3场",
        "翻一番",
        "以上",
        "3以上",
        "万",
        "一亿",
        "余",
        "达到",
        "年均",
        "或",
        "和",
        "、",
        "。",
        ";",
    ),
    *(
        "3/",
        "3/10万",
        "5·",
        "(含)",
        "5(含)",
        "培训",
        "培训3",
        "百分之",
        "三分之",
        "成",
        "三成",
        "12月底前",
        "12月底前3场",
    ),
    *("每次不少于5人，", "+", "-", "-3", "3-5个", "未", "定性|", "|3%", "#", "￥3"),
]
SIZE = 150
"""How many pieces make a text; the longest of real texts have fifteen words."""


def calls(work: Callable[[], Any]) -> int:
    """Count the calls of Python and C functions while something runs."""
    count = 0

    def counted(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def assert_linear(work: Callable[[int], Callable[[], Any]], size: int) -> None:
    calls(work(size))  # what is loaded and compiled once
    once, twice = calls(work(size)), calls(work(2 * size))
    assert twice <= ALLOWED * once + START, f"{once} calls, for twice the input {twice}"


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
@pytest.mark.parametrize("end", ["", "5个"])
def test_reading_a_text(piece: str, end: str) -> None:
    assert_linear(lambda size: lambda: Language().read(piece * (size // len(piece)) + end, 2025), SIZE * 4)
    assert_linear(lambda size: lambda: Language().read_actual(piece * (size // len(piece)) + end, 2025), SIZE * 4)


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_scanning_a_text(piece: str) -> None:
    assert_linear(lambda size: lambda: scan(piece * size, 2025), SIZE)


def growing() -> dict[str, Callable[[int], tuple[str, str]]]:
    namespace: dict[str, Any] = {}
    source = Path(__file__).with_name("growing_files.py").read_text(encoding="utf-8")
    exec(compile(source, "growing_files.py", "exec"), namespace)  # noqa: S102 - a neighbour; tests are no package
    files: dict[str, Callable[[int], tuple[str, str]]] = namespace["FILES"]
    return files


FILES = growing()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_grows(
    name: str, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def work(size: int) -> Callable[[], Any]:
        table, actuals = FILES[name](size)
        (tmp_path / "t.yaml").write_text(table, encoding="utf-8")
        (tmp_path / "actuals.yaml").write_text(actuals, encoding="utf-8")
        return lambda: run([*command, "t.yaml" if command == ("lint",) else "actuals.yaml"])

    assert_linear(work, 120)
    assert b"JIXIAO_DEBUG" not in capsysbinary.readouterr().err
