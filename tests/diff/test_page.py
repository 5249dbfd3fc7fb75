"""The table of words in the manual says what the comparison says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jixiao.language import Unreadable, read
from jixiao.language.comparison import Stance, compare

PAGE = Path(__file__).parent.parent.parent / "docs" / "diff.md"
WORDS = {
    "提高、降低": {Stance.RAISED, Stance.LOWERED},
    "放宽": {Stance.LOOSENED},
    "收紧": {Stance.TIGHTENED},
    "改变": {Stance.SHIFTED},
    "改单位": {Stance.SAME, Stance.INCOMPARABLE},
    "改写，意思不变": {Stance.SAME},
    "改写，无法比较": {Stance.INCOMPARABLE},
}
EXAMPLES = [
    (words, old, new)
    for words, _meaning, examples in re.findall(
        r"^\| (.+?) \| (.+?) \| (.+?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    if words in WORDS
    for old, new in re.findall(r"([^；|]+?) → ([^；|]+)", examples)
]


def test_every_word_has_an_example() -> None:
    assert {words for words, _old, _new in EXAMPLES} == set(WORDS)


@pytest.mark.parametrize(("words", "old", "new"), EXAMPLES)
def test_example(words: str, old: str, new: str) -> None:
    before, after = read(old.strip()), read(new.strip())
    assert not isinstance(before, Unreadable)
    assert not isinstance(after, Unreadable)
    assert compare(before, after).stance in WORDS[words]
