"""A desk with something of everything, the pages made from it, a page as a tree, and a browser to look at them."""

from __future__ import annotations

import os
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao.check import CheckOptions, check
from jixiao.monitor import MonitorOptions, monitor
from jixiao.renderers import render
from jixiao.scoring import score
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver import Chrome

HERE = Path(__file__).parent
VOID = {"meta", "input", "br", "hr"}
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)

# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def render_page(kind: str, actuals: str = "actuals.yaml") -> str:
    """Render the page of one kind from the files in the current folder; ``check`` and ``score`` judge the whole year."""
    files = [Path(actuals)]
    if kind == "score":
        text = files[0].read_text(encoding="utf-8").replace("as_of: 2025-09-30\n", "")
        files[0].write_text(text, encoding="utf-8")
    reports = {
        "check": lambda: check(Workspace(), files, CheckOptions(quarter=4)),
        "monitor": lambda: monitor(Workspace(), files, MonitorOptions(quarter=3)),
        "score": lambda: score(Workspace(), files),
    }
    page = render(reports[kind](), "html")
    assert isinstance(page, str)
    return page


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Make a page from the desk; ``replacements`` are put into the files first."""
    desk = tmp_path / "desk"
    shutil.copytree(HERE / "desk", desk)
    monkeypatch.chdir(desk)

    def make(kind: str, **replacements: str) -> str:
        for old, new in replacements.items():
            for file in desk.glob("*.yaml"):
                file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return render_page(kind)

    return make


class Node:
    """One element; its children are elements and texts."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node | str] = []

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str) -> list[Node]:
        return [node for node in self.walk() if node.tag == tag]

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    """Builds the tree, and insists that every element is closed by its own end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names)), (tag, names)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@pytest.fixture(scope="session")
def read() -> Callable[[str], Node]:
    """Read a page as a tree."""

    def read_page(html: str) -> Node:
        reader = _Reader()
        reader.feed(html)
        reader.close()
        (document,) = reader.open
        return document

    return read_page


# ── a real browser ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def _driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        missing = "chromium or chromedriver is not installed: apt-get install -y chromium chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options, Service(chromedriver))
    yield driver
    driver.quit()


@pytest.fixture
def browser(_driver: Chrome) -> Iterator[Chrome]:
    """A browser on a desk's screen; whatever a test emulates ends with it."""
    _driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    yield _driver
    _driver.get("about:blank")
    _driver.get_log("browser")
    for command in ("setEmulatedMedia", "clearDeviceMetricsOverride"):
        _driver.execute_cdp_cmd(f"Emulation.{command}", {})
    _driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Callable[..., Chrome]:
    """Open a page in the browser, as a file is opened by a double click."""

    def open_page(html: str, fragment: str = "") -> Chrome:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        browser.get(f"{file.as_uri()}{fragment}")
        return browser

    return open_page
