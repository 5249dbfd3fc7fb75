"""How the three kinds of files are laid out: the order of the keys, and what stands on one line.

The order is that of the form and of the people who fill it in: a total begins with its value, an entry of a list with its quarter.
A test compares the keys with the JSON Schemas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

LINE_WIDTH = 120
"""Up to how many cells a mapping or list that was written in one line stays there."""
ROW_WIDTH = 160
"""The same for a row of a table: an official name alone may take eighty cells, and a row is read as a row."""


class Style(Enum):
    """Where the parts of a mapping or list stand."""

    BLOCK = "block"
    """A part a line."""
    ROW = "row"
    """All on one line, if they fit."""
    KEPT = "kept"
    """As they are written; on one line only if they fit."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One mapping or list: the order of its keys, its style, and the shapes of what is in it.

    ``each`` is the shape of every item of a list, and of every value of a mapping whose keys are free.
    """

    order: tuple[str, ...] = ()
    style: Style = Style.KEPT
    fields: dict[str, Shape] = field(default_factory=dict)
    each: Shape | None = None

    def below(self, key: str | None) -> Shape:
        """Return the shape of the value of a key, or of an item of a list (``None``)."""
        if key is not None and self.order:
            return self.fields.get(key, KEPT)
        return self.each or KEPT

    def place(self, key: str) -> int:
        """Return the place of a key; keys that are free stay in the order they have."""
        return self.order.index(key) if key in self.order else len(self.order)


KEPT = Shape()
_LIST = Shape(style=Style.BLOCK)

_PROJECT = Shape(
    order=(
        *("name", "fund_type", "level", "department", "implementer"),
        *("region", "year", "budget", "purpose", "policies"),
    ),
    style=Style.BLOCK,
    fields={"policies": _LIST},
)
_MILESTONE = Shape(order=("indicator", "id", "name", "value", "reading", "note"), style=Style.ROW)
_QUARTER_PLAN = Shape(
    order=("quarter", "text", "milestones"),
    style=Style.BLOCK,
    fields={"milestones": Shape(style=Style.BLOCK, each=_MILESTONE)},
)
_INDICATOR = Shape(
    order=(
        *("id", "name", "value", "reading", "unit", "direction", "exact", "accumulate"),
        *("due", "weight", "basis", "baseline", "rollup", "note"),
    ),
    style=Style.ROW,
)
_ROWS = Shape(style=Style.BLOCK, each=_INDICATOR)
_CLASSES = Shape(style=Style.BLOCK, each=_ROWS)

TARGETS = Shape(
    order=("attachment", "title", "subtitle", "project", "goals", "plan", "indicators", "note"),
    style=Style.BLOCK,
    fields={
        "project": _PROJECT,
        "goals": _LIST,
        "plan": Shape(style=Style.BLOCK, each=_QUARTER_PLAN),
        "indicators": Shape(style=Style.BLOCK, each=_CLASSES),
    },
)

_WORDS = ("note", "evidence", "reason", "forecast", "likelihood", "low_target")
_EVIDENCE = {"evidence": Shape(order=("path", "sha256"), each=Shape(order=("path", "sha256")))}
_ENTRY = Shape(order=("quarter", "date", "value", "rating", "score", *_WORDS), fields=_EVIDENCE)
_TOTAL = Shape(order=("value", "rating", "score", "quarter", "date", *_WORDS), fields=_EVIDENCE, each=_ENTRY)

ACTUALS = Shape(
    order=("note", "targets", "as_of", "budget", "actuals"),
    style=Style.BLOCK,
    fields={
        "budget": Shape(order=("adjusted", "spent", "reason")),
        "actuals": Shape(style=Style.BLOCK, each=_TOTAL),
    },
)

WAIVERS = Shape(
    order=("targets", "waivers"),
    style=Style.BLOCK,
    fields={
        "waivers": Shape(style=Style.BLOCK, each=Shape(order=("indicator", "reason", "approved_by", "until"))),
    },
)

SHAPES: dict[str, Shape] = {"targets": TARGETS, "actuals": ACTUALS, "waivers": WAIVERS}
"""The shape of a whole file, by the name its model has."""
