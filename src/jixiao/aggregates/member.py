"""What is kept of one table: frozen values that can go from one process to another, and nothing of files and models."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import N_, _
from jixiao.outcome import Status

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from jixiao.aggregates.quarters import QuarterFact
    from jixiao.findings import Finding, Location
    from jixiao.language import Target
    from jixiao.lights import Light


class Method(StrEnum):
    """How the indicators of several tables become one (rules of provincial self-evaluation notes)."""

    SUM = "sum"
    MEAN = "mean"
    GROWTH = "growth"
    HELD = "held"

    @property
    def word(self) -> str:
        """The word a person reads."""
        return _(_WORDS[self])


_WORDS = {
    Method.SUM: N_("相加"),
    Method.MEAN: N_("按资金加权平均"),
    Method.GROWTH: N_("按基期加权平均"),
    Method.HELD: N_("看各自达标的有多少"),
}


class Measure(NamedTuple):
    """What an indicator is measured in. Two indicators of one name are added up only where this is the same.

    ``kind`` is that of the reading; ``way`` tells ceilings from floors, rises from falls, and one 每-word from another.
    """

    kind: str
    unit: str | None = None
    way: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One 三级指标 of one table. Numbers are in ``measure.unit``.

    ``position`` is its 0-based place in the table. ``low`` and ``high`` bound what is promised (``high`` only for a range);
    ``value`` is what was achieved in the year, ``total`` and ``expected`` what there is and should be by the quarter that is
    monitored. ``is_due`` says that it has to be met by now, ``is_later`` that nothing is expected of it yet. ``points`` is
    ``None`` where it is left out of the score or could not be judged. ``quarters`` is filled only when asked for.
    """

    id: str
    code: str | None
    name: str
    level1: str
    level2: str
    position: int
    text: str
    target: Target | None
    method: Method
    measure: Measure
    location: Location
    status: Status
    light: Light
    weight: Decimal
    is_due: bool = True
    is_later: bool = False
    exact: bool = False
    shown: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    base: Decimal | None = None
    base_unit: str | None = None
    value: Decimal | None = None
    ratio: Decimal | None = None
    done_on: datetime.date | None = None
    total: Decimal | None = None
    expected: Decimal | None = None
    points: Decimal | None = None
    quarters: tuple[QuarterFact, ...] = ()

    @property
    def is_reported(self) -> bool:
        """Whether there is something to judge it by."""
        return self.status not in {Status.UNREPORTED, Status.NOT_DUE} or bool(self.shown)


@dataclass(frozen=True, slots=True)
class Summary:
    """One table with what was achieved. ``actuals`` is ``None`` where nobody has reported anything.

    Amounts are in 元. ``quarter`` is the one that is monitored, ``is_year_over`` says that the whole year is judged. ``total`` is
    the table's own score; it is ``None`` where something could not be judged. ``location`` is the table's, ``said_at`` the place
    where the file of actuals names it.
    """

    region: str
    project: str
    year: int
    title: str
    department: str
    implementer: str
    fund_type: str
    note: str
    targets: str
    actuals: str | None
    as_of: datetime.date | None
    quarter: int
    is_year_over: bool
    budget: Decimal | None
    spent: Decimal | None
    light: Light
    members: tuple[Member, ...]
    total: Decimal | None
    grade: str | None
    location: Location
    findings: tuple[Finding, ...]
    said_at: Location | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """A key that puts tables in an order that does not depend on the order of reading."""
        return (self.region, self.targets, self.actuals or "")
