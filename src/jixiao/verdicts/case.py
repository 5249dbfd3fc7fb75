"""What every verdict is given, and what all of them share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.language import Actual
from jixiao.outcome import Note, Status
from jixiao.quantity import rounded_ratio

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import Language
    from jixiao.table import Item

_PLACES = Decimal("0.0001")
RATINGS = {"达成": Status.MET, "部分达成": Status.PARTIAL, "未达成": Status.MISSED}


class Tolerances(NamedTuple):
    """What a table may set for all its verdicts: how near 约 is, and from which degree over-achievement is told."""

    near: Decimal = Decimal("0.10")
    over_noted: Decimal = Decimal("1.20")
    over_needs_reason: Decimal = Decimal("1.30")


class Case(NamedTuple):
    """One item on the desk."""

    item: Item
    language: Language
    tolerances: Tolerances


def latest(given: tuple[Achieved, ...]) -> Achieved:
    """Return the entry that is last in time; without quarters and dates, the last in the file."""
    return given[0] if len(given) == 1 else max(given, key=lambda entry: entry.order)


def last_said(entries: tuple[Achieved, ...]) -> Achieved | None:
    """Return the last in time of the entries that say something; ``None`` where none does."""
    said = tuple([entry for entry in entries if entry.entry.value or entry.entry.rating])
    return latest(said) if said else None


def number_of(entry: Achieved) -> Actual:
    """Return the actual of an entry that is known to hold a number."""
    return cast("Actual", entry.actual)


def degree(actual: Decimal, target: Decimal, *, reverse: bool) -> Decimal | None:
    """Return the degree of completion to four places; ``None`` where it has no meaning (a target of 0, a zero to divide by)."""
    above, below = (target, actual) if reverse else (actual, target)
    if below <= 0 or above < 0 or target == 0:
        return None
    return rounded_ratio(above / below, _PLACES)


def not_a_number(case: Case, entry: Achieved) -> tuple[Note, ...]:
    """Say what stands where an achieved number should; nothing for a number."""
    actual = entry.actual
    if isinstance(actual, Actual) and (
        actual.kind == "amount" or (actual.kind == "growth" and actual.value is not None)
    ):
        return ()
    if isinstance(actual, Actual) and actual.kind == "range":
        message, field = _("完成值写的是一个范围「{text}」，要写一个数。").format(text=actual.text), "value"
    elif isinstance(actual, Actual):
        message, field = (
            _("目标「{target}」是数量，完成值写的是「{text}」。").format(target=case.item.text, text=actual.text),
            "value",
        )
    else:
        message, field = _("目标「{target}」是数量，只写评级不能判断。").format(target=case.item.text), "rating"
    return (Note("JX313", Severity.ERROR, message, _("请填实际完成的数，例如 4个。"), entry.number, field),)
