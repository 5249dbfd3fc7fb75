"""One message catalogue: the source text is Chinese, gettext supplies English.

Nothing else in the package decides the language of a message. A message is marked where it stands, with ``_("…{name}…")``,
and filled with ``.format(name=…)`` afterwards, so that a translator sees one whole sentence. A message in a table that is
made at import time is marked with ``N_`` and translated where it is used.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("zh", "en")
_LOCALES = Path(__file__).parent / "locales"
_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "zh"


def use(language: str) -> None:
    """Choose the language of every message from here on: ``zh`` or ``en``."""
    global _current, _language  # noqa: PLW0603 - the language is a property of the process, as in gettext itself
    _language = language
    _current = gettext.NullTranslations()
    if language != "zh":
        _current = gettext.translation("jixiao", _LOCALES, [language], fallback=True)


def chosen() -> str:
    """Return the language in use, for text that is written in both (the title of a rule) and not in the catalogue."""
    return _language


def preferred(environ: Mapping[str, str] = os.environ) -> str:
    """Return the language the environment asks for: ``JIXIAO_LANG``, else an ``en*`` locale, else Chinese."""
    for name in ("JIXIAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


def _(message: str) -> str:
    """Translate one whole message; nothing stays nothing (gettext keeps the catalogue's own head there)."""
    return _current.gettext(message) if message else ""


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """Mark a message for the catalogue without translating it yet."""
    return message
