"""Hover: how this 指标值 is read, when it falls due, what was achieved so far, and the light or the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from jixiao.catalogue import _
from jixiao.check import check_pair
from jixiao.editor.server import path_of
from jixiao.editor.subjects import subject_at
from jixiao.monitor import monitor_pair
from jixiao.renderers.concise import waived_line
from jixiao.renderers.markdown import escaped
from jixiao.renderers.monitor_words import QUARTERS, expected_words, ratio_words, total_words
from jixiao.renderers.plain_text import visible
from jixiao.renderers.reading import reading_words
from jixiao.renderers.table import gap_words
from jixiao.rows import achieved_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jixiao.check_report import Row
    from jixiao.editor.run import Run
    from jixiao.editor.server import EditorServer
    from jixiao.monitor_report import Progress
    from jixiao.pair import Pair
    from jixiao.table import Item

MOST = 5
"""For how many files of actuals a table tells how far they are."""


def register(server: EditorServer) -> None:
    """Answer ``textDocument/hover``."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        path = path_of(params.text_document.uri)
        if path is None:
            return None
        ruler = server.ruler(path)
        subject = subject_at(server.run, path, ruler.offset(params.position))
        if subject is None:
            return None
        text = server.client_capabilities.text_document
        formats = text.hover.content_format if text and text.hover else None
        kind = (formats or [types.MarkupKind.Markdown])[0]
        escape = escaped if kind is types.MarkupKind.Markdown else visible
        content = types.MarkupContent(kind, page(server.run, path, subject.item, escape))
        return types.Hover(content, ruler.stretch(subject.spot.start, subject.spot.end))


def page(run: Run, path: Path, item: Item, escape: Callable[[str], str] = escaped) -> str:
    """Write all there is to say about an item; whatever comes from a file goes through ``escape``."""
    head = escape(f"{item.id} {item.name}")
    lines = [f"**{head}**" if escape is escaped else head, ""]
    lines += [f"- {escape(fact)}" for fact in described(item)]
    pairs = run.pairs_of(path)
    for pair in pairs[:MOST]:
        facts = [f"- {escape(fact)}" for fact in achieved(run, pair, item)]
        lines += ["", escape(pair.actuals.document.path), "", *facts] if len(pairs) > 1 else facts
    return "\n".join(lines)


def described(item: Item) -> Iterator[str]:
    """Say what is promised."""
    if item.level1:
        yield _fact(_("分类"), " · ".join(name for name in (item.level1, item.level2) if name))
    if item.text:
        yield _fact(_("指标值"), item.text)
        yield _fact(_("口径"), reading_words(item.text, item.target))
    yield _fact(_("到期"), _(QUARTERS[item.due - 1]))


def achieved(run: Run, pair: Pair, item: Item) -> Iterator[str]:
    """Say what one file of actuals reports, and how that stands: at its ``as_of`` with a light, else for the whole year."""
    workspace = run.workspace(pair.file)
    as_of = pair.actuals.model.as_of if pair.actuals.model else None
    check = check_pair(workspace, pair)
    place = item.document.locate((*item.route, "value"))
    row = next((row for row in (*check.indicators, *check.milestones) if row.target_location == place), None)
    if row is None:
        return
    sheet = monitor_pair(workspace, pair)
    progress = next((one for one in sheet.indicators if one.row.target_location == place), None) if sheet else None
    yield _("数据截至 {date}").format(date=as_of.isoformat()) if as_of else _("按全年判断")
    yield from _progressed(progress) if progress else _judged(row)
    yield _fact(_("状态"), row.status.word)
    if row.waived is not None:
        yield waived_line(row)


def _progressed(progress: Progress) -> Iterator[str]:
    yield _fact(_("累计"), total_words(progress))
    yield _fact(_("应完成"), expected_words(progress))
    if progress.standing.ratio is not None:
        yield _fact(_("进度比"), ratio_words(progress))
    yield _fact(_("进度"), progress.light.word)


def _judged(row: Row) -> Iterator[str]:
    yield _fact(_("累计"), achieved_words(row) or "-")
    if row.outcome.gap is not None:
        yield _fact(_("差距"), gap_words(row))


def _fact(term: str, text: str) -> str:
    return _("{term}：{text}").format(term=term, text=text)
