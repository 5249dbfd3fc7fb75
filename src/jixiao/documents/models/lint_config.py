"""The ``[lint]`` section of ``jixiao.toml``: which rules run, and the limits an office may set differently."""

from decimal import Decimal
from typing import Annotated, Literal

from jixiao.documents.models.base import Model, Texts, bounded
from jixiao.frozen import key

Points = Annotated[Decimal, bounded(Decimal, ge=0, le=100, allow_inf_nan=False)]


class LintSettings(Model, title="审表"):
    """Selectors are codes (L08), beginnings of codes (L1) or ALL."""

    select: Texts | None = key(
        default=None, title="只用这些规则", description='编码、编码开头或 ALL，例如 ["L0", "L13"]'
    )
    extend_select: Texts = key(default=(), title="另外打开的规则", description="默认关闭的规则写在这里打开")
    ignore: Texts = key(default=(), title="关掉的规则")
    fail_on: Literal["error", "warning"] = key(
        default="warning", title="到什么程度算不通过", description="error 时只有错误算不通过，警告只列出来"
    )
    classes: Texts = key(default=(), title="本地另有的指标分类", description="一级或二级指标的名称，L05 不再报告")
    weight_totals: tuple[Points, ...] = key(
        default=(Decimal(80), Decimal(90), Decimal(100)), title="指标分值合计", description="允许的合计，L20 用"
    )
    max_weight: Points = key(default=Decimal(30), title="一个指标最多几分", description="L21 用")
    max_indicators: Annotated[int, bounded(int, ge=1)] = key(default=10, title="一类最多几个指标", description="L36 用")
