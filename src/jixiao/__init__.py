"""jixiao 绩效: government budget-performance targets as code.

The public Python API is :mod:`jixiao.api`; its names are here too, and loaded when one is first asked for: whoever imports
``jixiao`` for its version waits for nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.api import (
        Target,
        Unreadable,
        UnreadableValue,
        check_files,
        diff_files,
        explain,
        lint_files,
        load_actuals,
        load_targets,
        parse,
        read,
        render,
        report_files,
        rollup_files,
        score_files,
        show,
    )

__version__ = "0.1.0"

__all__ = [
    "Target",
    "Unreadable",
    "UnreadableValue",
    "__version__",
    "check_files",
    "diff_files",
    "explain",
    "lint_files",
    "load_actuals",
    "load_targets",
    "parse",
    "read",
    "render",
    "report_files",
    "rollup_files",
    "score_files",
    "show",
]

if not TYPE_CHECKING:  # a type checker takes the names from above, and would take this for any name at all

    def __getattr__(name: str) -> object:
        """Load the API when one of its names is asked for."""
        if name in __all__:
            from importlib import import_module

            return getattr(import_module("jixiao.api"), name)
        raise AttributeError(f"module 'jixiao' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted(__all__)
