"""Hostile texts in every field come out as themselves, and harmless, in every format."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from lxml import etree

from jixiao.__main__ import run
from jixiao.renderers import FORMATS, Screen
from jixiao.renderers.github import summary
from jixiao.renderers.plain_text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

COMMAND = re.compile(r"::(?:error|warning|notice) (?P<properties>[^\r\n]*?)::(?P<message>[^\r\n]*)")
WIDE = Screen(width=2000)
"""So wide that no cell is folded."""


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


def read_lines(text: str) -> list[str]:
    return [one for line in text.split("\n")[:-1] for one in strings(json.loads(line))]


def read_commands(text: str) -> list[str]:
    found = []
    for line in text.split("\n")[:-1]:
        match = COMMAND.fullmatch(line)
        assert match, line
        found += [unescaped(match["message"]), *map(unescaped, re.split("[,=]", match["properties"]))]
    return found


def unescaped(text: str) -> str:
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def read_xml(text: str) -> list[str]:
    return [
        one
        for element in etree.fromstring(text.encode()).iter()
        for one in (element.text or "", *element.attrib.values())
    ]


def xml_text(text: str) -> str:
    """What XML 1.0 can hold of a text."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text.replace("\r\n", "\n"))


def same(text: str) -> str:
    return text


READERS: dict[str, tuple[Callable[[str], list[str]], Callable[[str], str]]] = {
    "table": (lambda text: [text], visible),
    "concise": (lambda text: [text], visible),
    "json": (lambda text: strings(json.loads(text)), same),
    "jsonl": (read_lines, same),
    "sarif": (lambda text: strings(json.loads(text)), same),
    "gitlab": (lambda text: strings(json.loads(text)), same),
    "junit": (read_xml, xml_text),
}
"""How each format is read back, and what becomes of a text in it. github shows ten of a kind only and has a test of its own."""


@pytest.mark.parametrize("format_name", READERS)
def test_every_name_comes_back(format_name: str, rendered, hostile) -> None:
    read, becomes = READERS[format_name]
    found = read(rendered("hostile", "check", format_name, WIDE))
    for name, text in hostile.TEXTS.items():
        assert any(becomes(text) in one for one in found), name


def test_commands_are_commands_and_their_text_comes_back(rendered, hostile) -> None:
    found = read_commands(rendered("hostile", "check", "github"))
    for name in ("rich", "emoji-name", "workflow", "old-workflow", "cdata"):  # the first of the ten
        assert any(visible(hostile.TEXTS[name]) in one for one in found), name
    assert f"{hostile.FOLDER}/actuals.yaml" in found


def test_the_folder_comes_back_from_the_address(rendered, hostile) -> None:
    document = json.loads(rendered("hostile", "check", "sarif"))
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in document["runs"][0]["results"]
    }
    assert f"{hostile.FOLDER}/actuals.yaml" in {unquote(uri) for uri in uris}
    assert not any(sign in uri for uri in uris for sign in " []:,")


@pytest.mark.parametrize("kind", ["check", "lint"])
@pytest.mark.parametrize("format_name", ["table", "concise", "github", "markdown"])
def test_nothing_can_move_the_cursor(kind: str, format_name: str, rendered) -> None:
    if format_name not in FORMATS[kind]:
        pytest.skip("this kind of report has no such format")
    text = rendered("hostile", kind, format_name)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("kind", ["check", "lint"])
def test_the_step_summary_is_a_table_and_nothing_else(kind: str, report) -> None:
    markup = re.compile(r"(?<!\\)(?:\\\\)*[`*_~\[\]#!$]|<")
    lines = summary(report("hostile", kind), Screen()).splitlines()
    assert lines[0] == f"### jixiao {kind}"
    for line in lines[6:]:
        assert not markup.search(line), line
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 6, line


class Page(HTMLParser):
    """What a browser would make of a page: its elements and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        self.handlers += [name for name, _value in attrs if name.startswith("on")]
        self.handlers += [value for _name, value in attrs if value and value.startswith("javascript:")]

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] == "script":
            self.scripts.append(data)


@pytest.mark.parametrize("kind", ["check", "lint"])
def test_no_text_becomes_a_script(kind: str, rendered) -> None:
    if "html" not in FORMATS[kind]:
        pytest.skip("this kind of report has no such format")
    page = Page(rendered("hostile", kind, "html"))
    assert not any("戊" in script for script in page.scripts)
    assert page.handlers == []


@pytest.mark.parametrize("kind", ["check", "lint"])
@pytest.mark.parametrize("format_name", ["table", "concise"])
@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_the_log_of_github_obeys_no_name(
    kind: str, format_name: str, width: str, desk, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("hostile")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("COLUMNS", width)
    run([kind, "--format", format_name])
    out = capsys.readouterr().out
    assert "[/red]" in out
    assert not any(line.lstrip().startswith("::") for line in out.splitlines())
    assert "##[" not in out
