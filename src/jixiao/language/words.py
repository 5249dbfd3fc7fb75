"""The vocabulary: rows of words and what they mean. Adding a word is adding it to its row.

民法典第1259条：“以上”“以下”“以内”“届满”包括本数；“不满”“超过”“以外”不包括本数。It is civil law; a target table is read by analogy.
低于, 少于, 高于, 大于 are not named there and are read as strict, as in ordinary language.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Op = Literal[">=", ">", "<=", "<", "==", "~"]
Direction = Literal["up", "down"]


def _row(words: str) -> frozenset[str]:
    return frozenset(words.split())


class Bound(NamedTuple):
    """One row of bounds: how the achieved number must stand to the written one, and the words and signs that say so.

    ``reaching`` words are verbs that another bound overrules: 达到95% is ≥, 达到70%左右 is about, 控制在1‰以内 is ≤.
    """

    op: Op
    signs: str
    before: str
    after: str = ""
    reaching: str = ""


BOUNDS = (
    Bound(
        ">=",
        "≥ >= => ≥≥ ≥= =≥ >≥ ≮",
        "不少于 不低于 不小于 不下于 不短于 不弱于 不劣于 不早于 至少 最少 最低 起码 下限 下限为 保底 大于等于 "
        "大于或等于 高于等于 高于或等于 多于等于 多于或等于 未低于 未少于",
        "以上 及以上 或以上 含以上 之上 及其以上 和以上 为下限 为底线",
        "达到 达 达成 提高到 提高至 提升到 提升至 增长到 增长至 增加到 增加至 增至 升至 上升到 上升至 扩大到 "
        "扩大至 发展到 保持在 稳定在 维持在 保持 突破至",
    ),
    Bound(
        ">",
        "> >>",
        "超过 超 超出 突破 高于 大于 多于 高过",
        "以外 开外",
    ),
    Bound(
        "<=",
        "≤ <= =< ≤≤ ≤= =≤ <≤ ≯",
        "不超过 不超 不超出 不高于 不多于 不大于 不突破 不长于 不逾 至多 最多 最高 上限 上限为 封顶 限额 限额为 未超过 未超 "
        "没有超过 未突破 未高于 "
        "小于等于 小于或等于 低于等于 低于或等于 少于等于 少于或等于",
        "以下 以内 之内 内 及以下 或以下 含以下 之下 范围内 范围以内 封顶 为限 为上限",
        "控制在 控制到 控制 压减到 压减至 压缩到 压缩至 下降到 下降至 降低到 降低至 降至 降到 减少到 减少至 减至 "
        "缩短到 缩短至 限制在 控制于",
    ),
    Bound(
        "<",
        "< <<",
        "低于 少于 小于 不满 不足 不到 未满 未到 未达 短于",
    ),
    Bound(
        "==",
        "= ==",
        "等于",
    ),
)
"""Of the signs only those: anything else made of their characters is a contradiction."""

FORBIDDING = ("不得", "不能", "不可", "不应", "不会", "不宜", "不许", "不准")
"""不得少于 is 不少于: each of these with a strict word of ``STRICT`` makes a word of its own."""
STRICT: tuple[tuple[str, Op], ...] = (("低于 少于 小于 短于 早于", ">="), ("超过 超出 高于 多于 大于 突破 长于", "<="))

AFTER_NUMBER = _row("内 范围内 范围以内 封顶 为限 为上限 为下限 为底线 之内 之上 之下")
"""Bounds that mean one only right behind a number: 以内 is always a bound, 内 is not (内容)."""
BEFORE_NUMBER = _row(
    "达 超 超出 突破 控制 保持 最低 最高 不足 不到 不满 未到 未达 未满 突破至 达成 等于 不超 未超 上限 下限 保底 "
    "封顶 限额 限额为"
)
"""Bounds that mean one only before a number or a hedge: 达标率, 不足之处 and 最低生活保障 are other words."""

# hedges: about the number
HEDGES_BEFORE = "约 大约 约为 大概 近 将近 接近 约计 ≈ 大致"
HEDGES_AFTER = "左右 上下 前后"
BANDS = (
    "± 正负 上下浮动 上下波动 浮动 波动 浮动在 波动在 上下浮动在 上下波动在 浮动幅度 波动幅度 上下浮动幅度 浮动范围 "
    "波动范围 上下浮动范围 增减幅度 增减 上下浮动幅度在 浮动幅度在 波动幅度在 增减幅度在 增减在"
)
"""Before a number: so much more or so much less."""
# a number nobody can check: 50余家, 几十家
VAGUE_AFTER = "余 多 来 几"
VAGUE = "若干 几十 几百 几千 几 数十 数百 数千 数 十几 好几 多 上百 上千 成百 近百 近千 百余 千余 十余"

# a change: direction and words; the words of ``ADDING`` count plainly unless the number is a rate or a base is named
GROWTHS: tuple[tuple[Direction, str], ...] = (
    ("up", "增长率 增长幅度 增长 增幅 增速 提高幅度 提升幅度 上升幅度 提高 提升 增加 上升 上涨 增收 扩大 上浮"),
    (
        "down",
        "下降率 下降幅度 下降 降幅 降低率 降低幅度 降低 减少率 减少幅度 减少 压减率 压减 压缩 缩减 缩短 削减 下浮",
    ),
)
ADDING = _row("增加 增收 减少 压减 压缩 缩减 削减 提高 提升 扩大 缩短 降低")
SAVED = "成本 费用 支出 经费 资金 开支 投资 时间 时限 工期 收入"
"""What is lowered or raised by a number: 降低成本50万元."""
DOUBLINGS = {"翻一番": 100, "翻1番": 100, "翻番": 100, "翻两番": 300, "翻2番": 300, "增长一倍": 100, "翻一翻": 100}

# what a change is counted from; the base as the reading names it
BASES = {
    "上年": (
        "同比 同比去年 较上年 较上年度 比上年 比上年度 较去年 比去年 较上一年 比上一年 较上一年度 比上一年度 "
        "与上年相比 与去年相比 与上年比 与上年度相比 较上年同期 比上年同期 较去年同期 比去年同期 "
        "与上年同期相比 与去年同期相比 相比上年 相比去年 相较上年 相较去年 同期相比 较同期 比同期 "
        "在上年基础上 在上年的基础上 较前一年 比前一年"
    ),
    "上期": "环比 较上期 比上期 较上季度 比上季度 较上月 比上月",
    "年均": "年均",
    "往年": "较往年 比往年 与往年相比",
    "基期": "较基期 比基期 较基准年 比基准年",
}
VAGUE_CHANGE = "显著 明显 有所 逐步 逐年 稳步 大幅 持续 不断 进一步 有效 较大 较快 一定 适度 切实 稳中"
"""A change with one of these is for a person to judge, even where a base is named."""

# every …: a closed list, for "每 + any characters" would eat 每次不 from 每次不少于50人
EACH = (
    "年 年度 季 季度 个季度 月 个月 月度 半年 两年 三年 旬 周 星期 日 天 个工作日 工作日 小时 学期 学年 次 场 场次 "
    "期 批 批次 届 轮 回 班 人 人次 户 家 名 位 员 生 "
    "所 村 县 镇 乡 区 校 队 组 亩 公顷 公里 千米 米 平方米 立方米 吨 台 套 件 辆 栋 处 项 头 只 株 床 千人 万人 "
    "百人 百户 千户 十万人 百万人 村民小组 节 学时 课时 "
    "案 单 份 篇 人天"
)
PER_HEAD = {
    "人均": "人",
    "户均": "户",
    "月均": "月",
    "日均": "日",
    "亩均": "亩",
    "场均": "场",
    "村均": "村",
    "生均": "生",
    "每人均": "人",
    "校均": "校",
}
EACH_OF_THEM = {"各": "项"}
"""Before a number: 男女各不少于2个; 各 alone (各项, 各级) is a particle."""

VERBS = (
    "提前 完成 实现 举办 开展 组织 建设 建成 新建 新增 培训 培育 培养 发放 发布 印发 制定 制作 编制 编写 拍摄 "
    "出版 出台 形成 提供 促成 推动 推进 引进 引入 招引 支持 资助 "
    "补助 补贴 奖励 扶持 购置 购买 采购 配备 安装 改造 维修 维护 修缮 修建 新购 更新 检查 抽查 巡查 巡检 督查 "
    "督导 调研 调查 走访 慰问 服务 接待 受理 办理 处理 "
    "处置 解决 查处 化解 调解 监测 检测 抽检 检验 评审 评选 评估 验收 审核 审计 申报 申请 登记 备案 授权 获得 "
    "取得 创建 打造 搭建 设立 认定 签订 签约 征集 收集 "
    "整理 修订 修复 治理 整治 种植 养殖 栽植 补植 造林 发展 生产 销售 收购 储备 投放 派出 选派 选拔 招聘 招录 "
    "录用 安置 解决 带动 帮助 帮扶 救助 覆盖 惠及 受益 保障 "
    "确保 力争 争取 做到 保证 预计 计划 共 共计 合计 总计 累计 总体 总 应 须 需 要 可 将 为 是 有 各 均 其中 "
    "参加 参与 涉及 进行 参展 召开 召集 演出 放映 播放 "
    "宣传 推送 发送 刊发 刊登 报道 发表 撰写 提交 报送 建立 成立 扩建 续建 实施 执行 投入 拨付 支付 兑现 兑付 "
    "落实 挖掘 筛选 产出 转化 孵化 储存 收储 治疗 诊疗 筛查 "
    "接种 体检 随访 护理 清理 清运 清扫 保洁 养护 管护 绿化 抚育 巡护 扑救 救援 演练 培优 交付 出动 组建 开设 "
    "开发 研发 研制 研究 升级 优化 利用 回收 减免 减排 节约"
)
"""Verbs and particles in front of a number. They carry no meaning of their own; 三场 behind one of them is a number."""

ASPIRING = _row("力争 争取")
"""90%以上，力争95%: what comes behind one of these is hoped for; what was asked for stands before it."""
PENALTIES = (
    "扣分 酌情扣分 相应扣分 不得分 不给分 不计分 得0分 计0分 记0分 得零分 为0分 即扣分 予以扣分 为不合格 视为不合格 "
    "视为不达标 一票否决"
)
"""低于90%扣分 asks for 90% and more."""

JOINS_ALL = "和 及 与 以及 、 且 并且 并 同时"
INCLUSIVE = _row("含 及 或 含本数 含该数 含此数")
EXCLUSIVE = _row("不含 不含本数 不含该数 不含此数 不包括本数 不包含本数")
"""In brackets at a bound: 超过5个（含） is ≥5, 5个以上（不含） is >5."""
SEPARATORS = ", ; 。 ！ !"
JOINS_ANY = "或 或者"
SPREADS = "分别为 分别 依次为 依次"

# typing and scanning slips: the wrong word and the right one
SLIPS = {
    "少不于": "不少于",
    "不于少": "不少于",
    "不少": "不少于",
    "不低": "不低于",
    "不高": "不高于",
    "不大": "不大于",
    "不小": "不小于",
    "不多": "不多于",
    "部少于": "不少于",
    "部低于": "不低于",
    "步少于": "不少于",
    "布少于": "不少于",
    "末少于": "不少于",
    "不超国": "不超过",
    "不超多": "不超过",
    "不超果": "不超过",
    "不起过": "不超过",
    "不趋过": "不超过",
    "大千": "大于",
    "小千": "小于",
    "低千": "低于",
    "高千": "高于",
    "多千": "多于",
    "少千": "少于",
    "致少": "至少",
    "只少": "至少",
    "至小": "至少",
    "控制再": "控制在",
    "达道": "达到",
}
SLIP_MIDDLES = {
    "适": "少",
    "少": "少",
    "底": "低",
    "抵": "低",
    "氐": "低",
    "低": "低",
    "高": "高",
    "大": "大",
    "小": "小",
    "多": "多",
}
"""不底于, 不抵于, 不适于 …: the middle character of 不少于 and its kin, as mistyped; with ``SLIP_ENDS`` behind it."""
SLIP_ENDS = "于与干千予子亍手宇"
AFTER_SLIPS = {
    "以卜": "以下",
    "以土": "以上",
    "已上": "以上",
    "巳上": "以上",
    "己上": "以上",
    "一上": "以上",
    "已下": "以下",
    "已内": "以内",
    "一下": "以下",
}
SIGN_SLIPS = {
    "工": "≥",
    "Z": "≥",
    "z": "≥",
    "之": "≥",
    "乏": "≥",
    "三": "≥",
    "∑": "≥",
    "N": "≥",
    "二": "=",
    "三三": "=",
}
"""What scanners make of ≥ and =; a 2 is one only before a rate (290%, see :mod:`forms.amount`)."""

NEGATIONS = "不未没无非勿莫别难否免禁"
NOT_NEGATING = (
    "无害化 无人机 无障碍 无线 无土 无烟 无纸化 无偿 无公害 无违建 无主 无名 无菌 无创 无接触 无形 非遗 非物质 "
    "非公 非税 非洲 非营利 非经营 非住宅 非煤 非现场 非常 非机动 非金属 "
    "非贫困 非化石 非寄宿 非学历 非全日制 非在编 不良 不动产 不合格 不可移动 不锈钢 不断 不低于 不少于 未成年 "
    "未来 未就业 未贯通 未转化 未登记 没收 别墅 级别 类别 性别 特别 区别 "
    "识别 鉴别 分别 个别 难点 难题 困难 疑难 避难 免费 免疫 减免 免税 免签 免检 免缴 免除 免征 是否 否决 禁毒 "
    "禁烧 禁渔 禁止 禁捕 禁养 无牌 无证 无物业 无房 无业 无固定 无户籍 "
    "不满意 不予 不合理 不动 不孕 不低 未脱贫 未办 未检 未批 未消 未纳 未利用 未完成 无效 非法 非正常 非国有 "
    "非盈利 非农 非机动车 非本地 非户籍 无期 无犯罪 不文明 不规范 难度 "
    "不符合 不同 不重复 不可预见 不可再生 不予受理"
)
"""Words with a negation inside that turn nothing round: 无害化处理率≥95%."""

PROHIBITING = ("禁止", "杜绝", "防止", "严防", "谨防", "力戒", "拒绝", "遏制")
"""Words that turn the bound behind them round: 杜绝超过5起 allows five and not six."""

FAILING = _row(
    "不合格 不满意 未完成 不符合 不规范 不文明 不合理 无效 未转化 未利用 未登记 未脱贫 未办 未检 未批 未消 未纳 "
    "未贯通 未就业 否决 没收 不重复"
)
"""Words of ``NOT_NEGATING`` that are harmless in a name (不合格产品处置率) and not behind a number (50个不合格)."""
UNDONE = tuple(word for word in FAILING if word[0] in "不未")
"""Those that say of a bare number right behind them what was not reached: 未完成3个, and not 未完成≤3个."""

LIMITS = (
    "预算 概算 估算 投资 计划 合同 批复 控制价 限价 限额 定额 标准 规定 市场价 指导价 支出 成本 资金 总额 额度 "
    "范围 最高 上限"
)
"""不超过预算 is for a person to judge; the number stands somewhere else."""
GRADES = "优秀 优良 良好 合格 及格 满意 基本满意 比较满意 优 良 中 差 好 较好 一般 低 高 达标 中等 不合格 较差 坏"
LEVELS = _row(
    "优 良 中 低 差 高 好 坏 一般 合格 不合格 较好 较差 优秀 良好 中等 及格 不及格 满意 基本满意 比较满意 不满意"
)
NOT_LEVELS = _row("优良 良好 良中 中高 中低 高低 中等")
"""Words made of level characters that are one word."""

# a noun that a measure ends in: its name may hold numbers (65岁以上老年人健康管理率≥62%)
MEASURES = (
    "率 度 比例 比重 占比 比 数 数量 量 额 浓度 面积 人数 次数 天数 长度 里程 金额 成本 费用 价格 时间 时长 水平 "
    "指数 系数 标准 规模 产值 产量 值 价 积 距离 期限 年限"
)
MANNERS = "按 按照 依照 参照 依据 根据 比照 减按 遵照 凭"
"""按 1000元/人 兑付: a number behind one of these says how, not how much is to be achieved."""
MANNER_TAILS = (
    "标准 给 征收 计征 执行 兑付 发放 缴纳 收取 计算 核算 拨付 支付 补助 补贴 计提 报销 结算 缴存 进行 下达 安排 "
    "落实 给予"
)
NOT_BEHIND = "前 后 初 外 旬 起 级 类 型 号 标准 给 征收 期间 增长 提高 下降 降低 减少 提升 增加 以 之 比"
"""What may not follow a number directly; it would turn the number into something else (3级, 5号, 10%增长)."""
EXPECTED = {"是": True, "否": False}
QUALITATIVE_COLUMN = "定性"
QUANTITATIVE_COLUMN = "定量"

PLAIN = (
    "上下浮 规模以上 规模以下 限额以上 限额以下 国家级以上 省部级以上 省级以上 市级以上 县级以上 区级以上 镇级以上 校级以上 "
    "国家级及以上 省级及以上 市级及以上 县级及以上 区级及以上 厅级以上 处级以上 科级以上 副高以上 中级以上 "
    "高级以上 初级以上 本科以上 大专以上 "
    "最多跑一次 一定 一般 一致 统一 唯一 进一步 一批 一体 一流 第三方 一带一路 一次性 一系列 一部分 一站式 "
    "一把手 一对一 一对多 一体化 一级 二级 三级 四级 五级 一类 二类 三类 四类 五类 一等 二等 三等 十四五 十三五 "
    "十五五 三农 三公 两不愁 三保障 四好 百货 千方百计 万一 万众 统一部署 一律 一线 一网 一路 一点 一些 "
    "一样 一起 一直 一旦 一度 一切 一心 一方面 万无一失 "
    "二次供水 三年行动 五年规划 两新 两重 三重一大 三品一标 三清 双随机 多样 多元 多方 多级 多头 多层 多点 多面 "
    "多维 多渠道 数字 数值 数码 数据 数量 数组 几何 "
    "提升率 提高率 改善率 增长点 增长极 增长情况 提升情况 提升改造 提升工程 改造提升 增加值 半径 半成品 "
    "可持续增长 达标 内容 内部 内涵 内控 达成率 达到率 "
    "及时 及其 与会 与否 和谐 或有 并网 并联 并行 并购 与众 及格 平均 均衡 均等 均匀 人均 户均 月均 日均 亩均 "
    "场均 村均 生均 校均 年均 每人均 "
    "控制率 控制数 控制价 控制线 控制性 突破性 超额 超标 超前 超限 超载 超期 超市 超声 超高 前列 前期 前沿 前景 "
    "前提 前往 前后 "
    "减少率 有效 有力 有序 有所 有利 有关 有害 含量 含税 是否 要求 需求 需要 可持续 可行 将军 为民 为主 作为 "
    "成为 行为 "
    "为期 应用 应急 应对 应当 响应 适应 应保尽保 应收尽收 应检尽检 应种尽种 应助尽助 供应 反应 对应 相应"
)
"""Words that only look like numbers or words of this vocabulary; they are plain text."""
COMPLETIONS = (
    "完成 到位 开工 竣工 完工 开园 开业 开展 发放 支付 拨付 投入 投产 建成 交付 验收 启动 实施 结束 完毕 截止 "
    "办结 兑付 兑现 下达 提交 报送 通过 上线 运行 落实 全部 及时 "
    "组织 举办 购置 安装 采购 招标 编制 印发 出台 形成 使用 结题 达标 完 取得 实现 发布 供货 移交 主体 项目 工程 "
    "资金 基本 按期 如期 开放 启用 入库 制作 签订 出具 建立 "
)
"""What may follow a date that has no 前: 2021年12月完成, 12月底到位."""
BEFORE_DATE = "不晚于 不迟于 最迟 最晚 截至 截止到 截止至 截止 早于 先于 晚于 迟于 至 到 于 在 截至到"
EARLIER = _row("早于 先于")
"""Of these the strict ones, in front of a day that they leave out: 早于6月30日 ends on 29 June."""
LATER = _row("晚于 迟于")
"""Of these those that say when something begins; no last day is written."""
BEGINNINGS = ("自", "从")
"""So do these, where no second day follows."""
AFTER_DATE = "前 之前 以前 底前 止 为止 底之前 末前 底以前 及之前 或之前 及以前 (含)前"
NEGATION_CHARACTERS = frozenset(NEGATIONS)
HARMLESS: dict[str, tuple[str, ...]] = {
    first: tuple(word for word in NOT_NEGATING.split() if word[0] == first)
    for first in {word[0] for word in NOT_NEGATING.split()}
}
"""The words of ``NOT_NEGATING`` by their first character."""
LONE_LABELS = "各共均约计达超满近为对向与在于含年月日率至到总应须需可将是有由给请让使"
"""Single characters that may stand before a bare number."""

REFERENCES = "附件 附表 附 见 表 图 款 页 号 版 型 式 编号"
"""见附件3: a bare number behind one of these is an address."""
FROM = "由从自"
"""由80%提高到90%: the number behind one of these is where it starts."""
NO_VALUES = _row("nan inf -inf +inf infinity -infinity ∞ -∞ null none n/a #n/a #ref! #value! #div/0! #name? #num!")
"""What spreadsheets and programs write for a number they do not have."""

# running text
OBJECT_VERBS = _row(
    "建设 开展 进行 举办 组织 支持 建立 完成 实现 达到 新增 新建 搭建 拍摄 促成 提供 挖掘 产出 申报 涉及 筛选 "
    "签订 形成 打造 "
    "参展 参加 参与 制定 制作 编制 印发 发布 配备 购置 安装 引进 带动 争取 推进 推动 力争 确保 共计 累计"
)
"""Verbs that end a noun phrase; others (培训, 服务, 备案) are mostly part of one."""
CLAUSE_JOINS = _row("并 且 并且 同时")
