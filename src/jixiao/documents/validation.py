"""Plain data → models, and every complaint of pydantic as a sentence with a remedy.

One row a kind of error; a test holds the table against the kinds our models can meet. pydantic's own words are never shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin

from jixiao.catalogue import N_, _
from jixiao.documents.days import day_meant
from jixiao.documents.models import Actuals, Model, Targets
from jixiao.documents.models.base import Unsure
from jixiao.documents.models.reading import annotations_of, model_reader
from jixiao.documents.nearest import nearest
from jixiao.documents.syntax import MAX_FINDINGS, TOO_MANY, refusal
from jixiao.findings import Finding, Route, Severity, in_order

if TYPE_CHECKING:
    from jixiao.documents.source import Document

M = TypeVar("M", bound=Model)

# pydantic's kind of error → (code, sentence, remedy)
MESSAGES: dict[str, tuple[str, str, str]] = {
    "missing": ("JX111", N_("缺少「{key}」（{title}）。"), N_("请补上 {key}。")),
    "string_type": ("JX112", N_("「{key}」应是一段文字。"), N_("请直接写文字；列表和下一层内容不能放在这里。")),
    "string_too_short": ("JX111", N_("「{key}」没有填写。"), N_("请填写，或删掉这个键。")),
    "not_given": ("JX111", N_("「{key}」没有填写。"), N_("请填写，或删掉这个键。")),
    "required_not_given": ("JX111", N_("「{key}」没有填写。"), N_("请填写{title}，这个键不能少。")),
    "string_pattern_mismatch": (
        "JX113",
        N_("「{key}」的写法不对：{input}。"),
        N_("编号由字母、数字、汉字和 - _ . 组成，不含空格，例如 SL01。"),
    ),
    "sha256_mismatch": ("JX113", N_("「{key}」的写法不对：{input}。"), N_("校验值是 64 位十六进制数。")),
    "lights_order": ("JX113", N_("几盏灯的界限次序不对。"), N_("应是 red ≤ yellow ≤ blue，例如 0.6、0.8、1.2。")),
    "int_type": ("JX112", N_("「{key}」应是一个整数。"), N_("例如 {key}: {example}")),
    "int_parsing": ("JX113", N_("「{key}」应是一个整数，写的是{input}。"), N_("例如 {key}: {example}")),
    "int_from_float": ("JX113", N_("「{key}」应是一个整数，写的是{input}。"), N_("例如 {key}: {example}")),
    "int_parsing_size": ("JX113", N_("「{key}」的数字太长。"), N_("例如 {key}: {example}")),
    "decimal_type": ("JX112", N_("「{key}」应是一个数。"), N_("例如 {key}: 10")),
    "decimal_parsing": ("JX113", N_("「{key}」应是一个数，写的是{input}。"), N_("只写数字，不写单位，例如 {key}: 10")),
    "decimal_max_digits": ("JX113", N_("「{key}」的数字太长。"), N_("最多两位小数，例如 {key}: 7.14")),
    "decimal_whole_digits": ("JX113", N_("「{key}」的数字太长。"), N_("最多两位小数，例如 {key}: 7.14")),
    "decimal_max_places": ("JX113", N_("「{key}」最多 {limit} 位小数。"), N_("请四舍五入到 {limit} 位小数。")),
    "finite_number": ("JX113", N_("「{key}」应是一个数，写的是{input}。"), N_("例如 {key}: 10")),
    "greater_than_equal": (
        "JX113",
        N_("「{key}」不能小于 {limit}，写的是{input}。"),
        N_("请改成 {limit} 或更大的数。"),
    ),
    "less_than_equal": ("JX113", N_("「{key}」不能大于 {limit}，写的是{input}。"), N_("请改成 {limit} 或更小的数。")),
    "bool_type": ("JX112", N_("「{key}」应是 true（是）或 false（否）。"), N_("例如 {key} = true")),
    "bool_parsing": ("JX112", N_("「{key}」应是 true（是）或 false（否）。"), N_("例如 {key} = true")),
    "literal_error": ("JX113", N_("「{key}」不能写{input}。"), N_("只能写 {expected}。")),
    "date_type": ("JX112", N_("「{key}」应是一个日期。"), N_("写成 2025-09-30 这样。")),
    "date_from_datetime_parsing": ("JX113", N_("「{key}」应是一个日期，写的是{input}。"), N_("写成 2025-09-30 这样。")),
    "date_from_datetime_inexact": ("JX113", N_("「{key}」只写日期，不写时间。"), N_("写成 2025-09-30 这样。")),
    "spending_type": ("JX112", N_("「{key}」下面应是一层「键: 值」。"), N_("请写成 {key}: {{spent: {text}}}")),
    "dict_type": ("JX112", N_("「{key}」下面应是一层「键: 值」。"), N_("请换行缩进，一行写一个「键: 值」。")),
    "model_type": ("JX112", N_("「{key}」下面应是一层「键: 值」。"), N_("请换行缩进，一行写一个「键: 值」。")),
    "tuple_type": ("JX112", N_("「{key}」下面应是一个列表。"), N_("请换行缩进，每一项以「- 」开头。")),
}
FALLBACK = ("JX113", N_("「{key}」的内容不对。"), N_("请对照 jixiao schema 的说明修改。"))
_EXAMPLES = {"year": "2025", "quarter": "3", "due": "3"}
_DATES = frozenset({"date_type", "date_from_datetime_parsing", "date_from_datetime_inexact"})

_NAME = 40
"""How long a key may be to be taken for an id or a name."""


def validate(model: type[M], document: Document) -> tuple[M | None, tuple[Finding, ...]]:
    """Read a document with a model. All problems come back together; the model is ``None`` when there is any."""
    if not isinstance(document.data, dict):
        return None, (_not_a_mapping(model, document),)
    try:
        return model_reader(model)(document.data), ()
    except Unsure:
        return _validate_with_pydantic(model, document)


def _validate_with_pydantic(model: type[M], document: Document) -> tuple[M | None, tuple[Finding, ...]]:
    from pydantic import ValidationError

    from jixiao.documents.models.twins import read_with_pydantic

    try:
        return read_with_pydantic(model, document.data), ()
    except ValidationError as error:
        details: list[dict[str, Any]] = [
            dict(detail) for detail in error.errors(include_url=False, include_context=True)[:MAX_FINDINGS]
        ]
        misspelt = {_meant(model, detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"}
        findings = {
            _finding(model, document, detail): None
            for detail in details
            if not (detail["type"] == "missing" and detail["loc"] in misspelt)
        }
        too_many = (refusal(document, TOO_MANY, len(document.text)),) if error.error_count() > MAX_FINDINGS else ()
        return None, (*in_order(list(findings)), *too_many)


def _not_a_mapping(model: type[Model], document: Document) -> Finding:
    keys = _("、").join(name for name in model.defaults_of if name in model.required_of)
    if document.data is None:
        return document.finding(
            "JX111", Severity.ERROR, _("文件是空的。"), help=_("至少要有这些内容：{keys}").format(keys=keys)
        )
    message = _("文件最外层应是「键: 值」，读到的却是一段文字或一个列表。")
    remedy = _("冒号要用半角，后面留一个空格；最外层至少要有：{keys}").format(keys=keys)
    return document.finding("JX112", Severity.ERROR, message, help=remedy)


def _finding(model: type[Model], document: Document, detail: dict[str, Any]) -> Finding:
    route: Route = tuple(detail["loc"])
    kind: str = detail["type"]
    key = next((step for step in reversed(route) if isinstance(step, str) and step not in {"entries", "[key]"}), "")
    if kind == "extra_forbidden":
        return _unknown_key(model, document, route)
    if (detail["input"] is None and kind != "missing") or kind == "string_too_short":
        kind = "required_not_given" if route[-1] in _model_at(model, route[:-1]).required_of else "not_given"
    elif route == ("budget",) and isinstance(detail["input"], str):
        kind = "spending_type"
    elif kind == "string_pattern_mismatch" and key == "sha256":
        kind = "sha256_mismatch"
    code, message, remedy = MESSAGES.get(kind, FALLBACK)
    day = day_meant(str(detail["input"])) if kind in _DATES else None
    if day is not None:
        remedy = N_("改成 {key}: {day}")
    context = detail.get("ctx", {})
    shown = str(detail["input"])
    words = {
        "key": key,
        "title": _title(model, route),
        "input": f"「{shown if len(shown) <= 40 else shown[:40] + '…'}」",  # noqa: PLR2004 - as much as a line can show
        "text": shown,
        "day": day,
        "limit": next((context[name] for name in ("ge", "le", "decimal_places") if name in context), ""),
        "expected": str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").replace(", ", _("、")),
        "example": _EXAMPLES.get(key, "1"),
    }
    on_key = kind in {"not_given", "required_not_given", "spending_type", "dict_type", "model_type", "tuple_type"}
    return document.finding(
        code, Severity.ERROR, _(message).format(**words), help=_(remedy).format(**words), route=route, on_key=on_key
    )


def _unknown_key(model: type[Model], document: Document, route: Route) -> Finding:
    key = str(route[-1])
    known = _fields(model, route[:-1])
    meant = nearest_key(key, known)
    message = _("不认识的键「{key}」。").format(key=key)
    parent = _parent_of(key, model) if len(route) == 1 else None
    if meant:
        remedy = _("是不是「{nearest}」？").format(nearest=meant)
    elif parent:
        remedy = _("是不是少了缩进？它要写在 {parent} 下面，前面空两格。").format(parent=parent)
    else:
        remedy = _("这里可以写：{keys}").format(keys=_("、").join(known))
    return document.finding("JX110", Severity.ERROR, message, help=remedy, route=route, on_key=True)


def _parent_of(key: str, model: type[Model]) -> str | None:
    """Name the part of a file in which a key that stands at its top is at home; ``None`` where it looks like none of ours."""
    for name, hint in annotations_of(model).items():
        part = _value_type(hint)
        if isinstance(part, type) and issubclass(part, Model) and key in part.keys_of:
            return name
    if model is Targets:
        return "indicators" if key.endswith("指标") else None
    is_like_an_id = len(key) <= _NAME and (not key.isascii() or any(character.isdigit() for character in key))
    return "actuals" if model is Actuals and is_like_an_id else None


def _meant(model: type[Model], route: Route) -> Route:
    """Return the route of the key that an unknown key was probably meant to be: it is misspelt there, not missing."""
    return (*route[:-1], nearest_key(str(route[-1]), _fields(model, route[:-1])) or "")


def nearest_key(key: str, known: dict[str, str]) -> str | None:
    """Find the key that was probably meant: the one whose title was written, or the one spelt most alike."""
    bare = "".join(key.split())
    for name, title in known.items():
        if bare in {name, title}:
            return name
    return nearest(bare, known)


def _fields(model: type[Model], route: Route) -> dict[str, str]:
    """Return the keys, with their titles, that may stand at a route."""
    found = _model_at(model, route)
    return {name: key.title for name, key in found.keys_of.items()}


def _title(model: type[Model], route: Route) -> str:
    return _fields(model, route[:-1]).get(str(route[-1]), str(route[-1])) if route else ""


def _model_at(model: type[Model], route: Route) -> type[Model]:
    """Follow a route through the models; the last model met is the one whose keys are meant."""
    here: Any = model
    for step in route:
        if isinstance(here, type) and issubclass(here, Model):
            here = _value_type(annotations_of(here).get(str(step), here))
        else:
            here = _value_type(here)
        here = here if here is not None else model
        if isinstance(here, type) and issubclass(here, Model):
            model = here
    return model


def _value_type(annotation: Any) -> Any:
    """Take one layer off: the values of a dict, the items of a tuple, the model in an optional."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    origin = get_origin(annotation)
    arguments = get_args(annotation)
    if origin is Annotated:
        return arguments[0] if get_origin(arguments[0]) is dict else _value_type(arguments[0])
    if origin is dict:
        return arguments[1]
    for argument in arguments:
        if isinstance(argument, type) and issubclass(argument, Model):
            return argument
    return annotation
