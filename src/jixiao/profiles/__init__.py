"""计分方案: the profiles that come with the package, one TOML file each, and how a project's own are laid over them."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.documents.models.profile import Profile

if TYPE_CHECKING:
    from jixiao.documents.models.profile import Rules
    from jixiao.documents.models.score_config import ScoreSettings

PROFILES = ("mof-2020", "mof-2021-cost", "hubei", "sichuan")
"""The built-in profiles; each is a data file of this folder."""

DEFAULT = PROFILES[0]


def profile_names(settings: ScoreSettings) -> tuple[str, ...]:
    """Return every name that ``--profile`` may have: the built-in ones and those of ``jixiao.toml``."""
    return tuple(dict.fromkeys((*PROFILES, *settings.profiles)))


def built_in(name: str) -> Profile:
    """Read a profile of the package, complete with what its base says."""
    text = (Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8")
    profile = Profile.model_validate(tomllib.loads(text, parse_float=Decimal))
    return profile if profile.base is None else _laid_over(built_in(profile.base), profile)


def find_profile(settings: ScoreSettings, name: str) -> Profile | None:
    """Return a profile by its name, complete; ``None`` when it, or what it builds on, is not there.

    An own profile may bear the name of a built-in one, and then stands in its place. The changes that stand directly under
    ``[score]`` belong to the profile that is named there.
    """
    profile = _find(settings, name, ())
    if profile is None or name != (settings.profile or DEFAULT):
        return profile
    return _laid_over(profile, settings)


def _find(settings: ScoreSettings, name: str, above: tuple[str, ...]) -> Profile | None:
    own = settings.profiles.get(name)
    if own is None or name in above:
        return built_in(name) if name in PROFILES else None
    base = _find(settings, own.base or DEFAULT, (*above, name))
    return None if base is None else _laid_over(base, own)


def _laid_over(base: Profile, changes: Rules) -> Profile:
    """Take the base and what the changes really set; a table or list is replaced as a whole."""
    return base.with_fields(**{name: getattr(changes, name) for name in changes.given if name in Profile.keys_of})
