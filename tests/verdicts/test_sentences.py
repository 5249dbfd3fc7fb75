"""What a verdict tells besides the status, word for word: over-achievement and its limits, and values that cannot be read."""

from __future__ import annotations

import pytest

from jixiao.accumulate import Moment, achieved
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Targets
from jixiao.evaluate import evaluate
from jixiao.language import Language
from jixiao.outcome import Note
from jixiao.table import read_table

TABLE = """\
project: {name: 示例, year: 2025}
indicators: {产出指标: {数量指标: [{id: X01, name: 示例指标, value: 不少于100个}]}}
"""
LANGUAGE = Language()
LONG = "好" * 41
CAUSE = "请写 reason（偏差原因）；目标定得偏低时，明年应调高。"


def notes(actual: str) -> list[Note]:
    table = read_table(load(Targets, read_text(TABLE, "targets.yaml")), LANGUAGE)
    assert table is not None
    actuals = load(Actuals, read_text(f"actuals:\n  X01: {actual}\n", "actuals.yaml")).model
    assert actuals is not None
    return list(
        evaluate(
            table.indicators[0], achieved(actuals.actuals["X01"], LANGUAGE, Moment.whole_year(2025)), LANGUAGE
        ).notes
    )


@pytest.mark.parametrize(
    ("actual", "code", "message", "remedy"),
    [
        ("120个", "JX308", "完成数是目标「不少于100个」的 120%。", ""),
        ("129个", "JX308", "完成数是目标「不少于100个」的 129%。", ""),
        ("130个", "JX309", "完成数是目标「不少于100个」的 130%，没有写偏差原因。", CAUSE),
        ("129.6个", "JX308", "完成数是目标「不少于100个」的 129%。", ""),
        ("{value: 130个, reason: 新增一批}", "JX308", "完成数是目标「不少于100个」的 130%。", ""),
    ],
)
def test_over_achievement(actual: str, code: str, message: str, remedy: str) -> None:
    (note,) = notes(actual)
    assert (note.code, note.message, note.help) == (code, message, remedy)


def test_below_the_limit_nothing_is_told() -> None:
    assert notes("119个") == []


def test_a_value_that_cannot_be_read_is_shown_as_far_as_a_line_goes() -> None:
    (note,) = notes(f"不少于5个{LONG}")
    assert note.message.startswith(f"完成值看不懂：「不少于5个{'好' * 35}」。")
    assert note.help
