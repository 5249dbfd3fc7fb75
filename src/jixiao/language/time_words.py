"""The words for stretches of time, and what they are to a year."""

PERIODS = {
    "按月": "每月",
    "逐月": "每月",
    "各月": "每月",
    "月度": "每月",
    "按季": "每季度",
    "逐季": "每季度",
    "各季": "每季度",
    "按季度": "每季度",
    "逐季度": "每季度",
    "各季度": "每季度",
    "季度": "每季度",
    "每双月": "每2个月",
    "双月": "每2个月",
    "隔月": "每2个月",
}
"""Words before a number that may mean every one of a stretch of time; dropped, 按月1次 would be one in the year."""
TIME_SCOPES = frozenset(
    ["年", "年度", "季", "季度", "月", "月度", "半年", "旬", "周", "星期", "日", "天", "学期", "学年"]
)
"""Scopes that hold for the clauses that follow, too: 每年演出≥25场；辅导≥3次."""

QUARTERS = 4
MONTHS = 12
PERIODS_OF_A_YEAR = {
    **dict.fromkeys(("半年", "6个月", "六个月", "学期"), 2),
    **dict.fromkeys(("季", "季度", "3个月", "三个月"), QUARTERS),
    **dict.fromkeys(("2个月", "两个月", "二个月"), 6),
    **dict.fromkeys(("月", "月度"), MONTHS),
}
"""How many of a stretch of time make the year; 周 and 日 do not go into its quarters."""
MOST_IN_A_QUARTER = {"旬": 9, "周": 14, "星期": 14, "日": 92, "天": 92, "工作日": 92, "小时": 92 * 24}
"""How many of a short stretch of time a quarter has at most."""
YEARS = frozenset({"年", "年度", "1年", "一年"})

LONGER_IS_BETTER = frozenset(
    ["提前", "缩短", "压缩", "压减", "减少", "节约", "质保", "保修", "寿命", "年限", "有效期", "开放", "服务时长"]
)
"""Of these a longer time under 时效 is no failure: 提前10天 is kept by 提前12天."""
AVERAGES = "均"
"""What every word for an average holds; looked for first, for most names do not."""
