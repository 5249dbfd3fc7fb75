"""The page about the formats names every key of every file, and every section of the settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jixiao.config import SECTIONS as KNOWN
from jixiao.documents.models import FILE_MODELS
from pages_from_code.file_formats import FILES, SECTIONS

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def keys(schema: Any) -> set[str]:
    """Collect the names of all properties in a schema."""
    if isinstance(schema, list):
        return set().union(*map(keys, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {})
    return set(own).union(*(keys(value) for value in schema.values()))


@pytest.mark.parametrize("kind", FILE_MODELS)
def test_every_key_of_a_file_is_there(kind: str) -> None:
    part = PAGE.partition(f"\n## {FILES[kind][0]}\n")[2].partition("\n## ")[0]
    schema = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    assert {key for key in keys(schema) if f"| `{key}` |" not in part} == set()


def test_every_section_of_the_settings_is_there() -> None:
    assert {name.partition(".")[0] for name, _model in SECTIONS} | {"units"} == set(KNOWN)
