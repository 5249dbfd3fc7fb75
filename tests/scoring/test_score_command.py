"""``jixiao score`` as a whole program: the sums, the screens, the contract, the exit codes, and what bad input gets to hear."""

import json
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.__main__ import run
from jixiao.scoring import ScoreOptions, score
from jixiao.workspace import Workspace

TARGETS = """\
title: 示例绩效目标表
project: {name: 示例项目, region: 示例市, year: 2025, budget: 100万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期}
      - {id: SL02, name: 培训人次, value: 100人次以上}
    成本指标:
      - {id: CB01, name: 每期费用, value: 不超过2万元}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 服务水平, value: 不断提升}
  满意度指标:
    服务对象满意度指标:
      - {id: MY01, name: 学员满意度, value: ≥90%}
"""
GOOD = """\
targets: targets.yaml
budget: {adjusted: 100万元, spent: 98万元}
actuals:
  SL01: 4期
  SL02: 110人次
  CB01: 1.8万元
  SH01: {rating: 达成, score: 95%, reason: 还有一类服务没有开通}
  MY01: 93%
"""


@pytest.fixture
def scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> Callable[..., tuple[int, dict]]:
    """Score a file in a folder of its own and return the exit code and the JSON."""
    monkeypatch.chdir(tmp_path)

    def run_score(actuals: str = GOOD, *options: str, targets: str = TARGETS, **others: str) -> tuple[int, dict]:
        files = {
            "targets.yaml": targets,
            "actuals.yaml": actuals,
            **{k.replace("_", "."): v for k, v in others.items()},
        }
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        code = run(["score", "actuals.yaml", "--format", "json", *options])
        return code, json.loads(capsys.readouterr().out)

    return run_score


def rows(document: dict) -> dict[str, dict]:
    return {row["id"]: row for row in document["scores"][0]["indicators"]}


def only(document: dict, code: str) -> dict:
    """Return the one finding with a code; it says where and what to do."""
    (finding,) = [found for found in document["scores"][0]["findings"] if found["code"] == code]
    assert finding["help"]
    assert finding["location"]
    return finding


@pytest.mark.parametrize("width", [80, 120])
def test_the_sample_on_screen(root, monkeypatch, capsys, golden, width: int) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", str(width))
    assert run(["score", "examples/zhaoqing-2025-year.yaml"]) == 1
    golden(f"zhaoqing-2025-year-{width}.txt", capsys.readouterr().out)


def test_the_sample_in_the_middle_of_the_year(root, monkeypatch, capsys, golden) -> None:
    monkeypatch.chdir(root)
    assert run(["score", "examples/zhaoqing-2025-q3.yaml"]) == 0
    golden("zhaoqing-2025-q3.txt", capsys.readouterr().out)


def test_the_sample_as_json(root, monkeypatch, capsys, golden) -> None:
    monkeypatch.chdir(root)
    assert run(["score", "--format", "json", "examples/zhaoqing-2025-year.yaml"]) == 1
    text = capsys.readouterr().out
    golden("zhaoqing-2025-year.json", text)
    document = json.loads(text)
    assert document["schema"] == "jixiao.score/1"
    found = rows(document)
    assert (found["SL12"]["score"], found["SL12"]["formula"]) == ("2.02", "2.38 × 17/20 = 2.02")
    assert document["scores"][0]["total"] == "93.56"


def test_a_score_that_is_in_order(scored) -> None:
    code, document = scored()
    (one,) = document["scores"]
    assert (code, document["findings"]) == (0, [])
    assert (one["total"], one["grade"], one["counted"]) == ("98.3", "优", "100")
    assert {name: row["score"] for name, row in rows(document).items()} == {
        "SL01": "16.67",
        "SL02": "16.67",
        "CB01": "16.66",
        "SH01": "28.5",
        "MY01": "10",
    }
    assert one["budget"]["rate"] == "0.98"
    assert one["budget"]["score"] == "9.8"


def test_it_travels_between_processes(scored, tmp_path) -> None:
    scored()
    report = score(Workspace(), [tmp_path / "actuals.yaml"])
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes
    assert report.kind == "score"


# ── what has to be explained ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_missed_target_is_explained_even_at_full_points(scored) -> None:
    code, document = scored(targets=TARGETS.replace("不少于4期", "超过4期"))
    row = rows(document)["SL01"]
    assert code == 1
    assert (row["score"], row["formula"], row["status"]) == ("16.67", "16.67 × 4/4 = 16.67", "missed")
    assert row["reason_required"]
    assert only(document, "JX457")["message"].endswith("16.67 × 4/4 = 16.67，按比例不扣分，但没有达标。")
    reason = GOOD.replace("SL01: 4期", "SL01: {value: 4期, reason: 一期延后}")
    assert scored(reason, targets=TARGETS.replace("不少于4期", "超过4期"))[0] == 0


def test_points_that_are_lost_are_named_with_their_sum(scored) -> None:
    _code, document = scored(GOOD.replace("SL01: 4期", "SL01: 3期"))
    message = only(document, "JX457")["message"]
    assert message == "没有写扣分原因：SL01 举办培训班，16.67 × 3/4 = 12.5，扣 4.17 分。"


def test_far_more_than_promised_wants_a_reason_at_full_points(scored) -> None:
    row = rows(scored(GOOD.replace("SL02: 110人次", "SL02: 140人次"))[1])["SL02"]
    assert (row["score"], row["reason_required"]) == ("16.67", True)
    assert not rows(scored()[1])["SL02"]["reason_required"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("SL01: 4期", "SL01: 3期", "JX457", 4),
        ("SL01: 4期", "SL01:", "JX302", 4),
        ("SL02: 110人次", "SL02: 140人次", "JX309", 5),
        (", reason: 还有一类服务没有开通", "", "JX457", 7),
        ("95%, reason: 还有一类服务没有开通", "99%", "JX457", 7),  # less than one point
        ("spent: 98万元", "spent: 89万元", "JX457", 2),
        ("spent: 98万元", "spent: 101万元", "JX413", 2),
        (", spent: 98万元", "", "JX411", 2),
    ],
)
def test_exit_1_where_something_is_not_reported_or_explained(scored, old: str, new: str, code: str, line: int) -> None:
    result, document = scored(GOOD.replace(old, new))
    finding = only(document, code)
    assert result == 1
    assert finding["severity"] == "error"
    assert finding["location"]["line"] == line
    assert document["scores"][0]["total"] is not None
    assert scored(GOOD.replace(old, new), "--exit-zero")[0] == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SL01: 4期", "SL01: {value: 3期, reason: 讲师未到}"),
        ("SL02: 110人次", "SL02: {value: 140人次, reason: 报名踊跃}"),
        ("spent: 98万元", "spent: 89万元, reason: 招标节约"),
    ],
)
def test_a_reason_settles_it(scored, old: str, new: str) -> None:
    assert scored(GOOD.replace(old, new))[0] == 0


def test_the_year_end_form_wants_every_row_whatever_the_checks_of_the_year_do(scored) -> None:
    code, document = scored(GOOD.replace("  SL01: 4期\n", ""), jixiao_toml='[check]\nmissing = "ignore"\n')
    assert (code, only(document, "JX302")["severity"]) == (1, "error")


def test_unreported_is_no_points(scored) -> None:
    _code, document = scored(GOOD.replace("  SL01: 4期\n", ""))
    row = rows(document)["SL01"]
    assert (row["status"], row["score"], row["reason_required"]) == ("unreported", "0", True)
    assert document["scores"][0]["total"] == "81.63"


def test_more_spent_than_there_is_wins_no_more_than_the_full_points(scored) -> None:
    _code, document = scored(GOOD.replace("spent: 98万元", "spent: 120万元"))
    assert document["scores"][0]["budget"]["score"] == "10"
    assert document["scores"][0]["budget"]["rate"] == "1.2"


def test_the_adjusted_budget_counts_and_the_table_stands_in_for_it(scored) -> None:
    assert scored(GOOD.replace("adjusted: 100万元", "adjusted: 140万元"))[1]["scores"][0]["budget"]["score"] == "7"
    assert scored(GOOD.replace("adjusted: 100万元, ", ""))[1]["scores"][0]["budget"]["score"] == "9.8"


# ── what is left out ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("budget", ["adjusted: 0万元, spent: 0万元", "adjusted: 0元, spent: 98万元"])
def test_no_budget_is_not_assessed_and_the_total_says_so(scored, budget: str, capsys) -> None:
    actuals = GOOD.replace("adjusted: 100万元, spent: 98万元", budget)
    code, document = scored(actuals)
    (one,) = document["scores"]
    assert code == 0
    assert only(document, "JX412")["severity"] == "warning"
    assert (one["budget"]["score"], one["counted"], one["total"]) == (None, "90", "98.33")
    run(["score", "actuals.yaml"])
    assert "总分 98.33（预算执行率未评，按 90 分折算），等级 优。" in capsys.readouterr().out


WAIVERS = """\
targets: targets.yaml
waivers:
  - {indicator: SL01, reason: 疫情停办, approved_by: 市财政局, until: 2026-12-31}
"""


def test_waived_rows_are_left_out_and_the_rest_comes_to_100(scored, capsys) -> None:
    actuals = GOOD.replace("  SL01: 4期\n", "")
    code, document = scored(actuals, waivers_yaml=WAIVERS)
    (one,) = document["scores"]
    assert code == 0
    assert (rows(document)["SL01"]["status"], rows(document)["SL01"]["score"]) == ("waived", None)
    assert (one["counted"], one["total"]) == ("83.33", "97.96")  # 81.63 of 83.33
    assert scored(actuals, "--no-waivers")[0] == 1
    assert score(Workspace(), [Path("actuals.yaml")]).scores[0].counted == Decimal(
        "83.33"
    )  # as the command does unasked
    run(["score", "actuals.yaml"])
    out = capsys.readouterr().out
    assert "举办培训班：已豁免，疫情停办（市财政局，至 2026-12-31）" in out
    assert "总分 97.96（按计分的 83.33 分折算），等级 优。" in out


# ── what cannot be judged ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("SL01: 4期", "SL01: 4元", "JX306", 4),
        ("SL01: 4期", "SL01: 不少与4期", "JX203", 4),
        ("score: 95%", "score: 75%", "JX456", 7),
        ("{rating: 达成, score: 95%, reason: 还有一类服务没有开通}", "服务水平有所提升", "JX304", 7),
        ("SL01: 4期", "SL1: 4期", "JX115", 4),
        ("spent: 98万元", "spent: 若干", "JX410", 2),
    ],
)
def test_exit_2_and_no_total_where_something_cannot_be_judged(scored, old: str, new: str, code: str, line: int) -> None:
    result, document = scored(GOOD.replace(old, new))
    (one,) = document["scores"]
    assert result == 2
    assert only(document, code)["location"]["line"] == line
    assert (one["total"], one["grade"]) == (None, None)


RATED_TWICE = """\
SH01:
    - {quarter: 1, rating: 部分达成, score: 70%}
    - {quarter: 4, rating: 达成, score: 75%, reason: 还有一类服务没有开通}
"""


@pytest.mark.parametrize(
    ("new", "line", "column"),
    [
        ("{rating: 达成, score: 75%, reason: 还有一类服务没有开通}", 7, 29),
        ("[{rating: 达成, score: 75%}]", 7, 30),
        (RATED_TWICE.removeprefix("SH01:").rstrip(), 9, 39),
    ],
)
def test_a_share_outside_its_band_is_shown_where_it_stands(scored, new: str, line: int, column: int) -> None:
    old = "{rating: 达成, score: 95%, reason: 还有一类服务没有开通}"
    finding = only(scored(GOOD.replace(f" {old}", f" {new}"))[1], "JX456")
    assert (finding["location"]["line"], finding["location"]["column"]) == (line, column)


def test_a_rating_outside_the_three_is_refused(scored) -> None:
    code, document = scored(GOOD.replace("rating: 达成", "rating: 很好"))
    (finding,) = document["findings"]
    assert (code, document["scores"]) == (2, [])
    assert (finding["code"], finding["location"]["line"]) == ("JX113", 7)
    assert "达成" in finding["help"]


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        (("20", "20", "20"), "JX452"),
        (("30", "20", None), "JX451"),
        (("0", "30", "20"), "JX453"),
    ],
)
def test_weights_that_do_not_add_up(scored, weights, code: str) -> None:
    targets = TARGETS
    for name, weight in zip(("SL01", "SL02", "CB01"), weights, strict=True):
        if weight is not None:
            targets = targets.replace(f"id: {name},", f"id: {name}, weight: {weight},")
    result, document = scored(targets=targets)
    assert result == 2
    assert only(document, code)["location"]["path"] == "targets.yaml"
    assert document["scores"][0]["total"] is None


def test_a_row_of_a_class_without_points_has_none_to_win(scored) -> None:
    targets = TARGETS.replace("    成本指标:", "  成本指标:\n    经济成本指标:")
    code, document = scored(targets=targets)
    assert (code, only(document, "JX454")["severity"]) == (2, "error")
    assert rows(document)["CB01"]["weight"] == "0"
    assert scored(GOOD, "--profile", "mof-2021-cost", targets=targets)[0] == 0


def test_a_negative_number_counts_as_nothing(scored) -> None:
    code, document = scored(GOOD.replace("SL01: 4期", "SL01: {value: -1期, reason: 冲减上年}"))
    assert (code, rows(document)["SL01"]["score"]) == (0, "0")
    assert only(document, "JX464")["severity"] == "warning"


def test_a_negative_number_among_others_is_no_nothing(scored) -> None:
    """One number below 0 counts as 0; among several nobody knows what it takes from: no points, and no total."""
    several = "SL02: [{quarter: 1, value: 3人次}, {quarter: 2, value: -5人次}]"
    actuals = GOOD.replace("SL01: 4期", "SL01: {value: -1期, reason: 冲减上年}").replace("SL02: 110人次", several)
    code, document = scored(actuals)
    found = {name: (row["score"], row["status"]) for name, row in rows(document).items() if name.startswith("SL")}
    assert found == {"SL01": ("0", "unrated"), "SL02": (None, "unrated")}
    assert (code, document["scores"][0]["total"]) == (2, None)
    assert [only(document, code)["location"]["line"] for code in ("JX464", "JX312")] == [4, 5]


def test_where_nothing_is_left_out_the_total_is_what_the_rows_come_to(scored) -> None:
    """Points are rounded to a tenth here, but full ones are those of the table: 16.67."""
    actuals = GOOD.replace("SL01: 4期", "SL01: {value: 2期, reason: 讲师未到}")
    document = scored(actuals, jixiao_toml='[score]\nrounding = "0.1"\n')[1]
    points = [Decimal(row["score"]) for row in rows(document).values()]
    assert document["scores"][0]["total"] == str(sum(points, Decimal("9.8"))) == "89.93"


def test_points_that_nobody_gave_are_told_at_the_key_of_the_table(scored) -> None:
    places = [found["location"] for found in scored()[1]["scores"][0]["findings"] if found["code"] == "JX461"]
    assert {(place["path"], place["line"], place["column"], place["end_column"]) for place in places} == {
        ("targets.yaml", 3, 1, len("indicators:"))
    }


# ── the profile ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_profile_by_name(scored) -> None:
    _code, document = scored(GOOD, "--profile", "hubei")
    (one,) = document["scores"]
    assert (one["profile"], one["budget"]["weight"], one["budget"]["score"]) == ("hubei", "20", "19.6")
    assert rows(document)["MY01"]["weight"] == "20"


def test_an_own_profile(scored) -> None:
    toml = '[score]\nprofile = "本市"\n[score.profiles."本市"]\nexecution = 20\nweights = { "产出" = 40, "效益、满意度" = 40 }\n'
    _code, document = scored(jixiao_toml=toml)
    assert document["scores"][0]["profile"] == "本市"
    assert rows(document)["SH01"]["weight"] == "20"


@pytest.mark.parametrize(
    ("toml", "words", "remedy"),
    [
        ('[score]\nprofile = "湖北"\n', "没有计分方案「湖北」", "可以写：mof-2020、mof-2021-cost、hubei、sichuan；"),
        ('[score]\nweights = { "产出" = 50, "效益" = 30 }\n', "加起来是 90", "execution（预算执行率）加 weights"),
    ],
)
def test_a_profile_that_cannot_be_used(scored, capsys, toml: str, words: str, remedy: str) -> None:
    code, document = scored(jixiao_toml=toml)
    (finding,) = document["findings"]
    assert (code, finding["code"]) == (2, "JX455")
    assert words in finding["message"]
    assert finding["help"].startswith(remedy)
    assert finding["location"]["path"] == "jixiao.toml"
    run(["score", "actuals.yaml"])
    assert "  1 | [score]\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ('[score]\nprofile = "湖北"\n[score.profiles.a]\nbase = "hubei"\n', 1),
        ('[check]\nevidence = "optional"\n[score]\nprofile = "湖北"\n', 3),
        ('score.profile = "湖北"\n', 1),
    ],
)
def test_the_part_of_the_settings_is_shown(scored, toml: str, line: int) -> None:
    (finding,) = scored(jixiao_toml=toml)[1]["findings"]
    assert (finding["location"]["line"], finding["location"]["column"]) == (line, 1)


def test_an_unknown_profile_without_settings_has_no_place_but_a_remedy(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (finding,) = score(Workspace(), [], ScoreOptions(profile="湖南")).findings
    assert (finding.code, finding.location) == ("JX455", None)
    assert finding.help.startswith("可以写：mof-2020、mof-2021-cost、hubei、sichuan；")


def test_an_unknown_profile_on_the_command_line_is_a_usage_error(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["score", "--profile", "hunan"]) == 2
    err = capsys.readouterr().err
    assert "hunan" in err
    assert "mof-2020、mof-2021-cost、hubei、sichuan" in err


def test_nothing_to_score_is_exit_3(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["score"]) == 3
    assert "没有找到完成情况文件" in capsys.readouterr().out


# ── cross-checks ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("spent", "codes"),
    [
        ("98万元", set()),
        ("94万元", set()),  # (0.9833 - 0.94) / 0.9833 is 4.4 %
        ("93万元", {"JX471"}),
        ("80万元, reason: 节约", {"JX471"}),
        ("79万元, reason: 节约", {"JX471", "JX472"}),
    ],
)
def test_indicators_that_look_better_than_the_money(scored, spent: str, codes: set[str]) -> None:
    code, document = scored(GOOD.replace("spent: 98万元", f"spent: {spent}"))
    found = {f["code"] for f in document["scores"][0]["findings"] if f["severity"] == "warning"}
    assert (code, found) == (0, codes)


def test_several_files_and_english(scored, tmp_path, capsys) -> None:
    scored()
    (tmp_path / "b.yaml").write_text(GOOD.replace("SL01: 4期", "SL01: 3期"), encoding="utf-8")
    assert run(["score", "actuals.yaml", "b.yaml"]) == 1
    out = capsys.readouterr().out
    assert out.index("98.30") < out.index("94.13")
    assert out.rstrip().endswith("共 2 份自评。1 个错误，0 个警告。")
