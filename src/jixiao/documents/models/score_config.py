"""The ``[score]`` section of ``jixiao.toml``: a room of its own, because only ``score`` needs the models of profiles."""

from jixiao.documents.models.base import Text
from jixiao.documents.models.profile import Profile, Rules
from jixiao.frozen import key


class ScoreSettings(Rules, title="自评计分"):
    """How ``score`` counts: a profile by name, what this repository changes in it, and profiles of its own."""

    profile: Text | None = key(default=None, title="计分方案", description="不写则为 mof-2020")
    profiles: dict[Text, Profile] = key(default={}, title="自定义计分方案")
