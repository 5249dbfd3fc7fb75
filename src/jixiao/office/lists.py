"""Texts that hold a numbered list: goals and policies. The list keeps the order, so the numbers are taken off."""

from __future__ import annotations

import re

_HAN = "一二三四五六七八九十"
# each way of numbering, and how its number is read
_NUMBERINGS = (
    re.compile(r"^\s*(\d+)\s*[.．、](?!\d)\s*"),
    re.compile(r"^\s*[（(](\d+)[）)]\s*"),
    re.compile(rf"^\s*([{_HAN}]+)\s*[、.．]\s*"),
    re.compile(rf"^\s*[（(]([{_HAN}]+)[）)]\s*"),
    re.compile(r"^\s*目标\s*(\d+)\s*[:：.、]\s*"),
    re.compile(r"^\s*([①②③④⑤⑥⑦⑧⑨⑩])\s*"),
)
_SENTENCE_END = re.compile(r"[。；;！!.]\s*$")


def items(text: str) -> tuple[str, ...]:
    """Split a text at the numbers its lines begin with; a line without a number goes on with the item before.

    Only numbers that count 1, 2, 3 … are a list. Without one, every line that ends a sentence is an item; a text that is
    merely broken over lines stays whole.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    for numbering in _NUMBERINGS:
        found = _numbered(lines, numbering)
        if found:
            return tuple(found)
    if len(lines) > 1 and all(_SENTENCE_END.search(line) for line in lines[:-1]):
        return tuple(line.strip() for line in lines)
    return (text.strip(),) if text.strip() else ()


def _numbered(lines: list[str], numbering: re.Pattern[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        match = numbering.match(line)
        if match and _value(match[1]) == len(found) + 1:
            found.append(line[match.end() :])
        elif not found or match:
            return []
        else:
            found[-1] += f"\n{line}"
    return found if len(found) > 1 else []


def _value(number: str) -> int:
    if number.isascii():
        return int(number)
    if number in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(number) + 1
    tens, _ten, ones = number.rpartition("十")
    if "十" not in number:
        return _HAN.index(number) + 1 if len(number) == 1 else 0
    return (_HAN.index(tens[0]) + 1 if tens else 1) * 10 + (_HAN.index(ones[0]) + 1 if ones else 0)
