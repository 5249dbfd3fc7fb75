"""Which rules run: codes (L08), beginnings of codes (L1, JX2) and ALL, as the configuration and the command line name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.language.problems import PROBLEMS
from jixiao.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.documents.models.lint_config import LintSettings
    from jixiao.rules.base import Rule

EVERY = "ALL"
UNREADABLE = "L07"
"""The rule that reports under the language's own codes (JX2xx)."""
_LANGUAGE_CODES = tuple(kind.code for kind in PROBLEMS)
KNOWN = (*(rule.code for rule in RULES), *_LANGUAGE_CODES)


def codes_of(selector: str) -> frozenset[str]:
    """Return the codes a selector means; none when there is no such code. L07 means the codes of the language as well."""
    if selector == EVERY:
        return frozenset(KNOWN)
    found = {code for code in KNOWN if code.startswith(selector)} if len(selector) > 1 or selector == "L" else set()
    if selector in KNOWN:
        found = {selector}
    if UNREADABLE in found:
        found |= set(_LANGUAGE_CODES)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Selection:
    """The codes in force."""

    codes: frozenset[str]

    def __contains__(self, code: str) -> bool:
        return code in self.codes

    @property
    def rules(self) -> tuple[type[Rule], ...]:
        """The rules that can report one of the codes, in the order of the list."""
        return tuple(
            rule
            for rule in RULES
            if rule.code in self.codes or (rule.code == UNREADABLE and self.codes & set(_LANGUAGE_CODES))
        )


def select(settings: LintSettings, chosen: Iterable[str] | None = None, ignored: Iterable[str] = ()) -> Selection:
    """Combine the defaults, the configuration and the command line; the command line's ``--select`` starts afresh."""
    if chosen is not None:
        codes = _union(chosen)
        dropped = _union(ignored)
        return Selection(codes - dropped)
    start = _union(settings.select) if settings.select is not None else _defaults()
    codes = start | _union(settings.extend_select)
    return Selection(codes - _union(settings.ignore) - _union(ignored))


def unknown(selectors: Iterable[str]) -> tuple[str, ...]:
    """Return the selectors that mean no code at all."""
    return tuple(selector for selector in selectors if not codes_of(selector))


def _union(selectors: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(codes_of(selector) for selector in selectors))


def _defaults() -> frozenset[str]:
    return _union(rule.code for rule in RULES if rule.default)
