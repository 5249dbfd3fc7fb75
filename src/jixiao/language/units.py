"""Units of measure and counting words (量词): rows of data, and how two units stand to each other.

A measured unit has a size in the base of its dimension, so that 米 and 公里 convert. Counters have none: 场 and 次 are near, for
both count occasions, but nobody can say how many 次 make a 场. 万 and 亿 are scales of the number and never part of a unit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Relation(Enum):
    """How two units stand to each other."""

    SAME = "same"
    NEAR = "near"
    DIFFERENT = "different"


class Unit(NamedTuple):
    """One row: the unit as written, its kind, and its size in the base of the kind where it is measured."""

    name: str
    kind: str = "通用"
    factor: Decimal | None = None


# kind: unit=size …; units of one kind convert into each other
_MEASURED = {
    "长度": (
        "毫米=0.001 mm=0.001 厘米=0.01 cm=0.01 CM=0.01 公分=0.01 分米=0.1 dm=0.1 米=1 m=1 M=1 延米=1 "
        "延长米=1 单公里=1000 公里=1000 千米=1000 km=1000 KM=1000 Km=1000 ㎞=1000 里=500 华里=500 海里=1852"
    ),
    # the base is a third of a 平方米, for 1 亩 is 2000/3 平方米
    "面积": (
        "平方厘米=0.0003 平方米=3 平米=3 ㎡=3 m2=3 m²=3 M2=3 M²=3 平方=3 平=3 亩=2000 公顷=30000 hm2=30000 "
        "hm²=30000 平方公里=3000000 平方千米=3000000 km2=3000000 km²=3000000"
    ),
    "体积": (
        "毫升=0.001 ml=0.001 mL=0.001 升=1 L=1 l=1 公升=1 立方米=1000 立方=1000 方=1000 m3=1000 m³=1000 M3=1000 "
        "M³=1000 ㎥=1000"
    ),
    "重量": (
        "微克=0.000001 μg=0.000001 ug=0.000001 毫克=0.001 mg=0.001 克=1 g=1 斤=500 市斤=500 公斤=1000 "
        "千克=1000 kg=1000 KG=1000 Kg=1000 吨=1000000 t=1000000 T=1000000"
    ),
    "时间": (
        "毫秒=0.001 ms=0.001 秒=1 秒钟=1 分钟=60 min=60 小时=3600 个小时=3600 h=3600 钟头=3600 天=86400 日=86400 "
        "d=86400 周=604800 星期=604800"
    ),
    "月数": "月=1 个月=1 季=3 季度=3 个季度=3 年=12 周年=12 整年=12",
    "数据量": "KB=1 MB=1024 GB=1048576 TB=1073741824 PB=1099511627776",
    "比率": "‰=0.1 %=1 比例=100",
    "百分点": "百分点=1",
    "倍数": "倍=1 番=1",
    "金额": "分钱=0.01 角=0.1 元=1",
    "美元": "美元=1 美金=1",
    "外币": "欧元=1",
    "港元": "港元=1 港币=1",
    "功率": "W=1 瓦=1 kW=1000 KW=1000 千瓦=1000 MW=1000000 兆瓦=1000000 GW=1000000000",
    "容量": "kVA=1 KVA=1 千伏安=1 MVA=1000 兆伏安=1000",
    "电压": "V=1 伏=1 kV=1000 KV=1000 千伏=1000",
    "电量": "度=1 千瓦时=1 kWh=1 KWh=1 kwh=1 千瓦·时=1 度电=1 兆瓦时=1000 MWh=1000",
    "标准煤": "吨标准煤=1 吨标煤=1 tce=1 千克标准煤=0.001",
    "带宽": "Mbps=1 兆=1 Gbps=1024",
    "温度": "℃=1 摄氏度=1",
    "声级": "分贝=1 dB=1",
    "浓度": "ppm=1",
    "工作日": "工作日=1 个工作日=1",
    "工时": "工时=1 人工时=1",
    "工日": "工日=1 人天=1 人日=1",
    "人月": "人月=1",
    "学期": "学期=1 学年=2",
    "面积次": "亩次=2000 公顷次=30000",
    "压力": "MPa=1 兆帕=1 kPa=0.001",
    "货物周转量": "吨公里=1",
    "旅客周转量": "人公里=1",
    "货运量": "吨次=1",
    "行驶里程": "车公里=1",
}

# kind: unit …; counters of one kind are near. A unit may stand in several kinds.
_COUNTED = {
    "通用": "个 项 类 种 样 批 组 点",
    "次数": (
        "场 次 届 期 轮 回 批 批次 场次 届次 期次 次数 趟 班 班次 节 课 堂 课时 学时 个学时 讲 频次 车次 "
        "架次 航次 例次 台次 家次 户次 个次 件次 项次 天次 站次 所次 条次 份次 只次 头次 辆次 艘次 篇次 册次 "
        "节次 组次 点次 演 夜 餐 顿 遍 声 下"
    ),
    "人员": "人 名 位 员 口 人次 人数 人口 学生 生 代表 对 户口 人份 劳动力",
    "户家": "户 家 户次 家次 户数 家数 企业 单位 个体户 主体 店 栏",
    "机构": (
        "所 院 校 社 站 局 厂 馆 园 园区 中心 基地 平台 网点 站点 点位 单位 机构 部门 学校 医院 公司 门店 "
        "支行 合作社 服务站 工作站"
    ),
    "地区": "村 行政村 自然村 乡 镇 乡镇 县 县区 区 市 省 街道 社区 小区 屯 组 旗 国 片区 路段",
    "队伍": "队 支 支队 班组 小组 团 团队 组 连",
    "物品": (
        "件 台 套 辆 架 艘 部 把 张 副 幅 面 块 片 条 根 支 枝 台套 台件 套件 只 台班 双 对 床 桶 袋 箱 瓶 "
        "包 盒 罐 听 捆 卷 盘 顶 杆 盏 串 枚 颗 粒 丸 剂 剂次 针 支次 针次 人份 份 方阵 桌 椅 台架 扇 樘 门 "
        "具 单 票 笔 车 船 机 管 段 股 挂 滴 杯 碗 台机 座机 车皮 列 柜 尊 沓 叠 担 打 标台 标箱 TEU"
    ),
    "动植物": "头 只 匹 羽 尾 株 棵 粒 颗 穴 窝 箱 盆 丛 根 枝 苗 种 蔸 峰 蜂群 群 条 口",
    "设施": (
        "座 栋 幢 间 处 套 层 孔 眼 井 口 条 道 段 面 块 盏 根 扇 车位 泊位 床位 张床位 学位 座位 机位 床 席 "
        "席位 厕位 工位 岗位 端口 标段 塘 坝 池 棚 房 路 线 桥 穴 墓 墓位 铺 铺位 亭 闸 泵 涵 库 湖 楼 房间 "
        "班级 监测点 摊位 展位 个床位"
    ),
    "文献": "篇 份 本 册 卷 页 字 幅 首 部 集 期 刊 版 条 则 稿 章 句 辑 词条 封 张 帧 款",
    "案件": "起 例 宗 件 案 桩 单 笔 人起 件次 项 批 批次",
    "产权": "件 项 个 枚 种 品 品种 品牌 款",
    "计分": "分 分值 学分",
    "等级": "级 星 星级 等 位次 名次 档",
    "年龄": "岁 周岁 月龄",
    "样本": "例 份 个 组 批 批次 批样 样品 样 组样",
    "流量": "流量 点击 点击量 次点击 阅读量 播放量",
}

_ALIASES = {
    "百分比": "%",
    "百分数": "%",
    "个百分点": "百分点",
    "个工作日": "工作日",
    "个小时": "小时",
    "人民币": "元",
    "元人民币": "元",
    "圆": "元",
    "RMB": "元",
    "人(次)": "人次",
    "台(套)": "台套",
    "场(次)": "场次",
    "人·次": "人次",
}
"""Units that are read as another one; every other unit stays as it is written."""

_GENERAL = "通用"
_AKIN = frozenset({"时间", "月数", "工作日", "工时", "工日"})
"""Kinds that measure the same thing but do not convert into each other exactly."""
_COMPOSITE = re.compile(r"(?<! )[ ]*+/[ ]*+")


class Units:
    """A table of units: the built-in ones and those of a project."""

    def __init__(self, extra: Iterable[Unit | str] = ()) -> None:
        kinds: dict[str, set[str]] = defaultdict(set)
        self.factors: dict[str, Decimal] = {}
        for kind, row in _MEASURED.items():
            for entry in row.split():
                name, _, factor = entry.partition("=")
                kinds[name].add(kind)
                self.factors[name] = Decimal(factor)
        for kind, row in _COUNTED.items():
            for name in row.split():
                kinds[name].add(kind)
        for unit in extra:
            name, kind, factor_ = unit if isinstance(unit, Unit) else Unit(unit)
            kinds[name].add(kind)
            if factor_ is not None:
                self.factors[name] = factor_
        self.kinds: Mapping[str, frozenset[str]] = {name: frozenset(found) for name, found in kinds.items()}
        self.names: dict[str, str] = {name: name for name in kinds} | _ALIASES
        self._longest: dict[str, int] = {}
        for name in self.names:
            self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))

    def match(self, text: str, at: int) -> str | None:
        """Return the longest unit of the table that ``text`` has at a place, as it is written there."""
        for size in range(self._longest.get(text[at : at + 1], 0), 0, -1):
            name = text[at : at + size]
            if name in self.names:
                return name
        return None

    def relate(self, a: str | None, b: str | None) -> Relation:
        """See :func:`relate`."""
        if a is None or b is None or a == b:
            return Relation.SAME
        above, below = _COMPOSITE.split(a), _COMPOSITE.split(b)
        if len(above) != len(below):
            return Relation.DIFFERENT
        found = [self._relate(x, y) for x, y in zip(above, below, strict=True)]
        return max(found, key=list(Relation).index)

    def _relate(self, a: str, b: str) -> Relation:
        a, b = self.names.get(a, a), self.names.get(b, b)
        if a == b:
            return Relation.SAME
        kinds_a, kinds_b = self.kinds.get(a, frozenset()), self.kinds.get(b, frozenset())
        shared = kinds_a & kinds_b
        if a in self.factors and b in self.factors:
            if shared:
                return Relation.SAME if self.factors[a] == self.factors[b] else Relation.NEAR
            return Relation.NEAR if kinds_a <= _AKIN and kinds_b <= _AKIN else Relation.DIFFERENT
        if shared:
            return Relation.NEAR
        # 个 and 项 count anything that is counted, but measure nothing
        counted = not (self.factors.keys() & {a, b}) and kinds_a and kinds_b
        return Relation.NEAR if counted and _GENERAL in kinds_a | kinds_b else Relation.DIFFERENT

    def is_one_family(self, a: str | None, b: str | None) -> bool:
        """See :func:`is_one_family`."""
        if a is None or b is None or self.relate(a, b) is Relation.DIFFERENT:
            return False
        pairs = zip(_COMPOSITE.split(a), _COMPOSITE.split(b), strict=True)
        return all(x == y or x in self.factors or self.kinds_of(x) & self.kinds_of(y) for x, y in pairs)

    def reads_as(self, a: str | None, b: str | None) -> bool:
        """See :func:`reads_as`."""
        if a is None or b is None:
            return True
        if self.relate(a, b) is Relation.DIFFERENT:
            return False
        pairs = zip(_COMPOSITE.split(a), _COMPOSITE.split(b), strict=True)
        names = [(self.names.get(x, x), self.names.get(y, y)) for x, y in pairs]
        return all(x == y or self._relate(x, y) is Relation.SAME or not self.factors.keys() & {x, y} for x, y in names)

    def kinds_of(self, unit: str) -> frozenset[str]:
        """Return the kinds a unit stands in; none for one that is not in the table."""
        return self.kinds.get(self.names.get(unit, unit), frozenset())

    def convert(self, value: Decimal, unit: str | None, to: str | None) -> Decimal | None:
        """See :func:`convert`."""
        if unit is None or to is None or unit == to:
            return value
        if self.relate(unit, to) is Relation.DIFFERENT:
            return None
        parts = zip(_COMPOSITE.split(unit), _COMPOSITE.split(to), strict=True)
        for place, (from_, into) in enumerate(parts):
            a, b = self.names.get(from_, from_), self.names.get(into, into)
            if a == b:
                continue
            if a not in self.factors or b not in self.factors or not self.kinds[a] & self.kinds[b]:
                return None
            up, down = (self.factors[a], self.factors[b]) if place == 0 else (self.factors[b], self.factors[a])
            value = value * up / down
        return value


@lru_cache(maxsize=1)
def built_in() -> Units:
    """Return the table of the built-in units."""
    return Units()


@lru_cache(maxsize=4096)  # a few pairs are asked about again and again, once for every row of every table
def relate(a: str | None, b: str | None) -> Relation:
    """Say how two units stand to each other.

    SAME: equal, an alias (平米/平方米), or one of them not given; NEAR: counters of one kind (场/次), a general counter
    beside another counter (个/家), or sizes of one dimension (米/公里); DIFFERENT: everything else (元/个, 件/%).
    """
    return built_in().relate(a, b)


@lru_cache(maxsize=4096)
def is_one_family(a: str | None, b: str | None) -> bool:
    """Tell whether two units that are given and not DIFFERENT count one kind of thing (场/次), and not merely anything (个/场)."""
    return built_in().is_one_family(a, b)


@lru_cache(maxsize=4096)
def reads_as(a: str | None, b: str | None) -> bool:
    """Tell whether a number stays the same when its unit is read as the other: 场 as 次, and never 工作日 as 天 or 元/天 as 元/月."""
    return built_in().reads_as(a, b)


def counts_people(unit: str | None) -> bool:
    """Tell whether a unit counts people and nothing else: 人, 人次, 名, but not 口 (an animal, too)."""
    return unit is not None and built_in().kinds_of(unit) == {"人员"}


def counts_the_same(a: str, b: str) -> bool:
    """Tell whether two counters may be about one thing (场/次, 个/家), as far as units can say; people are no things."""
    measured = built_in().factors.keys() & {a, b}
    is_near = relate(a, b) is Relation.NEAR and not measured and "/" not in a + b
    return is_near and counts_people(a) == counts_people(b)


def convert(value: Decimal, unit: str | None, to: str | None) -> Decimal | None:
    """Convert between units of one measured dimension (公里 → 米, 元/亩 → 元/公顷); ``None`` when that is not possible."""
    return built_in().convert(value, unit, to)
