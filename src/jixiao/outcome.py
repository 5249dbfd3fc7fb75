"""The verdict on one item, as a plain frozen value that needs no model and no parser to be shown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import N_, _

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.findings import Severity, Span


class Status(StrEnum):
    """状态: what is to be said of an item."""

    MET = "met"
    MISSED = "missed"
    PARTIAL = "partial"
    UNREPORTED = "unreported"
    UNRATED = "unrated"
    NOT_DUE = "not_due"
    WAIVED = "waived"

    @property
    def word(self) -> str:
        """The word a person reads."""
        return _(_WORDS[self])


_WORDS = {
    Status.MET: N_("达标"),
    Status.MISSED: N_("未达标"),
    Status.PARTIAL: N_("部分达成"),
    Status.UNREPORTED: N_("未填报"),
    Status.UNRATED: N_("待评定"),
    Status.NOT_DUE: N_("未到期"),
    Status.WAIVED: N_("已豁免"),
}


class Note(NamedTuple):
    """Something to tell about an item's actual: ``entry`` is the number of the entry it is about, ``None`` for all of them.

    ``field`` is the key inside the entry (value, rating …), ``span`` a stretch of its text.
    """

    code: str
    severity: Severity
    message: str
    help: str = ""
    entry: int | None = None
    field: str = "value"
    span: Span | None = None


class Outcome(NamedTuple):
    """How the achieved stands to the promised.

    ``text``, ``value`` and ``unit`` are the actual as judged (the total, in the target's unit where both are measured).
    ``gap`` is actual minus target, in ``unit`` (in days for a deadline); ``ratio`` the degree of completion, where 1 is the
    target: actual ÷ target, or target ÷ actual where less is better. ``over`` says that clearly more was done than asked.
    """

    status: Status
    text: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    gap: Decimal | None = None
    gap_unit: str | None = None
    ratio: Decimal | None = None
    over: bool = False
    notes: tuple[Note, ...] = ()
