"""Published self-evaluation tables (自评表), row by row, beside what the written rule gives.

Offices deduct by judgement, so a score may differ from the rule; those rows are listed in the golden file, whose diff is the review.
A row that met its target and got its full points must be equal, and so must one that was scored in proportion.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from jixiao.outcome import Outcome, Status
from jixiao.profiles import built_in
from jixiao.scores.money import execution_points
from jixiao.scores.points import Points
from jixiao.scoring import score_value

TABLES = sorted((Path(__file__).parent / "published").glob("*.json"))
CENT = Decimal("0.01")


class Published(NamedTuple):
    """One row as printed, and what the rule makes of it. ``weight`` and ``score`` are the office's."""

    table: str
    name: str
    target: str
    actual: str
    weight: Decimal | None
    score: Decimal | None
    outcome: Outcome
    points: Points


def published() -> list[Published]:
    rows = []
    for path in TABLES:
        table = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for row in table["rows"]:
            if not row["target"] or not row["actual"]:
                continue
            weight = row["weight"]
            outcome, points = score_value(
                row["target"],
                row["actual"],
                weight or Decimal(10),
                level1=row["level1"],
                level2=row["level2"],
                year=table["year"] or 2022,
            )
            rows.append(
                Published(path.stem, row["name"], row["target"], row["actual"], weight, row["score"], outcome, points)
            )
    return rows


def test_rows_that_met_their_target_and_got_all_points_are_equal() -> None:
    checked = [row for row in published() if row.outcome.status is Status.MET and row.score == row.weight is not None]
    assert len(checked) > 30
    assert [row for row in checked if row.points.score != row.score] == []


def test_rows_beside_the_rule(golden) -> None:
    golden("published.txt", "".join(f"{line(row)}\n" for row in published()))


def line(row: Published) -> str:
    words = [row.table, row.name[:24], row.target, row.actual]
    if row.points.score is None:
        return " | ".join([*words, "要由人评定" if needs_a_person(row) else "不能判断"])
    if row.weight is None or row.score is None:
        return " | ".join([*words, f"没有分值，得分率 {row.points.score / 10}"])
    gap = row.points.score - row.score
    words += [f"分值 {row.weight}", f"公布 {row.score}", f"按规则 {row.points.score}"]
    return " | ".join([*words, "一致" if gap == 0 else f"差 {gap:+}"])


def needs_a_person(row: Published) -> bool:
    return any(note.code == "JX304" for note in row.outcome.notes)


# Office 10 gave 9 of 10 points for an execution rate of 100 %: by judgement.
EXECUTION = {"10": Decimal(10)}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_points_for_the_money(path: Path) -> None:
    budget = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["budget"]
    if not budget or budget["score"] is None:
        pytest.skip("the form gives no points for the money")
    rate = Decimal(budget["executed"]) / Decimal(budget["total"])
    expected = EXECUTION.get(path.stem, Decimal(budget["score"]))
    assert execution_points(rate, Decimal(budget["weight"]), CENT) == expected


def test_the_rules_used_are_the_default_ones() -> None:
    assert (
        score_value("20次", "17次", Decimal("2.38"))[1]
        == score_value("20次", "17次", Decimal("2.38"), built_in("mof-2020"))[1]
    )
