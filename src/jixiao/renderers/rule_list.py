"""The list of lint rules, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.renderers.concise import SEVERITY_WORDS
from jixiao.renderers.json import TOOL, dump
from jixiao.renderers.layout import Column
from jixiao.renderers.screen import SEVERITY_STYLES, columns, rows_text, write
from jixiao.rule_pages import read_page
from jixiao.rule_selection import select
from jixiao.rules import RULES

if TYPE_CHECKING:
    from jixiao.documents.models.lint_config import LintSettings
    from jixiao.renderers import Screen


def rules_table(settings: LintSettings, screen: Screen) -> str:
    """Draw one row a rule; whether it is on says the configuration."""
    active = select(settings)
    table = columns(
        *(Column(heading) for heading in (_("编码"), _("级别"), _("开关"), _("自动"), _("名称"))),
        Column(_("说明"), flexible=True),
    )
    for rule in sorted(RULES, key=lambda rule: rule.code):
        page = read_page(rule)
        cells = [
            rule.code,
            _(SEVERITY_WORDS[rule.severity]),
            _("开") if rule.code in active else _("关"),
            _("可自动") if rule.fixable else "",
            rule.name,
            page.own_title,
        ]
        table.add_row(*rows_text(cells, ("", SEVERITY_STYLES[rule.severity])))
    return write([table], screen)


def rules_json(settings: LintSettings) -> str:
    """Write ``jixiao.rules/1``."""
    active = select(settings)
    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "default": rule.default,
            "active": rule.code in active,
            "fixable": rule.fixable,
            "title": read_page(rule).title,
            "title_en": read_page(rule).english,
        }
        for rule in sorted(RULES, key=lambda rule: rule.code)
    ]
    return dump({"schema": "jixiao.rules/1", "tool": TOOL, "rules": rows})
