"""A filled form's content → the text of a file of actual values (实际完成值)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.office.headings import RATINGS, Field
from jixiao.office.targets_file import schema_comment
from jixiao.office.yaml_text import comment, flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.office.content import Completion, Content


def actuals_text(content: Content, source: str, targets: str, schema: str = "") -> str:
    """Write the actual values. ``targets`` is the path of the target table from the new file."""
    return "\n".join(_lines(content, source, targets, schema)) + "\n"


def _lines(content: Content, source: str, targets: str, schema: str) -> Iterator[str]:
    yield from schema_comment(schema)
    yield comment(_("由 {source} 导入，照原表抄录；佐证材料请补上。").format(source=source))
    yield ""
    achieved = content.fields.get(Field.ACHIEVED, "")
    if achieved:
        yield f"note: {scalar(achieved)}"
    yield f"targets: {scalar(targets)}"
    if content.as_of:
        yield f"as_of: {content.as_of.isoformat()}"
    budget = flow({"adjusted": content.funds.adjusted, "spent": content.funds.spent})
    if budget != "{}":
        yield f"budget: {budget}"
    given = [row for row in content.indicators if row.completion.is_given]
    yield from ("", "actuals:" if given else "actuals: {}")
    for row in given:
        yield f"  {row.id}: {_entry(row.completion)}  {comment(row.name)}"


def _entry(completion: Completion) -> str:
    """Write one value as itself, anything more as a mapping."""
    is_rating = completion.value in RATINGS
    if not is_rating and not any((completion.score, completion.note, completion.evidence, completion.reason)):
        return scalar(completion.value)
    return flow(
        {
            "rating" if is_rating else "value": completion.value,
            "score": completion.score,
            "note": completion.note,
            "evidence": completion.evidence,
            "reason": completion.reason,
        }
    )
