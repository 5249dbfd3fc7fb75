"""No figure is rounded into a lie: what is below a limit is written below it, and 100 % means all of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao.__main__ import run
from jixiao.quantity import percent, rounded_ratio, told_apart

if TYPE_CHECKING:
    from pathlib import Path

TARGETS = """\
project: {name: 示例项目, year: 2025, budget: 100万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 培训人次, value: 不少于100000人次}
    质量指标:
      - {id: ZL01, name: 合格率, value: 不低于90%}
"""


@pytest.mark.parametrize(
    ("ratio", "limits", "words"),
    [
        ("0.9633", (), "96.33%"),
        ("0.5", (), "50.00%"),
        ("0.899991", ("0.9",), "89.999%"),
        ("0.89996", (), "90.00%"),
        ("0.9", ("0.9",), "90.00%"),
        ("0.2000049", ("0.2",), "20.0005%"),
        ("0.99996", (), "99.996%"),
        ("1.00004", (), "100.004%"),
        ("0.9999999999", ("0.9",), "99.99999999%"),
    ],
)
def test_a_percentage_stands_on_its_side_of_a_limit(ratio: str, limits: tuple[str, ...], words: str) -> None:
    assert percent(Decimal(ratio), *map(Decimal, limits)) == words


def test_a_number_is_told_apart_from_every_limit() -> None:
    third = Decimal(1) / 3
    assert told_apart(third, 1) == Decimal("0.3")
    assert told_apart(third, 1, Decimal("0.3")) == Decimal("0.33")
    assert told_apart(third, 1, third) == third


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        ("0.66666", "0.6667"),
        ("0.99996", "0.9999"),
        ("1", "1.0000"),
        ("1.29996", "1.2999"),
        ("1.00004", "1.0000"),
        ("1.21667", "1.2167"),
    ],
)
def test_a_ratio_never_shows_what_is_not_reached(ratio: str, shown: str) -> None:
    assert str(rounded_ratio(Decimal(ratio), Decimal("0.0001"))) == shown


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Return what a command shows of a file with this money, these people trained, and this rate."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(TARGETS, encoding="utf-8")

    def shown(spent: str, people: str, rate: str, *command: str, settings: str = "") -> str:
        text = f"targets: targets.yaml\nbudget: {{spent: {spent}}}\nactuals: {{SL01: {people}, ZL01: {rate}}}\n"
        (tmp_path / "actuals.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "jixiao.toml").write_text(settings, encoding="utf-8")
        run([*command, "actuals.yaml"])
        return capsys.readouterr().out

    return shown


@pytest.mark.parametrize(
    ("spent", "words"),
    [
        ("899999元", "预算执行率 89.9999%，低于 90%"),
        ("799999元", "结余 20.0001%，超过预算的 20%"),
        ("949999元", "指标得分率 100.00% 比预算执行率 94.9999% 高出 5% 以上"),
    ],
)
def test_the_money_of_a_score(shown, spent: str, words: str) -> None:
    assert words in shown(spent, "100000人次", "90%", "score", "--format", "concise")


def test_the_floor_of_a_quarter(shown) -> None:
    out = shown(
        "399999元", "100000人次", "90%", "report", "--quarter", "2", settings='[monitor]\nprofile = "sichuan"\n'
    )
    assert "执行率 39.9999%，低于四川的序时下限 40%" in " ".join(out.split())


@pytest.mark.parametrize("name", ["json", "csv", "markdown"])
def test_a_target_missed_by_a_hair_is_not_complete(shown, name: str) -> None:
    out = shown("999999元", "99999人次", "89.9999%", "check", "--format", name)
    assert "0.9999" in out or "99.9%" in out
    assert not any(word in out for word in ('"ratio": "1"', ",1,", "100%"))


def test_missed_by_a_hair_is_said_in_full(shown) -> None:
    out = shown("999999元", "99999人次", "89.9999%", "check", "--format", "concise")
    assert "实际 89.9999%，差 0.0001%" in out
    assert "实际 9.9999万人次，差 1人次" in out


def test_money_that_is_not_all_spent_is_not_100_percent(shown) -> None:
    assert '"rate": "0.9999"' in shown("999999元", "1人次", "90%", "report", "--quarter", "4", "--format", "json")
    assert '"rate": "0.999999"' in shown("999999元", "1人次", "90%", "score", "--format", "json")


def test_over_achievement_is_rounded_down(shown) -> None:
    out = shown("1元", "129999人次", "90%", "check", "--format", "json")
    assert "完成数是目标「不少于100000人次」的 129%。" in out
