"""What ``rollup`` has to say about tables that do not fit together, each at the place where it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Finding, Label, Severity
from jixiao.rollup_report import NOT_REPORTED
from jixiao.table import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.aggregates.matching import Placed
    from jixiao.aggregates.member import Summary
    from jixiao.aggregates.rolling import Line, Rolled

NAMED = 5
"""How many regions a sentence names before it only counts them."""


def about_lines(lines: Iterable[Line]) -> list[Finding]:
    """Tell of every aggregated indicator what had to be decided about it."""
    found: list[Finding] = []
    for line in lines:
        if line.group.apart_from is not None:
            found.append(_kept_apart(line, line.group.apart_from))
        if line.group.counters:
            found.append(_counters_differ(line))
        if line.found.is_mixed:
            found.append(_bounds_differ(line))
        if line.found.has_no_base:
            found.append(_no_base(line))
    return found


def about_tables(tables: Sequence[Summary], rolled: Rolled, unranked: frozenset[str]) -> list[Finding]:
    """Tell what is odd about the tables of one project; ``unranked`` are regions whose money could not be assessed."""
    found = [_not_reported(table) for table in tables if table.actuals is None]
    lacking = [table for table in tables if table.budget is None]
    if lacking and len(tables) > 1 and not rolled.is_by_funds:
        found.append(_no_funds(lacking, is_unranked=any(table.region in unranked for table in lacking)))
        unranked -= {table.region for table in lacking}
    reported = [table for table in tables if table.actuals is not None]
    unspent = [table for table in reported if table.budget and table.spent is None]
    if unspent:
        found.append(_not_spent(unspent))
    if unranked:
        found.append(_not_ranked([table for table in reported if table.region in unranked]))
    quarters = {table.quarter for table in reported}
    if len(quarters) > 1:
        found.append(_quarters_differ(reported, max(quarters)))
    return found


def used_twice(kept: Summary, dropped: Summary) -> Finding:
    """Say which of two files about one table is used. Where neither is newer nobody can know, and that is an error."""
    words = {"targets": kept.targets, "kept": kept.actuals or "", "dropped": dropped.actuals or ""}
    labels = (Label(_("计入的是这一份"), kept.said_at),) if kept.said_at else ()
    if kept.as_of != dropped.as_of:
        message = _("目标表 {targets} 有两份完成情况：用较新的 {kept}，没有用 {dropped}。").format(**words)
        return Finding(
            "JX506", Severity.WARNING, message, _("只汇总一份的，请在命令里写明文件。"), dropped.said_at, labels=labels
        )
    message = _("目标表 {targets} 有两份完成情况，分不出新旧：{kept} 和 {dropped}，只计了前一份。").format(**words)
    remedy = _("请删去一份，或在两份里写明 as_of（数据截至）。")
    return Finding("JX506", Severity.ERROR, message, remedy, dropped.said_at, labels=labels)


def regions_named(regions: Iterable[str]) -> str:
    """Name a few regions; of many the first ones and how many there are."""
    names = list(dict.fromkeys(regions))
    if len(names) <= NAMED:
        return _("、").join(names)
    return _("{names} 等 {count} 个地区").format(names=_("、").join(names[:NAMED]), count=len(names))


def _kept_apart(line: Line, main: Placed) -> Finding:
    first = line.group.placed[0]
    message = _("「{name}」的单位或口径不同，没有合在一起：{main_region}等写「{main}」，{regions}写「{own}」。").format(
        name=shorten(first.member.name),
        main_region=main.table.region,
        main=shorten(main.member.text),
        regions=regions_named(one.table.region for one in line.group.placed),
        own=shorten(first.member.text),
    )
    remedy = _(
        "确是同一件事的，请在目标表的 reading（口径）里写成同一个单位；不是同一件事的，请改名称或写不同的 rollup（汇总编码）。"
    )
    label = Label(_("多数地区的写法"), main.member.location)
    return Finding("JX501", Severity.WARNING, message, remedy, first.member.location, labels=(label,))


def _counters_differ(line: Line) -> Finding:
    unit, *others = line.group.counters
    other = next(one.member for one in line.group.placed if getattr(one.member.target, "unit", None) in others)
    message = _("「{name}」各地的量词不同（{units}），按同一件事合在一起，以「{unit}」计。").format(
        name=shorten(line.group.first.name), units=_("、").join(line.group.counters), unit=unit
    )
    remedy = _("建议在 reading（口径）里写成同一个量词；不是同一件事的，请改名称或写不同的 rollup（汇总编码）。")
    return Finding("JX508", Severity.WARNING, message, remedy, other.location)


def _bounds_differ(line: Line) -> Finding:
    texts: dict[str, str] = {}  # one example a comparison: the numbers differ anyway
    for one in line.group.placed:
        texts.setdefault(str(getattr(one.member.target, "op", "")), one.member.text)
    shown = _("、").join(f"「{shorten(text)}」" for text in texts.values())
    message = _("「{name}」各地的界限写法不同（{texts}），汇总按较严的「{target}」判断。").format(
        name=shorten(line.group.first.name), texts=shown, target=line.found.target
    )
    return Finding("JX502", Severity.WARNING, message, _("请统一各地目标表的写法。"), line.group.first.location)


def _no_base(line: Line) -> Finding:
    message = _("「{name}」有的地区没有写基期值，增长率只能按资金加权平均。").format(
        name=shorten(line.group.first.name)
    )
    remedy = _("请在各地目标表里写 baseline（基期值），例如 120次；有了基期值才能还原成总数再算。")
    lacking = [one.member for one in line.group.placed if one.member.base is None] or [line.group.first]
    return Finding("JX504", Severity.WARNING, message, remedy, lacking[0].location)


def _no_funds(lacking: Sequence[Summary], *, is_unranked: bool) -> Finding:
    message = (
        _("{regions}没有写资金数：执行率不评，不排名次；比率和得分只能各地同等权重平均。")
        if is_unranked
        else _("{regions}没有写资金数，比率和得分只能各地同等权重平均。")
    ).format(regions=regions_named(table.region for table in lacking))
    remedy = _("请在目标表的 project 里写 budget（资金需求），例如 365万元。")
    return Finding("JX503", Severity.WARNING, message, remedy, lacking[0].location)


def _not_spent(tables: Sequence[Summary]) -> Finding:
    message = _("{regions}没有填报执行数，合计的执行率按没有支出算，得分里预算执行得 0 分。").format(
        regions=regions_named(table.region for table in tables)
    )
    remedy = _("请在完成情况里写 budget: {spent: 210.5万元}")
    return Finding("JX509", Severity.WARNING, message, remedy, tables[0].said_at)


def _not_ranked(tables: Sequence[Summary]) -> Finding:
    message = _("{regions}的预算没法评执行率，得分是别的分折算的，所以不排名次。").format(
        regions=regions_named(table.region for table in tables)
    )
    remedy = _("请核对 budget（资金需求、全年预算数）：写一个大于 0 的金额，例如 365万元。")
    return Finding("JX510", Severity.WARNING, message, remedy, tables[0].location)


def _not_reported(table: Summary) -> Finding:
    message = _("{region}没有报完成情况：{project}。").format(region=table.region, project=shorten(table.project))
    remedy = _("请在汇总的文件夹里放一份完成情况，写明 targets: {targets}").format(targets=table.targets)
    return Finding(NOT_REPORTED, Severity.ERROR, message, remedy, table.location)


def _quarters_differ(tables: Sequence[Summary], latest: int) -> Finding:
    behind = [table for table in tables if table.quarter != latest]
    message = _("各地数据截至的季度不同：{regions}不是第 {quarter} 季度的数。").format(
        regions=regions_named(table.region for table in behind), quarter=latest
    )
    remedy = _("请统一数据截至日（as_of），或用 --quarter 都看到同一个季度末。")
    return Finding("JX507", Severity.WARNING, message, remedy, behind[0].location)
