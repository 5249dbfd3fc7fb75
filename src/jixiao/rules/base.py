"""What a lint rule is, what it is given, and what it answers.

A rule is a class with a code, a name (of the bad pattern), a severity and a Chinese docstring that is its manual page. Its
``check`` looks at a :class:`Context` and yields :class:`Problem` values; they name routes, and the machine finds the places.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from jixiao.findings import Route, Severity, Span
from jixiao.linking import Web, weave

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.documents.models import Targets
    from jixiao.documents.models.lint_config import LintSettings
    from jixiao.language import Language, Target, Unreadable
    from jixiao.table import Item, Table


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a problem, with what there is to see."""

    message: str
    route: Route
    span: Span | None = None
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """Put ``new`` in the place of ``old``, which stands at ``span`` of the text at ``route``."""

    route: Route
    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Addition:
    """Write a new key into the mapping at ``route``."""

    route: Route
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a problem. A safe one cannot change what the table means; any other needs a person's eye."""

    title: str
    changes: tuple[Replacement | Addition, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. ``code`` and ``severity`` are given only where they differ from those of the rule."""

    message: str
    route: Route
    span: Span | None = None
    help: str = ""
    on_key: bool = False
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    code: str | None = None


@dataclass(frozen=True)
class Context:
    """A table under review, with its settings; goals and plan are scanned and linked once, when a rule first asks."""

    table: Table
    settings: LintSettings
    language: Language

    @property
    def targets(self) -> Targets:
        """The table as written."""
        return self.table.targets

    @property
    def indicators(self) -> tuple[Item, ...]:
        """The 三级指标 in the order of the form."""
        return self.table.indicators

    def official(self, item: Item) -> Target | Unreadable:
        """Read the official words of an item, whatever its confirmed ``reading`` says."""
        return self.language.read(item.text, self.table.year)

    @cached_property
    def web(self) -> Web:
        """What goals and plan promise, linked to the indicators and milestones."""
        return weave(self.table, self.language.units)


class Rule(ABC):
    """The base of all rules. ``default`` says whether the rule runs when nobody asked for it by its code.

    ``said_by`` names rules whose problem says this one's too: where one of them has a problem, this rule's is not told again.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    default: ClassVar[bool] = True
    fixable: ClassVar[bool] = False
    said_by: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def check(self, context: Context) -> Iterator[Problem]:
        """Yield what is wrong with a table."""


def at_value(item: Item) -> Route:
    """Return the route of an item's official words."""
    return (*item.route, "value")
