"""``check``, ``report`` and ``score`` give one answer: the full product of moments, ways to write a year, and waivers.

Two answers agree when they have the same status for an item and the same total, to the digit. That covers what is open
(未到期) and let off (已豁免) as well. A milestone that ``report`` does not list is one of a later quarter, or one that
was met before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from jixiao.accumulate import moment_of
from jixiao.aggregates.summary import SummaryOptions, summarise_pair
from jixiao.check import CheckOptions, check_pair
from jixiao.monitor import monitor_pair
from jixiao.outcome import Status
from jixiao.pair import open_pair
from jixiao.profiles import built_in
from jixiao.scoring import score_pair
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.check_report import Check, Row
    from jixiao.pair import Pair

PROFILE = "mof-2020"
TABLE = """\
project: {name: 示例项目, year: 2025, budget: 100万元}
plan:
  - quarter: 2
    milestones: [{indicator: SL01, value: 不少于2期}, {id: J2-01, name: 许可, value: 不少于3件}]
  - quarter: 3
    milestones: [{indicator: ZL01, value: 不低于85%}]
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期}
      - {id: SL02, name: 累计服务企业, value: 不少于40家, accumulate: latest}
      - {id: SL03, name: 印发手册, value: 不少于4份, due: 2}
    质量指标:
      - {id: ZL01, name: 验收合格率, value: 不低于90%}
      - {id: ZL02, name: 保持达标率, value: 保持90%以上}
    时效指标:
      - {id: SX01, name: 完成时间, value: 2025年11月30日前}
      - {id: SX02, name: 方案印发, value: 2025年5月31日前}
    成本指标:
      - {id: CB01, name: 培训成本, value: 不超过30万元}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 服务水平, value: 有所提升}
"""
VALUES = {
    "SL01": ["1期", "1期", "1期", "2期"],
    "SL02": ["10家", "20家", "38家", "41家"],
    "SL03": ["1份", "1份", "1份", "1份"],
    "ZL01": ["80%", "92%", "88%", "91%"],
    "ZL02": ["91%", "92%", "89.999%", "90%"],
    "SX01": ["2025-03-20", "2025-06-20", "2025-11-20", "2025-12-20"],
    "SX02": ["2025-03-20", "2025-06-20", "2025-08-20", "2025-12-20"],
    "CB01": ["8万元", "8万元", "8万元", "8万元"],
    "SH01": ["未达成", "部分达成", "部分达成", "达成"],
    "J2-01": ["1件", "1件", "1件", "1件"],
}
QUARTERS = [f"quarter: {number}" for number in (1, 2, 3, 4)]
DAYS = [f"date: {day}" for day in ("2025-02-10", "2025-06-30", "2025-08-20", "2025-12-31")]
LATE = [f"date: {day}" for day in ("2025-02-10", "2025-10-08", "2026-01-12", "2026-03-02")]
BOTH = ["quarter: 1, date: 2025-01-05", "quarter: 2, date: 2025-05-01", "date: 2024-12-30", "quarter: 3"]
WAYS = {
    "quarters": [0, 1, 2, 3],
    "days": [0, 1, 2, 3],
    "late": [0, 1, 2, 3],
    "both": [0, 1, 2, 3],
    "out of order": [3, 1, 0, 2],
    "nothing in the fourth quarter": [0, 1, 2],
    "nothing since the first": [0],
    "untimed": [3],
    "nothing": [],
}
TIMES = {"days": DAYS, "late": LATE, "both": BOTH}
MOMENTS = (None, "2024-12-31", "2025-02-10", "2025-03-31", "2025-06-30", "2025-08-15", "2025-09-30", "2025-12-31")
NEXT_YEAR = "2026-02-10"
WAIVERS = "waivers:\n" + "".join(
    f"  - {{indicator: {name}, reason: 示例原因, approved_by: 示例批复, until: {until}}}\n"
    for name, until in [*((name, "2026-12-31") for name in VALUES if name != "CB01"), ("CB01", "2025-01-01")]
)


class Answer(NamedTuple):
    """What is said of one item: its status and its total."""

    status: Status
    total: str | None


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets/a.yaml").write_text(TABLE, encoding="utf-8")

    def write(way: str, as_of: str | None, *, waived: bool = False) -> tuple[Workspace, Pair]:
        lines = ["targets: targets/a.yaml", *([f"as_of: {as_of}"] if as_of else []), "actuals:"]
        lines += [f"  {name}: [{', '.join(_entries(name, way))}]" for name in VALUES if WAYS[way]]
        (tmp_path / "actuals.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (tmp_path / "waivers.yaml").write_text(WAIVERS if waived else "waivers: []\n", encoding="utf-8")
        workspace = Workspace()
        pair, told = open_pair(workspace, tmp_path / "actuals.yaml")
        assert pair is not None, told
        return workspace, pair

    return write


def _entries(name: str, way: str) -> list[str]:
    times = [""] if way == "untimed" else [f"{time}, " for time in TIMES.get(way, QUARTERS)]
    field = "rating" if name == "SH01" else "value"
    return [f"{{{times[number % len(times)]}{field}: {VALUES[name][number]}}}" for number in WAYS[way]]


def _answer(row: Row) -> Answer:
    return Answer(row.status, None if row.outcome.value is None else str(row.outcome.value))


def _answers(checked: Check) -> dict[str, Answer]:
    return {row.id: _answer(row) for row in checked.indicators}


@pytest.mark.parametrize("waived", [False, True])
@pytest.mark.parametrize("as_of", [*MOMENTS, NEXT_YEAR])
@pytest.mark.parametrize("way", WAYS)
def test_three_questions_have_one_answer(write, way: str, as_of: str | None, waived: bool) -> None:
    workspace, pair = write(way, as_of, waived=waived)
    for quarter in (None, 1, 2, 3, 4):
        checked = check_pair(workspace, pair, CheckOptions(quarter=quarter))
        answers = _answers(checked)
        score = score_pair(workspace, pair, built_in(PROFILE), PROFILE, quarter)
        assert {one.row.id: _answer(one.row) for one in score.indicators} == answers
        options = SummaryOptions(built_in(PROFILE), PROFILE, quarter)
        members = summarise_pair(workspace, pair, options).members
        assert {one.id: Answer(one.status, None if one.value is None else str(one.value)) for one in members} == answers
        assert all(one.total == one.value for one in members)
        sheet = monitor_pair(workspace, pair, quarter)
        if sheet is None:  # before the year, or at no known time, there is nothing to monitor
            assert quarter is None
            assert as_of in {None, "2024-12-31"}
            continue
        assert {one.row.id: _answer(one.row) for one in sheet.indicators} == answers
        assert all(one.standing.total == one.row.outcome.value for one in sheet.indicators)
        listed = {(row.id, row.due): _answer(row) for row in sheet.milestones}
        for row in checked.milestones:
            left = listed.get((row.id, row.due))
            assert left == _answer(row) if left else row.due > sheet.quarter or row.status is Status.MET
        told = {(found.code, found.message) for found in checked.findings if found.code in {"JX322", "JX323", "JX426"}}
        assert told <= {(found.code, found.message) for found in sheet.findings}


@pytest.mark.parametrize("way", WAYS)
def test_a_year_that_is_over_is_one_moment(write, way: str) -> None:
    """No ``as_of``, the year's last day, a day in the next year and ``--quarter 4`` are four names of one thing."""
    found = []
    for as_of in (None, "2025-12-31", NEXT_YEAR, "2025-06-30"):
        workspace, pair = write(way, as_of)
        quarters = (4,) if as_of == "2025-06-30" else (None, 4)
        found += [_answers(check_pair(workspace, pair, CheckOptions(quarter=quarter))) for quarter in quarters]
    assert all(answers == found[0] for answers in found)


@pytest.mark.parametrize(
    ("quarter", "day"), list(enumerate(("2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"), 1))
)
@pytest.mark.parametrize("way", WAYS)
def test_a_quarter_is_its_last_day(write, way: str, quarter: int, day: str) -> None:
    workspace, pair = write(way, day)
    dated = moment_of(pair.table, pair.actuals, None)
    assert dated == moment_of(pair.table, pair.actuals, quarter)
    assert _answers(check_pair(workspace, pair)) == _answers(check_pair(workspace, pair, CheckOptions(quarter=quarter)))


# What is decided, and not only agreed on: (指标, the way, as_of, waived, status, total)
DECIDED = [
    ("SL01", "late", None, False, "met", "5"),  # what was finished late is still seen, with a warning
    ("SL01", "late", "2025-12-31", False, "met", "5"),
    ("SL01", "quarters", "2025-09-30", False, "not_due", "3"),  # the fourth quarter is not seen yet
    ("SL01", "days", "2025-08-15", False, "not_due", "2"),  # nor is a day of this quarter that has not come
    ("SL01", "quarters", "2025-08-15", False, "not_due", "3"),  # the running quarter is
    ("SL01", "quarters", "2024-12-31", False, "not_due", None),
    ("SL02", "nothing in the fourth quarter", None, False, "missed", "38"),
    ("ZL01", "nothing in the fourth quarter", None, False, "missed", "88"),
    ("ZL01", "out of order", None, False, "met", "91"),
    ("ZL02", "nothing in the fourth quarter", None, False, "missed", "89.999"),
    ("SX02", "quarters", "2025-06-30", False, "missed", None),
    ("SX01", "nothing", "2025-08-15", False, "not_due", None),
    ("SL01", "quarters", "2025-06-30", True, "waived", "2"),  # let off is let off, due or not
    ("SL01", "quarters", None, True, "met", "5"),  # what is met needs no waiver
    ("SL03", "nothing", None, True, "waived", None),
    ("CB01", "quarters", None, True, "missed", "320000"),  # its waiver has ended
]


@pytest.mark.parametrize(("name", "way", "as_of", "waived", "status", "total"), DECIDED)
def test_what_is_decided(write, name, way, as_of, waived, status, total) -> None:
    workspace, pair = write(way, as_of, waived=waived)
    assert _answers(check_pair(workspace, pair))[name] == Answer(Status(status), total)


def _codes(checked: Check) -> list[tuple[str, str]]:
    return [(found.code, found.message) for found in checked.findings if found.code in {"JX424", "JX426"}]


def test_what_is_left_out_or_late_is_told(write) -> None:
    workspace, pair = write("late", None)
    (first, *_rest), codes = (
        _codes(check_pair(workspace, pair)),
        {code for code, _text in _codes(check_pair(workspace, pair))},
    )
    assert codes == {"JX424"}
    assert first == ("JX424", "日期 2026-01-12 在预算年度 2025 年之后，按迟完成计入全年。")
    workspace, pair = write("quarters", "2025-08-15")
    ((code, message),) = _codes(check_pair(workspace, pair))
    assert (code, message.partition("：")[0]) == ("JX426", "2025-08-15 以后的填报不计")
    workspace, pair = write("quarters", "2025-09-30")
    ((code, message),) = _codes(check_pair(workspace, pair))
    assert (code, message.partition("：")[0]) == ("JX426", "第 3 季度以后的填报不计")
