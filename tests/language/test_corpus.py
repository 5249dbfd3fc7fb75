"""Real texts: those with a careful reader's understanding, and a golden line for every text of the corpus."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jixiao.language import Unreadable, read, read_actual
from jixiao.language.targets import as_json, plain

HERE = Path(__file__).parent
ROWS = [line.split("\t") for line in (HERE / "values.tsv").read_text(encoding="utf-8").splitlines()[1:]]

# The base of a change is not read where it is not written: the same 增长5.5% stands in yearly goals and in five-year plans.
BASE_NOT_WRITTEN = {"下降7%以上", "增长5.5%", "增长5.5%以上"}
# The gold takes 元 from the indicator's name; a text alone has none.
UNIT_FROM_THE_NAME = {"300万": None, "5万": None, "100万": None, "≤28.40/株": "/株"}
# The gold leaves open whether 12月前 includes December; the lenient reading is taken, in forms/deadline.py.
MONTH_BEFORE = {"2020年12月前": "2020-12-31"}


def translated(gold: dict[str, Any]) -> dict[str, Any]:  # noqa: PLR0911 - one answer a kind
    """Rename the gold's fields to those of a reading."""
    match gold["kind"]:
        case "number":
            keys = {"op": gold["op"], "value": gold["n"], "unit": gold.get("unit"), "scope": gold.get("per")}
            return {"kind": "amount", **keys}
        case "range":
            return {"kind": "range", "low": gold["n"], "high": gold["n2"], "unit": gold["unit"]}
        case "growth":
            keys = {key: gold.get(key) for key in ("op", "unit", "base")}
            return {"kind": "growth", "value": gold["n"], "direction": gold.get("direction", "up"), **keys}
        case "deadline":
            return {key: gold[key] for key in ("kind", "op", "date", "date2", "month", "day") if key in gold}
        case "compound":
            join = "grades" if gold.get("join") == "grades" else "and"
            return {"kind": "all", "join": join, "parts": [translated(part) for part in gold["parts"]]}
        case "qualitative":
            return {key: gold[key] for key in ("kind", "levels") if key in gold}
        case kind:
            return {"kind": kind}


def excepted(text: str, gold: dict[str, Any]) -> dict[str, Any]:
    """Apply the written reasons to differ from the gold."""
    if text in BASE_NOT_WRITTEN:
        return {**gold, "base": None}
    if text in UNIT_FROM_THE_NAME:
        return {**gold, "unit": UNIT_FROM_THE_NAME[text]}
    if text in MONTH_BEFORE:
        return {"kind": "deadline", "op": "<=", "date": MONTH_BEFORE[text]}
    return gold


def differences(reading: dict[str, Any], gold: dict[str, Any]) -> list[tuple[str, object, object]]:
    found: list[tuple[str, object, object]] = []
    for key, wanted in gold.items():
        got = reading.get(key)
        if key == "parts":
            if len(got or ()) != len(wanted):
                found.append((key, got, wanted))
                continue
            for part, want in zip(got, wanted, strict=True):
                found += differences(part, want)
        elif key in ("value", "low", "high"):
            if got != plain(Decimal(str(wanted))):
                found.append((key, got, wanted))
        elif got != wanted:
            found.append((key, got, wanted))
    return found


@pytest.mark.parametrize(("text", "gold"), [pytest.param(row[0], row[3], id=row[0]) for row in ROWS])
def test_every_published_text_reads_as_its_reader_understood_it(text, gold):
    reading = read(text)
    dumped = {"kind": "unreadable"} if isinstance(reading, Unreadable) else as_json(reading)
    assert differences(dumped, excepted(text, translated(json.loads(gold)))) == []


def test_the_exceptions_are_still_needed():
    golds = {row[0]: translated(json.loads(row[3])) for row in ROWS}
    for text in (*BASE_NOT_WRITTEN, *UNIT_FROM_THE_NAME, *MONTH_BEFORE):
        assert differences(as_json(read(text)), golds[text])


@pytest.mark.parametrize("name", ["published", "awkward"])
def test_the_corpus_reads_as_reviewed(name, golden, compact):
    texts = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    golden(f"{name}.golden", "".join(f"{text}\t{compact(read(text))}\n" for text in texts))


def test_the_published_actuals_read_as_reviewed(golden):
    lines = []
    for text in (HERE / "published_actuals.txt").read_text(encoding="utf-8").splitlines():
        actual = read_actual(text)
        if isinstance(actual, Unreadable):
            lines.append(f"{text}\t!{actual.code} → {actual.suggestion}\n")
            continue
        fields = (
            actual.value and plain(actual.value),
            actual.unit,
            actual.date,
            actual.rating,
            len(actual.parts) or None,
        )
        lines.append(
            f"{text}\t{actual.kind} {' '.join(str(field) for field in fields if field is not None)}".rstrip() + "\n"
        )
    golden("published_actuals.golden", "".join(lines))
