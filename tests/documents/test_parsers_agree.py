"""The C parser and the pure one give the same data, the same marks and the same findings; neither ever raises."""

import json
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.documents.events import c_events, default_events, pure_events
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import FILE_MODELS


def marks(document):
    """Where the document says each of its routes stands, key and value."""
    found = {}

    def walk(value, route):
        found[route] = document.locate(route)
        found[*route, "key"] = document.locate(route, on_key=True)
        steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, child in steps:
            walk(child, (*route, step))

    walk(document.data, ())
    return found


def seen(text, events):
    document = read_text(text, "f.yaml", events=events)
    return document.data, marks(document), [finding.code for finding in document.findings]


TEXTS = [
    *["", "# 只有注释", "---", "a", "- a\n- b", "a: 1\n...\n", "a: 1\n...\nb: 2", "a: 1\n---\nb: 2"],
    *["a: {b, c: }", "{a: , b: }", "{a: #c\n , b: 1}", "a: {b:c}", "[http://x:80/y]", "[a:]", "{a:}", "[a?b, ?]"],
    *["a:\n# c\n\n\nb: 1", "a: #x\n", "a: 1 # c\nb:   # d\n  # e\nc: x", "? a\n", "?\n", ": 1", "{: 1}"],
    *[
        "a:\t1",
        "a: \t1\t\nb: 2",
        "a: 1\t#c",
        "-\ta",
        "- \ta: 1",
        "[a,\n\tb]",
        "a: x\n\ty",
        "a: x\ty\t\n  z\nb: \t1",
        "a: 1\t",
        "[a\tb\t, c]",
        "a: |\n\tx",
        "\ta: 1",
    ],
    *['"\\ud83d\\ude00"', '"\\ud800"', '"\\UFFFFFFFF"', '"\\U00110000"', '"\\q"', '"\\x4"', "'a", '"a\n---\nb"'],
    *[
        "a: *重要",
        "a: &重要 3",
        "a: !重要 3",
        "a: !x!y z",
        "a: ! x",
        "a: &",
        "a: *",
        "%x",
        "a: 1\n%x: 2",
        "\n%FOO\n---",
    ],
    *[
        "\ufeffa: 1",
        "# c\n\ufeffa: 1",
        "a: b\x85c",
        "a: b\u2028c",
        "a: \ud800",
        "a: \x07",
        "a: \U0010ffff",
        "a: \U0001f600 x",
    ],
    *[
        "a: 1\r\nb: 2\r\n",
        "a: 1\rb: 2\r",
        "a: |\r\n  x\r\n  y\r\n",
        "- a\nb: 1",
        "a: - b",
        "a: ? x",
        "a: ]",
        "a: [1,,2]",
    ],
    *["x" * 2000 + ": 1", "? " + "x" * 2000 + "\n: 1", "[a: b, c]", "[a: b: c]", "a: 'b' c", "- - a\n  - b\n -\n- "],
]


@pytest.mark.parametrize("text", TEXTS, ids=[ascii(text)[:30] for text in TEXTS])
def test_table(text):
    assert seen(text, c_events) == seen(text, pure_events)


words = st.one_of(
    st.sampled_from(
        ["不少于4个", "100人次以上", "≥95%", "30亿", "2025-09-30", "1.10", "~", "no", "按期达标", "a", "null", ""]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=12),
)
values = st.recursive(
    words,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)),
    max_leaves=10,
)


def quoted(text, style):
    """A scalar in one of the ways people write it; plain only where that is sure to be one scalar."""
    bare = text.strip() == text and text and all(c.isalnum() or c in "-_%.：，≥" for c in text) and text[0] not in "-%."
    if style == "plain" and bare:
        return text
    return json.dumps(text, ensure_ascii=style == "ascii") if style != "single" else "'" + text.replace("'", "''") + "'"


@st.composite
def yaml_texts(draw):
    """A YAML text in block and flow style with comments, blank lines, tabs before comments and any line end."""
    styles = st.sampled_from(["plain", "single", "double"])
    breaks = st.sampled_from(["\n", "\n", "\n\n", "  # 注释\n", "\t# 注释\n", "\n# 注释\n"])

    def flow(value):
        if isinstance(value, list):
            return "[" + ", ".join(flow(item) for item in value) + "]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{quoted(key, draw(styles))}: {flow(item)}" for key, item in value.items()) + "}"
        return quoted(value, draw(styles))

    def block(value, indent):
        if not value or isinstance(value, str) or draw(st.integers(0, 3)) == 0:
            return " " + flow(value) + draw(breaks)
        blanks = " " * indent
        if isinstance(value, list):
            return "\n" + "".join(f"{blanks}-{block(item, indent + 2)}" for item in value)
        return "\n" + "".join(
            f"{blanks}{quoted(key, draw(styles))}:{block(item, indent + 2)}" for key, item in value.items()
        )

    value = draw(values)
    text = block(value, 0).lstrip("\n ")
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


@given(yaml_texts())
def test_generated_yaml(text):
    assert seen(text, c_events) == seen(text, pure_events)
    assert seen(text, c_events)[2] == []


@given(values)
def test_what_json_writes_is_read_back(value):
    text = json.dumps(value, ensure_ascii=False)
    for events in (c_events, pure_events):
        assert read_text(text, "f.json", events=events).data == value


def inside(document, location):
    lines = document.lines(1, document.text.count("\n") + document.text.count("\r") + 1)
    for line, column in ((location.line, location.column), (location.end_line, location.end_column)):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1][1]) + 2  # one past the last, or past its line end
    assert (location.line, location.column) <= (location.end_line, location.end_column)


yaml_like = st.lists(
    st.sampled_from(
        [
            *[
                "actuals",
                "targets",
                "SL01",
                "value",
                "a",
                "4个",
                "不少于",
                "：",
                ":",
                ": ",
                " ",
                "  ",
                "\n",
                "\n  ",
                "\n    ",
            ],
            *[
                "- ",
                "-",
                "\t",
                "\u3000",
                "[",
                "]",
                "{",
                "}",
                ",",
                "'",
                '"',
                "|",
                ">",
                ">=",
                "\n\n",
                "#",
                " #",
                "&",
                "*",
            ],
            *["!", "%", "@", "`", "?", "? ", "\\", "\\u", "---", "...", "~", "null", "\r", "\r\n", "\x07", "\u2028"],
        ]
    ),
    max_size=25,
).map("".join)


@given(st.one_of(yaml_like, st.text(max_size=60)))
@example("a:\n  b: 'x\n" + " " * 50)
@example(" " * 30)
def test_any_text_is_a_document_with_findings_inside_it(text):
    for events in (c_events, pure_events):
        document = read_text(text, "f.yaml", events=events)
        for kind, model in FILE_MODELS.items():
            loaded = load(model, document)
            assert (loaded.model is None) == any(f.severity == "error" for f in loaded.findings), kind
            for finding in loaded.findings:
                assert finding.message
                inside(document, finding.location)


def test_the_pure_parser_serves_where_the_c_parser_is_missing(monkeypatch):
    assert default_events() is c_events
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    assert default_events() is pure_events
    assert read_text("a: 1\n", "f.yaml").data == {"a": "1"}
