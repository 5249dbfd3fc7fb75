"""What ``score`` writes."""

from __future__ import annotations

from pages_from_code.contract.fields import document, thing
from pages_from_code.contract.shared import FILES, FINDINGS, ROW

THINGS = (
    thing(
        "Score",
        "一份自评",
        *FILES,
        ("profile", "text", "计分方案"),
        ("budget", "ExecutionScore", "预算执行率的得分"),
        ("automatic_weights", "[Automatic]", "没有写分值、由程序平均分的类"),
        ("indicators", "[ScoredRow]", "三级指标"),
        ("counted", "number", "计入的分值；不足 100 的折算成 100"),
        ("total", "number?", "总分；有不能判断的是 null"),
        ("grade", "text?", "等级；年末以前是 null"),
        FINDINGS,
    ),
    thing(
        "ExecutionScore",
        "预算执行率的得分",
        ("budget", "number?", "全年预算数"),
        ("spent", "number?", "执行数"),
        ("unit", "text?", "单位"),
        ("rate", "number?", "执行率，0 到 1"),
        ("weight", "number", "分值"),
        ("score", "number?", "得分；不评是 null"),
        ("formula", "text?", "算式；满分是 null"),
        ("reason", "text?", "写明的原因"),
        ("reason_required", "bool", "要不要写原因"),
        ("location", "Place", "在哪里"),
    ),
    thing(
        "Automatic",
        "平均分的类",
        ("class", "text", "类"),
        ("weight", "number", "这一类的分值"),
        ("indicators", "int", "项数"),
    ),
    thing(
        "ScoredRow",
        "一项指标的得分",
        *ROW,
        ("weight", "number", "分值"),
        ("score", "number?", "得分；不计分是 null"),
        ("formula", "text?", "算式；满分是 null"),
        ("assumed", "bool", "得分比例是不是默认的"),
        ("reason_required", "bool", "要不要写原因"),
    ),
)
DOCUMENT = document(
    "jixiao.score/1",
    "score",
    "jixiao score --format json",
    "自评打分",
    ("scores", "[Score]", "一份完成情况一项"),
    lines="Score",
)
