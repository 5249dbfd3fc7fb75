"""``errors.md``: every code of a finding with an example that was run, the screen it gave, and how it is put right."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from jixiao.codes import CODES
from jixiao.language.problems import PROBLEMS
from jixiao.rule_pages import BAD, read_page
from jixiao.rules import RULES
from pages_from_code.desk import desk, lay, type_in
from pages_from_code.gallery import Example, about, examples, on_the_desk

NOT_SHOWN = {
    "JX101": "文件在不在、有没有读的权限，一看便知，不举例。",
    "JX202": "例子要两千字以上，这里放不下。",
    "JX404": "没有找到哪种写法会让它出现；写进文件之前总要再读一遍，读出来不一样就停下，这是最后一道保险。",
    "JX605": "同上：`jixiao fix` 改完再读一遍，和预期不同就不写。",
    "JX702": "同上：`jixiao fmt` 整理完再读一遍，和原来不同就不写。",
}
"""Codes without an example, and why."""
PARTS = {
    "JX1": "文件读不了",
    "JX2": "指标值、完成值看不懂",
    "JX3": "核对的结果",
    "JX4": "填报、监控和自评",
    "JX5": "汇总",
    "JX6": "静默注释和规则编码",
    "JX7": "整理文件和建仓库",
}
_MARK = re.compile(r"[ \t]*# ← \w+$", re.MULTILINE)


class Entry(NamedTuple):
    """One code with its title and what a person should know about it, both Chinese."""

    code: str
    title: str
    text: str


def entries() -> list[Entry]:
    """Collect every code that is not a rule's, in order."""
    found = [Entry(row.code, row.title, row.text) for row in CODES]
    found += [Entry(kind.code, kind.title, f"怎么改：{kind.remedy}。") for kind in PROBLEMS]
    return sorted(found)


def page() -> str:
    """Write the page."""
    shown = {example.code: example for example in examples()}
    lines = [
        "# 出错画廊",
        "",
        "每个编码一个例子：文件怎样写会出现、屏幕上看到什么、怎么改。例子都真的运行过，由程序生成（`python docs/generate.py`）。",
        "`jixiao explain 编码` 在命令行里说明同一个编码。审表规则（L 开头的编码）在[最后](#审表规则)。",
        "",
        "例子都在一个小仓库里运行，没有另写的文件就是下面两个，「今天」是 2026 年 1 月 15 日。`…` 表示略去的行。",
        "",
    ]
    for file in ("targets.yaml", "actuals.yaml"):
        lines += _file(file, on_the_desk()[file])
    for part, rows in groupby(entries(), key=lambda entry: entry.code[:3]):
        lines += [f"## {part}xx {PARTS[part]}", ""]
        for entry in rows:
            lines += _entry(entry, shown.get(entry.code))
    return "\n".join([*lines, *_rules()]) + "\n"


def _entry(entry: Entry, example: Example | None) -> list[str]:
    lines = [f"### {entry.code} {entry.title}", "", entry.text, ""]
    if example is None:
        return [*lines, NOT_SHOWN.get(entry.code, "（还没有例子。）"), ""]
    if example.is_bare:
        lines += ["仓库里只有这些文件：", ""]
    for words in example.words:
        lines += [words, ""]
    for name, text in example.files.items():
        lines += _file(name, text)
    lines += _screen(example.command, about(example, example.screen()))
    if example.mended_files or example.mended_command:
        lines += ["改成：", ""]
        for name, text in example.mended_files.items():
            lines += _file(name, text)
        if example.mended_command:
            lines += ["```sh", example.mended_command, "```", ""]
    return lines


def _file(named: str, text: str) -> list[str]:
    name, _, encoding = named.partition(" | ")
    title = f"{name}（{encoding.upper()} 编码）" if encoding else name
    language = {"toml": "toml", "yaml": "yaml"}.get(name.rpartition(".")[2], "text")
    return [f'```{language} title="{title}"', *text.rstrip("\n").split("\n"), "```", ""]


def _screen(command: str, block: list[str]) -> list[str]:
    if not block:
        raise ValueError(command)  # the program is broken, or the example no longer meets its code
    return ["```console", f"$ {command}", *block, "```", ""]


def _rules() -> list[str]:
    """Show what ``lint`` says to the first 反例 of every rule."""
    lines = [
        "## 审表规则",
        "",
        "每条规则的说明、反例和正例见[审表规则](rules.md)。这里是 `jixiao lint` 对反例说的话。",
        "",
    ]
    for rule in RULES:
        read = read_page(rule)
        lines += [f"### {rule.code} {read.title}", ""]
        text = _MARK.sub("", read.examples(BAD)[0])
        missing = [("project", "{name: 示例, year: 2025}"), ("indicators", "{}")]
        text += "".join(f"{key}: {value}\n" for key, value in missing if f"{key}:" not in text)
        command = f"jixiao lint targets.yaml --select {rule.code}"
        example = Example(rule.code, command, {"targets.yaml": text})
        with desk() as place:
            lay(place, example.files)
            block = about(example, type_in(place, command))
        lines += _screen(command, block or about(_unreadable(example), example.screen()))
    return lines[:-1]


def _unreadable(example: Example) -> Example:
    """L07 speaks with the code of the text that is not read."""
    return Example(example.code, example.command, example.files, sign="[JX2")
