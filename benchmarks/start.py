"""How long one `jixiao` run takes, as a ratio to `python -c "import typer; from pydantic import BaseModel"` (Y).

Whole processes, alternating, so that a noisy machine hits both alike; the median of the pairwise ratios is printed.
Run: python benchmarks/start.py [ROUNDS]
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

# A run from bytecode is what users have; a machine that writes none would compile the package anew each time.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
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


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for name, (arguments, goal) in RUNS.items():
        ratios = [seconds([*JIXIAO, *arguments]) / seconds(YARDSTICK) for _round in range(rounds)]
        wanted = f"goal {goal}" if goal else "no goal"
        print(f"{name:20} {statistics.median(ratios):.2f} Y  ({wanted})")


if __name__ == "__main__":
    main()
