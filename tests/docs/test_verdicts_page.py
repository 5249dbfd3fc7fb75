"""The table of the page about verdicts is true, row by row."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.scoring import score_value

PAGE = Path(__file__).parent.parent.parent / "docs" / "verdicts.md"
ROWS = [
    cells[:4]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5 and cells[0] not in {"指标值", "---"}
]


@pytest.mark.parametrize(("target", "actual", "verdict", "score"), ROWS, ids=[" / ".join(row[:2]) for row in ROWS])
def test_a_row_is_true(target: str, actual: str, verdict: str, score: str) -> None:
    outcome, points = score_value(target, actual, Decimal(10))
    assert outcome.status.word == verdict
    assert points.score == (Decimal(score) if score else None)


def test_the_table_is_there() -> None:
    assert len(ROWS) > 20
