"""``json.md``: exit codes and JSON as a contract; and the JSON Schemas of the documents, in ``docs/schemas``."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pages_from_code.contract import DOCUMENTS, READINGS, THINGS, Document, Field
from pages_from_code.contract.explain import UNREAD
from pages_from_code.desk import desk, lay, type_in
from pages_from_code.gallery import on_the_desk

DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXPLAINED = ("不少于3次，每次不少于50人", "不适于4个")
WORDS = {
    "text": "文字",
    "number": "数（文字）",
    "int": "整数",
    "bool": "true/false",
    "date": "日期",
    "value": "文字、整数、true/false 或 null",
    "{int}": "键是名称，值是整数",
}
HEAD = """\
# 退出码和 JSON

由程序生成（`python docs/generate.py`），例子都真的运行过。这一页是约定：不会不声不响地改。

## 退出码

| 码 | 意思 |
|---|---|
| 0 | 该达标的都达标；审表没有错误和警告；监控没有滞后；打分没有要补的 |
| 1 | 有未达标、未填报或待评定；审表有错误或警告；监控有滞后 |
| 2 | 没法判断：文件或数值读不了、不认识的键、用法不对、结果写不了、程序出错 |
| 3 | 没有可核对的内容 |
| 130 | 被 Ctrl+C 打断 |

几样都有时，先看 2，再看 3，再看 1。输出格式从不改变退出码；`--exit-zero` 只把 1 变成 0，`--missing=warn` 让未填报不算不通过。

## JSON 的规矩

- `--format json` 的标准输出只有这一份文档，UTF-8；退出码是 2 时也写，只有用法不对时没有。给人看的话在标准错误输出。
- `schema` 写着名称和版本，例如 `jixiao.check/1`。同一版本里只会多出新的字段，已有的字段不改名、不改意思；读的程序要跳过不认识的字段。
- 一个文件和许多文件是同一个样子；顺序照路径。
- 行、列从 1 数起，列按字符数；`end_column` 是最后一个字符的后一列。
- 会被四舍五入的数写成文字（`"32.5"`），整数照写。没有的是 `null`。
- `message` 和 `help` 是界面语言的句子，会改得更好懂；程序请看 `code`。
- `--format jsonl` 一行一份（`checks`、`reports`、`scores`、`reviews` 里的一项），最后是 `{"finding": …}`：不属于任何一份的问题。

例子里的 `targets.yaml`、`actuals.yaml` 是[出错画廊](errors.md)开头的两个文件。JSON Schema 在 `docs/schemas/`：{files}。
"""


def page() -> str:
    """Write the page."""
    head = HEAD.replace("{files}", "、".join(f"[`{one.file}`](schemas/{one.file})" for one in DOCUMENTS))
    lines = [*head.split("\n")]
    for document in DOCUMENTS:
        lines += [f"## {document.schema} {document.title}", "", *_fields(document.fields)]
        lines += [
            "例子：",
            "",
            "```console",
            f"$ {document.command}",
            *example(document).rstrip("\n").split("\n"),
            "```",
            "",
        ]
    lines += ["## 各种对象", ""]
    for thing in THINGS:
        lines += [f"### {thing.name} {thing.title}", "", *_fields(thing.fields)]
    lines += ["## Reading 读法", "", "`kind` 说是哪一种。", ""]
    for thing in READINGS:
        lines += [f"### {thing.name} {thing.title}", "", *_fields(thing.fields)]
    return "\n".join([*lines, *_explain()]) + "\n"


@cache
def example(document: Document) -> str:
    """Run the command of a document over the desk of the gallery."""
    return _run(document.command)


def schemas() -> dict[str, str]:
    """Return the JSON Schemas by file name."""
    return {one.file: json.dumps(schema_of(one), ensure_ascii=False, indent=2) + "\n" for one in DOCUMENTS}


def schema_of(document: Document, *, strict: bool = False) -> dict[str, Any]:
    """Make the JSON Schema of one document. A strict one allows no field that is not described; that is for the tests."""
    things = {thing.name: _object(thing.fields, strict=strict) for thing in (*THINGS, *READINGS)}
    things["Reading"] = {"anyOf": [{"$ref": f"#/$defs/{thing.name}"} for thing in READINGS]}
    used: dict[str, Any] = {}
    whole = _object(document.fields, strict=strict)
    waiting = _references(whole)
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = things[name]
            waiting |= _references(things[name])
    defs = {name: used[name] for name in sorted(used)}
    return {"$schema": DIALECT, "title": document.schema, **whole, "$defs": defs}


def _object(fields: tuple[Field, ...], *, strict: bool) -> dict[str, Any]:
    properties = {field.name: {**_shape(field.shape), "description": field.words} for field in fields}
    whole = {"type": "object", "properties": properties, "required": list(properties)}
    return whole | {"additionalProperties": False} if strict else whole


def _shape(shape: str) -> dict[str, Any]:
    if shape.endswith("?"):
        return {"anyOf": [_shape(shape[:-1]), {"type": "null"}]}
    if shape.startswith("["):
        return {"type": "array", "items": _shape(shape[1:-1])}
    if shape == "{int}":
        return {"type": "object", "additionalProperties": {"type": "integer"}}
    plain = {
        "text": {"type": "string"},
        "number": {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
        "int": {"type": "integer"},
        "bool": {"type": "boolean"},
        "value": {"type": ["string", "integer", "boolean", "null"]},
        "date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    }
    if shape in plain:
        return plain[shape]
    return {"$ref": f"#/$defs/{shape}"} if _is_thing(shape) else {"enum": shape.split("|")}


def _is_thing(shape: str) -> bool:
    return shape[:1].isupper() and shape.isascii()


def _references(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        own = {schema["$ref"].rpartition("/")[2]} if "$ref" in schema else set()
        return own.union(*(_references(value) for value in schema.values()))
    if isinstance(schema, list):
        return set().union(*(_references(value) for value in schema))
    return set()


def _fields(fields: tuple[Field, ...]) -> list[str]:
    rows = [f"| `{field.name}` | {_shown(field.shape)} | {field.words} |" for field in fields]
    return ["| 字段 | 类型 | 说明 |", "|---|---|---|", *rows, ""]


def _shown(shape: str) -> str:
    if shape.endswith("?"):
        return f"{_shown(shape[:-1])}，或 null"
    if shape.startswith("["):
        return f"列表，每项是 {_shown(shape[1:-1])}"
    if shape in WORDS:
        return WORDS[shape]
    if _is_thing(shape):
        return f"[{shape}](#{_anchor(shape)})"
    return "、".join(f"`{word}`" for word in shape.split("|"))


def _anchor(name: str) -> str:
    """Return the anchor of the heading of a thing, the same here and where the page is read in the repository."""
    titles = {thing.name: thing.title for thing in THINGS} | {"Reading": "读法"}
    return f"{name.lower()}-{titles[name]}"


def _explain() -> list[str]:
    """Show ``explain --format jsonl -``, the one document that is written line by line."""
    lines = [
        "## jixiao explain",
        "",
        "`jixiao explain TEXT --format json` 写一个对象；`jixiao explain --format jsonl -` 从标准输入一行读一条，",
    ]
    lines += [
        "一行答一个对象。看得懂是 `{text, target}`，`target` 是一个 Reading；看不懂是 `{text, error}`：",
        "",
        *_fields(UNREAD.fields),
    ]
    for text in EXPLAINED:
        command = f"jixiao explain '{text}' --format json"
        lines += ["```console", f"$ {command}", *_run(command).rstrip("\n").split("\n"), "```", ""]
    return lines[:-1]


def _run(command: str) -> str:
    with desk() as place:
        lay(place, on_the_desk())
        return type_in(place, command).text
