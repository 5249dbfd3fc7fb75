"""The settings of ``jixiao.toml``. Every rule that an office may set differently has its default here, with its source."""

from decimal import Decimal
from typing import Annotated, Literal

from jixiao.documents.models.base import Model, Text, Texts, bounded
from jixiao.frozen import key

Ratio = Annotated[Decimal, bounded(Decimal, ge=0, le=100, allow_inf_nan=False)]


class Paths(Model, title="路径"):
    """Where things are, relative to the configuration file; patterns as in a shell."""

    targets: Texts = key(default=("targets/*.yaml",), title="目标表")
    actuals: Texts = key(default=("actuals.yaml", "actuals/**/*.yaml"), title="完成情况")
    waivers: Texts = key(default=("waivers.yaml",), title="豁免清单")


class CheckSettings(Model, title="核对"):
    """How ``check`` judges."""

    missing: Literal["fail", "warn", "ignore"] = key(default="fail", title="未填报怎么办")
    near: Ratio = key(default=Decimal("0.10"), title="约、左右的允许偏差", description="0.10 即上下 10%")
    over_noted: Ratio = key(default=Decimal("1.20"), title="超额多少要提示")
    over_needs_reason: Ratio = key(default=Decimal("1.30"), title="超额多少要写原因")
    require_evidence: bool = key(default=False, title="必须有佐证材料")


class MonitorSettings(Model, title="监控"):
    """The lights of ``report``: shares of the expected total (rules of provincial monitoring systems)."""

    red: Ratio = key(default=Decimal("0.60"), title="低于它亮红灯（滞后）")
    yellow: Ratio = key(default=Decimal("0.80"), title="低于它亮黄灯（偏慢）")
    blue: Ratio = key(default=Decimal("1.20"), title="达到它亮蓝灯（超前）")
    gap_points: Annotated[Decimal, bounded(Decimal, ge=0, le=100)] = key(
        default=Decimal(10), title="目标与预算进度相差多少个百分点要提示"
    )
    expected: Literal["plan_then_linear", "linear"] = key(
        default="plan_then_linear",
        title="应完成怎么算",
        description="plan_then_linear 先看阶段性目标，没有的按季度折算；linear 一律按季度折算",
    )
    unscaled: Literal["in_or_out", "ratio"] = key(
        default="in_or_out",
        title="不折算的比率怎么亮灯",
        description="in_or_out 达到目标为绿、否则为红；ratio 按完成值与目标之比亮灯",
    )
    profile: Literal["national", "sichuan"] = key(
        default="national", title="预算执行提示的口径", description="sichuan 另按四川的序时下限提示执行偏慢"
    )

    def complaint(self) -> str | None:
        """Refuse limits of the lights that are out of order."""
        return None if self.red <= self.yellow <= self.blue else "lights_order"


class UnitSettings(Model, title="度量单位"):
    """The project's own units."""

    units: tuple[Text, ...] = key(default=(), title="自定义度量单位")
