"""The lights of monitoring (绩效运行监控): how an indicator stands to what was to be expected by now."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.catalogue import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable


class Light(StrEnum):
    """A light. The last four are grey or none at all: they say why there is no colour, and never count as zero."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    UNREPORTED = "unreported"
    UNRATED = "unrated"
    NOT_DUE = "not_due"
    WAIVED = "waived"

    @property
    def word(self) -> str:
        """The word a person reads, with the colour's name where there is one."""
        return _(_WORDS[self])


_WORDS = {
    Light.RED: N_("滞后(红)"),
    Light.YELLOW: N_("偏慢(黄)"),
    Light.GREEN: N_("正常(绿)"),
    Light.BLUE: N_("超前(蓝)"),
    Light.UNREPORTED: N_("未填报(灰)"),
    Light.UNRATED: N_("待评定(灰)"),
    Light.NOT_DUE: N_("未到期"),
    Light.WAIVED: N_("已豁免"),
}
COLOURS = (Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE)
"""The colours, worst first."""
_GREYS = (Light.UNREPORTED, Light.UNRATED, Light.NOT_DUE, Light.WAIVED)
_TROUBLE = {Light.YELLOW: 1, Light.UNREPORTED: 2, Light.RED: 3}


def worst(lights: Iterable[Light]) -> Light:
    """Return the light of a whole project: the worst colour there is; grey only where nothing has a colour."""
    found = set(lights)
    return next((light for light in (*COLOURS, *_GREYS) if light in found), Light.UNREPORTED)


def is_worse(now: Light, before: Light) -> bool:
    """Tell whether a change needs attention. 超前 becoming 正常 does not, nor does what was not reported before."""
    if before in {Light.UNREPORTED, Light.UNRATED, Light.WAIVED}:
        return False
    return _TROUBLE.get(now, 0) > _TROUBLE.get(before, 0)
