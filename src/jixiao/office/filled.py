"""A form's contents, gathered from a table and what was found out about it: what every form and every template is filled from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.documents.models import Targets
    from jixiao.office.parts import Parts


@dataclass(frozen=True, slots=True)
class Proven:
    """One file of evidence: its path as written, and the way to it from the new file, empty where it is not there."""

    path: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One 三级指标. Texts may be empty; ``weight`` and ``score`` are ``None`` where no points are given.

    ``target`` is the 指标值 in one cell, ``parts`` the same in three, ``reading`` the confirmed 口径. The five kinds of reasons of
    a monitoring form are for a person to tick: the files do not know them.
    """

    id: str
    level1: str
    level2: str
    name: str
    target: str
    parts: Parts
    actual: str = ""
    weight: Decimal | None = None
    score: Decimal | None = None
    reason: str = ""
    forecast: str = ""
    likelihood: str = ""
    status: str = ""
    note: str = ""
    reading: str = ""
    evidence: tuple[Proven, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledFunds:
    """项目资金. Amounts are in 万元 where the files name 元 (or 万元 …), else as written in ``unit``."""

    planned: Decimal | None = None
    adjusted: Decimal | None = None
    spent: Decimal | None = None
    rate: Decimal | None = None
    weight: Decimal | None = None
    score: Decimal | None = None
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything a form says.

    ``achieved`` is 实际完成情况 in words, ``conclusion`` the 评价结论, ``period`` the months of a monitoring form (1-9月), ``remarks``
    what has to be said below the table. ``weight`` and ``total`` are sums of the points above them.
    """

    targets: Targets
    rows: tuple[FilledRow, ...]
    funds: FilledFunds = FilledFunds()
    note: str = ""
    achieved: str = ""
    conclusion: str = ""
    period: str = ""
    weight: Decimal | None = None
    total: Decimal | None = None
    remarks: tuple[str, ...] = ()
