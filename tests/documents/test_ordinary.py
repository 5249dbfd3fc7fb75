"""The ordinary layout, read line by line, is read as the parser reads it: data and places. What is unsure is left to the parser."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.documents.events import c_events
from jixiao.documents.loader import read_text
from jixiao.documents.marks import Mark
from jixiao.documents.ordinary import read_ordinary

ROOT = Path(__file__).parent.parent.parent
SAMPLES = [
    "targets/zhaoqing-2025.yaml",
    *sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "examples").glob("*.yaml")),
]

ORDINARY = [
    "a: 1\n",
    "a: 1",
    "# 注释\n\n  # 注释\na: 1  # 一\nb:  二 三  \n# 完\n\n",
    "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
    "a:\n- 1\n- 2\nb:\n  - 3\n  -   4  # 四\n",
    "a:\n  - b: 1\n    c:\n      - 2\n    d: 3\n  - b: 4\n",
    "a:\n  -  b: 1\n     c: 2\n",
    "a:\n  - b:\n      c: 1\n    d: 2\n",
    "a:\n- b:\n  - 1\n  c: 2\n- 3\n",
    "a: {b: 1, c: 二 三, d: -5%}\n",
    "a: {b: [一, 二], c: 3}   # 注释\n",
    "a: {b: '一', c: \"二, 三\", d: {e: [], f: {}}, g: [1, [2, {h: 3}]]}\n",
    "a: [ 1 , '二' , {b: 3} ]\nb: []\nc: {}\nd: [ ]\n",
    "a: # 注释\n  {b: 1,   c: 2}\nb:\n  - {c: 1}\n  - [2]\n",
    "a:\n  [1, 2]\n",
    "a: '不''是'\nb: \"一\\n二\\t\\\"三\\\"\\\\\"\nc: ''\nd: \"\"\n",
    "a: ~\nb: null\nc: [~, Null]\nd: {e: ~, f: [~]}\ng: '~'\n",
    "a: 12:30\nb: http://x/y\nc: 1:2:3\n",
    "举办“2025年”活动: 1场\nno: no\n<<: 1\n=: 2\n",
    "a: 1\n\n \n  \nb: 2\n   \n",
    "a: x\u3000y\nb: 𠮷𠮷\n",
]

UNSURE = [
    *[
        "",
        "# 注释\n",
        "a\n",
        "- a\n",
        " a: 1\n",
        "---\na: 1\n",
        "...\n",
        "a: 1\n---\n",
        "a: 1\n...\n",
        "a: 1\n... b: 2\n",
        "... a: 1\n",
        "%YAML 1.2\n",
    ],
    *["a: 1\r\nb: 2\r\n", "a:\t1\n", "a: 1 # \t\n"],
    *["a:\n", "a:\nb: 1\n", "a: 1\nb:", "- a: 1\n  b:\n"],
    *[
        "a: 1\na: 2\n",
        "a:\n  b: 1\n  b: 2\n",
        "a:\n  - b: 1\n    b: 2\n",
        "a: {b: 1, b: 2}\n",
        "a: {b: [1], b: '2'}\n",
        "a:\n  b: 1\na:\n",
    ],
    *[
        "a: 1\n  2\n",
        "a: 1\n  b: 2\n",
        "a:\n  - 1\n    2\n",
        "a:\n    b: 1\n  c: 2\n",
        "a:\n  b: 1\n c: 2\n",
        "a: '1'\n  b: 2\n",
        "a: {b: 1}\n  c: 2\n",
    ],
    *[
        "a:\n  - 1\n  b: 2\n",
        "a:\n  b: 1\n  - 2\n",
        "a:\n- 1\nb\n",
        "a:\n  - 1\n b: 2\n",
        "a: 1\n- 2\n",
        "a:\n  1\n",
        "a:\n  - \n",
    ],
    *[
        "a: &x 1\n",
        "a: *x\n",
        "a: !t 1\n",
        "a: |\n  x\n",
        "a: >\n  x\n",
        "? a\n: 1\n",
        "a: @x\n",
        "a: `x\n",
        "a: - 1\n",
        "a: ?\n",
        "a: ,\n",
    ],
    *[
        "a: b: c\n",
        "a : 1\n",
        "a: x#y\n",
        "a: 'x' y\n",
        "a: 'x'#y\n",
        "a: [1]#\n",
        "a: [1] 2\n",
        "'a': 1\n",
        '"a": 1\n',
        "a:b\n",
    ],
    *[
        "a: 'x\n",
        'a: "x\n',
        'a: "\\u4e2d"\n',
        'a: "\\x41"\n',
        "a: [1\n",
        "a: {b: 1\n",
        "a: [1,\n  2]\n",
        "a: [1}\n",
        "a: {b: 1]\n",
    ],
    *[
        "a: [1, ]\n",
        "a: {b: 1, }\n",
        "a: [, 1]\n",
        "a: [1,, 2]\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: {b:1}\n",
        "a: [b: 1]\n",
        "a: {b: 1 c: 2}\n",
    ],
    *[
        "a: {b: x:y}\n",
        "a: [http://x]\n",
        "a: {b: x#y}\n",
        "a: [x?]\n",
        "a: [- 1]\n",
        "a: {'b': 1}\n",
        "a: [1]]\n",
        "a: [1 [2]]\n",
    ],
    "x" * 300 + ": 1\n",
    "a: " + "[" * 70 + "]" * 70 + "\n",
    "".join(f"{'  ' * depth}a:\n" for depth in range(70)) + "  " * 70 + "a: 1\n",
    '{"a": 1}\n',
]


def assert_same(text: str) -> None:
    found = read_ordinary(text)
    if found is None:
        return
    document = read_text(text, "f.yaml", events=c_events)
    assert document.findings == ()
    assert found[0] == document.data
    assert document.mark is not None
    assert_same_marks(found[1], document.mark)


def assert_same_marks(ours: Mark, theirs: Mark) -> None:
    assert (ours.key, ours.span, bool(ours.is_flow)) == (theirs.key, theirs.span, bool(theirs.is_flow))
    mine, other = ours.children, theirs.children
    assert type(mine) is type(other)
    if isinstance(mine, dict):
        assert list(mine) == list(other)
        pairs = zip(mine.values(), other.values(), strict=True)
    else:
        pairs = zip(mine or (), other or (), strict=True)
    for one, another in pairs:
        assert_same_marks(one, another)


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_ordinary_is_read_as_the_parser_reads_it(text):
    assert read_ordinary(text) is not None
    assert_same(text)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_ordinary(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert read_ordinary(text) is not None
    assert_same(text)


@pytest.mark.parametrize("text", UNSURE, ids=[ascii(text)[:30] for text in UNSURE])
def test_everything_else_is_left_to_the_parser(text):
    assert read_ordinary(text) is None


PIECES = [
    *[
        "a",
        "b",
        "value",
        "4个",
        "不少于",
        "~",
        "null",
        "-5",
        "-",
        "- ",
        ": ",
        ":",
        " ",
        "  ",
        "    ",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
    ],
    *[
        "{",
        "}",
        "[",
        "]",
        ", ",
        ",",
        "'",
        '"',
        "''",
        "#",
        " #",
        "{a: 1, b: 2}",
        "[一, 二]",
        "?",
        "|",
        "&",
        "*",
        "!",
        "%",
        "\\",
        "\\n",
        "\u3000",
        "=",
        "---",
        "...",
    ],
]
lines = st.builds(
    lambda blanks, dash, key, value, behind: f"{blanks}{dash}{key}{value}{behind}\n",
    st.sampled_from(["", "", "  ", "  ", "    ", "   ", "      "]),
    st.sampled_from(["", "", "", "- ", "-  ", "-"]),
    st.sampled_from(["a: ", "b: ", "c:", "d:  ", "四: ", "", "e : ", "f"]),
    st.one_of(
        st.sampled_from(
            [
                "",
                "1",
                "二 三",
                "{a: 1}",
                "{a: 1, b: [2, 3]}",
                "[1, '2']",
                "'x'",
                '"y\\n"',
                "~",
                "{}",
                "[]",
                "x:y",
                "- z",
            ]
        ),
        st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    ),
    st.sampled_from(["", "", " ", "  # 注释", "#", " 2"]),
)


@given(st.lists(lines, max_size=10).map("".join))
@example("a:\n- b: 1\n  c: 2\nb: 3\n")
def test_lines_like_those_of_tables(text):
    assert_same(text)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text(text):
    assert_same(text)
    assert_same(f"a: {text}")
    assert_same(f"a: {{b: {text}}}\n")
