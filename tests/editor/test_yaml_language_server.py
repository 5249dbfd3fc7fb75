"""Modelines and schemas in ``yaml-language-server``, which the YAML extension of VS Code and most other editors run."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parent.parent.parent
PACKAGE = "yaml-language-server@1.19.2"
PATIENCE = 60
SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}

TABLE = """\
# yaml-language-server: $schema=../schemas/targets.schema.json
project: {name: 试点, year: 2025, budget: 365万元}
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 建设培育中心, value: 4}
      - {id: 02, name: 知识产权培训, value: 不少于3场, weight: 7.5, due: 2}
      - id: SL03
        name: 组织进驻展会
        value: 95.5
        weight: "7.14"
        |
"""
ACTUALS = """\
# yaml-language-server: $schema=schemas/actuals.schema.json
targets: targets/zhaoqing.yaml
as_of: 2025-09-30
budget: {spent: 210.5}
actuals:
  SL01: 4
  SL02:
    - {quarter: 1, value: 1, evidence: a.pdf}
    - {quarter: "3", value: 2场, evidence: [a.pdf, {path: b.pdf}]}
  SL03: {rating: 达成, score: 95%}
  SL04:
"""


@pytest.fixture(scope="session")
def program() -> Path:
    """The server, installed once into the cache of the machine and never into the repository."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        _go_without("node or npm is not installed: apt-get install -y nodejs npm")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jixiao-tests" / PACKAGE
    installed = cache / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not installed.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(cache), "--no-audit", "--no-fund", "--no-save", PACKAGE]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            _go_without(f"npm could not install {PACKAGE}: {result.stderr[-500:]}")
    return installed


def _go_without(reason: str) -> NoReturn:
    """Skip on a desk that cannot run the server; CI has to."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


class Yaml:
    """The editor's end."""

    def __init__(self, client: LanguageClient, told: dict[str, types.PublishDiagnosticsParams]) -> None:
        self.client = client
        self.told = told
        self.news = asyncio.Event()

    def open(self, path: Path, text: str) -> types.TextDocumentIdentifier:
        self.told.pop(path.as_uri(), None)
        item = types.TextDocumentItem(path.as_uri(), "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return types.TextDocumentIdentifier(path.as_uri())

    async def complaints(self, document: types.TextDocumentIdentifier) -> list[str]:
        async with asyncio.timeout(PATIENCE):
            while document.uri not in self.told:
                self.news.clear()
                await self.news.wait()
        return [f"{one.range.start.line + 1}: {one.message}" for one in self.told[document.uri].diagnostics]

    async def complete(self, document: types.TextDocumentIdentifier, position: types.Position) -> dict[str, str]:
        found = await self.client.text_document_completion_async(types.CompletionParams(document, position))
        items = found.items if isinstance(found, types.CompletionList) else found or ()
        return {item.label: _words(item.documentation) for item in items}

    async def hover(self, document: types.TextDocumentIdentifier, position: types.Position) -> str:
        found = await self.client.text_document_hover_async(types.HoverParams(document, position))
        return _words(found.contents) if found else ""


def _words(content) -> str:
    return getattr(content, "value", content) or ""


@pytest.fixture(scope="session")
async def yaml(program: Path) -> AsyncIterator[Yaml]:
    """A conversation with the server."""
    client = LanguageClient("jixiao-tests", "1")
    told: dict[str, types.PublishDiagnosticsParams] = {}
    editor = Yaml(client, told)

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def publish(params: types.PublishDiagnosticsParams) -> None:
        told[params.uri] = params
        editor.news.set()

    @client.feature(types.WORKSPACE_CONFIGURATION)
    def configure(params: types.ConfigurationParams) -> list:
        return [SETTINGS.get(item.section or "", {}) for item in params.items]

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(_params: types.RegistrationParams) -> None:
        return None

    for notification in (types.WINDOW_LOG_MESSAGE, types.WINDOW_SHOW_MESSAGE, types.TELEMETRY_EVENT):
        client.feature(notification)(lambda _params: None)
    for own in ("json/schemaAssociations", "yaml/schema/store/initialized", "custom/schema/request"):
        client.feature(own)(lambda _params: None)
    await client.start_io("node", str(program), "--stdio")
    text = types.TextDocumentClientCapabilities(
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        completion=types.CompletionClientCapabilities(
            completion_item=types.ClientCompletionItemOptions(
                snippet_support=True, documentation_format=[types.MarkupKind.Markdown]
            )
        ),
    )
    workspace = types.WorkspaceClientCapabilities(configuration=True)
    capabilities = types.ClientCapabilities(text_document=text, workspace=workspace)
    await client.initialize_async(types.InitializeParams(capabilities=capabilities, process_id=os.getpid()))
    client.initialized(types.InitializedParams())
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(SETTINGS))
    yield editor
    with suppress(Exception):
        await client.shutdown_async(None)
    client.exit(None)
    await client.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the schemas, as ``jixiao schema`` writes them."""
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    (tmp_path / "targets").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "name", ["targets/zhaoqing-2025.yaml", "examples/zhaoqing-2025-q3.yaml", "examples/zhaoqing-2025-year.yaml"]
)
async def test_the_real_files_have_nothing_wrong(yaml: Yaml, name: str) -> None:
    path = ROOT / name
    assert await yaml.complaints(yaml.open(path, path.read_text(encoding="utf-8"))) == []


async def test_numbers_are_as_good_as_texts(yaml: Yaml, desk: Path) -> None:
    assert await yaml.complaints(yaml.open(desk / "targets" / "t.yaml", TABLE.replace("        |\n", ""))) == []
    assert await yaml.complaints(yaml.open(desk / "a.yaml", ACTUALS)) == []


async def test_a_wrong_key_and_a_missing_one_are_underlined(yaml: Yaml, desk: Path) -> None:
    text = TABLE.replace("        |\n", "").replace("value: 95.5", "valeu: 95.5")
    found = await yaml.complaints(yaml.open(desk / "targets" / "wrong.yaml", text))
    assert any("value" in one for one in found)
    assert any("valeu" in one for one in found)


def titles(kind: str, model: str) -> dict[str, str]:
    """The Chinese description of every key of a part of a file, from the schema."""
    schema = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return {name: field.get("description", "") for name, field in schema["definitions"][model]["properties"].items()}


async def test_keys_are_completed_and_explained_in_chinese(yaml: Yaml, desk: Path) -> None:
    before = TABLE.partition("|")[0]
    document = yaml.open(desk / "targets" / "c.yaml", before)
    await yaml.complaints(document)
    place = types.Position(before.count("\n"), len(before.rpartition("\n")[2]))
    offered = await yaml.complete(document, place)
    expected = titles("targets", "Indicator")
    assert set(expected) - {"id", "name", "value", "weight"} <= set(offered)
    assert not {"id", "name", "value", "weight"} & set(offered)
    assert expected["reading"] in offered["reading"]


async def test_choices_are_offered_as_values(yaml: Yaml, desk: Path) -> None:
    text = ACTUALS.replace("{rating: 达成, score: 95%}", "\n    rating: ")
    document = yaml.open(desk / "r.yaml", text)
    await yaml.complaints(document)
    line = text[: text.index("rating:")].count("\n")
    offered = await yaml.complete(document, types.Position(line, len("    rating: ")))
    assert {"达成", "部分达成", "未达成"} <= set(offered)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("value: 4", ["指标值", "照原文抄录"]),
        ("weight: 7.5", ["分值", "自评时的分值"]),
        ("budget:", ["资金需求", "365万元"]),
        ("due: 2", ["到期季度"]),
        ("value: 95.5", ["指标值"]),
    ],
)
async def test_a_key_is_explained_in_chinese(yaml: Yaml, desk: Path, at, words: str, told: list[str]) -> None:
    text = TABLE.replace("        |\n", "")
    document = yaml.open(desk / "targets" / "h.yaml", text)
    await yaml.complaints(document)
    found = await yaml.hover(document, at(text, words, 1))
    for word in told:
        assert word in found
