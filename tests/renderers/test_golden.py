"""Every format of ``check`` and ``lint`` over the three shared reports; a format that is added is in at once."""

from __future__ import annotations

import json

import pytest
from lxml import html

from jixiao.renderers import FORMATS

OF_AN_OFFICE = {"xlsx", "docx"}
CASES = [
    (name, kind, format_name)
    for name in ("clean", "wrong", "hostile")
    for kind in ("check", "lint")
    for format_name in FORMATS[kind]
    if format_name not in OF_AN_OFFICE
]


def without_pages(text: str) -> str:
    """Leave the manual pages out of a SARIF log: they are reviewed where they are written."""
    document = json.loads(text)
    for rule in document["runs"][0]["tool"]["driver"]["rules"]:
        rule |= {"fullDescription": {"text": "…"}, "help": {"text": "…", "markdown": "…"}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def words_of(text: str) -> str:
    """Take the words of a page: how it looks is reviewed with one's eyes."""
    body = html.document_fromstring(text.encode()).find("body")
    words = [word.strip() for word in body.xpath(".//text()[not(ancestor::script)]") if word.strip()]
    return "\n".join(words) + "\n"


REDUCED = {"sarif": without_pages, "html": words_of}


@pytest.mark.parametrize(("name", "kind", "format_name"), CASES)
def test_a_report_comes_out_as_reviewed(name: str, kind: str, format_name: str, rendered, golden) -> None:
    text = rendered(name, kind, format_name)
    golden(f"{name}-{kind}.{format_name}", REDUCED[format_name](text) if format_name in REDUCED else text)
