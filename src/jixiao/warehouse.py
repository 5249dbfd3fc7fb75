"""The tables of a roll-up in DuckDB, in memory: for queries in SQL, and for a Parquet file.

``facts`` has one row per indicator and quarter, ``tables`` one row per target table; ``indicators`` is a view of ``facts`` with the
last quarter of each table alone. Numbers are ``DECIMAL``, and what nobody knows is ``NULL``. Before a query runs, DuckDB loses its
access to files and network for good, and its settings are locked: https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
"""

from __future__ import annotations

import datetime
import json
import tempfile
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.aggregates.weighing import rounded
from jixiao.catalogue import N_, _
from jixiao.language.targets import plain
from jixiao.query_report import QueryReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

    from jixiao.aggregates.member import Member, Summary
    from jixiao.aggregates.quarters import QuarterFact

NUMBER = "DECIMAL(38, 10)"
_PLACES = Decimal("0.0000000001")
_LARGEST = Decimal(10) ** 28
_BATCH = 1000
"""How many rows go in at once."""
_LOCKS = (
    "SET temp_directory = ''",  # nothing is put aside on the disk
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


class Field(NamedTuple):
    """One column: its name, its type in SQL, and what it holds."""

    name: str
    type: str
    meaning: str


_TABLE_FIELDS = (
    Field("project", "VARCHAR", N_("项目名称")),
    Field("year", "INTEGER", N_("预算年度")),
    Field("region", "VARCHAR", N_("地区；目标表没写的是实施单位")),
    Field("department", "VARCHAR", N_("省级主管部门")),
    Field("implementer", "VARCHAR", N_("实施单位")),
    Field("fund_type", "VARCHAR", N_("资金类型")),
    Field("targets_file", "VARCHAR", N_("目标表文件")),
    Field("actuals_file", "VARCHAR", N_("完成情况文件；没有填报的为空")),
)
FACTS = (
    *_TABLE_FIELDS,
    Field("position", "INTEGER", N_("在目标表里是第几项，从 1 数")),
    Field("id", "VARCHAR", N_("指标编号")),
    Field("code", "VARCHAR", N_("汇总编码")),
    Field("level1", "VARCHAR", N_("一级指标")),
    Field("level2", "VARCHAR", N_("二级指标")),
    Field("indicator", "VARCHAR", N_("三级指标名称")),
    Field("method", "VARCHAR", N_("汇总办法：sum、mean、growth 或 held")),
    Field("target", "VARCHAR", N_("指标值原文")),
    Field("target_low", NUMBER, N_("目标数；范围的下限")),
    Field("target_high", NUMBER, N_("范围的上限")),
    Field("unit", "VARCHAR", N_("单位；万、亿已乘进数里")),
    Field("weight", NUMBER, N_("分值")),
    Field("quarter", "INTEGER", N_("季度，1 到 4")),
    Field("is_latest", "BOOLEAN", N_("是不是这份完成情况的最后一个季度")),
    Field("added", NUMBER, N_("本季度新增；比率是本季度的数")),
    Field("words", "VARCHAR", N_("本季度填的文字，例如评级")),
    Field("total", NUMBER, N_("到季度末的累计")),
    Field("expected", NUMBER, N_("到季度末应完成")),
    Field("progress", NUMBER, N_("累计与应完成之比，1 是正好")),
    Field("light", "VARCHAR", N_("灯：red、yellow、green、blue、unreported、unrated、not_due、waived")),
    Field("status", "VARCHAR", N_("状态：met、missed、partial、unreported、unrated、not_due、waived")),
    Field("score", NUMBER, N_("得分，只在最后一个季度的行里")),
)
"""The columns of ``facts``, and of the Parquet file."""
TABLES = (
    *_TABLE_FIELDS,
    Field("is_reported", "BOOLEAN", N_("有没有完成情况")),
    Field("as_of", "DATE", N_("数据截至；空的是全年")),
    Field("quarter", "INTEGER", N_("看到哪个季度")),
    Field("budget", NUMBER, N_("全年预算数，元")),
    Field("spent", NUMBER, N_("执行数，元")),
    Field("score", NUMBER, N_("自评总分；没有填报的为空")),
    Field("grade", "VARCHAR", N_("等级；没有到年末的为空")),
    Field("light", "VARCHAR", N_("整张表的灯，取最差一项")),
)
"""The columns of ``tables``."""


class NoWarehouse(NamedTuple):
    """Why there is no answer, as a sentence."""

    message: str


def query(summaries: Sequence[Summary], sql: str) -> QueryReport | NoWarehouse:
    """Answer one SELECT over the tables."""
    duckdb = _duckdb()
    if duckdb is None:
        return _not_installed()
    connection = duckdb.connect(":memory:")
    try:
        _fill(connection, summaries)
        for lock in _LOCKS:
            connection.execute(lock)
        return _answer(duckdb, connection, sql)
    finally:
        connection.close()


def parquet(summaries: Sequence[Summary]) -> bytes | NoWarehouse:
    """Return ``facts`` as the content of a Parquet file that DuckDB, Polars and Spark read alike."""
    duckdb = _duckdb()
    if duckdb is None:
        return _not_installed()
    connection = duckdb.connect(":memory:")
    try:
        _fill(connection, summaries)
        connection.execute("SET threads = 1")  # the same rows are the same file
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "facts.parquet"
            connection.sql("SELECT * FROM facts").write_parquet(str(file), compression="zstd")
            return file.read_bytes()
    finally:
        connection.close()


def _answer(duckdb: ModuleType, connection: Any, sql: str) -> QueryReport | NoWarehouse:
    try:
        statements = connection.extract_statements(_valid(sql))
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            return NoWarehouse(
                _("--sql 只能写一条 SELECT 查询，例如 SELECT region, score FROM tables ORDER BY score DESC")
            )
        relation = connection.sql(statements[0])
        columns = tuple((name, str(kind)) for name, kind in zip(relation.columns, relation.types, strict=True))
        rows = tuple(tuple(_plain(value) for value in row) for row in relation.fetchall())
    except duckdb.PermissionException:
        return NoWarehouse(_("--sql 里不能读写文件，也不能上网；能查的表是 facts、indicators 和 tables。"))
    except duckdb.Error as error:
        message = _("SQL 有误：{reason}\n能查的表是 facts、indicators 和 tables，列名见 docs/rollup.md。")
        return NoWarehouse(message.format(reason=_first_line(error)))
    return QueryReport(sql, columns, rows)


def _fill(connection: Any, summaries: Sequence[Summary]) -> None:
    _create(connection, "tables", TABLES, map(_table_row, summaries))
    _create(connection, "facts", FACTS, (row for summary in summaries for row in _fact_rows(summary)))
    connection.execute("CREATE VIEW indicators AS SELECT * FROM facts WHERE is_latest")


def _create(connection: Any, name: str, fields: Sequence[Field], rows: Iterable[tuple[Any, ...]]) -> None:
    """Create a table and fill it; rows go in as JSON, which is several times as fast as one parameter a value."""
    columns = ", ".join(f"{field.name} {field.type}" for field in fields)
    connection.execute(f"CREATE TABLE {name} ({columns})")
    shape = json.dumps([{field.name: field.type for field in fields}])
    keys = [field.name for field in fields]
    waiting = iter(rows)
    while batch := [dict(zip(keys, map(_stored, row), strict=True)) for row in islice(waiting, _BATCH)]:
        text = json.dumps(batch, ensure_ascii=False)
        connection.execute(f"INSERT INTO {name} SELECT unnest(from_json_strict(?, ?), max_depth := 2)", [text, shape])


def _head(summary: Summary) -> tuple[Any, ...]:
    return (
        summary.project,
        summary.year,
        summary.region,
        summary.department,
        summary.implementer,
        summary.fund_type,
        summary.targets,
        summary.actuals,
    )


def _table_row(summary: Summary) -> tuple[Any, ...]:
    return (
        *_head(summary),
        summary.actuals is not None,
        summary.as_of,
        summary.quarter,
        summary.budget,
        summary.spent,
        summary.total if summary.actuals else None,
        summary.grade if summary.actuals else None,
        summary.light,
    )


def _fact_rows(summary: Summary) -> Iterator[tuple[Any, ...]]:
    for member in summary.members:
        for fact in member.quarters:
            yield (*_head(summary), *_member_cells(member), *_quarter_cells(member, fact, summary.quarter))


def _member_cells(member: Member) -> tuple[Any, ...]:
    return (
        member.position + 1,
        member.id,
        member.code,
        member.level1,
        member.level2,
        member.name,
        member.method,
        member.text,
        member.low,
        member.high,
        member.measure.unit,
        member.weight,
    )


def _quarter_cells(member: Member, fact: QuarterFact, last: int) -> tuple[Any, ...]:
    is_latest = fact.quarter == last
    return (
        fact.quarter,
        is_latest,
        fact.added,
        fact.words,
        fact.total,
        fact.expected,
        fact.progress,
        member.light if is_latest else fact.light,
        member.status if is_latest else fact.status,
        member.points if is_latest else None,
    )


def _stored(value: Any) -> Any:
    """Make a value fit its column: numbers of at most ten places, valid UTF-8; a number no column can hold is unknown."""
    if isinstance(value, Decimal):
        return None if abs(value) >= _LARGEST else plain(rounded(value, _PLACES))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return (_valid(value) or None) if isinstance(value, str) else value


def _valid(text: str) -> str:
    """Return a text as valid UTF-8: half a surrogate pair becomes an escape."""
    return str(text).encode("utf-8", "backslashreplace").decode("utf-8")


def _plain(value: Any) -> Any:
    """Keep plain values; lists, structures, times and the like become text."""
    is_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return value if value is None or is_day or isinstance(value, str | int | float | Decimal) else str(value)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _duckdb() -> ModuleType | None:
    try:
        import duckdb
    except ImportError:
        return None
    return duckdb


def _not_installed() -> NoWarehouse:
    return NoWarehouse(_("SQL 查询和 Parquet 要用 DuckDB，还没有安装。请运行 pip install duckdb"))
