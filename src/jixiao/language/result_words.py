"""The words of achieved values (实际完成值): the phrases of the forms that rate, and what stands before a number that is no result."""

from __future__ import annotations

NO_RESULT = (
    "未完成 不合格 不符合 不达标 未转化 未登记 未利用 未办 未检 未批 计划 预计 拟 应完成 待完成 力争 目标 取消 撤销 失败 "
    "流标 停办 延期 在建 筹建 上年 去年 结余 还差 尚差 尚缺 还缺 将"
)
"""What stands in front of a number that was not achieved, or not in this year: 未完成4个, 计划4个, 上年4个."""
NOT_YET = (
    "未完成 尚未 暂未 还未 仍未 还没 尚没 没能 未能 还差 尚差 尚缺 待完成 待验收 待开工 待建 拟建 拟完成 预计完成 预计可 "
    "预计将 将完成 缺口"
)
"""What says so wherever it stands: 目前尚未完成4个, 还差2个."""
UNFINISHED = "在建 筹建 待建 筹备 进行中 推进中 建设中 实施中 办理中 未果"
"""What says so at the end: 4个在建."""
NOTED = "计划 预计 拟 待 在建 筹建 目标 力争 暂 未 尚 没 估 上年 去年 取消 延期 推进中 进行中 应 约 筹备 建设中 实施中 办理中"
"""How a bracket begins that takes the number back: 4个（计划）; one with a number of its own (计划6个) does not."""
PLANNED = "计划内 计划外 应届 应急 未来"
"""Brackets that begin so and take nothing back."""
RATE_OF = "不合格率 不符合率 不达标率 未完成率"
"""Rates of what failed: whether they are asked for says the name of the indicator."""
ADVERSE = "不合格 不满意 不达标 次品 废品 缺陷 投诉 失败 逾期 延误 差错 错误 事故 死亡 流失 空置 违约 故障 损耗 破损 退货 拒绝 缺勤"
"""What a rate speaks of that nobody wants: beside 合格率 it is the opposite."""
REVERSING = "不未非"

# the forms' own phrases for a rating; anything else is for a person to judge
RATED_SUBJECTS = (
    "年度 全年 当年 本年 本年度 阶段性 预期 预定 既定 设定 计划 绩效 总体 全部 各项 目标 指标 任务 要求 效果 值 "
    "工作 内容 进度 的 了 数 并 已"
)
RATED_MANNERS = (
    "已 已经 均已 均 都已 全部 全面 全部已 圆满 顺利 按期 按时 如期 及时 按质按量 保质保量 按计划 按要求 提前 "
    "高质量 超额 足额 完全"
)
RATED_VERBS = "完成 达成 达标 实现 达到 落实到位"
RATED_PARTLY = "部分 大部分"
RATED_PARTLY_END = "并具有一定效果 且具有一定效果 具有一定效果"
RATED_NOT = "未 没有 没 尚未 均未 未能 暂未 还未 仍未 没能"
RATED_NOT_MANNERS = "按期 按时 如期 及时 按计划 按要求 开始"
RATED_NOT_VERBS = "完成 达成 达标 实现 达到 开展 启动 实施 落实 开工"
RATED_NOT_END = "且效果较差 并且效果较差 效果较差 且效果差"
RATED_NOT_WORDS = "不达标"
