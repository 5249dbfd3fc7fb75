"""Files that are missing, broken, double, or look at different quarters; and the exit codes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jixiao.__main__ import run


class R(NamedTuple):
    """One region as the desk writes it."""

    value: str = "不少于4个"
    actual: str | None = "4个"
    funds: int | None = 100
    more: str = ""
    name: str = "举办活动"
    level2: str = "数量指标"


def codes(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(finding["code"], finding["severity"]) for finding in document["findings"]]


def test_all_met(lay_out, rolled_up) -> None:
    lay_out(R(), R())
    code, document = rolled_up()
    project = document["projects"][0]
    assert (code, document["findings"], project["unreported"]) == (0, [], [])
    assert [region["rank"] for region in project["regions"]] == [1, 1]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        pytest.param(R(actual="3个"), 1, id="没达到"),
        pytest.param(R(actual=None), 1, id="一项没报"),
        pytest.param(R(actual="4元"), 2, id="单位不同不能判断"),
        pytest.param(R(value="不适于4个"), 2, id="目标看不懂"),
    ],
)
def test_the_exit_code_says_what_is_open(lay_out, rolled_up, second: R, code: int) -> None:
    lay_out(R(), second)
    assert rolled_up()[0] == code


def test_exit_zero_forgives_only_what_is_open(lay_out, rolled_up) -> None:
    lay_out(R(), R(actual="3个"))
    assert rolled_up("--exit-zero")[0] == 0
    lay_out(R(), R(actual="4元"))
    assert rolled_up("--exit-zero")[0] == 2


def test_a_target_that_cannot_be_read_is_not_passed_over(lay_out, rolled_up) -> None:
    lay_out(R(), R(value="不适于4个"))
    _code, document = rolled_up()
    project = document["projects"][0]
    row = project["indicators"][0]
    assert (row["tables"], row["status"], row["score"]) == (2, "unrated", None)
    assert project["score"]["total"] is None
    assert project["regions"][1]["rank"] is None or project["regions"][0]["rank"] is None


def test_who_has_not_reported_is_named_and_counts(lay_out, rolled_up) -> None:
    lay_out(R(), R(), R(), silent=("丙市",))
    code, document = rolled_up()
    project = document["projects"][0]
    assert code == 1
    assert project["unreported"] == ["丙市"]
    assert codes(document) == [("JX505", "error")]
    assert document["findings"][0]["location"]["path"] == "targets/丙市.yaml"
    row = project["indicators"][0]
    assert (row["target"]["text"], row["actual"]["text"], row["status"], row["reported"]) == (
        "≥12个",
        "8个",
        "unreported",
        2,
    )
    silent = next(region for region in project["regions"] if region["region"] == "丙市")
    assert (silent["rank"], silent["is_reported"]) == (None, False)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_rolled_up(desk: Path, lay_out, rolled_up) -> None:
    lay_out(R(), R())
    (desk / "actuals" / "乙市.yaml").write_text("targets: ../targets/乙市.yaml\nactuals: [\n", encoding="utf-8")
    code, document = rolled_up()
    assert code == 2
    assert [found for found, _severity in codes(document)] == ["JX104", "JX505"]
    assert document["projects"][0]["tables"] == 2


def test_a_table_that_is_not_there(desk: Path, lay_out, rolled_up) -> None:
    lay_out(R(), R())
    (desk / "targets" / "乙市.yaml").unlink()
    code, document = rolled_up()
    assert (code, codes(document)) == (2, [("JX116", "error")])
    assert document["projects"][0]["tables"] == 1


@pytest.mark.usefixtures("desk")
def test_nothing_there(rolled_up) -> None:
    assert rolled_up() == (3, {**rolled_up()[1], "projects": [], "findings": []})


def test_two_files_about_one_table_count_once(desk: Path, lay_out, rolled_up) -> None:
    lay_out(R(), R())
    file = desk / "actuals" / "乙市.yaml"
    old = file.read_text(encoding="utf-8").replace("4个", "1个")
    (desk / "actuals" / "乙市-q3.yaml").write_text(f"as_of: 2025-09-30\n{old}", encoding="utf-8")
    code, document = rolled_up()
    assert (code, codes(document)) == (0, [("JX506", "warning")])
    (finding,) = document["findings"]
    assert finding["location"]["path"] == "actuals/乙市-q3.yaml"
    assert [place["location"]["path"] for place in finding["related"]] == ["actuals/乙市.yaml"]
    assert document["projects"][0]["indicators"][0]["actual"]["text"] == "8个"
    file.rename(desk / "actuals" / "乙市-q4.yaml")
    (desk / "actuals" / "乙市-q3.yaml").write_text(old, encoding="utf-8")
    code, document = rolled_up()
    assert (code, codes(document)) == (2, [("JX506", "error")])


def test_files_of_different_quarters(desk: Path, lay_out, rolled_up) -> None:
    lay_out(R(), R())
    file = desk / "actuals" / "乙市.yaml"
    file.write_text("as_of: 2025-06-30\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    code, document = rolled_up()
    assert (code, document["projects"][0]["quarter"]) == (0, None)
    assert ("JX507", "warning") in codes(document)
    code, document = rolled_up("--quarter", "2")
    assert (document["projects"][0]["quarter"], codes(document)) == (2, [])
    assert document["projects"][0]["score"]["grade"] is None


def test_files_can_be_named(lay_out, rolled_up) -> None:
    lay_out(R(), R(), R())
    _code, document = rolled_up("actuals/甲市.yaml", "targets/丙市.yaml")
    project = document["projects"][0]
    assert [region["region"] for region in project["regions"]] == ["丙市", "甲市"]
    assert project["unreported"] == ["丙市"]


def test_projects_and_years_are_kept_apart(desk: Path, lay_out, rolled_up) -> None:
    lay_out(R(), R(), R())
    for name, old, new in (("乙市", "示例项目", "另一个项目"), ("丙市", "year: 2025", "year: 2024")):
        file = desk / "targets" / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    _code, document = rolled_up()
    assert [(project["year"], project["name"]) for project in document["projects"]] == [
        (2024, "示例项目"),
        (2025, "另一个项目"),
        (2025, "示例项目"),
    ]


def test_two_tables_of_one_region_are_rolled_up_first(desk: Path, lay_out, rolled_up) -> None:
    lay_out(R(), R(actual="2个"))
    file = desk / "targets" / "乙市.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("region: 乙市", "region: 甲市"), encoding="utf-8")
    _code, document = rolled_up()
    project = document["projects"][0]
    assert [(region["region"], region["tables"]) for region in project["regions"]] == [("甲市", 2)]
    (cell,) = project["indicators"][0]["regions"]
    assert (cell["target"]["text"], cell["actual"]["text"], cell["status"]) == ("≥8个", "6个", "missed")


def test_without_paths_the_settings_say_where(lay_out, capsys) -> None:
    lay_out(R(), R(), silent=("乙市",))
    assert run(["rollup"]) == 1
    assert "没有报完成情况的：乙市" in capsys.readouterr().out


def test_the_names_that_options_take(lay_out, capsys) -> None:
    lay_out(R())
    for arguments, words in (
        (["--by", "year"], "--by 没有「year」这个值"),
        (["--worst", "many"], "--worst 要写一个数"),
        (["--profile", "none"], "--profile 没有「none」这个值"),
        (["--format", "sarif"], "--format 没有「sarif」这个值"),
        (["nowhere"], "找不到：nowhere"),
    ):
        assert run(["rollup", *arguments]) == 2
        assert words in capsys.readouterr().err


def test_the_profile_decides_the_points(lay_out, rolled_up) -> None:
    lay_out(R(), R(actual="2个"))
    points = {
        name: rolled_up("--profile", name)[1]["projects"][0]["indicators"][0]["weight"]
        for name in ("mof-2020", "hubei")
    }
    assert points["mof-2020"] != points["hubei"]
