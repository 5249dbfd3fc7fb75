"""How a run that cannot go on ends: one sentence on the standard error, and an exit code of the contract."""

from __future__ import annotations

import os
import sys

from jixiao.catalogue import _

COULD_NOT_JUDGE = 2
INTERRUPTED = 130


def fail(message: str) -> int:
    """Say what is wrong, and return the exit code for it."""
    sys.stderr.write(f"{message}\n")
    return COULD_NOT_JUDGE


def crash(error: Exception) -> int:
    """Say that the program itself went wrong; the traceback shows only with ``JIXIAO_DEBUG=1``."""
    if os.environ.get("JIXIAO_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError):
        from jixiao.documents.write import reason_of

        reason = reason_of(error)
        if error.filename is None:
            return fail(_("读写出错：{reason}").format(reason=reason))
        return fail(_("读写 {path} 出错：{reason}").format(path=os.fsdecode(error.filename), reason=reason))
    reason = str(error) or type(error).__name__
    return fail(
        _("程序内部出错（{kind}：{reason}）。请设 JIXIAO_DEBUG=1 再运行一次，把全部输出发给维护者。").format(
            kind=type(error).__name__, reason=reason
        )
    )
