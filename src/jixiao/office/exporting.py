"""The way out: files of targets and actuals → the bytes of an official form, or the findings that stand in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.check import CheckOptions, check_pair, tolerances_of
from jixiao.check_report import NOT_MET
from jixiao.execution import execution_of
from jixiao.findings import Severity, has_errors
from jixiao.monitor import MonitorOptions, monitor
from jixiao.monitor_report import BEHIND
from jixiao.office import docx_writer, xlsx_writer
from jixiao.office.filling import Filler, fill_targets, target_words
from jixiao.office.forms import lay_out
from jixiao.office.parts import parts_of
from jixiao.pair import open_pair
from jixiao.progress import Yardstick
from jixiao.scores.report import INCOMPLETE
from jixiao.scoring import ScoreOptions, score
from jixiao.table import YEAR_END

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.check_report import CheckReport
    from jixiao.findings import Finding
    from jixiao.monitor_report import MonitorReport
    from jixiao.office.cells import Refusal
    from jixiao.office.filled import Filled
    from jixiao.pair import Pair
    from jixiao.scores.report import ScoreReport
    from jixiao.workspace import Workspace

COULD_NOT_JUDGE = 2


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the command line may set. ``folder`` is where the form will lie, ``template`` a Word file to fill instead."""

    folder: Path
    targets: Path | None = None
    quarter: int | None = None
    profile: str | None = None
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a form will say, or ``None``; and everything there is to tell about the files."""

    filled: Filled | None
    findings: tuple[Finding, ...] = ()


def gather(workspace: Workspace, form: str, file: Path, options: ExportOptions) -> Gathered:
    """Read, judge and fill. Where something could not be judged nothing is filled."""
    if form == "targets":
        loaded, table = workspace.table(file)
        if table is None or has_errors(loaded.findings):
            return Gathered(None, loaded.findings)
        parts = {
            item.id: parts_of(target_words(item.indicator), item.target, workspace.language, table.year)
            for item in table.indicators
            if item.indicator is not None
        }
        return Gathered(fill_targets(table.targets, parts), loaded.findings)
    pair, findings = open_pair(workspace, file, options.targets)
    if pair is None:
        return Gathered(None, findings)
    return _GATHERERS[form](workspace, pair, options)


def form_bytes(form: str, filled: Filled, suffix: str, template: Path | None = None) -> bytes | Refusal:
    """Write a filled form as ``.docx`` or ``.xlsx``."""
    if template is not None:
        from jixiao.office.template import fill_template

        return fill_template(template, filled)
    page = lay_out(form, filled)
    return xlsx_writer.write(page) if suffix == ".xlsx" else docx_writer.write(page)


def _scored(workspace: Workspace, pair: Pair, options: ExportOptions) -> Gathered:
    report = score(workspace, [pair.file], ScoreOptions(options.targets, options.profile))
    if not _can_be_filled(report) or not report.scores:
        return Gathered(None, report.all_findings)
    filler = Filler(pair, workspace.language, options.folder)
    return Gathered(filler.self_evaluation(report.scores[0]), report.all_findings)


def _checked(workspace: Workspace, pair: Pair, options: ExportOptions) -> Gathered:
    from jixiao.check_report import CheckReport

    check = check_pair(workspace, pair, CheckOptions(quarter=options.quarter, milestones=False))
    yardstick = Yardstick(workspace.language, tolerances_of(workspace), workspace.config.monitor)
    execution, told = execution_of(pair, YEAR_END, yardstick)
    report = CheckReport((check,), (*workspace.config.findings, *told))
    if not _can_be_filled(report):
        return Gathered(None, report.all_findings)
    filler = Filler(pair, workspace.language, options.folder)
    return Gathered(filler.transfer(check, execution), report.all_findings)


def _monitored(workspace: Workspace, pair: Pair, options: ExportOptions) -> Gathered:
    report = monitor(workspace, [pair.file], MonitorOptions(options.targets, options.quarter))
    if not _can_be_filled(report) or not report.sheets:
        return Gathered(None, report.all_findings)
    filler = Filler(pair, workspace.language, options.folder)
    return Gathered(filler.monitoring(report.sheets[0]), report.all_findings)


def _scored_for_sichuan(workspace: Workspace, pair: Pair, options: ExportOptions) -> Gathered:
    """Score by the profile of the province where nobody has chosen another."""
    profile = options.profile or workspace.config.score.profile or "sichuan"
    return _scored(workspace, pair, replace(options, profile=profile))


_GATHERERS = {
    "self-evaluation": _scored,
    "sichuan": _scored_for_sichuan,
    "transfer": _checked,
    "monitoring": _monitored,
}


_MAY_STAND: dict[str, frozenset[str]] = {
    "targets": frozenset(),
    "self-evaluation": INCOMPLETE,
    "sichuan": INCOMPLETE,
    "transfer": NOT_MET,
    "monitoring": BEHIND,
}
"""The errors a form may be filled in spite of."""


def _can_be_filled(report: CheckReport | MonitorReport | ScoreReport) -> bool:
    """A form may say that a target is missed, but not what could not be judged."""
    return report.exit_code < COULD_NOT_JUDGE


def nothing_to_fill(form: str, findings: tuple[Finding, ...]) -> str:
    """Say in one sentence why there is no form, and how many errors stand in its way: a target that is missed does not."""
    errors = sum(finding.severity is Severity.ERROR and finding.code not in _MAY_STAND[form] for finding in findings)
    if errors:
        return _("有 {count} 个错误，没有写出表格；请改正后再导出。").format(count=errors)
    return _("没有可写进表格的内容。")
