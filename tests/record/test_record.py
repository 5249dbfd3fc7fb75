"""``record`` as a user meets it: the whole program, the file before and after, and the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Run = Callable[..., Result]

HEAD = "targets: targets/demo.yaml\n"


def body(file: Path) -> str:
    """The file without its head."""
    return file.read_bytes().decode().removeprefix(HEAD)


# what stands in the file, what is recorded, what stands there then
WRITTEN = [
    (
        "actuals:\n  SL01: 2个\n",
        "SL02 2场 --quarter 1",
        "actuals:\n  SL01: 2个\n  SL02:\n    - {quarter: 1, value: 2场}\n",
    ),
    (
        "actuals:\n  知识产权培训:\n    - 1场\n",
        "SL02 2场 --quarter 3 --date 2025-08-21 --note 两天",
        "actuals:\n  知识产权培训:\n    - 1场\n    - {quarter: 3, date: 2025-08-21, value: 2场, note: 两天}\n",
    ),
    (
        "actuals:\n  SL02: [{quarter: 1, value: 1场}]\n",
        "知识产权培训 2场 --quarter 三",
        "actuals:\n  SL02: [{quarter: 1, value: 1场}, {quarter: 3, value: 2场}]\n",
    ),
    (
        "actuals:\n",
        "SH01 --rating 部分达成 --quarter 4 --reason 人手不足",
        "actuals:\n  SH01:\n    - {quarter: 4, rating: 部分达成, reason: 人手不足}\n",
    ),
    (
        "actuals:\n  # SX01:  # 完成时间\n  SL01: 2个\n",
        "SX01 2025-11-30 --quarter 4",
        "actuals:\n  SX01:  # 完成时间\n    - {quarter: 4, value: 2025-11-30}\n  SL01: 2个\n",
    ),
    (
        "actuals:\n  SL02: {quarter: 1, value: 1场}\n",
        "SL02 2场 --quarter 3",
        "actuals:\n  SL02:\n    - {quarter: 1, value: 1场}\n    - {quarter: 3, value: 2场}\n",
    ),
    (
        "actuals:\n  SL02:\n    - {date: 2025-08-01, value: 1场}\n",
        "SL02 1场 --date 2025-09-01",
        "actuals:\n  SL02:\n    - {date: 2025-08-01, value: 1场}\n    - {date: 2025-09-01, value: 1场}\n",
    ),
    (
        "actuals:\n  SL02: 1场   # 累计\n",
        "SL02 2场 --quarter 2 --replace",
        "actuals:\n  SL02: {quarter: 2, value: 2场}   # 累计\n",
    ),
    (
        "actuals:\n  SL02:\n    - {quarter: 2, value: 1场, note: 初步}\n",
        "SL02 --quarter 2 --replace --reason 补报",
        "actuals:\n  SL02:\n    - {quarter: 2, value: 1场, note: 初步, reason: 补报}\n",
    ),
    ("actuals:\n  J2-01:\n", "J2-01 2场 --quarter 2", "actuals:\n  J2-01:\n    - {quarter: 2, value: 2场}\n"),
    ("actuals: {}\n", "SL03 2,000万元 --quarter 1", "actuals:\n  SL03:\n    - {quarter: 1, value: '2,000万元'}\n"),
    (
        "actuals:\n  SL04:\n    - date: 2025-03-01\n      value: 56人\n",
        "SL04 61人 --quarter 3",
        "actuals:\n  SL04:\n    - date: 2025-03-01\n      value: 56人\n    - quarter: 3\n      value: 61人\n",
    ),
]


@pytest.mark.parametrize(("before", "command", "after"), WRITTEN, ids=[command for _b, command, _a in WRITTEN])
def test_what_is_written(actuals: Path, jixiao: Run, before: str, command: str, after: str) -> None:
    actuals.write_text(HEAD + before, encoding="utf-8")
    result = jixiao("record", *command.split())
    assert result.code == 0, result
    assert body(actuals) == after
    assert result.out.startswith("已写入 actuals.yaml:")


# what stands in the file, what is recorded, the code and a piece of the sentence that refuses it
REFUSED = [
    ("SL02: 1场", "SL02 2场 --quarter 1", "JX403", "再加一项就分不清是累计还是新增"),
    ("SL02: 1场", "SL02 2场 --quarter 1", "JX403", "SL02: [{quarter: 1, value: 1场}]"),
    ("SL02: {quarter: 3, value: 3场}", "SL02 1场 --quarter 1", "JX403", "已经包括第 1 季度"),
    ("SL02: {quarter: 3, value: 3场}", "SL02 1场 --quarter 3", "JX402", "第 3 季度已经填过「3场」"),
    ("SL02: [{quarter: 3, value: 3场}]", "SL02 1场 --quarter 3", "JX402", "要改写，加 --replace"),
    ("SL02: [{date: 2025-08-01, value: 3场}]", "SL02 1场 --quarter 3", "JX402", "加 --date 写明日期"),
    (
        "SL02: [{date: 2025-08-01, value: 1场}, {date: 2025-08-02, value: 1场}]",
        "SL02 1场 --quarter 3 --replace",
        "JX402",
        "这个季度有 2 项",
    ),
    ("SL01: 2个", "SL2 2场 --quarter 1", "JX115", "是不是「SL02」"),
    ("SL01: 2个", "sl02 2场 --quarter 1", "JX115", "是不是「SL02」"),
    ("SL01: 2个", "SL02 2元 --quarter 1", "JX306", "单位不同"),
    ("SL01: 2个", "SL02 4万元 --quarter 1", "JX306", "例如 4场。"),
    ("SL02: [{quarter: 1, value: 1场}]", "SL02 1个 --quarter 2", "JX306", "是不是少了一行"),
    ("SL01: 2个", "SL02 1,200.5元 --quarter 1", "JX306", "例如 1,200.5场。"),
    ("SL01: 2个", "SL02 四万元 --quarter 1", "JX306", "例如 40000场。"),
    ("SL01: 2个", "SL03 30 --quarter 1", "JX307", "是不是「30亿元」"),
    ("SL01: 2个", "SL02 2场左右的样子 --quarter 1", "JX", "完成值"),
    ("SL01: 2个", "SX01 5个 --quarter 1", "JX314", "是期限"),
    ("SL01: 2个", "SL02 --rating 达成 --quarter 1", "JX313", "只写评级不能判断"),
    ("SL01: 2个", "SL02 2场 --quarter 1 --date 2025-08-21", "JX405", "不在第 1 季度里"),
    ("SL01: 2个", "SL02 2场 --quarter 1 --evidence 没有.pdf", "JX310", "佐证材料不存在：没有.pdf"),
    ("SL01: 2个", "SL02 2场 --quarter 1 --evidence ../outside.pdf", "JX310", "不在本仓库内"),
    ("SL01: 2个\n  SL01: 3个", "SL02 2场 --quarter 1", "JX106", "写了两次"),
    ("SLO1: 2个", "SLO1 2场 --quarter 1", "JX115", "目标表里没有「SLO1」"),
]


@pytest.mark.parametrize(("entry", "command", "code", "piece"), REFUSED, ids=[f"{e} + {c}" for e, c, _c, _p in REFUSED])
def test_what_is_refused_is_not_written(
    actuals: Path, jixiao: Run, entry: str, command: str, code: str, piece: str
) -> None:
    actuals.write_text(f"{HEAD}actuals:\n  {entry}\n", encoding="utf-8")
    (actuals.parent.parent / "outside.pdf").touch()
    before = actuals.read_bytes()
    result = jixiao("record", *command.split())
    assert result.code == 2
    assert f"错误[{code}" in result.out
    assert piece in result.out
    assert actuals.read_bytes() == before
    assert sorted(path.name for path in actuals.parent.iterdir()) == [".git", "actuals.yaml", "targets"]


USAGE = [
    ("SL02 2场 --quarter 5", "--quarter 只能是 1、2、3 或 4"),
    ("SL02 2场", "请用 --quarter 写明哪个季度，或用 --date 写明日期。"),
    ("SL02 --quarter 1", "请写明完成值，例如 jixiao record SL02 2场 --quarter 1"),
    ("--quarter 1", "请写明填报哪一项"),
    ("SL02 2场 --date 3月", "--date 写成 2025-09-30 这样，写的是「3月」"),
    ("SL02 2场 --date 2025-8-21上午", "--date 写成 2025-08-21 这样，写的是「2025-8-21上午」"),
    ("SL02 --rating 好 --quarter 1", "--rating 没有「好」这个值，可以写：达成、部分达成、未达成"),
    ("SL02 2场 --quarter 1 --actuals none.yaml", "找不到：none.yaml"),
]


@pytest.mark.parametrize(("command", "sentence"), USAGE, ids=[command for command, _s in USAGE])
def test_usage(actuals: Path, jixiao: Run, monkeypatch: pytest.MonkeyPatch, command: str, sentence: str) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO())
    before = actuals.read_bytes()
    result = jixiao("record", *command.split())
    assert result.code == 2
    assert sentence in result.err
    assert actuals.read_bytes() == before


def test_a_rating_in_the_words_of_the_forms(actuals: Path, jixiao: Run) -> None:
    assert jixiao("record", "SH01", "--rating", "已完成", "--quarter", "4").code == 0
    assert jixiao("record", "SX01", "--rating", "部分完成", "--quarter", "4").code == 0
    written = actuals.read_text(encoding="utf-8")
    assert "SH01:\n    - {quarter: 4, rating: 达成}\n" in written
    assert "SX01:\n    - {quarter: 4, rating: 部分达成}\n" in written


def test_why_an_item_stays_unrated_is_said(repository: Path, actuals: Path, jixiao: Run) -> None:
    table = repository / "targets" / "demo.yaml"
    table.write_text(table.read_text(encoding="utf-8").replace("不少于3场", "不适于3场"), encoding="utf-8")
    result = jixiao("record", "SL02", "1场", "--quarter", "2")
    assert result.code == 0
    assert "待评定" in result.out
    assert "警告[JX203" in result.out
    assert "--> targets/demo.yaml:12:" in result.out
    assert "reading（口径）" in result.out
    actuals.write_text(
        HEAD + "actuals:\n  SL01: [{quarter: 1, value: 1家}, {quarter: 2, value: 1场}]\n", encoding="utf-8"
    )
    result = jixiao("record", "SL01", "1", "--quarter", "3")
    assert (result.code, "待评定" in result.out, "警告[JX306" in result.out) == (0, True, True)


def test_undecodable_bytes_are_a_sentence(actuals: Path, jixiao: Run) -> None:
    result = jixiao("record", "SL02", "2场\udcff", "--quarter", "1")
    assert result.code == 2
    assert "读不出来的字符" in result.err
    assert "\udcff" not in actuals.read_text(encoding="utf-8")


def test_crlf_and_bom_stay(actuals: Path, jixiao: Run) -> None:
    text = "\ufeff" + HEAD + "actuals:\n  SL02:\n    - {quarter: 1, value: 1场}   # 一季度\n"
    actuals.write_bytes(text.replace("\n", "\r\n").encode())
    assert jixiao("record", "SL02", "2场", "--quarter", "3").code == 0
    expected = text + "    - {quarter: 3, value: 2场}\n"
    assert actuals.read_bytes() == expected.replace("\n", "\r\n").encode()


def test_evidence_is_written_as_seen_from_the_file(
    repository: Path, jixiao: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository / "actuals"
    (folder / "深").mkdir(parents=True)
    (repository / "佐证").mkdir()
    (repository / "佐证" / "签到 表.pdf").touch()
    (folder / "深" / "记录.txt").touch()
    file = folder / "2025.yaml"
    file.write_text("targets: ../targets/demo.yaml\nactuals:\n", encoding="utf-8")
    monkeypatch.chdir(folder / "深")
    evidence = ["--evidence", "../../佐证/签到 表.pdf", "--evidence", "记录.txt"]
    result = jixiao("record", "SL02", "3场", "--quarter", "1", *evidence)
    assert result.code == 0, result
    assert file.read_text(encoding="utf-8") == (
        "targets: ../targets/demo.yaml\nactuals:\n  SL02:\n"
        "    - {quarter: 1, value: 3场, evidence: [../佐证/签到 表.pdf, 深/记录.txt]}\n"
    )
    assert "已写入 ../2025.yaml:3" in result.out.replace(folder.as_posix(), "..")
    assert jixiao("evidence").code == 0


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_evidence_behind_a_link_that_leads_out_is_refused(actuals: Path, jixiao: Run) -> None:
    outside = actuals.parent.parent / "outside.pdf"
    outside.touch()
    (actuals.parent / "link.pdf").symlink_to(outside)
    result = jixiao("record", "SL02", "3场", "--quarter", "1", "--evidence", "link.pdf")
    assert result.code == 2
    assert "不在本仓库内" in result.out


def test_json_stays_json(repository: Path, jixiao: Run) -> None:
    file = repository / "actuals" / "2025.json"
    file.parent.mkdir()
    file.write_text(
        '{\n  "targets": "../targets/demo.yaml",\n  "actuals": {\n    "SL01": "2个"\n  }\n}\n', encoding="utf-8"
    )
    assert jixiao("record", "SL02", "1场", "--quarter", "1", "--actuals", str(file)).code == 0
    assert jixiao("record", "SL02", "2场", "--quarter", "3", "--note", '"引"', "--actuals", str(file)).code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["actuals"] == {
        "SL01": "2个",
        "SL02": [{"quarter": 1, "value": "1场"}, {"quarter": 3, "value": "2场", "note": '"引"'}],
    }


def test_a_dry_run_writes_nothing(actuals: Path, jixiao: Run) -> None:
    before = actuals.read_bytes()
    result = jixiao("record", "SL02", "2场", "--quarter", "3", "--dry-run")
    assert result.code == 0
    assert "试运行，没有写" in result.out
    assert "- {quarter: 3, value: 2场}" in result.out
    assert actuals.read_bytes() == before


def test_the_same_value_again_changes_nothing(actuals: Path, jixiao: Run) -> None:
    command = ["record", "SL02", "2场", "--quarter", "3", "--replace"]
    assert jixiao(*command).code == 0
    before = actuals.read_bytes()
    result = jixiao(*command)
    assert result.code == 0
    assert "没有改动" in result.out
    assert actuals.read_bytes() == before


def test_what_lies_after_the_day_of_the_file_is_told(actuals: Path, jixiao: Run) -> None:
    actuals.write_text(f"{HEAD}as_of: 2025-06-30\nactuals:\n", encoding="utf-8")
    assert "数据截至 2025-06-30" not in jixiao("record", "SL02", "1场", "--quarter", "2").out
    result = jixiao("record", "SL02", "2场", "--quarter", "3")
    assert result.code == 0
    assert "数据截至 2025-06-30，这一项在那之后" in result.out


def test_several_files_of_actuals(repository: Path, jixiao: Run) -> None:
    folder = repository / "actuals"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text("targets: ../targets/demo.yaml\nactuals:\n", encoding="utf-8")
    result = jixiao("record", "SL02", "1场", "--quarter", "2")
    assert result.code == 2
    assert "actuals/a.yaml、actuals/b.yaml" in result.out
    assert "--actuals" in result.out
    assert jixiao("record", "SL02", "1场", "--quarter", "2", "--actuals", "actuals/b.yaml").code == 0
    assert "SL02" in (folder / "b.yaml").read_text(encoding="utf-8")


def test_no_file_of_actuals(repository: Path, jixiao: Run) -> None:
    result = jixiao("record", "SL02", "1场", "--quarter", "2")
    assert result.code == 2
    assert "先运行 jixiao init" in result.out
    assert not (repository / "actuals.yaml").exists()


def test_screens(actuals: Path, jixiao: Run, golden: Callable[[str, str], None]) -> None:
    actuals.write_text(f"{HEAD}actuals:\n  # SL02:    # 知识产权培训，目标 不少于3场\n  SL01: 2个\n", encoding="utf-8")
    commands = [
        "SL02 1场 --quarter 1",
        "SL02 2次 --quarter 3",
        "SL02 2场 --quarter 3",
        "SL02 3场 --quarter 3 --replace --note 补报一场",
        "SL02 3元 --quarter 4",
        "SH01 达成预期指标 --quarter 4",
    ]
    screens = []
    for command in commands:
        result = jixiao("record", *command.split())
        screens.append(f"$ jixiao record {command}\n{result.out}退出码 {result.code}\n")
    golden("record.txt", "\n".join(screens))


class Terminal:
    """A terminal with somebody who types the given lines."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)

    def isatty(self) -> bool:
        return True

    def readline(self, *_arguments: int) -> str:
        return self.lines.pop(0) + "\n"

    def fileno(self) -> int:
        raise OSError


def test_asks_for_what_was_not_said(actuals: Path, jixiao: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("SL02", "2场", "3"))
    result = jixiao("record")
    assert result.code == 0, result
    assert "SL03  质押融资金额  目标「30亿元」" in result.err
    assert "SL01" not in result.err
    assert "SL02 知识产权培训，目标「不少于3场」，到目前「未填报」" in result.err
    assert "- {quarter: 3, value: 2场}" in actuals.read_text(encoding="utf-8")


def test_a_confirmed_reading_is_shown_with_the_official_words(
    actuals: Path, jixiao: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = actuals.parent / "targets" / "demo.yaml"
    text = table.read_text(encoding="utf-8").replace("value: 不少于3场", "value: 不适于3场, reading: 不少于3场")
    table.write_text(text.replace("value: 不少于2场", "value: 不少2场, reading: 不少于2场"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", Terminal("SL02", "2场", "3"))
    result = jixiao("record")
    assert result.code == 0, result
    assert "SL02  知识产权培训  目标「不少于3场（原表：不适于3场）」" in result.err
    assert "J2-01  专利许可对接活动  目标「不少于2场（原表：不少2场）」" in result.err
    assert "SL02 知识产权培训：到目前 2场，目标「不少于3场（原表：不适于3场）」" in result.out


def test_asks_for_the_value_with_the_total_so_far(actuals: Path, jixiao: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("达成"))
    actuals.write_text(f"{HEAD}actuals:\n  SH01: [{{quarter: 1, rating: 未达成}}]\n", encoding="utf-8")
    result = jixiao("record", "SH01", "--quarter", "3")
    assert result.code == 0, result
    assert "SH01 服务能力，目标「不断加强」，到目前「未达成」" in result.err
    assert "{quarter: 3, rating: 达成}" in actuals.read_text(encoding="utf-8")


def test_several_writers_at_once_all_get_their_turn(actuals: Path) -> None:
    code = "import sys; from jixiao.__main__ import main; main(sys.argv[1:])"
    commands = [("SL02", "2场"), ("SL03", "7亿元"), ("ZL01", "96%"), ("J2-01", "2场")]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", code, "record", name, value, "--quarter", "2"],
            cwd=actuals.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for name, value in commands
    ]
    for writer in writers:
        output, _error = writer.communicate()
        assert writer.returncode == 0, output.decode()
    text = actuals.read_text(encoding="utf-8")
    for name, value in commands:
        assert f"  {name}:\n    - {{quarter: 2, value: {value}}}\n" in text
    assert not list(actuals.parent.glob(".actuals*"))
