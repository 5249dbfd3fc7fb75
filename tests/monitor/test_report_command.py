"""``jixiao report`` as a whole program: screens, JSON, exit codes, the budget, and what bad input gets to hear."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.__main__ import run
from jixiao.monitor import MonitorOptions, monitor
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

TARGETS = """\
title: 示例绩效目标表
project: {name: 示例项目, region: 示例市, year: 2025, budget: 100万元}
plan:
  - quarter: 2
    text: 上半年举办培训班2期，印发工作方案。
    milestones:
      - {indicator: SL01, value: 2期}
      - {id: J2-01, name: 印发工作方案, value: 1份}
  - quarter: 3
    milestones:
      - {id: J3-01, name: 中期检查, value: 完成}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期, due: 4}
      - {id: SL02, name: 培训人次, value: 100人次以上}
      - {id: SL03, name: 调研报告, value: 1篇}
    质量指标:
      - {id: ZL01, name: 验收合格率, value: ≥95%}
    成本指标:
      - {id: CB01, name: 会议支出, value: ≤10万元}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 服务水平, value: 不断提升}
"""
GOOD = """\
targets: targets.yaml
as_of: 2025-09-30
budget: {adjusted: 100万元, spent: 70万元}
actuals:
  SL01: [{quarter: 1, value: 2期}, {quarter: 3, value: 1期}]
  SL02: [{quarter: 1, value: 30人次}, {quarter: 2, value: 30人次}, {quarter: 3, value: 20人次}]
  ZL01: {value: 96%, quarter: 3}
  CB01: {value: 6万元, quarter: 3}
  SH01: {rating: 达成, quarter: 3}
  J2-01: {value: 1份, quarter: 2}
  J3-01: {rating: 达成, quarter: 3}
"""
SLOW = (
    GOOD.replace("spent: 70万元", "spent: 30万元")
    .replace("{quarter: 3, value: 20人次}", "{quarter: 3, value: 0人次}")
    .replace("{value: 6万元, quarter: 3}", "[{quarter: 1, value: 6万元}, {quarter: 3, value: 5万元}]")
    .replace("J3-01: {rating: 达成, quarter: 3}\n", "")
    .replace("J2-01: {value: 1份, quarter: 2}\n", "")
    .replace("{rating: 达成, quarter: 3}", "{rating: 部分达成, quarter: 3, likelihood: 完全不可能, forecast: 部分达成}")
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Lay files on a desk of their own and sit down at it."""
    monkeypatch.chdir(tmp_path)

    def lay(actuals: str = GOOD, targets: str = TARGETS, **others: str) -> Path:
        others = {"targets_yaml": targets, "actuals_yaml": actuals, **others}
        for name, text in others.items():
            (tmp_path / name.replace("_yaml", ".yaml").replace("_toml", ".toml")).write_text(text, encoding="utf-8")
        return tmp_path

    return lay


def screen(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["report", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(screen(capsys, "--format", "json", *arguments)[1])
    return found


def codes(found: dict[str, Any]) -> list[str]:
    findings = [*found["findings"], *(finding for one in found["reports"] for finding in one["findings"])]
    return [finding["code"] for finding in findings]


# ── screens ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", [80, 120])
def test_the_sample_on_screen(root, capsys, golden, monkeypatch, width: int) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, err = screen(capsys, "--quarter", "3", "examples/zhaoqing-2025-q3.yaml")
    assert (code, err) == (0, "")
    golden(f"zhaoqing-q3-{width}.txt", out)
    assert "│" not in out
    assert not any(line != line.rstrip() for line in out.splitlines())


def test_the_sample_at_the_end_of_the_year(root, capsys, golden, monkeypatch) -> None:
    monkeypatch.chdir(root)
    code, out, _err = screen(capsys, "--quarter", "4", "examples/zhaoqing-2025-year.yaml")
    assert code == 1
    golden("zhaoqing-q4-120.txt", out)


@pytest.mark.parametrize("width", [80, 120])
def test_something_of_everything(desk, capsys, golden, monkeypatch, width: int) -> None:
    desk(SLOW)
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, _err = screen(capsys)
    assert code == 1
    golden(f"slow-{width}.txt", out)


def test_json_is_the_contract(root, capsys, golden, monkeypatch) -> None:
    monkeypatch.chdir(root)
    code, out, err = screen(capsys, "--quarter", "3", "examples/zhaoqing-2025-q3.yaml", "--format", "json")
    assert (code, err) == (0, "")
    golden("zhaoqing-q3.json", out)
    found = json.loads(out)
    assert found["schema"] == "jixiao.report/1"
    assert found["quarter"] == 3
    (report,) = found["reports"]
    assert len(report["indicators"]) == 24
    lights = [indicator["light"] for indicator in report["indicators"]]
    assert report["summary"] == {"total": 24} | {
        light: lights.count(light)
        for light in ("red", "yellow", "green", "blue", "unreported", "unrated", "not_due", "waived")
    }


# ── exit codes ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("actuals", "options", "code"),
    [
        (GOOD, [], 0),
        (GOOD.replace("value: 20人次", "value: 0人次"), [], 0),  # 60 of 75: still on course
        (GOOD.replace("value: 30人次", "value: 20人次"), [], 0),  # 60 of 75
        (GOOD.replace("value: 30人次", "value: 15人次"), [], 0),  # 50 of 75 is yellow, which does not fail
        (GOOD.replace("value: 30人次", "value: 10人次"), [], 1),  # 40 of 75 is red
        (GOOD.replace("value: 30人次", "value: 10人次"), ["--exit-zero"], 0),
        (GOOD.replace("spent: 70万元", "spent: 40万元"), [], 1),  # the money is red
        (GOOD.replace("spent: 70万元", "spent: 50万元"), [], 0),
        (GOOD.replace("spent: 70万元", "spent: 101万元"), [], 1),
        (GOOD.replace("value: 6万元", "value: 11万元"), [], 1),
        (GOOD.replace("  J3-01: {rating: 达成, quarter: 3}\n", ""), [], 1),
        (GOOD.replace("  J2-01: {value: 1份, quarter: 2}\n", ""), [], 1),  # still open from the quarter before
        (GOOD.replace("  ZL01: {value: 96%, quarter: 3}\n", ""), [], 0),  # a rate that is not due
        (GOOD.replace("value: 20人次", "value: 很多"), [], 2),
        (GOOD.replace("value: 20人次", "value: 很多"), ["--exit-zero"], 2),
        (GOOD.replace("value: 20人次", "value: -20人次"), [], 2),
        (GOOD.replace("spent: 70万元", "spent: 70件"), [], 2),
        (GOOD.replace("SL02", "SL99"), [], 2),
        (GOOD.replace("as_of: 2025-09-30\n", ""), [], 2),
        (GOOD.replace("as_of: 2025-09-30\n", ""), ["--quarter", "3"], 0),
        (GOOD, ["--quarter", "4"], 1),  # nothing of the fourth quarter is there yet
    ],
)
def test_exit_codes(desk, capsys, actuals: str, options: list[str], code: int) -> None:
    desk(actuals)
    for format_name in ("table", "json"):
        assert screen(capsys, "actuals.yaml", "--format", format_name, *options)[0] == code


def test_nothing_to_report_is_exit_3(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert screen(capsys, "--quarter", "2")[0] == 3


@pytest.mark.parametrize(
    "arguments", [["--quarter", "5"], ["--format", "xml"], ["none.yaml"], ["--targets", "none.yaml"]]
)
def test_usage_errors_are_one_sentence(desk, capsys, arguments: list[str]) -> None:
    desk()
    code, out, err = screen(capsys, *arguments)
    assert (code, out) == (2, "")
    assert 1 <= len(err.splitlines()) <= 2


def test_without_a_quarter_the_file_has_to_say(desk, capsys) -> None:
    desk(GOOD.replace("as_of: 2025-09-30\n", ""))
    code, out, _err = screen(capsys)
    assert code == 2
    assert "--quarter" in out
    desk(GOOD.replace("2025-09-30", "2025-07-01"))
    assert document(capsys)["quarter"] == 3


# ── the quarter before, later quarters, old data ─────────────────────────────────────────────────────────────────────


def test_what_got_worse(desk, capsys) -> None:
    desk(
        GOOD.replace("{quarter: 3, value: 20人次}", "{quarter: 3, value: 0人次}").replace(
            "value: 30人次", "value: 28人次"
        )
    )
    report = document(capsys)["reports"][0]
    assert report["worse"] == ["SL02"]
    (row,) = [row for row in report["indicators"] if row["id"] == "SL02"]
    assert row["before"] == {"total": "56", "expected": "50", "ratio": "1.12", "light": "green"}
    assert (row["quarter_value"], row["total"], row["expected"], row["ratio"]) == ("0", "56", "75", "0.7466")
    assert row["light"] == "yellow"


def test_a_total_without_a_time_cannot_be_compared(desk, capsys) -> None:
    desk(
        GOOD.replace(
            "[{quarter: 1, value: 30人次}, {quarter: 2, value: 30人次}, {quarter: 3, value: 20人次}]", "50人次"
        )
    )
    (row,) = [row for row in document(capsys)["reports"][0]["indicators"] if row["id"] == "SL02"]
    assert (row["quarter_value"], row["total"], row["before"]) == (None, "50", None)


def test_the_first_quarter_has_none_before(desk, capsys) -> None:
    desk()
    report = document(capsys, "--quarter", "1")["reports"][0]
    assert all(row["before"] is None for row in report["indicators"])
    assert report["worse"] == []


def test_later_quarters_are_left_out_and_told_once(desk, capsys) -> None:
    desk()
    found = document(capsys, "--quarter", "2")
    assert codes(found).count("JX426") == 1
    assert found["reports"][0]["later"] == ["SL01", "SL02", "ZL01", "CB01", "SH01", "J3-01"]
    # money as of September says nothing about June
    assert "JX415" in codes(found)
    assert found["reports"][0]["budget"]["light"] == "unrated"


def test_old_data_is_told(desk, capsys) -> None:
    desk(GOOD.replace("2025-09-30", "2025-06-30"))
    assert "JX408" in codes(document(capsys, "--quarter", "3"))
    assert "JX408" not in codes(document(capsys, "--quarter", "2"))


# ── the money ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("budget", "light", "rate", "told"),
    [
        ("{adjusted: 100万元, spent: 75万元}", "green", "0.75", []),
        ("{adjusted: 100万元, spent: 60万元}", "green", "0.6", ["JX416"]),
        ("{adjusted: 100万元, spent: 599999元}", "yellow", "0.5999", ["JX416"]),
        ("{adjusted: 100万元, spent: 45万元}", "yellow", "0.45", ["JX416"]),
        ("{adjusted: 100万元, spent: 44万元}", "red", "0.44", ["JX416"]),
        ("{adjusted: 100万元, spent: 100万元}", "green", "1", ["JX416"]),
        ("{adjusted: 100万元, spent: 120万元}", "red", "1.2", ["JX413", "JX416"]),
        ("{spent: 75万元}", "green", "0.75", []),
        ("{adjusted: 200万元, spent: 150万元}", "green", "0.75", []),
        ("{adjusted: 0元, spent: 0元}", "unrated", None, ["JX412"]),
        ("{adjusted: 100万元}", "unreported", None, ["JX411"]),
        ("~", "unreported", None, ["JX411"]),
        ("{adjusted: 100万元, spent: 若干}", "unrated", None, ["JX410"]),
        ("{adjusted: 100万元, spent: 75}", "unrated", None, ["JX410"]),
        ("{adjusted: 100个, spent: 75万元}", "unrated", None, ["JX410"]),
        ("{adjusted: 100万元, spent: -1元}", "unrated", None, ["JX410"]),
    ],
)
def test_the_execution_of_the_budget(desk, capsys, budget: str, light: str, rate: str | None, told: list[str]) -> None:
    desk(GOOD.replace("{adjusted: 100万元, spent: 70万元}", budget))
    found = document(capsys)
    assert (found["reports"][0]["budget"]["light"], found["reports"][0]["budget"]["rate"]) == (light, rate)
    assert codes(found) == told


@pytest.mark.parametrize(
    ("budget", "adjusted", "spent", "shown"),
    [
        ("{adjusted: 100万元}", "1000000", None, "全年预算数 100万元，执行数 未填"),
        ("{adjusted: 100万元, spent: ７５}", "1000000", None, "全年预算数 100万元，执行数 看不懂"),
        ("{adjusted: 100万元, spent: 若干}", "1000000", None, "全年预算数 100万元，执行数 看不懂"),
        ("{adjusted: 若干, spent: 75万元}", None, "750000", "全年预算数 看不懂，执行数 75万元"),
    ],
)
def test_an_amount_that_cannot_be_used_is_not_called_missing(
    desk, capsys, budget: str, adjusted: str | None, spent: str | None, shown: str
) -> None:
    desk(GOOD.replace("{adjusted: 100万元, spent: 70万元}", budget))
    found = document(capsys)["reports"][0]["budget"]
    assert (found["adjusted"], found["spent"]) == (adjusted, spent)
    assert shown in screen(capsys)[1]


def test_money_of_a_later_quarter_is_not_shown_for_this_one(desk, capsys) -> None:
    desk(GOOD.replace("2025-09-30", "2025-12-31"))
    assert document(capsys, "--quarter", "3")["reports"][0]["budget"]["spent"] is None
    assert "执行数 不是这个季度的" in screen(capsys, "--quarter", "3")[1]


def test_the_floors_of_a_province(desk, capsys) -> None:
    desk(
        GOOD.replace("spent: 70万元", "spent: 59万元"), jixiao_toml='[monitor]\nprofile = "sichuan"\ngap_points = 50\n'
    )
    assert codes(document(capsys)) == ["JX414"]


def test_work_and_money_are_compared(desk, capsys) -> None:
    desk()
    report = document(capsys)["reports"][0]
    # 3 of 4, 80 of 100, and a rate that is met: (0.75 + 0.8 + 1) / 3; the ceiling is not counted, nor what is not measured
    assert report["completion"] == "0.85"
    desk(GOOD.replace("spent: 70万元", "spent: 76万元"))
    assert codes(document(capsys)) == []
    desk(GOOD.replace("spent: 70万元", "spent: 96万元"))
    assert "资金快于目标" in screen(capsys)[1]


# ── slips ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ("[{date: 2024-11-30, value: 80人次}]", "JX424"),
        ("[{date: 2027-01-10, value: 80人次}, {quarter: 1, value: 80人次}]", "JX424"),
        ("[{date: 2026-01-10, value: 8人次}, {quarter: 1, value: 80人次}]", "JX426"),
        ("[{date: 2025-05-10, quarter: 1, value: 80人次}]", "JX425"),
        ("[{quarter: 1, value: 80人次, forecast: 很多}]", "JX407"),
    ],
)
def test_slips_are_told_at_their_place(desk, capsys, entries: str, code: str) -> None:
    old = "[{quarter: 1, value: 30人次}, {quarter: 2, value: 30人次}, {quarter: 3, value: 20人次}]"
    desk(GOOD.replace(old, entries).replace("spent: 70万元", "spent: 76万元"))
    found = document(capsys)
    assert code in codes(found)
    (finding,) = [finding for finding in found["reports"][0]["findings"] if finding["code"] == code]
    assert finding["location"]["line"] == 6


def test_a_running_total_that_shrinks(desk, capsys) -> None:
    desk(targets=TARGETS.replace("value: 100人次以上", "value: 100人次以上, accumulate: latest"))
    found = document(capsys)
    (finding,) = [finding for finding in found["reports"][0]["findings"] if finding["code"] == "JX423"]
    assert finding["location"]["column"] > 80


def test_a_rate_has_to_be_reported_anew(desk, capsys) -> None:
    desk(GOOD.replace("{value: 96%, quarter: 3}", "[{quarter: 1, value: 30%}, {quarter: 2, value: 61%}]"))
    code, out, _err = screen(capsys)
    assert code == 1
    assert "第 3 季度没有填报：ZL01" in out


# ── waivers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

WAIVER = "waivers:\n  - {indicator: SL02, reason: 场馆维修, approved_by: 示例批复, until: %s}\n"
LAGGING = GOOD.replace("value: 30人次", "value: 10人次")


def test_a_waiver_stays_visible_and_comes_back(desk, capsys) -> None:
    desk(LAGGING, waivers_yaml=WAIVER % "2026-01-15")
    code, out, _err = screen(capsys)
    assert code == 0
    assert "已豁免 SL02 培训人次：场馆维修" in out
    assert document(capsys)["reports"][0]["summary"]["waived"] == 1
    assert screen(capsys, "--no-waivers")[0] == 1
    desk(LAGGING, waivers_yaml=WAIVER % "2026-01-14")
    code, out, _err = screen(capsys)
    assert code == 1
    assert "JX322" in out
    assert "JX421" in out


def test_a_waiver_is_unused_only_once_its_target_is_due(desk, capsys) -> None:
    desk(GOOD, waivers_yaml=WAIVER % "2026-12-31")
    assert "JX323" not in codes(document(capsys))
    desk(GOOD.replace("value: 30人次", "value: 50人次"), waivers_yaml=WAIVER % "2026-12-31")
    assert "JX323" in codes(document(capsys, "--quarter", "4"))


# ── the rest ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_several_files_and_a_total(desk, capsys) -> None:
    desk(GOOD, other_yaml=LAGGING)
    code, out, _err = screen(capsys, "actuals.yaml", "other.yaml", "--quarter", "3")
    assert code == 1
    assert out.splitlines()[-1].startswith("共 12 项")
    found = document(capsys, ".", "--quarter", "3")
    assert [one["actuals"]["path"] for one in found["reports"]] == ["actuals.yaml", "other.yaml"]
    assert [one["light"] for one in found["reports"]] == ["green", "red"]


def test_one_bad_file_does_not_stop_the_others(desk, capsys) -> None:
    desk(GOOD, bad_yaml="actuals:\n  SL01：4个\n")
    code, out, _err = screen(capsys, "bad.yaml", "actuals.yaml")
    assert code == 2
    assert "全角冒号" in out
    assert "共 6 项" in out


def test_a_missing_value_can_be_a_warning(desk, capsys) -> None:
    without = GOOD.replace(
        "  SL02: [{quarter: 1, value: 30人次}, {quarter: 2, value: 30人次}, {quarter: 3, value: 20人次}]\n", ""
    )
    desk(without)
    code, out, _err = screen(capsys)
    assert code == 1
    assert "未填报(灰) 1" in out
    desk(without, jixiao_toml='[check]\nmissing = "warn"\n')
    assert screen(capsys)[0] == 0


def test_an_indicator_and_its_milestone_are_told_once(desk, capsys) -> None:
    desk(GOOD.replace("  SL01: [{quarter: 1, value: 2期}, {quarter: 3, value: 1期}]\n", ""))
    found = document(capsys)
    assert codes(found).count("JX302") == 1
    assert [row["id"] for row in found["reports"][0]["milestones"]] == ["SL01", "J3-01"]
    out = screen(capsys)[1]
    assert "要处理 1 项" in out


def test_an_office_sets_its_own_thresholds(desk, capsys) -> None:
    desk(LAGGING)  # 40 of 75
    assert screen(capsys)[0] == 1
    desk(LAGGING, jixiao_toml="[monitor]\nred = 0.5\n")
    code, out, _err = screen(capsys)
    assert code == 0
    assert "偏慢(黄)  SL02" in out
    assert "低于0.5滞后" in out
    desk(LAGGING, jixiao_toml="[monitor]\nred = 0.1\nyellow = 0.2\nblue = 0.5\n")
    assert "超前(蓝)  SL02" in screen(capsys)[1]


def test_thresholds_out_of_order_are_a_mistake(desk, capsys) -> None:
    desk(GOOD, jixiao_toml="[monitor]\nred = 0.9\n")
    code, out, _err = screen(capsys)
    assert code == 2
    assert "jixiao.toml" in out


def test_a_report_travels_between_processes(desk) -> None:
    desk(SLOW)
    report = monitor(Workspace(), [Path("actuals.yaml")], MonitorOptions())
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes


def test_data_is_never_markup(desk, capsys) -> None:
    desk(LAGGING, TARGETS.replace("培训人次", '"[/red]\\e[31m:100:\\u202e"'))
    code, out, _err = screen(capsys)
    assert code == 1
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_english_has_no_chinese_of_its_own(desk, capsys) -> None:
    desk()
    code, out, _err = screen(capsys, "--lang", "en")
    assert code == 0
    assert "training" not in out  # the data stays as it is
    assert "培训人次" in out


@pytest.mark.parametrize(
    ("written", "budget", "place", "shown"),
    [
        # the budget of the table is what there is to compare with
        ("", ", budget: 100万元", "targets.yaml:2:48", "budget: 100万元}"),
        ("budget: {adjusted: 100万元}\n", ", budget: 100万元", "actuals.yaml:3:1", "  3 | budget: {adjusted"),
        ("budget: {spent: 70万元}\n", "", "actuals.yaml:3:1", "  3 | budget: {spent"),
    ],
)
def test_a_missing_amount_is_told_where_there_is_something_to_see(
    desk, capsys, written: str, budget: str, place: str, shown: str
) -> None:
    actuals = GOOD.replace("budget: {adjusted: 100万元, spent: 70万元}\n", written)
    desk(actuals, TARGETS.replace(", budget: 100万元", budget))
    run(["report", "--quarter", "3", "actuals.yaml"])
    block = capsys.readouterr().out.partition("[JX411]")[2].partition("\n\n")[0]
    assert f"--> {place}" in block
    assert shown in block
    assert "请在 actuals.yaml 里写 budget: {" in block


def test_without_any_amount_only_the_file_is_named(desk, capsys) -> None:
    desk(GOOD.replace("budget: {adjusted: 100万元, spent: 70万元}\n", ""), TARGETS.replace(", budget: 100万元", ""))
    run(["report", "--quarter", "3", "actuals.yaml"])
    block = capsys.readouterr().out.partition("[JX411]")[2].partition("\n\n")[0]
    assert "--> actuals.yaml:1:1" in block
    assert "^" not in block
