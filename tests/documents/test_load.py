"""Files → models: shapes people may write, and how a path is shown."""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.documents.load import load, load_actuals, load_targets, load_waivers, shown_path
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Targets, class_name

ROOT = Path(__file__).parents[2]


def test_the_files_of_this_repository_are_read():
    loaded = load_targets(ROOT / "targets" / "zhaoqing-2025.yaml")
    assert loaded.findings == ()
    assert len(loaded.model.rows()) == 24
    assert loaded.document.content == (ROOT / "targets" / "zhaoqing-2025.yaml").read_bytes()
    for route in [row.route for row in (*loaded.model.rows(), *loaded.model.milestones())]:
        value = loaded.document.data
        for step in route:
            value = value[step]
        assert isinstance(value, dict)
    for file in (ROOT / "examples").glob("*.yaml"):
        assert load_actuals(file).findings == ()


def test_waivers_are_read(tmp_path):
    file = tmp_path / "waivers.yaml"
    assert [f.code for f in load_waivers(file).findings] == ["JX101"]
    file.write_text("waivers: []\n", "utf-8")
    assert load_waivers(file).model.waivers == ()


SHORT_FORMS = [
    ("SL01: 4", [("4", None)], True),
    ("SL01: {value: 4个, quarter: 2}", [("4个", 2)], True),
    ("SL01: [1场, 2场]", [("1场", None), ("2场", None)], False),
    ("SL01:\n    - 1场\n    - {quarter: 3, value: 2场}\n    -", [("1场", None), ("2场", 3), (None, None)], False),
    ("SL01: ''", None, None),
]


@pytest.mark.parametrize(("text", "entries", "is_total"), SHORT_FORMS)
def test_the_short_forms_of_an_actual(text, entries, is_total):
    loaded = load(Actuals, read_text(f"actuals:\n  {text}\n", "actuals.yaml"))
    if entries is None:
        assert [f.code for f in loaded.findings] == ["JX111"]
        return
    record = loaded.model.actuals["SL01"]
    assert [(entry.value, entry.quarter) for entry in record.entries] == entries
    assert record.is_total is is_total


@pytest.mark.parametrize("written", ["a.pdf", "[a.pdf]", "{path: a.pdf}", "[{path: a.pdf}]", "\n      - a.pdf"])
def test_evidence_may_be_one_path_or_many(written):
    text = f"actuals:\n  SL01:\n    value: 4个\n    evidence: {written}\n"
    record = load(Actuals, read_text(text, "actuals.yaml")).model.actuals["SL01"]
    assert [evidence.path for evidence in record.entries[0].evidence] == ["a.pdf"]


def test_numbers_are_decimal_and_a_text_alone_is_a_list_of_one():
    text = (
        "project: {name: 表, year: 2025年, policies: 条例}\ngoals: 一项\n"
        "indicators: {产出: {数量: [{id: SL01, name: 中心, value: '4', weight: 7.10, due: 3}]}}\n"
    )
    model = load(Targets, read_text(text, "targets.yaml")).model
    assert model.project.year == 2025
    assert (model.project.policies, model.goals) == (("条例",), ("一项",))
    indicator = model.rows()[0].indicator
    assert (indicator.weight, str(indicator.weight), indicator.due) == (Decimal("7.1"), "7.10", 3)


@pytest.mark.parametrize("name", ["数量", "数量指标", "数 量 指 标", "数量\n指标"])
def test_class_names_are_compared_by_their_core(name):
    assert class_name(name) == "数量"


def test_a_path_is_shown_as_its_reader_would_write_it(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "目标" / "表.yaml") == "目标/表.yaml"
    assert shown_path(Path("表.yaml")) == "表.yaml"
    assert shown_path(tmp_path.parent / "表.yaml") == (tmp_path.parent / "表.yaml").as_posix()

    def other_drive(_path):
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", other_drive)
    assert shown_path(Path("D:/表.yaml")) == "D:/表.yaml"


def test_a_path_on_another_drive_is_shown_as_it_is(monkeypatch, tmp_path):
    def no_way(_path):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.path.relpath", no_way)
    assert shown_path(tmp_path.parent / "a.yaml") == (tmp_path.parent / "a.yaml").as_posix()
    assert shown_path(tmp_path / "b" / "a.yaml") == "b/a.yaml"
