"""The manual pages of the lint rules, made of their docstrings: title, sections, and the examples that run as tests."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import chosen
from jixiao.rules import RULES

if TYPE_CHECKING:
    from jixiao.rules.base import Rule

_TITLE = re.compile(r"(?P<chinese>.+?) \((?P<english>[^()]+)\)")
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BAD, GOOD = "反例", "正例"
"""The sections that hold examples."""


class Page(NamedTuple):
    """One rule as its docstring describes it."""

    code: str
    name: str
    title: str
    english: str
    body: str
    sections: dict[str, str]

    @property
    def own_title(self) -> str:
        """The title in the language of the messages."""
        return self.english if chosen() == "en" else self.title

    @property
    def heading(self) -> str:
        """The code, the name, and both titles."""
        return f"{self.code} {self.name} {self.title} ({self.english})"

    def examples(self, section: str) -> tuple[str, ...]:
        """Return the YAML examples of a section."""
        return tuple(_EXAMPLE.findall(self.sections.get(section, "")))


def read_page(rule: type[Rule]) -> Page:
    """Read the docstring of a rule."""
    title, _, body = inspect.cleandoc(rule.__doc__ or "").partition("\n")
    match = _TITLE.fullmatch(title)
    if match is None:
        raise ValueError(title)  # a test reads every page, so no user meets this
    _before, *pieces = _SECTION.split(body)
    sections = {name: text.strip("\n") + "\n" for name, text in zip(pieces[::2], pieces[1::2], strict=True)}
    return Page(rule.code, rule.name, match["chinese"], match["english"], body.strip(), sections)


def page_of(code: str) -> str | None:
    """Return the page of a rule as plain text; ``None`` when no rule has the code."""
    for rule in RULES:
        if rule.code == code:
            page = read_page(rule)
            return f"{page.heading}\n\n{page.body}\n"
    return None
