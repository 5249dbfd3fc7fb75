"""``formats.md``: the keys of every file, from the JSON Schemas of the repository and the models of ``jixiao.toml``."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin

from jixiao.documents.models.config import CheckSettings, MonitorSettings, Paths, UnitSettings
from jixiao.documents.models.lint_config import LintSettings
from jixiao.documents.models.profile import Profile
from jixiao.documents.models.reading import annotations_of
from jixiao.documents.models.score_config import ScoreSettings
from jixiao.profiles import DEFAULT

if TYPE_CHECKING:
    from jixiao.documents.models.base import Model

SCHEMAS = Path(__file__).parent.parent.parent / "schemas"
FILES = {
    "targets": (
        "目标表",
        "`targets/*.yaml`：一个项目、一个地区、一年一张。照公布的原文抄录，一个字不改；原文有笔误的，在 `reading` 里写明意思。",
    ),
    "actuals": ("完成情况", "`actuals.yaml` 或 `actuals/` 里的文件：做到了多少，有什么材料，为什么。"),
    "waivers": ("豁免清单", "`waivers.yaml`（可以没有）：经批准不做、缓做的指标。"),
}
SECTIONS: tuple[tuple[str, type[Model]], ...] = (
    ("paths", Paths),
    ("check", CheckSettings),
    ("monitor", MonitorSettings),
    ("score", ScoreSettings),
    ("score.profiles.名称", Profile),
    ("lint", LintSettings),
)
BEFORE = {
    "score": ["没有写的照所用的计分方案；这里的默认是 mof-2020 的。各种方案见[自评打分](scoring.md)。", ""],
    "score.profiles.名称": ["自己的计分方案：`[score]` 的各项，加上这两项；只写和 `base` 不同的。", ""],
}
HEAD = """\
# 文件格式

由程序生成（`python docs/generate.py`）。`jixiao schema targets` 输出同样内容的 JSON Schema，编辑器用它补全和解释每个键。

- 文件是 UTF-8 编码的 YAML，带不带 BOM 都行；JSON 文件也读得懂。没写过 YAML，先看[五分钟学会 YAML](yaml.md)。
- 键的顺序随意；不认识的键、写了两次的键都当作错误。
- 空着、`~` 和 `null` 都是「没有填写」，不会当成 0。
- 值先都当文字：`010`、`1.10`、`no`、`12:30` 读进来还是原样，数和日期由用到它的键来读。
- 别名（`&` `*`）、类型标注（`!`）、第二份内容（`---`）不读。
"""


class Key(NamedTuple):
    """One key of a file."""

    name: str
    required: bool
    shape: str
    title: str
    description: str

    @property
    def row(self) -> str:
        """The key as a row of the table."""
        words = "。".join(text for text in (self.title, self.description) if text)
        return f"| `{self.name}` | {'必填' if self.required else ''} | {self.shape} | {_cell(words)} |"


def page() -> str:
    """Write the page."""
    parts = [HEAD, *(_file(name, title, words) for name, (title, words) in FILES.items()), _settings()]
    return "\n".join(parts)


def _file(name: str, title: str, words: str) -> str:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    definitions = schema["definitions"]
    lines = [f"## {title}", "", words, "", *_table(_keys(schema, definitions)), ""]
    for model in definitions.values():
        whole = next((one for one in (model, *model.get("anyOf", ())) if "properties" in one), None)
        if whole is not None:
            lines += [f"### {title}：{model['title']}", "", *_table(_keys(whole, definitions)), ""]
    return "\n".join(lines)


def _keys(model: dict[str, Any], definitions: dict[str, Any]) -> list[Key]:
    required = model.get("required", ())
    return [
        Key(
            name, name in required, _shape(field, definitions), _title(field, definitions), field.get("description", "")
        )
        for name, field in model["properties"].items()
    ]


def _title(field: dict[str, Any], definitions: dict[str, Any]) -> str:
    return str(field.get("title") or definitions[field["$ref"].rpartition("/")[2]]["title"])


def _shape(field: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Say in a few words what may be written; what may be left out is said by 必填."""
    if "$ref" in field:
        model = definitions[field["$ref"].rpartition("/")[2]]
        return f"「{model['title']}」"
    if "anyOf" in field:
        shapes = [_shape(one, definitions) for one in field["anyOf"] if one.get("type") != "null"]
        return "数" if "数" in shapes else "，或".join(dict.fromkeys(shapes))
    if "items" in field:
        return f"列表，每项是{_shape(field['items'], definitions)}"
    if "additionalProperties" in field:
        return f"键 → {_shape(field['additionalProperties'], definitions)}"
    return "、".join(f"`{one}`" for one in field.get("enum", ())) or _plain_shape(field)


def _plain_shape(field: dict[str, Any]) -> str:
    if field.get("format") == "date":
        return "日期"
    return "数" if field.get("type") in ("integer", "number") else "文字"


def _settings() -> str:
    lines = ["## 设置 jixiao.toml", "", "可以没有；写在仓库最上层，路径相对于它。不写的项用默认值。文字要加引号。", ""]
    lines += ['```toml title="jixiao.toml"', 'units = ["蒸吨"]         # 本项目自己的单位', "", "[check]"]
    lines += ['missing = "warn"       # 未填报只警告', "```", "", "| 键 | 默认 | 写什么 | 说明 |", "|---|---|---|---|"]
    lines.append(_setting(UnitSettings, "units", ()))
    for section, model in SECTIONS:
        lines += ["", f"### [{section}] {model.title_of}", "", *BEFORE.get(section, ())]
        lines += ["| 键 | 默认 | 写什么 | 说明 |", "|---|---|---|---|"]
        given = _defaults_of_the_profile() if model is ScoreSettings else {}
        left_out = ScoreSettings.keys_of if model is Profile else {}
        for name, default in model.defaults_of.items():
            if name not in left_out:
                lines.append(_setting(model, name, given.get(name, default)))
    return "\n".join([*lines, ""])


def _setting(model: type[Model], name: str, default: Any) -> str:
    key = model.keys_of[name]
    words = "。".join(text for text in (key.title, key.description) if text)
    return f"| `{name}` | {_default(default)} | {_choices(annotations_of(model)[name])} | {_cell(words)} |"


def _defaults_of_the_profile() -> dict[str, Any]:
    """Read the built-in profile: what ``[score]`` leaves out holds as there."""
    text = (resources.files("jixiao.profiles") / f"{DEFAULT}.toml").read_text(encoding="utf-8")
    return {name: value for name, value in tomllib.loads(text, parse_float=Decimal).items() if name != "title"}


def _choices(annotation: Any) -> str:
    return "、".join(f'`"{one}"`' for one in get_args(annotation)) if get_origin(annotation) is Literal else ""


def _default(value: Any) -> str:
    if value is None or value in ((), {}):
        return ""
    return f"`{_literal(value)}`"


def _literal(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_literal(one)}' for key, one in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_literal(one) for one in value)}]"
    return str(value) if isinstance(value, int | Decimal) else f'"{value}"'


def _table(keys: list[Key]) -> list[str]:
    return ["| 键 | | 写什么 | 说明 |", "|---|---|---|---|", *(key.row for key in keys)]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
