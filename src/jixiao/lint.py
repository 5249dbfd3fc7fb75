"""``lint``: what a reviewer of the finance bureau would find in the table itself.

The story on one page: read the table, ask every selected rule, turn routes into places, silence what comments silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.catalogue import _
from jixiao.check_report import File
from jixiao.findings import Finding, Severity, in_order
from jixiao.lint_report import LintReport, Proposal, Review
from jixiao.many_files import ask_each
from jixiao.rule_selection import UNREADABLE, Selection, codes_of, select, unknown
from jixiao.rules import RULES
from jixiao.rules.base import Context
from jixiao.silencers import silence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jixiao.documents.models.lint_config import LintSettings
    from jixiao.documents.source import Document
    from jixiao.findings import Route
    from jixiao.language import Language
    from jixiao.rules.base import Fix, Problem, Rule
    from jixiao.table import Table
    from jixiao.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LintOptions:
    """What the command line may set for one run; ``None`` leaves it to the configuration."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning"] | None = None


class Told(NamedTuple):
    """A finding of a rule with the fix it proposes."""

    finding: Finding
    fix: Fix | None


def lint(
    workspace: Workspace, paths: Iterable[Path], options: LintOptions | None = None, jobs: int | None = 1
) -> LintReport:
    """Review files (and folders) of target tables; with no path, those the configuration names.

    ``jobs`` is the number of processes; ``None`` takes as many as are worth it.
    """
    options = options or LintOptions()
    selection = select(workspace.config.lint, options.select, options.ignore)
    _complain_about_selectors(workspace)
    files = workspace.targets_files(paths)
    reviews, about_settings = ask_each(workspace, files, jobs, _answer, selection)
    rules = tuple((rule.code, rule.name) for rule in selection.rules)
    fail_on = Severity(options.fail_on or workspace.config.lint.fail_on)
    return LintReport(reviews, about_settings, rules, fail_on)


def _answer(workspace: Workspace, file: Path, selection: Selection) -> tuple[Review, tuple[Finding, ...]]:
    return review_file(workspace, file, selection), ()


def review_file(workspace: Workspace, file: Path, selection: Selection) -> Review:
    """Review one file; one that is no table gets the findings of its reading."""
    loaded, table = workspace.table(file)
    document = loaded.document
    shown = File(document.path, document.content)
    if table is None:
        return Review(shown, "", readable=False, findings=loaded.findings)
    told = review_table(table, selection, workspace.config.lint, workspace.language)
    findings = heard(document, [*loaded.findings, *(one.finding for one in told)], selection)
    title = table.targets.title or table.targets.project.name
    left = set(findings)
    proposals = tuple(
        Proposal(one.finding, one.fix.title, one.fix.safe) for one in told if one.fix and one.finding in left
    )
    return Review(shown, title, readable=True, findings=findings, proposals=proposals)


def review_table(table: Table, selection: Selection, settings: LintSettings, language: Language) -> tuple[Told, ...]:
    """Ask every selected rule about a table that has been read; what one rule's problem says another does not repeat."""
    context = Context(table, settings, language)
    subjects = {item.route: item.id for item in (*table.indicators, *table.milestones)}
    found = [
        (rule, problem)
        for rule in selection.rules
        for problem in rule().check(context)
        if (problem.code or rule.code) in selection
    ]
    said = {(rule.code, problem.route) for rule, problem in found if problem.severity is not Severity.INFO}
    return tuple(
        Told(_finding(table, rule, problem, subjects), problem.fix)
        for rule, problem in found
        if not any((code, problem.route) in said for code in rule.said_by)
    )


def heard(document: Document, findings: list[Finding], selection: Selection) -> tuple[Finding, ...]:
    """Apply the silencing comments of a file, and sort what is left."""
    known = {rule.code for rule in RULES}

    def same(code: str, finding: Finding) -> bool:
        return code == finding.code or (code == UNREADABLE and finding.code in codes_of(UNREADABLE))

    left = silence(
        document,
        dict.fromkeys(findings),
        same=same,
        known=lambda code: code in known or code in codes_of(UNREADABLE),
        is_active=lambda code: code in selection,
    )
    return in_order(list(left))


def _complain_about_selectors(workspace: Workspace) -> None:
    """A code nobody knows would silently switch nothing on or off."""
    settings = workspace.config.lint
    for selector in unknown((*(settings.select or ()), *settings.extend_select, *settings.ignore)):
        message = _("jixiao.toml 的 [lint] 里没有这样的规则：{code}").format(code=selector)
        workspace.config.add(Finding("JX606", Severity.ERROR, message, _("用 jixiao rules 查看所有编码。")))


def _finding(table: Table, rule: type[Rule], problem: Problem, subjects: dict[Route, str]) -> Finding:
    document = table.document
    labels = tuple(
        document.label(place.message, place.route, place.span, on_key=place.on_key) for place in problem.related
    )
    finding = document.finding(
        problem.code or rule.code,
        problem.severity or rule.severity,
        problem.message,
        help=problem.help,
        route=problem.route,
        span=problem.span,
        on_key=problem.on_key,
        labels=labels,
    )
    prefixes = (problem.route[:length] for length in range(len(problem.route) + 1))
    subject = next((subjects[route] for route in prefixes if route in subjects), None)
    return finding.about(subject) if subject else finding
