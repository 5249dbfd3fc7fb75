"""The files that come from the code are what the code says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
_SPEC = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
assert _SPEC is not None
assert _SPEC.loader is not None
generate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(generate)


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == generate.PAGES[name](), "run: python docs/generate.py"


def test_the_schemas_of_the_output_are_up_to_date() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in (DOCS / "schemas").iterdir()}
    assert written == generate.json_contract.schemas(), "run: python docs/generate.py"
