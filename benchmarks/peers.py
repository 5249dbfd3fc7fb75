"""How long other tools take over the same pairs, as a multiple of `jixiao check`: each does the nearest thing that it can.

What each of them checks stands at the head of its file in jobs/; none of them reads 指标值 or judges a target. Whole processes
in turn. The tools of requirements.txt may live in an environment of their own:

    python benchmarks/peers.py --python OTHER/bin/python [--pairs 1000] [--rounds 3] [TOOL …]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measuring import compare
from pairs import make

JIXIAO = [str(Path(sys.executable).parent / "jixiao"), "check", "actuals", "--format", "concise", "--jobs", "1"]
JOBS = Path(__file__).parent / "jobs"
SCHEMAS = Path(__file__).parent.parent / "schemas"
GOALS = {"check_jsonschema": 15}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("tools", nargs="*", default=sorted(path.stem for path in JOBS.glob("*.py")))
    options.add_argument("--python", default=sys.executable)
    options.add_argument("--pairs", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, chosen.pairs)
        for tool in chosen.tools:
            # -P: the tool has the name of its file, and must not import that instead
            job = [chosen.python, "-P", str(JOBS / f"{tool}.py"), str(SCHEMAS)]
            ratio = compare(job, JIXIAO, folder, chosen.rounds)
            goal = f"  (goal {GOALS[tool]})" if tool in GOALS else ""
            print(f"{tool:20} processor {ratio.cpu:.1f} × jixiao, wall {ratio.wall:.1f} ×{goal}", flush=True)


if __name__ == "__main__":
    main()
