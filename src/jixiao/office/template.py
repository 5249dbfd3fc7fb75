"""An office's own Word template, filled by docxtpl: the placeholders are those of ``docs/templates.md``.

A template is a program, so it runs in a sandbox, and a placeholder that means nothing is refused: a form with a blank where a
figure should be would be signed all the same.
"""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.language.targets import plain
from jixiao.office.cells import Refusal
from jixiao.office.container import inspect
from jixiao.office.filling import STATUS_WORDS
from jixiao.office.form_blocks import numbered
from jixiao.office.page import Number, printable

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.office.filled import Filled, FilledRow

_NAMED = re.compile(r"'([^']*)'")


def fill_template(path: Path, filled: Filled) -> bytes | Refusal:
    """Fill a template; what is wrong with it is one sentence."""
    opened = inspect(path)
    if isinstance(opened, Refusal):
        return opened
    if opened.kind != "docx":
        return Refusal(_("模板要是 Word 文件（.docx）。"))
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError, UndefinedError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    template = DocxTemplate(str(path))
    try:
        template.render(context_of(filled), environment)
    except UndefinedError as error:
        named = _NAMED.findall(error.message or "")
        name = named[-1] if named else str(error)
        return Refusal(
            _("模板里的「{name}」不是可用的占位符。").format(name=name), _("可用的占位符见 docs/templates.md。")
        )
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        return Refusal(
            _("模板里有一处写法不对：{reason}。").format(reason=str(error).partition("\n")[0].rstrip(".")),
            _("占位符和循环的写法见 docs/templates.md。"),
        )
    stream = BytesIO()
    template.save(stream)
    return stream.getvalue()


def context_of(filled: Filled) -> dict[str, Any]:
    """Return what the placeholders mean. Every value is text ready to print, or a list of such."""
    targets, project, funds = filled.targets, filled.targets.project, filled.funds
    heads = {name: _text(getattr(project, name)) for name in _PROJECT}
    plan = {entry.quarter: entry.text or "" for entry in targets.plan}
    return {
        "title": _text(targets.title),
        "subtitle": _text(targets.subtitle),
        "attachment": _text(targets.attachment),
        "project": {**heads, "year": str(project.year), "policies": [_text(text) for text in project.policies]},
        "policies": _text(numbered(project.policies)),
        "goals": _text(numbered(targets.goals)),
        "goal_list": [_text(text) for text in targets.goals],
        "quarters": [_text(plan.get(quarter)) for quarter in (1, 2, 3, 4)],
        "period": filled.period,
        "note": _text(filled.note),
        "achieved": _text(filled.achieved),
        "conclusion": _text(filled.conclusion),
        "remarks": [_text(text) for text in filled.remarks],
        "funds": {
            "unit": funds.unit,
            "planned": _number(funds.planned),
            "adjusted": _number(funds.adjusted),
            "spent": _number(funds.spent),
            "rate": "" if funds.rate is None else str(Number(funds.rate, 2, percent=True)),
            "weight": _number(funds.weight),
            "score": _number(funds.score),
            "reason": _text(funds.reason),
        },
        "rows": [_row(number, row) for number, row in enumerate(filled.rows, start=1)],
        "weight": _number(filled.weight),
        "total": _number(filled.total),
        "counts": {name: str(sum(row.status == word for row in filled.rows)) for name, word in _COUNTED.items()},
    }


_PROJECT = ("name", "fund_type", "level", "department", "implementer", "region", "budget", "purpose")
_COUNTED = {status.value: word for status, word in STATUS_WORDS.items()}


def _row(number: int, row: FilledRow) -> dict[str, Any]:
    texts = ("id", "level1", "level2", "name", "target", "actual", "reason", "forecast", "likelihood", "status", "note")
    return {
        "number": str(number),
        **{name: _text(getattr(row, name)) for name in texts},
        "nature": row.parts.nature,
        "amount": _number(row.parts.value) if isinstance(row.parts.value, Decimal) else _text(row.parts.value),
        "unit": _text(row.parts.unit),
        "weight": _number(row.weight),
        "score": _number(row.score),
        "evidence": [_text(proof.path) for proof in row.evidence],
    }


def _text(text: str | None) -> str:
    return str(printable(text or ""))


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
