"""The generator of forms, for every test of this folder (tests are imported by file, so they cannot import each other)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def make_forms() -> ModuleType:
    """The generator of official forms."""
    return _load("make_forms")


@pytest.fixture(scope="session")
def form_dumps() -> ModuleType:
    """Exported files as text."""
    return _load("form_dumps")


@pytest.fixture
def official() -> Path:
    """The published Word form; the flattened text lies beside it."""
    return HERE / "forms" / "肇庆-区域绩效目标表-2025.docx"
