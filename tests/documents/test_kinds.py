"""A file in the place of another one: it is named, and nothing else is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.documents.kinds import kind_of_data, load_kind, not_text
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Targets, Waivers
from jixiao.documents.models.config import Paths

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.models import Model

TABLE = "project: {name: 甲, year: 2025}\nindicators: {产出: {数量: [{id: SL01, name: 中心, value: 4个}]}}\n"
ACTUALS = "targets: 表.yaml\nactuals: {SL01: 4个}\n"
WAIVERS = "waivers: []\n"

WRONG = [
    (Actuals, TABLE, (2, 1, 11), "这是目标表，这里要完成情况文件。", "jixiao lint 甲.yaml"),
    (Targets, ACTUALS, (2, 1, 8), "这是完成情况文件，这里要目标表。", "jixiao check 甲.yaml"),
    (Actuals, WAIVERS, (1, 1, 8), "这是豁免文件，这里要完成情况文件。", "jixiao.toml"),
]


@pytest.mark.parametrize(("model", "text", "place", "message", "remedy"), WRONG)
def test_a_file_of_another_kind(
    model: type[Model], text: str, place: tuple[int, int, int], message: str, remedy: str
) -> None:
    loaded = load_kind(model, read_text(text, "甲.yaml"))
    (finding,) = loaded.findings
    location = finding.location
    assert loaded.model is None
    assert (finding.code, finding.message) == ("JX117", message)
    assert remedy in (finding.help or "")
    assert (location.line, location.column, location.end_column) == place


RIGHT = [
    (Targets, TABLE),
    (Actuals, ACTUALS),
    (Waivers, WAIVERS),
    (Actuals, f"indicators: {{}}\n{ACTUALS}"),  # both keys: it is what was wanted, with a key too many
    (Waivers, "{}\n"),  # nothing speaks for another kind
    (Paths, ACTUALS),  # no kind of file that has a key of its own
]


@pytest.mark.parametrize(("model", "text"), RIGHT)
def test_a_file_that_may_be_what_is_wanted(model: type[Model], text: str) -> None:
    assert "JX117" not in [finding.code for finding in load_kind(model, read_text(text, "甲.yaml")).findings]


def test_of_a_broken_file_only_that_is_told() -> None:
    assert [finding.code for finding in load_kind(Actuals, read_text("indicators: [\n", "甲.yaml")).findings] == [
        "JX104"
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"indicators": {}}, "targets"),
        ({"actuals": None}, "actuals"),
        ({"waivers": []}, "waivers"),
        ({"note": "好"}, None),
        (["actuals"], None),
        (None, None),
    ],
)
def test_the_kind_is_told_by_the_key(data: object, kind: str | None) -> None:
    assert kind_of_data(data) == kind


@pytest.mark.parametrize(
    ("name", "is_form"), [("表.docx", True), ("表.XLSX", True), ("表.wps", True), ("表.yaml", False)]
)
def test_word_and_excel_are_to_be_imported_first(name: str, is_form: bool, tmp_path: Path) -> None:
    file = tmp_path / name
    assert not_text(file, name) is None  # a file that is not there is another problem
    file.write_bytes(b"PK")
    document = not_text(file, name)
    assert (document is not None) is is_form
    if document:
        (finding,) = document.findings
        assert (finding.code, finding.message) == ("JX117", "这是 Word 或 Excel 文件，这里要 YAML 文件。")
        assert f"jixiao import {name}" in (finding.help or "")
