"""The open files as they stand in the editor, and what was found out about them.

A run is made anew whenever a file changes, and finds out what it is asked for; so nothing in it is ever out of date, and a
feature that asks for what another has asked before gets it at once.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jixiao.check import check_pair
from jixiao.config import Config, find_root, load_config
from jixiao.documents.load import load, shown_path
from jixiao.documents.loader import MAX_BYTES, read_bytes, read_text
from jixiao.documents.models import Actuals, Waivers
from jixiao.lint import review_file
from jixiao.pair import Pair, open_pair
from jixiao.rule_selection import Selection, select
from jixiao.waivers import grants
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.documents.source import Document
    from jixiao.findings import Finding
    from jixiao.table import Item, Table

_MODELINE = re.compile(r"^#(?:(?!\$schema=).)*+\$schema=\S*\b(targets|actuals|waivers)\.schema\.json", re.MULTILINE)
_TOP = {"actuals": "actuals", "indicators": "targets", "waivers": "waivers"}
_TOP_LINE = re.compile(r"""(?:^|\A\s*\{\s*)["']?(actuals|indicators|waivers)["']?[ \t]*:""", re.MULTILINE)
_ENTRIES = re.compile(r"^(?=[\"']?actuals[\"']?[ \t]*:)", re.MULTILINE)


class OpenFile(NamedTuple):
    """A file in the editor. ``uri`` is its name there, ``path`` the same file on the disk, where it need not be yet."""

    uri: str
    path: Path
    text: str
    version: int | None


class OpenWorkspace(Workspace):
    """A workspace that reads the open files as they stand in the editor, and every other file from the disk."""

    def __init__(self, config: Config, texts: Mapping[Path, str]) -> None:
        super().__init__(config)
        self.documents: dict[Path, Document] = {}
        self._texts = texts

    def read(self, file: Path) -> Document:
        """Read one file once."""
        path = file.resolve()
        if path not in self.documents:
            text = self._texts.get(path)
            self.documents[path] = super().read(file) if text is None else _read(text, shown_path(file))
        return self.documents[path]

    @cached_property
    def selection(self) -> Selection:
        """The rules in force, as ``lint`` has them without options."""
        return select(self.config.lint)

    @cached_property
    def kinds(self) -> dict[Path, str]:
        """The files the configuration names, with the kind it takes them for."""
        waivers = {file.resolve(): "waivers" for file, _loaded in self.waiver_files}
        actuals = {file.resolve(): "actuals" for file in self.actuals_files(())}
        return waivers | actuals | {file.resolve(): "targets" for file in self.targets_files()}


class Run:
    """What is known about the open files. Paths are absolute and resolved."""

    def __init__(self, files: Iterable[OpenFile]) -> None:
        self.files = {file.path: file for file in files}
        self._texts = {file.path: file.text for file in self.files.values()}
        self._workspaces: dict[Path, OpenWorkspace] = {}
        self._findings: dict[Path, tuple[Finding, ...]] = {}
        self._pairs: dict[Path, tuple[Pair | None, tuple[Finding, ...]]] = {}

    # ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def workspace(self, path: Path) -> OpenWorkspace:
        """Return the workspace a file belongs to: that of the nearest ``jixiao.toml``, as on the command line."""
        root, _file = find_root(path.parent)
        if root not in self._workspaces:
            self._workspaces[root] = OpenWorkspace(load_config(path.parent), self._texts)
        return self._workspaces[root]

    def document(self, path: Path) -> Document:
        """Read a file."""
        return self.workspace(path).read(path)

    def kind(self, path: Path) -> str | None:
        """Tell what a file holds: ``targets``, ``actuals``, ``waivers``, or nothing of ours (``None``).

        Its modeline decides, then its top-level keys, then the configuration; in a text that cannot be read, a line that looks
        like such a key.
        """
        document = self.document(path)
        modeline = _MODELINE.search(document.text)
        if modeline is not None:
            return modeline[1]
        data = document.data
        kind = next((_TOP[key] for key in data if key in _TOP), None) if isinstance(data, dict) else None
        kind = kind or self.workspace(path).kinds.get(path)
        if kind is None and document.findings and (line := _TOP_LINE.search(document.text)):
            kind = _TOP[line[1]]
        return kind

    # ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def findings(self, path: Path) -> tuple[Finding, ...]:
        """Return what ``lint`` and ``check`` say about a file, wherever it stands; nothing about a file of another kind."""
        if path not in self._findings:
            self._findings[path] = self._look_at(path)
        return self._findings[path]

    def _look_at(self, path: Path) -> tuple[Finding, ...]:
        kind = self.kind(path)
        workspace = self.workspace(path)
        if kind == "targets":
            found = review_file(workspace, path, workspace.selection).findings
        elif kind == "actuals":
            found = self._about_actuals(path)
        elif kind == "waivers":
            found = self._about_waivers(path)
        else:
            return ()
        return (*found, *workspace.config.findings)

    def _about_actuals(self, path: Path) -> tuple[Finding, ...]:
        pair, told = self._open(path)
        return check_pair(self.workspace(path), pair).findings if pair else told

    def _about_waivers(self, path: Path) -> tuple[Finding, ...]:
        """Say what is wrong with the waivers; whether one is needed only the files of actuals can tell."""
        workspace = self.workspace(path)
        loaded = load(Waivers, workspace.read(path))
        found = list(loaded.findings)
        if loaded.model is None:
            return tuple(found)
        tables = {file: workspace.table(file)[1] for file in workspace.targets_files()}
        for file, table in tables.items():
            if table is not None:
                found += grants(loaded, path, file, table, workspace.today, only_table=len(tables) == 1)[1]
        for file in workspace.actuals_files(()) if path in workspace.kinds else ():
            found += self._about_actuals(file.resolve())
        shown = workspace.read(path).path
        return tuple(finding for finding in found if finding.location is not None and finding.location.path == shown)

    # ── tables and actuals ───────────────────────────────────────────────────────────────────────────────────────────

    def pair(self, path: Path) -> Pair | None:
        """Return a file of actuals with its table; ``None`` while one of the two cannot be read."""
        return self._open(path)[0]

    def pairs_of(self, path: Path) -> tuple[Pair, ...]:
        """Return the pairs a file belongs to: its own, or all that judge the table it holds."""
        if self.kind(path) == "actuals":
            pair = self.pair(path)
            return (pair,) if pair else ()
        shown = self.document(path).path
        files = {file.resolve() for file in self.workspace(path).actuals_files(())}
        files |= {file for file in self.files if self.kind(file) == "actuals"}
        pairs = [self.pair(file) for file in sorted(files)]
        return tuple(pair for pair in pairs if pair is not None and pair.table.document.path == shown)

    def tables(self, path: Path) -> tuple[Table, ...]:
        """Return the tables whose indicators a file may name: itself, the one it is about, or (waivers) all of them."""
        workspace = self.workspace(path)
        kind = self.kind(path)
        if kind == "targets":
            files = [path]
        elif kind == "actuals":
            file = self._table_file(path)
            files = [file] if file else []
        else:
            files = workspace.targets_files() if kind == "waivers" else []
        return tuple(table for file in files if (table := workspace.table(file)[1]) is not None)

    def path_of(self, table: Table) -> Path:
        """Return the file of a table."""
        return Path(table.document.path).resolve()

    def item(self, path: Path, key: str) -> Item | None:
        """Find the indicator or milestone a file means by an id or a name."""
        return next((item for table in self.tables(path) if (item := table.find(key)) is not None), None)

    def _open(self, path: Path) -> tuple[Pair | None, tuple[Finding, ...]]:
        if path not in self._pairs:
            self._pairs[path] = open_pair(self.workspace(path), path)
        return self._pairs[path]

    def _table_file(self, path: Path) -> Path | None:
        """Find the table of a file of actuals, also of one that cannot be read further than its head."""
        workspace = self.workspace(path)
        loaded = workspace.load_actuals(path)
        if loaded.model is None:
            head = _ENTRIES.split(loaded.document.text, maxsplit=1)[0]
            loaded = load(Actuals, read_text(f"{head}\nactuals:\n", loaded.document.path))
        return workspace.targets_of(loaded, path, None)[0]


def _read(text: str, name: str) -> Document:
    """Read a text of the editor; one that is too long for a file is refused like such a file."""
    return read_text(text, name) if len(text) <= MAX_BYTES else read_bytes(text.encode(errors="replace"), name)
