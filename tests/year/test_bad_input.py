"""Bad input, whichever question is asked: a finding with its place and what to do about it, and the same exit code in every format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TARGETS = """\
title: 示例绩效目标表
project: {name: 示例项目, year: 2025, budget: 100万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期}
      - {id: SL02, name: 累计服务人次, value: 100人次以上, accumulate: latest}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 服务水平, value: 不断提升}
"""
GOOD = """\
targets: targets.yaml
budget: {adjusted: 100万元, spent: 98万元}
actuals:
  SL01: [{quarter: 1, value: 2期}, {quarter: 4, value: 2期}]
  SL02: [{quarter: 1, value: 40人次}, {quarter: 2, value: 60人次}, {quarter: 4, value: 101人次}]
  SH01: {rating: 达成, score: 100%, quarter: 4}
"""
COMMANDS = (("check",), ("report", "--quarter", "4"), ("score",))


@pytest.fixture
def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Lay out the files, run one command, and return its exit code and its findings by code."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)

    def call(command: tuple[str, ...], actuals: str = GOOD, targets: str = TARGETS) -> tuple[int, dict[str, Any]]:
        (tmp_path / "actuals.yaml").write_text(actuals, encoding="utf-8")
        (tmp_path / "targets.yaml").write_text(targets, encoding="utf-8")
        code = run([*command, "--format", "json", "actuals.yaml"])
        document = json.loads(capsys.readouterr().out)
        files = next(value for key, value in document.items() if key in {"checks", "reports", "scores"})
        found = [*document["findings"], *(finding for one in files for finding in one["findings"])]
        return code, {finding["code"]: finding for finding in found}

    return call


@pytest.mark.parametrize("command", COMMANDS)
def test_the_good_file_is_good(findings, command: tuple[str, ...]) -> None:
    code, found = findings(command)
    assert code == 0
    assert [one for one in found.values() if one["severity"] != "info"] == []


EVERYWHERE = [
    ("a rating outside the three", "rating: 达成", "rating: 良好", "JX113", (6, 18), 2),
    ("a date before the year", "{quarter: 1, value: 2期}", "{date: 2024-03-01, value: 2期}", "JX424", (4, 17), 0),
    ("a date long after it", "{quarter: 4, value: 2期}", "{date: 2035-03-01, value: 2期}", "JX424", (4, 42), None),
    ("no such day", "{quarter: 1, value: 2期}", "{date: 2025-02-30, value: 2期}", "JX113", (4, 17), 2),
    ("a date of another quarter", "{quarter: 1, ", "{quarter: 1, date: 2025-07-01, ", "JX425", (4, 29), 0),
    ("a total that shrinks", "value: 60人次", "value: 20人次", "JX423", (5, 57), 0),
    ("another unit", "value: 101人次", "value: 101万元", "JX306", (5, 84), 2),
    ("an unknown indicator", "SL02:", "SL20:", "JX115", (5, 3), 2),
    ("an unknown key", "score: 100%", "scores: 100%", "JX110", (6, 22), 2),
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("old", "new", "code", "place", "exit_code"), [pytest.param(*c[1:], id=c[0]) for c in EVERYWHERE]
)
def test_what_every_command_tells(
    findings, command: tuple[str, ...], old: str, new: str, code: str, place: tuple[int, int], exit_code: int | None
) -> None:
    result, found = findings(command, GOOD.replace(old, new, 1))
    location = found[code]["location"]
    assert (location["path"], location["line"], location["column"]) == ("actuals.yaml", *place)
    assert found[code]["help"]
    if exit_code is not None:
        assert result == exit_code


@pytest.mark.parametrize(
    ("command", "actuals", "targets", "code", "place", "exit_code"),
    [
        (COMMANDS[1], ("98万元", "120万元"), None, "JX413", ("actuals.yaml", 2, 34), 1),
        (COMMANDS[2], ("98万元", "120万元"), None, "JX413", ("actuals.yaml", 2, 34), 1),
        (COMMANDS[2], ("score: 100%", "score: 79%"), None, "JX456", ("actuals.yaml", 6, 29), 2),
        (COMMANDS[2], ("达成, score: 100%", "未达成, score: 60%"), None, "JX456", ("actuals.yaml", 6, 30), 2),
        (COMMANDS[2], None, ("value: 不断提升", "value: 不断提升, weight: 20"), "JX452", ("targets.yaml", 10, 53), 2),
    ],
)
def test_what_one_command_tells(
    findings,
    command: tuple[str, ...],
    actuals: tuple[str, str] | None,
    targets: tuple[str, str] | None,
    code: str,
    place: tuple[str, int, int],
    exit_code: int,
) -> None:
    written = (GOOD.replace(*actuals, 1) if actuals else GOOD, TARGETS.replace(*targets, 1) if targets else TARGETS)
    result, found = findings(command, *written)
    location = found[code]["location"]
    assert (location["path"], location["line"], location["column"]) == place
    assert found[code]["help"]
    assert result == exit_code


@pytest.mark.parametrize("command", COMMANDS)
def test_an_official_phrase_is_read_as_a_rating_and_said_so(findings, command: tuple[str, ...], capsys) -> None:
    actuals = GOOD.replace("{rating: 达成, score: 100%, quarter: 4}", "[{quarter: 4, value: 达成预期指标}]")
    code, found = findings(command, actuals)
    assert code == 0
    assert found["JX315"]["location"]["line"] == 6
    assert run([*command, "actuals.yaml"]) == 0
    (told,) = [line for line in capsys.readouterr().out.splitlines() if "JX315" in line]
    assert told == "提示[JX315] SH01 服务水平：「达成预期指标」按评级「达成」读。 (actuals.yaml:6:30)"


@pytest.mark.parametrize("command", COMMANDS)
def test_evidence_that_is_not_there(findings, tmp_path, command: tuple[str, ...], capsys) -> None:
    (tmp_path / "有.txt").write_text("示例佐证材料\n", encoding="utf-8")
    actuals = GOOD.replace("{quarter: 1, value: 2期}", "{quarter: 1, value: 2期, evidence: [有.txt, 有.txt, 无.txt]}")
    code, found = findings(command, actuals)
    assert code == 1
    assert (found["JX310"]["location"]["line"], found["JX310"]["location"]["column"]) == (4, 59)
    assert found["JX310"]["help"]
    run([*command, "actuals.yaml"])
    out = capsys.readouterr().out
    assert "佐证材料不存在：无.txt" in out
    if command != ("check",):
        assert "\n SL01 有.txt、无.txt（不存在）\n没有佐证材料：SL02、SH01\n" in out


WAIVERS = "waivers:\n  - {indicator: %s, reason: 示例原因, approved_by: 示例批复, until: 2026-12-31}\n"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "code", "severity", "exit_code"), [("SL01", "JX323", "warning", 0), ("SL11", "JX115", "error", 2)]
)
def test_a_waiver_of_nothing(
    findings, tmp_path, command: tuple[str, ...], name: str, code: str, severity: str, exit_code: int
) -> None:
    (tmp_path / "waivers.yaml").write_text(WAIVERS % name, encoding="utf-8")
    result, found = findings(command)
    assert (result, found[code]["severity"]) == (exit_code, severity)
    assert found[code]["location"] | {"end_line": 2, "end_column": 21} == {
        "path": "waivers.yaml",
        "line": 2,
        "column": 17,
        "end_line": 2,
        "end_column": 21,
    }
    assert found[code]["help"]


@pytest.mark.parametrize("command", [("check", "--quarter", "2"), ("report", "--quarter", "2")])
def test_a_waiver_may_wait_for_its_quarter(findings, tmp_path, command: tuple[str, ...]) -> None:
    (tmp_path / "waivers.yaml").write_text(WAIVERS % "SH01", encoding="utf-8")
    assert "JX323" not in findings(command)[1]


TIMES = """\
project: {name: 示例项目, year: 2025}
indicators:
  产出指标:
    时效指标:
      - {id: SX01, name: 完成时间, value: 12月底前}
      - {id: SX02, name: 决算时间, value: 次年3月底前}
"""


@pytest.mark.parametrize(
    ("actuals", "statuses", "codes", "exit_code"),
    [
        ("SX01: 2025-11-30", ["met", "not_due"], set(), 0),  # of next March nothing need be reported
        ("as_of: 2025-12-31, SX01: 2025-11-30", ["met", "not_due"], set(), 0),
        ("as_of: 2025-09-30, SX01: 2025-11-30", ["not_due", "not_due"], {"JX405"}, 0),
        ("as_of: 2025-12-01, SX01: 2025-11-30, SX02: 2026-03-10", ["met", "not_due"], {"JX405"}, 0),
        ("SX01: 2025-11-30, SX02: 2026-03-10", ["met", "met"], set(), 0),
        ("SX01: 2025-11-30, SX02: 2026-04-10", ["met", "missed"], {"JX301"}, 1),
        ("as_of: 2026-04-30, SX01: 2025-11-30", ["met", "unreported"], {"JX302"}, 1),
    ],
)
def test_what_lies_ahead(
    tmp_path, monkeypatch, capsys, actuals: str, statuses: list[str], codes: set[str], exit_code: int
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    as_of, _, entries = actuals.rpartition("as_of: ")[2].partition(", ") if "as_of" in actuals else ("", "", actuals)
    head = f"as_of: {as_of}\n" if as_of else ""
    (tmp_path / "targets.yaml").write_text(TIMES, encoding="utf-8")
    text = f"targets: targets.yaml\n{head}actuals: {{{entries}}}\n"
    (tmp_path / "actuals.yaml").write_text(text, encoding="utf-8")
    result = run(["check", "--format", "json", "actuals.yaml"])
    (check,) = json.loads(capsys.readouterr().out)["checks"]
    assert [row["status"] for row in check["indicators"]] == statuses
    assert ({finding["code"] for finding in check["findings"]}, result) == (codes, exit_code)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("entries", "code", "line"),
    [
        ("- {quarter: 4, value: 90人次}\n    - {quarter: 2, value: 60人次}", "JX301", 6),
        ("- {quarter: 4, value: 150人次}\n    - {quarter: 2, value: 60人次}", "JX309", 6),
        ("- {quarter: 2, value: 60人次}\n    - {quarter: 4, value: 90人次}", "JX301", 7),
    ],
)
def test_what_is_said_of_the_latest_value_stands_at_it(
    findings, command: tuple[str, ...], entries: str, code: str, line: int
) -> None:
    code = "JX457" if command == ("score",) and code == "JX301" else code
    actuals = GOOD.replace(
        "SL02: [{quarter: 1, value: 40人次}, {quarter: 2, value: 60人次}, {quarter: 4, value: 101人次}]",
        f"SL02:\n    {entries}",
    )
    _exit_code, found = findings(command, actuals)
    assert found[code]["location"]["line"] == line
