"""How one text is read, for ``explain``: a page for a person, or one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import N_, _
from jixiao.language import Unreadable, show
from jixiao.language.targets import as_json
from jixiao.renderers.plain_text import visible

if TYPE_CHECKING:
    from jixiao.language import Target
    from jixiao.table import Item

KIND_WORDS = {
    "amount": N_("数量"),
    "range": N_("区间"),
    "growth": N_("增减幅度"),
    "deadline": N_("期限"),
    "qualitative": N_("定性"),
    "all": N_("几项要求都要达到"),
    "any": N_("几项要求达到一项即可"),
}


def reading_object(text: str, reading: Target | Unreadable) -> dict[str, Any]:
    """Return the contract's object: the text with its target, or with the error that stopped the reading."""
    if isinstance(reading, Unreadable):
        error = {
            "code": reading.code,
            "message": reading.message,
            "span": list(reading.span),
            "suggestion": reading.suggestion,
        }
        return {"text": text, "error": error}
    return {"text": text, "target": as_json(reading)}


def reading_json(text: str, reading: Target | Unreadable) -> str:
    """Write the object on one line."""
    return json.dumps(reading_object(text, reading), ensure_ascii=False)


def reading_line(text: str, reading: Target | Unreadable) -> str:
    """Write text and reading on one line, with tabs between."""
    if isinstance(reading, Unreadable):
        fields = [text, f"{reading.code} {reading.message}"]
    else:
        fields = [text, _(KIND_WORDS[reading.kind]), show(reading)]
    return "\t".join(visible(field) for field in fields)


def reading_words(text: str, reading: Target | None) -> str:
    """Say in a few words how a text is read: as it stands, as something else, or (``None``) not at all."""
    if reading is None:
        return _("看不懂，不能判断")
    words = {"reading": show(reading), "kind": _(KIND_WORDS[reading.kind])}
    sentence = _("照原文读（{kind}）") if words["reading"] == text else _("读作 {reading}（{kind}）")
    return sentence.format(**words)


def reading_text(text: str, reading: Target | Unreadable) -> str:
    """Write a page: the words, what is understood, and the fields a program sees."""
    head = _("原文  {text}").format(text=visible(text))
    if isinstance(reading, Unreadable):
        return "\n".join([head, *_problem_lines(text, reading), ""])
    fields = json.dumps(as_json(reading), ensure_ascii=False)
    lines = [
        head,
        _read_as(reading),
        _("字段  {fields}").format(fields=fields),
    ]
    return "\n".join([*lines, ""])


def item_text(item: Item) -> str:
    """Write a page about one row of a table: its words, how they are read, its class, when it is due, where it stands."""
    place = item.document.locate(item.route)
    classes = _("{level1}／{level2}").format(level1=item.level1, level2=item.level2)
    lines = [
        visible(f"{item.id} {item.name}"),
        _("原文  {text}").format(text=visible(item.text)),
        *([_("口径  {text}").format(text=visible(item.confirmed))] if item.confirmed else []),
        _read_as(item.target) if item.target is not None else _("看不懂，不能判断"),
        *([_("分类  {classes}").format(classes=visible(classes))] if item.level1 else []),
        _("到期  第 {quarter} 季度").format(quarter=item.due),
        _("位置  {path}:{line}").format(path=visible(place.path), line=place.line),
    ]
    return "\n".join([*lines, ""])


def _read_as(reading: Target) -> str:
    return _("读作  {reading}（{kind}）").format(reading=visible(show(reading)), kind=_(KIND_WORDS[reading.kind]))


def _problem_lines(text: str, problem: Unreadable) -> list[str]:
    from rich.cells import cell_len

    start, end = problem.span
    prefix = cell_len(_("原文  {text}").format(text=visible(text[:start])))
    caret = f"{' ' * prefix}{'^' * max(cell_len(visible(text[start:end])), 1)}"
    message = _("看不懂[{code}] {message}").format(code=problem.code, message=problem.message)
    return [caret, message, _("帮助  {help}").format(help=problem.help)]
