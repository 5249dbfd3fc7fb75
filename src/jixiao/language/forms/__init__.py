"""The forms of a 指标值, one file each, in the order in which they are tried at a place of a clause.

``read(clause, start)`` answers ``None`` when the tokens from ``start`` on are not this form, a :class:`Reading` when they are, and
raises ``Refused`` when they are this form but broken, so that the problem shown is that of the form the writer meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from jixiao.language.forms import amount, between, deadline, growth, spread
from jixiao.language.tokens import Kind

if TYPE_CHECKING:
    from jixiao.language.clause import Clause, Reading


class Form(Protocol):
    """What a file of this folder offers."""

    STARTS: frozenset[Kind]

    def read(self, clause: Clause, start: int) -> Reading | None:
        """Read the form at a place of the clause."""


FORMS: tuple[Form, ...] = (spread, deadline, growth, between, amount)
BY_START = {kind: found for kind in Kind if (found := tuple(form for form in FORMS if kind in form.STARTS))}
"""The forms that can begin with a token, in their order."""
