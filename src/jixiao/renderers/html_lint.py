"""The page of ``lint``: what a reviewer would say of every table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.renderers.html_page import Fact, Figure, Page, Section
from jixiao.renderers.html_rows import problem_of
from jixiao.renderers.review_table import review_total

if TYPE_CHECKING:
    from jixiao.lint_report import LintReport, Review
    from jixiao.renderers.html_page import Problem, Tone


def page(report: LintReport) -> Page:
    """Lay the page out: a section a table, then what concerns the settings."""
    return Page(
        heading=_("绩效目标表审核"),
        sections=tuple(_section(review, f"s{number}") for number, review in enumerate(report.reviews, 1)),
        problems=tuple(problem_of(finding) for finding in report.findings),
        total=review_total(report),
    )


def _section(review: Review, anchor: str) -> Section:
    return Section(
        anchor=anchor,
        title=review.title or review.file.path,
        note="",
        facts=(Fact(_("目标表"), (review.file.path,)),),
        figures=_figures(review),
        tally=(),
        grids=(),
        problems=_problems(review),
    )


def _figures(review: Review) -> tuple[Figure, ...]:
    kinds: tuple[tuple[Severity, str, Tone], ...] = (
        (Severity.ERROR, _("错误"), "red"),
        (Severity.WARNING, _("警告"), "yellow"),
        (Severity.INFO, _("提示"), "blue"),
    )
    counts = [(sum(finding.severity is kind for finding in review.findings), term, tone) for kind, term, tone in kinds]
    return tuple(Figure(term, str(count), tone if count else "plain") for count, term, tone in counts)


def _problems(review: Review) -> tuple[Problem, ...]:
    """Show every finding; what can be mended by itself says so behind the remedy."""
    shown = []
    for finding in review.findings:
        problem, proposal = problem_of(finding), review.proposal(finding)
        if proposal is not None:
            command = "jixiao fix" if proposal.safe else "jixiao fix --unsafe"
            fix = _("修改：{title}（{command}）").format(title=proposal.title, command=command)
            problem = problem._replace(help=f"{problem.help} {fix}".strip())
        shown.append(problem)
    return tuple(shown)
