"""Many files in several processes, with the results in the order of the files whatever the number of processes is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

from jixiao import catalogue
from jixiao.catalogue import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 64
"""With fewer files than this, starting a second process takes longer than it saves."""
CHUNK = 16
"""How many files go to a process at a time."""


class WorkerLostError(OSError):
    """A process ended before its work was done, as when the system is out of memory."""


def jobs_for(files: int, asked: int | None) -> int:
    """Return how many processes to use: as many as asked for, else one a core once there are enough files."""
    if asked is None:
        asked = _cores() if files >= WORTH_IT else 1
    return max(min(asked, -(-files // CHUNK)), 1)


def chunks(items: Sequence[T]) -> list[Sequence[T]]:
    """Cut the work into the portions that go to a process at a time."""
    return [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]


def carry_out(
    tasks: Sequence[T], jobs: int, prepare: Callable[..., Callable[[T], R]], arguments: tuple[object, ...]
) -> Iterator[R]:
    """Do the tasks and yield their results in the order of the tasks.

    ``prepare`` is called with ``arguments`` once in every process and returns the function that does a task. With several jobs the
    arguments, tasks and results go from process to process, so they have to be picklable, and ``prepare`` has to be a
    function of a module: nothing relies on fork.
    """
    if jobs == 1:
        yield from map(prepare(*arguments), tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(catalogue.chosen(), prepare, arguments))
    try:
        yield from pool.map(_do, tasks)
    except BrokenProcessPool as error:
        message = _("一个工作进程中途被系统结束了，多半是内存不够；请加 --jobs 1 再试。")
        raise WorkerLostError(message) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_work: Callable[[Any], Any]
"""What this process does with a task; only processes that were started for tasks have it."""


def _start(language: str, prepare: Callable[..., Callable[[T], R]], arguments: tuple[object, ...]) -> None:
    import gc
    import signal

    global _work  # noqa: PLW0603 - the way to hand something to a process once and not with every task
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends the others
    gc.set_threshold(100_000, 50, 50)
    catalogue.use(language)
    _work = prepare(*arguments)


def _do(task: Any) -> Any:
    return _work(task)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
