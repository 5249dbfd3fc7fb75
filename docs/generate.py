"""Write the pages that come from the code, and the JSON Schemas of what the program writes.

Run: python docs/generate.py (a test keeps the files equal to what this writes)
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from pages_from_code import (  # noqa: E402 - the folder beside this file has to be found first
    command_help,
    error_gallery,
    file_formats,
    json_contract,
    precision,
    readings,
    rules,
)

PAGES = {
    "commands.md": command_help.page,
    "errors.md": error_gallery.page,
    "formats.md": file_formats.page,
    "json.md": json_contract.page,
    "lint-precision.md": precision.page,
    "readings.md": readings.page,
    "rules.md": rules.page,
}


def files() -> dict[Path, str]:
    """Make every file."""
    written = {HERE / name: page() for name, page in PAGES.items()}
    return written | {HERE / "schemas" / name: text for name, text in json_contract.schemas().items()}


if __name__ == "__main__":
    for path, text in files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
