"""The settings of ``jixiao.toml``. Every rule that an office may set differently has its default here, with its source."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jixiao.documents.models.base import Model, Text, Texts

Ratio = Annotated[Decimal, Field(ge=0, le=100, allow_inf_nan=False)]


class Paths(Model, title="路径"):
    """Where things are, relative to the configuration file; patterns as in a shell."""

    targets: Texts = Field(("targets/*.yaml",), title="目标表")
    actuals: Texts = Field(("actuals.yaml", "actuals/**/*.yaml"), title="完成情况")
    waivers: Texts = Field(("waivers.yaml",), title="豁免清单")


class CheckSettings(Model, title="核对"):
    """How ``check`` judges."""

    missing: Literal["fail", "warn", "ignore"] = Field("fail", title="未填报怎么办")
    near: Ratio = Field(Decimal("0.10"), title="约、左右的允许偏差", description="0.10 即上下 10%")
    over_noted: Ratio = Field(Decimal("1.20"), title="超额多少要提示")
    over_needs_reason: Ratio = Field(Decimal("1.30"), title="超额多少要写原因")
    require_evidence: bool = Field(default=False, title="必须有佐证材料")


class MonitorSettings(Model, title="监控"):
    """The lights of ``report``: shares of the expected total (rules of provincial monitoring systems)."""

    red: Ratio = Field(Decimal("0.60"), title="低于它亮红灯（滞后）")
    yellow: Ratio = Field(Decimal("0.80"), title="低于它亮黄灯（偏慢）")
    blue: Ratio = Field(Decimal("1.20"), title="达到它亮蓝灯（超前）")
    gap_points: Annotated[Decimal, Field(ge=0, le=100)] = Field(
        Decimal(10), title="目标与预算进度相差多少个百分点要提示"
    )
    expected: Literal["plan_then_linear", "linear"] = Field(
        "plan_then_linear",
        title="应完成怎么算",
        description="plan_then_linear 先看阶段性目标，没有的按季度折算；linear 一律按季度折算",
    )
    unscaled: Literal["in_or_out", "ratio"] = Field(
        "in_or_out",
        title="不折算的比率怎么亮灯",
        description="in_or_out 达到目标为绿、否则为红；ratio 按完成值与目标之比亮灯",
    )
    profile: Literal["national", "sichuan"] = Field(
        "national", title="预算执行提示的口径", description="sichuan 另按四川的序时下限提示执行偏慢"
    )

    @model_validator(mode="after")
    def _in_order(self) -> MonitorSettings:
        if not self.red <= self.yellow <= self.blue:
            raise PydanticCustomError("lights_order", "red <= yellow <= blue")
        return self


class UnitSettings(Model, title="度量单位"):
    """The project's own units."""

    units: tuple[Text, ...] = Field((), title="自定义度量单位")
