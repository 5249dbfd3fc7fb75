"""The target table (绩效目标表): one project, one region, one year."""

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from jixiao.documents.models.base import Id, Model, Quarter, Text, Texts, Value, Weight, Year
from jixiao.frozen import key

if TYPE_CHECKING:
    from jixiao.findings import Route


class Project(Model, title="项目概况"):
    """项目概况: the head of the form."""

    name: Text = key(title="项目名称")
    fund_type: Text | None = key(default=None, title="资金类型", description="例如 专项资金")
    level: Text | None = key(default=None, title="项目等级", description="例如 二级项目")
    department: Text | None = key(default=None, title="省级主管部门", description="主管这个项目的部门")
    implementer: Text | None = key(default=None, title="实施单位", description="具体执行项目、填报完成值的单位")
    region: Text | None = key(default=None, title="地区", description="例如 肇庆")
    year: Year = key(title="预算年度", description="四位数年份，例如 2025；指标值里没写年份的日期按这一年读")
    budget: Value | None = key(default=None, title="资金需求", description="带单位的金额，例如 365万元")
    purpose: Text | None = key(default=None, title="支出内容")
    policies: Texts = key(default=(), title="政策依据", description="一项一条，照原文抄录")


class Milestone(Model, title="阶段性目标"):
    """阶段性绩效信息 in numbers: what the plan of one quarter promises.

    Either ``indicator`` names a row of the table that falls due, or ``id`` and ``name`` describe a promise made only here.
    """

    recurs = True

    indicator: Id | None = key(
        default=None, title="指标编号", description="表内某个指标在这个季度末应达到多少；不能再写 id 和 name"
    )
    id: Id | None = key(default=None, title="编号", description="只在计划里承诺的事项自己的编号，例如 J2-01")
    name: Text | None = key(default=None, title="名称", description="只在计划里承诺的事项叫什么")
    value: Value | None = key(
        default=None,
        title="计划值",
        description="这个季度末应达到的累计值；链接指标时可省略，省略即指标值；达到指标值的那个季度，指标到期",
    )
    reading: Value | None = key(default=None, title="口径", description="计划值有笔误时，写明实际按什么理解")
    note: Text | None = key(default=None, title="备注")


class QuarterPlan(Model, title="季度计划"):
    """阶段性绩效信息（项目实施计划） of one quarter."""

    quarter: Quarter = key(title="季度", description="1、2、3 或 4")
    text: Text | None = key(default=None, title="计划原文", description="表上这个季度的全部文字")
    milestones: tuple[Milestone, ...] = key(
        default=(), title="阶段性目标", description="把计划原文里可核对的承诺逐条写出"
    )


class Indicator(Model, title="三级指标"):
    """三级指标: one row of the table."""

    recurs = True

    id: Id = key(
        title="编号", description="简短且不再改动，例如 SL01（数量）、ZL01（质量）、SX01（时效）、MY01（满意度）"
    )
    name: Text = key(title="三级指标名称")
    value: Value = key(
        title="指标值", description="照原文抄录，笔误也照抄；例如 不少于4个、100人次以上、2025年12月底前、按期达标"
    )
    reading: Value | None = key(
        default=None, title="口径", description="指标值有笔误或有歧义时，写明实际按什么理解；写了就以它为准"
    )
    unit: Text | None = key(default=None, title="度量单位", description="指标值里没写单位时补上")
    direction: Literal["forward", "reverse"] | None = key(
        default=None, title="指标方向", description="forward 正向（越大越好）或 reverse 反向（越小越好）"
    )
    exact: Literal["at_least", "equal"] | None = key(
        default=None,
        title="等于怎么判",
        description="指标值没写界限（如 2个）时：at_least 达到即可（默认），equal 必须正好",
    )
    accumulate: Literal["sum", "latest"] | None = key(
        default=None,
        title="各季度怎么合",
        description="sum 相加（个数、金额默认），latest 取最近一次（比率、评级默认）",
    )
    due: Quarter | None = key(
        default=None, title="到期季度", description="到这个季度末应完成；不写则看阶段性目标，都没有则年末"
    )
    weight: Weight | None = key(default=None, title="分值", description="自评时的分值")
    basis: Text | None = key(default=None, title="评价标准", description="定性指标怎样算达成、部分达成、未达成")
    baseline: Value | None = key(default=None, title="基期值", description="增长类指标的上年实际值，例如 120次")
    rollup: Text | None = key(default=None, title="汇总编码", description="各地同一指标写同一个编码，汇总时按它对应")
    note: Text | None = key(default=None, title="备注")


class IndicatorRow(NamedTuple):
    """An indicator with its classes and the route that leads to it."""

    level1: str
    level2: str
    indicator: Indicator
    route: "Route"


class MilestoneRow(NamedTuple):
    """A milestone with its quarter and the route that leads to it."""

    quarter: int
    milestone: Milestone
    route: "Route"


class Targets(Model, title="绩效目标表"):
    """绩效目标表: the whole table, word for word."""

    title: Text | None = key(default=None, title="表名")
    subtitle: Text | None = key(default=None, title="副标题", description="例如 （二级项目-明细项目）")
    attachment: Text | None = key(default=None, title="附件号", description="例如 附件2")
    project: Project = key(title="项目概况")
    goals: Texts = key(default=(), title="总体绩效目标", description="一条一项，照原文抄录")
    plan: tuple[QuarterPlan, ...] = key(default=(), title="阶段性绩效信息", description="项目实施计划，一个季度一项")
    indicators: dict[Text, dict[Text, tuple[Indicator, ...]]] = key(
        title="绩效指标", description="一级指标 → 二级指标 → 三级指标列表"
    )
    note: Text | None = key(default=None, title="备注")

    def rows(self) -> tuple[IndicatorRow, ...]:
        """Return the 三级指标 in the order of the form."""
        return tuple(
            IndicatorRow(level1, level2, indicator, ("indicators", level1, level2, position))
            for level1, classes in self.indicators.items()
            for level2, indicators in classes.items()
            for position, indicator in enumerate(indicators)
        )

    def milestones(self) -> tuple[MilestoneRow, ...]:
        """Return the milestones of all quarters in the order of the plan."""
        return tuple(
            MilestoneRow(plan.quarter, milestone, ("plan", number, "milestones", position))
            for number, plan in enumerate(self.plan)
            for position, milestone in enumerate(plan.milestones)
        )


@lru_cache(maxsize=1024)  # the same few names stand in every table
def class_name(name: str) -> str:
    """Reduce a class name to its core: 数量指标, 数 量 指 标 and 数量 are one class."""
    return "".join(name.split()).removesuffix("指标")
