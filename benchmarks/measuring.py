"""Run whole programs and say what they cost: seconds of wall clock, seconds of processor time, peak memory.

Two programs are compared by running them in turn, so that a noisy machine hits both alike; the median of the ratios of the turns
is what counts. Processor time disregards what else the machine is doing, so it is the one to quote where others use it too.
"""

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

# A run from bytecode is what users have; a machine that writes none would compile the package anew each time.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

MISSED = 1
"""How `jixiao` ends when a target is missed."""


class Cost(NamedTuple):
    """What one run cost, with all processes it started; ``peak`` is the memory of the largest of them."""

    wall: float
    cpu: float
    peak: float  # in MB


class Ratio(NamedTuple):
    """How two programs compare, as medians over the turns."""

    wall: float
    cpu: float


def run(command: list[str], folder: Path) -> Cost:
    """Run a program to its end; what it prints is thrown away. One that fails has measured nothing and ends the benchmark."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=complaints)
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        complaints.seek(0)
        said = complaints.read().decode(errors="replace")
    if process.returncode not in {0, MISSED} or "Traceback" in said:
        raise SystemExit(f"{' '.join(command)} failed ({process.returncode}):\n{said[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(one: list[str], other: list[str], folder: Path, rounds: int) -> Ratio:
    """Run two programs in turn and return the first's cost as a multiple of the second's."""
    turns = [(run(one, folder), run(other, folder)) for _round in range(rounds)]
    return Ratio(
        statistics.median(a.wall / b.wall for a, b in turns), statistics.median(a.cpu / b.cpu for a, b in turns)
    )
