"""The outline: classes and indicators of a table, quarters and milestones of its plan, entries of the actuals."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lsprotocol import types

from jixiao.documents.models import class_name
from jixiao.editor.server import path_of
from jixiao.editor.spots import end_of, start_of
from jixiao.renderers.plain_text import visible
from jixiao.renderers.table import quarter_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.documents.marks import Mark
    from jixiao.editor.positions import Ruler
    from jixiao.editor.server import EditorServer
    from jixiao.findings import Route
    from jixiao.table import Item, Table


def register(server: EditorServer) -> None:
    """Answer ``textDocument/documentSymbol``."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        path = path_of(params.text_document.uri)
        kind = server.run.kind(path) if path else None
        if path is None or kind not in {"targets", "actuals"}:
            return None
        outliner = Outliner(server.ruler(path))
        tables = server.run.tables(path)
        if kind == "actuals":
            return outliner.entries(tables)
        return [*outliner.classes(tables[0]), *outliner.quarters(tables[0])] if tables else None


class Outliner:
    """Makes the symbols of one file."""

    def __init__(self, ruler: Ruler) -> None:
        self.ruler = ruler

    def classes(self, table: Table) -> Iterable[types.DocumentSymbol]:
        """Return 一级指标 → 二级指标 → 三级指标, as the file has them."""
        for route, within in groupby(table.indicators, key=lambda item: item.route[:2]):
            classes = [
                self._symbol(class_name(str(below[-1])), below, [self._item(item) for item in items])
                for below, items in groupby(within, key=lambda item: item.route[:3])
            ]
            yield self._symbol(class_name(str(route[-1])), route, classes)

    def quarters(self, table: Table) -> Iterable[types.DocumentSymbol]:
        """Return the quarters of the plan with their milestones."""
        for route, steps in groupby(table.milestones, key=lambda item: item.route[:2]):
            found = list(steps)
            yield self._symbol(quarter_words(found[0].due), route, [self._item(item) for item in found])

    def entries(self, tables: Iterable[Table]) -> list[types.DocumentSymbol]:
        """Return the entries of a file of actuals, named as the table names them."""
        data = self.ruler.document.data
        reported = data.get("actuals") if isinstance(data, dict) else None
        found = []
        for key in reported if isinstance(reported, dict) else ():
            item = next((item for table in tables if (item := table.find(key)) is not None), None)
            name = f"{item.id} {item.name}" if item else key
            found.append(self._symbol(name, ("actuals", key), detail=item.text if item else ""))
        return found

    def _item(self, item: Item) -> types.DocumentSymbol:
        return self._symbol(f"{item.id} {item.name}", item.route, detail=item.text)

    def _symbol(
        self, name: str, route: Route, children: list[types.DocumentSymbol] | None = None, detail: str = ""
    ) -> types.DocumentSymbol:
        mark = self._mark(route)
        whole = self.ruler.stretch(start_of(mark), end_of(mark))
        named = self.ruler.stretch(*mark.key) if mark.key else whole
        kind = types.SymbolKind.Field if children is None else types.SymbolKind.Class
        # an editor throws away the whole outline for one symbol without a name
        return types.DocumentSymbol(
            visible(name).strip() or "-", kind, whole, named, detail=visible(detail), children=children
        )

    def _mark(self, route: Route) -> Mark:
        mark = self.ruler.document.mark
        for step in route:
            children = mark.children if mark else None
            mark = children[step] if children else None  # type: ignore[index] # the route comes from this very document
        if mark is None:
            raise KeyError(route)
        return mark
