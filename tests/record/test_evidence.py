"""``evidence``: what is named, what is there, what is missing."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Run = Callable[..., Result]

HEAD = "targets: targets/demo.yaml\nactuals:\n"
PINNED = hashlib.sha256(b"old").hexdigest()


@pytest.fixture
def proofs(actuals: Path) -> Path:
    """A file of actuals with evidence of every kind."""
    (actuals.parent / "签到表.txt").write_bytes(b"new")
    (actuals.parent.parent / "outside.txt").touch()
    actuals.write_text(
        HEAD
        + "  SL01: {value: 4个, evidence: 签到表.txt}\n"
        + "  SL02:\n"
        + "    - {quarter: 1, value: 1场, evidence: [签到表.txt, 照片.jpg]}\n"
        + f"    - {{quarter: 3, value: 2场, evidence: [{{path: 签到表.txt, sha256: {PINNED}}}]}}\n"
        + "  SL03: 30亿元\n"
        + "  ZL01: {value: 96%, evidence: [../outside.txt]}\n"
        + "  J2-01: {value: 2场, evidence: [签到表.txt]}\n",
        encoding="utf-8",
    )
    return actuals


def test_screen(proofs: Path, jixiao: Run, golden: Callable[[str, str], None]) -> None:
    result = jixiao("evidence")
    assert result.code == 1
    golden("evidence.txt", result.out)
    assert jixiao("evidence", str(proofs.parent)).code == 1
    assert jixiao("evidence", "--exit-zero").code == 0


def test_json(proofs: Path, jixiao: Run) -> None:
    result = jixiao("evidence", "--format", "json")
    assert result.code == 1
    document = json.loads(result.out)
    assert document["schema"] == "jixiao.evidence/1"
    assert document["summary"] == {
        "reported": 5,
        "proven": 2,
        "unnamed": 1,
        "found": 3,
        "missing": 1,
        "outside": 1,
        "changed": 1,
    }
    rows = {row["id"]: row for row in document["lists"][0]["indicators"]}
    assert list(rows) == ["SL01", "SL02", "SL03", "ZL01", "J2-01"]
    assert [one["state"] for one in rows["SL02"]["evidence"]] == ["found", "missing", "changed"]
    assert [one["location"]["line"] for one in rows["SL02"]["evidence"]] == [5, 5, 6]
    assert rows["SL01"]["proven"] is True
    assert rows["SL03"] == {
        "id": "SL03",
        "name": "质押融资金额",
        "proven": False,
        "evidence": [],
        "location": {"path": proofs.name, "line": 7, "column": 3},
    }


EXITS = [
    ("  SL01: {value: 4个, evidence: 有.txt}\n", 0),
    ("  SL01: {value: 1个, evidence: 有.txt}\n", 0),  # not met, but proven
    ("  SL01: 4个\n", 1),
    ("  SL01: {value: 4个, evidence: 没有.txt}\n", 1),
    ("  SLX1: {value: 4个, evidence: 有.txt}\n", 2),
    ("  SL01: {value: 4个, proof: 有.txt}\n", 2),
    ("", 3),
]


@pytest.mark.parametrize(("entries", "code"), EXITS)
def test_exit_codes(actuals: Path, jixiao: Run, entries: str, code: int) -> None:
    (actuals.parent / "有.txt").touch()
    actuals.write_text(HEAD + entries, encoding="utf-8")
    assert jixiao("evidence").code == code
    assert jixiao("evidence", "--format", "json").code == code


@pytest.mark.usefixtures("repository")
def test_nothing_there(jixiao: Run) -> None:
    assert jixiao("evidence").code == 3
    result = jixiao("evidence", "none.yaml")
    assert result.code == 2
    assert "找不到：none.yaml" in result.err


def test_pin_writes_the_checksums_of_what_is_there(actuals: Path, jixiao: Run) -> None:
    for name in ("甲.txt", "乙,.txt"):
        (actuals.parent / name).write_bytes(name.encode())
    first, second = (hashlib.sha256(name.encode()).hexdigest() for name in ("甲.txt", "乙,.txt"))
    text = HEAD + (
        "  SL01: {value: 4个, evidence: 甲.txt}   # 见附件\n"
        "  SL02:\n"
        "    - quarter: 1\n"
        "      value: 1场\n"
        "      evidence:\n"
        "        - 甲.txt   # 一季度\n"
        "        - path: 乙,.txt\n"
        "    - {quarter: 3, value: 2场, evidence: [没有.txt, {path: 甲.txt, sha256: PIN}]}\n"
    )
    actuals.write_bytes(text.replace("PIN", PINNED).replace("\n", "\r\n").encode())
    result = jixiao("evidence", "--pin")
    assert result.code == 1  # one file is missing
    assert result.err == "actuals.yaml：写入校验值 4 处\n"
    expected = (
        text.replace("evidence: 甲.txt", f"evidence: {{path: 甲.txt, sha256: {first}}}")
        .replace("- 甲.txt ", f"- {{path: 甲.txt, sha256: {first}}} ")
        .replace("- path: 乙,.txt\n", f"- path: 乙,.txt\n          sha256: {second}\n")
        .replace("PIN", first)
    )
    assert actuals.read_bytes().decode() == expected.replace("\n", "\r\n")
    assert jixiao("evidence", "--pin").err == "actuals.yaml：写入校验值 0 处\n"
    (actuals.parent / "甲.txt").write_bytes(b"changed")
    assert "内容变了" in jixiao("evidence").out


def test_pin_leaves_a_broken_file_alone(actuals: Path, jixiao: Run) -> None:
    actuals.write_text(HEAD + "  SL01: {values: 4个}\n", encoding="utf-8")
    before = actuals.read_bytes()
    result = jixiao("evidence", "--pin")
    assert result.code == 2
    assert "不认识的键「values」" in result.out
    assert actuals.read_bytes() == before


@pytest.mark.parametrize("name", ["长" * 300, "a/" * 3000, '"\\0"'], ids=["long", "deep", "NUL"])
def test_a_name_no_file_can_have_is_missing(actuals: Path, jixiao: Run, name: str) -> None:
    actuals.write_text(HEAD + f"  SL01: {{value: 4个, evidence: [{name}]}}\n", encoding="utf-8")
    result = jixiao("evidence")
    assert result.code == 1
    assert "不存在" in result.out
