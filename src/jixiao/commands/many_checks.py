"""``check`` over many files: in several processes, and written file by file where the format allows it."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jixiao.check import Checked, CheckOptions, check_file, gather
from jixiao.check_findings import unreported_tables
from jixiao.check_report import CheckReport, Totals
from jixiao.commands.options import read_choice
from jixiao.commands.output import default_format, destination, write_report
from jixiao.commands.progress import Progress
from jixiao.renderers import FORMATS
from jixiao.renderers.pieces import IN_PIECES, pieces_of
from jixiao.workers import carry_out, chunks, jobs_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from jixiao.findings import Finding
    from jixiao.renderers import Screen
    from jixiao.workspace import Workspace

    Portion = Sequence[Path]

R = TypeVar("R")

BLOCK = 1 << 20
"""How much of a report that had to wait is written at a time, in characters."""


class ManyChecks(NamedTuple):
    """What to check, and with how many processes (``None``: as many as are worth it).

    ``whole`` says that these are all files of the configuration, so that a table none of them is about is to be named.
    """

    workspace: Workspace
    files: Sequence[Path]
    options: CheckOptions
    jobs: int | None = None
    whole: bool = False

    def run(self, format_name: str | None, output: Path | None, color: str, out: Iterable[str] | None) -> int:
        """Check, write the report where the options say, and return the exit code."""
        name = read_choice("--format", format_name or default_format("check"), FORMATS["check"])
        if name not in IN_PIECES or out:
            report = self.report()
            write_report(report, name, output, color, out)
            return report.exit_code
        with destination(name, output, color) as (screen, show):
            return self.write(name, screen, show, at_once=output is not None)

    def report(self) -> CheckReport:
        """Check the files and keep everything, for a format that needs the whole."""
        results: list[Checked] = []
        findings: dict[Finding, None] = {}
        with Progress(len(self.files)) as progress:
            for checked, told in self._in_order(_checker, ()):
                results += checked
                findings |= dict.fromkeys(told)
                progress.advance(len(checked))
        return gather(findings, results, self.workspace if self.whole else None)

    def write(self, format_name: str, screen: Screen, show: Callable[[str], None], *, at_once: bool = False) -> int:
        """Check the files, ``show`` the report as it grows (``at_once``: when all is read), and return the exit code."""
        pieces = pieces_of(format_name)
        totals = Totals()
        findings: dict[Finding, None] = {}
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="") as waiting:
            body = waiting.write if at_once or pieces.begin else show
            with Progress(len(self.files)) as progress:
                for written in self._in_order(_writer, (format_name, screen, len(self.files) > 1)):
                    body((pieces.between if totals.checks and written.totals.checks else "") + written.text)
                    totals.merge(written.totals)
                    findings |= dict.fromkeys(written.findings)
                    progress.advance(written.files)
            findings |= dict.fromkeys(unreported_tables(self.workspace, totals) if self.whole else ())
            totals.add_findings(findings)
            show(pieces.begin(totals) if pieces.begin else "")
            waiting.seek(0)
            while block := waiting.read(BLOCK):
                show(block)
        show(pieces.end(totals, tuple(findings), screen))
        return totals.exit_code

    def _in_order(self, prepare: Callable[..., Callable[[Portion], R]], arguments: tuple[object, ...]) -> Iterator[R]:
        jobs = jobs_for(len(self.files), self.jobs)
        return carry_out(chunks(self.files), jobs, prepare, (self.workspace, self.options, *arguments))


class Written(NamedTuple):
    """What comes back of one portion: its text and counts, and the findings that belong to no check."""

    files: int
    text: str
    totals: Totals
    findings: tuple[Finding, ...]


def _checker(
    workspace: Workspace, options: CheckOptions
) -> Callable[[Portion], tuple[list[Checked], tuple[Finding, ...]]]:
    def check(files: Portion) -> tuple[list[Checked], tuple[Finding, ...]]:
        checked = [check_file(workspace, file, options) for file in files]
        return checked, workspace.config.findings

    return check


def _writer(
    workspace: Workspace, options: CheckOptions, format_name: str, screen: Screen, several: bool
) -> Callable[[Portion], Written]:
    # no format that is written in pieces shows the quarters
    options = options._replace(quarters=False, in_brief=format_name == "concise")
    pieces = pieces_of(format_name)

    def write(files: Portion) -> Written:
        totals = Totals()
        texts = []
        loose: dict[Finding, None] = {}
        for file in files:  # each is written and forgotten before the next is read: what is small stays in the cache
            one, told = check_file(workspace, file, options)
            loose |= dict.fromkeys(told)
            if one is None:
                totals.unread += 1
            else:
                totals.add(one)
                texts.append(pieces.piece(one, screen, several))
        loose = dict.fromkeys(workspace.config.findings) | loose
        return Written(len(files), pieces.between.join(texts), totals, tuple(loose))

    return write
