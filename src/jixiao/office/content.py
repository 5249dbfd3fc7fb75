"""What an official form says, before it is written as files: plain frozen values in the words of the form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from jixiao.office.cells import Notice
    from jixiao.office.headings import Field


@dataclass(frozen=True, slots=True)
class Completion:
    """What a form says was achieved for one indicator; every text is verbatim and may be empty."""

    value: str = ""
    score: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_given(self) -> bool:
        """Something was filled in."""
        return bool(self.value or self.reason or self.evidence or self.note)


@dataclass(frozen=True, slots=True)
class FormIndicator:
    """One 三级指标. ``value`` has sign and unit joined to it where the form keeps them in columns of their own."""

    id: str
    level1: str
    level2: str
    name: str
    value: str
    unit: str = ""
    direction: str = ""
    weight: str = ""
    basis: str = ""
    baseline: str = ""
    note: str = ""
    reading: str = ""
    completion: Completion = field(default_factory=Completion)


@dataclass(frozen=True, slots=True)
class Funds:
    """项目资金, each an amount with its unit or empty: 年初预算数, 全年预算数, 全年执行数."""

    planned: str = ""
    adjusted: str = ""
    spent: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A form as understood. ``fields`` are the texts of the head; ``notices`` list everything that found no place."""

    title: str
    subtitle: str
    attachment: str
    fields: dict[Field, str]
    policies: tuple[str, ...]
    goals: tuple[str, ...]
    plan: tuple[tuple[int, str], ...]
    indicators: tuple[FormIndicator, ...]
    points: dict[str, str]
    funds: Funds
    as_of: datetime.date | None
    notices: tuple[Notice, ...]

    @property
    def has_completion(self) -> bool:
        """The form also says what was achieved, so there is a file of actual values to write."""
        return bool(self.funds.spent) or any(row.completion.is_given for row in self.indicators)
