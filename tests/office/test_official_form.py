"""The Zhaoqing form, as Word and as the text it was published in, gives the table that was made by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.__main__ import run
from jixiao.documents.load import load_targets
from jixiao.frozen import Frozen

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=[".docx", ".txt"])
def imported(request: pytest.FixtureRequest, official: Path, tmp_path: Path) -> Path:
    output = tmp_path / "imported.yaml"
    assert run(["import", str(official.with_suffix(request.param)), "-o", str(output)]) == 0
    return output


def data_of(path: Path) -> dict[str, Any]:
    loaded = load_targets(path)
    assert loaded.model is not None, loaded.findings
    return plain_data(loaded.model)


def plain_data(value: Any) -> Any:
    if isinstance(value, Frozen):
        return {name: plain_data(item) for name, item in value.fields().items()}
    if isinstance(value, dict):
        return {name: plain_data(item) for name, item in value.items()}
    return [plain_data(item) for item in value] if isinstance(value, tuple) else value


def by_machine(data: dict[str, Any]) -> dict[str, Any]:
    """Take away what only a person adds: readings, milestones, notes."""
    for quarter in data["plan"]:
        quarter.pop("milestones")
    for classes in data["indicators"].values():
        for rows in classes.values():
            for row in rows:
                row.pop("reading")
                row.pop("note")
    return data


def test_the_form_gives_the_table_made_by_hand(imported: Path, root: Path) -> None:
    table = by_machine(data_of(imported))
    assert sum(len(rows) for classes in table["indicators"].values() for rows in classes.values()) == 24
    assert table == by_machine(data_of(root / "targets" / "zhaoqing-2025.yaml"))


def test_nothing_of_the_form_is_left_over(official: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(official)]) == 0
    told = [line.split("：", 1)[1] for line in capsys.readouterr().err.splitlines()]
    assert told[0] == "导入 24 项三级指标。"
    assert "不适于1届次" in told[1]  # the misspelt value, with the reading to add
    assert "20 个阶段性目标" in told[2]
    assert len(told) == 3


def test_the_milestones_in_comments_are_valid(imported: Path, tmp_path: Path) -> None:
    """Somebody who takes the # away gets milestones that load, every amount of the plan among them."""
    text = re.sub(r"^    # (?=milestones:|  - )", "    ", imported.read_text(encoding="utf-8"), flags=re.MULTILINE)
    confirmed = tmp_path / "confirmed.yaml"
    confirmed.write_text(text, encoding="utf-8")
    values = [row.milestone.value for row in load_targets(confirmed).model.milestones()]
    assert len(values) == 20
    assert {"不少于4个", "每次不少于50人", "年均增长10%", "20项以上"} <= set(values)


def test_the_file_reads_well(official: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Any) -> None:
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "imported.yaml"
    run(["import", str(official), "-o", str(output)])
    golden("official.yaml", output.read_text(encoding="utf-8"))
