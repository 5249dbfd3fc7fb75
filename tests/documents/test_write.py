"""Whoever is killed, refused or out of space while writing leaves the old file or the new one, and says so."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from jixiao.documents import write
from jixiao.documents.loader import read_file
from jixiao.documents.write import create_file, update_file

OLD = "actuals:\n  SL01: 4个\n".encode()
NEW = "actuals:\n  SL01: 4个\n  SL02: 3场\n".encode()

# Runs one writer that dies, as if the power went, before line number N of write.py that it comes to.
DYING = """
import os, sys
from pathlib import Path
from jixiao.documents import write
path, new, last = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3])
seen = 0
def watch(frame, event, argument):
    global seen
    if frame.f_code.co_filename != write.__file__:
        return None
    if event == "line":
        seen += 1
        if seen == last:
            os._exit(9)
    return watch
sys.settrace(watch)
finding = write.update_file(path, path.parent, lambda old: new)
sys.settrace(None)
assert finding is None, finding
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "actuals.yaml"
    path.write_bytes(OLD)
    return path


def leftovers(file: Path) -> set[str]:
    return {path.name for path in file.parent.iterdir()} - {file.name}


def test_a_writer_killed_at_any_step_leaves_the_old_file_or_the_new_one(file: Path) -> None:
    seen = set()
    for step in range(1, 200):
        file.write_bytes(OLD)
        result = subprocess.run([sys.executable, "-c", DYING, str(file), NEW.hex(), str(step)], check=False)
        assert file.read_bytes() in {OLD, NEW}, step
        assert not read_file(file).findings, step
        seen.add((result.returncode, file.read_bytes()))
        if result.returncode == 0:
            break
    assert seen == {(9, OLD), (9, NEW), (0, NEW)}  # some died before, some after the step that counts, the last did not
    assert leftovers(file) == set()  # what the killed ones left did not stand in the way, and is gone


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
def test_a_full_disk_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    class Full:
        """A disk that takes half of what is written."""

        def __init__(self, stream: object) -> None:
            self.stream = stream

        def __getattr__(self, name: str) -> object:
            return getattr(self.stream, name)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_arguments: object) -> None:
            self.stream.close()

        def write(self, content: bytes) -> None:
            self.stream.write(content[: len(content) // 2])
            refuse()

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    elif step == "replace":
        monkeypatch.setattr(Path, "replace", refuse)
    else:
        real = Path.open
        monkeypatch.setattr(
            Path, "open", lambda path, mode: Full(real(path, mode)) if mode == "xb" else real(path, mode)
        )
    finding = update_file(file, file.parent, lambda _old: NEW)
    assert finding is not None
    assert finding.code == "JX401"
    assert "原来的内容没有变" in finding.message
    assert finding.message.startswith(f"写不了 {file.as_posix()}：")
    assert file.read_bytes() == OLD
    assert leftovers(file) == set()


def test_the_reason_is_said_in_chinese(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    finding = update_file(file, file.parent, lambda _old: NEW)
    assert finding is not None
    assert finding.message == f"写不了 {file.as_posix()}：磁盘满了。原来的内容没有变。"


def test_a_folder_that_cannot_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def refuse(path: Path, mode: str) -> object:
        if mode in {"xb", "ab"}:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    finding = update_file(file, file.parent, lambda _old: NEW)
    assert finding is not None
    assert "没有写的权限" in finding.message
    assert file.read_bytes() == OLD


def test_a_file_marked_read_only_is_not_got_round(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not (Path(path) == file and mode == os.W_OK))
    finding = update_file(file, file.parent, lambda _old: NEW)
    assert finding is not None
    assert "没有写的权限" in finding.message
    assert file.read_bytes() == OLD


def test_a_missing_folder_or_file(tmp_path: Path) -> None:
    finding = update_file(tmp_path / "none" / "actuals.yaml", tmp_path, lambda _old: NEW)
    assert finding is not None
    assert "文件或文件夹不存在" in finding.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="modes are a matter of POSIX")
def test_the_mode_stays(file: Path) -> None:
    file.chmod(0o640)
    assert update_file(file, file.parent, lambda _old: NEW) is None
    assert file.read_bytes() == NEW
    assert file.stat().st_mode & 0o777 == 0o640
    assert leftovers(file) == set()


def test_no_change_touches_nothing(file: Path) -> None:
    before = file.stat()
    assert update_file(file, file.parent, lambda _old: None) is None
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_inside_the_repository_is_followed_and_stays_a_link(tmp_path: Path, file: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file.name)
    assert update_file(link, tmp_path, lambda _old: NEW) is None
    assert link.is_symlink()
    assert file.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("make", [update_file, create_file])
def test_a_link_that_leads_out_is_not_followed(tmp_path: Path, file: Path, make: object) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    link = root / "actuals.yaml"
    link.symlink_to(file)
    finding = update_file(link, root, lambda _old: NEW) if make is update_file else create_file(link, root, NEW)
    assert finding is not None
    assert file.read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_to_itself_is_a_sentence(tmp_path: Path) -> None:
    link = tmp_path / "actuals.yaml"
    link.symlink_to(link.name)
    finding = update_file(link, tmp_path, lambda _old: NEW)
    assert finding is not None
    assert finding.code == "JX401"


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    assert create_file(path, tmp_path, NEW) is None
    assert path.read_bytes() == NEW
    finding = create_file(path, tmp_path, OLD)
    assert finding is not None
    assert "已经有了" in finding.message
    assert path.read_bytes() == NEW
    assert leftovers(path) == set()


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be removed on Windows")
def test_a_file_that_another_writer_makes_meanwhile_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.yaml"
    other = write.locked(path)
    other.__enter__()

    def end_of_the_other(_seconds: float) -> None:
        path.write_bytes(OLD)
        other.__exit__(None, None, None)

    monkeypatch.setattr(write.time, "sleep", end_of_the_other)
    finding = create_file(path, tmp_path, NEW)
    assert finding is not None
    assert "已经有了" in finding.message
    assert path.read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be removed on Windows")
def test_a_lock_that_its_last_holder_removes_is_taken_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, take, tried = file.with_name(".actuals.yaml.lock"), write._take, []

    def removed_before(stream: object) -> bool:
        tried.append(stream)
        if len(tried) == 1:
            lock.unlink()
        return take(stream)

    monkeypatch.setattr(write, "_take", removed_before)
    assert update_file(file, file.parent, lambda _old: NEW) is None
    assert len(tried) == 2
    assert file.read_bytes() == NEW
    assert leftovers(file) == set()


def test_writers_wait_for_each_other_but_not_for_ever(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "PATIENCE", 0)
    with write.locked(file):
        finding = update_file(file, file.parent, lambda _old: NEW)
    assert finding is not None
    assert "另一个程序正在写" in finding.message
    assert file.read_bytes() == OLD
    assert update_file(file, file.parent, lambda _old: NEW) is None
    assert file.read_bytes() == NEW
