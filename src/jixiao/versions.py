"""Which two versions of a table are compared: two files, the files of two folders, or a file and what git remembers of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.difference import Pair, Version
from jixiao.discovery import expand
from jixiao.documents.load import shown_path
from jixiao.documents.loader import read_bytes
from jixiao.revisions import Refusal, check_revision, file_at, files_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Found = dict[str, Version]
"""The tables of one side, by the path that is the same on both sides."""


def pair_files(old: Path, new: Path) -> tuple[Pair, ...]:
    """Compare two files."""
    return ((_on_disk(old), _on_disk(new)),)


def pair_folders(old: Path, new: Path) -> tuple[Pair, ...]:
    """Compare the tables of two folders: those of one path, else those of one project and region."""
    return _pair(
        {_below(old, file): _on_disk(file) for file in expand([old], "targets")},
        {_below(new, file): _on_disk(file) for file in expand([new], "targets")},
    )


def pair_revisions(paths: Iterable[Path], old: str, new: str | None) -> tuple[Pair, ...] | Refusal:
    """Compare files, and those below folders, with a revision; ``new`` is what is on the disk where it is ``None``."""
    pairs: list[Pair] = []
    for path in paths:
        folder = path if path.is_dir() else path.parent
        for revision in (old, new):
            refused = check_revision(folder, revision) if revision else None
            if refused is not None:
                return refused
        if path.is_dir():
            pairs += _pair(_tables_at(path, old), _tables_at(path, new))
            continue
        before, after = _version_at(path, old), _version_at(path, new)
        if isinstance(before, Refusal):
            return before
        if isinstance(after, Refusal):
            return after
        pairs.append((before, after))
    return tuple(pairs)


def _pair(old: Found, new: Found) -> tuple[Pair, ...]:
    old, new = dict(old), dict(new)
    pairs: list[Pair] = [(old.pop(name), new.pop(name)) for name in sorted(old.keys() & new.keys())]
    waiting = {_project(version): name for name, version in old.items()}
    for _name, version in sorted(new.items()):
        project = _project(version)
        known = waiting.pop(project, None) if project is not None else None
        pairs.append((old.pop(known) if known is not None else None, version))
    return (*pairs, *((version, None) for _name, version in sorted(old.items())))


def _project(version: Version) -> tuple[str, str] | None:
    """Return the project and the region a table is about; ``None`` when it cannot be read."""
    data = read_bytes(version.content, version.path).data
    project = data.get("project") if isinstance(data, dict) else None
    if not isinstance(project, dict) or not isinstance(project.get("name"), str):
        return None
    return project["name"], str(project.get("region") or "")


def _tables_at(folder: Path, revision: str | None) -> Found:
    if revision is None:
        return {_below(folder, file): _on_disk(file) for file in expand([folder], "targets")}
    found = {}
    for name in files_at(folder, revision):
        version = _version_at(folder / name, revision)
        if isinstance(version, Version) and _is_table(version):
            found[name] = version
    return found


def _is_table(version: Version) -> bool:
    data = read_bytes(version.content, version.path).data
    return isinstance(data, dict) and "indicators" in data


def _version_at(file: Path, revision: str | None) -> Version | Refusal:
    if revision is None:
        return _on_disk(file)
    content = file_at(file, revision)
    return content if isinstance(content, Refusal) else Version(f"{revision}:{shown_path(file)}", content)


def _on_disk(file: Path) -> Version:
    return Version(shown_path(file), file.read_bytes())


def _below(folder: Path, file: Path) -> str:
    return file.relative_to(folder).as_posix()
