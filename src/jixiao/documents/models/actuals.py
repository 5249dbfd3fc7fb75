"""The actual values (实际完成值) of one target table, with evidence and reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator

from jixiao.documents.models.base import Day, Model, Quarter, Text, Value

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

Rating = Literal["达成", "部分达成", "未达成"]
Likelihood = Literal["确定能", "有可能", "完全不可能"]


class Evidence(Model, title="佐证材料"):
    """佐证材料: a file in the repository, relative to the actuals file."""

    path: Text = Field(title="文件", description="相对于本文件的路径")
    sha256: Annotated[str, Field(pattern="^[0-9a-fA-F]{64}$")] | None = Field(
        None, title="校验值", description="写了就核对文件内容有没有变"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return {"path": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A path alone is enough."""
        return {"title": "佐证材料", "anyOf": [{"type": "string", "minLength": 1}, handler(core)]}


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


EvidenceList = Annotated[
    tuple[Evidence, ...], BeforeValidator(_one_or_many, json_schema_input_type=Evidence | tuple[Evidence, ...])
]


class Entry(Model, title="完成情况"):
    """One entry of an actual: what a quarter (or a date) added, or a rating."""

    value: Value | None = Field(None, title="完成值", description="例如 2场、32.5亿元、96%、2025-11-30")
    rating: Rating | None = Field(None, title="评级", description="定性指标填：达成、部分达成或未达成")
    score: Value | None = Field(None, title="得分比例", description="定性指标的得分比例，例如 95%")
    quarter: Quarter | None = Field(None, title="季度")
    date: Day | None = Field(None, title="日期", description="例如 2025-06-30")
    evidence: EvidenceList = Field((), title="佐证材料", description="文件路径，一个或几个")
    reason: Text | None = Field(None, title="偏差原因", description="没达到或超出很多时说明原因和改进措施")
    forecast: Value | None = Field(None, title="全年预计", description="预计全年完成多少，例如 5个；不写则按进度推算")
    likelihood: Likelihood | None = Field(
        None, title="完成目标可能性", description="确定能、有可能或完全不可能；不写则按进度判断"
    )
    low_target: Literal["是", "否"] | None = Field(
        None, title="目标偏低", description="超额很多是因为目标定低了，写 是；计分方案规定要扣分时按它扣"
    )
    note: Text | None = Field(None, title="备注")


def _entry(item: Any) -> Any:
    if item is None:
        return {}
    return {"value": item} if isinstance(item, str) else item


class Record(Model):
    """The entries of one indicator: one value is the total so far, a list is what each quarter (or date) added."""

    entries: tuple[Entry, ...] = ()
    is_total: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, data: Any) -> Any:
        if data is None:
            return {}
        if isinstance(data, str):
            return {"entries": [{"value": data}], "is_total": True}
        if isinstance(data, list):
            return {"entries": [_entry(item) for item in data]}
        return {"entries": [data], "is_total": True}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe what a person may write, not how it is kept."""
        entry = handler(core)["properties"]["entries"]["items"]
        value = {"type": ["string", "number", "null"], "minLength": 1}
        return {
            "title": "完成情况",
            "description": "一个值是到目前的累计；列表是各季度（或各次）新增",
            "anyOf": [value, entry, {"type": "array", "items": {"anyOf": [value, entry]}}],
        }


class Spending(Model, title="预算执行情况"):
    """预算执行: the adjusted budget (全年预算数) and what was spent (全年执行数)."""

    adjusted: Value | None = Field(
        None, title="全年预算数", description="调整后的预算，例如 365万元；不写用目标表的资金需求"
    )
    spent: Value | None = Field(None, title="执行数", description="到目前实际支出，例如 210.5万元")
    reason: Text | None = Field(None, title="偏差原因", description="执行率偏低时说明原因")


def _empty_when_not_given(value: Any) -> Any:
    return {} if value is None else value


Reports = Annotated[
    dict[Text, Record],
    BeforeValidator(_empty_when_not_given, json_schema_input_type=dict[Text, Record] | None),
]
"""The entries by indicator; a file in which nothing is reported yet is a file all the same."""


class Actuals(Model, title="实际完成值"):
    """实际完成值: what was achieved against one target table."""

    targets: Text | None = Field(None, title="目标表", description="目标表文件，相对于本文件的路径")
    as_of: Day | None = Field(None, title="数据截至", description="例如 2025-09-30；不写则按全年判断")
    note: Text | None = Field(None, title="备注", description="会显示在报告的开头")
    budget: Spending | None = Field(None, title="预算执行情况")
    actuals: Reports = Field(title="完成情况", description="键是指标编号或全名；还没有填报时可以空着")
