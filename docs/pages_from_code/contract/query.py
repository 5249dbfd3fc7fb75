"""What ``rollup --sql`` writes. A query has no findings: what is wrong with it is one sentence on the standard error."""

from __future__ import annotations

from pages_from_code.contract.fields import document, thing

THINGS = (thing("Column", "一列", ("name", "text", "列名"), ("type", "text", "DuckDB 的类型")),)
DOCUMENT = document(
    "jixiao.query/1",
    "query",
    "jixiao rollup --sql 'select id, total from indicators' --format json",
    "查询",
    ("sql", "text", "查询语句"),
    ("columns", "[Column]", "各列"),
    ("rows", "[[value]]", "各行，值照列的顺序；小数和日期写成文字"),
    has_findings=False,
)
