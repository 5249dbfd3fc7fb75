"""The process that speaks with the editor: it keeps a run over the open files, and looks at them a moment after a change."""

from __future__ import annotations

import asyncio
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from jixiao import __version__
from jixiao.editor import FEATURES
from jixiao.editor.positions import Ruler
from jixiao.editor.run import OpenFile, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.findings import Location

DELAY = 0.2
"""How many seconds after the last change the files are looked at: a person who types is not interrupted."""
WATCHED = ("**/*.yaml", "**/*.yml", "**/*.json", "**/jixiao.toml")
"""Files whose changes outside the editor (another program, ``git pull``) begin a new run."""


class EditorServer(LanguageServer):
    """The server. It is told whole texts: a table is short, and no arithmetic on lines can go wrong."""

    def __init__(self) -> None:
        super().__init__("jixiao", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.after_a_change: list[Callable[[], None]] = []
        """What is to be done once the files have come to rest."""
        self._run: Run | None = None
        self._timer: asyncio.TimerHandle | None = None

    @property
    def run(self) -> Run:
        """What is known about the files as they stand now."""
        if self._run is None:
            documents = [(path_of(one.uri), one) for one in self.workspace.text_documents.values()]
            self._run = Run(OpenFile(one.uri, path, one.source, one.version) for path, one in documents if path)
        return self._run

    def changed(self) -> None:
        """Forget what was known, and look again when nothing has changed for a moment."""
        self._run = None
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(DELAY, self._look)

    def ruler(self, path: Path) -> Ruler:
        """Return what measures a file in the editor's units."""
        return Ruler(self.run.document(path), self.workspace.position_codec.client_num_units)

    def uri(self, path: Path) -> str:
        """Return the editor's name of a file."""
        file = self.run.files.get(path)
        return file.uri if file else self._named_as_its_folder(path).as_uri()

    def place(self, location: Location) -> types.Location:
        """Turn a place into the editor's words."""
        path = Path(location.path).resolve()
        return types.Location(self.uri(path), self.ruler(path).range(location))

    def _named_as_its_folder(self, path: Path) -> Path:
        """Name a file below the folder the editor has open as that is named, when links lead there."""
        for uri in (*(one.uri for one in self.workspace.folders.values()), self.workspace.root_uri or ""):
            name = to_fs_path(uri)
            folder = path_of(uri)
            if name and folder and path.is_relative_to(folder):
                return Path(name) / path.relative_to(folder)
        return path

    def _look(self) -> None:
        for act in self.after_a_change:
            try:
                act()
            except Exception:  # noqa: BLE001 - whatever it is, the server goes on: the next change is another chance
                self.window_log_message(types.LogMessageParams(types.MessageType.Error, traceback.format_exc()))


def path_of(uri: str) -> Path | None:
    """Return the file an editor's name means; ``None`` for what is no file (a new tab, an old revision)."""
    name = to_fs_path(uri)
    try:
        return Path(name).resolve() if name else None
    except (ValueError, RuntimeError):  # no name a file can have, or links in a circle
        return None


def make_server() -> EditorServer:
    """Put the server together: the changes it listens to, and every feature of the list."""
    server = EditorServer()
    for event in (
        types.TEXT_DOCUMENT_DID_OPEN,
        types.TEXT_DOCUMENT_DID_CHANGE,
        types.TEXT_DOCUMENT_DID_SAVE,
        types.TEXT_DOCUMENT_DID_CLOSE,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
    ):
        server.feature(event)(lambda _params: server.changed())
    server.feature(types.INITIALIZED)(lambda _params: _watch(server))
    for name in FEATURES:
        import_module(f"jixiao.editor.{name}").register(server)
    return server


def _watch(server: EditorServer) -> None:
    """Ask to be told of changes outside the editor, where it can tell."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(pattern) for pattern in WATCHED])
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    server.client_register_capability(types.RegistrationParams([types.Registration("watched", method, options)]))
