"""The same line in many files is read once a run, and never taken for another."""

import pytest

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
