"""One question asked of many files, in several processes, with what hinders several of them alike told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from jixiao.workers import carry_out, chunks, jobs_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jixiao.findings import Finding
    from jixiao.workspace import Workspace

R = TypeVar("R")


def ask_each(
    workspace: Workspace,
    files: Sequence[Path],
    jobs: int | None,
    answer: Callable[..., tuple[R | None, tuple[Finding, ...]]],
    *arguments: object,
) -> tuple[tuple[R, ...], tuple[Finding, ...]]:
    """Return the answers in the order of the files, and the findings: those of the settings, then those of files without one.

    ``answer`` is a function of a module, called with the workspace, a file and the arguments; ``jobs`` is the number of
    processes, ``None`` for as many as are worth it. Settings are read where they are needed, so every process tells of them.
    """
    portions = carry_out(chunks(files), jobs_for(len(files), jobs), _asker, (workspace, answer, arguments))
    answers: list[R] = []
    about_settings: dict[Finding, None] = {}
    loose: dict[Finding, None] = {}
    for results, told_of_settings in portions:
        about_settings |= dict.fromkeys(told_of_settings)
        answers += (found for found, _told in results if found is not None)
        loose |= dict.fromkeys(finding for _found, told in results for finding in told)
    about_settings |= dict.fromkeys(workspace.config.findings)
    return tuple(answers), tuple(about_settings | loose)


def _asker(
    workspace: Workspace, answer: Callable[..., Any], arguments: tuple[object, ...]
) -> Callable[[Sequence[Path]], tuple[list[Any], tuple[Finding, ...]]]:
    def ask(files: Sequence[Path]) -> tuple[list[Any], tuple[Finding, ...]]:
        return [answer(workspace, file, *arguments) for file in files], workspace.config.findings

    return ask
