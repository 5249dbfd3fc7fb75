"""How long one `jixiao` run takes, as a ratio to `python -c "import typer; from pydantic import BaseModel"` (Y).

Whole processes, alternating, so that a noisy machine hits both alike; the medians of the pairwise ratios are printed.
Run: python benchmarks/start.py [ROUNDS]
"""

import sys
from pathlib import Path

from measuring import compare

ROOT = Path(__file__).parent.parent
YARDSTICK = [sys.executable, "-c", "import typer; from pydantic import BaseModel"]
JIXIAO = [str(Path(sys.executable).parent / "jixiao")]  # what users run; python -m would load runpy too
SAMPLE = "examples/zhaoqing-2025-q3.yaml"
RUNS = {
    "--version": (["--version"], 0.6),
    "--help": (["--help"], 0.6),
    "check, concise": (["check", SAMPLE, "--format", "concise"], 1.3),
    "check, table": (["check", SAMPLE], 1.6),
    "report --quarter 3": (["report", "--quarter", "3"], None),
}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for name, (arguments, goal) in RUNS.items():
        ratio = compare([*JIXIAO, *arguments], YARDSTICK, ROOT, rounds)
        wanted = f"goal {goal}" if goal else "no goal"
        print(f"{name:20} wall {ratio.wall:.2f} Y, processor {ratio.cpu:.2f} Y  ({wanted})")


if __name__ == "__main__":
    main()
