"""The public Python API: what ``import jixiao`` offers, one function a command, with plain arguments.

A problem in a file never raises: it is a finding of the report. What does raise is a call that cannot be meant
(``ValueError``), and :func:`parse` for a text that cannot be read (:class:`UnreadableValue`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jixiao.check import CheckOptions, check
from jixiao.config import load_config
from jixiao.difference import diff
from jixiao.documents.load import load_actuals, load_targets
from jixiao.language import Target, Unreadable, UnreadableValue, parse, read, show
from jixiao.lint import LintOptions, lint
from jixiao.manual import manual_page
from jixiao.monitor import MonitorOptions, monitor
from jixiao.renderers import FORMATS, Screen
from jixiao.renderers import render as render_report
from jixiao.rollup import RollupOptions, rollup
from jixiao.scoring import ScoreOptions, score
from jixiao.versions import pair_files, pair_folders
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.check_report import CheckReport
    from jixiao.differences.report import DifferenceReport
    from jixiao.evidence_report import EvidenceReport
    from jixiao.lint_report import LintReport
    from jixiao.monitor_report import MonitorReport
    from jixiao.rollup_report import RollupReport
    from jixiao.scores.report import ScoreReport

    Report = CheckReport | DifferenceReport | EvidenceReport | LintReport | MonitorReport | RollupReport | ScoreReport

__all__ = [
    "Target",
    "Unreadable",
    "UnreadableValue",
    "check_files",
    "diff_files",
    "explain",
    "lint_files",
    "load_actuals",
    "load_targets",
    "parse",
    "read",
    "render",
    "report_files",
    "rollup_files",
    "score_files",
    "show",
]

_CODE = re.compile(r"(?:JX\d{3}|L\d{2})", re.IGNORECASE)
_QUARTERS = (None, 1, 2, 3, 4)


def explain(text: str, year: int | None = None) -> str:
    """Say how a 指标值 is read, or what a code (``JX302``, ``L08``) means, as ``jixiao explain`` does.

    Raises ``ValueError`` for a code nobody knows.
    """
    from jixiao.renderers.reading import reading_text

    if not _CODE.fullmatch(text):
        return reading_text(text, read(text, year))
    page = manual_page(text.upper())
    if page is None:
        raise ValueError(text)
    return page


def check_files(  # noqa: PLR0913 - the options of the command, each by its name
    *paths: str | Path,
    targets: str | Path | None = None,
    quarter: int | None = None,
    missing: Literal["fail", "warn", "ignore"] | None = None,
    waivers: bool = True,
    require_evidence: bool = False,
    folder: str | Path = ".",
) -> CheckReport:
    """Check files (and folders) of actuals; with no path, those that the ``jixiao.toml`` of ``folder`` names."""
    options = CheckOptions(_path(targets), _quarter(quarter), missing, waivers, require_evidence)
    return check(_workspace(folder), map(Path, paths), options)


def report_files(
    *paths: str | Path,
    quarter: int | None = None,
    targets: str | Path | None = None,
    waivers: bool = True,
    folder: str | Path = ".",
) -> MonitorReport:
    """Monitor files of actuals at the end of a quarter; without one, at that of the file's ``as_of``."""
    return monitor(_workspace(folder), map(Path, paths), MonitorOptions(_path(targets), _quarter(quarter), waivers))


def score_files(
    *paths: str | Path,
    profile: str | None = None,
    targets: str | Path | None = None,
    waivers: bool = True,
    folder: str | Path = ".",
) -> ScoreReport:
    """Score files of actuals: the 100-point self-evaluation by a profile (计分方案)."""
    return score(_workspace(folder), map(Path, paths), ScoreOptions(_path(targets), profile, waivers))


def lint_files(
    *paths: str | Path,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    folder: str | Path = ".",
) -> LintReport:
    """Review target tables. ``select`` and ``ignore`` are codes of rules, beginnings of codes, or ``ALL``."""
    options = LintOptions(tuple(select) if select is not None else None, tuple(ignore))
    return lint(_workspace(folder), map(Path, paths), options)


def rollup_files(
    *paths: str | Path,
    quarter: int | None = None,
    profile: str | None = None,
    folder: str | Path = ".",
) -> RollupReport:
    """Roll up files and folders of many regions and projects."""
    options = RollupOptions(quarter=_quarter(quarter), profile=profile)
    return rollup(_workspace(folder), [Path(path) for path in paths], options)


def diff_files(old: str | Path, new: str | Path, *, folder: str | Path = ".") -> DifferenceReport:
    """Compare two target tables, or two folders of them. Raises ``OSError`` where one cannot be read."""
    before, after = Path(old), Path(new)
    pairs = pair_folders(before, after) if before.is_dir() else pair_files(before, after)
    return diff(_workspace(folder), pairs)


def render(report: Report, format_name: str = "table", *, width: int = 120) -> str | bytes:
    """Write a report in one of the formats of its command; those of an office are bytes.

    Raises ``ValueError`` for a format the report does not have.
    """
    if format_name not in FORMATS[report.kind]:
        raise ValueError(format_name)
    return render_report(report, format_name, Screen(width=width))


def _workspace(folder: str | Path) -> Workspace:
    return Workspace(load_config(Path(folder)))


def _path(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)


def _quarter(quarter: Any) -> int | None:
    if quarter not in _QUARTERS:
        raise ValueError(quarter)
    return quarter  # type: ignore[no-any-return] # one of the five
