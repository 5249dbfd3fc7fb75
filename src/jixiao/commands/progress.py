"""A progress bar on the standard error, for runs over a second that a person is watching."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from jixiao.catalogue import _

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

QUIET_SECONDS = 1
"""A run that is over by then shows no bar."""


class Progress:
    """Counts files. Nothing is shown, or imported, where nobody watches or where the report itself fills the terminal."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._watched = sys.stderr.isatty() and not sys.stdout.isatty()
        self._started = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, files: int) -> None:
        """Note that some files are done."""
        self.done += files
        if not self._watched or time.monotonic() - self._started < QUIET_SECONDS:
            return
        if self._bar is None or self._task is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(_("已读文件"), total=self.total)
            self._bar.start()
        self._bar.update(self._task, completed=self.done)
