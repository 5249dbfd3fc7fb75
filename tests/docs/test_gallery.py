"""The error gallery is complete: every code has an example that is met by it, and that is gone once it is put right."""

from __future__ import annotations

import pytest

from jixiao.rules import RULES
from pages_from_code.error_gallery import NOT_SHOWN, PARTS, entries
from pages_from_code.gallery import HERE, Example, about, examples, read

PAGE = (HERE.parent / "errors.md").read_text(encoding="utf-8")
"""That it is what the generator writes is tested in test_docs.py."""
ONLY_TOLD = {"JX308", "JX325", "JX426"}
"""Hints that ask for nothing, so their examples show no way to put them right."""


def test_every_code_has_one_example_or_a_reason() -> None:
    shown = [example.code for example in examples()]
    assert len(shown) == len(set(shown))
    assert set(shown).isdisjoint(NOT_SHOWN)
    missing = {entry.code for entry in entries()} ^ {*shown, *NOT_SHOWN}
    assert missing == set(), "write an entry into docs/gallery, and run: python docs/generate.py"


def test_every_family_of_codes_has_its_title() -> None:
    assert {entry.code[:3] for entry in entries()} == set(PARTS)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.code)
def test_an_example_meets_its_code_and_the_mended_one_does_not(example: Example) -> None:
    assert about(example, example.screen())
    mended = example.mended_screen()
    assert (mended is None) == (example.code in ONLY_TOLD)
    if mended is not None:
        assert about(example, mended) == []
        assert mended.code in {0, 1}, mended.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_screen(rule) -> None:
    heading, _, rest = PAGE.partition(f"\n### {rule.code} ")[2].partition("```console\n")
    screen = rest.partition("```")[0]
    assert "\n" not in heading.strip()
    assert f"[{rule.code}]" in screen or (rule.code == "L07" and "[JX2" in screen)


def test_an_entry_is_read() -> None:
    text = "before\n#### JX999\nA word.\n$ jixiao check\n---- a.yaml\na: 1\n\n++++ a.yaml\na: 2\n+++$ jixiao lint\n??? words\n"
    assert read(text) == [
        Example(
            "JX999", "jixiao check", {"a.yaml": "a: 1\n"}, {"a.yaml": "a: 2\n"}, "jixiao lint", ["A word."], "words"
        )
    ]


def test_the_sources_are_all_read() -> None:
    assert {file.suffix for file in HERE.iterdir() if file.is_file()} == {".txt"}
