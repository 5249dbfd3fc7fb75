"""分值: how many points each 三级指标 can win.

What the table says wins. Where a class of indicators bears no 分值 at all, the points of its class are split, and the report
says so. The points of a class always come out exactly: what rounding leaves over goes to the last row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.documents.models.profile import Rules
    from jixiao.table import Item

CENT = Decimal("0.01")
JOINT = "、"
"""Stands between the classes that share one weight in a profile."""


@dataclass(frozen=True, slots=True)
class Allotment:
    """The points by indicator id. ``automatic`` says which classes were split without a 分值 in the table: points and rows."""

    weights: dict[str, Decimal]
    automatic: tuple[tuple[str, Decimal, int], ...]
    findings: tuple[Finding, ...]


def allot(items: Sequence[Item], rules: Rules) -> Allotment:
    """Give every indicator of a table its points."""
    groups: dict[str, list[Item]] = defaultdict(list)
    findings: list[Finding] = []
    for item in items:
        key = class_key(item.level1, rules)
        if key is None:
            findings.append(_no_class(item, rules))
        else:
            groups[key].append(item)
    weights: dict[str, Decimal] = {}
    automatic = []
    for key, points in class_points(rules, list(groups)).items():
        group = groups[key]
        if all(_given(item) is None for item in group):
            weights |= split(group, points, rules)
            automatic.append((key, points, len(group)))
        else:
            weights |= {item.id: _given(item) or Decimal(0) for item in group}
            findings += _explicit(key, group, points)
    return Allotment(weights, tuple(automatic), tuple(findings))


def class_key(level1: str, rules: Rules) -> str | None:
    """Return the entry of the profile's weights a first-level class belongs to: 服务对象满意度 is a 满意度."""
    for key in rules.weights:
        if any(name in level1 for name in key.split(JOINT)):
            return key
    return None


def class_points(rules: Rules, present: Sequence[str]) -> dict[str, Decimal]:
    """Return the points of the classes a table has; those of missing classes go where the profile says, else to all."""
    points = {key: rules.weights[key] for key in rules.weights if key in present}
    left_over = Decimal(0)
    for key, weight in rules.weights.items():
        if key in present:
            continue
        heirs = [heir for name in rules.absent.get(key, "").split(JOINT) if (heir := _holder(name, points))]
        for heir, part in zip(heirs, divide(weight, [Decimal(1)] * len(heirs)), strict=True):
            points[heir] += part
        left_over += Decimal(0) if heirs else weight
    total = sum(points.values(), left_over)
    return dict(zip(points, divide(total, list(points.values())), strict=True)) if left_over else points


def split(group: Sequence[Item], points: Decimal, rules: Rules) -> dict[str, Decimal]:
    """Split the points of a class: equally over its rows, or equally over its second-level classes first."""
    if rules.split == "equal_level3":
        parts = divide(points, [Decimal(1)] * len(group))
        return {item.id: part for item, part in zip(group, parts, strict=True)}
    by_level2: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in group:
        by_level2[item.level1, item.level2].append(item)
    shares = divide(points, [Decimal(1)] * len(by_level2))
    return {
        item.id: part
        for rows, share in zip(by_level2.values(), shares, strict=True)
        for item, part in zip(rows, divide(share, [Decimal(1)] * len(rows)), strict=True)
    }


def divide(total: Decimal, proportions: Sequence[Decimal]) -> list[Decimal]:
    """Divide points in proportion, each rounded half up to 0.01; the last part takes what is left, so nothing is lost.

    Where very many parts rounded up would leave nothing for the last one, they are rounded down instead.
    """
    if not proportions:
        return []
    whole = sum(proportions, Decimal(0))
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        parts = [(total * part / whole).quantize(CENT, rounding) for part in proportions[:-1]]
        last = total - sum(parts, Decimal(0))
        if last > 0:
            break
    return [*parts, last]


def _given(item: Item) -> Decimal | None:
    return item.indicator.weight if item.indicator else None


def _holder(name: str, points: Mapping[str, Decimal]) -> str | None:
    return next((key for key in points if name in key.split(JOINT)), None)


def _no_class(item: Item, rules: Rules) -> Finding:
    message = _("一级指标「{level1}」在计分方案里没有分值：{id} {name}").format(
        level1=item.level1, id=item.id, name=item.name
    )
    remedy = _(
        "这个方案的一级指标是 {classes}；成本指标单列的表请用 --profile mof-2021-cost，或在 jixiao.toml 里写自己的方案。"
    )
    classes = JOINT.join(rules.weights)
    route = item.route[:2]
    return item.document.finding(
        "JX454", Severity.ERROR, message, help=remedy.format(classes=classes), route=route, on_key=True
    )


def _explicit(key: str, group: Sequence[Item], points: Decimal) -> list[Finding]:
    """Check the 分值 a table gives to one class: all or none, more than 0, and adding up."""
    lacking = [item for item in group if _given(item) is None]
    if lacking:
        message = _("「{key}」只有一部分指标写了分值，没写的有：{ids}").format(
            key=key, ids=_("、").join(item.id for item in lacking)
        )
        remedy = _("请给这一类的每个指标都写 weight（分值），或都不写，由工具平均分。")
        return [_at_weight(lacking[0], "JX451", message, remedy)]
    findings = []
    for item in group:
        if _given(item) == 0:
            message = _("{id} 的分值是 0，得不到分。").format(id=item.id)
            findings.append(_at_weight(item, "JX453", message, _("分值要大于 0。")))
    total = sum((_given(item) or Decimal(0) for item in group), Decimal(0))
    if total != points:
        message = _("「{key}」各项分值加起来是 {total}，按计分方案应是 {points}。").format(
            key=key, total=total, points=points
        )
        remedy = _("请改 weight（分值）；本地规定的分值不同的，在 jixiao.toml 的 [score] 里写 weights。")
        findings.append(_at_weight(group[-1], "JX452", message, remedy))
    return findings


def _at_weight(item: Item, code: str, message: str, remedy: str) -> Finding:
    return item.document.finding(code, Severity.ERROR, message, help=remedy, route=(*item.route, "weight"))
