"""Bytes → text data: YAML decides no type, and what a table never needs is refused with a sentence."""

import json
import os
import threading

import pytest

from jixiao.documents import loader
from jixiao.documents.builder import MAX_DEPTH
from jixiao.documents.events import c_events, pure_events
from jixiao.documents.loader import read_bytes, read_file, read_text

PARSERS = pytest.mark.parametrize("events", [c_events, pure_events])


def codes(document):
    return [finding.code for finding in document.findings]


def places(document):
    return [(finding.code, finding.location.line, finding.location.column) for finding in document.findings]


AS_WRITTEN = [
    *["010", "00123", "1.10", "1_000", "0x1F", "0o17", "1e3", "1e400", ".inf", "-.inf", ".nan", "+1"],
    *["no", "yes", "on", "off", "y", "n", "true", "False", "NO", "nULL", "None", "nil", "=", "<<", "<4", "=4", "≥4个"],
    *[
        "12:30",
        "190:20:30",
        "2025-01-02",
        "2025-1-2",
        "2025-01-02T03:04:05Z",
        "1,000",
        "85%",
        "2个",
        "４",
        "１，０００",
    ],
    *["https://example.com:80/a?b=c", "“不少于4个”", "4个#备注", "目标：4个", "-1", "a b", "C:\\文件", "it's", "～"],
]


@PARSERS
@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_scalar_arrives_as_written(text, events):
    assert read_text(f"a: {text}\n", "f.yaml", events=events).data == {"a": text}
    assert read_text(f"- {text}\n", "f.yaml", events=events).data == [text]
    assert read_text(f"'{text.replace(chr(39), chr(39) * 2)}': 1\n", "f.yaml", events=events).data == {text: "1"}


@PARSERS
@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "# 只有注释"])
def test_not_given_is_none(text, events):
    assert read_text(f"a: {text}\nb: 1\n", "f.yaml", events=events).data == {"a": None, "b": "1"}


@PARSERS
@pytest.mark.parametrize("text", ["''", '""', "'~'", '"null"', "'NULL'", "' '"])
def test_quoted_is_text(text, events):
    assert read_text(f"a: {text}\n", "f.yaml", events=events).data == {"a": text[1:-1]}


@PARSERS
def test_a_key_is_always_text(events):
    assert read_text("null: 1\n~: 2\n2025: 3\ntrue: 4\n", "f", events=events).data == {
        "null": "1",
        "~": "2",
        "2025": "3",
        "true": "4",
    }


BLOCKS = [
    ("a: |\n  一\n  二\n", "一\n二\n"),
    ("a: |-\n  一\n  二\n", "一\n二"),
    ("a: >\n  一\n  二\n\n  三\n", "一 二\n三\n"),
    ("a: >-\n  一\n  二\n", "一 二"),
    ("a: |+\n  一\n\n\n", "一\n\n\n"),
    ("a: |2\n    一\n", "  一\n"),
    ("a: 一\n  二\n", "一 二"),
    ("a: '一\n  二'\n", "一 二"),
    ("a: 'it''s'\n", "it's"),
    ('a: "\\u4e2d\\x41\\n\\t\\""\n', '中A\n\t"'),
    ("a: |\n  数量指标：4个\n  # 不是注释\n", "数量指标：4个\n# 不是注释\n"),
]


@PARSERS
@pytest.mark.parametrize(("text", "value"), BLOCKS)
def test_blocks_and_quotes(text, value, events):
    assert read_text(text, "f.yaml", events=events).data == {"a": value}


@PARSERS
@pytest.mark.parametrize("text", ["", "\n", " \n\n", "# 只有注释\n", "---\n", "--- # 空\n", "~\n"])
def test_a_file_without_content_is_none_and_no_error(text, events):
    document = read_text(text, "f.yaml", events=events)
    assert document.data is None
    assert document.findings == ()


@PARSERS
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end, events):
    text = end.join(["# 注释", "a: 1", "b:", "  - 一", "  - 二", "c: |", "  三", "  四", ""])
    document = read_text(text, "f.yaml", events=events)
    assert document.data == {"a": "1", "b": ["一", "二"], "c": "三\n四\n"}
    place = document.locate(("b", 1))
    assert (place.line, place.column, place.end_column) == (5, 5, 6)
    assert document.excerpt(place).lines == ("  - 一", "  - 二", "c: |")


JSON_VALUES = [
    {"a": "中文", "b": [1, 2.50, True, None, "", 'x\ny\t"z"\\'], "c": {"d": {}, "e": []}},
    ["一", {"二": "三"}],
    {"text": "https://x:80/y, [z] {w} # 不是注释"},
]


def as_text(value):
    """JSON data as the loader gives it: every scalar but null is the text that stands in the file."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if value is None or isinstance(value, str) else json.dumps(value)


@PARSERS
@pytest.mark.parametrize("value", JSON_VALUES)
@pytest.mark.parametrize("style", [{}, {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}])
@pytest.mark.parametrize("ensure_ascii", [True, False])
def test_json_is_read_by_the_same_parser(value, style, ensure_ascii, events):
    text = json.dumps(value, ensure_ascii=ensure_ascii, **style)
    document = read_text(text, "f.json", events=events)
    assert document.findings == ()
    assert document.data == as_text(value)


def test_half_a_surrogate_pair_is_refused_with_what_to_write():
    for events in (c_events, pure_events):
        document = read_text('{"a": "\\ud842\\udfb7"}', "f.json", events=events)
        assert codes(document) == ["JX104"]
        assert document.findings[0].message == "双引号里的 \\u 编码不是一个字。"
        assert document.findings[0].help == "请直接写这个字。"


REFUSED = [
    ("a: &x 1\n", [("JX107", 1, 4)]),
    ("a: &x\n", [("JX107", 1, 4)]),
    ("a: &重要 3\n", [("JX107", 1, 4)]),
    ("&x a: 1\n", [("JX107", 1, 1)]),
    ("a: &x [1]\nb: *x\n", [("JX107", 1, 4), ("JX107", 2, 4)]),
    ("a: *x\nb: *y\n", [("JX107", 1, 4), ("JX107", 2, 4)]),
    ("a: *重要\n", [("JX107", 1, 4)]),
    ("*x : 1\n", [("JX107", 1, 1)]),
    ("<<: *x\n", [("JX107", 1, 5)]),
    ("- *x\n", [("JX107", 1, 3)]),
    ("*x\n", [("JX107", 1, 1)]),
    ("a: !t 1\n", [("JX107", 1, 4)]),
    ("a: !!str 1\n", [("JX107", 1, 4)]),
    ("a: !<tag:x> 1\n", [("JX107", 1, 4)]),
    ("a: !\n", [("JX107", 1, 4)]),
    ("!!map {a: 1}\n", [("JX107", 1, 1)]),
    ("- !x!y z\n", [("JX107", 1, 3)]),
    ("- !重要 3\n", [("JX107", 1, 3)]),
    ("a: &x !t 1\n", [("JX107", 1, 4), ("JX107", 1, 4)]),
    ("a: 1\n---\nb: 2\n", [("JX107", 2, 1)]),
    ("a: 1\n---\n", [("JX107", 2, 1)]),
    ("---\n---\n", [("JX107", 2, 1)]),
    ("a: 1\n...\nb: 2\n", [("JX107", 3, 1)]),
    ("{a: 1} b\n", [("JX107", 1, 8)]),
    ("%YAML 1.2\n---\na: 1\n", [("JX107", 1, 1)]),
    ("# 注释\n\n%TAG ! x\n---\na: 1\n", [("JX107", 3, 1)]),
    ("\r\n  # 注释\r\n%x\r\n", [("JX107", 3, 1)]),
    ("? [a]\n: 1\n", [("JX107", 1, 3)]),
    ("? {a: 1}\n: 1\n", [("JX107", 1, 3)]),
    ("[a]: 1\n", [("JX107", 1, 1)]),
    ("a: 1\na: 2\n", [("JX106", 2, 1)]),
    ('a: 1\nb: 2\n"a": 3\n', [("JX106", 3, 1)]),
    ("a: {b: 1, b: 2}\n", [("JX106", 1, 11)]),
    ("a:\n  b: 1\n  b: {c: 1}\na: 2\n", [("JX106", 3, 3), ("JX106", 4, 1)]),
    ("a: \x00b\n", [("JX104", 1, 4)]),
    ("a: 1\nb: 文\x07字\n", [("JX104", 2, 5)]),
    ("# \x1b[31m\na: 1\n", [("JX104", 1, 3)]),
    ("a: \x7f\n", [("JX104", 1, 4)]),
    ("a: b\x85c\n", [("JX104", 1, 5)]),
    ("a: b\u2028c\n", [("JX104", 1, 5)]),
    ("a: \ufeffb\n", [("JX104", 1, 4)]),
    ("a: \uffff\n", [("JX104", 1, 4)]),
    ("a: \ud800\n", [("JX104", 1, 4)]),
]


@PARSERS
@pytest.mark.parametrize(("text", "expected"), REFUSED, ids=[repr(text) for text, _ in REFUSED])
def test_what_a_table_never_needs_is_refused(text, expected, events):
    document = read_text(text, "f.yaml", events=events)
    assert document.data is None
    assert places(document) == expected
    assert all(finding.message and finding.help for finding in document.findings)


def test_a_merge_key_is_a_key_like_any_other():
    assert read_text("<<: {a: 1}\nb: 2\n", "f.yaml").data == {"<<": {"a": "1"}, "b": "2"}


def test_the_end_of_a_document_may_be_marked():
    assert read_text("--- # 开始\na: 1\n...\n# 结束\n", "f.yaml").data == {"a": "1"}


def test_a_duplicate_names_the_first():
    finding = read_text("a: 1\nb: 2\n\na: 3\n", "f.yaml").findings[0]
    assert finding.message == "「a」写了两次，第一次在第 1 行。"


@PARSERS
@pytest.mark.parametrize("shape", ["[", "{a: ", "- "])
def test_depth(shape, events):
    closing = {"[": "]", "{a: ": "}", "- ": ""}[shape]
    deepest = read_text(shape * MAX_DEPTH + "x" + closing * MAX_DEPTH, "f.yaml", events=events)
    assert deepest.findings == ()
    too_deep = read_text(shape * (MAX_DEPTH + 1) + "x" + closing * (MAX_DEPTH + 1), "f.yaml", events=events)
    assert places(too_deep) == [("JX103", 1, len(shape) * MAX_DEPTH + 1)]
    assert too_deep.findings[0].message == "嵌套超过 64 层，不像一张绩效目标表。"


@PARSERS
def test_a_hundred_thousand_brackets(events):
    assert codes(read_text("[" * 100_000, "f.yaml", events=events)) == ["JX103"]
    assert codes(read_text('{"a":' * 100_000, "f.yaml", events=events)) == ["JX103"]


@PARSERS
def test_an_alias_bomb_is_never_built(events):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11)]
    document = read_text("\n".join(lines), "f.yaml", events=events)
    assert document.data is None
    assert set(codes(document)) == {"JX107"}
    assert len(document.findings) == 11 + 10 * 10


@PARSERS
def test_after_a_thousand_problems_no_more_are_looked_for(events):
    document = read_text("".join(f"a: {number}\n" for number in range(1500)), "f.yaml", events=events)
    assert codes(document) == ["JX106"] * 1000 + ["JX103"]
    assert document.findings[-1].message == "问题太多，后面的没有再看。"
    assert document.findings[-1].location.line == 1002  # behind the first, a thousand, and the one that was too many


def test_the_size_limit(monkeypatch, tmp_path):
    monkeypatch.setattr(loader, "MAX_BYTES", 1024 * 1024)
    exact, larger = b"a: " + b"x" * (1024 * 1024 - 3), b"a: " + b"x" * (1024 * 1024 - 2)
    assert read_bytes(exact, "f.yaml").findings == ()
    document = read_bytes(larger, "f.yaml")
    assert codes(document) == ["JX103"]
    assert document.findings[0].message == "文件超过 1 MB，不像一张绩效目标表。"
    file = tmp_path / "f.yaml"
    file.write_bytes(larger)
    assert codes(read_file(file)) == ["JX103"]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2], ids=["none", "one", "two"])
def test_a_bom_in_front_is_not_text(bom):
    content = bom + "标题: 1\n".encode()
    document = read_bytes(content, "f.yaml")
    assert document.data == {"标题": "1"}
    assert document.text == "标题: 1\n"
    assert document.content == content
    assert str(document.locate(("标题",))) == "f.yaml:1:5"


ENCODINGS = [
    ("标题: 绩效目标\n".encode("gbk"), "GBK", "gb18030"),
    ("标题: 绩效目标𠮷\n".encode("gb18030"), "GBK", "gb18030"),
    ("标题: 绩效目标\n".encode("utf-16"), "UTF-16", "utf-16"),
    ("\ufeff标题: 绩效目标\n".encode("utf-16-be"), "UTF-16", "utf-16"),
]


@pytest.mark.parametrize(("content", "name", "codec"), ENCODINGS, ids=["gbk", "gb18030", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_named_with_a_command_that_converts(content, name, codec, tmp_path):
    file = tmp_path / "表.yaml"
    file.write_bytes(content)
    document = read_file(file, "表.yaml")
    assert codes(document) == ["JX102"]
    assert document.findings[0].message == f"文件是 {name} 编码，请转成 UTF-8。"
    assert f"p.write_text(p.read_text('{codec}'), 'utf-8')" in document.findings[0].help
    file.write_text(file.read_text(codec), "utf-8")  # what the command does
    assert read_file(file).findings == ()


@pytest.mark.parametrize(
    ("content", "position"), [(b"\xff", 1), (b"a: 1\nb: \x81", 9), ("a: 绩".encode() + b"\xe7\xbb", 7)], ids=repr
)
def test_bytes_that_are_no_text(content, position):
    document = read_bytes(content, "f.yaml")
    assert codes(document) == ["JX102"]
    assert document.findings[0].message == f"文件不是 UTF-8 编码，第 {position} 个字节读不出来。"


def test_a_path_that_cannot_be_read(tmp_path, monkeypatch):
    assert read_file(tmp_path / "无.yaml", "无.yaml").findings[0].message == "找不到文件。"
    assert read_file(tmp_path, "夹").findings[0].message == "这是一个文件夹，这里要一个文件。"
    file = tmp_path / "a.yaml"
    file.write_text("a: 1", "utf-8")
    for error, message in [
        (PermissionError(13, "no"), "没有读这个文件的权限。"),
        (OSError(5, "I/O error"), "读不了这个文件：磁盘读写失败"),
        (OSError(), "读不了这个文件：OSError"),
    ]:

        def fail(*_args, raised=error, **_kinds):
            raise raised

        with monkeypatch.context() as patch:
            patch.setattr(type(file), "open", fail)
            document = read_file(file)
        assert [(finding.code, finding.message) for finding in document.findings] == [("JX101", message)]
        assert str(document.findings[0].location) == f"{file.as_posix()}:1:1"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_to_its_end(tmp_path):
    pipe = tmp_path / "a.yaml"
    os.mkfifo(pipe)
    text = "a: " + "四" * 100_000
    writer = threading.Thread(target=pipe.write_text, args=(text, "utf-8"))
    writer.start()
    document = read_file(pipe)
    writer.join()
    assert document.data == {"a": "四" * 100_000}


def test_an_error_that_is_not_the_parsers_is_not_hidden():
    def broken(_text):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_text("a: 1\n", "f.yaml", events=broken)


COMPLAINTS = [
    ("a: b: c\n", 1, 5, "这里不该出现冒号。"),
    ("a: 1\n  b: 2\n", 2, 3, "这一行缩进得比上一行深，可是上一行已经写了内容，下面不能再接一层。"),
    ("a: 1\nb: c: d\n", 2, 5, "这里不该出现冒号。"),
    ("- a: 1\n  b: 2\n   c: 3\n", 3, 4, "这一行缩进得比上一行深，可是上一行已经写了内容，下面不能再接一层。"),
    ("a: b\nccc\nd: 1\n", 2, 1, "这一行缺少冒号。"),
    ("a: [12:30]\n", 1, 5, "方括号或花括号里的文字不能直接写半角冒号。"),
    ("- a\nb: 1\n", 2, 1, "列表里的这一行不是一项。"),
    ("a: - b\n", 1, 4, "短横不能写在这里。"),
    ("a: -\n", 1, 4, "短横不能写在这里。"),
    ("a:\n    b: 1\n  c: 2\n", 3, 3, "缩进或结构不对，这一行接不上前面的内容。"),
    ("a: 1\n- b\n", 2, 1, "缩进或结构不对，这一行接不上前面的内容。"),
    ("a: [1, 2\nb: 3\n", 2, 2, "方括号或花括号里的内容没有写完。"),
    ("a: {x: 1", 1, 8, "方括号或花括号里的内容没有写完。"),
    ("a: 1\nb: '不少于4个\nc: 2\n", 2, 4, "引号没有成对，一直到文件末尾都没有结束。"),
    ('a: "x\n---\ny"\n', 1, 4, "引号没有成对，一直到文件末尾都没有结束。"),
    ("- |x\n  a\n", 1, 3, "> 或 | 后面的写法不对。"),
    ("- @x\n", 1, 3, "这个字符不能作为一段文字的开头。"),
    ("- a\n- ? b\n  %c: d\n", 3, 3, "这个字符不能作为一段文字的开头。"),
    ("-\ta: 1\n", 1, 2, "这里用了制表符（Tab）。"),
    ("...\n", 1, 1, "YAML 写法有误，读到这里读不下去了。"),
]


@PARSERS
@pytest.mark.parametrize(("text", "line", "column", "message"), COMPLAINTS)
def test_complaints_of_the_parser(text, line, column, message, events):
    document = read_text(text, "f.yaml", events=events)
    assert [(f.location.line, f.location.column, f.message) for f in document.findings] == [(line, column, message)]
    assert document.findings[0].help


def test_a_backslash_that_says_nothing():
    for events in (c_events, pure_events):
        finding = read_text('a: "C:\\文件"\n', "f.yaml", events=events).findings[0]
        assert finding.message == "双引号里的反斜杠不能这样用。"
