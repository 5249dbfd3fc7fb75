"""An indicator for which nothing is reported: no value is shown, not even an empty one."""

from __future__ import annotations

import pytest

from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.evaluate import evaluate
from jixiao.language import Language
from jixiao.outcome import Status
from jixiao.table import read_table

TABLE = """\
project: {{name: 示例, year: 2025}}
indicators:
  产出指标:
    数量指标:
      - {{id: X01, name: 示例指标, value: '{value}'}}
"""


@pytest.mark.parametrize(
    ("value", "status"),
    [
        *((value, Status.UNREPORTED) for value in ("不少于4个", "5-10个", "2025年12月底前", "同比增长10%", "不断加强")),
        ("不适于4个", Status.UNRATED),  # cannot be read, so there is nothing to compare with either
    ],
)
def test_nothing_is_shown(value: str, status: Status) -> None:
    language = Language()
    table = read_table(load(Targets, read_text(TABLE.format(value=value), "targets.yaml")), language)
    assert table is not None
    outcome = evaluate(table.indicators[0], (), language)
    assert (outcome.status, outcome.text) == (status, None)
