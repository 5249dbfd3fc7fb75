"""A file of actuals for a table in which nothing is reported yet: every id waits as a comment line with its name and target.

Whoever takes the ``#`` away and writes a value behind the colon has reported it; ``record`` does the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.table import Item, Table


def blank_actuals(table: Table, targets: str, schema: str) -> str:
    """Write the file; ``targets`` and ``schema`` are paths as seen from it."""
    project = table.targets.project
    year = table.year
    heading = _("{name} {year} 年完成情况").format(name=project.name, year=year)
    how = _("填一项：去掉行首的 #，在冒号后面写完成值，例如 SL01: 4个；按季度填就写成列表：")
    example = _("SL02: [{quarter: 1, value: 1场, evidence: [佐证/签到表.pdf]}]")
    until = _("数据截至哪一天；不写就按全年判断")
    money = _("全年预算数（调整后）、执行数")
    return "\n".join(
        [
            f"# yaml-language-server: $schema={schema}",
            "#",
            f"# {_one_line(heading)}",
            f"# {how}",
            f"# {example}",
            "",
            f"targets: {_quoted(targets)}",
            f"# as_of: {year}-03-31    # {until}",
            f"# budget: {{adjusted: {_one_line(project.budget or '')}, spent: }}    # {money}",
            "",
            "actuals:",
            *_groups(table),
            "",
        ]
    )


def _groups(table: Table) -> Iterator[str]:
    heading = ""
    for item in table.items:
        group = _group(item)
        if group != heading:
            heading = group
            yield f"  # ── {_one_line(group)} ──"
        words = _("{name}，目标 {target}").format(name=item.name, target=item.text)
        yield f"  # {item.id}:    # {_one_line(words)}"


def _group(item: Item) -> str:
    if item.level1:
        return f"{item.level1} / {item.level2}"
    return _("第 {quarter} 季度的阶段性目标").format(quarter=item.due)


def _one_line(text: str) -> str:
    """Make a text fit for a comment: nothing in it may end the line."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _quoted(path: str) -> str:
    from jixiao.documents.scalars import scalar

    return scalar(path, flow=False)
