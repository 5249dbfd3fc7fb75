"""The answer to a query, as a plain frozen value: everything a renderer needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class QueryReport:
    """The columns with their types as DuckDB names them, and the rows. What is no plain value of SQL comes as text."""

    sql: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str | int | bool | float | Decimal | datetime.date | None, ...], ...]
    kind: Literal["query"] = "query"
