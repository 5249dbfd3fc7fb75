"""What every format shows, also of names that would like to be something else."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from jixiao import __version__
from jixiao.__main__ import run
from jixiao.renderers import FORMATS, render
from jixiao.rollup import RollupOptions, rollup
from jixiao.workspace import Workspace

SAMPLE = Path("examples/guangdong-2025")


@pytest.fixture
def sample(root: Path, monkeypatch):
    """Run on the sample and return what is printed."""
    monkeypatch.chdir(root)

    def printed(capsys, *options: str) -> str:
        assert run(["rollup", str(SAMPLE), *options]) == 1
        return capsys.readouterr().out

    return printed


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_the_screen(sample, golden, capsys, monkeypatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    text = sample(capsys)
    golden(f"screen-{width}.txt", text)


@pytest.mark.parametrize("by", ["region", "project", "indicator"])
def test_one_view(sample, golden, capsys, by: str) -> None:
    golden(f"by-{by}.txt", sample(capsys, "--by", by))
    golden(f"by-{by}.csv", sample(capsys, "--by", by, "--format", "csv"))


def test_markdown(sample, golden, capsys) -> None:
    golden("report.md", sample(capsys, "--format", "markdown"))


def test_csv_has_a_row_a_region_and_indicator(sample, capsys) -> None:
    lines = sample(capsys, "--format", "csv").splitlines()
    assert lines[0].startswith("年度,项目,地区,编号,汇总编码,一级指标,二级指标,三级指标,")
    assert len(lines) == 1 + 21 * 24
    assert sum(",梅州," in line for line in lines) == 24


def small(*values: tuple[str, str | None]) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(value=value, actual=actual, funds=100, more="", name="举办活动", level2="数量指标")
        for value, actual in values
    ]


def test_json(lay_out, rolled_up, golden) -> None:
    lay_out(*small(("不少于4个", "4个"), ("超过6个", "3个"), ("不少于2次", None)), silent=("丙市",))
    code, document = rolled_up()
    assert code == 1
    text = json.dumps(document, ensure_ascii=False, indent=2)
    golden("report.json", text.replace(f'"version": "{__version__}"', '"version": "VERSION"') + "\n")


def test_numbers_in_json_are_text(sample, capsys) -> None:
    def walk(value: Any, key: str = "") -> None:
        if isinstance(value, dict):
            for name, child in value.items():
                walk(child, name)
        elif isinstance(value, list):
            for child in value:
                walk(child, key)
        else:
            assert not isinstance(value, float), key

    walk(json.loads(sample(capsys, "--format", "json")))


def test_xlsx(root: Path, monkeypatch) -> None:
    monkeypatch.chdir(root)
    content = render(rollup(Workspace(), [SAMPLE]), "xlsx")
    assert isinstance(content, bytes)
    workbook = openpyxl.load_workbook(BytesIO(content))
    assert workbook.sheetnames == ["项目", "地区排名", "各项指标", "矩阵", "地区 × 指标", "问题"]
    assert {name: workbook[name].max_row - 1 for name in workbook.sheetnames} == {
        "项目": 1,
        "地区排名": 21,
        "各项指标": 24,
        "矩阵": 21,
        "地区 × 指标": 21 * 24,
        "问题": 3,
    }
    ranking = workbook["地区排名"]
    headings = [cell.value for cell in ranking[1]]
    first = dict(zip(headings, [cell.value for cell in ranking[2]], strict=True))
    assert (first["名次"], first["地区"], first["得分"]) == (1, "佛山", pytest.approx(99.39))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_one_view_in_xlsx(root: Path, monkeypatch) -> None:
    monkeypatch.chdir(root)
    content = render(rollup(Workspace(), [SAMPLE], RollupOptions(by="region")), "xlsx")
    assert isinstance(content, bytes)
    assert openpyxl.load_workbook(BytesIO(content)).sheetnames == ["地区排名", "问题"]


class Elements(HTMLParser):
    """Collects the elements with their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.inside: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        if self.inside not in {"style", "script"}:
            self.text.append(data)


def read(text: str) -> Elements:
    elements = Elements()
    elements.feed(text)
    return elements


def test_the_page(sample, capsys) -> None:
    page = read(sample(capsys, "--format", "html"))
    matrix = [attributes for tag, attributes in page.elements if tag == "span" and "title" in attributes]
    assert len(matrix) == 21 * 24
    assert {attributes["class"] for attributes in matrix} == {
        f"chip {tone}" for tone in ("red", "yellow", "green", "blue", "grey")
    }
    anchors = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert {str(link).removeprefix("#") for link in links} <= set(anchors)
    for words in ("89.84（良）", "87.75", "89.89%", "20/21", "地区排名", "没有报完成情况的地区"):
        assert words in page.text


def test_the_page_fetches_nothing_and_runs_nothing_but_its_own(sample, capsys) -> None:
    text = sample(capsys, "--format", "html")
    (policy,) = [a["content"] for tag, a in read(text).elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")
    for tag, attributes in read(text).elements:
        assert tag not in {"link", "img", "iframe", "object"}
        assert not any(name.startswith("on") or name in {"style", "src"} for name in attributes)


@pytest.mark.parametrize("by", ["region", "indicator"])
def test_the_page_shows_only_the_view_asked_for(sample, capsys, by: str) -> None:
    tables = [
        attributes.get("class")
        for tag, attributes in read(sample(capsys, "--by", by, "--format", "html")).elements
        if tag == "table"
    ]
    assert tables == {"region": ["sums", "matrix"], "indicator": ["grid"]}[by]


# ── hostile names ────────────────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = [
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "@SUM(1)",
    "| a | b |",
    "[x](javascript:alert(1))",
    "[bold red]红[/]",
    "{project.name}",
    "%s{0}",
    "\\u202e翻转\\u202c",
    "第一行\\n::error::第二行",
    "甲" * 300,
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format_name", FORMATS["rollup"])
def test_hostile_names_stay_names(desk: Path, name: str, format_name: str) -> None:
    quoted = f'"{name}"'
    (desk / "t.yaml").write_text(
        f"note: {quoted}\n"
        f"project: {{name: {quoted}, region: {quoted}, year: 2025, budget: 1万元}}\n"
        f"indicators: {{产出: {{数量: [{{id: A, name: {quoted}, value: 不少于3个}},\n"
        f"  {{id: B, name: 乙, value: {quoted}, reading: 提升}}]}}}}\n",
        encoding="utf-8",
    )
    (desk / "a.yaml").write_text(f"note: {quoted}\ntargets: t.yaml\nactuals: {{A: 2个}}\n", encoding="utf-8")
    content = render(rollup(Workspace(), [desk]), format_name)
    if isinstance(content, bytes):
        cells = [
            cell for sheet in openpyxl.load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row
        ]
        assert all(cell.data_type != "f" for cell in cells)
        return
    assert "\u202e" not in content or format_name == "json"
    if format_name == "html":
        page = read(content)
        assert [tag for tag, _attributes in page.elements].count("script") == 1
    if format_name == "csv":
        assert not re.search(r"(?:^|,)\"?[=@]", content, re.MULTILINE)
    if format_name == "markdown":
        assert "<script" not in content
        assert not re.search(r"(?<!\\)\]\(", content)
    if format_name == "json":
        assert json.loads(content)["projects"][0]["name"] == json.loads(quoted)
