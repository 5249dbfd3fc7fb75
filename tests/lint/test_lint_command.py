"""``jixiao lint``, ``rules`` and ``fix`` as whole programs: screens, exit codes, formats, and what bad input gets to hear."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = """\
project: {name: 示例项目, implementer: 示例市知识产权局, year: 2025, budget: 100万元}
goals: [举办培训班不少于4期；提高培训合格率；提高学员就业率。]
indicators:
  产出指标:
    数量指标: [{id: SL01, name: 举办培训班, value: 不少于4期}]
    质量指标: [{id: ZL01, name: 培训合格率, value: ≥95%}]
    时效指标: [{id: SX01, name: 完成时间, value: 2025年11月底前}]
    成本指标: [{id: CB01, name: 项目总成本, value: 不超过100万元}]
  效益指标:
    社会效益指标: [{id: SH01, name: 学员就业率, value: 80%以上}]
  满意度指标:
    服务对象满意度指标: [{id: MY01, name: 学员满意度, value: ≥90%}]
"""
WARNED = GOOD.replace("value: 不少于4期}", "value: 4期}")
HINTED = GOOD.replace("示例项目", "'示例 项目'")
BROKEN = GOOD.replace("value: 不少于4期}", "value: 不适于4期}")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lay files on a desk of their own and sit down at it."""
    monkeypatch.chdir(tmp_path)

    def lay(**files: str) -> None:
        for name, text in files.items():
            file = tmp_path / name.replace("__", "/").replace("_yaml", ".yaml").replace("_toml", ".toml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")

    return lay


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (GOOD, [], 0),
        (HINTED, [], 0),
        (WARNED, [], 1),
        (WARNED, ["--exit-zero"], 0),
        (WARNED, ["--ignore", "L08"], 0),
        (WARNED, ["--select", "L13"], 0),
        # a value that cannot be read is what lint is there to find
        (BROKEN, [], 1),
        (BROKEN, ["--exit-zero"], 0),
        ("project: {name: 示例\n", [], 2),
        ("project: {name: 示例\n", ["--exit-zero"], 2),
    ],
)
def test_exit_codes_are_the_same_in_every_format(text, arguments, code, desk, capsys) -> None:
    desk(table_yaml=text)
    for format_name in ("table", "concise", "json", "jsonl"):
        assert run(["lint", "table.yaml", "--format", format_name, *arguments]) == code
    capsys.readouterr()


def test_nothing_to_review(desk, capsys) -> None:
    desk()
    assert run(["lint"]) == 3
    assert capsys.readouterr().out.startswith("没有找到目标表。有 Word、Excel 表的，运行 jixiao init --from ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["lint", "--select", "L99"], "--select 里没有这样的规则：L99。用 jixiao rules 查看所有编码。"),
        (["lint", "--ignore", "L08,X"], "--ignore 里没有这样的规则：X。用 jixiao rules 查看所有编码。"),
        (["lint", "--select", ""], "--select 里没有这样的规则：''。用 jixiao rules 查看所有编码。"),
        (["lint", "没有.yaml"], "找不到：没有.yaml"),
        (["fix", "没有.yaml"], "找不到：没有.yaml"),
    ],
)
def test_bad_usage(arguments, sentence, desk, capsys) -> None:
    desk(targets__table_yaml=GOOD)
    assert run(arguments) == 2
    assert sentence in capsys.readouterr().err


def test_a_folder_and_the_configuration_lead_to_the_same_tables(desk, capsys) -> None:
    desk(targets__a_yaml=GOOD, targets__b_yaml=WARNED, actuals_yaml="targets: targets/a.yaml\nactuals: {}\n")
    assert run(["lint", ".", "--format", "concise"]) == 1
    named = capsys.readouterr().out
    assert run(["lint", "--format", "concise"]) == 1
    assert capsys.readouterr().out == named
    assert named == (
        "targets/b.yaml:5:43: 警告 L08 「4期」没有说是至少、至多还是正好。\n共 2 张表：0 个错误，1 个警告，0 个提示。\n"
    )


def test_the_configuration_chooses_rules(desk, capsys) -> None:
    desk(targets__a_yaml=WARNED, jixiao_toml='[lint]\nignore = ["L08"]\n')
    assert run(["lint"]) == 0
    assert capsys.readouterr().out == "共 1 张表，没有发现问题。\n"


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ('ignore = ["L99"]', "[lint] 里没有这样的规则：L99"),
        ('extend_select = ["A"]', "[lint] 里没有这样的规则：A"),
        ("max_indicators = 0", "max_indicators"),
        ('ignored = ["L08"]', "不认识的键「ignored」"),
    ],
)
def test_a_mistake_in_the_configuration_is_an_error(section, words, desk, capsys) -> None:
    desk(targets__a_yaml=GOOD, jixiao_toml=f"[lint]\n{section}\n")
    assert run(["lint"]) == 2
    assert words in capsys.readouterr().out


def test_limits_of_the_configuration_hold(desk, capsys) -> None:
    limits = "[lint]\nmax_indicators = 1\nclasses = ['履职效能']\nweight_totals = [85]\nmax_weight = 60\n"
    extra = GOOD.replace("    质量指标:", "    履职效能: [{id: LZ01, name: 履职, value: 不少于1项}]\n    质量指标:")
    desk(targets__a_yaml=extra, jixiao_toml=limits)
    assert run(["lint"]) == 0
    capsys.readouterr()
    desk(jixiao_toml="")
    assert run(["lint", "--format", "concise"]) == 1
    assert "L05 指标分类里没有「履职效能」。" in capsys.readouterr().out


def test_json_is_a_contract(desk, capsys) -> None:
    desk(table_yaml=BROKEN)
    assert run(["lint", "table.yaml", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "jixiao.lint/1"
    assert document["summary"] == {"files": 1, "error": 1, "warning": 0, "info": 0, "fixable": 0}
    (review,) = document["reviews"]
    assert review["targets"]["path"] == "table.yaml"
    assert review["readable"] is True
    (finding,) = review["findings"]
    assert finding["code"] == "JX203"
    assert finding["location"] == {"path": "table.yaml", "line": 5, "column": 43, "end_line": 5, "end_column": 46}
    assert finding["fix"] == {"title": "把口径写成「不少于4期」", "safe": False}
    assert document["findings"] == []


def test_json_lines_hold_one_review_each(desk, capsys) -> None:
    desk(targets__a_yaml=GOOD, targets__b_yaml=WARNED)
    run(["lint", "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["targets"]["path"], len(line["findings"])) for line in lines] == [
        ("targets/a.yaml", 0),
        ("targets/b.yaml", 1),
    ]


def test_a_table_that_cannot_be_read_is_still_a_document(desk, capsys) -> None:
    desk(table_yaml="project: {name: 示例\n")
    assert run(["lint", "table.yaml", "--format", "json"]) == 2
    (review,) = json.loads(capsys.readouterr().out)["reviews"]
    assert review["readable"] is False
    assert review["findings"]


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_screen(width, golden, monkeypatch, capsys, root) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", width)
    assert run(["lint", "targets/zhaoqing-2025.yaml", "--select", "L07,L09,L10,L11,L24"]) == 1
    golden(f"lint-{width}.txt", capsys.readouterr().out)


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_list_of_rules(width, golden, monkeypatch, capsys, desk) -> None:
    desk()
    monkeypatch.setenv("COLUMNS", width)
    assert run(["rules"]) == 0
    golden(f"rules-{width}.txt", capsys.readouterr().out)


def test_the_list_of_rules_for_programs(desk, capsys) -> None:
    desk(jixiao_toml='[lint]\nignore = ["L08"]\n')
    assert run(["rules", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    row = next(row for row in document["rules"] if row["code"] == "L08")
    assert (row["name"], row["default"], row["active"], row["fixable"]) == ("bare-number", True, False, False)


def test_the_manual_page_of_a_rule(capsys) -> None:
    assert run(["explain", "l07"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("L07 unreadable-value 指标值看不懂 (unreadable value)\n\n## 说明\n")


def test_fix_shows_a_diff_and_writes_nothing(desk, capsys) -> None:
    desk(table_yaml=HINTED)
    assert run(["fix", "table.yaml", "--diff"]) == 1
    difference = capsys.readouterr().out
    first = HINTED.splitlines()[0]
    assert f"-{first}\n+{first.replace('示例 项目', '示例项目')}\n" in difference
    assert Path("table.yaml").read_text(encoding="utf-8") == HINTED


def test_fix_writes_and_then_has_nothing_to_do(desk, capsys) -> None:
    desk(table_yaml=HINTED)
    assert run(["fix", "table.yaml"]) == 0
    assert capsys.readouterr().out == "已修改 table.yaml：去掉多余的字符（1 处）\n"
    assert run(["fix", "table.yaml", "--diff"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["fix", "table.yaml"]) == 0
    assert capsys.readouterr().out == "没有可以自动修改的。\n"


def test_fix_says_what_waits_for_a_person(desk, capsys) -> None:
    desk(table_yaml=BROKEN)
    assert run(["fix", "table.yaml"]) == 0
    assert "另有 1 处要人核对：用 --unsafe 修改，改完请看一遍。" in capsys.readouterr().out
    assert run(["fix", "table.yaml", "--unsafe"]) == 0
    capsys.readouterr()
    assert run(["lint", "table.yaml"]) == 0
    assert "已用口径「不少于4期」改正" in capsys.readouterr().out


@pytest.mark.parametrize(("files", "code"), [({}, 3), ({"targets__a_yaml": "project: {name: 示例\n"}, 2)])
def test_fix_with_nothing_or_nothing_readable(files, code, desk, capsys) -> None:
    desk(**files)
    assert run(["fix"]) == code
    capsys.readouterr()
