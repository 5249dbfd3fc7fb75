"""``evidence``: what each reported indicator names as proof, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jixiao.check_report import File
from jixiao.evidence import EvidenceState, prove
from jixiao.findings import Finding, Location, has_errors
from jixiao.pair import NOTHING, Pair, Reported, open_pair

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jixiao.table import Item
    from jixiao.workspace import Workspace

_ABOUT_KEYS = frozenset({"JX114", "JX115"})
"""Findings about entries of no known indicator: their evidence is in no row."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """One file named as evidence: the path as written, what became of it, and where it is named."""

    path: str
    state: EvidenceState
    location: Location


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One indicator or milestone that is reported, where, and the files it names."""

    id: str
    name: str
    location: Location
    files: tuple[NamedFile, ...]

    @property
    def is_proven(self) -> bool:
        """Whether files are named, and all of them are there, unchanged."""
        return bool(self.files) and all(file.state is EvidenceState.FOUND for file in self.files)


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """The rows of one file of actuals."""

    targets: File
    actuals: File
    rows: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """Everything one run of ``evidence`` has to say."""

    lists: tuple[EvidenceList, ...]
    findings: tuple[Finding, ...] = ()
    kind: Literal["evidence"] = "evidence"

    @property
    def rows(self) -> tuple[EvidenceRow, ...]:
        """All rows of all files."""
        return tuple(row for one in self.lists for row in one.rows)

    @property
    def summary(self) -> dict[str, int]:
        """Count the reported rows, those proven, those that name nothing, and the files by what became of them."""
        states = [file.state for row in self.rows for file in row.files]
        return {
            "reported": len(self.rows),
            "proven": sum(row.is_proven for row in self.rows),
            "unnamed": sum(not row.files for row in self.rows),
            **{state.value: states.count(state) for state in EvidenceState},
        }

    @property
    def exit_code(self) -> int:
        """0 all proven, 1 something is missing, 2 a file or an entry could not be used, 3 nothing is reported."""
        if has_errors(self.findings):
            return 2
        if not self.rows:
            return 3
        return 0 if all(row.is_proven for row in self.rows) else 1


def list_evidence(workspace: Workspace, paths: Iterable[Path], targets: Path | None = None) -> EvidenceReport:
    """Look up the evidence of files (and folders) of actuals; with no path, those the configuration names."""
    lists: list[EvidenceList] = []
    findings: list[Finding] = list(workspace.config.findings)
    for file in workspace.actuals_files(paths):
        pair, told = open_pair(workspace, file, targets, waivers=False)
        findings += told
        if pair is not None:
            findings += (finding for finding in pair.findings if finding.code in _ABOUT_KEYS)
            lists.append(_list(pair))
    return EvidenceReport(tuple(lists), tuple(dict.fromkeys(findings)))


def _list(pair: Pair) -> EvidenceList:
    rows = (_row(pair, item, pair.reported.get(item.id, NOTHING)) for item in pair.table.items)
    table, actuals = pair.table.document, pair.actuals.document
    reported = tuple(row for row in rows if row is not None)
    return EvidenceList(File(table.path, table.content), File(actuals.path, actuals.content), reported)


def _row(pair: Pair, item: Item, reported: Reported) -> EvidenceRow | None:
    """Return the row of an item, ``None`` when nothing is reported for it."""
    key, record = reported
    if record is None or not any(entry.value or entry.rating or entry.evidence for entry in record.entries):
        return None
    document = pair.actuals.document
    files = []
    for number, entry in enumerate(record.entries):
        for position, evidence in enumerate(entry.evidence):
            proof = prove(evidence, pair.file, number, position)
            route = ("actuals", key, *(() if record.is_total else (number,)), "evidence", position, "path")
            files.append(NamedFile(proof.path, proof.state, document.locate(route)))
    return EvidenceRow(item.id, item.name, document.locate(("actuals", key), on_key=True), tuple(files))
