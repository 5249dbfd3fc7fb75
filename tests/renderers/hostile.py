"""Texts that want to be markup, commands, control sequences or the end of something, and a desk full of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "rich": "[/red][bold]甲[/]",
    "emoji-name": ":boom: :100:",
    "workflow": "::error::乙",
    "old-workflow": "##[error]丙",
    "cdata": "]]>丁<![CDATA[",
    "script": "<script>alert('戊')</script>",
    "entity": "&lt;己&amp;&#0;",
    "percent": "%0A::warning::庚%25",
    "pipe": "a|b | 辛 `c` **d**",
    "formula": '=HYPERLINK("http://x")+壬',
    "escape": "\x1b[31m癸\x1b]0;x\x07",
    "bidi": "\u202e子\u2066丑\u2069",
    "zero-width": "寅\u200b卯\ufeff",
    "newline": "辰\n::error::巳\r\n午",
    "separator": "未\u2028申\u2029酉\x85",
    "emoji": "戌👩\u200d🌾🇨🇳",
    "rare": "亥𠮷𪚥",
    "quotes": "\"'甲\\乙",
    "template": "{id} {{name}} %(x)s ${HOME} $(id)",
    "markdown": "](javascript:1) ![x](y) <img src=x onerror=1>\n# 丙",
    "attachment": "[[ATTACHMENT|/etc/passwd]]",
}
"""Every text is a name somewhere in the report."""

FOLDER = "夹 子,a:b%0A[red]"
"""A folder that can exist on a file system (not on every one) and still wants escaping everywhere."""
EVIDENCE = "佐证]]|.txt"


def quoted(text: str) -> str:
    """Write a text as a double-quoted YAML scalar, with an escape for everything that cannot be seen."""
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def lay_out(folder: Path) -> None:
    """Write a table, its actuals and its waivers with hostile texts in every field that takes free text."""
    desk = folder / FOLDER
    desk.mkdir()
    names = list(TEXTS.values())
    rows, actuals, waivers = [], [], []
    for number, text in enumerate(names, 1):
        ident = f"SL{number:02}"
        rows.append(f"      - {{id: {ident}, name: {quoted(text)}, value: {quoted('不少于2个')}}}")
        value = {0: "3个", 1: "1个", 2: quoted(text)}[number % 3]
        actuals.append(
            f"  {ident}: {{value: {value}, reason: {quoted(text)}, note: {quoted(text)}, evidence: [{quoted(text)}]}}"
        )
    rows.append(f"      - {{id: SL90, name: 定性, value: {quoted('好<b>]]>|')}}}")
    rows.append("      - {id: SL91, name: 看不懂, value: '不适于[/red]<b>2个'}")
    rows.append("      - {id: SL92, name: 豁免, value: 不少于2个}")
    actuals.append("  SL90: {rating: 未达成}")
    actuals.append(f"  SL92: {{value: 1个, evidence: [{quoted(EVIDENCE)}]}}")
    hostile = " ".join((TEXTS["script"], TEXTS["workflow"], TEXTS["rich"], TEXTS["bidi"], TEXTS["pipe"]))
    waivers.append(
        f"  - {{indicator: SL92, reason: {quoted(hostile)}, approved_by: {quoted(hostile)}, until: 2026-12-31}}"
    )
    head = f"title: {quoted(hostile)}\nproject: {{name: {quoted(hostile)}, region: {quoted(hostile)}, year: 2025}}\n"
    goals = f"goals: [{quoted(hostile + '举办99场。')}]\n"
    block = "indicators:\n  产出指标:\n    数量指标:\n" + "\n".join(rows) + "\n"
    (desk / "targets.yaml").write_text(head + goals + block, encoding="utf-8")
    top = f"targets: targets.yaml\nnote: {quoted(hostile)}\nactuals:\n"
    (desk / "actuals.yaml").write_text(top + "\n".join(actuals) + "\n", encoding="utf-8")
    (desk / "waivers.yaml").write_text(
        "targets: targets.yaml\nwaivers:\n" + "\n".join(waivers) + "\n", encoding="utf-8"
    )
    (desk / EVIDENCE).write_text("x\n", encoding="utf-8")
    (desk / "unknown.yaml").write_text(
        f"targets: targets.yaml\nactuals: {{}}\n{quoted(hostile)}: 1\n", encoding="utf-8"
    )
    settings = '[paths]\ntargets = "*/targets.yaml"\nactuals = ["*/actuals.yaml", "*/unknown.yaml"]\nwaivers = "*/waivers.yaml"\n'
    settings += '[lint]\nselect = ["L01", "L03", "L07", "L08", "L13", "L30"]\n'
    (folder / "jixiao.toml").write_text(settings, encoding="utf-8")
