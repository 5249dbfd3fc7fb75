"""An exported form that is imported again gives the same data: the real table, and tables nobody has thought of."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.config import load_config
from jixiao.documents.load import load_targets
from jixiao.documents.models import Targets
from jixiao.language import Language
from jixiao.office.content import Content
from jixiao.office.exporting import ExportOptions, form_bytes, gather
from jixiao.office.filling import fill_targets
from jixiao.office.headings import Field
from jixiao.office.importing import import_file
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.office.filled import Filled

SUFFIXES = (".docx", ".xlsx")
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HEAD = {
    Field.NAME: "name",
    Field.FUND_TYPE: "fund_type",
    Field.LEVEL: "level",
    Field.DEPARTMENT: "department",
    Field.IMPLEMENTER: "implementer",
    Field.BUDGET: "budget",
    Field.PURPOSE: "purpose",
}


def imported(form: str, filled: Filled, suffix: str, folder: Path) -> Content:
    content = form_bytes(form, filled, suffix)
    assert isinstance(content, bytes)
    file = folder / f"{form}{suffix}"
    file.write_bytes(content)
    (one,) = import_file(file)
    assert isinstance(one.content, Content), one.content
    return one.content


def rows_of(targets: Targets) -> list[tuple[str, str, str, str]]:
    return [(row.level1, row.level2, row.indicator.name, row.indicator.value) for row in targets.rows()]


def rows_in(content: Content) -> list[tuple[str, str, str, str]]:
    return [(row.level1, row.level2, row.name, row.value) for row in content.indicators]


# ── targets ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def assert_same_table(content: Content, targets: Targets) -> None:
    project = targets.project
    assert rows_in(content) == rows_of(targets)
    assert {name: content.fields.get(name) for name in HEAD} == {
        name: getattr(project, key) for name, key in HEAD.items()
    }
    assert content.fields[Field.YEAR] == str(project.year)
    assert content.fields.get(Field.REGION) == project.region
    assert (content.policies, content.goals) == (project.policies, targets.goals)
    assert content.plan == tuple((plan.quarter, plan.text) for plan in targets.plan)
    assert content.notices == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_published_table_comes_back_word_for_word(suffix: str, root: Path, tmp_path: Path) -> None:
    targets = load_targets(root / "targets" / "zhaoqing-2025.yaml").model
    assert targets is not None
    content = imported("targets", fill_targets(targets), suffix, tmp_path)
    assert (content.title, content.subtitle, content.attachment) == (
        targets.title,
        targets.subtitle,
        targets.attachment,
    )
    assert_same_table(content, targets)


# what stands in free text, hostile signs too; leading and trailing blanks are not kept by any form
SIGNS = "计划完成知识产权保护与运用ab1290=+-@<>&|%“”（）《》、，%s{{}}'\"#*_~\\"
WORDS = st.text(SIGNS, min_size=1, max_size=30).map(lambda text: f"开展{text}工作")
VALUES = st.sampled_from(
    ["不少于4个", "≥95%", "2个", "100人次以上", "2025年12月底前", "按期达标", "=1项", "+5个", "不超过365万元"]
)
CLASSES = {
    "产出指标": ("数量指标", "质量指标", "时效指标"),
    "效益指标": ("社会效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}


@st.composite
def tables(draw: st.DrawFn, values: st.SearchStrategy[str] = VALUES) -> dict[str, Any]:
    number = 0
    indicators: dict[str, dict[str, list[dict[str, str]]]] = {}
    for level1, names in CLASSES.items():
        for level2 in names:
            for name in draw(st.lists(WORDS, max_size=3)):
                number += 1
                row = {"id": f"X{number:02}", "name": f"{name}{number}", "value": draw(values)}
                indicators.setdefault(level1, {}).setdefault(level2, []).append(row)
    indicators.setdefault("产出指标", {}).setdefault("成本指标", []).append(
        {"id": "X99", "name": "控制成本", "value": draw(values)}
    )
    optional = st.none() | WORDS
    project = {
        "name": draw(WORDS),
        "region": draw(st.sampled_from([None, "肇庆", "某某县"])),
        "year": "2025",
        "budget": draw(st.sampled_from([None, "365万元", "1.5亿元"])),
        "policies": draw(st.lists(WORDS, max_size=4)),
        **{key: draw(optional) for key in ("fund_type", "level", "department", "implementer", "purpose")},
    }
    plan = [{"quarter": str(quarter), "text": draw(WORDS)} for quarter in sorted(draw(st.sets(st.integers(1, 4))))]
    return {"project": project, "goals": draw(st.lists(WORDS, max_size=5)), "plan": plan, "indicators": indicators}


@pytest.mark.parametrize("suffix", SUFFIXES)
@FEW
@given(table=tables())
def test_any_table_comes_back(suffix: str, table: dict[str, Any], tmp_path: Path) -> None:
    targets = Targets.model_validate(table)
    assert_same_table(imported("targets", fill_targets(targets), suffix, tmp_path), targets)


# ── self-evaluation ──────────────────────────────────────────────────────────────────────────────────────────────────

COUNTED = st.sampled_from(["不少于4个", "≥4个", "4个", "4个以上"])
EVIDENCE = ("佐证/材料.txt", "佐证/签到 表.txt", "佐证/合同+附件.txt")
MEASURED = COUNTED | st.sampled_from(["超过3个", "不超过60个", "3-5个", "40000个", "2.5万个以上", "同比增长3个以上"])


@st.composite
def years(draw: st.DrawFn, values: st.SearchStrategy[str] = COUNTED) -> tuple[dict[str, Any], dict[str, Any]]:
    """A table whose indicators are counts, with what was achieved of them, or nothing."""
    table = draw(tables(values))
    table["project"]["budget"] = "365万元"
    actuals: dict[str, Any] = {}
    for classes in table["indicators"].values():
        for rows in classes.values():
            for row in rows:
                change = "增长" if "增长" in row["value"] else ""
                entry = {"value": f"{change}{draw(st.integers(0, 6))}个", "reason": draw(WORDS)}
                if evidence := draw(st.lists(st.sampled_from(EVIDENCE), unique=True)):
                    entry["evidence"] = evidence
                if draw(st.integers(0, 4)):
                    actuals[row["id"]] = entry
    spent = draw(st.decimals("0", "365", places=2))
    budget = {"adjusted": "365万元", "spent": f"{spent}万元", "reason": "结余"}
    return table, {"targets": "targets.yaml", "note": draw(WORDS), "budget": budget, "actuals": actuals}


def laid_out(folder: Path, table: dict[str, Any], actuals: dict[str, Any]) -> None:
    """Write both files as JSON, which is YAML too."""
    (folder / "targets.yaml").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    (folder / "actuals.yaml").write_text(json.dumps(actuals, ensure_ascii=False), encoding="utf-8")
    (folder / "佐证").mkdir(exist_ok=True)
    for name in EVIDENCE:
        (folder / name).write_text("甲", encoding="utf-8")


def back(form: str, suffix: str, year: tuple[dict[str, Any], dict[str, Any]], folder: Path) -> tuple[Filled, Content]:
    """Export a form and import it again."""
    laid_out(folder, *year)
    gathered = gather(Workspace(load_config(folder)), form, folder / "actuals.yaml", ExportOptions(folder))
    assert gathered.filled is not None, gathered.findings
    return gathered.filled, imported(form, gathered.filled, suffix, folder)


@pytest.mark.parametrize("suffix", SUFFIXES)
@FEW
@given(year=years())
def test_any_self_evaluation_comes_back(
    suffix: str, year: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path
) -> None:
    _table, actuals = year
    filled, content = back("self-evaluation", suffix, year, tmp_path)
    assert rows_in(content) == rows_of(filled.targets)
    assert_same_year(content, filled, actuals)


@pytest.mark.parametrize("suffix", SUFFIXES)
@FEW
@given(year=years(MEASURED))
def test_any_form_of_sichuan_comes_back(
    suffix: str, year: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path
) -> None:
    table, actuals = year
    filled, content = back("sichuan", suffix, year, tmp_path)
    assert [row[:3] for row in rows_in(content)] == [row[:3] for row in rows_of(filled.targets)]
    language = Language()
    for row, each in zip(
        content.indicators, filled.targets.rows(), strict=True
    ):  # sign, number and unit are joined again
        assert language.read(row.value, 2025) == language.read(each.indicator.value, 2025)
    assert content.fields.get(Field.PURPOSE) == table["project"]["purpose"]
    assert_same_year(content, filled, actuals)


@pytest.mark.parametrize("suffix", SUFFIXES)
@FEW
@given(year=years(MEASURED))
def test_any_form_of_a_transfer_comes_back(
    suffix: str, year: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path
) -> None:
    _table, actuals = year
    filled, content = back("transfer", suffix, year, tmp_path)
    assert rows_in(content) == rows_of(filled.targets)
    assert content.fields[Field.ACHIEVED] == actuals["note"]
    assert_same_values(content, filled, actuals)
    assert money(content.funds.adjusted) == Decimal(365)
    assert {row.weight for row in content.indicators} == {""}  # the form has no points


@pytest.mark.parametrize("suffix", SUFFIXES)
@FEW
@given(year=years())
def test_any_monitoring_comes_back(suffix: str, year: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path) -> None:
    table, actuals = year
    filled, content = back("monitoring", suffix, (table, {**actuals, "as_of": "2025-09-30"}), tmp_path)
    assert rows_in(content) == rows_of(filled.targets)
    assert str(content.as_of) == "2025-09-30"
    assert_same_values(content, filled, actuals)
    assert money(content.funds.planned) == Decimal(365)
    for row, each in zip(content.indicators, filled.rows, strict=True):  # what a file of actuals keeps as a note
        told = {"全年预计完成情况": each.forecast, "完成目标可能性": each.likelihood}
        assert row.completion.note == "；".join(f"{name}：{words}" for name, words in told.items() if words)


def assert_same_year(content: Content, filled: Filled, actuals: dict[str, Any]) -> None:
    """Insist on everything that a self-evaluation says."""
    assert content.fields[Field.ACHIEVED] == actuals["note"]
    assert_same_values(content, filled, actuals)
    assert [Decimal(row.weight) for row in content.indicators] == [row.weight for row in filled.rows]
    assert money(content.funds.planned) == money(content.funds.adjusted) == Decimal(365)


def assert_same_values(content: Content, filled: Filled, actuals: dict[str, Any]) -> None:
    assert content.goals == filled.targets.goals
    for row, each in zip(content.indicators, filled.rows, strict=True):
        given_entry = actuals["actuals"].get(each.id, {})
        assert row.completion.value == given_entry.get("value", "")
        assert row.completion.reason == given_entry.get("reason", "")
        assert row.completion.evidence == tuple(given_entry.get("evidence", ()))
    assert money(content.funds.spent) == money(actuals["budget"]["spent"])


def money(text: str) -> Decimal:
    assert text.endswith("万元")
    return Decimal(text.removesuffix("万元"))


# ── 口径 ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("form", ["self-evaluation", "sichuan", "transfer", "monitoring"])
def test_a_confirmed_reading_comes_back(form: str, suffix: str, root: Path, tmp_path: Path) -> None:
    workspace = Workspace(load_config(root))
    options = ExportOptions(tmp_path, quarter=4 if form == "monitoring" else None)
    gathered = gather(workspace, form, root / "examples" / "zhaoqing-2025-year.yaml", options)
    assert gathered.filled is not None
    content = imported(form, gathered.filled, suffix, tmp_path)
    read = {row.name: (row.value, row.reading) for row in content.indicators if row.reading}
    assert read == {
        "知识产权质押融资金额": ("30亿", "30亿元"),
        "组织进驻当地重点展会": ("不适于1届次", "不少于1届次"),
    }
    assert not any("口径" in notice.message for notice in content.notices)
