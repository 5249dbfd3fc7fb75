"""What ``rollup`` writes. Amounts are in 元."""

from __future__ import annotations

from pages_from_code.contract.fields import LIGHT, STATUS, document, thing

_ROLLED = (
    ("tables", "int", "表数"),
    ("reported", "int", "填报了的表数"),
    ("light", LIGHT, "灯"),
    ("budget", "RolledBudget", "资金合计"),
    ("score", "RolledScore", "得分"),
)
_FOUND = (
    ("target", "RolledTarget", "合起来的目标"),
    ("actual", "RolledActual?", "合起来的完成值；没有填报是 null"),
    ("unit", "text?", "单位"),
    ("ratio", "number?", "完成程度"),
    ("status", STATUS, "状态"),
    ("light", LIGHT, "灯"),
    ("total", "number?", "累计"),
    ("expected", "number?", "应完成"),
    ("held", "int", "达到自己目标的表数"),
)
THINGS = (
    thing(
        "Project",
        "一个项目",
        ("name", "text", "项目名称"),
        ("year", "int", "预算年度"),
        ("quarter", "int?", "看到第几季度末；各份不同是 null"),
        *_ROLLED,
        ("lights", "{int}", "指标各种灯的项数"),
        ("notes", "[text]", "各文件的备注"),
        ("unreported", "[text]", "没有填报的地区"),
        ("regions", "[Region]", "各地区"),
        ("indicators", "[RolledIndicator]", "合起来的指标"),
    ),
    thing(
        "Region",
        "一个地区",
        ("region", "text", "地区"),
        ("rank", "int?", "名次；没有得分是 null"),
        ("is_reported", "bool", "填报了没有"),
        *_ROLLED,
        ("lights", "{int}", "指标各种灯的项数"),
    ),
    thing(
        "RolledBudget",
        "资金合计",
        ("amount", "number?", "预算数，元"),
        ("spent", "number?", "执行数，元"),
        ("rate", "number?", "执行率，0 到 1"),
        ("score", "number?", "执行率的得分"),
    ),
    thing(
        "RolledScore",
        "合起来的得分",
        ("total", "number?", "总分"),
        ("counted", "number", "计入的分值"),
        ("grade", "text?", "等级"),
        ("mean_of_tables", "number?", "各表得分的平均，用来对照"),
        ("weighted_by", "funds|equally", "按资金加权，或各表一样"),
    ),
    thing(
        "RolledIndicator",
        "合起来的一项指标",
        ("id", "text", "编号"),
        ("code", "text?", "汇总编码"),
        ("level1", "text", "一级指标"),
        ("level2", "text", "二级指标"),
        ("name", "text", "三级指标名称"),
        ("method", "sum|mean|growth|held", "怎样合：相加、加权平均、增减幅度、看各表达到没有"),
        ("apart_from", "text?", "和同名指标分开合的原因"),
        ("tables", "int", "有这项指标的表数"),
        ("reported", "int", "填报了的表数"),
        ("statuses", "{int}", "各表各种状态的个数"),
        *_FOUND,
        ("weight", "number?", "分值"),
        ("score", "number?", "得分"),
        ("formula", "text?", "算式"),
        ("regions", "[RegionCell]", "各地区的这项指标"),
    ),
    thing("RegionCell", "一个地区的一项指标", ("region", "text", "地区"), *_FOUND),
    thing(
        "RolledTarget",
        "合起来的目标",
        ("text", "text", "写法"),
        ("low", "number?", "下限"),
        ("high", "number?", "上限"),
    ),
    thing("RolledActual", "合起来的完成值", ("text", "text", "写法"), ("value", "number?", "数")),
)
DOCUMENT = document(
    "jixiao.rollup/1",
    "rollup",
    "jixiao rollup --format json",
    "汇总",
    ("profile", "text", "计分方案"),
    ("projects", "[Project]", "一个项目、一年一项"),
)
