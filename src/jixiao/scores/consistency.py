"""Does the score hang together? Indicators that look better than the money, and money that was left over.

The two comparisons are those of provincial systems; their limits stand in the profile.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Finding, Severity
from jixiao.language.targets import plain
from jixiao.quantity import percent
from jixiao.scores.money import SPENT

if TYPE_CHECKING:
    from jixiao.documents.models.profile import Rules
    from jixiao.documents.source import Document
    from jixiao.scores.report import ExecutionScore, ScoredRow


def consistency(
    rows: tuple[ScoredRow, ...], budget: ExecutionScore, rules: Rules, document: Document
) -> tuple[Finding, ...]:
    """Compare the rate of the indicators with that of the money, and the money left over with the budget."""
    rate = budget.rate
    if rate is None:
        return ()
    findings = []
    possible = sum((row.weight for row in rows if row.score is not None), Decimal(0))
    won = sum((row.score for row in rows if row.score is not None), Decimal(0))
    share, spent = (won / possible if possible else Decimal(0)), min(rate, Decimal(1))
    if share and (share - spent) / share > rules.indicator_gap:
        message = _("指标得分率 {share} 比预算执行率 {rate} 高出 {limit} 以上：钱没花完，指标却完成得好。").format(
            share=percent(share),
            rate=percent(rate, share * (1 - rules.indicator_gap)),
            limit=_percent(rules.indicator_gap),
        )
        remedy = _("请核对完成值和执行数；确实节约的，在 budget 的 reason 里说明。")
        findings.append(document.finding("JX471", Severity.WARNING, message, help=remedy, route=SPENT))
    if 1 - rate > rules.unspent:
        message = _("结余 {unspent}，超过预算的 {limit}。").format(
            unspent=percent(1 - rate, rules.unspent), limit=_percent(rules.unspent)
        )
        remedy = _("请核对执行数；确实结余的，在 budget 的 reason 里说明，并考虑调整下一年预算。")
        findings.append(document.finding("JX472", Severity.WARNING, message, help=remedy, route=SPENT))
    return tuple(findings)


def _percent(ratio: Decimal) -> str:
    return f"{plain(ratio * 100)}%"
