"""Print the oldest versions that ``pyproject.toml`` promises to work with, as constraints for pip.

``pip install -c <(python scripts/oldest.py) .`` installs the program as old as it may be; CI runs the tests with that.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

LOWER_BOUND = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?>=(?P<version>[0-9][0-9.]*)")


def oldest(pyproject: str) -> list[str]:
    """Return ``name==version`` for every dependency of the program; one without a lower bound is an error."""
    pins = []
    for requirement in tomllib.loads(pyproject)["project"]["dependencies"]:
        bound = LOWER_BOUND.match(requirement)
        if bound is None:
            raise ValueError(requirement)
        pins.append(f"{bound['name']}=={bound['version']}")
    return pins


if __name__ == "__main__":
    text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    sys.stdout.write("\n".join(oldest(text)) + "\n")
