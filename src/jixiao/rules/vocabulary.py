"""The words and patterns the rules look for: rows of data, compared with what stands in a table, never shown as a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.table import Item

# ── classes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

OUTPUT, BENEFIT, SATISFACTION, COST = "产出", "效益", "满意度", "成本"
QUANTITY, QUALITY, TIMELINESS = "数量", "质量", "时效"
CLASSES: dict[str, tuple[str, ...]] = {
    OUTPUT: (QUANTITY, QUALITY, TIMELINESS, COST, "经济成本"),
    BENEFIT: ("经济效益", "社会效益", "生态效益", "可持续影响", SATISFACTION),
    SATISFACTION: (SATISFACTION,),
    COST: ("经济成本", "社会成本", "生态环境成本", COST),
}
"""一级指标 → 二级指标, the form of 2015 and that of 2021 together."""
EXPECTED = (QUANTITY, QUALITY, TIMELINESS, COST)
COSTS = frozenset({COST, "经济成本"})
BENEFITS = frozenset({"经济效益", "社会效益", "生态效益", "可持续影响"})

LEVEL1 = {
    **dict.fromkeys(("完成", "项目完成", "项目产出"), OUTPUT),
    **dict.fromkeys(("项目效益", "效果", "项目效果", "影响力"), BENEFIT),
    **dict.fromkeys(("服务对象满意度", "社会公众满意度", "社会公众或服务对象满意度"), SATISFACTION),
    "项目成本": COST,
}
"""Other names offices give to a 一级指标."""
PREFIXES = ("预期", "年度", "绩效")
"""What may stand before the name of a class: 预期产出指标."""
MANAGEMENT = frozenset(
    {"决策", "项目决策", "过程", "投入", "管理", "项目管理", "投入和管理", "投入与管理", "预算执行", "资金管理"}
)
"""一级指标 of evaluations that look at the management as well; what stands below them is theirs."""
LEVEL2 = {
    **dict.fromkeys(("产出数量",), QUANTITY),
    **dict.fromkeys(("产出质量",), QUALITY),
    **dict.fromkeys(("进度", "时限", "产出时效"), TIMELINESS),
    **dict.fromkeys(("产出成本", "成本控制"), COST),
    **dict.fromkeys(("经济",), "经济效益"),
    **dict.fromkeys(("社会",), "社会效益"),
    **dict.fromkeys(("生态", "环境效益", "生态环境效益"), "生态效益"),
    **dict.fromkeys(("可持续", "可持续影响效益", "可持续发展", "可持续性"), "可持续影响"),
    **dict.fromkeys(("环境成本",), "生态环境成本"),
    **dict.fromkeys(("服务对象满意度", "服务对象", "社会公众满意度", "社会公众或服务对象满意度"), SATISFACTION),
    **dict.fromkeys(("受益对象满意度", "群众满意度"), SATISFACTION),
}
"""Other names offices give to a 二级指标."""
OTHERS = frozenset({"预算控制", "其他", "其它", "其他产出", "其他效益"})
"""Classes that no list names and nobody objects to."""
JOINT = re.compile("[、，,/和]")
"""Offices put several classes under one heading: 社会、经济、生态效益指标."""

# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────

VAGUE = (
    *("提升", "提高", "加强", "增强", "促进", "推动", "推进", "改善", "完善", "优化", "显著", "明显", "有效", "较好"),
    *(
        "良好",
        "不断",
        "进一步",
        "逐步",
        "持续",
        "大力",
        "积极",
        "切实",
        "一定程度",
        "有所",
        "有力",
        "长期",
        "长远",
        "正面",
    ),
)
"""What reviewers call vague when no criterion stands beside it."""
ENDS = " 。"
BLANK = re.compile(r"[\s\-_*—－·.。/]*")
"""What a form holds where nothing is filled in."""
ANY_SIGN = "=＝﹦═"
AT_LEAST, AT_MOST = "不少于", "不超过"
"""How a table writes a bound. What a user is to type stays Chinese whatever the language of the messages."""
STANDARD = "标准"
"""The value of a standard (补助标准) is what it is: no bound belongs to it."""
DATE_SIGNS = re.compile(r"\d{4}[年./-]|\d月|[一二三四1-4]季度|年底|年末|年内|全年|\d个?(?:工作)?[日天]|\d个?小时|\d年")
AMOUNT_OF_MONEY = re.compile(r"[0-9０-９一二三四五六七八九十](?:\.\d+)?[万亿]?元|[%％]")
MONEY = re.compile(r"(?<!\d)(?<!\d[,，])(\d++(?:[,，]\d++)*+(?:\.\d++)?+)\s*+(万|亿|)元")
OF_WHICH = re.compile("其中[：:，,]?")
NUMBER = re.compile(r"[0-9０-９.,，百千万亿]+")
IN_BRACKETS = re.compile(r"[（(【\[]([^（(【\[)）】\]]+)[】\])）]")
BEFORE_UNIT = "≥>=≤<＝*百千万亿 "
"""What a form puts before the unit in a name: 猪舍（≥**平方米）, 收入（万元）."""
RATES = ("%", "％", "率", "比例", "占比")
"""How the name of a share ends."""
MONEY_NAMES = (
    *("金额", "融资", "贷款", "产值", "资金", "投资", "收入", "营业额", "销售额", "交易额", "成交额", "贸易额"),
    *("税收", "利润", "费用", "经费", "预算", "总额", "增加值", "保费", "债券"),
)
"""Words in the name of a sum of money: without a unit its value can only be 元."""
YUAN, BLANK_UNIT = "元", "＿"
"""The unit to propose for a sum of money, and what stands for a unit that only the office knows."""
GRADED = frozenset({"等级", "计分", "年龄"})
"""Kinds of units that say how good something is, and not how many there are."""

# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_ADVERSE = (
    *("投诉", "事故", "差错", "失误", "超支", "违规", "违纪", "违法", "死亡", "伤亡", "伤害", "发病", "感染", "返贫"),
    *(
        "辍学",
        "流失",
        "空置",
        "闲置",
        "逾期",
        "拖欠",
        "故障",
        "火灾",
        "污染",
        "舆情",
        "纠纷",
        "信访",
        "上访",
        "损耗",
        "变质",
    ),
)
_DESIRABLE = (
    *("满意度", "满意率", "完成率", "合格率", "覆盖率", "达标率", "及时率", "准确率", "知晓率", "普及率", "执行率"),
    *("保障率", "到位率", "利用率", "就业率", "优良率"),
)
_NOTE = r"(?:[（(][^（(）)]*[）)])?%?$"
ADVERSE = re.compile(
    rf"(?:{'|'.join(_ADVERSE)})(?:事件)?(?:发生|受害)?(?:率|比例|数|数量|次数|件数|起数|人数|时长)?{_NOTE}"
)
"""The end of the name of something of which less is better: 投诉件数, but not 投诉处理率."""
DESIRABLE = re.compile(rf"(?:{'|'.join(_DESIRABLE)}){_NOTE}")
"""The end of the name of a rate of which more is better."""
UPWARD = ("增长", "提高", "增幅", "增加")
DELIVERY = re.compile(
    r"(?:为[^，。；]{1,20}提供|提供|举办|组织|开展|建设|建成|新建|培训|编制|制定|拍摄|采购|购置|发放|完成)"
)
"""How the name of an output (something the office itself delivers) begins."""

# ── documents and signs ──────────────────────────────────────────────────────────────────────────────────────────────

NUMBERED = re.compile(r"[〔\[［(（【](\d{4})[〕\]］)）】]\s*\d+\s*号")
"""文号: 〔2021〕87号."""
BROKEN_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff])[（(\[]?+\s*+\d{4}\s*+[）)\]]?+\s*+\d++\s*+号"
    r"|[〔\[［]\d{4}[〕\]］]\s*号|〔\d{4}〕\s*+\d++(?!\s*号)"
)
"""A 文号 that lacks the brackets of its year, its number, or the word 号."""
PAIRS = {"（": "）", "(": ")", "《": "》", "〔": "〕", "“": "”", "【": "】"}
FULL_WIDTH = {"（": "("}
"""Brackets that may close each other."""
_HAN = r"[\u4e00-\u9fff，。；：、！？（）《》“”〔〕]"
_HAN_OR_DIGIT = r"[\u4e00-\u9fff，。；：、！？（）《》“”〔〕0-9]"
OUTER_BLANKS = re.compile(r"^[ \t\u3000\u00a0]+|(?<![ \t\u3000\u00a0])[ \t\u3000\u00a0]++$")
INNER_BLANKS = re.compile(
    rf"(?<={_HAN})[ \u3000\u00a0]+(?={_HAN_OR_DIGIT})|(?<={_HAN_OR_DIGIT})[ \u3000\u00a0]+(?={_HAN})"
)
HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\ue000-\uf8ff]+")
DOUBLED = re.compile(r"[，。；：、.,;][，。；：、]|[，。；：、][.,;]")
HALF_PAIR = re.compile(r"（[^（）()]*\)|\([^（）()]*）")


def official_first(name: str) -> str:
    """Return the official name of a 一级指标; an unknown one as it is written."""
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    return LEVEL1.get(name, name)


def first_class(item: Item) -> str:
    """Return the 一级指标 of an item by its official name; a benefit that stands at the first level is a benefit."""
    known = official_first(item.level1)
    return BENEFIT if known in BENEFITS else known


def second_class(item: Item) -> str:
    """Return the 二级指标 of an item by its official name; an unknown one as it is written."""
    return LEVEL2.get(item.level2, item.level2)
