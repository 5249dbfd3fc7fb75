"""豁免: a target that is let off stays visible with its reason, and comes back the day after its waiver ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.documents.days import read_day
from jixiao.findings import Finding, Severity

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from jixiao.documents.load import Loaded
    from jixiao.documents.models import Waiver, Waivers
    from jixiao.findings import Excerpt, Location
    from jixiao.table import Table


class Grant(NamedTuple):
    """One waiver as it applies to one table."""

    waiver: Waiver
    expired: bool
    location: Location
    excerpt: Excerpt


def grants(  # noqa: PLR0913 - two files and what is known about them
    loaded: Loaded[Waivers], file: Path, table_file: Path, table: Table, today: datetime.date, *, only_table: bool
) -> tuple[dict[str, Grant], tuple[Finding, ...]]:
    """Return the waivers of a file that concern a table, by indicator, and the findings about them.

    An indicator the table does not have is a mistake where the file names the table or there is no other (``only_table``).
    """
    waivers = loaded.model
    if waivers is None:
        return {}, loaded.findings
    if waivers.targets is not None and (file.parent / waivers.targets).resolve() != table_file.resolve():
        return {}, ()
    known = {item.id for item in (*table.indicators, *table.milestones)}
    found: dict[str, Grant] = {}
    findings: list[Finding] = []
    for number, waiver in enumerate(waivers.waivers):
        route = ("waivers", number, "indicator")
        if waiver.indicator in known:
            location = loaded.document.locate(route)
            ended = is_expired(waiver.until, today)
            found[waiver.indicator] = Grant(waiver, ended, location, loaded.document.excerpt(location))
        elif waivers.targets is not None or only_table:
            message = _("豁免的指标「{id}」不在目标表里。").format(id=waiver.indicator)
            findings.append(
                loaded.document.finding("JX115", Severity.ERROR, message, help=_("请写表内指标的编号。"), route=route)
            )
    return found, tuple(findings)


def is_expired(until: str, today: datetime.date) -> bool:
    """Tell whether a waiver has ended. The day itself still counts; a date that cannot be read counts as past."""
    last = read_day(until)
    return last is None or last < today


def unused(grant: Grant) -> Finding:
    """Warn about a waiver that nothing needed."""
    message = _("豁免没有用上：{id} 不需要豁免。").format(id=grant.waiver.indicator)
    finding = Finding("JX323", Severity.WARNING, message, _("请删掉这一条。"), grant.location, grant.excerpt)
    return finding.about(grant.waiver.indicator)


def expired(grant: Grant) -> Finding:
    """Say that a waiver has ended and the target is judged again."""
    words = {"id": grant.waiver.indicator, "until": grant.waiver.until}
    message = _("{id} 的豁免已于 {until} 到期（或日期写法不对），按未豁免判断。").format(**words)
    remedy = _("请重新报批，或删掉这一条。")
    finding = Finding("JX322", Severity.WARNING, message, remedy, grant.location, grant.excerpt)
    return finding.about(grant.waiver.indicator)
