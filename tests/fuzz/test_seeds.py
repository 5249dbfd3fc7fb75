"""A short run of every harness: over the seeds, among them all that was ever found, and over random changes of them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent
SEEDS = sorted(path for path in (HERE / "seeds").rglob("*") if path.is_file())
ROUNDS = {"loader": 150, "values": 400, "office": 25, "program": 25, "files": 25}


def load() -> ModuleType:
    """Import the neighbour by its file: tests are no package."""
    spec = importlib.util.spec_from_file_location("harness", HERE / "harness.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


harness = load()


def test_every_harness_has_seeds_and_rounds() -> None:
    assert {path.parent.name for path in SEEDS} == set(harness.HARNESSES) == set(ROUNDS)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_seed(seed: Path) -> None:
    harness.HARNESSES[seed.parent.name](seed.read_bytes())


@pytest.mark.parametrize("name", ROUNDS)
def test_changed_seeds(name: str) -> None:
    seeds = [path.read_bytes() for path in SEEDS if path.parent.name == name]

    @settings(
        max_examples=ROUNDS[name],
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(seeds), st.lists(st.tuples(st.integers(0, 59), st.integers(0, 255)), max_size=6))
    def change(seed: bytes, changes: list[tuple[int, int]]) -> None:
        content = bytearray(seed)
        for place, byte in changes:
            content[place % (len(content) + 1) : place % (len(content) + 1) + 1] = bytes([byte])
        harness.HARNESSES[name](bytes(content))

    change()
