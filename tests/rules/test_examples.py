"""Every rule's manual page is complete, and its examples are true: 反例 is found on the marked lines, 正例 is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.documents.models.lint_config import LintSettings
from jixiao.findings import Finding
from jixiao.language import Language
from jixiao.lint import review_table
from jixiao.rule_pages import BAD, GOOD, page_of, read_page
from jixiao.rule_selection import select
from jixiao.rules import RULES
from jixiao.rules.base import Rule
from jixiao.table import read_table

FOLDER = Path(__file__).parent.parent.parent / "src" / "jixiao" / "rules"
BUILDING_BLOCKS = {"__init__", "base", "evidence", "money", "vocabulary"}
MARK = re.compile(r"# ← (?P<code>\w+)$")


def review(example: str, rule: type[Rule]) -> list[Finding]:
    """Review an example with one rule; what every table has is added below it."""
    missing = [("project", "{name: 示例, year: 2025}"), ("indicators", "{}")]
    added = [f"{key}: {value}\n" for key, value in missing if not re.search(rf"^{key}:", example, re.MULTILINE)]
    loaded = load(Targets, read_text(example + "".join(added), "example.yaml"))
    table = read_table(loaded, Language())
    assert table is not None, [finding.message for finding in loaded.findings]
    settings = LintSettings()
    return [one.finding for one in review_table(table, select(settings, [rule.code]), settings, Language())]


@pytest.fixture(params=RULES, ids=lambda rule: rule.code)
def rule(request: pytest.FixtureRequest) -> type[Rule]:
    return request.param


def test_bad_examples_are_found_where_they_are_marked(rule: type[Rule]) -> None:
    examples = read_page(rule).examples(BAD)
    assert examples
    for example in examples:
        marked = [(n, match["code"]) for n, line in enumerate(example.splitlines(), 1) if (match := MARK.search(line))]
        assert marked, "no line is marked"
        found = sorted((finding.location.line, finding.code) for finding in review(example, rule) if finding.location)
        assert found == marked


def test_good_examples_are_silent(rule: type[Rule]) -> None:
    examples = read_page(rule).examples(GOOD)
    assert examples
    for example in examples:
        assert [finding.message for finding in review(example, rule)] == []


def test_every_page_is_complete(rule: type[Rule]) -> None:
    page = read_page(rule)
    wanted = ["说明", "为什么", BAD, GOOD, *(["修复"] if rule.fixable else [])]
    assert list(page.sections) == wanted
    assert all(text.strip() for text in page.sections.values())
    assert page.english.isascii()
    assert page_of(rule.code) == f"{page.heading}\n\n{page.body}\n"


def test_every_rule_is_listed() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - BUILDING_BLOCKS
    assert modules == {rule.__module__.rpartition(".")[2] for rule in RULES}


def test_a_rule_stands_in_the_file_of_its_name() -> None:
    for rule in RULES:
        assert rule.name.replace("-", "_") == rule.__module__.rpartition(".")[2]


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"L\d\d", code) for code in codes)


def test_there_is_no_page_for_an_unknown_code() -> None:
    assert page_of("L99") is None
