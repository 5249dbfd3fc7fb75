"""The same line in many files is read once a run, and never taken for another."""

import copy

import pytest

from jixiao.documents.loader import read_text
from jixiao.documents.models import Indicator, reading
from jixiao.documents.models.actuals import Entry
from jixiao.documents.models.base import Unsure
from jixiao.documents.models.reading import model_reader


def test_the_same_line_is_the_very_same_value():
    read = model_reader(Entry)
    assert read({"value": "4个", "quarter": "1"}) is read({"value": "4个", "quarter": "1"})
    assert read({"value": "4个", "quarter": "1"}) != read({"value": "4个", "quarter": "2"})
    assert read({"value": "4个"}) != read({"rating": "达成"})


def test_what_holds_more_than_texts_is_read_anew():
    read = model_reader(Entry)
    data = {"value": "4个", "evidence": ["a.txt"]}
    assert read(data) == read(data)
    assert read(data) is not read(data)
    assert read({"value": "4个", "note": None}) == read({"value": "4个", "note": None})


@pytest.mark.parametrize(
    "data",
    [{"value": 1}, {"value": True}, {"value": "4个", "quarter": 1}, {"value": "4个", "quarter": True}, [], "4个"],
)
def test_a_number_is_not_taken_for_a_text(data):
    read = model_reader(Entry)
    read({"value": "1", "quarter": "1"})
    with pytest.raises(Unsure):
        read(data)
    with pytest.raises(Unsure):
        read(data)


def test_only_so_many_are_remembered(monkeypatch):
    monkeypatch.setattr(reading, "_REMEMBERED", 2)
    read = reading._remembering(reading._model_reader(Indicator))
    made = [read({"id": "SL01", "name": "培训", "value": f"{number}场"}) for number in range(9)]
    assert [indicator.value for indicator in made] == [f"{number}场" for number in range(9)]


ROW = "{id: SL01, name: 培训, value: 3场}"
CHANGES = [
    lambda row: row.__setitem__("id", "SL02"),
    lambda row: row.__delitem__("id"),
    lambda row: row.__ior__({"id": "SL02"}),
    lambda row: row.update(id="SL02"),
    lambda row: row.setdefault("unit", "个"),
    lambda row: row.pop("id"),
    lambda row: row.popitem(),
    lambda row: row.clear(),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_line_that_documents_share_cannot_be_changed(change):
    first, second = (read_text(f"rows:\n  - {ROW}\n{rest}", "t.yaml").data["rows"][0] for rest in ("", "other: 1\n"))
    assert first is second
    with pytest.raises(TypeError):
        change(first)
    assert second == {"id": "SL01", "name": "培训", "value": "3场"}


def test_a_shared_line_is_read_once_by_each_model():
    row = read_text(f"row: {ROW}\n", "t.yaml").data["row"]
    read = model_reader(Indicator)
    assert read(row) is read(row)
    assert read(row) == read(dict(row))
    with pytest.raises(Unsure):
        model_reader(Entry)(row)
    assert read(row).name == "培训"


def test_a_line_with_a_list_belongs_to_its_document():
    text = "row: {value: 4个, evidence: [a.txt]}\n"
    first, second = (read_text(text, "t.yaml").data["row"] for _time in range(2))
    first["evidence"].append("b.txt")
    assert second == {"value": "4个", "evidence": ["a.txt"]}


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, dict, dict.copy])
def test_a_copy_of_a_shared_line_belongs_to_who_made_it(copied):
    row = read_text(f"row: {ROW}\n", "t.yaml").data["row"]
    own = copied(row)
    own["value"] = "4场"
    assert type(own) is dict
    assert row["value"] == "3场"
