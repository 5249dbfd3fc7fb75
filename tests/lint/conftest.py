"""Published tables as target tables in memory, and one way to review a text with chosen rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.documents.models.lint_config import LintSettings
from jixiao.language import Language
from jixiao.lint import heard, review_table
from jixiao.rule_selection import select
from jixiao.table import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.findings import Finding

TABLES = Path(__file__).parent / "tables"


def as_targets(published: dict[str, Any]) -> str:
    """Write a transcribed table as a target table. JSON is YAML; the transcripts hold no goals and no plan."""
    indicators: dict[str, dict[str, list[dict[str, str]]]] = {}
    for number, row in enumerate(published["rows"], 1):
        entry = {"id": f"R{number:02}", "name": row["name"], "value": row["target"]}
        if row.get("weight") is not None:
            entry["weight"] = f"{row['weight']:g}"
        indicators.setdefault(row["level1"], {}).setdefault(row["level2"], []).append(entry)
    budget = (published["budget"] or {}).get("total")
    unit = "元" if budget == 250000 else "万元"
    project = {"name": published["title"], "implementer": published["unit"], "year": str(published["year"])}
    if budget is not None:
        project["budget"] = f"{budget:g}{unit}"
    return json.dumps({"project": project, "indicators": indicators}, ensure_ascii=False, indent=1)


def review_text(text: str, *selectors: str, path: str = "table.yaml") -> list[Finding]:
    """Review a target table that is in memory; without selectors, with the rules that are on by default."""
    loaded = load(Targets, read_text(text, path))
    table = read_table(loaded, Language())
    assert table is not None, [finding.message for finding in loaded.findings]
    settings = LintSettings()
    selection = select(settings, selectors or None)
    told = review_table(table, selection, settings, Language())
    return list(heard(loaded.document, [one.finding for one in told], selection))


@pytest.fixture(name="review_text")
def _review_text() -> Callable[..., list[Finding]]:
    return review_text


@pytest.fixture
def published() -> dict[str, str]:
    """Every complete published table, by its number, as the text of a target table."""
    return {
        file.stem: as_targets(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(TABLES.glob("*.json"))
    }


@pytest.fixture(name="as_targets")
def _as_targets() -> Callable[[dict[str, Any]], str]:
    return as_targets
