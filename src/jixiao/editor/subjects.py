"""What a position of a file is about: an indicator or a milestone of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao.editor.spots import Spot, spot_at

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.editor.run import Run
    from jixiao.findings import Route
    from jixiao.table import Item

_ROWS = {"indicators": 4, "plan": 4}
"""How long the route of a 三级指标 (class, class, number) and that of a milestone (quarter, number) is."""


class Subject(NamedTuple):
    """An item and the key or value that is about it."""

    item: Item
    spot: Spot


def subject_at(run: Run, path: Path, offset: int) -> Subject | None:
    """Find the item an offset is about, whether the file describes it, reports it or waives it."""
    document = run.document(path)
    spot = spot_at(document, offset)
    if spot is None:
        return None
    key = named(run.kind(path), document.data, spot.route)
    item = run.item(path, key) if key is not None else _described(run, path, spot.route)
    return Subject(item, spot) if item is not None else None


def named(kind: str | None, data: Any, route: Route) -> str | None:
    """Return the id or name by which a place refers to an item of a table."""
    match kind, route:
        case "actuals", ("actuals", str(key), *_rest):
            return key
        case "waivers", ("waivers", int(number), _field):
            return _text(data["waivers"][number], "indicator")
        case "targets", ("plan", int(plan), "milestones", int(number), "indicator"):
            return _text(data["plan"][plan]["milestones"][number], "indicator")
    return None


def _text(holder: Any, key: str) -> str | None:
    value = holder.get(key)
    return value if isinstance(value, str) else None


def _described(run: Run, path: Path, route: Route) -> Item | None:
    """Find the row of the table that a route leads into."""
    length = _ROWS.get(str(route[0]))
    for table in run.tables(path) if length and run.kind(path) == "targets" else ():
        for item in (*table.indicators, *table.milestones):
            if item.route == route[:length]:
                return item
    return None
