"""The words of achieved values (实际完成值): the phrases of the forms that rate, and what stands before a number that is no result."""

from __future__ import annotations

NO_RESULT = (
    "未完成 不合格 不符合 计划 预计 拟 应完成 待完成 力争 目标 取消 撤销 失败 流标 停办 延期 在建 上年 去年 结余"
)
"""What stands in front of a number that was not achieved, or not in this year: 未完成4个, 计划4个, 上年4个."""

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
