"""Whatever a file looks like: data and comments stay, and a second run changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.documents.canonical import canonical
from jixiao.documents.comments import comments_of
from jixiao.documents.loader import read_file, read_text
from jixiao.documents.shapes import SHAPES
from jixiao.formatting import format_document

if TYPE_CHECKING:
    from pathlib import Path

ROOM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def shape_of(data: Any) -> Any:
    return SHAPES["targets" if "indicators" in data else "actuals"]


@given(st.data())
@ROOM
def test_data_and_comments_stay_and_a_second_run_changes_nothing(messy_files: Any, data: st.DataObject) -> None:
    expected, text, comments = data.draw(messy_files)
    before = read_text(text, "a.yaml")
    assert before.data == expected, before.findings
    after = read_text(canonical(before, shape_of(expected)), "a.yaml")
    assert after.data == expected, after.findings
    assert sorted(comments_of(after)) == sorted(comments)
    assert canonical(after, shape_of(expected)) == after.text


@given(st.data())
@ROOM
def test_line_ends_are_kept(messy_files: Any, data: st.DataObject) -> None:
    expected, text, _comments = data.draw(messy_files)
    after = canonical(read_text(text.replace("\n", "\r\n"), "a.yaml"), shape_of(expected))
    assert after.endswith("\r\n")
    assert after.count("\n") == after.count("\r\n")
    assert after.replace("\r\n", "\n") == canonical(read_text(text, "a.yaml"), shape_of(expected))


REAL = ("targets", "examples", "tests")


@pytest.mark.parametrize("folder", REAL)
def test_every_real_file_stays_the_same_data(root: Path, folder: str) -> None:
    seen = 0
    for file in sorted((root / folder).rglob("*.yaml")):
        document = read_file(file)
        formatted = format_document(document)
        if formatted.findings:
            continue
        seen += 1
        again = read_text(formatted.after, formatted.path)
        assert again.data == document.data
        assert not format_document(again).changed, file
    assert seen


@pytest.mark.parametrize(
    "name", ["targets/zhaoqing-2025.yaml", "examples/zhaoqing-2025-q3.yaml", "examples/zhaoqing-2025-year.yaml"]
)
def test_the_files_of_this_repository_are_canonical(root: Path, name: str) -> None:
    formatted = format_document(read_file(root / name))
    assert not formatted.findings
    assert formatted.after == formatted.before
