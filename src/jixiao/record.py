"""``record``: one achieved value goes into the file of actuals, and nothing else in that file changes.

The story: find the indicator, put the entry in its place, read the new text again, judge it, and only then write.
"""

from __future__ import annotations

import codecs
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.accumulate import Achieved, Moment, achieved
from jixiao.catalogue import _
from jixiao.documents.edits import apply
from jixiao.documents.load import load, shown_path
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Evidence
from jixiao.documents.write import update_file
from jixiao.evaluate import Tolerances, evaluate
from jixiao.evidence import EvidenceState, prove
from jixiao.findings import Finding, Severity, has_errors
from jixiao.language import Unreadable
from jixiao.outcome import Status
from jixiao.pair import NOTHING, Pair, open_pair, unknown_key
from jixiao.record_place import Placement, place
from jixiao.record_report import Recording, Request, changed_lines
from jixiao.table import YEAR_END, quarter_of, unreadable_finding

if TYPE_CHECKING:
    from jixiao.documents.load import Loaded
    from jixiao.documents.models import Entry, Record
    from jixiao.outcome import Note, Outcome
    from jixiao.table import Item
    from jixiao.workspace import Workspace


def actuals_file(workspace: Workspace, named: Path | None) -> Path | Finding:
    """Decide which file of actuals is meant: the one named, or the only one the configuration knows."""
    files = workspace.actuals_files([named] if named else [])
    if len(files) == 1:
        return files[0]
    if not files:
        message = _("没有找到完成情况文件。")
        return _error("JX406", message, _("先运行 jixiao init 建一份，或用 --actuals 写明文件。"))
    names = _("、").join(shown_path(file) for file in files)
    message = _("完成情况文件有 {count} 个，不知道写进哪一个：{files}").format(count=len(files), files=names)
    return _error("JX406", message, _("请用 --actuals 写明一个文件。"))


def record(workspace: Workspace, file: Path, request: Request, *, dry_run: bool = False) -> Recording:
    """Record one value. The file is written only if everything about the value is right."""
    recorder = _Recorder(workspace, file, request, dry_run=dry_run)
    if dry_run:
        recorder.change(b"")
        return recorder.recording
    refused = update_file(file, repository_of(workspace, file), recorder.change)
    if refused is not None:
        return replace(recorder.recording, changes=(), outcome=None, findings=(refused,))
    return recorder.recording


def standing(workspace: Workspace, pair: Pair, item: Item) -> Outcome:
    """Say how an item stands with all that is reported for it, whenever it was."""
    return _judge(workspace, item, _entries(workspace, pair, pair.reported.get(item.id, NOTHING).record))


def unreported(pair: Pair) -> tuple[Item, ...]:
    """Return the items nothing is reported for, in the order of the form."""
    return tuple(item for item in pair.table.items if not _is_reported(pair.reported.get(item.id, NOTHING).record))


def repository_of(workspace: Workspace, file: Path) -> Path:
    """Return the folder no write may leave: that of the configuration, or the file's own when it lies elsewhere."""
    from jixiao.config import find_root

    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 - a link must not be followed yet
    return workspace.config.root if folder.is_relative_to(workspace.config.root) else find_root(folder)[0]


class _Recorder:
    """One request on its way into one file. ``recording`` tells how far it came."""

    def __init__(self, workspace: Workspace, file: Path, request: Request, *, dry_run: bool) -> None:
        self.workspace = workspace
        self.file = file
        self.request = request
        self.recording = Recording(shown_path(file), dry_run=dry_run)

    def change(self, content: bytes) -> bytes | None:
        """Make the new content of the file; ``None`` when something is wrong, which the recording tells."""
        made = self._make()
        if isinstance(made, tuple):
            self.recording = replace(self.recording, findings=made)
            return None
        return (codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b"") + made.encode()

    def _make(self) -> str | tuple[Finding, ...]:
        pair, findings = open_pair(self.workspace, self.file, waivers=False)
        if pair is None:
            return findings
        item = pair.table.find(self.request.key)
        if item is None:
            return (unknown_key(pair.table, self.request.key),)
        self.recording = replace(self.recording, item=item)
        findings = (*self._about_date(pair), *self._about_evidence())
        if has_errors(findings):
            return findings
        placement = place(pair, item, self.request, self._fields())
        if isinstance(placement, Finding):
            return (placement,)
        return self._written(pair, item, placement, findings)

    def _fields(self) -> dict[str, Any]:
        """Return the entry as it is written, in the order people write it."""
        request = self.request
        fields = {
            "quarter": request.quarter,
            "date": request.date.isoformat() if request.date else None,
            "value": request.value,
            "rating": request.rating,
            "note": request.note,
            "evidence": [self._path(path) for path in request.evidence],
            "reason": request.reason,
        }
        return {key: value for key, value in fields.items() if value not in (None, [], "")}

    def _path(self, path: Path) -> str:
        """Write a path as seen from the file of actuals."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are for the proof to follow
        try:
            return Path(os.path.relpath(absolute, self.file.resolve().parent)).as_posix()
        except ValueError:  # another drive on Windows: outside in any case
            return absolute.as_posix()

    def _about_evidence(self) -> list[Finding]:
        findings = []
        for path in self.request.evidence:
            proof = prove(Evidence(path=self._path(path)), self.file, 0, 0)
            if proof.state is not EvidenceState.FOUND:
                remedy = _("--evidence 的路径从当前文件夹算起，文件要在本仓库内。")
                findings.append(_error("JX310", proof._replace(path=path.as_posix()).message, remedy))
        return findings

    def _about_date(self, pair: Pair) -> list[Finding]:
        date, quarter, year = self.request.date, self.request.quarter, pair.table.year
        if date is not None and date.year == year and quarter not in {None, quarter_of(date, year)}:
            message = _("{date} 不在第 {quarter} 季度里。").format(date=date, quarter=quarter)
            return [_error("JX405", message, _("请核对 --date 和 --quarter；只写其中一个也可以。"))]
        if date is not None and date.year != year:
            message = _("{date} 不在预算年度 {year} 年里。").format(date=date, year=year)
            return [Finding("JX405", Severity.WARNING, message, _("请核对日期；确是跨年完成的，不用改。"))]
        return []

    def _written(
        self, pair: Pair, item: Item, placement: Placement, told: tuple[Finding, ...]
    ) -> str | tuple[Finding, ...]:
        """Return the first way of writing that is read back as meant, or what speaks against it."""
        document = pair.actuals.document
        data = {**document.data, "actuals": {**(document.data["actuals"] or {}), placement.key: placement.value}}
        for edits in placement.ways:
            text = apply(document.text, edits)
            again = read_text(text, document.path)
            if again.data == data:
                return self._judged(pair, item, placement, load(Actuals, again), told)
        message = _("「{key}」在文件里的写法比较特殊，没法自动添加。").format(key=placement.key)
        remedy = _("请手工写上：{entry}").format(entry=placement.example)
        route = ("actuals", placement.key)
        return (document.finding("JX404", Severity.ERROR, message, help=remedy, route=route, on_key=True),)

    def _judged(
        self, pair: Pair, item: Item, placement: Placement, new: Loaded[Actuals], told: tuple[Finding, ...]
    ) -> str | tuple[Finding, ...]:
        """Judge the entry by itself and with the others; what cannot be judged is not written."""
        if new.model is None:
            return new.findings
        number, year = placement.number, pair.table.year
        record = new.model.actuals[placement.key]
        entries = _entries(self.workspace, pair, record)
        alone = _judge(self.workspace, item, entries[number : number + 1])
        outcome = _judge(self.workspace, item, entries)
        notes = [note for note in outcome.notes if note.entry in {None, number} or note.severity is Severity.ERROR]
        own = [*alone.notes, *(note for note in notes if note.entry == number)]
        errors = tuple(dict.fromkeys(_as_finding(note) for note in own if note.severity is Severity.ERROR))
        if errors:
            return errors
        if outcome.status is Status.MISSED and item.due > _quarter_of(entries[number].entry, year):
            outcome = outcome._replace(status=Status.NOT_DUE)
        self.recording = replace(
            self.recording,
            outcome=outcome,
            changes=changed_lines(pair.actuals.document.text, new.document.text),
            findings=(
                *told,
                *_not_counted_yet(self.workspace, new.model, record, number, year),
                *map(_as_warning, notes),
                *_unread_target(self.workspace, pair, item),
            ),
        )
        return new.document.text


def _quarter_of(entry: Entry, year: int) -> int:
    """Return the quarter an entry stands in; an entry of no known time counts as the year's last word."""
    if entry.quarter is not None:
        return entry.quarter
    return quarter_of(entry.date, year) if entry.date else YEAR_END


def _judge(workspace: Workspace, item: Item, entries: tuple[Achieved, ...]) -> Outcome:
    settings = workspace.config.check
    tolerances = Tolerances(settings.near, settings.over_noted, settings.over_needs_reason)
    return evaluate(item, entries, workspace.language, tolerances)


def _entries(workspace: Workspace, pair: Pair, record: Record | None) -> tuple[Achieved, ...]:
    return achieved(record, workspace.language, Moment.whole_year(pair.table.year))


def _is_reported(record: Record | None) -> bool:
    return record is not None and any(entry.value or entry.rating for entry in record.entries)


def _not_counted_yet(workspace: Workspace, model: Actuals, record: Record, number: int, year: int) -> list[Finding]:
    """Warn where the file's own ``as_of`` leaves the new entry out."""
    if model.as_of is None:
        return []
    counted = achieved(record, workspace.language, Moment.at_date(year, model.as_of))
    if any(entry.number == number for entry in counted):
        return []
    message = _("文件写明数据截至 {as_of}，这一项在那之后，核对时还不计入。").format(as_of=model.as_of)
    return [Finding("JX405", Severity.WARNING, message, _("请把文件开头的 as_of 改到新的日期。"))]


def _unread_target(workspace: Workspace, pair: Pair, item: Item) -> tuple[Finding, ...]:
    """Say why an item cannot be judged whose 指标值 is not understood, and what to do about it."""
    text = item.confirmed or item.text
    problem = workspace.language.read(text, pair.table.year)
    if item.target is not None or not isinstance(problem, Unreadable):
        return ()
    route = (*item.route, "reading" if item.confirmed else "value")
    return (unreadable_finding(problem, text, item.document, route)._replace(severity=Severity.WARNING),)


def _as_warning(note: Note) -> Finding:
    """Tell what is wrong with another entry, which keeps the item from being judged but not this entry from being written."""
    severity = Severity.WARNING if note.severity is Severity.ERROR else note.severity
    return _as_finding(note)._replace(severity=severity)


def _as_finding(note: Note) -> Finding:
    return Finding(note.code, note.severity, note.message, note.help)


def _error(code: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.ERROR, message, remedy)
