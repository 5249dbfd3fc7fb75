"""``rollup --sql``: what can be asked, what is answered, and what nobody gets at."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from jixiao.__main__ import run

duckdb = pytest.importorskip("duckdb")
SAMPLE = "examples/guangdong-2025"


@pytest.fixture
def ask(root: Path, monkeypatch, capsys):
    """Ask the sample; return the exit code, standard output and standard error."""
    monkeypatch.chdir(root)

    def query(sql: str, *options: str) -> tuple[int, str, str]:
        code = run(["rollup", SAMPLE, "--sql", sql, *options])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return query


@pytest.fixture
def small(lay_out, capsys):
    """Ask about a single table; return the exit code, standard output and standard error."""
    lay_out(SimpleNamespace(value="不少于4个", actual="4个", funds=100, more="", name="举办活动", level2="数量指标"))

    def query(sql: str, *options: str) -> tuple[int, str, str]:
        code = run(["rollup", ".", "--sql", sql, *options])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return query


def rows(answer: tuple[int, str, str]) -> list[list[object]]:
    code, text, _error = answer
    assert code == 0
    return json.loads(text)["rows"]


def test_the_three_tables(ask) -> None:
    counted = "SELECT (SELECT count(*) FROM facts), (SELECT count(*) FROM indicators), (SELECT count(*) FROM tables)"
    assert rows(ask(counted, "--format", "json")) == [[21 * 24 * 4, 21 * 24, 21]]


def test_numbers_come_as_text_and_days_as_iso(ask) -> None:
    document = json.loads(
        ask("SELECT region, budget, as_of, is_reported, year FROM tables LIMIT 1", "--format", "json")[1]
    )
    assert document["schema"] == "jixiao.query/1"
    assert document["columns"][1] == {"name": "budget", "type": "DECIMAL(38,10)"}
    assert document["rows"] == [["东莞", "5900000", None, True, 2025]]


def test_the_sum_of_the_regions_is_that_of_the_report(ask, capsys) -> None:
    ((low, total),) = rows(
        ask(
            "SELECT sum(target_low), sum(total) FROM indicators WHERE indicator = '数据知识产权登记量'",
            "--format",
            "json",
        )
    )
    run(["rollup", SAMPLE, "--format", "json"])
    indicators = json.loads(capsys.readouterr().out)["projects"][0]["indicators"]
    (row,) = (row for row in indicators if row["name"] == "数据知识产权登记量")
    assert (low, total) == (row["target"]["low"], row["actual"]["value"])


def test_what_nobody_knows_is_null_and_not_zero(ask) -> None:
    answer = ask(
        "SELECT quarter, added, total, light FROM facts WHERE region = '肇庆' AND id = 'SL01' ORDER BY quarter",
        "--format",
        "json",
    )
    assert rows(answer)[0] == [1, None, None, None]
    assert rows(answer)[3][2:] == ["5", "blue"]
    silent = ask(
        "SELECT count(total), count(*), bool_or(is_reported) FROM facts JOIN tables USING (region) WHERE region = '梅州'",
        "--format",
        "json",
    )
    assert rows(silent) == [[0, 96, False]]


def test_on_the_screen_and_in_tables(ask) -> None:
    sql = "SELECT region AS 地区, score AS 得分 FROM tables ORDER BY score DESC LIMIT 2"
    assert ask(sql)[1] == "地区   得分\n-----------\n佛山  99.39\n河源  98.87\n共 2 行。\n"
    assert ask(sql, "--format", "csv")[1] == "地区,得分\n佛山,99.39\n河源,98.87\n"
    assert (
        ask(sql, "--format", "markdown")[1] == "| 地区 | 得分 |\n| --- | ---: |\n| 佛山 | 99.39 |\n| 河源 | 98.87 |\n"
    )


def test_a_formula_in_an_answer_is_no_formula(ask) -> None:
    assert ask("SELECT '=1+1' AS a, '<b>|' AS b", "--format", "csv")[1] == "a,b\n'=1+1,<b>|\n"
    assert ask("SELECT '<b>|' AS \"a|b\"", "--format", "markdown")[1] == "| a\\|b |\n| --- |\n| &lt;b&gt;\\| |\n"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('README.md')",
        "SELECT * FROM glob('*')",
        "SELECT * FROM read_parquet('https://example.com/x.parquet')",
    ],
)
def test_no_file_and_no_network(small, sql: str) -> None:
    code, out, error = small(sql)
    assert (code, out) == (2, "")
    assert "不能读写文件，也不能上网" in error


@pytest.mark.parametrize(
    "sql",
    [
        "",
        ";",
        "DROP TABLE facts",
        "DELETE FROM facts",
        "SELECT 1; SELECT 2",
        "COPY facts TO 'x.csv'",
        "ATTACH 'x.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "CREATE TABLE x AS SELECT 1",
        "EXPORT DATABASE 'x'",
        "CALL pragma_version()",
    ],
)
def test_only_one_select(small, desk: Path, sql: str) -> None:
    code, out, error = small(sql)
    assert (code, out) == (2, "")
    assert "--sql 只能写一条 SELECT 查询" in error
    assert not (desk / "x.csv").exists()
    assert not (desk / "x.db").exists()


@pytest.mark.parametrize(
    "sql",
    [
        "SELEC 1",
        "SELECT nothing FROM facts",
        "SELECT * FROM summaries",
        "SELECT 'x'::DATE",
        pytest.param("SELECT \udc80", id="half a pair"),
    ],
)
def test_bad_sql_is_one_clear_answer(small, sql: str) -> None:
    code, out, error = small(sql)
    assert (code, out) == (2, "")
    assert error.startswith("SQL 有误：")
    assert "能查的表是 facts、indicators 和 tables" in error


def test_every_shape_of_an_answer_can_be_written(small) -> None:
    values = [
        "[1, 2]",
        "{'a': 1}",
        "INTERVAL 1 DAY",
        "'x'::BLOB",
        "1e300",
        "'nan'::DOUBLE",
        "NULL",
        "TRUE",
        "TIME '01:02:03'",
    ]
    columns = ", ".join(f"{value} AS c{number}" for number, value in enumerate([*values, "DATE '2025-01-31'"]))
    sql = f"SELECT {columns}"
    for name in ("table", "csv", "markdown", "json"):
        code, out, _error = small(sql, "--format", name)
        assert code == 0
        assert "2025-01-31" in out


def test_what_could_not_be_read_is_told(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text("indicators: [\n", encoding="utf-8")
    assert run(["rollup", ".", "--sql", "SELECT count(*) AS n FROM tables"]) == 2
    captured = capsys.readouterr()
    assert "JX104" in captured.err
    assert captured.out.splitlines()[-2:] == ["0", "共 1 行。"]


def test_no_tables_no_answer(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["rollup", ".", "--sql", "SELECT 1"]) == 3


@pytest.mark.parametrize(
    "arguments", [["rollup", SAMPLE, "--sql", "SELECT 1"], ["export", "parquet", SAMPLE, "-o", "x.parquet"]]
)
def test_without_duckdb_it_says_how_to_install(
    root: Path, tmp_path: Path, monkeypatch, capsys, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    arguments = [str(root / SAMPLE) if argument == SAMPLE else argument for argument in arguments]
    assert run(arguments) == 2
    assert "pip install duckdb" in capsys.readouterr().err
    assert not (tmp_path / "x.parquet").exists()


def test_a_number_no_column_can_hold_is_unknown(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    many = "9" * 40
    (tmp_path / "t.yaml").write_text(
        "project: {name: 甲, region: 乙, year: 2025}\n"
        f"indicators: {{产出: {{数量: [{{id: A, name: 丙, value: 不少于{many}个}},"
        f" {{id: B, name: 丁, value: 不少于0.12345678905个}}]}}}}\n",
        encoding="utf-8",
    )
    assert (
        run(["rollup", ".", "--sql", "SELECT id, target, target_low FROM indicators ORDER BY id", "--format", "csv"])
        == 0
    )
    assert capsys.readouterr().out == f"id,target,target_low\nA,不少于{many}个,\nB,不少于0.12345678905个,0.1234567891\n"
