"""Three desks (clean, everything wrong, hostile text), and one way to have them rendered, far from any real CI."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jixiao import __version__
from jixiao.check import check
from jixiao.config import load_config
from jixiao.lint import lint
from jixiao.renderers import Screen, render
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

HERE = Path(__file__).parent
SURROUNDINGS = (
    *("CI", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"),
    *("GITLAB_CI", "CI_PROJECT_DIR", "PRE_COMMIT"),
)


def _load(name: str) -> ModuleType:
    """Import a neighbour by its file: tests are no package."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def hostile() -> ModuleType:
    """The hostile texts and how they are laid out."""
    return _load("hostile")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hostile: ModuleType) -> Callable[[str], Path]:
    """Lay out the files of a report in a folder of their own and sit down there."""

    def lay(name: str) -> Path:
        folder = tmp_path / "desk"
        if name == "hostile":
            folder.mkdir()
            hostile.lay_out(folder)
        else:
            shutil.copytree(HERE / "reports" / name, folder)
        monkeypatch.chdir(folder)
        return folder

    return lay


@pytest.fixture
def report(desk: Callable[[str], Path]) -> Callable[[str, str], Any]:
    """Make a report of one kind (check, lint) from the files of one desk."""

    def make(name: str, kind: str) -> Any:
        workspace = Workspace(load_config(desk(name)))
        return check(workspace, ()) if kind == "check" else lint(workspace, ())

    return make


@pytest.fixture
def rendered(report: Callable[[str, str], Any]) -> Callable[..., str]:
    """Render a report as text, without the version, which changes."""

    def make(name: str, kind: str, format_name: str, screen: Screen | None = None) -> str:
        text = render(report(name, kind), format_name, screen)
        assert isinstance(text, str)
        return text.replace(f'"{__version__}"', '"VERSION"')

    return make
