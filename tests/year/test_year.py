"""A whole year on the Zhaoqing table, from ``init`` to ``score``, through the command line alone; the screens are golden files.

The numbers are made up for this test; only the table is real.
"""

from __future__ import annotations

import json
import re
import shutil
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable

    Golden = Callable[[str, str], None]

ROOT = Path(__file__).parent.parent.parent

# What is entered in each quarter: id, value (a rating where it is one), evidence.
QUARTERS: dict[int, list[tuple[str, str, str]]] = {
    1: [
        ("SL02", "1场", "培训签到表.txt"),
        ("SL05", "20人次", ""),
        ("SL10", "7亿元", "融资统计.txt"),
        ("SL12", "5次", ""),
        ("SL15", "1次", ""),
        ("SL17", "1批次", ""),
        ("SL18", "30件", ""),
        ("SH01", "15家", ""),
        ("J1-01", "1个", ""),
        ("J1-02", "2件", ""),
        *((f"J1-0{number}", "已完成", "") for number in range(3, 8)),
    ],
    2: [
        ("SL01", "4个", "布局中心材料.txt"),
        ("SL04", "2个", ""),
        ("SL05", "25人次", ""),
        ("SL09", "1场", "发布会材料.txt"),
        ("SL10", "8亿元", "融资统计.txt"),
        ("SL12", "2次", ""),
        ("SL18", "20件", ""),
        ("SH01", "15家", ""),
        ("J2-01", "46件", ""),
        ("J2-02", "1份", ""),
        ("J2-03", "达成", ""),
        ("J2-04", "达成", ""),
    ],
    3: [
        ("SL02", "2场", "培训签到表.txt"),
        ("SL05", "35人次", ""),
        ("SL06", "2个", ""),
        ("SL07", "按期完成", ""),
        ("SL08", "3件", ""),
        ("SL10", "9亿元", "融资统计.txt"),
        ("SL12", "9次", ""),
        ("SL18", "35件", ""),
        ("SH01", "12家", ""),
        ("J2-01", "8件", ""),
        ("J3-01", "2场", ""),
        ("J3-02", "2个", ""),
        ("J3-03", "2个", ""),
        ("J3-04", "1个", ""),
        ("J3-05", "2个", ""),
        ("J3-06", "5家", ""),
        ("J3-08", "达成", ""),
    ],
    4: [
        ("SL03", "4份", ""),
        ("SL05", "30人次", ""),
        ("SL08", "2件", ""),
        ("SL10", "8亿元", "融资统计.txt"),
        ("SL11", "1场", ""),
        ("SL13", "1场", ""),
        ("SL14", "1届次", ""),
        ("SL15", "1次", ""),
        ("SL17", "1批次", ""),
        ("SL18", "25件", ""),
        ("ZL01", "1个", ""),
        ("SX01", "达成", ""),
        ("CB01", "达成", ""),
        ("SH01", "10家", ""),
        ("SH02", "部分达成", ""),
        ("KC01", "达成预期指标", ""),
        ("J4-02", "21项", ""),
        ("J4-03", "增长11%", ""),
        ("J4-04", "达成", ""),
    ],
}
RATINGS = {"达成", "部分达成", "未达成"}
SPENT = {1: "85万元", 2: "160万元", 3: "270万元", 4: "352万元"}
QUARTER_ENDS = {1: "2025-03-31", 2: "2025-06-30", 3: "2025-09-30", 4: "2025-12-31"}
WAIVERS = """\
targets: targets/zhaoqing-2025.yaml
waivers:
  - {indicator: SL16, reason: 专项行动并入全省统一行动, approved_by: 示例批复, until: 2026-01-31}
"""


class Desk:
    """The office's repository, and the one way it is worked in."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def run(self, *arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        captured = self.capsys.readouterr()
        return code, captured.out + captured.err

    def quarter(self, quarter: int) -> str:
        """Enter what a quarter brought, the money too, and return what the screen showed meanwhile."""
        shown = ""
        for name, value, evidence in QUARTERS[quarter]:
            words = ["--rating", value] if value in RATINGS else [value]
            proof = ["--evidence", f"佐证/{evidence}"] if evidence else []
            code, out = self.run("record", name, *words, "--quarter", str(quarter), *proof)
            assert code == 0, out
            shown += out
        self.write("as_of", QUARTER_ENDS[quarter])
        self.write("budget", f"{{adjusted: 365万元, spent: {SPENT[quarter]}}}")
        return shown

    def write(self, key: str, value: str) -> None:
        """Set a line of the head of the file, which ``init`` leaves as a comment."""
        text, count = re.subn(rf"^(?:# )?{key}: [^#\n]*", f"{key}: {value}  ", self.text(), flags=re.MULTILINE)
        assert count == 1
        (self.folder / "actuals.yaml").write_text(text, encoding="utf-8")

    def report(self, golden: Golden, quarter: int, *, code: int) -> dict[str, Any]:
        """Compare the screen of a quarter with its golden file, and return what the JSON says, lights by id."""
        found, out = self.run("report", "--quarter", str(quarter))
        golden(f"{quarter}-report.txt", out)
        assert found == code, out
        (sheet,) = json.loads(self.run("report", "--quarter", str(quarter), "--format", "json")[1])["reports"]
        sheet["lights"] = {row["id"]: row["light"] for row in sheet["indicators"]}
        return sheet

    def text(self) -> str:
        return (self.folder / "actuals.yaml").read_text(encoding="utf-8")

    def replace(self, old: str, new: str) -> None:
        text = self.text()
        assert old in text
        (self.folder / "actuals.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    (tmp_path / ".git").mkdir()
    (tmp_path / "targets").mkdir()
    (tmp_path / "佐证").mkdir()
    shutil.copy(ROOT / "targets" / "zhaoqing-2025.yaml", tmp_path / "targets")
    for rows in QUARTERS.values():
        for _name, _value, evidence in rows:
            if evidence:
                (tmp_path / "佐证" / evidence).write_text("示例佐证材料\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIXIAO_TODAY", "2025-12-31")
    return Desk(tmp_path, capsys)


def test_the_year(desk: Desk, golden) -> None:
    _beginning(desk, golden)
    _first_quarter(desk, golden)
    _second_quarter(desk, golden)
    _third_quarter(desk, golden)
    _fourth_quarter(desk, golden)
    _self_evaluation(desk, golden)


def _beginning(desk: Desk, golden: Golden) -> None:
    code, out = desk.run("init")
    assert code == 0
    golden("0-init.txt", out)
    code, out = desk.run("check", "--quarter", "1")
    assert code == 1  # nothing is entered yet, and the milestones of the first quarter are due
    assert out.count("未填报：J1-") == 7


def _first_quarter(desk: Desk, golden: Golden) -> None:
    golden("1-record.txt", desk.quarter(1))
    code, out = desk.run("check")
    golden("1-check.txt", out)
    assert code == 0, out
    assert "提示[JX315] J1-03 制定资金分配方案和项目申报指南：「已完成」按评级「达成」读。" in out
    report = desk.report(golden, 1, code=0)
    assert report["light"] == "green"
    assert report["budget"]["light"] == "green"
    assert [row["id"] for row in report["milestones"]] == [f"J1-0{number}" for number in range(1, 8)]
    assert report["lights"]["SL11"] == "not_due"  # a single event, planned for the fourth quarter
    assert report["lights"]["SL01"] == "not_due"  # planned for the second quarter


def _second_quarter(desk: Desk, golden: Golden) -> None:
    desk.quarter(2)
    code, out = desk.run("check")
    golden("2-check.txt", out)
    assert code == 1
    assert "未达标：J2-01" in out  # 46 of 50 licences
    report = desk.report(golden, 2, code=1)
    assert report["worse"] == ["SL12"]
    assert (report["light"], report["lights"]["SL12"], report["lights"]["SH01"]) == ("yellow", "yellow", "blue")
    assert [row["id"] for row in report["milestones"] if row["status"] == "missed"] == ["J2-01"]


def _third_quarter(desk: Desk, golden: Golden) -> None:
    desk.quarter(3)
    desk.replace("  # J3-07:", "  J3-07: [62人, 55人, 51人]\n  # J3-07:")
    code, out = desk.run("check")
    golden("3-check.txt", out)
    assert code == 0, out
    report = desk.report(golden, 3, code=0)
    assert "J2-01" not in [row["id"] for row in report["milestones"]]  # 54 licences: the shortfall is made up for
    assert report["lights"]["SL12"] == "green"


def _fourth_quarter(desk: Desk, golden: Golden) -> None:
    desk.quarter(4)
    desk.replace("  # J4-01:", "  J4-01: [12项, 11项, 10项, 10项]\n  # J4-01:")
    (desk.folder / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    code, out = desk.run("check")
    golden("4-check.txt", out)
    assert code == 1
    assert "未达标：SL12" in out  # 16 of 20 mediations
    assert "部分达成：SH02" in out
    assert "已豁免 SL16" in out
    report = desk.report(golden, 4, code=1)
    assert (report["lights"]["SL16"], report["lights"]["SH02"]) == ("waived", "yellow")

    code, out = desk.run("evidence")
    golden("5-evidence.txt", out)
    assert code == 1  # not everything that is reported has a file


def _self_evaluation(desk: Desk, golden: Golden) -> None:
    code, out = desk.run("score")
    golden("6-score-without-reasons.txt", out)
    assert code == 1
    assert [out.count(f"没有写扣分原因：{name}") for name in ("SL12", "SH02")] == [1, 1]
    for name, reason in (("SL12", "当事人改走行政裁决"), ("SH02", "巡查机制年底才建立")):
        code, out = desk.run("record", name, "--quarter", "4", "--reason", reason, "--replace", *_again(name))
        assert code == 0, out
    code, out = desk.run("score")
    golden("7-score.txt", out)
    assert code == 0, out
    (score,) = json.loads(desk.run("score", "--format", "json")[1])["scores"]
    won = sum(Decimal(row["score"]) for row in score["indicators"] if row["score"]) + Decimal(score["budget"]["score"])
    assert (score["counted"], score["grade"]) == ("97.62", "优")  # SL16, 2.38 points, is left out
    assert Decimal(score["total"]) == (won * 100 / Decimal("97.62")).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _again(name: str) -> list[str]:
    return ["0次"] if name == "SL12" else ["--rating", "部分达成"]


def test_a_waiver_ends_on_its_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for quarter in QUARTERS:
        if quarter == 1:
            desk.run("init")
        desk.quarter(quarter)
    desk.replace("  # J3-07:", "  J3-07: [62人, 55人, 51人]\n  # J3-07:")
    desk.replace("  # J4-01:", "  J4-01: [12项, 11项, 10项, 10项]\n  # J4-01:")
    waiver = "{{indicator: {}, reason: 示例原因, approved_by: 示例批复, until: 2025-12-31}}"
    lines = "".join(f"  - {waiver.format(name)}\n" for name in ("SL12", "SL16", "SH02"))
    (desk.folder / "waivers.yaml").write_text(f"waivers:\n{lines}", encoding="utf-8")
    commands = (("check",), ("report", "--quarter", "4"), ("score",))
    formats = ("table", "concise", "json", "jsonl")
    for command in commands:
        assert "已豁免" in desk.run(*command)[1], command
        for format_name in formats:
            assert "示例原因" in desk.run(*command, "--format", format_name)[1], (command, format_name)
            out = desk.run(*command, "--format", format_name, "--no-waivers")[1]
            assert "示例原因" not in out, (command, format_name)
    assert desk.run("check")[0] == 0
    monkeypatch.setenv("JIXIAO_TODAY", "2026-01-01")
    assert desk.run("check")[0] == 1
    for command in commands:
        for format_name in formats:
            out = desk.run(*command, "--format", format_name)[1]
            assert out.count("JX322") == 3, (command, format_name)
            told = [line for line in out.splitlines() if " | " not in line]  # without the lines of waivers.yaml
            assert "示例原因" not in "".join(told), (command, format_name)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["SL12", "3元", "--quarter", "2"], "单位不同"),
        (["SL12", "很多", "--quarter", "2"], "是数量"),
        (["SL99", "3次", "--quarter", "2"], "SL99"),
        (["SH02", "--rating", "良好", "--quarter", "2"], "达成"),
        (["SL12", "3次", "--quarter", "7"], "--quarter"),
        (["SL12", "3次", "--quarter", "2", "--evidence", "佐证/没有.txt"], "没有.txt"),
    ],
)
def test_what_is_refused_leaves_the_file_alone(desk: Desk, arguments: list[str], words: str) -> None:
    desk.run("init")
    before = desk.text()
    code, out = desk.run("record", *arguments)
    assert code == 2, out
    assert words in out
    assert desk.text() == before
