"""The manual page of a code, wherever the code is at home: files and verdicts, the language, the lint rules."""

from __future__ import annotations

from jixiao.catalogue import _
from jixiao.codes import CODES
from jixiao.language.problems import PROBLEMS
from jixiao.rule_pages import page_of, read_page
from jixiao.rules import RULES


def manual_page(code: str) -> str | None:
    """Return the page of one code as plain text, ``None`` when nobody knows the code."""
    for row in CODES:
        if row.code == code:
            return f"{code} {_(row.title)}\n\n{_(row.text)}\n"
    for kind in PROBLEMS:
        if kind.code == code:
            remedy = _("怎么改：{remedy}。").format(remedy=_(kind.remedy))
            sentence = _("{message}。").format(message=_(kind.message))
            return f"{code} {_(kind.title)}\n\n{sentence}\n\n{remedy}\n"
    return page_of(code)


def title_of(code: str) -> str:
    """Return the title of a code in the language of the messages; empty when nobody knows the code."""
    for rule in RULES:
        if rule.code == code:
            return read_page(rule).own_title
    titles = {**{row.code: row.title for row in CODES}, **{kind.code: kind.title for kind in PROBLEMS}}
    return _(titles[code]) if code in titles else ""
