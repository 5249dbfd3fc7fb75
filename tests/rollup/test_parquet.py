"""``export parquet``: the columns that are documented, read by the programs that are documented."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.__main__ import run
from jixiao.catalogue import _
from jixiao.warehouse import FACTS, TABLES

duckdb = pytest.importorskip("duckdb")
ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "examples" / "guangdong-2025"
PAGE = (ROOT / "docs" / "rollup.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def facts(tmp_path: Path, monkeypatch) -> Path:
    """A folder with the file the documentation reads."""
    monkeypatch.chdir(tmp_path)
    assert run(["export", "--format", "parquet", str(SAMPLE), "-o", "汇总.parquet"]) == 0
    return tmp_path / "汇总.parquet"


@pytest.mark.usefixtures("facts")
def test_the_columns_are_those_documented() -> None:
    with duckdb.connect() as connection:
        described = connection.execute("DESCRIBE SELECT * FROM '汇总.parquet'").fetchall()
    assert [(name, kind) for name, kind, *_rest in described] == [
        (field.name, field.type.replace(" ", "")) for field in FACTS
    ]


@pytest.mark.parametrize("fields", [FACTS, TABLES], ids=["facts", "tables"])
def test_every_column_is_in_the_documentation(fields) -> None:
    for field in fields:
        assert f"| `{field.name}` | {field.type} | {_(field.meaning)} |" in PAGE


@pytest.mark.usefixtures("facts")
def test_one_row_per_indicator_and_quarter() -> None:
    with duckdb.connect() as connection:
        (row,) = connection.execute(
            "SELECT count(*), count(DISTINCT (region, id, quarter)), min(quarter), max(quarter) FROM '汇总.parquet'"
        ).fetchall()
        (money,) = connection.execute(
            "SELECT target_low, unit FROM '汇总.parquet' WHERE region = '肇庆' AND id = 'SL10' AND is_latest"
        ).fetchall()
    assert row == (21 * 24 * 4, 21 * 24 * 4, 1, 4)
    assert money == (Decimal(3000000000), "元")


def test_the_same_tables_are_the_same_file(facts: Path) -> None:
    before = facts.read_bytes()
    assert run(["export", "parquet", str(SAMPLE), "-o", "汇总.parquet", "--force"]) == 0
    assert facts.read_bytes() == before


def test_nothing_is_overwritten_unasked(facts: Path, capsys) -> None:
    before = facts.read_bytes()
    assert run(["export", "parquet", str(SAMPLE), "-o", "汇总.parquet"]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert facts.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "parquet", str(SAMPLE)], "请用 -o 写明文件"),
        (["export", "parquet", str(SAMPLE), "-o", "."], "是文件夹"),
        (["export", "parquet", str(SAMPLE), "-o", "nowhere/x.parquet"], "没有这个文件夹"),
        (["export", "parquet", ".", "-o", "x.parquet"], "没有可以汇总的目标表"),
        (["export", "--format", "csv", str(SAMPLE), "-o", "x.csv"], "--format 没有「csv」这个值"),
    ],
)
def test_what_cannot_be_written(tmp_path: Path, monkeypatch, capsys, arguments: list[str], words: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_the_examples_of_the_documentation_run(capsys, number: int) -> None:
    """DuckDB and Polars answer alike; Spark is only compiled, for nobody has it on a desk."""
    code = compile(EXAMPLES[number], "docs/rollup.md", "exec")
    if "pyspark" in EXAMPLES[number]:
        return
    if "polars" in EXAMPLES[number]:
        pytest.importorskip("polars")
    exec(code, {})  # noqa: S102 - the documentation's own example
    printed = capsys.readouterr().out
    assert "佛山" in printed
    assert "深圳" not in printed


def test_the_documentation_shows_three_programs() -> None:
    assert [
        next(name for name in ("duckdb", "polars", "pyspark") if f"import {name}" in code or f"from {name}" in code)
        for code in EXAMPLES
    ] == [
        "duckdb",
        "polars",
        "pyspark",
    ]
