"""The official forms that can be filled, one file a form: what it says (:mod:`jixiao.office.filled`) → how it is laid out.

Columns and words are those of the forms in use, and Chinese whatever language the messages have.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from jixiao.office.filled import Filled
    from jixiao.office.page import Page

FORMS = ("targets", "self-evaluation", "sichuan", "transfer", "monitoring")
"""The forms by the name on the command line; each is a module of this folder."""


def lay_out(name: str, filled: Filled) -> Page:
    """Lay out one form."""
    module = import_module(f"jixiao.office.forms.{name.replace('-', '_')}")
    return cast("Page", module.lay_out(filled))
