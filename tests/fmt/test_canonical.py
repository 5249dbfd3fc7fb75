"""One table: what a person wrote, and its canonical shape."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jixiao.commands import COMMANDS
from jixiao.documents.canonical import canonical
from jixiao.documents.loader import read_text
from jixiao.documents.schema import file_schema
from jixiao.documents.shapes import SHAPES, Shape
from jixiao.formatting import format_bytes, format_document

PROJECT = "project:\n  name: 甲\n  year: 2025\n"
ROW = "indicators:\n  产出指标:\n    数量指标:\n      - {id: SL01, name: 甲, value: 不少于4个}\n"


def formatted(text: str) -> str:
    result = format_document(read_text(text, "a.yaml"))
    assert not result.findings, result.findings
    return result.after


ACTUALS = [
    pytest.param("actuals: {SL01: 4个}", "actuals:\n  SL01: 4个\n", id="一行写的完成情况一项一行"),
    pytest.param("actuals:\n    SL01:   4个\n", "actuals:\n  SL01: 4个\n", id="缩进两格"),
    pytest.param(
        "actuals:\n  SL01: '4个'\n  SL02: \"五\"\n", "actuals:\n  SL01: 4个\n  SL02: 五\n", id="不需要的引号去掉"
    ),
    pytest.param(
        "actuals:\n  SL01: '010'\n  SL02: 010\n", "actuals:\n  SL01: '010'\n  SL02: 010\n", id="像数字的照原样"
    ),
    pytest.param("actuals:\n  SL01: no\n", "actuals:\n  SL01: 'no'\n", id="别的程序会当成否的加引号"),
    pytest.param('actuals:\n  SL01: "a\\nb"\n', 'actuals:\n  SL01: "a\\nb"\n', id="换行要双引号"),
    pytest.param("actuals:\n  SL01: ~\n  SL02: null\n", "actuals:\n  SL01:\n  SL02:\n", id="没有填的空着"),
    pytest.param("targets: a.yaml\nnote: 好\nactuals:\n", "note: 好\ntargets: a.yaml\nactuals:\n", id="键的顺序"),
    pytest.param(
        "actuals:\n  SL01: {quarter: 1, value: 4个}\n  SL02:\n  - {value: 4个, quarter: 1}\n",
        "actuals:\n  SL01: {value: 4个, quarter: 1}\n  SL02:\n    - {quarter: 1, value: 4个}\n",
        id="累计先写值，逐季先写季度",
    ),
    pytest.param(
        "actuals:\n  SL01:\n    reason: 长\n    value: 4个\n",
        "actuals:\n  SL01:\n    value: 4个\n    reason: 长\n",
        id="写成几行的还是几行",
    ),
    pytest.param(
        "actuals:\n  SL01: {value: 4个, # 一\n    quarter: 1}\n",
        "actuals:\n  SL01:\n    value: 4个  # 一\n    quarter: 1\n",
        id="括号里有注释的一键一行",
    ),
    pytest.param("actuals:\n  SL01: 4个 # 一\n", "actuals:\n  SL01: 4个  # 一\n", id="行尾注释前至少两格"),
    pytest.param(
        "\n\n# 头\n\n\n\nactuals:\n\n  # 甲\n  SL01: 1\n\n\n  # 乙\n  SL02: 2\n  # 尾\n# 底",
        "# 头\n\nactuals:\n  # 甲\n  SL01: 1\n\n  # 乙\n  SL02: 2\n  # 尾\n# 底\n",
        id="注释跟着它说的",
    ),
    pytest.param(
        "actuals:\n  # SL01:    # 甲\n  # SL02:\n", "actuals:\n  # SL01:    # 甲\n  # SL02:\n", id="等着填的行不动"
    ),
    pytest.param(
        "# 说明\n# yaml-language-server: $schema=a.json\nactuals:\n",
        "# yaml-language-server: $schema=a.json\n# 说明\nactuals:\n",
        id="编辑器的行在最前",
    ),
    pytest.param(
        "---\nactuals:\n  SL01: |\n      一\n      二\n",
        "actuals:\n  SL01: |\n    一\n    二\n",
        id="分行写的文字还是分行",
    ),
    pytest.param(
        "actuals:\n  SL01: |\n    一  \n\n    二\n", "actuals:\n  SL01: |\n    一  \n\n    二\n", id="分行的空格不动"
    ),
    pytest.param("actuals:\n  SL01: '\u3000'\n", "actuals:\n  SL01: '\u3000'\n", id="两头的空格要看得见"),
    pytest.param(
        "actuals:\n  SL01: |2\n     一\n    二\n", 'actuals:\n  SL01: " 一\\n二\\n"\n', id="从空格开始的分行写成一行"
    ),
    pytest.param("note: |+\n  一\n\n\nactuals:\n", 'note: "一\\n\\n\\n"\n\nactuals:\n', id="末尾的空行也是文字"),
    pytest.param(
        "actuals:\n  SL02: # 一\n    {value: 4个, quarter: 1}\n",
        "actuals:\n  SL02:  # 一\n    {value: 4个, quarter: 1}\n",
        id="说到键的和括号各占一行",
    ),
    pytest.param(
        "actuals:\n  SL02: [\n    # 一\n    1场,\n    # 二\n    2场\n    # 三\n  ]\n",
        "actuals:\n  SL02:\n    # 一\n    - 1场\n    # 二\n    - 2场\n    # 三\n",
        id="方括号里一行一项的注释",
    ),
    pytest.param(
        "actuals:\n  SL01: {value: 4个}\n      # 一\n  SL02: 2\n",
        "actuals:\n  SL01: {value: 4个}\n  # 一\n  SL02: 2\n",
        id="括号里接不上的注释跟着后面的",
    ),
    pytest.param("--- # 一\nactuals:\n  SL01: 1\n", "# 一\nactuals:\n  SL01: 1\n", id="文件开头的横线后的注释"),
    pytest.param("actuals:\n  SL01: [ ] # 一\n", "actuals:\n  SL01: []  # 一\n", id="空的列表"),
    pytest.param("actuals:\n  SL01: [ # 一\n  ]\n", "actuals:\n  SL01: []  # 一\n", id="空的列表里有注释"),
]


@pytest.mark.parametrize(("text", "expected"), ACTUALS)
def test_actuals(text: str, expected: str) -> None:
    assert formatted(text) == expected
    assert formatted(expected) == expected


TARGETS = [
    pytest.param(ROW + PROJECT, PROJECT + ROW, id="键的顺序"),
    pytest.param(
        PROJECT + "indicators:\n  产出指标:\n    数量指标:\n    - id: SL01\n      value: 不少于4个\n      name: 甲\n",
        PROJECT + ROW,
        id="指标一行一项",
    ),
    pytest.param(
        PROJECT
        + "indicators:\n  产出指标:\n    数量指标:\n    - id: SL01\n      name: 甲\n      value: 不少于4个 # 核对\n",
        PROJECT
        + "indicators:\n  产出指标:\n    数量指标:\n      - id: SL01\n        name: 甲\n        value: 不少于4个  # 核对\n",
        id="说到其中一格的不并成一行",
    ),
    pytest.param(
        "project: {year: 2025, name: 甲}\ngoals: [一, 二]\n" + ROW,
        "project:\n  name: 甲\n  year: 2025\ngoals:\n  - 一\n  - 二\n" + ROW,
        id="表头和目标一条一行",
    ),
    pytest.param(
        PROJECT + "plan: [{milestones: [{value: 2个, indicator: SL01}], quarter: 2}]\n" + ROW,
        PROJECT + "plan:\n  - quarter: 2\n    milestones:\n      - {indicator: SL01, value: 2个}\n" + ROW,
        id="计划一季度一段",
    ),
]


@pytest.mark.parametrize(("comment", "is_row"), [("# jixiao: ignore[L08] 批复如此", True), ("# 说明", False)])
def test_a_line_that_is_spoken_for_stays_one_line(comment: str, is_row: bool) -> None:
    row = f"      - {{id: SL01, name: {'很长' * 50}, value: 不少于4个}}  {comment}\n"
    text = f"{PROJECT}indicators:\n  产出指标:\n    数量指标:\n{row}"
    assert (formatted(text) == text) is is_row


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_targets(text: str, expected: str) -> None:
    assert formatted(text) == expected
    assert formatted(expected) == expected


EMPTY = [("{ }\n", "{}\n"), ("[]", "[]\n"), ("# 一\n{} # 二\n# 三\n", "{}\n# 一\n# 二\n# 三\n")]


@pytest.mark.parametrize(("text", "expected"), EMPTY)
def test_nothing_but_brackets(text: str, expected: str) -> None:
    assert canonical(read_text(text, "a.yaml"), SHAPES["actuals"]) == expected
    assert canonical(read_text(expected, "a.yaml"), SHAPES["actuals"]) == expected


def test_json_keeps_its_numbers_and_its_language() -> None:
    text = '{"actuals": {"SL01": {"quarter": 1, "value": 1.10, "note": "\\u4e00"}}, "targets": "a.json"}'
    after = formatted(text)
    assert list(json.loads(after)) == ["targets", "actuals"]
    assert '"value": 1.10,' in after
    assert '"\\u4e00"' in after
    assert formatted(after) == after


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert format_bytes(b"\xef\xbb\xbfactuals:\n", "a.yaml").after == "actuals:\n"


def test_comments_stay_in_their_column() -> None:
    text = 'note: "一二三"    # 甲\ntargets: a        # 乙\nactuals:\n'
    assert formatted(text) == "note: 一二三      # 甲\ntargets: a        # 乙\nactuals:\n"


def keys_below(schema: Any, part: Any) -> set[frozenset[str]]:
    """Collect the keys of every mapping a part of a schema can be, below keys that are free too."""
    found: set[frozenset[str]] = set()
    if "$ref" in part:
        return keys_below(schema, schema["definitions"][part["$ref"].rpartition("/")[2]])
    if "properties" in part:
        found.add(frozenset(part["properties"]))
        for below in part["properties"].values():
            found |= keys_below(schema, below)
    for below in (*part.get("anyOf", ()), part.get("items"), part.get("additionalProperties")):
        found |= keys_below(schema, below) if isinstance(below, dict) else set()
    return found


def orders(shape: Shape) -> set[frozenset[str]]:
    below = (*shape.fields.values(), *((shape.each,) if shape.each else ()))
    return {frozenset(shape.order)} - {frozenset()} | {order for one in below for order in orders(one)}


@pytest.mark.parametrize("kind", list(SHAPES))
def test_every_key_of_the_models_has_its_place(kind: str) -> None:
    schema = file_schema(kind)
    assert orders(SHAPES[kind]) == keys_below(schema, schema)


def test_fmt_is_a_command() -> None:
    assert "fmt" in COMMANDS
