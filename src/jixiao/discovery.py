"""Which files a command is about: the ones named, those below a named folder, or what the configuration says."""

from __future__ import annotations

import os
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_SKIPPED = frozenset({"node_modules", "__pycache__"})
_SCHEMA = ".schema.json"  # the schema of a file has the same keys as the file
_LOOKED_AT = 8 * 1024 * 1024  # no file of ours is longer
_KIND = re.compile(r"""^[ \t{]*["']?(actuals|indicators|waivers)["']?[ \t]*:""", re.MULTILINE)
_KINDS = {"actuals": "actuals", "indicators": "targets", "waivers": "waivers"}


def expand(paths: Iterable[Path], kind: str) -> list[Path]:
    """Replace every folder by the files of one kind (``targets``, ``actuals``) below it, in the order of their names."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update((file, None) for file in files_below(path) if kind_of(file) == kind)
        else:
            found[path] = None
    return list(found)


def by_patterns(root: Path, patterns: Iterable[str], kind: str) -> list[Path]:
    """Return the files the configuration means; a folder stands for what is below it."""
    found: list[Path] = []
    for pattern in patterns:
        if any(sign in pattern for sign in "*?["):
            found += sorted(path for path in root.glob(pattern) if path.is_file())
        elif (root / pattern).exists():
            found.append(root / pattern)
    return expand(found, kind)


def files_below(folder: Path) -> list[Path]:
    """List the YAML and JSON files below a folder, without hidden folders."""
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in _SKIPPED:
            continue
        if path.is_dir() and not path.is_symlink():
            found += files_below(path)
        elif path.suffix.lower() in SUFFIXES and not path.name.endswith(_SCHEMA) and not _waits(path):
            found.append(path)
    return found


def _waits(path: Path) -> bool:
    """Tell a pipe or a device from a file: who opens it waits for somebody to write. A link that leads nowhere is told later."""
    return path.exists() and not path.is_file() and not path.is_dir()


def kind_of(file: Path) -> str | None:
    """Guess from its top-level keys whether a file holds targets, actuals or waivers; ``None`` for anything else."""
    try:
        with file.open("rb") as stream:
            text = stream.read(_LOOKED_AT).decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    match = _KIND.search(text)
    return _KINDS[match[1]] if match else None


def seen_from(file: Path, other: Path) -> str:
    """Write the path of another file as seen from the folder of a file, with ``/``."""
    try:
        return PurePath(os.path.relpath(other, file.parent)).as_posix()
    except ValueError:  # another drive on Windows
        return other.resolve().as_posix()
