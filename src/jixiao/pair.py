"""A file of actuals beside the table it is about: what every question about a year's work starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.documents.nearest import nearest
from jixiao.findings import Finding, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.load import Loaded
    from jixiao.documents.models import Actuals, Record
    from jixiao.evidence import Surroundings
    from jixiao.table import Table
    from jixiao.waivers import Grant
    from jixiao.workspace import Workspace


class Reported(NamedTuple):
    """What is reported for one item: the key it stands under in the file (empty when nothing does), and the entries."""

    key: str
    record: Record | None


NOTHING = Reported("", None)


class Pair(NamedTuple):
    """One file of actuals with its table. ``reported`` goes by the item's id; ``findings`` are those of both files."""

    table: Table
    actuals: Loaded[Actuals]
    file: Path
    reported: dict[str, Reported]
    granted: dict[str, Grant]
    findings: tuple[Finding, ...]
    surroundings: Surroundings


def open_pair(
    workspace: Workspace, file: Path, targets: Path | None = None, *, waivers: bool = True
) -> tuple[Pair | None, tuple[Finding, ...]]:
    """Read a file of actuals and its table; without a usable file or table there is no pair, only findings."""
    actuals = workspace.load_actuals(file)
    if actuals.model is None:
        return None, actuals.findings
    table_file, findings = workspace.targets_of(actuals, file, targets)
    if table_file is None:
        return None, (*actuals.findings, *findings)
    loaded, table = workspace.table(table_file)
    if table is None:
        return None, (*actuals.findings, *loaded.findings)
    granted, about_waivers = workspace.grants(table, table_file) if waivers else ({}, ())
    reported, about_keys = _sort(table, actuals)
    told = (*table.findings, *actuals.findings, *about_keys, *about_waivers)
    return Pair(table, actuals, file, reported, granted, told, workspace.surroundings), ()


def _sort(table: Table, actuals: Loaded[Actuals]) -> tuple[dict[str, Reported], list[Finding]]:
    """Sort the entries by the item they mean; a key that means none is an error, and so is one that repeats another."""
    found: dict[str, Reported] = {}
    findings: list[Finding] = []
    known = {item.id: item for item in table.items}
    for key, record in actuals.model.actuals.items() if actuals.model else ():
        item = known.get(key) or table.find(key)
        if item is None:
            unknown = unknown_key(table, key)
            findings.append(_at_key(actuals, unknown.code, unknown.message, unknown.help, key))
        elif item.id in found:
            message = _("「{key}」和「{other}」是同一个指标，写了两次。").format(key=key, other=found[item.id].key)
            findings.append(_at_key(actuals, "JX114", message, _("请合并成一处。"), key))
        else:
            found[item.id] = Reported(key, record)
    return found, findings


def unknown_key(table: Table, key: str) -> Finding:
    """Say that nothing in a table is called so, and what was probably meant. The finding has no place."""
    names = [name for item in (*table.indicators, *table.milestones) for name in (item.id, item.name)]
    meant = nearest(key, names)
    remedy = _("是不是「{nearest}」？").format(nearest=meant) if meant else _("请写目标表里的编号或指标全名。")
    return Finding("JX115", Severity.ERROR, _("目标表里没有「{key}」。").format(key=key), remedy)


def _at_key(actuals: Loaded[Actuals], code: str, message: str, remedy: str, key: str) -> Finding:
    return actuals.document.finding(code, Severity.ERROR, message, help=remedy, route=("actuals", key), on_key=True)
