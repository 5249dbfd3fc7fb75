"""A whole year on the Zhaoqing table, from ``init`` to ``score``, through the command line alone; the screens are golden files.

The numbers are made up for this test; only the table is real.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jixiao.__main__ import run

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
        *((f"J1-0{number}", "达成", "") for number in range(3, 8)),
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
        ("SL07", "达成", ""),
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
        ("SL16", "1次", ""),
        ("SL17", "1批次", ""),
        ("SL18", "25件", ""),
        ("ZL01", "1个", ""),
        ("SX01", "达成", ""),
        ("CB01", "达成", ""),
        ("SH01", "10家", ""),
        ("SH02", "部分达成", ""),
        ("KC01", "达成", ""),
        ("J4-02", "21项", ""),
        ("J4-03", "增长11%", ""),
        ("J4-04", "达成", ""),
    ],
}
RATINGS = {"达成", "部分达成", "未达成"}


class Desk:
    """The office's repository, and the one way it is worked in."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def run(self, *arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        captured = self.capsys.readouterr()
        return code, captured.out + captured.err

    def quarter(self, quarter: int) -> None:
        for name, value, evidence in QUARTERS[quarter]:
            words = ["--rating", value] if value in RATINGS else [value]
            proof = ["--evidence", f"佐证/{evidence}"] if evidence else []
            code, out = self.run("record", name, *words, "--quarter", str(quarter), *proof)
            assert code == 0, out

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
    code, out = desk.run("init")
    assert code == 0
    golden("0-init.txt", out)
    assert (
        desk.run("check", "--quarter", "1")[0] == 1
    )  # nothing is entered yet, and the first quarter's milestones are due

    desk.quarter(1)
    code, out = desk.run("report", "--quarter", "1")
    assert code == 0, out
    golden("1-report.txt", out)

    desk.quarter(2)
    code, out = desk.run("check", "--quarter", "2")
    assert code == 1
    assert "未达标：J2-01" in out  # 46 of 50 licences
    code, out = desk.run("report", "--quarter", "2")
    golden("2-report.txt", out)
    assert code == 1

    desk.quarter(3)
    desk.replace("  # J3-07:", "  J3-07: [62人, 55人, 51人]\n  # J3-07:")
    code, out = desk.run("check", "--quarter", "3")
    assert code == 0, out  # the licences are made up for
    code, out = desk.run("report", "--quarter", "3")
    golden("3-report.txt", out)

    desk.quarter(4)
    desk.replace("  # J4-01:", "  J4-01: [12项, 11项, 10项, 10项]\n  # J4-01:")
    code, out = desk.run("check")
    golden("4-check.txt", out)
    assert code == 1
    assert "未达标：SL12" in out  # 16 of 20 mediations
    assert "部分达成：SH02" in out
    code, out = desk.run("report", "--quarter", "4")
    golden("4-report.txt", out)
    assert code == 1

    code, out = desk.run("evidence")
    golden("5-evidence.txt", out)
    assert code == 1  # not everything that is reported has a file

    code, out = desk.run("score")
    assert code == 1  # reasons are missing, and so is the money
    desk.replace("# budget: {adjusted: 365万元, spent: }", "budget: {adjusted: 365万元, spent: 352万元}")
    for name, reason in (("SL12", "当事人改走行政裁决"), ("SH02", "巡查机制年底才建立")):
        code, out = desk.run("record", name, "--quarter", "4", "--reason", reason, "--replace", *_again(name))
        assert code == 0, out
    code, out = desk.run("score")
    golden("6-score.txt", out)
    assert code == 0, out


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
    lines = "".join(f"  - {waiver.format(name)}\n" for name in ("SL12", "SH02"))
    (desk.folder / "waivers.yaml").write_text(f"waivers:\n{lines}", encoding="utf-8")
    commands = (("check",), ("report", "--quarter", "4"), ("score",))
    for command in commands:
        out = desk.run(*command)[1]
        assert "已豁免" in out, command
        assert "示例原因" in out, command
        assert "示例原因" in desk.run(*command, "--format", "json")[1], command
        assert "示例原因" not in desk.run(*command, "--no-waivers")[1], command
    assert desk.run("check")[0] == 0
    monkeypatch.setenv("JIXIAO_TODAY", "2026-01-01")
    assert desk.run("check")[0] == 1
    for command in commands:
        assert "JX322" in desk.run(*command)[1], command


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


@pytest.mark.parametrize(
    ("command", "written", "code", "place"),
    [
        ("check", "  SH02: {rating: 良好}\n", "JX113", "actuals.yaml:4:"),
        ("score", "  SH02: {rating: 部分达成, score: 95%}\n", "JX456", "actuals.yaml:4:"),
        ("report", "budget: {spent: 400万元}\n", "JX413", "actuals.yaml:"),
        ("report", "  SL12: [{quarter: 1, value: 5次, date: 2024-03-01}]\n", "JX4", "actuals.yaml:4:"),
    ],
)
def test_bad_input_is_a_finding_with_its_place(desk: Desk, command: str, written: str, code: str, place: str) -> None:
    head = "targets: targets/zhaoqing-2025.yaml\nas_of: 2025-12-31\n"
    body = f"{head}actuals:\n{written}" if written.startswith(" ") else f"{head}{written}actuals:\n  SL12: 5次\n"
    (desk.folder / "actuals.yaml").write_text(body, encoding="utf-8")
    out = desk.run(command, *(["--quarter", "4"] if command == "report" else []))[1]
    found = [block for block in out.split("\n\n") if f"[{code}" in block and place in block]
    assert found, out
    assert "帮助" in found[0]


def test_a_total_that_shrinks_is_told(desk: Desk) -> None:
    text = (
        "targets: targets/zhaoqing-2025.yaml\nactuals:\n  SL12: [{quarter: 1, value: 5次}, {quarter: 2, value: -2次}]\n"
    )
    (desk.folder / "actuals.yaml").write_text(text, encoding="utf-8")
    code, out = desk.run("report", "--quarter", "2")
    assert code == 2
    assert "actuals.yaml:3:" in out
