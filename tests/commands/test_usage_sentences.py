"""What is wrong with a command line is said in the language of the messages, with the help of that very command."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from jixiao.__main__ import run
from jixiao.commands.failures import crash
from jixiao.commands.options import BadOption, read_quarter, read_year

CASES = [
    (["record", "SL01", "22", "家"], '多写了「家」。一个值里有空格的，用双引号括起来，例如 "22 家"。'),
    (["check", "--quarter"], "选项 --quarter 后面要写一个值：--quarter 1-4"),
    (["check", "-o"], "选项 -o 后面要写一个值：-o FILE"),
    (["check", "--exit-zero=3"], "选项 --exit-zero 后面不写值。"),
    (["check", "--quarter", "五"], "--quarter 只能是 1、2、3 或 4，写的是「五」。"),
    (["import"], "缺少参数：FORM..."),
    (["import", "x", "--year", "abc"], "--year 应是四位数年份，例如 2025，写的是「abc」。"),
    (["lint", "--fail-on", "info"], "--fail-on 没有「info」这个值，可以写：error、warning"),
    (
        ["record", "SL01", "-3家"],
        "没有这个选项：-3。以 - 开头的值（例如负数）写在最后，前面加 --，例如 jixiao record … -- -3家",
    ),
    (["lint", "--jsn"], "没有这个选项：--jsn"),
]


@pytest.mark.parametrize(
    ("arguments", "sentence"), CASES, ids=lambda part: " ".join(part) if isinstance(part, list) else ""
)
def test_a_wrong_command_line(arguments: list[str], sentence: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert told == f"{sentence}\n用法见 jixiao {arguments[0]} --help\n"


@pytest.mark.parametrize(
    "arguments", [case[0] for case in CASES], ids=lambda arguments: " ".join(arguments) if arguments else ""
)
def test_it_is_said_in_one_language(arguments: list[str], tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    run(arguments)
    for line in capsys.readouterr().err.splitlines():
        assert not re.search(r"\b(?:requires|argument|does|take|valid|unexpected|such)\b", line), line


@pytest.mark.parametrize(
    "text", ["3", "Q3", "q3", "３", "三", "第三季度", "三季度", "3季度", "第3季度", "第三季", "第三", " 3 "]
)
def test_ways_to_write_a_quarter(text: str) -> None:
    assert read_quarter(text) == 3


@pytest.mark.parametrize("text", ["", "第", "季度", "33", "三月", "-3"])
def test_what_is_no_quarter(text: str) -> None:
    with pytest.raises(BadOption):
        read_quarter(text)


def test_a_year_may_be_written_as_in_a_sentence() -> None:
    assert (read_year("2025"), read_year("2025年"), read_year(None)) == (2025, 2025, None)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory", "甲.yaml"),
            "读写 甲.yaml 出错：文件或文件夹不存在",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), "读写出错：磁盘满了"),
        (OSError(errno.EIO, "Input/output error", b"a.yaml"), "读写 a.yaml 出错：磁盘读写失败"),
    ],
    ids=lambda part: type(part).__name__ if isinstance(part, OSError) else "",
)
def test_what_the_system_refuses(error: OSError, sentence: str, capsys) -> None:
    assert crash(error) == 2
    assert capsys.readouterr().err == f"{sentence}\n"
