"""Every layout, in Word and in Excel, with class cells merged, repeated, blank or in pieces: each gives back its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jixiao.documents.models import class_name
from jixiao.office.content import Content
from jixiao.office.importing import import_file

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

LAYOUTS = ["guangdong", "self_evaluation", "sichuan", "transfer", "application", "monitoring"]
STYLES = ["merged", "repeated", "blank", "split"]
TABLES = ["04", "06", "10", "33", "36", "62", "64", "75", "78"]
Form = Any


@pytest.fixture
def make(make_forms: ModuleType, tmp_path: Path) -> Any:
    """Make a form of a published table and import it."""

    def make(table: str, layout: str, style: str, suffix: str) -> tuple[dict[str, Any], Content]:
        data = make_forms.load_table(table)
        data |= {
            "region": "肇庆",
            "year": data["year"] or 2024,
            "budget": data["budget"] or {"total": 20, "executed": 10},
        }
        write = make_forms.write_docx if suffix == "docx" else make_forms.write_xlsx
        file = write(make_forms.LAYOUTS[layout](data, style), tmp_path / f"form.{suffix}")
        (imported,) = import_file(file)
        assert isinstance(imported.content, Content), imported.content
        return data, imported.content

    return make


def kept(content: Content) -> list[tuple[str, ...]]:
    return [
        (class_name(row.level1), class_name(row.level2), row.name, row.value.removesuffix(row.unit) + row.unit)
        for row in content.indicators
    ]


def published(data: dict[str, Any]) -> list[tuple[str, ...]]:
    """The rows of the table; a dash for a value is none, so that row is listed and not imported."""
    return [
        (class_name(row["level1"]), class_name(row["level2"]), row["name"], row["target"])
        for row in data["rows"]
        if row["target"] != "-"
    ]


def test_the_generator_has_these_layouts(make_forms: ModuleType) -> None:
    assert list(make_forms.LAYOUTS) == LAYOUTS
    assert list(make_forms.STYLES) == STYLES


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_way_to_fill_the_class_cells(make: Any, layout: str, style: str, suffix: str) -> None:
    data, content = make("04", layout, style, suffix)
    assert kept(content) == published(data)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("table", TABLES)
def test_every_table(make: Any, table: str, layout: str) -> None:
    data, content = make(table, layout, "split", "xlsx")
    assert kept(content) == published(data)
    assert content.fields["year"] == str(data["year"])
    assert data["title"] in content.fields["name"]


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("layout", ["self_evaluation", "sichuan", "transfer"])
def test_completed_values_and_points(make: Any, layout: str, suffix: str) -> None:
    data, content = make("06" if layout == "transfer" else "04", layout, "merged", suffix)
    assert [row.completion.value for row in content.indicators] == [row["actual"] for row in data["rows"]]
    assert [row.completion.reason or None for row in content.indicators] == [row["reason"] for row in data["rows"]]
    if layout != "transfer":
        assert [row.weight for row in content.indicators] == [f"{row['weight']:g}" for row in data["rows"]]


def test_points_behind_class_names(make: Any) -> None:
    _data, content = make("04", "self_evaluation", "merged", "docx")
    assert content.points == {"产出指标": "50", "效益指标": "50", "满意度指标": "50"}


def test_ids_count_on_within_a_class(make: Any) -> None:
    _data, content = make("33", "guangdong", "merged", "docx")
    ids = [row.id for row in content.indicators]
    assert ids == ["SL01", "SL02", "ZL01", "ZL02", "SX01", "CB01", "JJ01", "SH01", "ST01", "KC01", "MY01"]


def test_only_the_year_is_taken_from_an_application(make: Any) -> None:
    _data, content = make("04", "application", "merged", "docx")
    assert [notice.message for notice in content.notices] == [
        "只导入年度指标；整个实施期的 9 项没有导入。",
        "整个实施期的目标没有导入：三年完成全部任务。",
        "没有看懂，没有导入：实施期金额： | 1100",
    ]
    assert content.goals == ("完成年度任务。",)
    assert content.fields["budget"] == "365万元"


def test_monitoring_has_a_date_ticks_and_a_forecast(make: Any) -> None:
    _data, content = make("04", "monitoring", "merged", "xlsx")
    assert str(content.as_of) == "2022-07-31"
    assert content.funds.spent == "10.5万元"
    first = content.indicators[0].completion
    assert first.reason == "经费保障；资金到位晚"
    assert first.note == "全年预计完成情况：≥266米；完成目标可能性：有可能"
