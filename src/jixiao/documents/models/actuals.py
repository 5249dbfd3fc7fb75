"""The actual values (实际完成值) of one target table, with evidence and reasons."""

from typing import Annotated, Any, Literal

from jixiao.documents.models.base import Day, Model, Quarter, Text, Value, Widened, matching
from jixiao.frozen import key

Rating = Literal["达成", "部分达成", "未达成"]
Likelihood = Literal["确定能", "有可能", "完全不可能"]


class Evidence(Model, title="佐证材料"):
    """佐证材料: a file in the repository, relative to the actuals file."""

    path: Text = key(title="文件", description="相对于本文件的路径")
    sha256: Annotated[str, matching("[0-9a-fA-F]{64}")] | None = key(
        default=None, title="校验值", description="写了就核对文件内容有没有变"
    )

    @classmethod
    def widen(cls, data: Any) -> Any:
        """Take a path alone."""
        return {"path": data} if isinstance(data, str) else data

    @classmethod
    def describe(cls, schema: dict[str, Any]) -> dict[str, Any]:
        """Say that a path alone is enough."""
        return {"title": "佐证材料", "anyOf": [{"type": "string", "minLength": 1}, schema]}


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


EvidenceList = Annotated[tuple[Evidence, ...], Widened(_one_or_many, Evidence | tuple[Evidence, ...])]


class Entry(Model, title="完成情况"):
    """One entry of an actual: what a quarter (or a date) added, or a rating."""

    recurs = True

    value: Value | None = key(default=None, title="完成值", description="例如 2场、32.5亿元、96%、2025-11-30")
    rating: Rating | None = key(default=None, title="评级", description="定性指标填：达成、部分达成或未达成")
    score: Value | None = key(default=None, title="得分比例", description="定性指标的得分比例，例如 95%")
    quarter: Quarter | None = key(default=None, title="季度")
    date: Day | None = key(default=None, title="日期", description="例如 2025-06-30")
    evidence: EvidenceList = key(default=(), title="佐证材料", description="文件路径，一个或几个")
    reason: Text | None = key(default=None, title="偏差原因", description="没达到或超出很多时说明原因和改进措施")
    forecast: Value | None = key(
        default=None, title="全年预计", description="预计全年完成多少，例如 5个；不写则按进度推算"
    )
    likelihood: Likelihood | None = key(
        default=None, title="完成目标可能性", description="确定能、有可能或完全不可能；不写则按进度判断"
    )
    low_target: Literal["是", "否"] | None = key(
        default=None, title="目标偏低", description="超额很多是因为目标定低了，写 是；计分方案规定要扣分时按它扣"
    )
    note: Text | None = key(default=None, title="备注")


def _entry(item: Any) -> Any:
    if item is None:
        return {}
    return {"value": item} if isinstance(item, str) else item


class Record(Model):
    """The entries of one indicator: one value is the total so far, a list is what each quarter (or date) added."""

    recurs = True

    entries: tuple[Entry, ...] = ()
    is_total: bool = False

    @classmethod
    def widen(cls, data: Any) -> Any:
        """Take a value alone, one entry, or a list of both."""
        if data is None:
            return {}
        if isinstance(data, str):
            return {"entries": [{"value": data}], "is_total": True}
        if isinstance(data, list):
            return {"entries": [_entry(item) for item in data]}
        return {"entries": [data], "is_total": True}

    @classmethod
    def describe(cls, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe what a person may write, not how it is kept."""
        entry = schema["properties"]["entries"]["items"]
        value = {"type": ["string", "number", "null"], "minLength": 1}
        return {
            "title": "完成情况",
            "description": "一个值是到目前的累计；列表是各季度（或各次）新增",
            "anyOf": [value, entry, {"type": "array", "items": {"anyOf": [value, entry]}}],
        }


class Spending(Model, title="预算执行情况"):
    """预算执行: the adjusted budget (全年预算数) and what was spent (全年执行数)."""

    adjusted: Value | None = key(
        default=None, title="全年预算数", description="调整后的预算，例如 365万元；不写用目标表的资金需求"
    )
    spent: Value | None = key(default=None, title="执行数", description="到目前实际支出，例如 210.5万元")
    reason: Text | None = key(default=None, title="偏差原因", description="执行率偏低时说明原因")


def _empty_when_not_given(value: Any) -> Any:
    return {} if value is None else value


Reports = Annotated[dict[Text, Record], Widened(_empty_when_not_given, dict[Text, Record] | None)]
"""The entries by indicator; a file in which nothing is reported yet is a file all the same."""


class Actuals(Model, title="实际完成值"):
    """实际完成值: what was achieved against one target table."""

    targets: Text | None = key(default=None, title="目标表", description="目标表文件，相对于本文件的路径")
    as_of: Day | None = key(default=None, title="数据截至", description="例如 2025-09-30；不写则按全年判断")
    note: Text | None = key(default=None, title="备注", description="会显示在报告的开头")
    budget: Spending | None = key(default=None, title="预算执行情况")
    actuals: Reports = key(title="完成情况", description="键是指标编号或全名；还没有填报时可以空着")
