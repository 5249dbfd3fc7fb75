"""How wide the terminal is. ``shutil`` knows too, but loads the compression libraries, and start-up time is a contract."""

import os
import sys

_NARROWEST, _WIDEST = 20, 10_000


def width(otherwise: int) -> int:
    """Return the cells of a line: what ``COLUMNS`` says, else the terminal; ``otherwise`` where the output goes to a file."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and len(columns) <= len(str(_WIDEST)) and int(columns) > 0:
        return min(max(int(columns), _NARROWEST), _WIDEST)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or otherwise
    except (OSError, ValueError):  # a file, a pipe, or a stream that has no descriptor
        return otherwise
