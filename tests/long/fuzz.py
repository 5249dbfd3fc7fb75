"""Coverage-guided fuzzing of one harness, for as long as there is patience: ``python tests/long/fuzz.py values 600``.

``values 0 -runs=5000 -seed=1`` counts runs instead, as ``.ci/run`` does. Needs ``pip install atheris`` (Linux).
What is found is written to ``tests/fuzz/found`` and belongs, made small, into the seeds.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path

import atheris

FUZZ = Path(__file__).parents[1] / "fuzz"


def load():
    spec = importlib.util.spec_from_file_location("harness", FUZZ / "harness.py")
    module = importlib.util.module_from_spec(spec)
    with atheris.instrument_imports(include=["jixiao"]):
        import jixiao.__main__
        import jixiao.commands  # noqa: F401

        spec.loader.exec_module(module)
    return module


def main(name: str, seconds: str = "60", *options: str) -> None:
    """Run one harness; options of libFuzzer (``-runs=1000``) may follow."""
    seeds, found = FUZZ / "seeds" / name, FUZZ / "found"
    seeds.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        arguments = [
            *(sys.argv[0], corpus, str(seeds), f"-max_total_time={seconds}", "-max_len=400", "-timeout=20"),
            *(f"-artifact_prefix={found}/{name}-", "-print_final_stats=1", *options),
        ]
        atheris.Setup(arguments, load().HARNESSES[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
