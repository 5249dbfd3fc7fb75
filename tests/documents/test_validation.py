"""Every complaint of pydantic becomes a Chinese sentence with a remedy, all of a file in one run."""

import datetime
import importlib
import pkgutil
import re
from decimal import Decimal

import pytest
from pydantic import ValidationError

from jixiao.documents import models
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Indicator, Model, Targets, Waivers
from jixiao.documents.models.twins import twin
from jixiao.documents.source import Document
from jixiao.documents.validation import FALLBACK, MESSAGES, nearest_key, validate
from jixiao.renderers import Screen
from jixiao.renderers.screen import finding_parts, write

FILES = {"actuals", "base", "targets", "waivers"}  # the rooms whose data comes from the loader; the others' is TOML
ROOMS = [room.name for room in pkgutil.iter_modules(models.__path__)]


def models_of(room):
    module = importlib.import_module(f"jixiao.documents.models.{room}")
    found = [value for value in vars(module).values() if isinstance(value, type) and issubclass(value, Model)]
    return [model for model in found if model.__module__ == module.__name__]


YAML_MODELS = [model for room in ROOMS if room in FILES for model in models_of(room)]
TOML_MODELS = [model for room in ROOMS if room not in FILES for model in models_of(room)]

# what the loader can give: text, nothing, lists and tables of these
TEXTS = [
    *["", " ", "x", "1.5", "-1", "0", "99999", "9" * 5000, "nan", "inf", "1e400", "1e1000000", "1.234", "0.12345"],
    *["2025-13-01", "2025-09-30 10:00", "2025-09-30T00:00:00", "P1D", "true", "0x1F", "1_0", "²", "ab" * 40, "a b"],
]
SHAPES = [None, [], [None], [[]], ["x"], [""], [{}], {}, {"x": "1"}, {"": None}, {"a": {"b": "c"}}, {"a": ["x"]}]
DEEP = [{"a": {"b": ["x", None, {}, []]}}, {"a": {"": []}}, [{"a": None}], ["x", {"value": []}, None, [None]]]
# what TOML can give besides
TYPED = [Decimal("1.5"), Decimal("0.12345"), Decimal("nan"), Decimal("inf"), 1, -1, 10**400, True, [1], {"x": 1}]
DATES = [datetime.date(2025, 1, 1), datetime.datetime(2025, 1, 1, 1, tzinfo=datetime.UTC), datetime.time(1)]


def wrong_values(model):
    return [*TEXTS, *SHAPES, *DEEP, *(TYPED + DATES if model in TOML_MODELS else [])]


def details(model, data):
    try:
        model.model_validate(data)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def test_every_kind_of_complaint_has_a_sentence_and_every_sentence_is_needed():
    met = {}
    for model in (*YAML_MODELS, *TOML_MODELS):
        for name in model.keys_of:
            for value in wrong_values(model):
                for detail in details(model, {name: value}):
                    met.setdefault(detail["type"], (model.__name__, name, value))
        for value in SHAPES:
            for detail in details(model, value):
                met.setdefault(detail["type"], (model.__name__, "", value))
    met.pop("extra_forbidden")  # has its own sentence
    assert {kind: where for kind, where in met.items() if kind not in MESSAGES} == {}
    assert set(MESSAGES) - set(met) == {
        "not_given",
        "required_not_given",
        "sha256_mismatch",
        "spending_type",
    }  # kinds of our own


@pytest.mark.parametrize("model", [*YAML_MODELS, *TOML_MODELS], ids=lambda model: model.__name__)
def test_nothing_of_pydantics_own_words(model):
    for name in model.keys_of:
        for value in wrong_values(model):
            document = Document("f.yaml", "x: 1\n", {name: value}, None)
            read, findings = validate(model, document)
            assert (read is None) == bool(findings)
            for finding in findings:
                assert finding.code in {"JX110", "JX111", "JX112", "JX113"}
                assert finding.message != FALLBACK[1].format(key=name)
                assert re.search("[\u4e00-\u9fff]", finding.message)
                assert finding.help
                shown = finding.message + finding.help
                assert not re.search(
                    r"https?:|[Ii]nput should|valid |pydantic|\{[a-z]+\}|ctx|type=", shown.replace(str(value), "")
                )


def test_an_unforeseen_complaint_still_gets_a_sentence(monkeypatch):
    monkeypatch.delitem(MESSAGES, "literal_error")
    _read, findings = validate(Actuals, read_text("actuals:\n  SL01: {rating: 好}\n", "f.yaml"))
    assert [(f.code, f.message) for f in findings] == [("JX113", "「rating」的内容不对。")]


@pytest.mark.parametrize(
    ("model", "text", "code", "remedy"),
    [
        # a key that has to be there cannot be deleted
        (Targets, "project: {name: x, year: }\nindicators: {a: {b: []}}\n", "JX111", "请填写预算年度，这个键不能少。"),
        (
            Targets,
            "project: {name: '', year: 2025}\nindicators: {a: {b: []}}\n",
            "JX111",
            "请填写项目名称，这个键不能少。",
        ),
        (Actuals, "note: ''\nactuals:\n", "JX111", "请填写，或删掉这个键。"),
        # numbers out of their limits
        (Targets, "project: {name: x, year: 1989}\nindicators: {a: {b: []}}\n", "JX113", "请改成 1990 或更大的数。"),
        (Targets, "project: {name: x, year: 2101}\nindicators: {a: {b: []}}\n", "JX113", "请改成 2100 或更小的数。"),
        (Targets, "project: {name: x, year: 二五年}\nindicators: {a: {b: []}}\n", "JX113", "例如 year: 2025"),
        (Indicator, "{id: A1, name: x, value: 4个, weight: 100.01}\n", "JX113", "请改成 100 或更小的数。"),
        (Indicator, "{id: A1, name: x, value: 4个, weight: 7.145}\n", "JX113", "请四舍五入到 2 位小数。"),
        # the short form that is meant
        (Actuals, "budget: 98万元\nactuals:\n", "JX112", "请写成 budget: {spent: 98万元}"),
        # a date in another spelling, with more behind it
        (Actuals, "as_of: 2025-09-30 10:00\nactuals:\n", "JX113", "改成 as_of: 2025-09-30"),
        (Actuals, "as_of: 2025年6月30日左右\nactuals:\n", "JX113", "改成 as_of: 2025-06-30"),
        (Actuals, "as_of: 2025/6-30\nactuals:\n", "JX113", "改成 as_of: 2025-06-30"),
        (Actuals, "as_of: 1750000000\nactuals:\n", "JX113", "写成 2025-09-30 这样。"),
        (Actuals, "as_of: 2025.6.31\nactuals:\n", "JX113", "写成 2025-09-30 这样。"),
        (Actuals, "as_of: 2025年9月\nactuals:\n", "JX113", "写成 2025-09-30 这样。"),
        (Actuals, "as_of: 第三季度末\nactuals:\n", "JX113", "写成 2025-09-30 这样。"),
        # what stands at the top belongs below
        (Actuals, "actuals:\nSL01: 4期\n", "JX110", "是不是少了缩进？它要写在 actuals 下面，前面空两格。"),
        (Actuals, "actuals:\n培训人次: 4期\n", "JX110", "是不是少了缩进？它要写在 actuals 下面，前面空两格。"),
        (Actuals, "actuals:\nspent: 1元\n", "JX110", "是不是少了缩进？它要写在 budget 下面，前面空两格。"),
        (Actuals, "actuals:\nfoo: x\n", "JX110", "这里可以写：targets、as_of、note、budget、actuals"),
        (Actuals, "actuals:\nnotes: x\n", "JX110", "是不是「note」？"),
        (
            Targets,
            "project: {name: x, year: 2025}\nindicators: {a: {b: []}}\n产出指标: 1\n",
            "JX110",
            "是不是少了缩进？它要写在 indicators 下面，前面空两格。",
        ),
    ],
)
def test_what_to_write_instead(model, text, code, remedy):
    loaded = load(model, read_text(text, "f.yaml"))
    assert [(f.code, f.help) for f in loaded.findings] == [(code, remedy)]


@pytest.mark.parametrize(
    "written",
    [
        *["2025-09-30", "2025-9-30", "2025/9/30", "2025.9.30", "2025年9月30日", "2025年09月30号", "2025 年 9 月 30 日"],
        *["20250930", "２０２５年９月３０日", "２０２５－０９－３０", "2025／9／30", "2025．9．30", "2025。9。30"],
    ],
)
def test_a_day_in_every_spelling(written):
    text = f"as_of: {written}\nactuals:\n  SL01: [{{date: {written}, value: 1场}}]\n"
    loaded = load(Actuals, read_text(text, "f.yaml"))
    assert loaded.findings == ()
    assert loaded.model.as_of == loaded.model.actuals["SL01"].entries[0].date == datetime.date(2025, 9, 30)


MANY_TARGETS = """\
标题: 绩效目标表
project:
  nmae: 知识产权
  year: 二〇二五
  level:
  buget: 365万元
goals: {一: 二}
plan:
  - quarter: 5
    milestones: 不少于4个
  - quarter: 第三季度
    milestones:
      - {id: J 2, name: [], value: }
  - text: 缺季度
indicators:
  产出指标:
    数量指标:
      - {id: SL01, name: 中心, 指标值: 不少于4个, weight: 十分}
      - {id: SL02, name: 培训, value: 3场, weight: 7.145, due: 0, direction: 正向}
      - SL03
      - id: SL04
        weight: 101
        value:
    质量指标: 无
  效益指标:
"""

MANY_ACTUALS = """\
targets:
as_of: 2025年9月31日
budget: 365万元
spent: 1
actuals:
  SL01: {valeu: 4个}
  SL02:
    - {quarter: 1, value: 1场, evidence: {paht: a.pdf}}
    - {quarter: 3, value: [2场], date: 2025年9月}
    - {rating: 很好}
  SL03:
    value: {a: 1}
    evidence:
      - {path: a.pdf, sha256: abc}
      -
"""

MANY_WAIVERS = """\
waivers:
  - {indicator: SL01, reason: 政策调整, aproved_by: 局务会, until: 2025-12-31}
  - indicator:
    reason: 政策调整
  - 全部
"""


@pytest.mark.parametrize(
    ("model", "text"),
    [(Targets, MANY_TARGETS), (Actuals, MANY_ACTUALS), (Waivers, MANY_WAIVERS)],
    ids=["targets", "actuals", "waivers"],
)
def test_a_file_with_many_errors(model, text, golden):
    name = f"{model.__name__.lower()}"
    loaded = load(model, read_text(text, f"{name}.yaml"))
    assert loaded.model is None
    places = [(finding.location.line, finding.location.column) for finding in loaded.findings]
    assert places == sorted(places)
    parts = [part for finding in loaded.findings for part in finding_parts(finding)]
    golden(f"many-errors-{name}.txt", write(parts, Screen(width=100)))


@pytest.mark.parametrize("model", [Targets, Actuals, Waivers], ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "JX111", "文件是空的。"),
        ("# 只有注释\n", "JX111", "文件是空的。"),
        ("- a\n", "JX112", "文件最外层应是「键: 值」，读到的却是一段文字或一个列表。"),
        ("不少于4个\n", "JX112", "文件最外层应是「键: 值」，读到的却是一段文字或一个列表。"),
    ],
)
def test_a_file_that_is_no_table(model, text, code, message):
    read, findings = validate(model, read_text(text, "f.yaml"))
    assert read is None
    assert [(f.code, f.message) for f in findings] == [(code, message)]
    required = [name for name in model.defaults_of if name in model.required_of]
    assert findings[0].help.endswith("、".join(required))


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("指标值", "value"),
        ("指 标 值", "value"),
        ("三级指标名称", "name"),
        ("编号", "id"),
        ("分值", "weight"),
        ("Value", "value"),
        ("ＶＡＬＵＥ", "value"),
        ("valeu", "value"),
        ("values", "value"),
        ("wieght", "weight"),
        ("directoin", "direction"),
        ("value：4个", "value"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_key(key, nearest):
    known = {name: key.title for name, key in Indicator.keys_of.items()}
    assert nearest_key(key, known) == nearest


UNKNOWN = [
    ("actuals:\n  SL01: {valeu: 4个}\n", Actuals, 2, 10, "是不是「value」？"),
    ("actuals:\n  SL01:\n    - {qarter: 1, value: 4个}\n", Actuals, 3, 8, "是不是「quarter」？"),
    ("actuals: {}\nbudget: {已花: 1}\n", Actuals, 2, 10, "这里可以写：adjusted、spent、reason"),
    ("actuals: {}\nbudget: {执行数: 1}\n", Actuals, 2, 10, "是不是「spent」？"),
    ("actuals:\n  SL01: {evidence: [{文件: a, 校验: b}]}\n", Actuals, 2, 22, "是不是「path」？"),
]


@pytest.mark.parametrize(("text", "model", "line", "column", "remedy"), UNKNOWN)
def test_an_unknown_key_stands_at_its_key_with_the_nearest_known_one(text, model, line, column, remedy):
    _read, findings = validate(model, read_text(text, "f.yaml"))
    assert findings[0].code == "JX110"
    assert (findings[0].location.line, findings[0].location.column) == (line, column)
    assert findings[0].help == remedy


MISSPELT = [
    ("project: {nmae: 表, year: 2025}\nindicators: {}\n", ["JX110 不认识的键「nmae」。"]),
    (
        "project: {项目名称: 表, 预算年度: 2025}\nindicators: {}\n",
        ["JX110 不认识的键「项目名称」。", "JX110 不认识的键「预算年度」。"],
    ),
    ("project: {name: 表, year: 2025}\nindicator: {}\n", ["JX110 不认识的键「indicator」。"]),
    ("project: {name: 表, year: 2025, nane: 表}\nindicators: {}\n", ["JX110 不认识的键「nane」。"]),
    (
        "project: {year: 2025, level1: 表}\nindicators: {}\n",
        ["JX111 缺少「name」（项目名称）。", "JX110 不认识的键「level1」。"],
    ),
    ("project: {nmae: 表}\nindicators: {}\n", ["JX111 缺少「year」（预算年度）。", "JX110 不认识的键「nmae」。"]),
]


@pytest.mark.parametrize(("text", "expected"), MISSPELT)
def test_a_misspelt_key_is_told_once(text, expected):
    _read, findings = validate(Targets, read_text(text, "f.yaml"))
    assert [f"{f.code} {f.message}" for f in findings] == expected


def test_the_same_complaint_is_told_once():
    _read, findings = validate(Actuals, read_text("actuals:\n  SL01: {evidence: {}}\n", "f.yaml"))
    assert len(findings) == len(set(findings))


def test_a_long_input_is_cut():
    _read, findings = validate(Actuals, read_text(f"actuals: {{}}\nas_of: {'很' * 41}\n", "f.yaml"))
    assert findings[0].message == f"「as_of」应是一个日期，写的是「{'很' * 40}…」。"


def test_a_model_is_frozen_and_knows_no_other_keys():
    for model in (*YAML_MODELS, *TOML_MODELS):
        assert twin(model).model_config["extra"] == "forbid", model
        read = model.__new__(model)
        for name in model.defaults_of:
            with pytest.raises(AttributeError, match="frozen"):
                setattr(read, name, "1")
    assert Model in YAML_MODELS
    assert set(models.FILE_MODELS.values()) <= set(YAML_MODELS)
