"""The page as a document: its structure, its words, what its policy lets run, and that data stays data."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao import __version__, catalogue
from jixiao.__main__ import run
from jixiao.renderers.html_page import Page, write
from jixiao.renderers.plain_text import visible

KINDS = ("check", "monitor", "score")
TEMPLATES = Path(write.__code__.co_filename).parent / "templates"


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def outline(node, depth: int = 0) -> list[str]:
    """Write a page as text: an indented line for every element that has words of its own, pictures by their words."""
    if node.tag in {"style", "script", "head"}:
        return []
    if node.tag == "svg":
        return [f"{'  ' * depth}[{node.attributes['aria-label']}]"] if "aria-label" in node.attributes else []
    own = " ".join("".join(child for child in node.children if isinstance(child, str)).split())
    name = ".".join((node.tag, *node.classes))
    lines = [f"{'  ' * depth}{name}: {own}"] if own else []
    for child in node.children:
        if not isinstance(child, str):
            lines += outline(child, depth + bool(own))
    return lines


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_page_says(page, read, golden, kind: str) -> None:
    text = "\n".join([*outline(read(page(kind))), ""])
    golden(f"{kind}.txt", text.replace(__version__, "VERSION"))


CHINESE = re.compile(r"[\u3400-\u9fff]+")
VOCABULARY = {
    *("产出", "数量", "质量", "成本", "效益", "社会效益", "满意度", "服务对象满意度"),  # the classes of the form
    *("不少于", "不超过", "万", "项目支出绩效自评"),  # as the language of 指标值 and the profile write them
}


class _Mute(catalogue.gettext.NullTranslations):
    """Answers every message without its Chinese."""

    def gettext(self, message: str) -> str:
        return CHINESE.sub("", message)


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_in_the_catalogue(page, read, monkeypatch, kind: str) -> None:
    monkeypatch.setattr(catalogue, "_current", _Mute())
    document = read(page(kind))
    data = "".join(file.read_text(encoding="utf-8") for file in Path().glob("*.yaml"))
    texts = [child for node in document.walk() for child in node.children if isinstance(child, str)]
    told = {word for text in texts for word in CHINESE.findall(text)}
    assert {word for word in told - VOCABULARY if word not in data} == set()


def test_the_page_is_in_the_language_of_the_user(page, read) -> None:
    (html,) = read(page("check")).all("html")
    assert html.attributes["lang"] == "zh-CN"


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (["check", "examples/zhaoqing-2025-q3.yaml", "examples/zhaoqing-2025-year.yaml"], 1, "SL16"),
        (["report", "--quarter", "3", "examples/zhaoqing-2025-q3.yaml"], 0, "79.94%"),
        (["score", "examples/zhaoqing-2025-year.yaml"], 1, "93.56"),
    ],
)
def test_the_program_writes_the_page(root, monkeypatch, tmp_path, capsys, command, code: int, words: str) -> None:
    monkeypatch.chdir(root)
    file = tmp_path / "页.html"
    assert run([*command, "--format", "html", "-o", str(file)]) == code
    assert capsys.readouterr().out == ""
    text = file.read_text(encoding="utf-8")
    assert words in text
    assert "示例数据，不是真实完成情况" in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_cannot_be_read_still_gives_a_page(page, read, kind: str) -> None:
    document = read(page(kind, **{"targets: targets.yaml": "targets: nowhere.yaml"}))
    assert "nowhere.yaml" in " ".join(item.text for item in document.all("li"))
    assert not document.all("table")


# ── structure ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_tables_can_be_read_aloud(page, read, kind: str) -> None:
    document = read(page(kind))
    for table in document.all("table"):
        assert table.all("caption")[0].text.strip()
        heads = [head.attributes.get("scope") for head in table.all("th")]
        assert heads
        assert set(heads) <= {"col", "row", "rowgroup"}
        assert all(node.attributes.get("role") for tag in ("table", "tr", "th", "td") for node in table.all(tag))
    for grid in (table for table in document.all("table") if "grid" in table.classes):
        width = len(grid.all("thead")[0].all("th"))
        rows = [row for row in grid.all("tr") if "row" in row.classes]
        assert rows
        assert all(len([cell for cell in row.children if not isinstance(cell, str)]) == width for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_unique_and_every_link_leads_somewhere(page, read, kind: str) -> None:
    document = read(page(kind))
    ids = [node.attributes["id"] for node in document.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    targets = {link.attributes["href"] for link in document.all("a")}
    assert targets <= {f"#{name}" for name in ids}
    named = {node.attributes["aria-labelledby"] for node in document.walk() if "aria-labelledby" in node.attributes}
    assert named <= set(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_step_by_step(page, read, kind: str) -> None:
    levels = [int(node.tag[1]) for node in read(page(kind)).walk() if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_a_colour_never_stands_alone(page, read, kind: str) -> None:
    document = read(page(kind))
    chips = [node for node in document.walk() if "chip" in node.classes]
    assert chips
    assert all(chip.text.strip() for chip in chips)
    # the bar of a large figure only repeats the figure that stands above it
    pictures = [picture for picture in document.all("svg") if picture.attributes.get("aria-hidden") != "true"]
    assert all(picture.attributes["role"] == "img" and picture.attributes["aria-label"] for picture in pictures)


def test_no_finding_is_lost_or_told_twice(page, read) -> None:
    document = read(page("monitor"))
    codes = Counter(
        code.text for listing in document.all("ul") if "problems" in listing.classes for code in listing.all("code")
    )
    assert codes == {"JX308": 1, "JX416": 1, "JX310": 1, "JX421": 1, "JX302": 2}


def test_a_finding_stands_with_its_row(page, read) -> None:
    document = read(page("monitor"))
    rows = {row.attributes["id"]: row for row in document.all("tr") if "row" in row.classes}
    following = [node for node in document.all("tr") if "row" in node.classes or "more" in node.classes]
    (first,) = [row for row in rows.values() if "举办培训班" in row.text and "不少于4期" in row.text]
    details = following[following.index(first) + 1]
    assert [code.text for code in details.all("code")] == ["JX308", "JX310"]
    assert "actuals.yaml:8:" in details.text


# ── colours ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TONES = ("red", "yellow", "green", "blue", "grey")
TEXT_ON_GROUND = [
    *((ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "ground")),
    *((f"{tone}-ink", f"{tone}-ground") for tone in TONES),
    *((ink, "blue-ground") for ink in ("ink", "soft")),  # the row a link has led to
]
PICTURE_ON_GROUND = [*((f"{tone}-fill", "paper") for tone in TONES), ("focus", "paper"), ("ink", "paper")]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough(scheme: int) -> None:
    css = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    blocks = [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root \{([^}]*)\}", css)]
    colours = blocks[scheme]
    for ink, ground in TEXT_ON_GROUND:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ink, ground in PICTURE_ON_GROUND:
        assert contrast(colours[ink], colours[ground]) >= 3, (ink, ground)


# ── what may run ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_the_policy_lets_exactly_the_two_blocks_run(page, read, kind: str) -> None:
    html = page(kind)
    document = read(html)
    (policy,) = [
        node.attributes["content"]
        for node in document.all("meta")
        if node.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)

    def checksum(block: str) -> str:
        return f"'sha256-{b64encode(hashlib.sha256(block.encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'",
        "style-src": checksum(style),
        "script-src": checksum(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert html.index("Content-Security-Policy") < html.index("<style>")


def harmless(document) -> None:
    """Insist that nothing on a page is fetched, and nothing runs but its one script."""
    for node in document.walk():
        assert not any(
            name.startswith("on") or name in {"style", "src", "srcdoc", "action"} for name in node.attributes
        )
        assert node.attributes.get("href", "#").startswith("#")
    for tag in ("script", "style"):
        assert len(document.all(tag)) == 1
    assert not any(document.all(tag) for tag in ("img", "iframe", "link", "object", "embed", "base", "image", "use"))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_fetched(page, read, kind: str) -> None:
    html = page(kind)
    harmless(read(html))
    assert "url(" not in html
    assert "@import" not in html
    assert not re.search(r"https?:", html)


HOSTILE = [
    "<script>window.pwned=1</script>",
    "</style></script><img src=x onerror=window.pwned=1>",
    '" onmouseover="window.pwned=1" x="',
    "' autofocus onfocus='window.pwned=1",
    "javascript:window.pwned=1",
    "{{ 7*7 }}{% raw %}{#",
    "<!-- --> ]]> <![CDATA[ &lt;b&gt; &amp; &#60;",
    "\u202e逆\u2066序\u200b零宽",
    "竖|线 😀 𠮷 Ⅷ",
]
FIELDS = (
    "示例绩效目标表",  # title
    "举办培训班",  # name
    "不断提升",  # value
    "示例数据，不是真实完成情况",  # note of the file
    "讲师生病，两期改到第四季度",  # reason
    "已重新排期",  # note of an entry
    "evidence/没有这个文件.txt",
    "调研并入全省统一安排",  # waiver
    "示例市财政局",  # who approved it
)
OTHER_FIELDS = {"check": (), "monitor": ("招标推迟", "明年接着做"), "score": ("招标推迟",)}
"""The reason for the budget, and the forecast: not every page has to do with them."""


def quoted(text: str) -> str:
    """Write a text as a YAML scalar in double quotes."""
    return '"' + "".join(f"\\U{ord(sign):08x}" if not sign.isalnum() else sign for sign in text) + '"'


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_comes_out_as_itself(page, read, kind: str, text: str) -> None:
    fields = FIELDS + OTHER_FIELDS[kind]
    values = {old: f"{text} {number}号" for number, old in enumerate(fields)}
    document = read(page(kind, **{old: quoted(new) for old, new in values.items()}))
    harmless(document)
    shown = " ".join(document.text.split())
    assert [old for old, new in values.items() if " ".join(visible(new).split()) not in shown] == []
    assert visible(values["示例绩效目标表"]) in document.all("title")[0].text


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.characters(codec=None), max_size=40))
def test_any_text_comes_out_as_itself(read, text: str) -> None:
    html = write(Page(heading=text, sections=(), problems=(), total=text))
    html.encode()
    document = read(html)
    harmless(document)
    (heading,) = document.all("h1")
    assert heading.text == visible(text)
