"""``fix``: what can be mended in a table without asking, as text edits that leave every other character alone.

The story: collect the edits, put them in, read the new text again, and write it only if it says exactly what was meant.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.documents.edits import Edit, Editor, apply
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.documents.write import update_file
from jixiao.findings import Finding, Location, Route, Severity
from jixiao.lint import heard, review_table
from jixiao.record import repository_of
from jixiao.rules.base import Addition, Replacement
from jixiao.slip_edits import mend_slips
from jixiao.table import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jixiao.documents.load import Loaded
    from jixiao.documents.source import Document
    from jixiao.rule_selection import Selection
    from jixiao.rules.base import Fix
    from jixiao.workspace import Workspace

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Applied:
    """One fix that was put in: its title and where."""

    title: str
    location: Location


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of one file: its text before and after, what was applied, and how many fixes wait for ``--unsafe``."""

    path: str
    before: str
    after: str
    applied: tuple[Applied, ...] = ()
    waiting: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the text is another one now."""
        return self.before != self.after


def fix(
    workspace: Workspace, paths: Iterable[Path], selection: Selection, *, unsafe: bool = False, dry_run: bool = False
) -> tuple[Mending, ...]:
    """Mend files (and folders) of target tables; with no path, those the configuration names."""
    return tuple(
        fix_file(workspace, file, selection, unsafe=unsafe, dry_run=dry_run) for file in workspace.targets_files(paths)
    )


def fix_file(workspace: Workspace, file: Path, selection: Selection, *, unsafe: bool, dry_run: bool) -> Mending:
    """Mend one file; nothing is written where the new text would not read as meant."""
    loaded, _table = workspace.table(file)
    mending = mend(workspace, loaded, selection, unsafe=unsafe)
    if dry_run or not mending.changed:
        return mending

    def change(content: bytes) -> bytes | None:
        if content.removeprefix(_BOM).decode("utf-8") != mending.before:
            return None  # somebody else has written it meanwhile
        return (_BOM if content.startswith(_BOM) else b"") + mending.after.encode()

    refused = update_file(file, repository_of(workspace, file), change)
    if refused is None:
        return mending
    return Mending(mending.path, mending.before, mending.before, findings=(refused,))


def mend(workspace: Workspace, loaded: Loaded[Targets], selection: Selection, *, unsafe: bool) -> Mending:
    """Mend a file that has been read: slips of the hand first, then what the rules propose."""
    before, complaints = loaded.document.text, loaded.findings
    slips: tuple[tuple[str, Location], ...] = ()
    if loaded.model is None:
        text, slips = mend_slips(loaded.document)
        loaded = load(Targets, read_text(text, loaded.document.path))
    table = read_table(loaded, workspace.language)
    if table is None:
        # A text that still cannot be read is left as it is: whether a slip was one is known only when the rest makes sense.
        return Mending(loaded.document.path, before, before, findings=complaints)
    told = review_table(table, selection, workspace.config.lint, workspace.language)
    left = set(heard(loaded.document, [one.finding for one in told], selection))
    wanted = [(one.fix, one.finding.location) for one in told if one.fix and one.finding in left]
    done = [Applied(title, location) for title, location in slips]
    edits: list[Edit] = []
    fixes: list[Fix] = []
    for proposed, location in wanted:
        new = edits_of(loaded.document, proposed) if proposed.safe or unsafe else []
        if new and location is not None and not any(_overlap(a, b) for a in edits for b in new):
            edits += new
            fixes.append(proposed)
            done.append(Applied(proposed.title, location))
    after = apply(loaded.document.text, edits)
    waiting = 0 if unsafe else sum(not proposed.safe for proposed, _location in wanted)
    if edits and read_text(after, loaded.document.path).data != _expected(loaded.document.data, fixes):
        message = _("改完以后的内容和预期不同，没有写。")
        finding = Finding("JX605", Severity.ERROR, message, _("请手工修改，并把这个文件发给维护者。"))
        return Mending(loaded.document.path, before, before, findings=(finding,))
    return Mending(loaded.document.path, before, after, tuple(done), waiting)


def edits_of(document: Document, fix: Fix) -> list[Edit]:
    """Turn a fix into edits; none when the file does not show the text letter for letter."""
    edits: list[Edit] = []
    for change in fix.changes:
        if isinstance(change, Addition):
            edits += Editor(document).update(change.route, {change.key: change.value})
            continue
        place = document.locate(change.route, change.span)
        start = document.lines(place.line, place.line)[0][0] + place.column - 1
        end = start + len(change.old)
        if document.text[start:end] != change.old:
            return []
        edits.append(Edit(start, end, change.new))
    return edits


def _expected(data: Any, fixes: Iterable[Fix]) -> Any:
    """Make the same changes in the plain data, for the comparison afterwards."""
    data = deepcopy(data)
    edits: dict[Route, list[Edit]] = {}
    for change in (change for fix in fixes for change in fix.changes):
        if isinstance(change, Replacement):
            edits.setdefault(change.route, []).append(Edit(*change.span, change.new))
        else:
            _holder(data, (*change.route, change.key))[change.key] = change.value
    for route, replaced in edits.items():
        holder = _holder(data, route)
        holder[route[-1]] = apply(holder[route[-1]], replaced)
    return data


def _holder(data: Any, route: Route) -> Any:
    for step in route[:-1]:
        data = data[step]
    return data


def _overlap(a: Edit, b: Edit) -> bool:
    return a.start < b.end and b.start < a.end
