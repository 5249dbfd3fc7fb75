"""A Word document to print and hand in: a table a file on A4, its headings on every sheet of paper, the problems below it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.findings import Severity
from jixiao.quantity import show_number
from jixiao.renderers.concise import finding_line
from jixiao.renderers.monitor_words import two_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.findings import Finding
    from jixiao.monitor_report import MonitorReport
    from jixiao.office.page import Content, Face, Page
    from jixiao.renderers import Screen
    from jixiao.renderers.tabular import Cells, Listing, Section
    from jixiao.scores.report import ScoreReport

WIDTH = 261
"""How wide a table may be on A4 across, in millimetres."""
Widths = dict[str, int]
"""The columns that are printed, by key, each with its width in millimetres; the reasons take what is left."""
_QUARTERS = tuple(f"quarter{number}" for number in range(1, 5))
_MONITOR: Widths = {
    "light": 16,
    "id": 15,
    "name": 44,
    "target": 28,
    **dict.fromkeys(_QUARTERS, 15),
    "total": 20,
    "expected": 20,
    "ratio": 14,
}
_SCORE: Widths = {
    "status": 17,
    "id": 15,
    "name": 50,
    "target": 32,
    "actual": 26,
    "weight": 14,
    "score": 14,
    "lost": 14,
    "formula": 36,
}
_POINTS = frozenset({"weight", "score", "lost"})
_RUNNING_TEXT = frozenset({"name", "reason", "formula"})


def render_monitor(report: MonitorReport, _screen: Screen) -> bytes:
    """Write the lights of a quarter."""
    from jixiao.renderers.monitor_tabular import list_monitor

    return _write(list_monitor(report), _MONITOR)


def render_score(report: ScoreReport, _screen: Screen) -> bytes:
    """Write the points."""
    from jixiao.renderers.score_tabular import list_score

    return _write(list_score(report), _SCORE)


def _write(listing: Listing, widths: Widths) -> bytes:
    from jixiao.office.docx_writer import write
    from jixiao.office.page import Page

    pages = [_page(listing, section, widths) for section in listing.sections]
    last = (*_problems(listing.problems), listing.total)
    if pages:
        pages[-1].below = (*pages[-1].below, *last)
    else:
        pages = [Page(listing.name, listing.name, (WIDTH,), below=last, landscape=True)]
    return write(*pages)


def _page(listing: Listing, section: Section, widths: Widths) -> Page:
    """Lay out what one file has to say; a quarter nobody has reported takes no room."""
    from jixiao.office.page import Face, Page

    empty = {key for key in _QUARTERS if all(row.get(key) is None for row in section.rows)}
    shown = {key: width for key, width in widths.items() if key not in empty}
    shown["reason"] = WIDTH - sum(shown.values())
    headings = {column.key: column.heading for column in listing.columns}
    page = Page(
        listing.name,
        section.title,
        tuple(shown.values()),
        above=(listing.name, *section.facts),
        below=tuple(_problems(section.problems)),
        landscape=True,
        size=9,
    )
    page.line(*((headings[key], 1, Face.LABEL) for key in shown))
    page.heading = range(1)
    for row in section.rows:
        page.line(*(_cell(row, key) for key in shown))
    return page


def _cell(row: Cells, key: str) -> tuple[Content, int, Face]:
    """Write one cell. What has no name (the budget, a sum) is called by its kind, what has no light by its status."""
    from jixiao.office.page import Face

    other = {"name": "kind", "light": "status"}.get(key, key)
    found = row.get(key) or row.get(other)
    words = _figure(row, key, found) if isinstance(found, Decimal) else found or ""
    return (words, 1, Face.TEXT if key in _RUNNING_TEXT else Face.CENTERED)


def _figure(row: Cells, key: str, value: Decimal) -> str:
    """Write a figure as it is read: points and ratios with two places, what is counted with its unit."""
    if key == "ratio":
        return two_places(value)
    if key in _POINTS:
        return f"{value:.2f}"
    unit = row.get("unit")
    return show_number(value, unit if isinstance(unit, str) else None)


def _problems(findings: tuple[Finding, ...]) -> Iterator[str]:
    return (finding_line(finding) for finding in findings if finding.severity is not Severity.INFO)
