"""The JSON documents field by field, one file a document: the source of the page ``json.md``, of the JSON Schemas, and of the tests.

``fields`` are the signs they are written in, ``shared`` is what stands in several of them.
"""

from pages_from_code.contract import check, diff, evidence, lint, query, report, rollup, score, shared
from pages_from_code.contract.fields import Document, Field, Thing

ROOMS = (check, report, score, lint, evidence, rollup, query, diff)
DOCUMENTS: tuple[Document, ...] = tuple(room.DOCUMENT for room in ROOMS)
READINGS: tuple[Thing, ...] = shared.READINGS
THINGS: tuple[Thing, ...] = (*shared.THINGS, *(one for room in ROOMS for one in room.THINGS))
"""Every object of every document."""

__all__ = ["DOCUMENTS", "READINGS", "THINGS", "Document", "Field", "Thing"]
