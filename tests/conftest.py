"""Fixtures for every test: golden files whose diff a person reviews, and a language that is always Chinese."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files; review their diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``<test folder>/golden/<name>``, or rewrite that file with ``--update-golden``."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.is_file(), f"{file} is missing: run pytest --update-golden and review it"
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give every test the same surroundings: Chinese, no colours, width 120, a fixed day."""
    for name in (
        *("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "JIXIAO_LANG", "JIXIAO_DEBUG", "PRE_COMMIT"),
        *("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITLAB_CI", "CI_PROJECT_DIR"),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("JIXIAO_TODAY", "2026-01-15")
    catalogue.use("zh")
    yield
    catalogue.use("zh")


@pytest.fixture
def root() -> Path:
    """The top of the repository."""
    return ROOT
