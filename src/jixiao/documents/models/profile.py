"""计分方案: how a self-evaluation is scored. The profiles themselves are data files; this is their shape."""

from decimal import Decimal
from typing import Annotated, Literal

from jixiao.documents.models.actuals import Rating
from jixiao.documents.models.base import Model, Text, bounded
from jixiao.frozen import key

Points = Annotated[Decimal, bounded(Decimal, ge=0, le=100, max_digits=6, decimal_places=2, allow_inf_nan=False)]
Share = Annotated[Decimal, bounded(Decimal, ge=0, le=1, max_digits=6, decimal_places=4, allow_inf_nan=False)]
Step = Annotated[
    Decimal, bounded(Decimal, ge=Decimal("0.01"), le=1, max_digits=3, decimal_places=2, allow_inf_nan=False)
]


class Rules(Model, title="计分规则"):
    """The rules of a profile. What a profile leaves out holds as in its base, so a default here is never what decides."""

    execution: Points = key(default=Decimal(10), title="预算执行率的分值")
    weights: dict[Text, Points] = key(
        default={}, title="一级指标的分值", description="例如 产出 = 50；几类共用一个分值时用顿号连起来"
    )
    absent: dict[Text, Text] = key(
        default={}, title="没有某类指标时", description="它的分值归哪一类；不写则按比例分给其余各类"
    )
    split: Literal["equal_level3", "by_level2"] = key(default="equal_level3", title="没写分值时怎样分")
    reverse: Literal["ratio", "linear"] = key(default="ratio", title="反向指标怎样扣分")
    equal: Literal["at_least", "two_sided"] = key(default="at_least", title="没写界限的数怎样计分")
    bands: dict[Rating, tuple[Share, Share]] = key(default={}, title="定性各档的得分比例")
    assumed: dict[Rating, Share] = key(default={}, title="只写评级时的得分比例")
    rounding: Step = key(default=Decimal("0.01"), title="逐项四舍五入到")
    reason_below: Share = key(default=Decimal("0.9"), title="执行率低于它要写原因")
    over_deduct: bool = key(default=False, title="目标偏低的要扣分")
    grades: dict[Text, Points] = key(default={}, title="等级的下限分数")
    indicator_gap: Share = key(default=Decimal("0.05"), title="指标得分率高于执行率多少要提示")
    unspent: Share = key(default=Decimal("0.2"), title="结余多少要提示")


class Profile(Rules, title="计分方案"):
    """A named set of rules; only what differs from ``base`` has to be written."""

    base: Text | None = key(default=None, title="以哪个方案为底", description="不写则为 mof-2020")
    title: Text | None = key(default=None, title="名称")
