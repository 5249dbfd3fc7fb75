"""佐证材料: the files an actual names have to be there, inside the repository, and unchanged where a checksum pins them."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import N_, _
from jixiao.config import find_root

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.models import Evidence


class EvidenceState(StrEnum):
    """What became of a named file."""

    FOUND = "found"
    MISSING = "missing"  # or a folder
    OUTSIDE = "outside"
    CHANGED = "changed"


class Proof(NamedTuple):
    """One named file: the path as written, whether it proves anything, and its place in the list."""

    path: str
    state: EvidenceState
    entry: int
    number: int
    is_folder: bool = False

    @property
    def message(self) -> str:
        """Say what is wrong with the file."""
        if self.is_folder:
            return _("佐证材料 {path} 是文件夹，要写里面的文件。").format(path=self.path)
        return _(_MESSAGES[self.state]).format(path=self.path)

    @property
    def help(self) -> str:
        """Say what to do about it."""
        return _(_REMEDIES[self.state])


_MESSAGES = {
    EvidenceState.MISSING: N_("佐证材料不存在：{path}"),
    EvidenceState.OUTSIDE: N_("佐证材料不在本仓库内：{path}"),
    EvidenceState.CHANGED: N_("佐证材料的内容和校验值对不上：{path}"),
}
_REMEDIES = {
    EvidenceState.MISSING: N_("路径相对于完成情况文件；请检查文件名，或把文件放到那里。"),
    EvidenceState.OUTSIDE: N_("请把文件复制进仓库，不要用指向外面的路径或链接。"),
    EvidenceState.CHANGED: N_("请核对文件；确认新内容无误后更新 sha256。"),
}


class Surroundings:
    """The folder of each file of actuals and the repository around it, looked for once a run."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Path, Path]] = {}
        self._roots: dict[Path, Path] = {}

    def of(self, actuals_file: Path) -> tuple[Path, Path]:
        """Return the folder of a file, links followed, and the top of its repository."""
        if actuals_file not in self._known:
            folder = actuals_file.resolve().parent
            if folder not in self._roots:
                self._roots[folder] = find_root(folder)[0]
            self._known[actuals_file] = folder, self._roots[folder]
        return self._known[actuals_file]


def prove(
    evidence: Evidence, actuals_file: Path, entry: int, number: int, surroundings: Surroundings | None = None
) -> Proof:
    """Look one file up."""
    around = (surroundings or Surroundings()).of(actuals_file)
    path, state = _look_up(evidence.path, around)
    if path is not None and evidence.sha256 is not None and _sha256(path) != evidence.sha256.lower():
        state = EvidenceState.CHANGED
    is_folder = state is EvidenceState.MISSING and os.path.isdir(around[0] / evidence.path)  # noqa: PTH112 - answers for impossible names too
    return Proof(evidence.path, state, entry, number, is_folder)


def checksum(evidence: Evidence, actuals_file: Path) -> str | None:
    """Return the checksum (sha256, hexadecimal) of a named file as it is now; ``None`` when it is not in the repository."""
    path, _state = _look_up(evidence.path, Surroundings().of(actuals_file))
    return None if path is None else _sha256(path)


def _look_up(named: str, around: tuple[Path, Path]) -> tuple[Path | None, EvidenceState]:
    """Find the file behind a name. Links are followed before asking whether it lies inside the repository."""
    folder, root = around
    try:
        path = (folder / named.replace("\\", "/")).resolve()
        if not path.is_relative_to(root):
            return None, EvidenceState.OUTSIDE
        return (path, EvidenceState.FOUND) if path.is_file() else (None, EvidenceState.MISSING)
    except (OSError, ValueError, RuntimeError):  # a name no file can have, or a link that leads to itself
        return None, EvidenceState.MISSING


def _sha256(path: Path) -> str:
    import hashlib

    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
