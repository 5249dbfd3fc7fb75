"""Whatever a valid file of actuals looks like: recording keeps every other line, and says what it said plus the entry."""

from __future__ import annotations

import datetime
import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.config import Config
from jixiao.documents.edits import Editor
from jixiao.documents.loader import read_bytes
from jixiao.record import record
from jixiao.record_report import Request, changed_lines
from jixiao.workspace import Workspace

from .conftest import TABLE

NAMES = {"SL02": "知识产权培训", "ZL01": "合格率", "SH01": "服务能力", "J2-01": "专利许可对接活动"}
VALUES = {"SL02": "2场", "ZL01": "96%", "SH01": "达成预期指标", "J2-01": "1场"}
COMMENTS = st.sampled_from(["", "", "", "  # 待核", "   # SL02: 1场", " # {[: 说明", "\t# 制表符"])
NOTES = st.sampled_from(["说明", "'见: 附件'", '"a # b"', "一场，两天", "'it''s'"])
GAPS = st.lists(st.sampled_from(["", "# 说明", "      # 缩进的说明", "    ", "#SL02 在四季度"]), max_size=2)
ENTRY = st.fixed_dictionaries({"quarter": st.sampled_from([1, 2])}, optional={"note": NOTES})


@st.composite
def entries(draw: st.DrawFn, name: str, indent: int) -> list[str]:
    """One key of the mapping, written in any of the ways there are."""
    pad, inner = " " * indent, " " * (indent + draw(st.integers(1, 5)))
    dash, gap = " " * (indent + draw(st.integers(0, 4))), " " * draw(st.integers(1, 4))
    written = draw(st.sampled_from([name, NAMES[name], '"' + name + '"']))
    key = f"{pad}{written}:"
    fields = draw(ENTRY)
    pairs = [f"quarter: {fields['quarter']}", f"value: {VALUES[name]}"]
    pairs += [f"note: {fields['note']}"] if "note" in fields else []
    flow = "{" + draw(st.sampled_from([", ", ",  ", " , "])).join(pairs) + draw(st.sampled_from(["", ",", " "])) + "}"
    comment, end = draw(COMMENTS), draw(COMMENTS)
    comma = draw(st.sampled_from(["", ","]))
    nothing = draw(st.sampled_from(["", " ~", " null", " []", " {}"]))
    return draw(
        st.sampled_from(
            [
                [f"{key} [{flow}]{comment}"],
                [f"{key} [{comment}", f"{pad}   {flow}{comma}{end}", f"{pad} ]"],
                [f"{key} {flow}{comment}"],
                [f"{key}{nothing}{comment}"],
                [f"{key}{comment}", *(f"{inner}{pair}{end}" for pair in pairs)],
                [f"{key}{comment}", f"{dash}-{gap}{flow}{end}"],
                [f"{key}{comment}", f"{dash}-{gap}{pairs[0]}{end}", *(f"{dash} {gap}{pair}" for pair in pairs[1:])],
            ]
        )
    )


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A valid file: comments, blank lines, any indentation, keys before and after, either line end, with or without BOM."""
    indent = draw(st.integers(1, 5))
    lines = ["targets: targets/demo.yaml", f"actuals:{draw(COMMENTS)}"]
    for name in draw(st.lists(st.sampled_from(list(NAMES)), unique=True)):
        lines += draw(GAPS)
        if draw(st.booleans()):
            lines += draw(entries(name, indent))
        else:
            lines.append(f"{' ' * draw(st.integers(0, 6))}# {name}:{draw(COMMENTS)}")
    lines += [*draw(GAPS), *draw(st.sampled_from([[], ["note: 备注"], ["budget:", "   spent: 1万元"]])), *draw(GAPS)]
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def data(content: bytes) -> dict[str, Any]:
    document = read_bytes(content, "actuals.yaml")
    assert not document.findings, content.decode()
    return document.data


def listed(value: Any) -> list[Any]:
    """What an entry says, whether it is alone or in a list."""
    return value if isinstance(value, list) else [value] if value else []


TEXTS = st.none() | st.text(st.characters(blacklist_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)


@settings(max_examples=150, deadline=None)
@given(content=files(), name=st.sampled_from(list(NAMES)), note=TEXTS, dated=st.booleans())
def test_recording_adds_and_keeps(content: bytes, name: str, note: str | None, dated: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "targets").mkdir()
        (root / "targets" / "demo.yaml").write_text(TABLE, encoding="utf-8")
        file = root / "actuals.yaml"
        file.write_bytes(content)
        date = datetime.date(2025, 8, 21) if dated else None
        request = Request(name, VALUES[name], quarter=3, date=date, note=note)
        recording = record(Workspace(Config(root)), file, request)
        written = file.read_bytes()
    assert recording.exit_code == 0, (recording.findings, content.decode())
    before, after = data(content), data(written)
    key = next((key for key in before["actuals"] or {} if key in {name, NAMES[name]}), name)
    entry = {
        "quarter": "3",
        "value": VALUES[name],
        **({"date": "2025-08-21"} if dated else {}),
        **({"note": note} if note else {}),
    }
    old = listed((before["actuals"] or {}).get(key))
    assert after == {**before, "actuals": {**(before["actuals"] or {}), key: [*old, entry]}}
    assert_other_lines_stay(content, written, key)


def assert_other_lines_stay(content: bytes, written: bytes, key: str) -> None:
    """Only lines of the entry itself, or the comment line that waited for it, or an empty ``actuals`` may change."""
    document = read_bytes(content, "actuals.yaml")
    route = ("actuals", key)
    own = {document.locate(route[:1], on_key=True).line} if not document.data["actuals"] else set()
    if key in (document.data["actuals"] or {}):
        editor = Editor(document)
        end = editor._end(editor._mark(route))
        own |= set(range(document.locate(route, on_key=True).line, document.place(end, end).line + 1))
    waiting = re.compile(rf"\s*# ?{key}:\s*(#.*)?")
    for change in changed_lines(document.text, written.decode("utf-8-sig")):
        assert change.sign == "+" or change.line in own or waiting.fullmatch(change.text), (change, written.decode())
    assert ends(written) == ends(content)
    assert written.startswith(b"\xef\xbb\xbf") == content.startswith(b"\xef\xbb\xbf")


def ends(content: bytes) -> set[bytes]:
    return {line[len(line.rstrip(b"\r\n")) :] for line in content.splitlines(keepends=True)} - {b""}
