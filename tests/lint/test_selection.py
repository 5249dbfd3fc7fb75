"""Which rules run."""

from __future__ import annotations

import pytest

from jixiao.documents.models.lint_config import LintSettings
from jixiao.rule_selection import codes_of, select, unknown
from jixiao.rules import RULES

ALL = {rule.code for rule in RULES}
ON = {rule.code for rule in RULES if rule.default}


def chosen(selection) -> set[str]:
    return {rule.code for rule in selection.rules}


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("L08", {"L08"}),
        ("L3", {code for code in ALL if code.startswith("L3")}),
        ("L", ALL),
        ("ALL", ALL),
        ("L99", set()),
        ("", set()),
        ("J", set()),
        ("JX203", set()),
    ],
)
def test_selectors(selector, codes) -> None:
    assert {code for code in codes_of(selector) if code in ALL} == codes


def test_the_language_codes_belong_to_l07() -> None:
    assert "JX203" in codes_of("L07")
    assert chosen(select(LintSettings(), ["JX203"])) == {"L07"}
    assert "JX208" not in select(LintSettings(), ["JX203"])


@pytest.mark.parametrize(
    ("settings", "command_line", "ignored", "expected"),
    [
        ({}, None, (), ON),
        ({}, ["L08"], (), {"L08"}),
        ({}, ["ALL"], ["L08"], ALL - {"L08"}),
        ({}, None, ["L0"], {code for code in ON if not code.startswith("L0")}),
        ({"select": ["L08", "L13"]}, None, (), {"L08", "L13"}),
        ({"ignore": ["L08"]}, None, (), ON - {"L08"}),
        ({"select": ["L08"], "extend_select": ["L13"]}, None, (), {"L08", "L13"}),
        # what is typed wins over the configuration
        ({"ignore": ["L08"]}, ["L08"], (), {"L08"}),
        ({"ignore": ["L07"]}, None, (), ON - {"L07"}),
    ],
)
def test_combinations(settings, command_line, ignored, expected) -> None:
    assert chosen(select(LintSettings(**settings), command_line, ignored)) == expected


def test_unknown_selectors_are_named() -> None:
    assert unknown(["L08", "L99", "ALL", "X"]) == ("L99", "X")
