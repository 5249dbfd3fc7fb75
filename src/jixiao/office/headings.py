"""The words of official forms, in rows: what a column, a field of the head or a line below the table is called.

All are compared after :func:`~jixiao.office.cells.label`: no spaces, no notes in brackets, half-width. A new spelling is one
word here. Within a row the first word that a form uses wins.
"""

from __future__ import annotations

import re
from enum import StrEnum


def _row(text: str) -> tuple[str, ...]:
    return tuple(text.split())


class Column(StrEnum):
    """What a column of the indicator table holds."""

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    NAME = "name"
    NATURE = "nature"
    VALUE = "value"
    UNIT = "unit"
    DIRECTION = "direction"
    WEIGHT = "weight"
    BASIS = "basis"
    BASELINE = "baseline"
    ACTUAL = "actual"
    PROGRESS = "progress"
    FORECAST = "forecast"
    SCORE = "score"
    REASON = "reason"
    CAUSE = "cause"
    LIKELIHOOD = "likelihood"
    EVIDENCE = "evidence"
    NOTE = "note"
    ORDER = "order"


COLUMNS: dict[Column, tuple[str, ...]] = {
    Column.LEVEL1: ("一级指标", "一级指标名称", "一级"),
    Column.LEVEL2: _row("二级指标 二级指标名称 二级 指标类别 指标分类"),
    Column.NAME: _row("三级指标 三级指标名称 三级 四级指标 具体指标 指标名称 绩效指标名称 指标内容"),
    Column.NATURE: _row("指标性质 计算符号 运算符号 比较符号 符号 性质 指标类型 定性定量"),
    Column.VALUE: _row(
        "指标值 年度指标值 全年指标值 目标值 年度目标值 绩效目标值 预期指标值 年初指标值 计划指标值 "
        "年初目标值 预期值 计划值 指标目标值 年度绩效目标值 年初设定指标值 年度计划指标值 绩效指标值 "
        "指标值及单位 预期目标值 标准值"
    ),
    Column.UNIT: _row("度量单位 计量单位 指标单位 指标值单位 单位"),
    Column.DIRECTION: ("指标方向性", "指标方向", "方向性", "方向"),
    Column.WEIGHT: _row("分值 权重 分值权重 权重分值 指标分值 指标权重 标准分值 标准分 分数 权重/分值"),
    Column.BASIS: _row("评价标准 评分标准 评分规则 赋分规则 指标解释 指标说明 计算方法 指标定义"),
    Column.BASELINE: _row("基期值 基准值 上年完成值 上年实际值 上年度实际完成值 历史值"),
    Column.ACTUAL: _row(
        "实际完成值 全年完成值 全年实际完成值 年度完成值 年度实际完成值 完成值 实际值 指标完成值 "
        "实际完成指标值 全年实际值 实际完成情况 完成情况 全年完成情况 指标完成情况 年末完成值 自评完成值"
    ),
    Column.PROGRESS: _row("执行情况 当前完成值 目前完成值 监控期完成值 截至目前完成值 目前执行情况"),
    Column.FORECAST: _row("全年预计完成情况 全年预计完成值 预计完成值 全年预计完成 年底预计完成值 预计全年完成值"),
    Column.SCORE: _row("得分 自评得分 自评分 实际得分 评价得分 评分 完成率 指标完成率"),
    Column.REASON: _row(
        "偏差原因分析及改进措施 未完成原因和改进措施 未完成原因及改进措施 未完成原因分析 未完成原因 "
        "偏差原因 偏差原因分析 原因分析 原因说明 偏差原因说明 其他原因说明 偏差原因及改进措施 "
        "未完成原因及拟采取的改进措施 未完成原因分析及改进措施 偏差原因分析与改进措施 "
        "偏离原因分析及改进措施 原因"
    ),
    Column.CAUSE: _row("经费保障 制度保障 人员保障 硬件条件保障 其他"),
    Column.LIKELIHOOD: _row("完成目标可能性 目标完成可能性 确定能 有可能 完全不可能"),
    Column.EVIDENCE: _row("佐证材料 证明材料 佐证资料 证据 佐证"),
    Column.NOTE: ("备注", "说明"),
    Column.ORDER: ("序号", "编号", "行次"),
}
WEAK_NAMES = frozenset({"绩效指标", "指标"})
"""A column of names only where no column is called 三级指标; otherwise the label that runs down the left side."""

YEARLY = re.compile(
    r"^(?:年度|本年度|当年|本年|全年)(?:绩效)?(?:总体)?(?:目标|指标|指标值)?$|年度目标|年度指标|年度绩效"
)
PERIOD = re.compile(r"实施期|总体目标|中长期|长期目标|中期|三年|规划期|项目期")
"""What tells the yearly columns from those of the whole period, where a form has both side by side."""

MONTHS = re.compile(r"^(?:\d{4}年)?1(?:月)?[-~至](\d{1,2})月")
"""The period of a monitoring form: 1-7月执行情况."""

LEADING_YEAR = re.compile(r"^\d{4}年(?:度)?")


class Field(StrEnum):
    """A field of the head."""

    NAME = "name"
    FUND_TYPE = "fund_type"
    LEVEL = "level"
    DEPARTMENT = "department"
    IMPLEMENTER = "implementer"
    REGION = "region"
    YEAR = "year"
    BUDGET = "budget"
    PURPOSE = "purpose"
    POLICIES = "policies"
    GOALS = "goals"
    PERIOD_GOALS = "period_goals"
    ACHIEVED = "achieved"


FIELDS: dict[Field, tuple[str, ...]] = {
    Field.NAME: _row(
        "项目名称 专项名称 转移支付名称 专项资金名称 资金名称 政策名称 财政支出项目名称 转移支付项目名称 "
        "专项项目名称 项目政策名称 项目或政策名称"
    ),
    Field.FUND_TYPE: ("资金类型", "资金类别", "资金性质"),
    Field.LEVEL: ("项目等级", "项目级次", "项目级别", "项目层级"),
    Field.DEPARTMENT: _row(
        "省级主管部门 地方主管部门 主管部门及代码 主管部门 市级主管部门 县级主管部门 业务主管部门 主管单位 "
        "主管部门名称 项目主管部门 中央主管部门 预算部门 省级财政部门"
    ),
    Field.IMPLEMENTER: _row(
        "实施单位 项目实施单位 资金使用单位 项目单位 项目承担单位 预算单位 单位名称 申报单位 填报单位 "
        "项目责任单位 实施单位/资金使用单位 实施单位名称 预算单位名称"
    ),
    Field.REGION: _row("地区 区域 市县 所属地区 行政区划 市县名称"),
    Field.YEAR: _row("预算年度 年度 项目年度 评价年度 资金年度 年份 所属年度 自评年度 申报年度"),
    Field.BUDGET: _row(
        "资金需求 年度金额 年度资金总额 预算金额 年度预算 资金总额 预算资金 申请金额 项目预算 年度预算金额 "
        "资金总量 项目资金总额"
    ),
    Field.PURPOSE: _row("支出内容 项目内容 资金用途 项目概况 主要内容 项目实施内容及过程概述 项目概述 项目简介"),
    Field.POLICIES: _row("政策依据 立项依据 设立依据 文件依据 项目依据 项目立项依据"),
    Field.GOALS: _row(
        "年度目标 总体绩效目标 年度总体目标 项目年度目标 年度绩效目标 预期目标 年初设定目标 总体目标 "
        "绩效目标 年度总体绩效目标 年初目标 年度预期目标 项目绩效目标 项目总体目标 年度绩效总目标 "
        "项目年度绩效目标 预期总目标 全年预期目标 年度总目标"
    ),
    Field.PERIOD_GOALS: _row("实施期总目标 实施期目标 中长期目标 长期目标 实施期绩效目标 三年总体目标 项目总目标"),
    Field.ACHIEVED: _row(
        "实际完成情况 全年实际完成情况 年度目标完成情况 目标实际完成情况 总体完成情况 年度总体目标完成情况 "
        "全年完成情况 年度目标实际完成情况 目标完成情况"
    ),
}
QUARTER = re.compile(r"^(?:第)?([一二三四1-4])季度(?:目标|计划)?$")
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

SECTIONS = frozenset(
    _row(
        "绩效指标 阶段性绩效信息 项目资金 资金情况 项目基本情况 预算执行情况 项目预算资金 其中 "
        "年度绩效指标 年度资金情况 项目资金情况 指标 资金来源 项目资金及执行情况 年度预算执行情况 基本信息"
    )
)
"""Labels that only hold others together."""

TOTALS = frozenset(_row("合计 总分 小计 总计 总得分 得分合计 分值合计 自评总分 总评分 总分值 得分小计 合计得分"))
FOOTERS = re.compile(
    r"^(?:项目负责人|财务负责人|单位负责人|负责人|填报人|填表人|填制人|经办人|制表人|联系人|联系电话|审核人|填报日期|填表日期|填报单位|"
    r"评价结论|自评结论|自评等级|评价等级|等级|存在问题|存在的问题|改进措施|下一步|其他需要|说明|备注|注(?:\d|[:：、.]|$)|"
    r"主要经验|(?:佐证|证明)(?:材料|资料)(?:清单|目录|明细)?$|单位意见|主管部门意见|主管部门审核|财政部门|审核意见|评审意见|绩效自评|自评情况|偏差原因)"
)
"""What begins the lines below the table: results in words, signatures, notes, a list of evidence."""
NUMBERED = re.compile(r"^(?:\d+[.、．)）]|[（(]\d+[)）]|[①-⑩])")
"""How a further note begins below the first one."""

NOTHING = frozenset({"无", "暂无", "是", "否"})
"""What is written beside a label below the table when there is nothing to say."""

UNCLASSIFIED = "未分类"
"""The class of indicators for which a form gives none."""

PLACEHOLDER = re.compile(r"^(?:(?:(?:三级)?指标|目标)\d*[:：]?|[.…·。]+|x+|\*+|—+)$", re.IGNORECASE)
"""A row of the empty form that nobody filled in: ……, 指标1, 指标2：."""

_ABOUT = "目标|自评|评价|监控|申报|完成情况|绩效"
TITLE = re.compile(rf"^(?:(?!{_ABOUT}).)*+(?:{_ABOUT}).*表|^[^表\n]*+表.*(?:绩效|目标)", re.MULTILINE)
ATTACHMENT = re.compile(r"^附(?:件|表|录)\d*(?:[-—–]\d+)?[:：]?$")
TITLE_REGION = re.compile(r"^(?:(?!区域).)*+区域.*[（(]([\u4e00-\u9fff]{2,8})[)）]\s*$")
YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")

# the table of funds: what its rows and columns are called
PLANNED = ("年初预算数", "年初预算", "年初预算安排", "年初预算数额")
ADJUSTED = _row("全年预算数 调整后预算数 全年预算 调整预算数 调整后预算 预算数 预算金额 全年预算安排数 资金到位数")
SPENT = _row("全年执行数 预算执行数 执行数 全年执行 实际支出 实际支出数 实际执行数 支出数 累计执行数 预算执行")
FUNDS_TOTAL = _row("年度资金总额 资金总额 总额 合计 年度预算资金总额 预算资金总额 项目资金总额 年度资金总计 小计")
MONEY_UNIT = re.compile(r"(亿元|万元|千元|元)")
MONEY_NOTE = re.compile(r"[(（](?:金额)?(?:单位[:：])?(亿元|万元|千元|元)[)）]|单位[:：](亿元|万元|千元|元)")

TICKS = frozenset("√✓✔☑■●1是")
NATURES = {"定性", "定量"}
SIGNS = frozenset("≥≤=><")
DIRECTIONS = {
    "正向": "forward",
    "正向指标": "forward",
    "反向": "reverse",
    "反向指标": "reverse",
    "负向": "reverse",
    "逆向": "reverse",
}
RATINGS = ("达成", "部分达成", "未达成")
"""The ratings of a qualitative indicator that an actuals file knows by name."""
