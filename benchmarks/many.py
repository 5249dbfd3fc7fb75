"""How long `jixiao check` takes over many pairs of tables and actuals, as a ratio to parsing alone; and how it grows.

The yardstick is PyYAML's CSafeLoader reading the same bytes into dicts, and nothing else. Whole processes in turn, medians of ratios.

    python benchmarks/many.py [--pairs 2000] [--rounds 5]     one job ÷ the yardstick, two jobs against one
    python benchmarks/many.py --kinds 2000                    the same where no table has the numbers of another
    python benchmarks/many.py --growth [--pairs 10000]        peak memory, and the time of a pair against 1,000 pairs (minutes)
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measuring import compare, run
from pairs import KINDS, make

JIXIAO = [str(Path(sys.executable).parent / "jixiao")]
FEW = 1000
PARSE = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def check(folder: str, jobs: int) -> list[str]:
    return [*JIXIAO, "check", folder, "--format", "concise", "--jobs", str(jobs)]


def speed(folder: Path, rounds: int) -> None:
    parse = [sys.executable, "-c", PARSE, "."]
    once = compare(check("actuals", 1), parse, folder, rounds)
    twice = compare(check("actuals", 2), check("actuals", 1), folder, rounds)
    print(f"one job ÷ CSafeLoader   processor {once.cpu:.2f}, wall {once.wall:.2f}  (goal 0.9)")
    # with both cores free the wall clock tells; what two jobs cost more in processor time bounds it on any machine
    print(
        f"two jobs against one    wall {1 / twice.wall:.2f} × faster, processor {twice.cpu:.2f} × the work  (goal 1.6 faster)"
    )


def growth(folder: Path, pairs: int, rounds: int) -> None:
    files = sorted((folder / "actuals").iterdir())
    few = folder / "few"
    few.mkdir()
    for file in files[:FEW]:
        (few / file.name).write_bytes(file.read_bytes())
    turns = [(run(check("actuals", 1), folder), run(check("few", 1), folder)) for _round in range(rounds)]
    ratios = sorted((many.cpu / pairs) / (less.cpu / FEW) for many, less in turns)
    peak = max(many.peak for many, _less in turns)
    print(f"time of a pair, {pairs} against {FEW}   processor {ratios[len(ratios) // 2]:.2f}  (goal 1.1)")
    print(f"peak memory, {pairs} pairs, one job     {peak:.0f} MB  (goal 64)")
    print(f"peak memory, two jobs, a process        {run(check('actuals', 2), folder).peak:.0f} MB  (goal 64)")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int)
    options.add_argument("--rounds", type=int)
    options.add_argument("--kinds", type=int, default=KINDS)
    options.add_argument("--growth", action="store_true")
    chosen = options.parse_args()
    pairs = chosen.pairs or (10_000 if chosen.growth else 2000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, pairs, chosen.kinds)
        if chosen.growth:
            growth(folder, pairs, chosen.rounds or 1)
        else:
            speed(folder, chosen.rounds or 5)


if __name__ == "__main__":
    main()
