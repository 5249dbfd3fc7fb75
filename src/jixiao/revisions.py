"""Files as they were in an earlier revision of the git repository around them. git is run without a shell, and only read from."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.discovery import SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 60
"""Seconds a call of git may take; reading one file takes milliseconds."""


class Refusal(NamedTuple):
    """Why a revision or a file in it could not be read, as a sentence."""

    message: str


def read_range(text: str) -> tuple[str, str | None] | Refusal:
    """Read ``REV`` (compared with the file on disk) or ``REV..REV``; an end that is left out is HEAD."""
    old, dots, new = text.partition("..")
    if new.startswith(".") or any(one.startswith("-") for one in (old, new)) or not text.strip("."):
        return Refusal(
            _("--git 要写成 版本 或 版本..版本，例如 HEAD~1 或 v1..v2，写的是「{text}」。").format(text=text)
        )
    return old or "HEAD", (new or "HEAD") if dots else None


def check_revision(folder: Path, revision: str) -> Refusal | None:
    """Say what is wrong with a revision: no git, no repository, or no such revision."""
    found = _git(folder, "rev-parse", "--git-dir")
    if found is None:
        return Refusal(_("找不到 git 程序，请先安装 git。"))
    if found.returncode:
        return Refusal(_("{folder} 不在 git 仓库里。").format(folder=folder.as_posix()))
    known = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known is None or known.returncode:
        return Refusal(_("git 仓库里没有这个版本：{revision}").format(revision=revision))
    return None


def file_at(file: Path, revision: str) -> bytes | Refusal:
    """Return the content a file had; the revision has been checked."""
    found = _git(file.parent, "cat-file", "blob", f"{revision}:./{file.name}")
    if found is None or found.returncode:
        message = _("版本 {revision} 里没有文件 {file}。").format(revision=revision, file=file.as_posix())
        return Refusal(message)
    return found.stdout


def files_at(folder: Path, revision: str) -> list[str]:
    """List the YAML and JSON files that lay below a folder, as paths from there."""
    found = _git(folder, "ls-tree", "-r", "-z", "--name-only", revision, ".")
    if found is None or found.returncode:
        return []
    names = (os.fsdecode(name) for name in found.stdout.split(b"\0") if name)
    return sorted(name for name in names if os.path.splitext(name)[1].lower() in SUFFIXES)  # noqa: PTH122 - no path on this disk


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    """Run git in a folder; ``None`` when there is none."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - no shell, and the arguments are ours, a checked revision and a path
            ["git", "-C", os.fspath(folder), *arguments],  # noqa: S607 - the git of the person's own PATH
            capture_output=True,
            check=False,
            env=environment,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        return subprocess.CompletedProcess(error.cmd, 1, b"", b"")
    except OSError:
        return None
