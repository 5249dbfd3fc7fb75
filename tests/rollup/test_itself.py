"""One table alone rolls up to itself, and the order in which files are read decides nothing."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.__main__ import run
from jixiao.aggregates import METHODS
from jixiao.aggregates.judging import Judge
from jixiao.aggregates.summary import SummaryOptions, summarise_file
from jixiao.evaluate import Tolerances
from jixiao.monitor import MonitorOptions, monitor
from jixiao.outcome import Status
from jixiao.profiles import built_in
from jixiao.progress import Yardstick
from jixiao.renderers import render
from jixiao.rollup import RollupOptions, rollup
from jixiao.scores.points import Share, count_points
from jixiao.scoring import score
from jixiao.workspace import Workspace

TARGETS = """\
project: {name: 示例项目, region: 甲市, year: 2025, budget: 100万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 活动, value: 不少于4个}
      - {id: SL02, name: 一次性任务, value: 不少于1场}
      - {id: SL03, name: 金额, value: 30亿元}
      - {id: SL04, name: 范围, value: 5-10个}
      - {id: SL05, name: 正好, value: 2个, exact: equal}
      - {id: SL06, name: 每次人数, value: 每次不少于50人}
      - {id: SL07, name: 约数, value: 约20次}
    质量指标:
      - {id: ZL01, name: 合格率, value: ≥95%}
    时效指标:
      - {id: SX01, name: 完成时间, value: 2025年9月30日前}
    成本指标:
      - {id: CB01, name: 成本, value: 不超过10万元}
  效益指标:
    经济效益指标:
      - {id: JJ01, name: 增长, value: 增长10%以上, baseline: 100次}
    社会效益指标:
      - {id: SH01, name: 服务水平, value: 不断提升}
      - {id: SH02, name: 两项要求, value: 不少于3次；每次不少于50人}
  满意度指标:
    服务对象满意度指标:
      - {id: MY01, name: 满意度, value: ≥90%}
"""
COUNT = st.integers(0, 30).map(lambda number: f"{number}")
TIMED = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 9)), min_size=1, max_size=3).map(
    lambda pairs: "[" + ", ".join(f"{{quarter: {quarter}, value: {number}}}" for quarter, number in pairs) + "]"
)
RATE = st.integers(0, 1200).map(lambda number: f"{Decimal(number) / 10}%")
RATING = st.sampled_from(["{rating: 达成}", "{rating: 部分达成, score: 65%}", "{rating: 未达成, score: 20%}"])
ENTRIES: dict[str, st.SearchStrategy[str]] = {
    "SL01": COUNT | TIMED,
    "SL02": COUNT,
    "SL03": st.integers(0, 50).map(lambda number: f"{number}亿元"),
    "SL04": COUNT | TIMED,
    "SL05": st.integers(0, 4).map(str),
    "SL06": st.lists(st.integers(30, 70), min_size=1, max_size=3).map(
        lambda numbers: "[" + ", ".join(f"{{quarter: 1, value: {number}人}}" for number in numbers) + "]"
    ),
    "SL07": COUNT,
    "ZL01": RATE,
    "SX01": st.sampled_from(["2025-09-30", "2025-10-01", "2025-01-01"]),
    "CB01": st.integers(1, 20).map(lambda number: f"{number}万元"),
    "JJ01": st.sampled_from(["增长12%", "增长3%", "下降2%", "115次"]),
    "SH01": RATING,
    "SH02": RATING,
    "MY01": RATE,
}
REPORTS = st.fixed_dictionaries({}, optional=ENTRIES)


def write(folder: Path, entries: dict[str, str], name: str = "actuals.yaml", head: str = "") -> Path:
    (folder / "targets.yaml").write_text(TARGETS, encoding="utf-8")
    lines = [f"  {key}: {text}" for key, text in entries.items()]
    file = folder / name
    file.write_text(
        "\n".join(["targets: targets.yaml", head, "budget: {spent: 93万元}", "actuals:", *lines, ""]), encoding="utf-8"
    )
    return file


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=REPORTS, quarter=st.sampled_from([None, 1, 2, 3]))
def test_one_table_alone_rolls_up_to_itself(desk: Path, entries: dict[str, str], quarter: int | None) -> None:
    as_of = {None: "", 1: "as_of: 2025-03-31", 2: "as_of: 2025-06-30", 3: "as_of: 2025-09-30"}[quarter]
    file = write(desk, entries, head=as_of)
    (alone,) = score(Workspace(), [file]).scores
    (sheet,) = monitor(Workspace(), [file], MonitorOptions(quarter=quarter or 4)).sheets
    (project,) = rollup(Workspace(), [desk]).projects
    rows = {row.id: row for row in project.indicators}
    assert {name: row.found.status for name, row in rows.items()} == {
        one.row.id: one.row.status for one in alone.indicators
    }
    assert {name: row.found.light for name, row in rows.items()} == {one.row.id: one.light for one in sheet.indicators}
    assert {name: row.line.points for name, row in rows.items()} == {one.row.id: one.score for one in alone.indicators}
    rolled = project.rolled
    assert (rolled.total, rolled.grade, rolled.counted) == (alone.total, alone.grade, alone.counted)
    assert rolled.mean_total == alone.total
    (region,) = project.regions
    assert region.rolled == rolled


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=REPORTS)
def test_aggregating_one_says_what_judging_it_says(desk: Path, entries: dict[str, str]) -> None:
    """The short way for a single table and the long one through adding, averaging and counting agree."""
    file = write(desk, entries)
    workspace = Workspace()
    (project,) = rollup(workspace, [file]).projects
    judge = Judge(built_in("mof-2020"), Yardstick(workspace.language, Tolerances(), workspace.config.monitor))
    for row in project.indicators:
        (room,) = (room for room in METHODS if row.method in room.SERVES)
        found = room.aggregate(row.line.group, judge)
        assert (found.status, found.light) == (row.found.status, row.found.light), row.id
        assert (found.value, found.low, found.high) == (row.found.value, row.found.low, row.found.high), row.id
        won = None if found.share is None else count_points(row.line.weight, Share(found.share), judge.profile).score
        assert won == row.line.points, row.id


CITY = st.tuples(REPORTS, st.sampled_from([100, 250, 0]), st.sampled_from(["场", "次"]))


def lay_out_cities(folder: Path, cities: list[tuple[dict[str, str], int, str]], names: list[str]) -> None:
    for number, (entries, funds, unit) in enumerate(cities):
        text = TARGETS.replace("甲市", f"{number}号市").replace("100万元", f"{funds}万元").replace("1场", f"1{unit}")
        (folder / f"t-{names[number]}.yaml").write_text(text, encoding="utf-8")
        lines = [f"  {key}: {value}" for key, value in entries.items()]
        (folder / f"a-{names[number]}.yaml").write_text(
            "\n".join([f"targets: t-{names[number]}.yaml", "budget: {spent: 50万元}", "actuals:", *lines, ""]),
            encoding="utf-8",
        )


def without_places(text: str) -> object:
    """The document without file names: findings keep code and sentence."""
    document = json.loads(text)
    findings = sorted((finding["code"], finding["severity"]) for finding in document["findings"])
    return document["projects"], findings


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cities=st.lists(CITY, min_size=2, max_size=4), data=st.data())
def test_the_order_of_files_does_not_matter(
    desk: Path, capsys, cities: list[tuple[dict[str, str], int, str]], data: st.DataObject
) -> None:
    names = [str(number) for number in range(len(cities))]
    documents = []
    for order in (names, data.draw(st.permutations(names))):
        for file in desk.glob("*.yaml"):
            file.unlink()
        lay_out_cities(desk, cities, list(order))
        run(["rollup", ".", "--format", "json"])
        documents.append(without_places(capsys.readouterr().out))
    assert documents[0] == documents[1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cities=st.lists(CITY, min_size=1, max_size=4))
def test_what_always_holds(desk: Path, cities: list[tuple[dict[str, str], int, str]]) -> None:
    for file in desk.glob("*.yaml"):
        file.unlink()
    lay_out_cities(desk, cities, [str(number) for number in range(len(cities))])
    (project,) = rollup(Workspace(), [desk]).projects
    assert sum(row.line.weight for row in project.indicators) == 90
    for row in project.indicators:
        assert row.line.points is None or 0 <= row.line.points <= row.line.weight
        assert sum(row.counts.values()) == row.tables
        assert row.found.status is not Status.MET or Status.UNRATED not in row.counts
        assert 0 <= row.found.held <= row.tables
    ranks = [row.rank for row in project.ranking if row.rank is not None]
    assert ranks == sorted(ranks)


def test_a_summary_can_go_to_another_process(root: Path) -> None:
    file = root / "examples" / "guangdong-2025" / "actuals" / "zhanjiang.yaml"
    options = SummaryOptions(built_in("mof-2020"), "mof-2020", with_quarters=True)
    summary, findings = summarise_file(Workspace(), file, options)
    assert findings == ()
    assert pickle.loads(pickle.dumps(summary)) == summary  # noqa: S301 - our own bytes


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_a_quarter_is_that_of_the_report(root: Path, quarter: int) -> None:
    file = root / "examples" / "guangdong-2025" / "actuals" / "zhanjiang.yaml"
    (sheet,) = monitor(Workspace(), [file], MonitorOptions(quarter=quarter)).sheets
    (project,) = rollup(Workspace(), [file], RollupOptions(quarter=quarter)).projects
    assert {row.id: row.found.light for row in project.indicators} == {
        one.row.id: one.light for one in sheet.indicators
    }


def test_the_number_of_processes_changes_nothing(root: Path, monkeypatch) -> None:
    monkeypatch.chdir(root)
    sample = [Path("examples/guangdong-2025")]
    assert render(rollup(Workspace(), sample, jobs=2), "json") == render(rollup(Workspace(), sample, jobs=1), "json")
