"""What stands in several documents: places, findings, one judged row, and how a text is read."""

from __future__ import annotations

from pages_from_code.contract.fields import SEVERITY, STATUS, thing

PLACE = (
    ("path", "text", "文件，相对于运行命令的文件夹，用 `/` 分隔"),
    ("line", "int", "行，从 1 数起"),
    ("column", "int", "列，从 1 数起，按字符数"),
)
ROW = (
    ("id", "text", "编号"),
    ("level1", "text", "一级指标"),
    ("level2", "text", "二级指标"),
    ("name", "text", "三级指标名称"),
    ("target", "Target", "指标值和它的读法"),
    ("actual", "Actual?", "完成值；没有填报是 null"),
    ("status", STATUS, "达标、未达标、部分达成、未填报、待评定、未到期、已豁免"),
    ("gap", "number?", "差距：完成值减目标，负数是差多少；期限按天"),
    ("gap_unit", "text?", "差距的单位"),
    ("ratio", "number?", "完成程度，1 是正好达到；反向指标倒过来算"),
    ("over", "bool", "超额到要提示的程度（默认 120% 以上）"),
    ("due_quarter", "int", "到期的季度"),
    ("reasons", "[text]", "写明的偏差原因"),
    ("evidence", "[Proof]", "写明的佐证材料"),
    ("waiver", "Waiver?", "起作用的豁免"),
    ("location", "Place", "完成值的位置；没有填报时是目标的位置"),
    ("target_location", "Place", "目标的位置"),
)
FILES = (
    ("targets", "File", "目标表"),
    ("actuals", "File", "完成情况文件"),
    ("as_of", "date?", "数据截至；null 是按全年判断"),
)
FINDINGS = ("findings", "[Finding]", "问题")

THINGS = (
    thing("Tool", "程序", ("name", "text", "总是 jixiao"), ("version", "text", "版本")),
    thing("File", "文件", ("path", "text", "路径"), ("sha256", "text", "内容的校验值")),
    thing("Place", "位置", *PLACE),
    thing(
        "Span",
        "一段文字的位置",
        *PLACE,
        ("end_line", "int", "最后一行"),
        ("end_column", "int", "最后一个字符的后一列"),
    ),
    thing(
        "Finding",
        "问题",
        ("code", "text", "编码，见[出错画廊](errors.md)；不会改变意思"),
        ("severity", SEVERITY, "错误、警告、提示"),
        ("message", "text", "怎么回事（界面语言）"),
        ("help", "text", "怎么办（界面语言），可能是空的"),
        ("location", "Span?", "在哪里"),
        ("related", "[Label]", "有关的别处，例如目标所在的那一行"),
    ),
    thing("Label", "有关的别处", ("message", "text", "那里是什么"), ("location", "Span", "在哪里")),
    thing(
        "Proof",
        "佐证材料",
        ("path", "text", "写明的文件"),
        ("state", "found|missing|outside|changed", "在、不存在、在仓库外、内容变了"),
    ),
    thing(
        "Waiver",
        "豁免",
        ("reason", "text", "豁免原因"),
        ("approved_by", "text", "批准人或批准文件"),
        ("until", "text", "有效期至，照写的"),
        ("location", "Place", "在哪里"),
    ),
    thing("Target", "目标", ("text", "text", "指标值原文"), ("reading", "Reading?", "读法；看不懂是 null")),
    thing(
        "Actual",
        "完成值",
        ("text", "text", "写的文字，几次合计的是算出来的"),
        ("value", "number?", "数，万、亿已展开"),
        ("unit", "text?", "单位"),
    ),
    thing("Row", "一项指标", *ROW),
    thing("Milestone", "一项阶段性目标", *ROW, ("quarter", "int", "阶段性目标的季度")),
)
READINGS = (
    thing(
        "Amount",
        "数量：不少于4个",
        ("kind", "amount", ""),
        ("op", ">=|>|<=|<|==|~", "完成值要怎样；`~` 是约、左右"),
        ("value", "number", "数，万、亿已展开"),
        ("unit", "text?", "单位"),
        ("scope", "text?", "每次的「次」"),
    ),
    thing(
        "Range",
        "区间：5-10个",
        ("kind", "range", ""),
        ("low", "number", "下限"),
        ("high", "number", "上限"),
        ("low_inclusive", "bool", "含不含下限"),
        ("high_inclusive", "bool", "含不含上限"),
        ("unit", "text?", "单位"),
        ("scope", "text?", "每次的「次」"),
    ),
    thing(
        "Growth",
        "增减幅度：同比增长10%以上",
        ("kind", "growth", ""),
        ("op", ">=|>|<=|<|==|~", "幅度要怎样"),
        ("value", "number?", "幅度；没写多少是 null"),
        ("unit", "text?", "% 或 百分点"),
        ("base", "text?", "和什么比"),
        ("direction", "up|down", "增还是减"),
    ),
    thing(
        "Deadline",
        "期限：12月底前",
        ("kind", "deadline", ""),
        ("op", "<=|between", "最晚哪一天，或一段时间"),
        ("date", "date?", "日期；不知道年份是 null，看月和日"),
        ("date2", "date?", "一段时间的最后一天"),
        ("month", "int?", "月"),
        ("day", "int?", "日"),
        ("month2", "int?", "最后一天的月"),
        ("day2", "int?", "最后一天的日"),
    ),
    thing(
        "Qualitative",
        "定性：不断提升",
        ("kind", "qualitative", ""),
        ("text", "text", "原话"),
        ("expect", "bool?", "是、否"),
        ("levels", "[text]", "优、良、中、差这样的档"),
    ),
    thing(
        "All",
        "几项都要：不少于3次，每次不少于50人",
        ("kind", "all", ""),
        ("join", "and|grades", "都要达到，或是各档的界限"),
        ("parts", "[Reading]", "各项"),
    ),
    thing("AnyOf", "有一项就行：不低于90%或不少于20家", ("kind", "any", ""), ("parts", "[Reading]", "各项")),
)
"""What ``Reading`` can be, told apart by ``kind``."""
