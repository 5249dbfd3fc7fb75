"""The sample of a province is what its script makes, says that it is one, and holds what a roll-up has to cope with."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from jixiao.rollup import rollup
from jixiao.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "examples" / "guangdong-2025"
_SPEC = importlib.util.spec_from_file_location("sample", ROOT / "scripts" / "make_guangdong_sample.py")
assert _SPEC is not None
assert _SPEC.loader is not None
sample = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(sample)


def test_the_files_are_those_of_the_script() -> None:
    written = {file.relative_to(SAMPLE).as_posix(): file.read_text(encoding="utf-8") for file in SAMPLE.rglob("*.yaml")}
    assert written == sample.files(), "run: python scripts/make_guangdong_sample.py"


@pytest.mark.parametrize("name", sorted(sample.files()))
def test_every_file_says_that_it_is_a_sample(name: str) -> None:
    assert "\nnote: 示例数据，不是真实的目标和完成情况\n" in sample.files()[name]


def test_it_has_something_of_everything(root: Path, monkeypatch) -> None:
    monkeypatch.chdir(root)
    report = rollup(Workspace(), [Path("examples/guangdong-2025")])
    (project,) = report.projects
    assert [finding.code for finding in report.findings] == ["JX502", "JX505", "JX508"]
    assert len(project.regions) == 21
    assert project.unreported == ("梅州",)
    assert project.rolled.total is not None
    assert {light.value for row in project.regions for light in row.lights} >= {
        "red",
        "yellow",
        "green",
        "blue",
        "unreported",
    }
    assert len({row.rolled.grade for row in project.regions if row.is_reported}) > 1
    # 未填齐: of those who have reported, together or each by itself, the target is met
    counts = {
        row.id: (row.found.status.value, {s.value: n for s, n in row.counts.items()}) for row in project.indicators
    }
    assert counts["SL02"] == ("unreported", {"met": 16, "missed": 3, "unreported": 2})
    assert counts["SL03"] == ("missed", {"met": 15, "missed": 3, "unreported": 3})
    assert counts["SH02"] == ("partial", {"met": 16, "partial": 4, "unreported": 1})
    real = {
        one.table.targets for row in project.indicators for one in row.line.group.placed if one.table.region == "肇庆"
    }
    assert real == {"targets/zhaoqing-2025.yaml"}
