"""``jixiao check`` as a whole program: screens, exit codes, formats, files and folders, and what bad input gets to hear."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao import evidence
from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable

Golden = "Callable[[str, str], None]"

TARGETS = """\
title: 示例绩效目标表
project: {name: 示例项目, region: 示例市, year: 2025, budget: 100万元}
plan:
  - quarter: 2
    text: 上半年举办培训班2期。
    milestones:
      - {indicator: SL01, value: 2期}
      - {id: J2-01, name: 印发工作方案, value: 1份}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期}
      - {id: SL02, name: 培训人次, value: 100人次以上}
    质量指标:
      - {id: ZL01, name: 验收合格率, value: ≥95%}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 服务水平, value: 不断提升}
"""
GOOD = """\
targets: targets.yaml
actuals:
  SL01: [{quarter: 1, value: 2期}, {quarter: 3, value: 2期}]
  SL02: 110人次
  ZL01: 96%
  SH01: {rating: 达成}
  J2-01: 1份
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Lay files on a desk of their own and sit down at it."""
    monkeypatch.chdir(tmp_path)

    def lay(actuals: str = GOOD, targets: str = TARGETS, **others: str) -> Path:
        (tmp_path / "targets.yaml").write_text(targets, encoding="utf-8")
        (tmp_path / "actuals.yaml").write_text(actuals, encoding="utf-8")
        for name, text in others.items():
            file = tmp_path / name.replace("__", "/").replace("_yaml", ".yaml").replace("_toml", ".toml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path / "actuals.yaml"

    return lay


def screen(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_all_met(desk, capsys, golden) -> None:
    desk()
    code, out, err = screen(capsys, "check", "actuals.yaml")
    assert (code, err) == (0, "")
    golden("all-met.txt", out)


MISSED = (
    GOOD.replace("110人次", "86人次")
    .replace("96%", "")
    .replace("{rating: 达成}", "有所提升")
    .replace("quarter: 3, value: 2期", "quarter: 3, value: 1期")
)


@pytest.mark.parametrize("width", [80, 120])
def test_something_of_everything(desk, capsys, golden, monkeypatch, width: int) -> None:
    desk(MISSED)
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 1
    golden(f"missed-{width}.txt", out)
    assert not any(line != line.rstrip() for line in out.splitlines())


def test_concise(desk, capsys, golden) -> None:
    desk(MISSED)
    code, out, _err = screen(capsys, "check", "actuals.yaml", "--format", "concise")
    assert code == 1
    golden("missed-concise.txt", out)


@pytest.mark.parametrize(
    ("actual", "code"),
    [
        ("1期", "JX301"),
        ("", "JX302"),
        (None, "JX302"),
        ("3场", "JX305"),
        ("100元", "JX306"),
        ("好几期", "JX211"),
        ("正在做", "JX313"),
        ("-5期", "JX312"),
        ("[{quarter: 1, value: 9期, evidence: [没有.pdf]}]", "JX310"),
    ],
)
def test_an_indicator_and_its_milestone_are_told_once(desk, capsys, actual: str | None, code: str) -> None:
    entry = "  SL01: [{quarter: 1, value: 2期}, {quarter: 3, value: 2期}]\n"
    desk(GOOD.replace(entry, "" if actual is None else f"  SL01: {actual}\n"))
    _code, out, _err = screen(capsys, "check", "actuals.yaml", "--format", "concise")
    assert out.count(f" {code}") == 1, out


@pytest.mark.parametrize("name", ["zhaoqing-2025-q3", "zhaoqing-2025-year"])
@pytest.mark.parametrize("width", [80, 120])
def test_the_samples_on_screen(root, capsys, golden, monkeypatch, name: str, width: int) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, _err = screen(capsys, "check", f"examples/{name}.yaml")
    assert code == {"zhaoqing-2025-q3": 0, "zhaoqing-2025-year": 1}[name]
    golden(f"{name}-{width}.txt", out)


def test_json_is_the_contract(root, capsys, golden, monkeypatch) -> None:
    monkeypatch.chdir(root)
    code, out, err = screen(capsys, "check", "examples/zhaoqing-2025-year.yaml", "--format", "json")
    assert (code, err) == (1, "")
    golden("zhaoqing-2025-year.json", out)
    document = json.loads(out)
    assert document["schema"] == "jixiao.check/1"
    (check,) = document["checks"]
    assert check["summary"]["total"] == len(check["indicators"]) == 24
    assert sum(check["summary"].values()) == 2 * 24


def test_json_lines(desk, capsys) -> None:
    desk()
    code, out, _err = screen(capsys, "check", "actuals.yaml", "actuals.yaml", "--format", "jsonl")
    assert code == 0
    assert [json.loads(line)["actuals"]["path"] for line in out.splitlines()] == ["actuals.yaml"]


def test_json_is_written_when_nothing_could_be_judged(desk, capsys) -> None:
    desk("actuals: [")
    code, out, _err = screen(capsys, "check", "actuals.yaml", "--format", "json")
    assert code == 2
    document = json.loads(out)
    assert document["checks"] == []
    assert document["findings"][0]["location"]["line"] == 1


@pytest.mark.parametrize(
    ("actuals", "options", "code"),
    [
        (GOOD, [], 0),
        (GOOD.replace("110人次", "99人次"), [], 1),
        (GOOD.replace("110人次", "99人次"), ["--exit-zero"], 0),
        (GOOD.replace("  SL02: 110人次\n", ""), [], 1),
        (GOOD.replace("  SL02: 110人次\n", ""), ["--missing", "warn"], 0),
        (GOOD.replace("  SL02: 110人次\n", ""), ["--missing", "ignore"], 0),
        (GOOD.replace("{rating: 达成}", "有所提升"), [], 1),
        (GOOD.replace("{rating: 达成}", "{rating: 部分达成}"), [], 1),
        (GOOD.replace("110人次", "110元"), [], 2),
        (GOOD.replace("110人次", "110元"), ["--exit-zero"], 2),
        (GOOD.replace("110人次", "很多"), [], 2),
        (GOOD.replace("SL02", "SL99"), [], 2),
        (GOOD.replace("SL02", "培训人次"), [], 0),
        (GOOD + "  培训人次: 110人次\n", [], 2),
        (GOOD.replace("targets:", "target:"), [], 2),
        (GOOD.replace("targets.yaml", "none.yaml"), [], 2),
        (GOOD.replace("J2-01: 1份", "J2-01: 0份"), [], 1),
    ],
)
def test_exit_codes(desk, capsys, actuals: str, options: list[str], code: int) -> None:
    desk(actuals)
    for format_name in ("table", "concise", "json", "jsonl"):
        assert screen(capsys, "check", "actuals.yaml", "--format", format_name, *options)[0] == code


def test_an_unreadable_target_is_exit_2(desk, capsys) -> None:
    desk(GOOD, TARGETS.replace("100人次以上", "不适于100人次"))
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 2
    assert "--> targets.yaml:13:39" in out
    assert "不少于" in out


def test_nothing_to_check_is_exit_3(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert screen(capsys, "check")[0] == 3
    (tmp_path / "leer").mkdir()
    assert screen(capsys, "check", "leer")[0] == 3


def test_the_quarter_decides_what_is_due(desk, capsys) -> None:
    desk("targets: targets.yaml\nactuals:\n  SL01: [{quarter: 1, value: 2期}]\n  J2-01: 1份\n")
    assert screen(capsys, "check", "actuals.yaml", "--quarter", "1")[0] == 0
    assert screen(capsys, "check", "actuals.yaml", "--quarter", "4")[0] == 1
    # the milestone promises 2 of 4, which are there; all 4 fall due at the end of the year
    assert screen(capsys, "check", "actuals.yaml", "--quarter", "2")[0] == 0


# the value of the indicator, its own due quarter, the milestones (quarter: value), the quarter it falls due in
DUE = [
    ("200人次", "", {}, 4),
    ("200人次", "", {2: None}, 2),
    ("200人次", "", {2: "200人次"}, 2),
    ("不少于200人次", "", {2: "200人次"}, 2),
    ("200人次", "", {2: "250人次"}, 2),
    ("200人次", "", {2: "150人次"}, 4),
    ("200人次", "", {2: "150人次", 3: "200人次"}, 3),
    ("200人次", "3", {2: "150人次"}, 3),
    ("200人次", "4", {2: "200人次"}, 4),
    ("不少于3场", "", {3: "不少于3次"}, 3),
    ("超过50家", "", {3: "50家"}, 4),
    ("2亿元", "", {3: "20000万元"}, 3),
    ("2亿元", "", {3: "5000万元"}, 4),
    ("≥95%", "", {2: "≥50%", 3: "≥95%"}, 3),
    ("≤5%", "", {2: "≤8%"}, 4),
    ("2025年9月底前", "", {1: "2025年9月底前"}, 1),
    ("2025年9月底前", "", {}, 3),
    ("不少于3次，每次不少于50人", "", {2: "不少于3次"}, 4),
    ("不断提升", "", {3: "1份"}, 3),
]


@pytest.mark.parametrize(("value", "due", "steps", "quarter"), DUE)
def test_an_indicator_falls_due_with_the_milestone_that_promises_all_of_it(
    desk, capsys, value: str, due: str, steps: dict[int, str | None], quarter: int
) -> None:
    values = {number: f", value: '{step}'" if step else "" for number, step in steps.items()}
    plan = "".join(
        f"  - {{quarter: {number}, milestones: [{{indicator: SL01{value}}}]}}\n" for number, value in values.items()
    )
    table = TARGETS.partition("plan:")[0] + (f"plan:\n{plan}" if plan else "")
    own = f", due: {due}" if due else ""
    table += f"indicators: {{产出指标: {{数量指标: [{{id: SL01, name: 培训, value: '{value}'{own}}}]}}}}\n"
    desk("targets: targets.yaml\nactuals:\n", table)
    _code, out, _err = screen(capsys, "check", "actuals.yaml", "--quarter", "1", "--format", "json")
    assert json.loads(out)["checks"][0]["indicators"][0]["due_quarter"] == quarter


@pytest.mark.parametrize(("missing", "severity"), [("fail", "错误"), ("warn", "警告"), ("ignore", "警告")])
def test_the_part_that_is_not_reported_is_named(desk, capsys, missing: str, severity: str) -> None:
    desk(
        GOOD.replace("  SL02: 110人次\n", "  SL02: 3次\n"),
        TARGETS.replace("100人次以上", "不少于3次，每次不少于50人"),
    )
    code, out, _err = screen(capsys, "check", "actuals.yaml", "--format", "concise", "--missing", missing)
    told = [line for line in out.splitlines() if "SL02" in line]
    assert code == (1 if missing == "fail" else 0)
    assert len(told) == 1, out
    assert "目标有 2 项要求，其中「每次不少于50人」没有填报" in told[0]
    assert ("JX316" if missing == "ignore" else "JX302") in told[0]
    assert severity in told[0]


def test_as_of_does_the_same(desk, capsys) -> None:
    desk(GOOD.replace("actuals:\n", "as_of: 2025-03-31\nactuals:\n", 1).replace("  SL02: 110人次\n", ""))
    assert screen(capsys, "check", "actuals.yaml")[0] == 0


def test_folders_and_several_files_keep_their_order(desk, capsys) -> None:
    desk(
        GOOD,
        a__b_yaml=GOOD.replace("targets.yaml", "../targets.yaml"),
        a__a_yaml=GOOD.replace("targets.yaml", "../targets.yaml"),
    )
    code, out, _err = screen(capsys, "check", ".", "--format", "json")
    assert code == 0
    paths = [check["actuals"]["path"] for check in json.loads(out)["checks"]]
    assert paths == ["a/a.yaml", "a/b.yaml", "actuals.yaml"]


def test_one_bad_file_does_not_stop_the_others(desk, capsys) -> None:
    desk(GOOD, bad_yaml="actuals:\n  SL01：4个\n")
    code, out, _err = screen(capsys, "check", "bad.yaml", "actuals.yaml")
    assert code == 2
    assert "全角冒号" in out
    assert "共 4 项：达标 4" in out


def test_the_configuration_names_the_files(desk, capsys) -> None:
    desk(GOOD, jixiao_toml='[paths]\nactuals = "actuals.yaml"\n[check]\nmissing = "warn"\n')
    assert screen(capsys, "check")[0] == 0


def test_a_project_has_its_own_units(desk, capsys) -> None:
    actuals, targets = GOOD.replace("110人次", "110罐次"), TARGETS.replace("100人次以上", "100罐次以上")
    desk(actuals, targets)
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 2
    assert "罐次" in out
    desk(actuals, targets, jixiao_toml='units = ["罐次"]\n')
    assert screen(capsys, "check", "actuals.yaml")[0] == 0


def test_a_configuration_in_another_encoding_is_told_as_any_file(desk, capsys, tmp_path) -> None:
    desk(GOOD)
    (tmp_path / "jixiao.toml").write_bytes('# 设置\n[check]\nmissing = "warn"\n'.encode("gbk"))
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 2
    assert "错误[JX102] 文件是 GBK 编码，请转成 UTF-8。" in out
    assert "jixiao.toml:1:1" in out
    assert "「另存为」时编码选 UTF-8" in out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[chek]\n", "check"),
        ("[check]\nmissing = 'maybe'\n", "fail、warn、ignore"),
        ("[check\n", "TOML"),
        ("[check]\nnear = -1\n", "near"),
    ],
)
def test_a_bad_configuration_is_exit_2(desk, capsys, text: str, words: str) -> None:
    desk(GOOD, jixiao_toml=text)
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 2
    assert "jixiao.toml:" in out
    assert words in out


def test_output_to_a_file(desk, capsys, tmp_path) -> None:
    desk()
    code, out, err = screen(capsys, "check", "actuals.yaml", "--format", "json", "-o", "out.json")
    assert (code, out) == (0, "")
    assert "out.json" in err
    content = (tmp_path / "out.json").read_bytes()
    assert json.loads(content)["summary"]["met"] == 4
    assert b"\r" not in content
    assert screen(capsys, "check", "actuals.yaml", "-o", "none/out.txt")[0] == 2


def test_colour_only_where_it_is_wanted(desk, capsys, monkeypatch) -> None:
    desk(MISSED)
    assert "\x1b[" not in screen(capsys, "check", "actuals.yaml")[1]
    assert "\x1b[" in screen(capsys, "check", "actuals.yaml", "--color", "always")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in screen(capsys, "check", "actuals.yaml")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in screen(capsys, "check", "actuals.yaml")[1]


def test_english(desk, capsys, golden) -> None:
    desk(MISSED)
    code, out, _err = screen(capsys, "check", "actuals.yaml", "--lang", "en")
    assert code == 1
    golden("missed-english.txt", out)


HOSTILE = "[/red]::error::]]>\\e[31m<b>:100:\\u202e"


def test_data_is_never_markup(desk, capsys) -> None:
    desk(GOOD.replace("110人次", "99人次"), TARGETS.replace("培训人次", f'"{HOSTILE}"'))
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 1
    assert (
        "[/red]::error::]]>\\u001b[31m<b>:100:\\u202e" in out.replace("\n", "").replace(" ", "")
        or "[/red]::error::]]>" in out
    )
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--quarter", "5"],
        ["check", "--format", "xml"],
        ["check", "--missing", "no"],
        ["check", "none.yaml"],
        ["check", "--nonsense"],
        ["chek"],
        ["--lang", "fr", "check"],
        ["check", "--color", "blue"],
    ],
)
def test_usage_errors_are_one_sentence_and_exit_2(tmp_path, monkeypatch, capsys, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = screen(capsys, *arguments)
    assert (code, out) == (2, "")
    assert 1 <= len(err.splitlines()) <= 2
    assert "Error" not in err


def test_evidence_has_to_exist_inside_the_repository(desk, capsys, tmp_path) -> None:
    entry = "{value: 110人次, evidence: [%s]}"
    (tmp_path / ".git").mkdir()
    desk(GOOD.replace("110人次", entry % "证明.txt"))
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 1
    assert "佐证材料不存在：证明.txt" in out
    (tmp_path / "证明.txt").write_text("x", encoding="utf-8")
    assert screen(capsys, "check", "actuals.yaml")[0] == 0
    outside = tmp_path.parent / "外面.txt"
    outside.write_text("x", encoding="utf-8")
    (tmp_path / "链接.txt").symlink_to(outside)
    for path in ("../外面.txt", "链接.txt", str(outside)):
        desk(GOOD.replace("110人次", entry % path))
        code, out, _err = screen(capsys, "check", "actuals.yaml")
        assert code == 1
        assert "不在本仓库内" in out
    checksum = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    desk(GOOD.replace("110人次", entry % f"{{path: 证明.txt, sha256: {checksum}}}"))
    assert screen(capsys, "check", "actuals.yaml")[0] == 0
    (tmp_path / "证明.txt").write_text("y", encoding="utf-8")
    assert "对不上" in screen(capsys, "check", "actuals.yaml")[1]


def test_evidence_can_be_required(desk, capsys) -> None:
    desk()
    code, out, _err = screen(capsys, "check", "actuals.yaml", "--require-evidence")
    assert code == 1
    assert out.count("JX317") == 5


WAIVER = "waivers:\n  - {indicator: SL02, reason: 场馆维修, approved_by: 示例批复, until: %s}\n"


def test_a_waiver_lets_off_until_its_day(desk, capsys, monkeypatch, golden) -> None:
    missed = GOOD.replace("110人次", "86人次")
    monkeypatch.setenv("JIXIAO_TODAY", "2026-01-15")
    desk(missed, waivers_yaml=WAIVER % "2026-01-15")
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 0
    assert "已豁免" in out
    golden("waived.txt", out)
    assert screen(capsys, "check", "actuals.yaml", "--no-waivers")[0] == 1
    for until in ("2026-01-14", "2026-13-01", "永久"):
        desk(missed, waivers_yaml=WAIVER % until)
        code, out, _err = screen(capsys, "check", "actuals.yaml")
        assert code == 1
        assert "JX322" in out
        assert "until: " in out  # the line of waivers.yaml


def test_a_waiver_nobody_needs_is_told(desk, capsys) -> None:
    desk(GOOD, waivers_yaml=WAIVER % "2026-12-31")
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 0
    assert "JX323" in out
    assert "waivers.yaml:2:" in out
    assert "  2 | " in out


def test_files_that_could_not_be_checked_are_counted(desk, capsys) -> None:
    desk(GOOD, a__broken_yaml="actuals: [\n")
    assert screen(capsys, "check", "a/broken.yaml")[1].endswith("\n1 个文件没法核对，没有结果。1 个错误，0 个警告。\n")
    out = screen(capsys, "check", "actuals.yaml", "a/broken.yaml")[1]
    assert "\n共 4 项：达标 4。另有 1 个文件没法核对。1 个错误，0 个警告。\n" in out
    assert screen(capsys, "check", "actuals.yaml", "a/broken.yaml", "--jobs", "2")[1] == out
    assert "没法核对" in screen(capsys, "check", "a/broken.yaml", "--format", "concise")[1]


# what is reported for SL01 (不少于4期), and whether one quarter looks to be there twice
TWICE = [
    ("[{quarter: 1, value: 2期}, {quarter: 1, value: 2期}]", True),
    ("[{quarter: 1, value: 2期}, {quarter: 1, date: 2025-02-01, value: 2期}]", True),
    ("[{date: 2025-02-01, value: 2期}, {date: 2025-02-01, value: 2期}]", True),
    ("[{date: 2025-02-01, value: 2期}, {date: 2025-03-01, value: 2期}]", False),
    ("[{quarter: 1, value: 2期}, {quarter: 2, value: 2期}]", False),
    ("[{quarter: 1, value: 4期}, {quarter: 1, reason: 说明}]", False),
    ("[2期, 2期]", False),
]


@pytest.mark.parametrize(("entries", "told"), TWICE)
def test_a_quarter_that_is_there_twice_is_asked_about(desk, capsys, entries: str, told: bool) -> None:
    desk(GOOD.replace("[{quarter: 1, value: 2期}, {quarter: 3, value: 2期}]", entries))
    code, out, _err = screen(capsys, "check", "actuals.yaml", "--format", "concise")
    assert code == 0
    assert out.count("JX427") == told


@pytest.mark.parametrize("value", ["每次不少于50人", "不少于2次，每次不少于50人"])
def test_several_occasions_of_one_quarter_are_nothing_to_ask_about(desk, capsys, value: str) -> None:
    entries = "[{quarter: 1, value: 56人}, {quarter: 1, value: 61人}]"
    desk(GOOD.replace("110人次", entries), TARGETS.replace("100人次以上", value))
    assert "JX427" not in screen(capsys, "check", "actuals.yaml", "--format", "concise")[1]


@pytest.mark.parametrize("key", ["sl02", "ＳＬ０２", "sl 02"])
def test_an_id_in_another_case_or_width_is_recognised(desk, capsys, key: str) -> None:
    desk(GOOD.replace("SL02:", f"{key}:"))
    assert "是不是「SL02」？" in screen(capsys, "check", "actuals.yaml")[1]


def test_a_waiver_is_in_the_json(desk, capsys) -> None:
    desk(GOOD.replace("110人次", "86人次"), waivers_yaml=WAIVER % "2026-12-31")
    _code, out, _err = screen(capsys, "check", "actuals.yaml", "--format", "json")
    row = json.loads(out)["checks"][0]["indicators"][1]
    assert row["status"] == "waived"
    assert row["waiver"]["reason"] == "场馆维修"


def test_a_crash_is_exit_2_and_one_sentence(monkeypatch, capsys, desk) -> None:
    desk()

    def broken(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("示例故障")

    monkeypatch.setattr("jixiao.check.check", broken)
    code, _out, err = screen(capsys, "check", "actuals.yaml")
    assert code == 2
    assert "Traceback" not in err
    monkeypatch.setenv("JIXIAO_DEBUG", "1")
    assert "Traceback" in screen(capsys, "check", "actuals.yaml")[2]


def test_interrupted_is_130(monkeypatch, capsys, desk) -> None:
    desk()

    def stopped(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jixiao.check.check", stopped)
    assert screen(capsys, "check", "actuals.yaml")[0] == 130


def test_the_repository_is_looked_for_once_a_run(desk, capsys, monkeypatch, tmp_path) -> None:
    """It takes a dozen questions to the disk, and an actual may name a dozen files."""
    asked: list[Path] = []
    find_root = evidence.find_root
    monkeypatch.setattr(evidence, "find_root", lambda folder: asked.append(folder) or find_root(folder))
    (tmp_path / "甲.txt").write_text("甲", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    proven = GOOD.replace("110人次", "{value: 110人次, evidence: [甲.txt, 甲.txt]}").replace(
        "{rating: 达成}", "{rating: 达成, evidence: [甲.txt]}"
    )
    desk(proven, again_yaml=proven)
    assert screen(capsys, "check", "actuals.yaml", "again.yaml", "--jobs", "1")[0] == 0
    assert asked == [tmp_path]


def test_many_unreported_items_are_listed_and_not_told_one_by_one(desk, capsys, golden) -> None:
    rows = "".join(f"      - {{id: SL{number:02}, name: 指标{number}, value: {number}个}}\n" for number in range(1, 8))
    desk(
        "targets: targets.yaml\nactuals: {SL01: 1个}\n",
        f"project: {{name: 示例, year: 2025}}\nindicators:\n  产出:\n    数量:\n{rows}",
    )
    code, out, _err = screen(capsys, "check", "actuals.yaml")
    assert code == 1
    golden("many-unreported.txt", out)
    assert out.count("= 帮助") == 1
    _code, concise, _err = screen(capsys, "check", "actuals.yaml", "--format", "concise")
    assert concise.count("JX302") == 6
