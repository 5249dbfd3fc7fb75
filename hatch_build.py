"""Compile the message catalogues while building, so that git holds only the readable .po files, and ship the schemas."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NO_DAY = datetime.fromtimestamp(0, UTC)
"""In place of the minute of the build, which Babel would write: a wheel is the same whenever it is built."""


class CatalogueHook(BuildHookInterface):
    """Turn every ``locales/*/LC_MESSAGES/jixiao.po`` into the .mo file that gettext reads; put the schemas into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before wheels and editable installs alike."""
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"][str(Path(self.root) / "schemas")] = "jixiao/schemas"
        for po in (Path(self.root) / "src" / "jixiao" / "locales").glob("*/LC_MESSAGES/jixiao.po"):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as compiled:
                catalogue = read_po(source)
                catalogue.creation_date = NO_DAY
                write_mo(compiled, catalogue)
