"""Every route has a place: the line and column of its key and of its value, 1-based, counted in characters."""

import pytest

from jixiao.documents.events import c_events, pure_events
from jixiao.documents.loader import read_text
from jixiao.documents.source import Document
from jixiao.findings import Severity

PARSERS = pytest.mark.parametrize("events", [c_events, pure_events])

TABLE = """\
# 注释
title: 绩效目标表
project:
  name: '知识产权'
  "year":   2025   # 预算年度
goals: [支持1个县区, "开展 2场"]
plan:
  - quarter: 1
    milestones:
      - {indicator: SL01, value: 不少于4个}
      - id: 𠮷01
        value: 𠮷𠮷 9件
  -
    quarter: 2
    text: |
      第一行
      第二行
    note:
empty: {}
list:
- 一
- - 二
"""

# route, (line, column, end column) of the value, the same of the key
PLACES = [
    (("title",), (2, 8, 13), (2, 1, 6)),
    (("project", "name"), (4, 9, 15), (4, 3, 7)),
    (("project", "year"), (5, 13, 17), (5, 3, 9)),
    (("goals",), (6, 1, 6), (6, 1, 6)),
    (("goals", 0), (6, 9, 15), (6, 9, 15)),
    (("goals", 1), (6, 17, 24), (6, 17, 24)),
    (("plan",), (7, 1, 5), (7, 1, 5)),
    (("plan", 0), (8, 5, 15), (8, 5, 15)),
    (("plan", 0, "quarter"), (8, 14, 15), (8, 5, 12)),
    (("plan", 0, "milestones", 0), (10, 9, 40), (10, 9, 40)),
    (("plan", 0, "milestones", 0, "indicator"), (10, 21, 25), (10, 10, 19)),
    (("plan", 0, "milestones", 0, "value"), (10, 34, 39), (10, 27, 32)),
    (("plan", 0, "milestones", 1, "id"), (11, 13, 16), (11, 9, 11)),
    (("plan", 0, "milestones", 1, "value"), (12, 16, 21), (12, 9, 14)),
    (("plan", 1), (14, 5, 15), (14, 5, 15)),
    (("plan", 1, "text"), (15, 11, 12), (15, 5, 9)),
    (("plan", 1, "note"), (18, 5, 9), (18, 5, 9)),  # a value that is not there is shown at its key
    (("empty",), (19, 1, 6), (19, 1, 6)),
    (("list", 0), (21, 3, 4), (21, 3, 4)),
    (("list", 1, 0), (22, 5, 6), (22, 5, 6)),
    ((), (2, 1, 13), (2, 1, 13)),
]


def columns(location):
    assert location.line == location.end_line
    return (location.line, location.column, location.end_column)


@PARSERS
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("route", "value", "key"), PLACES, ids=[".".join(map(str, row[0])) for row in PLACES])
def test_keys_and_values(route, value, key, end, events):
    document = read_text(TABLE.replace("\n", end), "表.yaml", events=events)
    assert columns(document.locate(route)) == value
    assert columns(document.locate(route, on_key=True)) == key


@pytest.mark.parametrize(
    ("route", "nearest"),
    [
        (("project", "region"), ("project",)),
        (("plan", 7, "quarter"), ("plan",)),
        (("plan", "x"), ("plan",)),
        (("title", "x", 3), ("title",)),
        (("无",), ()),
    ],
)
def test_a_route_that_is_not_there_leads_to_the_nearest_thing_above(route, nearest):
    document = read_text(TABLE, "表.yaml")
    assert document.locate(route) == document.locate(nearest)


# the text of a file, the span inside the value of `a`, (line, column, end column)
SPANS = [
    ("a: 不适于1届次\n", (0, 3), (1, 4, 7)),
    ("a: 不适于1届次\n", (3, 6), (1, 7, 10)),
    ("a: '不适于1届次'\n", (0, 3), (1, 5, 8)),
    ('a:   "不适于1届次"  # 注释\n', (3, 4), (1, 10, 11)),
    ("b: 1\r\na: 𠮷适于1届次\r\n", (1, 3), (2, 5, 7)),
    ("a: {b: 1}\n", (0, 3), (1, 1, 2)),
    ("a: 不适于#1 # 注释\n", (3, 5), (1, 7, 9)),
    # written over several lines or with doubled quotes: the stretch itself still stands there letter for letter
    ("a: 'it''s'\n", (0, 2), (1, 5, 7)),
    ("a: 'it''s'\n", (2, 4), (1, 8, 10)),
    ("a: 不少于\n  4个\n", (0, 3), (1, 4, 7)),
    ("a: >-\n  不少于\n  4个\n", (0, 3), (2, 3, 6)),
    ("a: |\n  4个和4个\n", (3, 5), (2, 6, 8)),
    ("a: '不少于\n  4个'\n", (0, 3), (1, 5, 8)),
    ('a: "甲；\\n乙2个，丙2个"\n', (8, 10), (1, 14, 16)),
    # not letter for letter in the file: the whole value, or its first line
    ('a: "\\u4e0d少于"\n', (0, 2), (1, 4, 14)),
    ("a: 不少于\n  4个\n", (2, 5), (1, 4, 7)),
    ("a:\n", (0, 0), (1, 1, 2)),
    ("a: ''\n", (0, 0), (1, 5, 5)),
]


@PARSERS
@pytest.mark.parametrize(("text", "span", "place"), SPANS)
def test_a_span_inside_a_value(text, span, place, events):
    document = read_text(text, "f.yaml", events=events)
    assert columns(document.locate(("a",), span)) == place


def test_a_span_inside_a_block_is_not_followed_without_one():
    document = read_text("a: |\n  一\n  二\nb: 1\n", "f.yaml")
    assert columns(document.locate(("a",))) == (1, 4, 5)


def test_an_excerpt_is_whole_lines_around_the_place():
    document = read_text(TABLE, "表.yaml")
    first = document.excerpt(document.place(0, 0))
    assert (first.first, first.lines) == (1, ("# 注释", "title: 绩效目标表"))
    year = document.excerpt(document.locate(("project", "year")))
    assert (year.first, len(year.lines)) == (4, 3)
    assert year.lines[1] == '  "year":   2025   # 预算年度'
    last = document.excerpt(document.locate(("list", 1, 0)))
    assert last.lines == ("- 一", "- - 二")
    single = read_text("a: 1", "f.yaml")
    assert single.excerpt(single.locate(("a",))).lines == ("a: 1",)


def test_findings_and_labels_take_their_place_from_the_document():
    document = read_text("a: 1\nb: 不适于1\n", "f.yaml")
    label = document.label("第一次", ("a",), on_key=True)
    finding = document.finding("JX999", Severity.INFO, "话", help="助", route=("b",), span=(0, 3), labels=(label,))
    assert (str(finding.location), finding.location.end_column) == ("f.yaml:2:4", 7)
    assert finding.excerpt.lines == ("a: 1", "b: 不适于1")
    assert (finding.code, finding.severity, finding.message, finding.help) == ("JX999", "info", "话", "助")
    assert str(finding.labels[0].location) == "f.yaml:1:1"
    assert finding.labels[0].excerpt.lines == ("a: 1", "b: 不适于1")


def test_a_document_without_marks_points_to_its_beginning():
    assert columns(Document("f.yaml", "", None, None).locate(("a", 1))) == (1, 1, 1)
