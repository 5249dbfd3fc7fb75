"""Go to definition: from what is reported or waived to the row of the table; references: all the places that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from jixiao.editor.server import path_of
from jixiao.editor.spots import spot_at
from jixiao.editor.subjects import named, subject_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.editor.run import Run
    from jixiao.editor.server import EditorServer
    from jixiao.findings import Location
    from jixiao.table import Item


def register(server: EditorServer) -> None:
    """Answer ``textDocument/definition`` and ``textDocument/references``."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        path = path_of(params.text_document.uri)
        if path is None:
            return None
        offset = server.ruler(path).offset(params.position)
        location = defined_at(server.run, path, offset)
        return server.place(location) if location else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location] | None:
        path = path_of(params.text_document.uri)
        subject = subject_at(server.run, path, server.ruler(path).offset(params.position)) if path else None
        if path is None or subject is None:
            return None
        own = [place_of(subject.item)] if params.context.include_declaration else []
        places = dict.fromkeys((*own, *mentions(server.run, path, subject.item)))
        return [server.place(location) for location in places]


def defined_at(run: Run, path: Path, offset: int) -> Location | None:
    """Return the place of the row an offset refers to; the top of the table for the line that names the table."""
    document = run.document(path)
    spot = spot_at(document, offset)
    if spot is not None and spot.route == ("targets",):
        tables = run.tables(path)
        return tables[0].document.place(0, 0) if tables else None
    if spot is None or named(run.kind(path), document.data, spot.route) is None:
        return None
    subject = subject_at(run, path, offset)
    return place_of(subject.item) if subject else None


def place_of(item: Item) -> Location:
    """Return where a table gives an item its name."""
    return item.document.locate((*item.route, "name"))


def mentions(run: Run, path: Path, item: Item) -> Iterator[Location]:
    """Name every place outside its own row where a table, its actuals and its waivers speak of an item."""
    for table in run.tables(path):
        for step in table.milestones:
            if step.is_step and step.id == item.id:
                yield table.document.locate((*step.route, "indicator"))
        table_file = run.path_of(table)
        for pair in run.pairs_of(table_file):
            reported = pair.reported.get(item.id)
            if reported is not None:
                yield pair.actuals.document.locate(("actuals", reported.key), on_key=True)
        granted, _told = run.workspace(table_file).grants(table, table_file)
        if item.id in granted:
            yield granted[item.id].location
