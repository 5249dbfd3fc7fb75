"""How a rule shows that a promise and an indicator are taken to be one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.rules.base import Related

if TYPE_CHECKING:
    from jixiao.linking import Link, Pledge


def said_there(link: Link) -> Related:
    """Point to the promise of a link, with the words both have in common."""
    words = {"where": link.promise.where, "words": link.promise.words, "shared": "、".join(link.shared)}
    message = _("{where}写「{words}」；共同的词：{shared}").format(**words)
    return Related(message, link.promise.route, link.promise.span)


def said_again(pledge: Pledge) -> tuple[Related, ...]:
    """Point to the other places where a promise stands."""
    return tuple(
        Related(_("{where}又写「{words}」").format(where=one.where, words=one.words), one.route, one.span)
        for one in pledge.again
    )
