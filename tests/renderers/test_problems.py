"""Fingerprints stay while the file around a problem changes; paths start at the top of the checkout; GitHub's ten of a kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.check import check
from jixiao.check_report import Row
from jixiao.config import load_config
from jixiao.findings import Finding, Label, Location, Severity
from jixiao.lint import lint
from jixiao.lint_report import LintReport
from jixiao.outcome import Outcome, Status
from jixiao.renderers import Screen, render
from jixiao.renderers.problems import from_root, problems, row_of
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def prints(folder: Path, kind: str) -> dict[str, str]:
    """Return the fingerprints of a desk with what they are about."""
    workspace = Workspace(load_config(folder))
    report: Any = check(workspace, ()) if kind == "check" else lint(workspace, ())
    found = problems(report, Screen())
    assert len({problem.fingerprint for problem in found}) == len(found)
    return {problem.fingerprint: f"{problem.finding.code} {problem.finding.message}" for problem in found}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("kind", ["check", "lint"])
def test_new_lines_above_change_no_fingerprint(kind: str, desk) -> None:
    folder = desk("wrong")
    before = prints(folder, kind)
    edit(folder / "actuals.yaml", "actuals:", "# 一行\n# 又一行\nactuals:")
    edit(folder / "目标 表.yaml", "goals:", "# 一行\ngoals:")
    assert prints(folder, kind) == before


@pytest.mark.parametrize("kind", ["check", "lint"])
def test_an_indicator_over_many_lines_has_the_same_fingerprint(kind: str, desk) -> None:
    folder = desk("wrong")
    before = prints(folder, kind)
    lines = ["- id: SL06", "  name: 走访企业", *["  # 说明"] * 9, "  value: 20家"]
    edit(folder / "目标 表.yaml", "- {id: SL06, name: 走访企业, value: 20家}", "\n      ".join(lines))
    assert prints(folder, kind) == before


def test_another_value_changes_no_fingerprint(desk) -> None:
    folder = desk("wrong")
    before = prints(folder, "check")
    edit(folder / "actuals.yaml", "SL02: 86人次", "SL02: 87人次")
    edit(folder / "目标 表.yaml", "value: 100人次以上", "value: 101人次以上")
    after = prints(folder, "check")
    assert set(after) == set(before)
    assert after != before  # the sentences do change


def test_another_value_of_a_table_changes_no_fingerprint(desk) -> None:
    folder = desk("wrong")
    before = prints(folder, "lint")
    edit(folder / "目标 表.yaml", "value: 20家", "value: 25家")
    assert set(prints(folder, "lint")) == set(before)


def test_a_mended_problem_takes_only_its_own_fingerprint_away(desk) -> None:
    folder = desk("wrong")
    before = prints(folder, "lint")
    edit(folder / "目标 表.yaml", "value: 20家", "value: 不少于20家")
    gone = set(before) - set(prints(folder, "lint"))
    assert [before[one][:3] for one in gone] == ["L08"]


def test_the_indicator_and_its_milestone_are_told_apart(desk) -> None:
    folder = desk("wrong")
    edit(
        folder / "actuals.yaml",
        "SL01: [{quarter: 1, value: 1期, evidence: [没有这份材料.pdf]}, {quarter: 3, value: 2期}]",
        "SL01: 1期",
    )
    edit(folder / "目标 表.yaml", "value: 不少于4期", "due: 4, value: 不少于4期")
    year = {mark: text for mark, text in prints(folder, "check").items() if "SL01" in text}
    edit(folder / "actuals.yaml", "actuals:", "as_of: 2025-07-31\nactuals:")
    quarter = {mark: text for mark, text in prints(folder, "check").items() if "SL01" in text}
    (by_year,), (by_quarter,) = year.values(), quarter.values()
    assert "不少于4期" in by_year  # the target of the year; that of the quarter is missed with it
    assert "「2期」" in by_quarter
    assert set(year) != set(quarter)


def row(name: str, line: int, target_line: int) -> Row:
    """A row whose actual and target stand in these lines."""
    target = Location("t.yaml", target_line, 10, target_line, 14)
    outcome = Outcome(Status.MISSED)
    return Row(name, "产出", "数量", "名称", 4, "4期", None, outcome, Location("a.yaml", line, 5, line, 7), target)


INDICATORS = (row("SL1", 3, 20), row("SL10", 4, 21))
STEPS = (row("SL1", 3, 10), row("J2-01", 5, 11))


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (Finding("JX301", Severity.ERROR, "SL10 和 SL1", subject="SL1"), INDICATORS[0]),
        (Finding("JX301", Severity.ERROR, "SL1 未达标", subject="SL10"), INDICATORS[1]),
        (Finding("JX301", Severity.ERROR, "", labels=(Label("", STEPS[0].target_location),), subject="SL1"), STEPS[0]),
        (Finding("JX302", Severity.ERROR, "", location=STEPS[1].location, subject="J2-01"), STEPS[1]),
        (Finding("JX203", Severity.ERROR, "", location=Location("t.yaml", 21, 11, 21, 12)), INDICATORS[1]),
        (Finding("JX105", Severity.ERROR, "SL1 写错", location=Location("t.yaml", 2, 1, 2, 3)), None),
        (Finding("JX323", Severity.WARNING, "SL9 不需要豁免", subject="SL9"), None),
    ],
)
def test_the_row_a_finding_is_about(finding: Finding, expected: Row | None) -> None:
    assert row_of(finding, (*INDICATORS, *STEPS)) is expected


SCREEN = Screen(folder="/home/甲/repo/sub", root="/home/甲/repo")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a.yaml", "sub/a.yaml"),
        ("./a.yaml", "sub/a.yaml"),
        ("../targets/a.yaml", "targets/a.yaml"),
        ("/home/甲/repo/a.yaml", "a.yaml"),
        ("/home/甲/repository/a.yaml", "/home/甲/repository/a.yaml"),
        ("../../b/a.yaml", "../../b/a.yaml"),
        ("C:/data/a.yaml", "C:/data/a.yaml"),
    ],
)
def test_paths_start_at_the_top_of_the_checkout(path: str, shown: str) -> None:
    assert from_root(path, SCREEN) == shown


def test_a_path_below_a_windows_checkout() -> None:
    screen = Screen(folder="D:/a/repo/sub", root="D:/a/repo")
    assert from_root("x.yaml", screen) == "sub/x.yaml"
    assert from_root("D:/a/repo/x.yaml", screen) == "x.yaml"


def many(severity: Severity, count: int) -> tuple[Finding, ...]:
    return tuple(
        Finding("L08", severity, f"问题 {number}", location=Location("t.yaml", number, 1, number, 3))
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize(("count", "lines", "left"), [(0, 0, None), (10, 10, None), (11, 10, 2), (30, 10, 21)])
def test_github_gets_ten_of_a_kind_and_the_last_says_how_many_more(count: int, lines: int, left: int | None) -> None:
    report = LintReport((), many(Severity.WARNING, count))
    text = render(report, "github")
    assert isinstance(text, str)
    assert len(text.splitlines()) == lines
    if left is not None:
        assert f"还有 {left} 条" in text.splitlines()[-1]


def test_github_gets_the_worst_first() -> None:
    report = LintReport((), (*many(Severity.INFO, 12), *many(Severity.WARNING, 1), *many(Severity.ERROR, 2)))
    text = render(report, "github")
    assert isinstance(text, str)
    kinds = [line.split(" ", 1)[0] for line in text.splitlines()]
    assert kinds == ["::error"] * 2 + ["::warning"] + ["::notice"] * 10


def test_columns_are_left_out_where_a_place_runs_over_lines() -> None:
    finding = Finding("L08", Severity.ERROR, "问题", location=Location("t.yaml", 1, 5, 2, 3))
    text = render(LintReport((), (finding,)), "github")
    assert text == "::error file=t.yaml,line=1,endLine=2,title=jixiao L08::问题\n"


def test_what_has_no_place_is_shown_at_the_settings() -> None:
    report = LintReport((), (Finding("JX606", Severity.ERROR, "没有这条规则"),))
    (entry,) = json.loads(render(report, "gitlab"))
    assert entry["location"] == {"path": "jixiao.toml", "lines": {"begin": 1, "end": 1}}
