"""Code actions: what ``jixiao fix`` would change, one by one or all at once, and the word that was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from jixiao.catalogue import _
from jixiao.documents.edits import Edit, Editor
from jixiao.documents.load import load
from jixiao.documents.models import Targets
from jixiao.documents.scalars import in_flow
from jixiao.editor.diagnostics import diagnostic
from jixiao.editor.edits import as_text_edits, between
from jixiao.editor.server import path_of
from jixiao.fixes import edits_of, mend
from jixiao.lint import review_table
from jixiao.slip_edits import SLIP, edit_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.editor.run import Run
    from jixiao.editor.server import EditorServer
    from jixiao.findings import Finding

FIX_ALL = "source.fixAll.jixiao"
_MEANT = {"JX110", "JX115"}
"""Findings about a word nobody knows, whose remedy may name the one that was meant."""


class Remedy(NamedTuple):
    """One change that would mend a finding; ``safe`` is one that cannot change what the table means."""

    finding: Finding
    title: str
    edits: tuple[Edit, ...]
    safe: bool


def register(server: EditorServer) -> None:
    """Answer ``textDocument/codeAction``."""
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        path = path_of(params.text_document.uri)
        if path is None or server.run.kind(path) is None:
            return None
        found: list[types.CodeAction] = []
        if _is_wanted(params, types.CodeActionKind.QuickFix.value):
            found += _quick_fixes(server, path, params.range)
        if _is_wanted(params, FIX_ALL):
            found += _fix_all(server, path)
        return found


def remedies(run: Run, path: Path) -> Iterator[Remedy]:
    """Propose what can be done about the findings of one file."""
    document = run.document(path)
    for finding in run.findings(path):
        place = finding.location
        if place is None or place.path != document.path:
            continue
        start = document.lines(place.line, place.line)[0][0] + place.column - 1
        if finding.code == SLIP and (slip := edit_of(document, place)) is not None:
            yield Remedy(finding, _("改正输入笔误"), (slip,), safe=True)
        meant = meant_word(finding.help) if finding.code in _MEANT else None
        if meant is not None:
            end = start + place.end_column - place.column
            edit = Edit(start, end, in_flow(meant, as_json=Editor(document).as_json))
            yield Remedy(finding, _("改成「{word}」").format(word=meant), (edit,), safe=True)
    yield from _by_rules(run, path)


def meant_word(remedy: str) -> str | None:
    """Take the word out of "did you mean", in whatever language it is asked."""
    before, _sign, behind = _("是不是「{nearest}」？").partition("{nearest}")
    if not (remedy.startswith(before) and remedy.endswith(behind)):
        return None
    return remedy.removeprefix(before).removesuffix(behind)


def _by_rules(run: Run, path: Path) -> Iterator[Remedy]:
    workspace = run.workspace(path)
    table = workspace.table(path)[1] if run.kind(path) == "targets" else None
    if table is None:
        return
    left = {(one.code, one.location) for one in run.findings(path)}
    for told in review_table(table, workspace.selection, workspace.config.lint, workspace.language):
        if told.fix is None or (told.finding.code, told.finding.location) not in left:
            continue
        edits = edits_of(table.document, told.fix)
        if edits:
            yield Remedy(told.finding, told.fix.title, tuple(edits), told.fix.safe)


def _quick_fixes(server: EditorServer, path: Path, around: types.Range) -> Iterator[types.CodeAction]:
    ruler = server.ruler(path)
    for remedy in remedies(server.run, path):
        about = diagnostic(server, path, remedy.finding)
        if about.range.end < around.start or around.end < about.range.start:
            continue
        edits = as_text_edits(ruler, remedy.edits)
        yield types.CodeAction(
            title=remedy.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[about],
            is_preferred=remedy.safe,
            edit=types.WorkspaceEdit(changes={server.uri(path): edits}),
        )


def _fix_all(server: EditorServer, path: Path) -> Iterator[types.CodeAction]:
    """Do what ``jixiao fix`` does without being asked: everything that is safe, in a table."""
    workspace = server.run.workspace(path)
    if server.run.kind(path) != "targets":
        return
    loaded = load(Targets, server.run.document(path))
    mending = mend(workspace, loaded, workspace.selection, unsafe=False)
    if mending.changed:
        changes = {server.uri(path): between(server.ruler(path), mending.after)}
        title = _("改正全部有把握的问题")
        yield types.CodeAction(title=title, kind=FIX_ALL, edit=types.WorkspaceEdit(changes=changes))


def _is_wanted(params: types.CodeActionParams, kind: str) -> bool:
    """Whether an action of a kind is asked for; ``source`` asks for ``source.fixAll`` too."""
    if params.context.only is None:
        return True
    asked = [one.value if isinstance(one, types.CodeActionKind) else one for one in params.context.only]
    return any(f"{kind}.".startswith(f"{one}.") for one in asked)
