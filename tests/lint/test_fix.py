"""``fix`` changes what it says and nothing else: comments, quotes, line ends and the mark at the beginning of the file stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao import fixes
from jixiao.fixes import fix_file
from jixiao.rule_selection import select
from jixiao.workspace import Workspace

TABLE = """\
# 表头的注释
project: {name: 示例, year: 2025}   # 项目
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: "建设 机构", value: 不少于2个}   # 照录
      - id: SL02
        name: '进驻  展会'
        value: 不适于1届次
    质量指标:
      - {id: ZL01, name: 合格率, value: ≥100%}
"""


def mend(path: Path, *selectors: str, unsafe: bool = False, dry_run: bool = False):
    workspace = Workspace()
    selection = select(workspace.config.lint, selectors or None)
    return fix_file(workspace, path, selection, unsafe=unsafe, dry_run=dry_run)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.yaml"
    file.write_text(TABLE, encoding="utf-8", newline="\n")
    return file


def test_safe_fixes_take_away_blanks_and_keep_everything_else(table: Path) -> None:
    mending = mend(table)
    expected = TABLE.replace("建设 机构", "建设机构").replace("进驻  展会", "进驻展会")
    assert mending.after == expected
    assert table.read_text(encoding="utf-8") == expected
    assert [(one.location.line, one.title) for one in mending.applied] == [(6, "去掉多余的字符"), (8, "去掉多余的字符")]
    assert mending.waiting == 2


def test_a_second_run_finds_nothing(table: Path) -> None:
    mend(table)
    again = mend(table)
    assert not again.changed
    assert again.applied == ()


def test_unsafe_fixes_write_a_reading_beside_the_official_words(table: Path) -> None:
    mend(table, "L07", "L18", unsafe=True)
    text = table.read_text(encoding="utf-8")
    assert "        value: 不适于1届次\n        reading: 不少于1届次\n" in text
    assert "{id: ZL01, name: 合格率, value: ≥100%, reading: =100%}" in text


def test_a_dry_run_writes_nothing(table: Path) -> None:
    mending = mend(table, dry_run=True)
    assert mending.changed
    assert table.read_text(encoding="utf-8") == TABLE


def test_only_the_selected_rules_are_mended(table: Path) -> None:
    assert not mend(table, "L07").changed


def test_what_is_silenced_is_not_mended(table: Path) -> None:
    text = TABLE.replace("# 照录", "# jixiao: ignore[L30] 照录原表")
    table.write_text(text, encoding="utf-8")
    mending = mend(table, "L30")
    assert "建设 机构" in mending.after
    assert "进驻展会" in mending.after


def test_windows_line_ends_and_the_byte_order_mark_stay(table: Path) -> None:
    content = b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode()
    table.write_bytes(content)
    mend(table)
    expected = content.replace("建设 机构".encode(), "建设机构".encode()).replace(
        "进驻  展会".encode(), "进驻展会".encode()
    )
    assert table.read_bytes() == expected


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("project:\n  name：示例\n  year: 2025\n", "project:\n  name: 示例\n  year: 2025\n"),
        ("project:\n  name： 示例\n  year: 2025\n", "project:\n  name: 示例\n  year: 2025\n"),
        ("project:\n\u3000name: 示例\n\u3000year: 2025\n", "project:\n  name: 示例\n  year: 2025\n"),
        ("project:\n\tname: 示例\n\tyear: 2025\n", "project:\n  name: 示例\n  year: 2025\n"),
        ("project:\n  name:示例\n  year: 2025\n", "project:\n  name: 示例\n  year: 2025\n"),
    ],
)
def test_slips_of_the_hand_are_mended(wrong: str, right: str, tmp_path: Path) -> None:
    file = tmp_path / "table.yaml"
    rest = "indicators: {}   # 还没有写\n"
    file.write_text(wrong + rest, encoding="utf-8", newline="\n")
    mending = mend(file)
    assert mending.findings == ()
    assert file.read_text(encoding="utf-8") == right + rest
    assert {one.title for one in mending.applied} == {"改正输入笔误"}


def test_a_file_that_stays_unreadable_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "table.yaml"
    text = "project:\n  name：示例\n  year: 明年\nindicators: {}\n"
    file.write_text(text, encoding="utf-8")
    mending = mend(file)
    assert not mending.changed
    assert [finding.code for finding in mending.findings] == ["JX105"]
    assert file.read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_written_is_told(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.documents import write

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(write, "_replace", refuse)
    mending = mend(table)
    assert not mending.changed
    assert mending.findings
    assert table.read_text(encoding="utf-8") == TABLE


def test_a_text_with_escapes_is_left_to_a_person(tmp_path: Path) -> None:
    file = tmp_path / "table.yaml"
    text = 'project: {name: "示\\u0020例", year: 2025}\nindicators: {}\n'
    file.write_text(text, encoding="utf-8")
    assert not mend(file, "L30").changed


def test_what_is_not_read_back_as_meant_is_not_written(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixes, "apply", lambda text, _edits: f"{text}note: 多出来的\n")
    mending = mend(table)
    assert [finding.code for finding in mending.findings] == ["JX605"]
    assert not mending.changed
    assert table.read_text(encoding="utf-8") == TABLE
