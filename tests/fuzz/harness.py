"""What is fed with anything at all: bytes → one run of a part of the program. Any exception that comes out is a fault.

Bytes stand either for themselves or, one byte a piece, for pieces of the languages that are read, so that a random change of one
byte is a likely change of a file. ``HARNESSES`` names all of them.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao import __main__, language
from jixiao.documents.events import c_events, pure_events
from jixiao.documents.load import load
from jixiao.documents.loader import read_bytes, read_text
from jixiao.documents.models import Actuals, Targets, Waivers
from jixiao.documents.slips import find_slips
from jixiao.office.cells import Refusal
from jixiao.office.importing import actuals_of, import_file, targets_of

if TYPE_CHECKING:
    from collections.abc import Callable

# A line of pieces is cut at its blanks; ␣ stands for one. What they have in common is that a reader treats them specially.
_VALUES = """
0 1 2 3 5 9 10 95 100 2025 1,000 1. .5 ٣ ² ½ 一 二 十 两 半 廿 百 千 万 亿 零 三分之二
百分之九十五 八成 个 场 件 人次 元 万元 亿元 % ‰ 百分点 /亩 /人·月 次 天 年 月 日 号 季度 2025年 12月31日
12月底前 第四季度前 2025-11-30 1-12月 前 后 底 不少于 不低于 不超过 少于 超过 低于 大于 小于 达到 完成 以上
以下 以内 左右 约 ≥ ≤ > < = ≧ ≠ ± ~ - — + * # × □ _ | ｜ 定性| 定量| 优 良 中 差 不 未 无 没
非 每 每次 每年 每个 分别 各 同比 增长 下降 提高 较上年 翻一番 年均 和 、 ， , 或 且 ； ; 。 . ： : （ ） ( )
【 】 “ ” 《 》 " ' ` ␣ \u3000 \u00a0 \t 不适于 290% 工5% 1e9 NaN 是 否 已完成 达成预期指标
基本完成 若干 几 余 多 上年 按期达标 不断加强 培训 企业 满意度 覆盖率 第 名 5G A级 ph7 ℃ ㎡ 𠮷 😀 \u200b
\u202e \x07
"""
_LINES = """
\n \n␣␣ \n␣␣␣␣ \n␣␣␣␣␣␣-␣ -␣ :␣ : ：␣ ， { } [ ] ,␣ #␣
#␣jixiao:␣ignore[L08]␣理由 ' " > | & * ! % @ ` ~ null yes 010 1e3 0x1F \\
\\u4e00 \\ud800 \\0 title: project: name: year: 2025 budget: 365万元
indicators: 产出指标: 数量指标: 质量指标: id: SL01 SL02 value: reading: unit:
direction: reverse exact: equal accumulate: latest due: weight: 50
basis: baseline: rollup: note: goals: plan: quarter: text: milestones:
indicator: J1 targets: t.yaml as_of: 2025-09-30 actuals: rating: 达成 部分达成
score: 80% evidence: [e.txt] reason: date: waivers: approved_by: until:
2026-12-31 spent: adjusted: 不少于4个 4个 3场 100人次以上 <<: --- ... %YAML \t \r
\r\n \u2028 \ufeff \x00 \x85 － 。
"""
_XML = """
<w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:p> </w:p> <w:r> </w:r>
<w:t> </w:t> <w:br/> <w:tab/> <w:tcPr> </w:tcPr> <w:gridSpan␣w:val="3"/>
<w:gridSpan␣w:val="²"/> <w:vMerge/> <w:vMerge␣w:val="restart"/> <w:trPr>
</w:trPr> <w:gridBefore␣w:val="2"/> <w:sdt> </w:sdt> <w:sdtContent>
</w:sdtContent> <w:ins> </w:ins> <w:del> </w:del> <row␣r="1">
<row␣r="x"> <row> </row> <c␣r="A1"␣t="inlineStr"><is><t> </t></is></c>
<c␣r="B2"><v> </v></c> <c␣r="C3"␣t="b"><v> <c␣r="D4"␣t="e"><v>
<c␣r="ZZZ9"␣t="s"><v> <c␣t="d"><v> <mergeCell␣ref="A1:B2"/> <mergeCells>
</mergeCells> </sheetData> <sheetData> &lt; &#x3000; 三级指标 指标值 年度指标值 一级指标
二级指标 产出指标 数量指标 项目名称 年度 分值 实际完成值 偏差原因分析及改进措施 总体目标 预算数 执行数 合计 单位 万元 得分 3场
≥95% 100人次以上 2025 1 365 \n \n\n \t 区域绩效目标表（肇庆） 附件2 填报单位： 第一季度 季度 性质 计量单位
中期 10分 0.5 45992 备注 佐证材料
"""


def _pieces(*rows: str) -> tuple[str, ...]:
    words = [word for row in rows for word in row.split()]
    plain = [
        word.encode("latin-1", "backslashreplace").decode("unicode_escape") if "\\" in word and len(word) > 1 else word
        for word in words
    ]
    return tuple(word.replace("␣", " ") for word in plain)


VALUES, LINES, XML = _pieces(_VALUES), _pieces(_LINES, _VALUES), _pieces(_XML)
FORMS = ("targets", "self-evaluation", "monitoring", "transfer")
COMMANDS = (
    *(
        ("check", "a.yaml", "--format", name)
        for name in ("table", "concise", "json", "jsonl", "junit", "sarif", "github", "gitlab")
    ),
    *(("check", "a.yaml", "--format", name) for name in ("markdown", "html", "csv")),
    *(("lint", "t.yaml", "--format", name) for name in ("table", "concise", "json", "sarif", "junit", "html")),
    *(
        ("report", "--quarter", "3", "a.yaml", "--format", name)
        for name in ("table", "json", "html", "csv", "xlsx", "docx")
    ),
    *(("score", "a.yaml", "--format", name) for name in ("table", "json", "html", "markdown", "xlsx", "docx")),
    *(("export", form, "a.yaml", "-o", f"{form}{suffix}") for form in FORMS for suffix in (".docx", ".xlsx")),
    *(("fix", "t.yaml"), ("fmt", "t.yaml"), ("evidence", "a.yaml"), ("rollup", ".")),
    *(("record", "SL01", "2个", "--quarter", "1", "--actuals", "a.yaml"), ("init", "-o", "new.yaml")),
)
TABLE = """\
title: {0}
project: {{name: {1}, year: 2025, budget: {2}}}
goals: [{3}]
plan: [{{quarter: 2, text: {4}, milestones: [{{indicator: SL01, value: {5}}}]}}]
indicators:
  {6}:
    {7}:
      - {{id: SL01, name: {8}, value: {9}, unit: {10}}}
      - {{id: SL02, name: {11}, value: {12}, note: {13}}}
"""
ACTUALS = """\
targets: t.yaml
budget: {{spent: {14}}}
actuals:
  SL01: [{{quarter: 1, value: {15}, reason: {16}}}, {{quarter: 3, value: {17}, evidence: [{18}]}}]
  SL02: {{value: {19}, note: {20}}}
"""
FIELDS = 21


def joined(pieces: tuple[str, ...], data: bytes) -> str:
    """Turn bytes into text, one byte a piece."""
    return "".join(pieces[byte % len(pieces)] for byte in data)


def loader(data: bytes) -> None:
    """Read files of any bytes, and of pieces of YAML, with both parsers: where both read a mapping, it is the same.

    They differ where the whole file is one block of text that begins with # (a comment to libyaml); either way it is refused.
    """
    for content in (data, joined(LINES, data).encode("utf-8", "surrogatepass")):
        document = read_bytes(content, "f.yaml")
        for model in (Targets, Actuals, Waivers):
            load(model, document)
        find_slips(document, 1, len(content))
        if not document.findings:
            both = [read_text(document.text, "f.yaml", events=events) for events in (c_events, pure_events)]
            differ = both[0].data != both[1].data and any(isinstance(one.data, dict) for one in both)
            assert not differ or any(one.findings for one in both), content


def values(data: bytes) -> None:
    """Read targets and actual values; what is read is read again from what it is written as."""
    for text in (joined(VALUES, data), data.decode("utf-8", "replace")):
        target = language.read(text, 2025)
        if isinstance(target, language.Unreadable):
            assert 0 <= target.span[0] <= target.span[1] <= max(len(text), 1), text
        elif not (isinstance(target, language.Qualitative) and "|" in target.text):  # columns that were none
            assert language.read(language.show(target), 2025) == target, text
        language.read_actual(text, 2025)
        for mention in language.scan(text, 2025):
            assert 0 <= mention.span[0] < mention.span[1] <= len(text), text


def office(data: bytes) -> None:
    """Import a text, a Word and an Excel file of any content."""
    body = joined(XML, data)
    with tempfile.TemporaryDirectory() as folder:
        forms = {
            "form.txt": body.encode(),
            "raw.txt": data,
            "raw.docx": data,
            "form.docx": docx(body),
            "form.xlsx": xlsx(body),
        }
        for name, content in forms.items():
            file = Path(folder, name)
            file.write_bytes(content)
            for imported in import_file(file, 2025):
                if not isinstance(imported.content, Refusal):
                    targets_of(imported.content, name)
                    actuals_of(imported.content, name, "t.yaml")


def program(data: bytes) -> None:
    """Run a command over a table and actuals whose texts are any pieces; nothing may end in the message of a crash."""
    head, *fields = data.split(b"\xff")
    texts = [quoted(joined(VALUES, field) or "4个") for field in fields[:FIELDS]]
    texts += ['"不少于4个"'] * (FIELDS - len(texts))
    command = COMMANDS[head[0] % len(COMMANDS) if head else 0]
    run(command, TABLE.format(*texts), ACTUALS.format(*texts))


def files(data: bytes) -> None:
    """Run a command over files made of pieces of YAML."""
    head, _sign, rest = data.partition(b"\xff")
    table, _sign, actuals = rest.partition(b"\xff")
    command = COMMANDS[head[0] % len(COMMANDS) if head else 0]
    good = ['"不少于4个"'] * FIELDS
    run(command, TABLE.format(*good) + joined(LINES, table), ACTUALS.format(*good) + joined(LINES, actuals))


HARNESSES: dict[str, Callable[[bytes], None]] = {
    "loader": loader,
    "values": values,
    "office": office,
    "program": program,
    "files": files,
}


def run(command: tuple[str, ...], table: str, actuals: str) -> None:
    """Run the whole program in a folder of its own, and let what it would tell as a crash come out."""
    before, told = Path.cwd(), __main__.crash
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        __main__.crash = _raise  # type: ignore[assignment]
        try:
            Path(".git").mkdir()
            Path("t.yaml").write_text(table, encoding="utf-8", errors="surrogatepass", newline="")
            Path("a.yaml").write_text(actuals, encoding="utf-8", errors="surrogatepass", newline="")
            out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
                code = __main__.run(list(command))
            assert code in {0, 1, 2, 3}, command
        finally:
            __main__.crash = told
            os.chdir(before)


def _raise(error: Exception) -> int:
    raise error


def quoted(text: str) -> str:
    """Write a text in double quotes, with an escape for all that is special in them."""
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def archive(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content.encode("utf-8", "replace"))
    return stream.getvalue()


TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument"


def relations(kind: str, target: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'


def types(part: str, kind: str) -> str:
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{part}" ContentType="{KIND}.{kind}+xml"/></Types>'
    )


def docx(body: str) -> bytes:
    """Make a Word file whose body is any text."""
    return archive(
        {
            "[Content_Types].xml": types("word/document.xml", "wordprocessingml.document.main"),
            "_rels/.rels": relations("officeDocument", "word/document.xml"),
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def xlsx(body: str) -> bytes:
    """Make an Excel file whose sheet holds any text."""
    return archive(
        {
            "[Content_Types].xml": types("xl/workbook.xml", "spreadsheetml.sheet.main"),
            "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{body}</sheetData></worksheet>',
        }
    )
