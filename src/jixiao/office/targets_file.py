"""A form's content → the text of a target table, laid out as a person would: block style for the head, one line an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.office.headings import Field
from jixiao.office.promises import promises
from jixiao.office.yaml_text import comment, flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.office.cells import Notice
    from jixiao.office.content import Content, FormIndicator

_PROJECT = (
    *(Field.NAME, Field.FUND_TYPE, Field.LEVEL, Field.DEPARTMENT, Field.IMPLEMENTER),
    *(Field.REGION, Field.YEAR, Field.BUDGET, Field.PURPOSE),
)


def targets_text(content: Content, source: str, schema: str = "") -> str:
    """Write the target table. ``source`` is the name of the form, ``schema`` the path of the JSON Schema from the new file."""
    return "\n".join(_lines(content, source, schema)) + "\n"


def schema_comment(schema: str) -> list[str]:
    """Tell the editor where the schema is, if there is one."""
    return [f"# yaml-language-server: $schema={schema}"] if schema else []


def notice_comments(notices: Iterable[Notice]) -> Iterator[str]:
    """List what was not taken over, at the end of the file, so that it goes into the repository with it."""
    listed = [comment(f"  {notice.address}：{notice.message}") for notice in notices]
    if listed:
        yield ""
        yield comment(_("导入时请核对："))
        yield from listed


def _lines(content: Content, source: str, schema: str) -> Iterator[str]:
    yield from schema_comment(schema)
    yield comment(
        _("由 {source} 导入，照原表抄录。指标值有笔误的，请在同一行加 reading（口径）写明意思。").format(source=source)
    )
    yield ""
    for key, text in (("attachment", content.attachment), ("title", content.title), ("subtitle", content.subtitle)):
        if text:
            yield f"{key}: {scalar(text)}"
    yield "project:"
    yield from _project(content)
    if content.goals:
        yield from ("", "goals:", *(f"  - {scalar(goal)}" for goal in content.goals))
    if content.plan:
        yield from _plan(content)
    yield from ("", "indicators:", *_indicators(content))
    yield from notice_comments(content.notices)


def _project(content: Content) -> Iterator[str]:
    texts = dict(content.fields)
    texts.setdefault(Field.BUDGET, content.funds.planned or content.funds.adjusted)
    for name in _PROJECT:
        if texts.get(name):
            yield f"  {name}: {scalar(texts[name])}"
    if content.policies:
        yield from ("  policies:", *(f"    - {scalar(policy)}" for policy in content.policies))


def _plan(content: Content) -> Iterator[str]:
    yield from ("", "plan:")
    for quarter, text in content.plan:
        yield f"  - quarter: {quarter}"
        yield f"    text: {scalar(text)}"
        found = promises(text)
        if found:
            yield "    " + comment(_("从原文摘出的阶段性目标，请核对名称和数量；要用的去掉 # 号。"))
            yield "    # milestones:"
        own = 0
        for promise in found:
            row = _promised(content, promise.name)
            own += row is None
            entry = {"indicator": row.id} if row else {"id": f"J{quarter}-{own:02}", "name": promise.name}
            yield f"    #   - {flow({**entry, 'value': promise.value})}"


def _promised(content: Content, name: str) -> FormIndicator | None:
    """Return the indicator that a promise names in full; anything less is for a person to see."""
    named = [row for row in content.indicators if row.name in name or name in row.name]
    return named[0] if len(named) == 1 else None


def _indicators(content: Content) -> Iterator[str]:
    table: dict[str, dict[str, list[FormIndicator]]] = {}
    for row in content.indicators:
        table.setdefault(row.level1, {}).setdefault(row.level2, []).append(row)
    for level1, classes in table.items():
        yield f"  {scalar(level1)}:{_points(content, level1)}"
        for level2, rows in classes.items():
            yield f"    {scalar(level2)}:{_points(content, level2) if level2 != level1 else ''}"
            for row in rows:
                yield f"      - {flow(_indicator(row))}"


def _points(content: Content, name: str) -> str:
    points = content.points.get(name)
    return "  " + comment(_("原表：{points}分").format(points=points)) if points else ""


def _indicator(row: FormIndicator) -> dict[str, str]:
    return {
        "id": row.id,
        "name": row.name,
        "value": row.value,
        "reading": row.reading,
        "unit": row.unit,
        "direction": row.direction,
        "weight": row.weight,
        "basis": row.basis,
        "baseline": row.baseline,
        "note": row.note,
    }
