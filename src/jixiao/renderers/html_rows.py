"""What every page says about one judged item: its facts, its problems, and how the rows of a table are grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.evidence import EvidenceState
from jixiao.findings import Severity
from jixiao.outcome import Status
from jixiao.quantity import show_number
from jixiao.renderers.concise import SEVERITY_WORDS
from jixiao.renderers.html_chart import trend
from jixiao.renderers.html_page import Chip, Fact, Group, Problem
from jixiao.renderers.monitor_words import QUARTERS
from jixiao.renderers.problems import row_of
from jixiao.renderers.proofs import STATE_WORDS
from jixiao.renderers.reading import reading_words
from jixiao.renderers.table import gap_words, quarter_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from jixiao.check_report import Check, Given, Row
    from jixiao.evidence import Proof
    from jixiao.findings import Finding
    from jixiao.monitor_report import Sheet
    from jixiao.renderers.html_chart import Trend
    from jixiao.renderers.html_page import Line, Tone
    from jixiao.scores.report import Score

STATUS_TONES: dict[Status, Tone] = {
    Status.MET: "green",
    Status.MISSED: "red",
    Status.PARTIAL: "yellow",
    Status.UNREPORTED: "grey",
    Status.UNRATED: "grey",
    Status.NOT_DUE: "plain",
    Status.WAIVED: "plain",
}
_SEVERITY_TONES: dict[Severity, Tone] = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def titled(report: Check | Score | Sheet) -> str:
    """Name a table, with its region where the title does not say it: many regions share one title."""
    if not report.region or report.region in report.title:
        return report.title
    return _("{title}（{region}）").format(title=report.title, region=report.region)


def status_chip(status: Status) -> Chip:
    """Show a verdict."""
    return Chip(status.value, status.word, STATUS_TONES[status])


def facts_of(row: Row, *more: Fact | None) -> tuple[Fact, ...]:
    """Tell all there is about a row, ``more`` after what was achieved; what is not there is left out."""
    facts = (
        _fact(_("指标值"), row.text, reading_words(row.text, row.reading)),
        _fact(_("填报"), row.outcome.text or ""),
        _fact(_("完成程度"), "" if row.outcome.ratio is None else show_number(row.outcome.ratio * 100, "%")),
        _fact(_("差距"), gap_words(row) if row.outcome.gap is not None else ""),
        *more,
        _fact(_("到期"), quarter_words(row.due)),
        _fact(_("原因"), *row.reasons),
        _fact(_("备注"), *row.notes),
        _waiver(row),
        _fact(_("佐证材料"), *(map(_proof, row.proofs)), *(() if row.proofs else (_("没有"),))),
        _fact(_("位置"), *_places(row)),
    )
    return tuple(fact for fact in facts if fact is not None)


def entered(row: Row) -> tuple[Fact, ...]:
    """Tell what was reported when; a single total that names no time is told as what was achieved."""
    if not any(given.quarter or given.date for given in row.entries):
        return ()
    return tuple(Fact(_time(given), (given.text,)) for given in row.entries)


def _time(given: Given) -> str:
    """Name the quarter of an entry, with its day where it gives one."""
    parts = [_(QUARTERS[given.quarter - 1])] if given.quarter else []
    parts += [given.date.isoformat()] if given.date else []
    return " ".join(parts) or _("没有写时间")


def trend_of(quarters: Iterable[Decimal | str | None], said: Iterable[Fact]) -> Trend | None:
    """Draw what each quarter brought, where numbers do; ``said`` says the same in words."""
    return trend(quarters, _("，").join(f"{fact.term} {fact.texts[0]}" for fact in said))


def tally_of(chips: Iterable[Chip], summary: Mapping[str, int]) -> tuple[tuple[Chip, int], ...]:
    """Count what there is, in the order of the chips."""
    return tuple((chip, summary[chip.key]) for chip in chips if summary[chip.key])


def hint_of(row: Row, problems: Sequence[Problem]) -> str:
    """Say in a few words what opening the row brings: 原因, 佐证 2, 警告 1."""
    parts = [
        _("已豁免") if row.waived else "",
        _("原因") if row.reasons else "",
        _("佐证 {count}").format(count=len(row.proofs)) if row.proofs else "",
        *(
            _("{severity} {count}").format(severity=word, count=count)
            for word in dict.fromkeys(problem.word for problem in problems)
            if (count := sum(problem.word == word for problem in problems))
        ),
    ]
    return _("、").join(part for part in parts if part)


def by_class(row: Row) -> str:
    """Name the class of an indicator: 产出 · 数量."""
    return f"{row.level1} · {row.level2}" if row.level2 else row.level1


def grouped(rows: Iterable[Row], lines: Iterable[Line], title_of: Callable[[Row], str] = by_class) -> tuple[Group, ...]:
    """Put the lines of neighbouring rows together that belong together, in the order of the form."""
    groups: list[tuple[str, list[Line]]] = []
    for row, line in zip(rows, lines, strict=True):
        title = title_of(row)
        if not groups or groups[-1][0] != title:
            groups.append((title, []))
        groups[-1][1].append(line)
    return tuple(Group(title, tuple(found)) for title, found in groups)


def by_quarter(row: Row) -> str:
    """Name the quarter a milestone falls due in, whose class is mostly none."""
    return quarter_words(row.due)


# ── problems ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def sort_problems(
    rows: Sequence[Row], findings: Iterable[Finding]
) -> tuple[list[tuple[Problem, ...]], tuple[Problem, ...]]:
    """Give every finding to the row it is about; the second answer are those about none. Nothing is told twice or lost."""
    found: list[list[Problem]] = [[] for _row in rows]
    rest: list[Problem] = []
    for finding in findings:
        row = row_of(finding, rows)
        number = next((number for number, each in enumerate(rows) if each is row), None)
        (rest if number is None else found[number]).append(problem_of(finding))
    return [tuple(problems) for problems in found], tuple(rest)


def problem_of(finding: Finding) -> Problem:
    """Show a finding with its places."""
    places = [str(finding.location)] if finding.location else []
    places += [_("{what}（{place}）").format(what=label.message, place=label.location) for label in finding.labels]
    return Problem(
        word=_(SEVERITY_WORDS[finding.severity]),
        tone=_SEVERITY_TONES[finding.severity],
        code=finding.code,
        message=finding.message,
        places=tuple(places),
        help=finding.help,
    )


# ── single facts ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _fact(term: str, *texts: str) -> Fact | None:
    return Fact(term, tuple(text for text in texts if text)) if any(texts) else None


def _places(row: Row) -> list[str]:
    """Name the place of the actual, and that of the target where it is another line."""
    places = [row.location, row.target_location]
    if (row.location.path, row.location.line) == (row.target_location.path, row.target_location.line):
        places.pop()
    return [str(place) for place in places]


def _waiver(row: Row) -> Fact | None:
    waived = row.waived
    if waived is None:
        return None
    who = _("{approved_by}批准，有效期至 {until}").format(approved_by=waived.approved_by, until=waived.until)
    return Fact(_("豁免"), (waived.reason, who, str(waived.location)))


def _proof(proof: Proof) -> str:
    if proof.state is EvidenceState.FOUND:
        return proof.path
    return _("{path}（{state}）").format(path=proof.path, state=_(STATE_WORDS[proof.state]))
