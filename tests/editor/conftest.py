"""A small repository, and a real editor's end of the protocol that talks to the real process."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 15
"""Seconds after which a test gives up waiting for the server: a fault then, and not a question of speed."""


def make_client() -> LanguageClient:
    """Make the editor's end: it notes what is published, with the version it is about, and watches files for the server."""
    client = LanguageClient(converter_factory=default_converter)
    others = DEFAULT_CLIENT_FEATURES.keys() - {types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS}
    register_lsp_features(client, {name: DEFAULT_CLIENT_FEATURES[name] for name in others})
    client.told = {}
    client.watched = []

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def told(params: types.PublishDiagnosticsParams) -> None:
        client.told[params.uri] = params

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def watch(params: types.RegistrationParams) -> None:
        client.watched += params.registrations

    return client


SERVER = ClientServerConfig(
    server_command=[sys.executable, "-m", "jixiao", "lsp", "--stdio"],
    server_env={**os.environ, "JIXIAO_LANG": "zh", "JIXIAO_TODAY": "2026-01-15"},
    client_factory=make_client,
)

TARGETS = """\
project: {name: 试点, region: 肇庆, year: 2025, budget: 365万元}
goals: [办培训]
plan:
  - quarter: 2
    milestones:
      - {indicator: SL02, value: 不少于1场}
      - {id: J2-01, name: 发布指南, value: 1份}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 建设培育中心, value: 不少于4个}
      - {id: SL02, name: 知识产权培训, value: 不少于3场, due: 2}
      - {id: SL03, name: 组织进驻展会, value: 不适于1届次}
    质量指标:
      - {id: ZL01, name: 验收合格率, value: ≥95%}
  效益指标:
    社会效益指标:
      - {id: SH01, name: 企业满意, value: 不断提高}
"""
ACTUALS = """\
targets: targets/zhaoqing.yaml
as_of: 2025-09-30
actuals:
  SL01: 4个
  SL02:
    - {quarter: 1, value: 1场}
    - {quarter: 3, value: 1场}
  验收合格率: {value: 96%, quarter: 3}
  SH01: {rating: 达成}
"""


class Editor:
    """What a person does in an editor, and what they see."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.versions: dict[str, int] = {}

    def path(self, name: str) -> Path:
        return self.folder / name

    def uri(self, name: str) -> str:
        return self.path(name).as_uri()

    def document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def open(self, name: str, text: str | None = None) -> None:
        content = self.path(name).read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(self.uri(name), "yaml", self._next(name), content)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, name: str, text: str) -> None:
        document = types.VersionedTextDocumentIdentifier(self._next(name), self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def close(self, name: str) -> None:
        self.client.told.clear()
        del self.versions[name]
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document(name)))

    def changed_outside(self, name: str, kind: types.FileChangeType) -> None:
        self.client.told.clear()
        event = types.FileEvent(self.uri(name), kind)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    async def look(self, name: str) -> list[types.Diagnostic]:
        """Wait until the newest text of a file has been looked at."""
        async with asyncio.timeout(PATIENCE):
            while True:
                told = self.client.told.get(self.uri(name))
                if told is not None and told.version == self.versions.get(name):
                    return list(told.diagnostics)
                await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)

    async def hover(self, name: str, position: types.Position) -> str | None:
        found = await self.client.text_document_hover_async(types.HoverParams(self.document(name), position))
        return found.contents.value if found else None

    async def complete(self, name: str, position: types.Position) -> list[types.CompletionItem]:
        params = types.CompletionParams(self.document(name), position)
        found = await self.client.text_document_completion_async(params)
        return list(found.items) if found else []

    async def actions(self, name: str, position: types.Position, *only: str) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=list(only) or None)
        params = types.CodeActionParams(self.document(name), types.Range(position, position), context)
        return list(await self.client.text_document_code_action_async(params) or ())

    def _next(self, name: str) -> int:
        self.client.told.clear()
        self.versions[name] = self.versions.get(name, 0) + 1
        return self.versions[name]


def _at(text: str, mark: str, shift: int = 0) -> types.Position:
    before = text[: text.index(mark) + shift]
    line = before.rpartition("\n")[2]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def _applied(text: str, edits: list[types.TextEdit]) -> str:
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]

    def offset(position: types.Position) -> int:
        line = lines[position.line] if position.line < len(lines) else ""
        units = line.encode("utf-16-le")[: position.character * 2]
        return starts[position.line] + len(units.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


@pytest.fixture
def at() -> Callable[..., types.Position]:
    """The position of a piece of text in UTF-16, as most editors count."""
    return _at


@pytest.fixture
def applied() -> Callable[[str, list[types.TextEdit]], str]:
    """Put edits into a text, as an editor does."""
    return _applied


@pytest.fixture
def targets_text() -> str:
    """The table as it is on the disk."""
    return TARGETS


@pytest.fixture
def actuals_text() -> str:
    """The actuals as they are on the disk."""
    return ACTUALS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with one table and its actuals."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "zhaoqing.yaml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "actuals.yaml").write_text(ACTUALS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def official(folder: Path) -> Path:
    """The real table beside it, with its example."""
    for name in ("targets/zhaoqing-2025.yaml", "examples", "jixiao.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    return folder


@pytest_lsp.fixture(config=SERVER, scope="session")
async def client(lsp_client: LanguageClient):
    """The protocol's other end, with what VS Code can do; one process serves all tests, as it serves a day's work."""
    await lsp_client.initialize_session(types.InitializeParams(capabilities=client_capabilities("visual-studio-code")))
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client: LanguageClient, folder: Path) -> Iterator[Editor]:
    """An editor with the repository open; whatever a test opens is closed with it."""
    editor = Editor(client, folder)
    yield editor
    for name in list(editor.versions):
        editor.close(name)


@pytest.fixture
def start_editor(folder: Path) -> Callable[..., AbstractAsyncContextManager[Editor]]:
    """Start another editor, that can do other things."""

    @asynccontextmanager
    async def start(capabilities: types.ClientCapabilities, root: Path = folder) -> AsyncIterator[Editor]:
        client = await SERVER.start()
        await client.initialize_session(types.InitializeParams(capabilities=capabilities, root_uri=root.as_uri()))
        yield Editor(client, root)
        await client.shutdown_session()
        await client.stop()

    return start
