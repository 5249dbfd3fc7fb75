"""Waivers (豁免): targets that are let off for a reason, by somebody, until a day."""

from jixiao.documents.models.base import Id, Model, Text, Value
from jixiao.frozen import key


class Waiver(Model, title="豁免"):
    """豁免: one indicator, why, who approved it, and the last day it holds (a bad or past date counts as expired)."""

    indicator: Id = key(title="指标编号")
    reason: Text = key(title="豁免原因")
    approved_by: Text = key(title="批准人或批准文件")
    until: Value = key(title="有效期至", description="含当天，例如 2025-12-31；日期写错按已过期处理")


class Waivers(Model, title="豁免清单"):
    """豁免清单 of one target table."""

    targets: Text | None = key(
        default=None, title="目标表", description="目标表文件，相对于本文件的路径；不写则适用于所有表"
    )
    waivers: tuple[Waiver, ...] = key(title="豁免清单")
