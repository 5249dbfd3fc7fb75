"""The real table of this repository against itself, a year later, and against its own import from the signed form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.difference import Version, diff
from jixiao.differences.report import Kind, Match
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.differences.report import TableDifference


def compare(old: str, new: str) -> TableDifference:
    report = diff(Workspace(), [(Version("old.yaml", old.encode()), Version("new.yaml", new.encode()))])
    assert report.exit_code == 0
    return report.tables[0]


def zhaoqing(root: Path) -> str:
    return (root / "targets" / "zhaoqing-2025.yaml").read_text(encoding="utf-8")


def test_nothing_differs_from_itself(root: Path) -> None:
    told = compare(zhaoqing(root), zhaoqing(root))
    assert (told.changes, told.unchanged) == ((), 57)


def test_a_year_later_only_the_year_differs(root: Path) -> None:
    old = zhaoqing(root)
    new = old.replace("year: 2025", "year: 2026").replace("2025年", "2026年")
    assert [(change.kind, change.field) for change in compare(old, new).changes] == [(Kind.FIELD, "year")]


def test_the_import_of_the_form_has_the_same_indicators(root: Path) -> None:
    imported = (root / "tests" / "office" / "golden" / "official.yaml").read_text(encoding="utf-8")
    told = compare(zhaoqing(root), imported)
    assert {change.match for change in told.changes if change.match} == {Match.ID}
    assert {change.kind for change in told.changes} == {Kind.CONFIRMED, Kind.INCOMPARABLE, Kind.DROPPED}


def test_a_row_that_is_gone_is_all_that_is_told(root: Path) -> None:
    old = zhaoqing(root)
    rows = re.findall(r"^      - \{id: (SL\d+), .*\n", old, re.MULTILINE)
    unplanned = [ident for ident in rows if f"indicator: {ident}" not in old]
    assert len(unplanned) > 5
    for ident in unplanned:
        told = compare(old, re.sub(rf"^      - \{{id: {ident}, .*\n", "", old, flags=re.MULTILINE))
        assert [(change.kind, change.id) for change in told.changes] == [(Kind.DROPPED, ident)]
