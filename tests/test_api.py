"""The public Python API: what a caller may get wrong, and where the settings come from. What it does is shown in docs/python.md."""

from __future__ import annotations

from pathlib import Path

import pytest

import jixiao

ROOT = Path(__file__).parent.parent
TARGETS = """\
project: {name: 示例项目, year: 2025}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 举办培训班, value: 不少于4期}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository elsewhere, whose settings let 未填报 pass."""
    (tmp_path / "jixiao.toml").write_text('[check]\nmissing = "ignore"\n', encoding="utf-8")
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "表.yaml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "actuals.yaml").write_text("targets: targets/表.yaml\nactuals:\n", encoding="utf-8")
    return tmp_path


def test_the_settings_are_those_of_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert jixiao.check_files(folder=folder).exit_code == 0
    assert jixiao.check_files(folder=folder, missing="fail").exit_code == 1
    assert jixiao.check_files(folder / "actuals.yaml", folder=str(folder)).summary["unreported"] == 1
    assert [review.title for review in jixiao.lint_files(folder=folder).reviews] == ["示例项目"]


def test_a_file_that_is_not_there_is_a_finding(folder: Path) -> None:
    report = jixiao.check_files(folder / "没有.yaml", folder=folder)
    assert [finding.code for finding in report.findings] == ["JX101"]
    assert report.exit_code == 2


def test_what_cannot_be_meant_raises(folder: Path) -> None:
    with pytest.raises(ValueError, match="5"):
        jixiao.check_files(folder=folder, quarter=5)
    with pytest.raises(ValueError, match="0"):
        jixiao.report_files(folder=folder, quarter=0)
    with pytest.raises(ValueError, match="JX999"):
        jixiao.explain("JX999")
    with pytest.raises(AttributeError, match="chek_files"):
        getattr(jixiao, "chek_files")  # noqa: B009 - a name that is not there, as a caller would mistype it


def test_a_text_is_explained_as_the_command_line_does() -> None:
    assert "读作  不少于4个（数量）" in jixiao.explain("不少于4个")
    assert "看不懂[JX203]" in jixiao.explain("不适于4个")
    assert jixiao.explain("l08").startswith("L08 ")


def test_a_quarter_is_that_of_the_file_when_none_is_named(folder: Path) -> None:
    (folder / "actuals.yaml").write_text("targets: targets/表.yaml\nas_of: 2025-06-30\nactuals:\n", encoding="utf-8")
    assert jixiao.report_files(folder=folder).quarter == 2
    assert jixiao.score_files(folder=folder, profile="hubei").scores[0].profile == "hubei"
