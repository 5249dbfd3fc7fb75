"""Which promise of goals and plan is which indicator: linked by name and unit, with the shared words as evidence.

Chinese names are compared by their pairs of neighbouring characters, weighted by how rare a pair is in this table: 知识产权 stands
everywhere and says little, 擂台 stands once and decides. A link needs units of one kind; equal numbers speak for it. What reaches no
threshold stays unlinked, and the same table always gives the same links.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.language import Amount, Deadline, Growth, Range, Relation, relate, scan
from jixiao.linking_names import LONGEST, WHOLE, Names
from jixiao.linking_words import CLAUSE_END, PAUSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from jixiao.findings import Route, Span
    from jixiao.language import Mention, Target
    from jixiao.language.units import Units
    from jixiao.table import Item, Table

ENOUGH = 460
"""The score, in thousandths, from which names are taken to mean one thing."""
ALIKE = 700
"""The score from which two promises are taken to speak of one thing, even with different numbers."""
SAME_NUMBER = 130
"""What an equal number adds to the score."""
SHORT = 3
"""Up to how many characters the name of what is counted is too short to go by."""
LEAST = 500
"""The least weight of the shared words: one pair that stands in many names (专利, 知识) proves nothing by itself."""
TRACE = 430
"""The share of a name, in thousandths, that goals or plan must repeat for the indicator to be mentioned there."""
MOST_PROMISES, MOST_INDICATORS, MOST_CLAUSES = 300, 500, 1000
"""How much of a table is linked: everything is compared with everything, so that its size counts twice. Real tables have a
tenth of it."""


class Promise(NamedTuple):
    """One quantity of the goals (``quarter`` is ``None``) or of a quarter's plan, with its words and place.

    ``object`` is what it counts, and ``name`` the words it is compared by: the object, or the words around a short one.
    """

    route: Route
    span: Span
    words: str
    object: str
    name: str
    target: Target
    quarter: int | None

    @property
    def where(self) -> str:
        """Say where the promise stands."""
        if self.quarter is None:
            return _("总体目标第 {number} 项").format(number=int(self.route[1]) + 1)
        return _("第 {quarter} 季度计划").format(quarter=self.quarter)


class Link(NamedTuple):
    """A promise and the item it is taken to mean; ``shared`` are the words they have in common."""

    promise: Promise
    item: Item
    score: int
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Pledge:
    """A promise with everything that belongs to it: where it is said again, and what of the table carries it."""

    promise: Promise
    again: tuple[Promise, ...]
    indicator: Link | None
    milestone: Link | None


@dataclass(frozen=True)
class Web:
    """All promises of a table, linked."""

    table: Table
    promises: tuple[Promise, ...]
    names: Names

    @cached_property
    def pledges(self) -> tuple[Pledge, ...]:
        """The promises, each said once; what is said again later joins the first."""
        groups: list[list[Promise]] = []
        for promise in self.promises:
            group = next((group for group in groups if self._repeats(group[0], promise)), None)
            if group is None:
                groups.append([promise])
            else:
                group.append(promise)
        own = tuple(item for item in self.table.milestones[:MOST_INDICATORS] if item.indicator is None)
        told = self._told()
        named: dict[Promise, Link | None] = {}
        for group in groups:
            by_person = next((told[promise] for promise in group if promise in told), None)
            named[group[0]] = by_person or self._best(group[0], self.table.indicators[:MOST_INDICATORS])
        return tuple(
            Pledge(first, tuple(again), named[first] or self._through(first, named), self._best(first, own))
            for first, *again in groups
        )

    def links_to(self, item: Item) -> tuple[Link, ...]:
        """Return the links of every promise that is taken to mean an indicator, in the order of the text."""
        found = []
        for pledge in self.pledges:
            if pledge.indicator is not None and pledge.indicator.item is item:
                found += [pledge.indicator._replace(promise=one) for one in (pledge.promise, *pledge.again)]
        return tuple(found)

    def traced(self, item: Item) -> bool:
        """Tell whether goals or plan speak of an indicator, with or without a number; of one too many nothing bad is said."""
        if (
            item.id not in self._looked_for
            or self.links_to(item)
            or any(step.id == item.id for step in self.table.milestones)
        ):
            return True
        return any(self.names.share_of(item.name, clause) >= TRACE for clause in self.names.clauses)

    @cached_property
    def _looked_for(self) -> frozenset[str]:
        return frozenset(item.id for item in self.table.indicators[:MOST_INDICATORS])

    def _told(self) -> dict[Promise, Link]:
        """Link what a person has linked: a milestone of the plan names its indicator, and its quarter's text holds its words."""
        indicators = {item.id: item for item in self.table.indicators}
        found: dict[Promise, Link] = {}
        for step in self.table.milestones[:MOST_INDICATORS]:
            if not step.is_step or step.target is None or step.id not in indicators:
                continue
            item = indicators[step.id]
            same = [
                promise
                for promise in self.promises
                if promise.quarter == step.due and promise not in found and promise.target == step.target
            ]
            if same:
                promise = max(same, key=lambda one: self.names.likeness(one.name, item.name))
                found[promise] = Link(promise, item, WHOLE, self.names.shared(promise.name, item.name))
        return found

    def _through(self, promise: Promise, named: Mapping[Promise, Link | None]) -> Link | None:
        """Link a promise through another one that speaks of the same thing in almost the same words."""
        best: Link | None = None
        for other, link in named.items():
            if link is None or not _comparable(promise.target, other.target):
                continue
            score = self.names.likeness(promise.name, other.name)
            if score >= ALIKE and (best is None or score > best.score):
                best = Link(promise, link.item, score, self.names.shared(promise.name, other.name))
        return best

    def _repeats(self, first: Promise, other: Promise) -> bool:
        if number_of(first.target) != number_of(other.target) or not _comparable(first.target, other.target):
            return False
        return first.name == other.name or self.names.likeness(first.name, other.name) >= ENOUGH + SAME_NUMBER

    def _best(self, promise: Promise, items: Iterable[Item]) -> Link | None:
        best: Link | None = None
        for item in items:
            # A value that cannot be read still has a name; its fault is told elsewhere.
            if item.target is not None and not _comparable(promise.target, item.target):
                continue
            if self.names.evidence(promise.name, item.name) < LEAST:
                continue
            score = self.names.likeness(promise.name, item.name)
            if item.target is not None and number_of(promise.target) == number_of(item.target):
                score += SAME_NUMBER
            if score >= ENOUGH and (best is None or score > best.score):
                best = Link(promise, item, score, self.names.shared(promise.name, item.name))
        return best


def weave(table: Table, units: Units) -> Web:
    """Scan goals and plan of a table, and get ready to link them."""
    promises = tuple(islice(_promises(table, units), MOST_PROMISES))
    names = (
        *(item.name for item in (*table.indicators, *table.milestones)),
        *dict.fromkeys(p.name for p in promises),
    )
    clauses = (clause for _route, text, _quarter in _texts(table) for clause in CLAUSE_END.split(text) if clause)
    return Web(table, promises, Names(names, tuple(islice(clauses, MOST_CLAUSES))))


def number_of(target: Target) -> tuple[Decimal | None, ...]:
    """Return the numbers a target names."""
    if isinstance(target, Range):
        return (target.low, target.high)
    return (getattr(target, "value", None),)


def _texts(table: Table) -> Iterator[tuple[Route, str, int | None]]:
    for position, text in enumerate(table.targets.goals):
        yield ("goals", position), text, None
    for position, plan in enumerate(table.targets.plan):
        if plan.text:
            yield ("plan", position, "text"), plan.text, plan.quarter


def _promises(table: Table, units: Units) -> Iterator[Promise]:
    for route, text, quarter in _texts(table):
        for mention in scan(text, table.year, units):
            if not isinstance(mention.target, Deadline):
                span = _with_scope(text, mention)
                words = text[slice(*span)]
                yield Promise(route, span, words, mention.object, _name(text, mention), mention.target, quarter)


def _with_scope(text: str, mention: Mention) -> Span:
    """Return the span of a quantity together with the 每次 that stands right before it."""
    start, end = mention.span
    scope = getattr(mention.target, "scope", None)
    return (start - len(scope) - 1, end) if scope and text[:start].endswith(f"每{scope}") else (start, end)


def _name(text: str, mention: Mention) -> str:
    """Return the object, or where that is too short to tell one thing from another (1个县区建设…) the words around it."""
    if len(mention.object) > SHORT:
        return mention.object
    start, end = mention.span
    first = min(mention.object_span[0], start) if mention.object else start
    low, high = max(0, first - LONGEST), min(len(text), end + LONGEST)
    before = max((match.end() for match in PAUSE.finditer(text, low, first)), default=low)
    behind = PAUSE.search(text, end, high)
    return text[before:start] + text[end : behind.start() if behind else high]


def _comparable(a: Target, b: Target) -> bool:
    if isinstance(a, Growth) or isinstance(b, Growth):
        return isinstance(a, Growth) and isinstance(b, Growth)
    if not isinstance(a, Amount | Range) or not isinstance(b, Amount | Range):
        return False
    return relate(a.unit, b.unit) is not Relation.DIFFERENT and a.scope == b.scope
