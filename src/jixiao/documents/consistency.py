"""What a single field cannot know: ids are unique, milestones say what they mean, each quarter has one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.documents.models import Actuals, Model, Targets
from jixiao.documents.nearest import nearest
from jixiao.findings import Finding, Route, Severity

if TYPE_CHECKING:
    from jixiao.documents.models.targets import IndicatorRow, MilestoneRow
    from jixiao.documents.source import Document


def consistency_findings(model: Model, document: Document) -> tuple[Finding, ...]:
    """Check one file against itself."""
    if isinstance(model, Targets):
        rows, steps = model.rows(), model.milestones()
        return (
            *_duplicate_ids(rows, steps, document),
            *_milestones(rows, steps, document),
            *_quarters(model, document),
        )
    if isinstance(model, Actuals):
        return _nothing_written(model, document)
    return ()


def _duplicate_ids(
    rows: tuple[IndicatorRow, ...], steps: tuple[MilestoneRow, ...], document: Document
) -> list[Finding]:
    routes: list[tuple[str, Route]] = [(row.indicator.id, (*row.route, "id")) for row in rows]
    routes += [(step.milestone.id, (*step.route, "id")) for step in steps if step.milestone.id]
    first: dict[str, Route] = {}
    findings = []
    for name, route in routes:
        if name in first:
            line = document.locate(first[name]).line
            findings.append(
                document.finding(
                    "JX114",
                    Severity.ERROR,
                    _("编号「{id}」用了两次，第一次在第 {line} 行。").format(id=name, line=line),
                    help=_("请给其中一个换一个没用过的编号。"),
                    route=route,
                )
            )
        first.setdefault(name, route)
    return findings


def _milestones(rows: tuple[IndicatorRow, ...], steps: tuple[MilestoneRow, ...], document: Document) -> list[Finding]:
    known = {row.indicator.id for row in rows}
    findings = []
    for row in steps:
        milestone = row.milestone
        if milestone.indicator is not None:
            if milestone.indicator not in known:
                findings.append(
                    _unknown_indicator(milestone.indicator, sorted(known), document, (*row.route, "indicator"))
                )
            if milestone.id or milestone.name:
                findings.append(
                    document.finding(
                        "JX112",
                        Severity.ERROR,
                        _("阶段性目标既链接了指标，又写了自己的编号或名称。"),
                        help=_("链接表内指标只写 indicator（和 value）；表外承诺写 id、name、value。"),
                        route=(*row.route, "id" if milestone.id else "name"),
                    )
                )
        elif not (milestone.id and milestone.name and milestone.value):
            findings.append(
                document.finding(
                    "JX111",
                    Severity.ERROR,
                    _("阶段性目标没有写全。"),
                    help=_("链接表内指标写 indicator；表外承诺写 id、name、value 三项。"),
                    route=row.route,
                )
            )
    return findings


def _unknown_indicator(name: str, known: list[str], document: Document, route: Route) -> Finding:
    meant = nearest(name, known)
    remedy = _("是不是「{nearest}」？").format(nearest=meant) if meant else _("请写表内指标的编号。")
    message = _("表内没有编号是「{id}」的指标。").format(id=name)
    return document.finding("JX115", Severity.ERROR, message, help=remedy, route=route)


def _quarters(targets: Targets, document: Document) -> list[Finding]:
    seen: set[int] = set()
    findings = []
    for number, plan in enumerate(targets.plan):
        if plan.quarter in seen:
            findings.append(
                document.finding(
                    "JX114",
                    Severity.ERROR,
                    _("第 {quarter} 季度的计划写了两次。").format(quarter=plan.quarter),
                    help=_("请合并成一处。"),
                    route=("plan", number, "quarter"),
                )
            )
        seen.add(plan.quarter)
    return findings


def _nothing_written(actuals: Actuals, document: Document) -> tuple[Finding, ...]:
    """An entry that says neither how much nor how well is a slip, unless it is a reason or an outlook alone."""
    return tuple(
        document.finding(
            "JX111",
            Severity.WARNING,
            _("「{key}」的这一项没有写完成值，按未填报处理。").format(key=name),
            help=_("请写 value（完成值）或 rating（评级）；没有数据就删掉这一项。"),
            route=("actuals", name, "entries", number),
            on_key=record.is_total,
        )
        for name, record in actuals.actuals.items()
        for number, entry in enumerate(record.entries)
        if not (entry.value or entry.rating or entry.reason or entry.forecast or entry.likelihood)
    )
