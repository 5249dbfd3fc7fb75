"""No message outside the catalogue, none without its English, none in English that has lost a word to be filled in."""

from __future__ import annotations

import ast
import gettext
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from jixiao import catalogue

SOURCE = Path(__file__).parent.parent / "src" / "jixiao"
PO = SOURCE / "locales" / "en" / "LC_MESSAGES" / "jixiao.po"
HAN = re.compile(r"[\u3400-\u9fff]+")
CHINESE = re.compile(r"[\u3400-\u9fff\uff01-\uff5e。「」]")

# Rooms whose Chinese is the field's own vocabulary, the text of the files or the words of the forms, not a message to the user.
VOCABULARY = (
    "language/",
    "documents/days.py",
    "documents/models/",
    "documents/slips.py",
    "profiles/",
    "office/",
    "rules/vocabulary.py",
    "linking_words.py",
    "silencers.py",
    "slip_edits.py",
)


def python_files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def messages() -> set[str]:
    found = set()
    for path in python_files():
        content = BytesIO(path.read_bytes())
        found |= {
            message for _line, message, _comments, _context in extract("python", content, {"_": None, "N_": None})
        }
    return {message for message in found if isinstance(message, str)}


def docstrings(tree: ast.AST) -> set[int]:
    """The identities of all strings that stand alone as a statement."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def marked(tree: ast.AST) -> set[int]:
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_"}:
            inside |= {id(child) for child in ast.walk(node)}
    return inside


def patterns(tree: ast.AST) -> set[int]:
    """The identities of all regular expressions: they are held against the text of a file, never shown."""
    return {
        id(node.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
    }


def test_no_message_stands_outside_the_catalogue() -> None:
    strays = []
    for path in python_files():
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith(VOCABULARY):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        allowed = docstrings(tree) | marked(tree) | patterns(tree)
        strays += [
            f"{name}:{node.lineno} {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in allowed
            and CHINESE.search(node.value)
            and node.value not in TERMS
        ]
    assert strays == []


# The field's own terms as data: compared with what stands in a file, never shown as a message.
TERMS = {
    *("达成", "部分达成", "未达成", "是"),
    *(
        "成本",
        "时效",
        "质量",
        "数量",
        "年",
        "年度",
        "天",
        "元",
        "个",
        "百分点",
        "个百分点",
        "倍",
        "分",
        "度",
        "岁",
        "级",
        "成",
    ),
    *("亿", "万", "十百千万亿萬億", "每", "、", "降减"),
    *("反例", "正例"),  # headings of a rule's manual page
    "指标",  # how the classes of indicators end, the keys below indicators
    *("「", "」"),  # the quotes of both languages
    *("１２３４一二三四", "，", "第", "季", "季度"),  # what --quarter understands
    # in an indicator's name, what it counts: money or people
    "额|资金|投资|产值|收入|经费|成本|费用|贷款|融资|税收|利润|补助|补贴",
    "[人员师生者才户民]|专家|代表|干部|学徒|选手|岗位|就业",
    "万亿萬億",
}


def test_every_marked_text_is_extracted() -> None:
    """The extractor does not look inside f-strings, nor at a text that is put together."""
    known = messages()
    hidden = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_"}:
                text = node.args[0]
                literal = isinstance(text, ast.Constant)
                if isinstance(text, ast.JoinedStr | ast.BinOp) or (literal and text.value not in known):
                    hidden.append(f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}")
    assert hidden == []


def test_every_message_has_its_english() -> None:
    with PO.open("rb") as stream:
        known = read_po(stream)
    translated = {message.id: message.string for message in known if message.id}
    assert messages() - set(translated) == set()
    assert [text for text, english in translated.items() if not english] == []
    assert set(translated) - messages() == set(), "no longer used: remove them"
    assert [message.id for message in known if message.fuzzy and message.id] == []


def test_english_keeps_every_place_to_be_filled() -> None:
    with PO.open("rb") as stream:
        known = read_po(stream)
    for message in known:
        if message.id:
            places = re.findall(r"(?<!\{)\{(\w+)\}", str(message.id))
            assert sorted(places) == sorted(re.findall(r"(?<!\{)\{(\w+)\}", str(message.string))), message.id


def test_chinese_in_english_is_only_quoted_from_the_message() -> None:
    """What a user types, or reads on the form, stays Chinese: in quotes, and the very words of the Chinese message."""
    with PO.open("rb") as stream:
        known = read_po(stream)
    for message in known:
        english, chinese = str(message.string), str(message.id)
        if chinese:
            assert not CHINESE.search(re.sub(r"「[^「」]*」", "", english)), english
            assert [words for words in HAN.findall(english) if words not in chinese] == [], english


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "JIXIAO_LANG": "zh"}, "zh"),
        ({"JIXIAO_LANG": "en"}, "en"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert catalogue.preferred(environment) == language


def test_the_compiled_catalogue_is_the_one_in_git() -> None:
    with PO.open("rb") as stream:
        known = {message.id: message.string for message in read_po(stream) if message.id}
    with PO.with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    stale = [text for text, english in known.items() if compiled.gettext(str(text)) != english]
    assert stale == [], "run: pip install -e ."
