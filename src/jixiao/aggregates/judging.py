"""An aggregated target, judged and scored by the very rules of a single one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jixiao.accumulate import Achieved, Moment
from jixiao.aggregates.member import Method
from jixiao.documents.models import Entry, Indicator
from jixiao.documents.source import Document
from jixiao.evaluate import evaluate
from jixiao.language import Actual, Amount, Growth, show
from jixiao.lights import Light
from jixiao.outcome import Outcome, Status
from jixiao.quantity import show_number
from jixiao.scores.points import ALL, NONE, Counter
from jixiao.table import YEAR_END, Item

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from fractions import Fraction

    from jixiao.aggregates.matching import Group
    from jixiao.aggregates.member import Member
    from jixiao.documents.models.profile import Profile
    from jixiao.language import Range
    from jixiao.progress import Yardstick

_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "==": "", "~": "≈"}
_NOWHERE = Document("", "", None, None)
_ALL_YEAR = Moment.whole_year(0)
GREYS = (Light.UNREPORTED, Light.UNRATED, Light.NOT_DUE, Light.WAIVED)
"""What is no colour, in the order in which it stands for several."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """What the members of a group come to.

    ``low`` (and ``high`` of a range) is what is promised, ``value`` what was achieved, both in ``unit``; ``total`` and
    ``expected`` are those of the quarter that is monitored. ``share`` is the won share of the points, 0 to 1; ``None`` where it
    is left out or cannot be judged. ``words`` is the sum behind a share that is not full. ``held`` counts the members that meet
    their own target. ``is_mixed`` says that the members' bounds differ and the stricter one was taken; ``has_no_base`` that rates
    of growth were weighted by funds because not every base is known.
    """

    status: Status
    light: Light
    target: str
    actual: str
    low: Decimal | None = None
    high: Decimal | None = None
    value: Decimal | None = None
    unit: str | None = None
    ratio: Decimal | None = None
    total: Decimal | None = None
    expected: Decimal | None = None
    share: Fraction | None = None
    words: str = ""
    held: int = 0
    is_mixed: bool = False
    has_no_base: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules of a run."""

    profile: Profile
    yardstick: Yardstick
    counter: Counter = field(init=False)

    def __post_init__(self) -> None:
        """Score by the same rules that judge."""
        counter = Counter(self.profile, self.yardstick.language, self.yardstick.tolerances)
        object.__setattr__(self, "counter", counter)

    def judge(self, target: Amount | Range | Growth, value: Decimal, *, exact: bool) -> tuple[Outcome, Fraction, str]:
        """Hold a number against a target; also return the won share, and how it reads in a sum."""
        item = _item(target, exact=exact)
        unit = target.unit
        actual = Actual("amount", show_number(value, unit), value=value, unit=unit)
        if isinstance(target, Growth):
            actual = actual._replace(kind="growth", direction=target.direction)
        entries = (Achieved(0, Entry(), actual, _ALL_YEAR),)
        outcome = evaluate(item, entries, self.yardstick.language, self.yardstick.tolerances)
        share = self.counter.share(item, entries, outcome) or NONE
        return outcome, share.won, share.words


class Common(NamedTuple):
    """The comparison all members have: the stricter one where they differ (``is_mixed``)."""

    op: str
    exact: bool
    is_mixed: bool


def common_op(members: Iterable[Member]) -> Common:
    """Find the comparison of a group. A bare number counts as ≥, as a single one does, and a range as its lower end."""
    ops = [(getattr(member.target, "op", ">="), member.exact) for member in members]
    kinds = {(op, exact and op == "==") for op, exact in ops}
    if len(kinds) == 1:
        op, exact = kinds.pop()
        return Common(op, exact, is_mixed=False)
    strictness = [("==", True), (">", False), (">=", False), ("~", False)]
    plain = {kind if kind[1] or kind[0] != "==" else (">=", False) for kind in kinds}
    op, exact = min(plain, key=strictness.index)
    return Common(op, exact, is_mixed=len(plain) > 1)


def status_of(group: Group, outcome: Outcome | None, *, is_kept_by_reported: bool) -> Status:
    """Decide the status of a group whose numbers were added up or averaged.

    ``outcome`` is the verdict on all members, ``None`` where none reported a number. A target that is not reached only because
    some members have not reported yet is 未填报; it is 未达标 when those who did fall short of their own share.
    """
    members = group.members
    statuses = {member.status for member in members}
    if statuses == {Status.WAIVED}:
        return Status.WAIVED
    if Status.UNRATED in statuses:
        return Status.UNRATED
    lacking = Status.UNREPORTED in statuses
    if outcome is not None and outcome.status is Status.MET and (group.method is Method.SUM or not lacking):
        return Status.MET
    if not all(member.is_due for member in members):
        return Status.NOT_DUE
    if outcome is None or (lacking and is_kept_by_reported):
        return Status.UNREPORTED
    return outcome.status


def joint_status(statuses: Iterable[Status]) -> Status:
    """Join verdicts that stand side by side: all the same, else some of both is 部分达成; nothing unjudged is passed over.

    Where all that is due is met and something is not due yet, the whole is not due yet. What is not reported leaves the whole
    未填报 only where all that is reported is met; else it stands as what is reported does.
    """
    found = set(statuses)
    if Status.UNRATED in found or len(found) == 1:
        return Status.UNRATED if Status.UNRATED in found else found.pop()
    if found == {Status.MET, Status.NOT_DUE}:
        return Status.NOT_DUE
    found -= {Status.NOT_DUE}
    if Status.UNREPORTED in found and not found & {Status.MISSED, Status.PARTIAL}:
        return Status.UNREPORTED
    found -= {Status.UNREPORTED}
    if len(found) == 1:
        return found.pop()
    return Status.PARTIAL if found & {Status.MET, Status.PARTIAL} else Status.MISSED


def grey_light(members: Iterable[Member]) -> Light | None:
    """Return the light of members that all say the same without a colour; ``None`` where there is something to measure."""
    lights = {member.light for member in members}
    return next(light for light in GREYS if light in lights) if lights <= set(GREYS) else None


def target_words(target: Amount | Range | Growth) -> str:
    """Write an aggregated target for a narrow column: ≥84个, ≥630亿元."""
    if isinstance(target, Amount):
        return f"{_SIGNS[target.op]}{show_number(target.value, target.unit)}"
    return show(target)


def full_share(status: Status) -> Fraction:
    """Return all points for what is met, none for anything else."""
    return ALL.won if status is Status.MET else NONE.won


def _item(target: Amount | Range | Growth, *, exact: bool) -> Item:
    words = show(target)
    indicator = Indicator(id="SUM", name=words, value=words, exact="equal") if exact else None
    return Item("", "", "", "", words, target, YEAR_END, ("indicators",), _NOWHERE, indicator)
