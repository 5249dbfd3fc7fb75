"""Which entry answers which part of a compound target: 不少于3次，每次不少于50人 answered by 56人, 61人 and 58人."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.language import Actual, Amount, Growth, Relation, relate
from jixiao.language.time_words import TIME_SCOPES

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.language import All, AnyOf, Target


def split_over_parts(
    target: All | AnyOf, given: tuple[Achieved, ...]
) -> tuple[tuple[Target, tuple[Achieved, ...]], ...]:
    """Pair every part with its entries: by unit, and where units do not tell, in the order both are written.

    Where one part counts the occasions another part is about (3次 and 每次), the number of entries is the count.
    """
    if is_one_change(target) or _is_one_count(target):
        return tuple((part, given) for part in target.parts)
    shares: list[list[Achieved]] = [[] for _part in target.parts]
    undecided = []
    for entry in (single for whole in given for single in _singles(whole)):
        chosen = _part_by_unit(target.parts, entry)
        if chosen is None:
            undecided.append(entry)
        else:
            shares[chosen].append(entry)
    empty = [share for share in shares if not share]
    if len(undecided) == len(empty):
        for share, entry in zip(empty, undecided, strict=True):
            share.append(entry)
    for number, part in enumerate(target.parts):
        if not shares[number]:
            shares[number].extend(_counted(part, target.parts, shares))
    return tuple((part, tuple(share)) for part, share in zip(target.parts, shares, strict=True))


def is_one_change(target: All | AnyOf) -> bool:
    """Tell whether the parts are the two ends of one change, which one value answers: 增长3%-5%."""
    return [part.op for part in target.parts if isinstance(part, Growth)] == [">=", "<="]


def _is_one_count(target: All | AnyOf) -> bool:
    """Tell whether the parts count one thing, in all and for a stretch of time: 每季度1次，全年4次."""
    counts = [part for part in target.parts if isinstance(part, Amount) and part.unit]
    scopes = {part.scope for part in counts}
    is_one = len(counts) == len(target.parts) == len(scopes) and len({part.unit for part in counts}) == 1
    return is_one and scopes <= TIME_SCOPES | {None}


def is_rated(given: tuple[Achieved, ...]) -> bool:
    """Tell whether a person rated the whole instead of answering its parts: rating: 达成, or the phrase 已完成."""
    if any(entry.entry.rating is not None and entry.actual is None for entry in given):
        return True
    return all(isinstance(entry.actual, Actual) and entry.actual.kind == "rating" for entry in given)


def _singles(entry: Achieved) -> list[Achieved]:
    """Take an entry that answers several parts at once (1部宣传片，2套方案) apart."""
    parts = entry.actual.parts if isinstance(entry.actual, Actual) else ()
    return [entry._replace(actual=part) for part in parts] or [entry]


def _part_by_unit(parts: tuple[Target, ...], entry: Achieved) -> int | None:
    unit = entry.actual.unit if isinstance(entry.actual, Actual) else None
    if unit is None:
        return None
    for wanted in (Relation.SAME, Relation.NEAR):
        fitting = [number for number, part in enumerate(parts) if relate(_unit(part), unit) is wanted]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
    return None


def _counted(part: Target, parts: tuple[Target, ...], shares: list[list[Achieved]]) -> tuple[Achieved, ...]:
    for other, share in zip(parts, shares, strict=True):
        scope = getattr(other, "scope", None)
        if share and scope is not None and scope == _unit(part):
            count = Decimal(len(share))
            return (share[0]._replace(actual=Actual(kind="amount", text=f"{count}{scope}", value=count, unit=scope)),)
    return ()


def _unit(part: Target) -> str | None:
    unit: str | None = getattr(part, "unit", None)
    return unit
