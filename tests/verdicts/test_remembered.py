"""What is judged once a run is judged as if it were judged anew: everything a verdict asks is part of what it is remembered by."""

import re
from pathlib import Path

from jixiao import evaluate as evaluate_module
from jixiao.accumulate import Achieved, Moment, achieved
from jixiao.catalogue import use
from jixiao.documents.models import Indicator
from jixiao.documents.models.actuals import Record
from jixiao.documents.source import Document
from jixiao.evaluate import ASKED, Tolerances, evaluate
from jixiao.language import Language
from jixiao.outcome import Status
from jixiao.remembered import Remembered
from jixiao.table import Item

LANGUAGE = Language()
VERDICTS = Path(evaluate_module.__file__).parent / "verdicts"


def item(value: str, **fields: str) -> Item:
    indicator = Indicator(id="SL01", name="培训", value=value, **fields)
    document = Document("t.yaml", "", None, None)
    route = ("indicators", "产出指标", "数量指标", 0)
    return Item("SL01", "产出", "数量", "培训", value, LANGUAGE.read(value, 2025), 4, route, document, indicator)


def entries(*data):
    record = Record.model_validate(list(data))
    return achieved(record, LANGUAGE, Moment.whole_year(2025))


def test_verdicts_ask_an_item_for_nothing_else():
    asked = set()
    for path in (Path(evaluate_module.__file__), *VERDICTS.glob("*.py")):
        asked |= set(re.findall(r"\bitem\.([a-z_0-9]+)", path.read_text(encoding="utf-8")))
    of_the_target = {
        "target",
        "indicator",
        "is_step",
        "reverse",
        "is_limit_by_class",
        "operator",
        "is_ceiling",
        "words",
    }
    assert asked - of_the_target <= set(ASKED)


def test_what_is_known_of_an_entry_is_asked():
    assert Achieved._fields == (
        "number",
        "entry",
        "actual",
        "moment",
        "is_total",
    )  # the actual is what the entry says, read


def test_the_same_again_is_the_very_same_outcome():
    one = item("不少于4个")
    given = entries({"quarter": "1", "value": "5个"})
    assert evaluate(one, given, LANGUAGE) is evaluate(one, given, LANGUAGE)


def test_another_indicator_target_entry_or_tolerance_is_judged_anew():
    given = entries({"value": "4个"})
    assert evaluate(item("不少于4个"), given, LANGUAGE).status is Status.MET
    assert evaluate(item("4个", direction="reverse"), entries({"value": "5个"}), LANGUAGE).status is Status.MISSED
    assert evaluate(item("4个"), entries({"value": "5个"}), LANGUAGE).status is Status.MET
    about = item("约4个")
    less = entries({"value": "3个"})
    assert evaluate(about, less, LANGUAGE).status is Status.MISSED
    assert evaluate(about, less, LANGUAGE, Tolerances()._replace(near=1)).status is Status.MET


def test_an_outcome_speaks_the_language_of_its_run():
    one, given = item("不少于4个"), entries({"value": "很多"})
    chinese = evaluate(one, given, LANGUAGE).notes[0].message
    use("en")
    try:
        english = evaluate(one, given, LANGUAGE).notes[0].message
    finally:
        use("zh")
    assert chinese != english
    assert evaluate(one, given, LANGUAGE).notes[0].message == chinese


def test_only_so_many_are_remembered(monkeypatch):
    monkeypatch.setattr(evaluate_module, "_OUTCOMES", Remembered(2))
    for number in range(9):
        evaluate(item(f"不少于{number}个"), entries({"value": "4个"}), LANGUAGE)
        assert len(evaluate_module._OUTCOMES) <= 2
