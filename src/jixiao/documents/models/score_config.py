"""The ``[score]`` section of ``jixiao.toml``: a room of its own, because only ``score`` needs the models of profiles."""

from __future__ import annotations

from pydantic import Field

from jixiao.documents.models.base import Text  # noqa: TC001 - pydantic reads the annotations
from jixiao.documents.models.profile import Profile, Rules


class ScoreSettings(Rules, title="自评计分"):
    """How ``score`` counts: a profile by name, what this repository changes in it, and profiles of its own."""

    profile: Text | None = Field(None, title="计分方案", description="不写则为 mof-2020")
    profiles: dict[Text, Profile] = Field(default_factory=dict, title="自定义计分方案")
