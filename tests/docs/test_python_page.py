"""The examples of the page about Python are true."""

from __future__ import annotations

import datetime
import doctest
from decimal import Decimal
from pathlib import Path

import jixiao
from jixiao import api

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "python.md"


def test_the_examples_are_true(monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    text = PAGE.read_text(encoding="utf-8").replace("```", "")
    names = {"Decimal": Decimal, "datetime": datetime}
    test = doctest.DocTestParser().get_doctest(text, names, PAGE.name, str(PAGE), 0)
    report: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert test.examples
    assert "".join(report) == ""


def test_the_package_offers_what_the_api_does() -> None:
    assert set(jixiao.__all__) == {*api.__all__, "__version__"}
    assert all(getattr(jixiao, name) is getattr(api, name) for name in api.__all__)
    assert set(dir(jixiao)) == set(jixiao.__all__)


def test_every_name_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    without_a_word = {"Target", "Unreadable"}  # what read and parse return
    assert {name for name in api.__all__ if name not in text} <= without_a_word
