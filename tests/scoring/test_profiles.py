"""计分方案: complete data files, and a project's own laid over them."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao import profiles
from jixiao.documents.models.profile import Rules
from jixiao.documents.models.score_config import ScoreSettings
from jixiao.profiles import DEFAULT, PROFILES, built_in, find_profile, profile_names
from jixiao.scoring import grade_of

FOLDER = Path(profiles.__file__).parent


def test_every_data_file_is_listed() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(PROFILES)


def test_the_default_profile_leaves_nothing_to_the_code() -> None:
    data = tomllib.loads((FOLDER / f"{DEFAULT}.toml").read_text(encoding="utf-8"))
    assert set(data) == {"title", *Rules.keys_of}


@pytest.mark.parametrize("name", PROFILES)
def test_bands_meet_and_assumed_shares_lie_inside(name: str) -> None:
    profile = built_in(name)
    bands, assumed = profile.bands, profile.assumed
    assert bands["未达成"][0] == 0
    assert bands["未达成"][1] == bands["部分达成"][0]
    assert bands["部分达成"][1] == bands["达成"][0]
    assert bands["达成"][1] == 1
    assert all(low <= assumed[rating] <= high for rating, (low, high) in bands.items())


def settings(data: str) -> ScoreSettings:
    return ScoreSettings.model_validate(tomllib.loads(data, parse_float=Decimal))


def test_an_own_profile_says_only_what_differs() -> None:
    own = settings('profile = "本市"\n[profiles."本市"]\nbase = "hubei"\nreverse = "linear"\n')
    profile = find_profile(own, "本市")
    assert profile is not None
    assert (profile.reverse, profile.execution, profile.weights) == ("linear", 20, built_in("hubei").weights)
    assert profile_names(own) == (*PROFILES, "本市")


def test_an_own_profile_may_stand_in_for_a_built_in_one() -> None:
    own = settings('[profiles.hubei]\nbase = "hubei"\nsplit = "by_level2"\n')
    profile = find_profile(own, "hubei")
    assert profile is not None
    assert (profile.split, profile.execution) == ("by_level2", 20)


def test_changes_belong_to_the_profile_that_is_named() -> None:
    changed = settings('split = "by_level2"\n')
    assert find_profile(changed, "mof-2020").split == "by_level2"
    assert find_profile(changed, "hubei").split == "equal_level3"


@pytest.mark.parametrize("data", ['[profiles.a]\nbase = "b"\n', '[profiles.a]\nbase = "b"\n[profiles.b]\nbase = "a"\n'])
def test_a_profile_on_nothing_is_no_profile(data: str) -> None:
    assert find_profile(settings(data), "a") is None


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_grades(total: str, grade: str) -> None:
    assert grade_of(Decimal(total), built_in(DEFAULT)) == grade


def test_a_total_below_every_grade_of_a_profile_has_none() -> None:
    own = find_profile(settings('grades = { "良" = 80, "优" = 90 }\n'), DEFAULT)
    assert own is not None
    assert (grade_of(Decimal(90), own), grade_of(Decimal("79.99"), own)) == ("优", "")
