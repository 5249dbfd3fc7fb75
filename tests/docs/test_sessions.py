"""Whoever follows a page step by step gets what the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages_from_code.desk import desk
from pages_from_code.session import lay_out, replay

DOCS = Path(__file__).parent.parent.parent / "docs"
GENERATED = {"errors.md", "json.md"}
"""Their screens are taken by the generator; that they are up to date is tested in test_docs.py."""
PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md"))}


@pytest.mark.parametrize("name", [name for name in PAGES if name not in GENERATED])
def test_a_page_shows_what_happens(name: str) -> None:
    with desk() as place:
        lay_out(place, PAGES[name])
        assert list(replay(place, PAGES[name])) == []


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("```console\n$ jixiao --version\njixiao 99\n```\n", "shown: 'jixiao 99'"),
        ("```console\n$ jixiao explain 不少于4个\n原文  不少于4个\n…\n```\n", None),
        ("```console\n$ jixiao explain 不少于4个\n原文  不少于4个\n```\n", "more was printed"),
        ('```yaml title="a.yaml"\na: 1\nb: 2\n```\n```yaml title="a.yaml（节选）"\nb: 2\n```\n', None),
        ('```yaml title="a.yaml"\na: 1\nb: 2\n```\n```yaml title="a.yaml（节选）"\nb: 3\n```\n', "shown: 'b: 3'"),
        ("```console\n$ jixiao explain 不少于4个\n读作  不少于4个（数量）\n```\n", "shown: '读作"),
        ("```console\n$ jixiao explain 不适于4个\n…\n$ echo $?\n0\n```\n", "shown: '0'"),
        ("```sh\njixiao check --quater 3\n```\n", "--quater"),
        ('```yaml title="a.yaml"\na: 1\n```\n```diff title="a.yaml"\n-a: 2\n+a: 3\n```\n', "does not hold"),
    ],
)
def test_a_page_that_is_not_true_is_found(page: str, complaint: str | None) -> None:
    with desk() as place:
        found = list(replay(place, page))
    assert [one for one in found if complaint is None or complaint not in one] == []
    assert bool(found) == (complaint is not None)
