"""The signs a JSON document is described in.

A shape is ``text``; ``number`` (a number written as text, so that no reader rounds it); ``int``; ``bool``; ``date``; ``value`` (any
of these); the name of a thing; ``[X]`` for a list; ``{int}`` for a map of counts; ``a|b`` for a choice of words; ``?`` at the end
where null is possible.
"""

from __future__ import annotations

from typing import NamedTuple

STATUS = "met|missed|partial|unreported|unrated|not_due|waived"
LIGHT = "red|yellow|green|blue|unreported|unrated|not_due|waived"
SEVERITY = "error|warning|info"
Row = tuple[str, str, str]
"""A field as it is written down: name, shape, words."""


class Field(NamedTuple):
    """One field of an object: its name, its shape, what it means."""

    name: str
    shape: str
    words: str


class Thing(NamedTuple):
    """An object that stands in several documents, or inside one."""

    name: str
    title: str
    fields: tuple[Field, ...]


class Document(NamedTuple):
    """One JSON document: its schema name, the kind of report it shows, a command that writes it, and its fields.

    ``lines`` is the thing that is one line of the ``jsonl`` of the same report; empty where there is none.
    """

    schema: str
    kind: str
    command: str
    title: str
    fields: tuple[Field, ...]
    lines: str = ""

    @property
    def file(self) -> str:
        """The name of its JSON Schema: jixiao.check/1 is check-1."""
        return self.schema.removeprefix("jixiao.").replace("/", "-") + ".schema.json"


def thing(name: str, title: str, *fields: Row) -> Thing:
    """Describe an object."""
    return Thing(name, title, tuple(Field(*field) for field in fields))


def document(  # noqa: PLR0913 - what a document is
    schema: str, kind: str, command: str, title: str, *fields: Row, lines: str = "", has_findings: bool = True
) -> Document:
    """Describe a document. It begins with its name and its program, and ends with the findings that belong to no part."""
    head = (("schema", schema, "名称和版本"), ("tool", "Tool", "写出这份结果的程序"))
    tail = (("findings", "[Finding]", "不属于任何一份的问题，例如读不了的文件、jixiao.toml 的毛病"),)
    whole = (*head, *fields, *(tail if has_findings else ()))
    return Document(schema, kind, command, title, tuple(Field(*field) for field in whole), lines)
