"""Evidence on the screen: that of ``evidence``, and the section of ``report`` and ``score`` that lists the files of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.evidence import EvidenceState
from jixiao.renderers.concise import nothing_found
from jixiao.renderers.layout import Column, Text
from jixiao.renderers.screen import Part, columns, finding_parts, line, listing, rows_text, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.check_report import Row
    from jixiao.evidence import Proof
    from jixiao.evidence_report import EvidenceReport, EvidenceRow
    from jixiao.renderers import Screen
    from jixiao.renderers.layout import Table

STATE_WORDS = {
    EvidenceState.FOUND: N_("有"),
    EvidenceState.MISSING: N_("不存在"),
    EvidenceState.OUTSIDE: N_("仓库外"),
    EvidenceState.CHANGED: N_("内容变了"),
}


def render_evidence(report: EvidenceReport, screen: Screen) -> str:
    """Draw the rows of every file, then what could not be read, then the total."""
    parts: list[Part] = []
    for one in report.lists:
        head = _("目标表 {targets}  完成情况 {actuals}").format(targets=one.targets.path, actuals=one.actuals.path)
        parts += [line(head), Text(), _rows(one.rows), Text()]
    for finding in report.findings:
        parts += [*finding_parts(finding), Text()]
    total = _(
        "已填报 {reported} 项：材料齐的 {proven}，没写材料的 {unnamed}。"
        "写明的文件：有 {found}，不存在 {missing}，仓库外 {outside}，内容变了 {changed}。"
    )
    is_empty = not report.lists and not report.findings
    parts.append(line(nothing_found("") if is_empty else total.format(**report.summary), "bold"))
    return write(parts, screen)


def proof_parts(rows: Iterable[Row]) -> list[Part]:
    """List the files each row names, each file once; then the rows that name none."""
    rows = {row.id: row for row in rows}.values()  # a milestone shares the actual of its indicator
    table = listing()
    for row in rows:
        if row.proofs:
            files = _("、").join(dict.fromkeys(map(_file_words, row.proofs)))
            table.add_row(*rows_text(["", row.id, files]))
    bare = _("、").join(row.id for row in rows if not row.proofs)
    parts: list[Part] = [line(_("佐证材料"), "bold"), table] if table.rows else []
    return [*parts, line(_("没有佐证材料：{ids}").format(ids=bare))] if bare else parts


def _file_words(proof: Proof) -> str:
    if proof.state is EvidenceState.FOUND:
        return proof.path
    return _("{path}（{state}）").format(path=proof.path, state=_(STATE_WORDS[proof.state]))


def _rows(rows: tuple[EvidenceRow, ...]) -> Table:
    table = columns(
        Column(_("材料")),
        Column(_("编号")),
        Column(_("指标"), flexible=True),
        Column(_("文件"), flexible=True),
        Column(_("行"), right=True),
    )
    for row in rows:
        for file in row.files:
            style = "green" if file.state is EvidenceState.FOUND else "bold red"
            cells = [_(STATE_WORDS[file.state]), row.id, row.name, file.path, str(file.location.line)]
            table.add_row(*rows_text(cells, (style,)))
        if not row.files:
            cells = [_("没写"), row.id, row.name, "", str(row.location.line)]
            table.add_row(*rows_text(cells, ("yellow",)))
    return table
