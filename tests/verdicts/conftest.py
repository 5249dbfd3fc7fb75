"""One row judged through the real documents and the real language."""

from __future__ import annotations

from typing import Any

from jixiao.accumulate import Moment, achieved
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Targets
from jixiao.evaluate import evaluate
from jixiao.language import Language
from jixiao.outcome import Outcome
from jixiao.table import read_table

LANGUAGE = Language()


def judge(
    value: str, actual: str, level2: str = "数量指标", moment: Moment | None = None, name: str = "示例指标", **keys: Any
) -> Outcome:
    options = "".join(f", {key}: {text}" for key, text in keys.items())
    targets = read_text(
        "project: {name: 示例, year: 2025}\nindicators:\n  产出指标:\n"
        f"    {level2}:\n      - {{id: X01, name: {name}, value: '{value}'{options}}}\n",
        "targets.yaml",
    )
    loaded = load(Targets, targets)
    table = read_table(loaded, LANGUAGE)
    assert table is not None, loaded.findings
    actuals = load(Actuals, read_text(f"actuals:\n  X01: {actual}\n", "actuals.yaml"))
    assert actuals.model is not None, actuals.findings
    entries = achieved(actuals.model.actuals["X01"], LANGUAGE, moment or Moment.whole_year(2025))
    return evaluate(table.indicators[0], entries, LANGUAGE)


def codes(outcome: Outcome) -> list[str]:
    return [note.code for note in outcome.notes if note.severity != "info"]
