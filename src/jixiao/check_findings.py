"""What ``check`` has to say about one row, each finding at the very place it is about; and about tables nobody reports on."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.documents.load import shown_path
from jixiao.evidence import EvidenceState
from jixiao.findings import Finding, Label, Location, Route, Severity
from jixiao.outcome import Note, Status
from jixiao.quantity import show_number
from jixiao.verdicts.case import last_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.accumulate import Achieved
    from jixiao.check_report import Row, Totals
    from jixiao.documents.source import Document
    from jixiao.table import Item
    from jixiao.workspace import Workspace

_MISSING = {"fail": Severity.ERROR, "warn": Severity.WARNING}
_VERDICTS = frozenset({"JX301", "JX302", "JX303"})
_MOST_NAMED = 3
"""How many tables without actuals are named."""


class RowFindings:
    """Knows where a row's actual stands in the file (``key`` is empty when it does not).

    ``in_brief`` tells each problem and its place, and leaves out hints, the lines of the file and the target beside them.
    """

    def __init__(  # noqa: PLR0913 - a row's findings need the row, its file and how they are to be told
        self,
        document: Document,
        item: Item,
        key: str,
        entries: tuple[Achieved, ...],
        missing: str,
        *,
        in_brief: bool = False,
    ) -> None:
        self.document = document
        self.item = item
        self.key = key
        self.missing = missing
        self.in_brief = in_brief
        self.entries = entries

    @cached_property
    def last(self) -> Achieved | None:
        """The last entry in time that says something."""
        return last_said(self.entries)

    @property
    def location(self) -> Location:
        """The place of the last value, or of the target where nothing is reported."""
        if self.last is not None:
            return self.document.locate(self._route(self.last))
        if self.key:
            return self.document.locate(("actuals", self.key), on_key=True)
        return self.item.document.locate(self._id_route())

    def about_outcome(self, row: Row) -> list[Finding]:
        """Return the findings about the verdict, then those about the values."""
        found = [self._note(note) for note in row.outcome.notes if not self.in_brief or note.severity != Severity.INFO]
        if row.status is Status.MISSED:
            found.insert(0, self._missed(row))
        elif row.status is Status.PARTIAL:
            message = _("部分达成：{id} {name}，目标「{target}」。").format(id=row.id, name=row.name, target=row.text)
            found.insert(0, self.at_last("JX303", Severity.ERROR, message, _("请在 reason 里写明原因和改进措施。")))
        elif row.status is Status.UNREPORTED and self.missing in _MISSING:
            if self.last is None:
                found.insert(0, self._unreported(row))
            else:  # a part of what is asked is answered: the finding that names the rest says it all
                severity = _MISSING[self.missing]
                found = [f._replace(code="JX302", severity=severity) if f.code == "JX316" else f for f in found]
                if not any(f.code == "JX302" for f in found):
                    found.insert(0, self._unreported(row))
        return found

    def about_evidence(self, row: Row, *, required: bool) -> list[Finding]:
        """Return the findings about files that are named but prove nothing, and about rows that name none."""
        if self.item.is_step:
            return []
        found = []
        for proof in row.proofs:
            if proof.state is not EvidenceState.FOUND:
                route: Route = ("actuals", self.key, "entries", proof.entry, "evidence", proof.number)
                finding = self.document.finding("JX310", Severity.ERROR, proof.message, help=proof.help, route=route)
                found.append(finding.about(row.id))
        if required and self.last is not None and not row.proofs and row.status is not Status.NOT_DUE:
            message = _("没有佐证材料：{id} {name}").format(id=row.id, name=row.name)
            remedy = _("请在这一项写 evidence: [文件路径]。")
            found.append(self.at_last("JX317", Severity.ERROR, message, remedy))
        return found

    def _missed(self, row: Row) -> Finding:
        outcome = row.outcome
        words = {"id": row.id, "name": row.name, "target": row.text, "actual": outcome.text or ""}
        if outcome.value is not None:
            words["actual"] = show_number(outcome.value, outcome.unit)
        if outcome.gap is None or (outcome.gap_unit == "天" and outcome.value is None and outcome.gap <= 0):
            message = _("未达标：{id} {name}，目标「{target}」，实际「{actual}」。").format(**words)
        elif outcome.gap_unit == "天" and outcome.value is None:
            message = _("未达标：{id} {name}，目标「{target}」，实际 {actual}，晚了 {days} 天。").format(
                **words, days=outcome.gap
            )
        elif outcome.gap < 0:
            short = show_number(-outcome.gap, outcome.gap_unit)
            message = _("未达标：{id} {name}，目标「{target}」，实际 {actual}，差 {gap}。").format(**words, gap=short)
        elif outcome.gap == 0:
            message = _("未达标：{id} {name}，目标「{target}」不含本数，实际正好 {actual}。").format(**words)
        else:
            excess = show_number(outcome.gap, outcome.gap_unit)
            message = _("未达标：{id} {name}，目标「{target}」，实际 {actual}，超出 {gap}。").format(
                **words, gap=excess
            )
        return self.at_last("JX301", Severity.ERROR, message, _("请核对完成值；确未达到的，在 reason 里写明原因。"))

    def _unreported(self, row: Row) -> Finding:
        message = _("未填报：{id} {name}，目标「{target}」。").format(id=row.id, name=row.name, target=row.text)
        severity = _MISSING[self.missing]
        if self.key:
            remedy = _("请填写完成值；没有完成就写 0，未完成的定性指标写 rating: 未达成。")
            route: Route = ("actuals", self.key)
            finding = self.document.finding(
                "JX302", severity, message, help=remedy, route=route, on_key=True, labels=self._labels()
            )
            return finding.about(row.id)
        remedy = _("请在 {path} 的 actuals 下加一行 {id}: 完成值").format(path=self.document.path, id=row.id)
        document = self.item.document
        return document.finding("JX302", severity, message, help=remedy, route=self._id_route()).about(row.id)

    def _id_route(self) -> Route:
        return (*self.item.route, "indicator" if self.item.is_step else "id")

    def _note(self, note: Note) -> Finding:
        route: Route = ("actuals", self.key)
        if note.entry is not None:
            route = (*route, "entries", note.entry, note.field)
        message = _("{id} {name}：{message}").format(id=self.item.id, name=self.item.name, message=note.message)
        return self.document.finding(
            note.code,
            note.severity,
            message,
            help=note.help,
            route=route,
            span=note.span,
            labels=self._labels(),
            subject=self.item.id,
            in_brief=self.in_brief,
        )

    def at_last(self, code: str, severity: Severity, message: str, remedy: str) -> Finding:
        """Make a finding at the last value of the row, or at its key where it has none."""
        route = self._route(self.last) if self.last else ("actuals", self.key)
        return self.document.finding(
            code,
            severity,
            message,
            help=remedy,
            route=route,
            labels=self._labels(),
            subject=self.item.id,
            in_brief=self.in_brief,
        )

    def _labels(self) -> tuple[Label, ...]:
        if self.in_brief:
            return ()
        route = (*self.item.route, "value")
        return (self.item.document.label(_("目标「{target}」").format(target=self.item.text), route),)

    def _route(self, achieved: Achieved) -> Route:
        field = "value" if achieved.entry.value else "rating"
        return ("actuals", self.key, "entries", achieved.number, field)


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what has been said: an indicator and the milestones on its way share one actual and all that is wrong with it.

    Of two findings with one code about one id at one place the first is told, that of the indicator; that a target is missed
    or not reported is told once wherever it stands. What one target has to say twice (labels name the target) is not touched.
    """
    first: dict[tuple[object, ...], Finding] = {}
    told: dict[Finding, None] = {}
    for finding in findings:
        place = None if finding.code in _VERDICTS else finding.location
        key = (finding.code, finding.subject, place) if finding.subject else (finding,)
        before = first.setdefault(key, finding)
        if before is finding or (place and before.labels == finding.labels):
            told[finding] = None
    return list(told)


def unreported_tables(workspace: Workspace, totals: Totals) -> tuple[Finding, ...]:
    """Name the tables of the configuration that none of its files of actuals is about.

    A file that could not be read may be about any of them: then nothing is said.
    """
    if totals.unread or not totals.checks:
        return ()
    left = [shown for table in workspace.targets_files() if (shown := shown_path(table)) not in totals.tables]
    if not left:
        return ()
    names = _("、").join(left[:_MOST_NAMED])
    message = _("有 {count} 张目标表没有完成情况，没有核对：{files}").format(count=len(left), files=names)
    if len(left) > _MOST_NAMED:
        message = _("有 {count} 张目标表没有完成情况，没有核对：{files} 等").format(count=len(left), files=names)
    remedy = _("建一份空白的：jixiao init --targets {table} -o {file}")
    remedy = remedy.format(table=left[0], file=f"actuals/{PurePosixPath(left[0]).stem}.yaml")
    return (Finding("JX118", Severity.WARNING, message, remedy, Location(left[0], 1, 1, 1, 1)),)
