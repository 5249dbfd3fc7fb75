"""SARIF and JUnit against their schemas, and what their readers want besides."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
REPORTS = [(name, kind) for name in ("clean", "wrong", "hostile") for kind in ("check", "lint")]


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize(("name", "kind"), REPORTS)
def test_sarif_is_valid_and_what_github_takes(name: str, kind: str, rendered) -> None:
    document = json.loads(rendered(name, kind, "sarif"))
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft4Validator(schema).iter_errors(document)] == []
    assert "" not in strings(document)
    (run,) = document["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(prints) == len(set(prints))
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].isascii()
        assert not place["artifactLocation"]["uri"].startswith(("/", "./"))
        region = place["region"]
        assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])


@pytest.mark.parametrize(("name", "kind"), REPORTS)
def test_junit_is_valid_and_its_names_are_unique(name: str, kind: str, rendered) -> None:
    tree = etree.fromstring(rendered(name, kind, "junit").encode())
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd"))
    schema.assertValid(tree)
    cases = Counter((case.get("classname"), case.get("name")) for case in tree.iter("testcase"))
    assert set(cases.values()) <= {1}
    for suite in tree.iter("testsuite"):
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        for verdict, counter in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert int(suite.get(counter)) == len(suite.findall(f"testcase/{verdict}"))
    for verdict in tree.xpath("//failure | //error | //skipped"):
        assert verdict.get("message")  # Jenkins shows the attribute
        assert verdict.text  # GitLab shows the content


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ("SL01 举办培训班", "failure"),
        ("SL03 新建设施", "error"),  # its unit cannot be compared
        ("SL13 发放物资", "error"),  # its target cannot be read
        ("SL04 编印手册", None),
        ("ZL01 验收合格率", "failure"),  # not reported, which fails by default
        ("ZL02 优良率", "skipped"),  # waived
        ("SH01 服务水平", "failure"),  # partly
        ("SH02 社会影响", "skipped"),  # still to be rated
        ("J2-01 印发工作方案 Q2", "failure"),
    ],
)
def test_what_becomes_of_a_row_in_junit(row: str, verdict: str | None, rendered) -> None:
    tree = etree.fromstring(rendered("wrong", "check", "junit").encode())
    (case,) = [case for case in tree.iter("testcase") if case.get("name") == row]
    assert [child.tag for child in case if child.tag != "system-out"] == ([verdict] if verdict else [])


def test_evidence_is_attached_unless_its_name_would_break_the_mark(rendered) -> None:
    assert "[[ATTACHMENT|evidence/记录.txt]]" in rendered("clean", "check", "junit")


def test_evidence_with_brackets_in_its_name_is_not(rendered) -> None:
    tree = etree.fromstring(rendered("hostile", "check", "junit").encode())
    assert not any("[[ATTACHMENT" in (text.text or "") for text in tree.iter("system-out"))
