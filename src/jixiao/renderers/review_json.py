"""``jixiao.lint/1``: the review of every table, its findings and their fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.renderers.json import TOOL, dump, finding_object

if TYPE_CHECKING:
    from jixiao.lint_report import LintReport, Review


def write(report: LintReport) -> str:
    """Write the whole run as one document."""
    return dump(
        {
            "schema": "jixiao.lint/1",
            "tool": TOOL,
            "summary": report.summary,
            "reviews": [review_object(review) for review in report.reviews],
            "findings": [finding_object(finding) for finding in report.findings],
        }
    )


def review_object(review: Review) -> dict[str, Any]:
    """One table: ``readable`` is false when the file did not become a table."""
    findings = []
    for finding in review.findings:
        proposal = review.proposal(finding)
        fix = {"title": proposal.title, "safe": proposal.safe} if proposal else None
        findings.append({**finding_object(finding), "fix": fix})
    return {
        "targets": {"path": review.file.path, "sha256": review.file.sha256},
        "title": review.title,
        "readable": review.readable,
        "findings": findings,
    }
