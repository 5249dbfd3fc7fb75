"""Any text survives being written and read back, in block and in flow style."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jixiao.documents.loader import read_text
from jixiao.office.yaml_text import comment, flow, scalar

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
AWKWARD = st.text(st.sampled_from("-?:,[]{}#&*!|>'\"%@`=<~ \n\t\\年万≥95ano.\r\x85\u2028\ufeff\u3000\0"), max_size=12)


@settings(max_examples=400, deadline=None)
@given(TEXTS | AWKWARD)
@example("---")
@example("- a")
@example("a: b")
@example("a:")
@example("a #b")
@example("null")
@example("~")
@example("")
@example("0?")
@example("0:0")
@example("=")
@example("<<")
@example("≥95%")
@example("'")
@example("\\")
@example("第一行 \n 第二行")
def test_a_text_reads_back(text: str) -> None:
    written = f"key: {scalar(text)}\nlist:\n  - {scalar(text)}\n  - {{a: {scalar(text)}, b: [{scalar(text)}]}}\n"
    document = read_text(written, "")
    assert document.findings == ()
    assert document.data == {"key": text, "list": [text, {"a": text, "b": [text]}]}


@settings(max_examples=200, deadline=None)
@given(TEXTS | AWKWARD)
def test_a_comment_stays_on_its_line(text: str) -> None:
    assert read_text(f"{comment(text)}\na: b  {comment(text)}\n", "").data == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("不少于4个", "不少于4个"),
        ("≥95%", "≥95%"),
        ("2025-12-31", "2025-12-31"),
        ("（粤府〔2021〕87 号）", "（粤府〔2021〕87 号）"),
        (">95%", "'>95%'"),
        ("%", "'%'"),
        ("一: 二", "'一: 二'"),
        ("no", "'no'"),
        ("一\n二", '"一\\n二"'),
    ],
)
def test_plain_as_long_as_it_can_be(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_mapping_leaves_out_what_is_empty() -> None:
    assert flow({"id": "SL01", "unit": "", "value": "4个"}) == "{id: SL01, value: 4个}"
