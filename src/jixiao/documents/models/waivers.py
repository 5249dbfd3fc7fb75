"""Waivers (豁免): targets that are let off for a reason, by somebody, until a day."""

from __future__ import annotations

from pydantic import Field

from jixiao.documents.models.base import Id, Model, Text, Value


class Waiver(Model, title="豁免"):
    """豁免: one indicator, why, who approved it, and the last day it holds (a bad or past date counts as expired)."""

    indicator: Id = Field(title="指标编号")
    reason: Text = Field(title="豁免原因")
    approved_by: Text = Field(title="批准人或批准文件")
    until: Value = Field(title="有效期至", description="含当天，例如 2025-12-31；日期写错按已过期处理")


class Waivers(Model, title="豁免清单"):
    """豁免清单 of one target table."""

    targets: Text | None = Field(None, title="目标表", description="目标表文件，相对于本文件的路径；不写则适用于所有表")
    waivers: tuple[Waiver, ...] = Field(title="豁免清单")
