"""Files are replaced as a whole or not at all.

The new content is written to a temporary file in the same folder, forced to the disk, and put in the place of the old file
in one step; whoever is killed in between leaves the old file or the new one. Writers take turns: a lock of the operating
system, which ends with the process that holds it, so that none can be left behind.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from jixiao.catalogue import N_, _
from jixiao.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for another writer; writing takes milliseconds."""
_PAUSE = 0.02

_REASONS = {
    errno.ENOSPC: N_("磁盘满了"),
    errno.EDQUOT: N_("磁盘配额用完了"),
    errno.EFBIG: N_("文件太大，超过了磁盘或系统允许的大小"),
    errno.ENOENT: N_("文件或文件夹不存在"),
    errno.EEXIST: N_("已经有同名的文件"),
    errno.ENOTDIR: N_("路径里有一段不是文件夹"),
    errno.EISDIR: N_("这是一个文件夹"),
    errno.EACCES: N_("没有写的权限，或文件正被别的程序打开"),
    errno.EPERM: N_("没有写的权限，或文件正被别的程序打开"),
    errno.EROFS: N_("磁盘是只读的"),
    errno.ELOOP: N_("链接绕成了一圈"),
    errno.ENAMETOOLONG: N_("文件名太长"),
    errno.EIO: N_("磁盘读写失败"),
    errno.EBUSY: N_("文件正被占用"),
    errno.EINVAL: N_("这个名字不能用"),
    errno.EMFILE: N_("打开的文件太多"),
    errno.ENOTEMPTY: N_("文件夹不是空的"),
    errno.EXDEV: N_("不在同一个磁盘上"),
}


def update_file(path: Path, root: Path, change: Callable[[bytes], bytes | None]) -> Finding | None:
    """Replace a file by what ``change`` makes of its content, alone among all writers; ``None`` leaves it as it is.

    A link is followed to the file behind it if that lies below ``root``. Returns what stood in the way, if anything did.
    """

    def update(file: Path) -> None:
        content = change(file.read_bytes())
        if content is not None:
            _replace(file, content)

    return _guarded(path, root, update)


def create_file(path: Path, root: Path, content: bytes) -> Finding | None:
    """Write a new file, and the folders it lies in; one that is there already is never touched."""
    if path.is_symlink() or path.exists():
        return _exists(path)

    def create(file: Path) -> Finding | None:
        if file.exists():
            return _exists(path)
        _replace(file, content)
        return None

    return _guarded(path, root, create, is_new=True)


def _guarded(
    path: Path, root: Path, write: Callable[[Path], Finding | None], *, is_new: bool = False
) -> Finding | None:
    """Run one writer under the lock, and turn what the operating system refuses into a finding."""
    try:
        file = path.resolve()
        if not file.is_relative_to(root.resolve()):
            return _finding(
                _("{path} 指向仓库外面的文件，没有写。").format(path=path.as_posix()),
                _("请直接写那个文件，或把它放进仓库。"),
            )
        if is_new:
            file.parent.mkdir(parents=True, exist_ok=True)
        with locked(file):
            return write(file)
    except TimeoutError:
        message = _("另一个程序正在写 {path}，等了 {seconds} 秒还没有写完。").format(
            path=path.as_posix(), seconds=int(PATIENCE)
        )
        return _finding(message, _("请过一会儿再试。"))
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself, before Python 3.13
        message = _("写不了 {path}：{reason}。") if is_new else _("写不了 {path}：{reason}。原来的内容没有变。")
        message = message.format(path=path.as_posix(), reason=reason_of(error))
        return _finding(message, _("请检查路径、磁盘和权限后再试。"))


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock of a file (``.name.lock`` beside it). Raises ``TimeoutError`` when others do not let go of it."""
    lock = file.with_name(f".{file.name}.lock")
    stream = _wait_for(lock)
    try:
        yield
    finally:
        _let_go(lock, stream)


def _replace(file: Path, content: bytes) -> None:
    mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else None
    if mode is not None and not os.access(file, os.W_OK):  # a new name would get past a file that is marked read-only
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.unlink(missing_ok=True)  # what a killed writer left: under the lock nobody else is writing
    try:
        with temporary.open("xb") as stream:
            if mode is not None:
                temporary.chmod(mode)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _force_folder(file.parent)


def _force_folder(folder: Path) -> None:
    """Force the new name to the disk. Where folders cannot be opened or forced (Windows), the system sees to it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _wait_for(lock: Path) -> IO[bytes]:
    deadline = time.monotonic() + PATIENCE
    while True:
        stream = lock.open("ab")
        if _take(stream) and _is_in_place(lock, stream):
            return stream
        stream.close()
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(_PAUSE)


def _is_in_place(lock: Path, stream: IO[bytes]) -> bool:
    """Tell whether the locked file still bears the name: its last holder may have removed it in the meantime."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), lock.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover - the other half is what runs here
    import msvcrt

    def _take(stream: IO[bytes]) -> bool:
        try:
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(lock: Path, stream: IO[bytes]) -> None:
        stream.seek(0)
        with suppress(OSError):
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
        stream.close()
        with suppress(OSError):  # it stays while another writer has it open
            lock.unlink(missing_ok=True)

else:
    import fcntl

    def _take(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(lock: Path, stream: IO[bytes]) -> None:
        with suppress(OSError):
            lock.unlink(missing_ok=True)
        stream.close()


def reason_of(error: OSError | RuntimeError) -> str:
    """Say in the user's words why the operating system refused."""
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    return _(known) if known else getattr(error, "strerror", None) or type(error).__name__


def _exists(path: Path) -> Finding:
    return _finding(
        _("{path} 已经有了，没有改动它。").format(path=path.as_posix()),
        _("要另建一份，请用 -o 写别的文件名。"),
    )


def _finding(message: str, remedy: str) -> Finding:
    return Finding("JX401", Severity.ERROR, message, remedy)
