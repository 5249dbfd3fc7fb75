"""得分: the share of its points one indicator wins, with the sum that shows how.

Every share is an exact fraction, and only the points are rounded. What a target is met by, and in which unit, was decided by
:mod:`jixiao.evaluate`; here it is only asked how far a missed target was missed. The rules are those of the written
self-evaluation norms (in proportion, never above the full points); where they are silent:

- a range counts against the bound that was missed, 约 against the bound of its tolerance;
- 超过 and 不满 that are just reached are missed, and yet full points by the proportion; the sum says so;
- 每次 counts by the worst occasion, as the verdict does;
- of several requirements that must all hold each weighs the same, and one nothing is reported for counts 0; of alternatives
  the best one counts;
- a deadline that was missed, or was only rated, counts by the band of its rating (late is 未达成).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.evaluate import Tolerances, evaluate
from jixiao.findings import Severity
from jixiao.language import Actual, All, Amount, AnyOf, Deadline, Growth, Language, Qualitative, Range
from jixiao.language.targets import plain
from jixiao.outcome import Note, Outcome, Status
from jixiao.quantity import show_value
from jixiao.verdicts.parts import is_rated, split_over_parts

if TYPE_CHECKING:
    from jixiao.accumulate import Achieved
    from jixiao.documents.models.profile import Rules
    from jixiao.language import Target
    from jixiao.language.actuals import Rating
    from jixiao.table import Item

RATINGS: dict[Status, Rating] = {Status.MET: "达成", Status.PARTIAL: "部分达成", Status.MISSED: "未达成"}
OVER_FREE = Fraction(13, 10)
OVER_AT_MOST = Fraction(1, 5)
"""目标偏低: what lies above 130 % of the target costs its share, at most a fifth (a convention of this tool, off by default)."""


@dataclass(frozen=True, slots=True)
class Share:
    """The won share of the full points, 0 to 1, and how it reads in a sum (empty when it is all of them).

    ``assumed`` says that a rating stood without its 得分比例. ``note`` is what makes the share unknown; it is 0 then.
    """

    won: Fraction
    words: str = ""
    assumed: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """What one indicator wins. ``score`` is ``None`` where it cannot be judged; ``formula`` is empty at full points of a met target."""

    score: Decimal | None
    formula: str = ""
    assumed: bool = False
    note: Note | None = None


ALL = Share(Fraction(1))
NONE = Share(Fraction(0), "0")


def count_points(weight: Decimal, share: Share, rules: Rules) -> Points:
    """Turn a share into points, rounded half up; never more than the full ones."""
    if share.note is not None:
        return Points(None, note=share.note)
    exact = Fraction(weight) * share.won
    score = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(rules.rounding, ROUND_HALF_UP)
    score = min(score, weight)
    formula = f"{plain(weight)} × {share.words} = {plain(score)}" if share.words else ""
    return Points(score, formula, share.assumed)


class Counter:
    """Finds the share of one item after another, by one set of rules."""

    def __init__(self, rules: Rules, language: Language, tolerances: Tolerances) -> None:
        self.rules = rules
        self.language = language
        self.tolerances = tolerances

    def share(self, item: Item, entries: tuple[Achieved, ...], outcome: Outcome) -> Share | None:
        """Return what an item wins; ``None`` where its outcome says that it could not be judged."""
        given = tuple(entry for entry in entries if entry.actual is not None or entry.entry.rating is not None)
        if outcome.status is Status.UNREPORTED and not (given and isinstance(item.target, All | AnyOf)):
            return NONE
        if is_negative(outcome) and len(given) == 1 and not item.is_ceiling(item.target):
            return NONE
        if outcome.status is Status.UNRATED or item.target is None:
            return None
        return self._lowered(item, given, outcome, self._share(item, item.target, given, outcome))

    def _share(self, item: Item, target: Target, given: tuple[Achieved, ...], outcome: Outcome) -> Share:
        if outcome.value is not None and isinstance(target, Amount | Range | Growth):
            share = self._measured(item, target, outcome.value)
            return _at_the_bound(share, outcome) if share is ALL and outcome.status is Status.MISSED else share
        rated = is_rated(given)
        if isinstance(target, Amount | Range) and not rated:
            return ALL if outcome.status is Status.MET else _unknown_share(given)
        if isinstance(target, All | AnyOf) and not rated and getattr(target, "join", "and") != "grades":
            return self._parts(item, target, given)
        if isinstance(target, Qualitative) and target.expect is not None and not rated and _has(given, "answer"):
            return ALL if outcome.status is Status.MET else NONE
        if isinstance(target, Deadline) and outcome.status is Status.MET and _has(given, "date"):
            return ALL
        return self._rated(given, outcome.status)

    # ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _measured(self, item: Item, target: Amount | Range | Growth, got: Decimal) -> Share:
        if isinstance(target, Range):
            return _between(got, target.low, target.high, target.unit)
        return self._growth(target, got) if isinstance(target, Growth) else self._amount(item, target, got)

    def _amount(self, item: Item, target: Amount, got: Decimal) -> Share:
        wanted, unit = target.value, target.unit
        if target.op == "~":
            width = abs(wanted) * self.tolerances.near
            return _between(got, wanted - width, wanted + width, unit)
        if item.is_ceiling(target):
            return self._at_most(got, wanted, unit)
        exact = item.indicator.exact if item.indicator else None
        if target.op == "==" and (exact == "equal" or (exact is None and self.rules.equal == "two_sided")):
            return _both_ways(got, wanted, unit)
        return _at_least(got, wanted, unit)

    def _at_most(self, got: Decimal, wanted: Decimal, unit: str | None) -> Share:
        if got <= wanted:
            return ALL
        if wanted <= 0:
            return NONE
        if self.rules.reverse == "ratio":
            return Share(Fraction(wanted) / Fraction(got), _over(wanted, got, unit))
        excess = _over(got - wanted, wanted, unit, f"({show_value(got, unit)} - {show_value(wanted, unit)})")
        return _floored(1 - Fraction(got - wanted) / Fraction(wanted), excess)

    def _growth(self, target: Growth, got: Decimal) -> Share:
        if target.value is None:
            return ALL if got > 0 else NONE
        if target.op in {"<=", "<"}:
            return self._at_most(got, target.value, target.unit)
        return _at_least(got, target.value, target.unit)

    # ── the other kinds ──────────────────────────────────────────────────────────────────────────────────────────────

    def _parts(self, item: Item, target: All | AnyOf, given: tuple[Achieved, ...]) -> Share:
        shares = []
        for part, entries in split_over_parts(target, given):
            own = item._replace(target=part)
            outcome = evaluate(own, entries, self.language, self.tolerances)
            unknown = outcome.status in {Status.UNREPORTED, Status.UNRATED}
            shares.append(NONE if unknown else self._share(own, part, entries, outcome))
        assumed = any(share.assumed for share in shares)
        if isinstance(target, AnyOf):
            return max(shares, key=lambda share: share.won)
        won = sum((share.won for share in shares), Fraction(0)) / len(shares)
        words = " + ".join(share.words or "1" for share in shares)
        return Share(won, f"({words})/{len(shares)}" if any(share.words for share in shares) else "", assumed)

    def _rated(self, given: tuple[Achieved, ...], status: Status) -> Share:
        """Take the 得分比例 a person gave, which has to lie in the band of the rating, or the one the profile assumes."""
        last = max(given, key=lambda entry: entry.order)
        rating = RATINGS[status]
        if last.entry.score is None:
            assumed = self.rules.assumed[rating]
            return Share(Fraction(assumed), "" if assumed == 1 else _percent(assumed), assumed=True)
        ratio = self._ratio(last.entry.score)
        low, high = self.rules.bands[rating]
        if ratio is None or not low <= ratio <= high or (ratio == high and high < 1):
            words = {"score": last.entry.score, "rating": rating, "low": _percent(low), "high": _percent(high)}
            message = _("得分比例「{score}」和评级「{rating}」不符。").format(**words)
            remedy = (
                _("{rating}的得分比例从 {low} 到 {high}（不含）。")
                if high < 1
                else _("{rating}的得分比例从 {low} 到 {high}。")
            )
            return Share(
                Fraction(0), note=Note("JX456", Severity.ERROR, message, remedy.format(**words), last.number, "score")
            )
        return Share(Fraction(ratio), "" if ratio == 1 else _percent(ratio))

    def _ratio(self, text: str) -> Decimal | None:
        """Read a 得分比例: 95%, or 0.95."""
        actual = self.language.read_actual(text)
        if not isinstance(actual, Actual) or actual.kind != "amount" or actual.value is None:
            return None
        if actual.unit == "%":
            return actual.value / 100
        return actual.value if actual.unit is None and 0 <= actual.value <= 1 else None

    def _lowered(self, item: Item, given: tuple[Achieved, ...], outcome: Outcome, share: Share) -> Share:
        """Deduct for a target that a person says was set too low, if the profile wants it."""
        target = item.target
        marked = self.rules.over_deduct and any(entry.entry.low_target == "是" for entry in given)
        if not marked or share.won < 1 or not isinstance(target, Amount) or not outcome.value or not outcome.over:
            return share
        above = min(Fraction(outcome.value) / Fraction(target.value) - OVER_FREE, OVER_AT_MOST)
        if above <= 0:
            return share
        over = _over(outcome.value, target.value, target.unit)
        return Share(1 - above, f"(1 - min({over} - 1.3, 0.2))")


def _unknown_share(given: tuple[Achieved, ...]) -> Share:
    """Ask for one number: that a target is missed is known of 2个月 against 30天, and by how much is not."""
    shown = "、".join(entry.entry.value or "" for entry in given)
    message = _("「{actual}」只看得出没有达标，不是一个确定的数，算不出得分。").format(actual=shown)
    remedy = _("请按目标的单位写一个数；平均数写全年的平均数。")
    return Share(Fraction(0), note=Note("JX306", Severity.ERROR, message, remedy, given[-1].number))


def is_negative(outcome: Outcome) -> bool:
    """Tell whether a number below 0 is all that stands against a verdict; the norm counts it as 0."""
    errors = {note.code for note in outcome.notes if note.severity is Severity.ERROR}
    return errors == {"JX312"}


def _has(given: tuple[Achieved, ...], kind: str) -> bool:
    return any(isinstance(entry.actual, Actual) and entry.actual.kind == kind for entry in given)


def _at_the_bound(share: Share, outcome: Outcome) -> Share:
    """Show the sum of a target that excludes its number (超过50家) and was just reached: the proportion is 1, and it is missed."""
    got = outcome.value
    return replace(share, words=_over(got, got, outcome.unit) if got else "1")


def _at_least(got: Decimal, wanted: Decimal, unit: str | None) -> Share:
    if got >= wanted:
        return ALL
    if got <= 0 or wanted <= 0:
        return NONE
    return Share(Fraction(got) / Fraction(wanted), _over(got, wanted, unit))


def _both_ways(got: Decimal, wanted: Decimal, unit: str | None) -> Share:
    if got == wanted:
        return ALL
    off = abs(got - wanted)
    words = _over(off, wanted, unit, f"|{show_value(got, unit)} - {show_value(wanted, unit)}|")
    return _floored(1 - Fraction(off) / abs(Fraction(wanted)), words)


def _between(got: Decimal, low: Decimal, high: Decimal, unit: str | None) -> Share:
    """Count against the bound that was missed: below it got ÷ low, above it high ÷ got; by size where both are negative."""
    if low <= got <= high:
        return ALL
    bound = low if got < low else high
    if got * bound <= 0:
        return NONE
    near, far = sorted((got, bound), key=abs)
    return Share(Fraction(near) / Fraction(far), _over(near, far, unit))


def _floored(won: Fraction, lost_words: str) -> Share:
    if won <= 0:
        return Share(Fraction(0), f"max(0, 1 - {lost_words})")
    return Share(won, f"(1 - {lost_words})")


def _over(above: Decimal, below: Decimal, unit: str | None, above_words: str = "") -> str:
    return f"{above_words or show_value(above, unit)}/{show_value(below, unit)}"


def _percent(ratio: Decimal) -> str:
    return f"{plain(ratio * 100)}%"
