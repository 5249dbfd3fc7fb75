"""What one run shares: the configuration, the language, and every target table read once."""

from __future__ import annotations

import datetime
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.config import Config, leads_out, load_config, repository_above
from jixiao.discovery import by_patterns, expand, seen_from
from jixiao.documents.kinds import load_kind, not_text
from jixiao.documents.load import Loaded, load, shown_path
from jixiao.documents.loader import read_file, unreadable
from jixiao.documents.models import Actuals, Targets, Waivers
from jixiao.documents.nearest import nearest
from jixiao.evidence import Surroundings
from jixiao.language import Language
from jixiao.table import Table, read_table
from jixiao.waivers import Grant, grants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.documents.source import Document
    from jixiao.findings import Finding


REMEMBERED = 4
"""How many tables are kept: files of one table mostly stand together, and a run over thousands of tables has to stay small."""


class Workspace:
    """Everything a command needs to read files; ``today`` decides only whether a waiver has ended."""

    def __init__(self, config: Config | None = None, today: datetime.date | None = None) -> None:
        self.config = config or load_config(Path.cwd())
        self.today = today or _today()
        self.surroundings = Surroundings()
        self._tables: dict[str, tuple[Loaded[Targets], Table | None]] = {}

    def __reduce__(self) -> tuple[type[Workspace], tuple[Config, datetime.date]]:
        """Go to another process: the settings do, what has been read is read there again."""
        return type(self), (self.config, self.today)

    @cached_property
    def language(self) -> Language:
        """The built-in units and the project's own."""
        return Language(self.config.units)

    @cached_property
    def waiver_files(self) -> tuple[tuple[Path, Loaded[Waivers]], ...]:
        """The waiver files the configuration names."""
        files = by_patterns(self.config.root, self.config.paths.waivers, "waivers")
        return tuple((file, load(Waivers, self.read(file))) for file in files)

    def read(self, file: Path) -> Document:
        """Read one file; an editor answers here with what it shows instead."""
        if leads_out(file):
            remedy = _("请直接写那个文件的路径，或把它放进仓库。")
            return unreadable(shown_path(file), "JX101", _("这个文件在仓库外面，是链接指过去的。"), remedy)
        shown = shown_path(file)
        return not_text(file, shown) or read_file(file, shown)

    def actuals_files(self, paths: Iterable[Path]) -> list[Path]:
        """Return the files named, or those of the configuration when none is."""
        named = list(paths)
        if named:
            return expand(named, "actuals")
        return by_patterns(self.config.root, self.config.paths.actuals, "actuals")

    def targets_files(self, paths: Iterable[Path] = ()) -> list[Path]:
        """Return the target tables named, or those of the configuration when none is."""
        named = list(paths)
        if named:
            return expand(named, "targets")
        return by_patterns(self.config.root, self.config.paths.targets, "targets")

    def table(self, file: Path) -> tuple[Loaded[Targets], Table | None]:
        """Read a target table, once a run."""
        key = os.path.abspath(file)  # noqa: PTH100 - a link is read as a file of its own
        if key not in self._tables:
            loaded = load_kind(Targets, self.read(file))
            if len(self._tables) >= REMEMBERED:
                del self._tables[next(iter(self._tables))]
            self._tables[key] = (loaded, read_table(loaded, self.language))
        return self._tables[key]

    def targets_of(
        self, actuals: Loaded[Actuals], file: Path, override: Path | None
    ) -> tuple[Path | None, tuple[Finding, ...]]:
        """Find the table a file of actuals is about: ``--targets``, the file's own ``targets``, or the only one there is."""
        if override is not None:
            return override, ()
        named = actuals.model.targets if actuals.model else None
        if named is not None:
            path = file.parent / named.replace("\\", "/")
            path = Path(os.path.normpath(path))
            if os.path.isfile(path) and not _is_elsewhere(path, file):  # noqa: PTH113 - answers for impossible names too
                return path, ()
            message = _("找不到目标表：{path}").format(path=named)
            remedy = self._which_table(named, file)
            if os.path.isfile(path):  # noqa: PTH113
                message = _("目标表不在本仓库内：{path}").format(path=named)
                remedy = _("请把目标表放进仓库；确要对照外面的，用 --targets 写明。")
            return None, (_error(actuals, "JX116", message, remedy, ("targets",)),)
        known = self.targets_files()
        if len(known) == 1:
            return known[0], ()
        message = _("没有写明对照哪张目标表。")
        return None, (_error(actuals, "JX116", message, _("请加一行 targets: 目标表的路径。"), ()),)

    def _which_table(self, named: str, file: Path) -> str:
        """Say what to write instead of a table that is not there: one that is, as seen from the file of actuals."""
        known = [seen_from(file, table) for table in self.targets_files()]
        if not known:
            return _("targets 的路径相对于本文件；仓库里还没有目标表，先用 jixiao import 导入一张。")
        example = nearest(named, known) or known[0]
        return _("targets 的路径相对于本文件，例如 targets: {path}").format(path=example)

    def grants(self, table: Table, table_file: Path) -> tuple[dict[str, Grant], tuple[Finding, ...]]:
        """Return the waivers that concern one table, by indicator."""
        if not self.waiver_files:
            return {}, ()
        found: dict[str, Grant] = {}
        findings: list[Finding] = []
        is_only = {file.resolve() for file in self.targets_files()} <= {table_file.resolve()}
        for file, loaded in self.waiver_files:
            granted, told = grants(loaded, file, table_file, table, self.today, only_table=is_only)
            found |= granted
            findings += told
        return found, tuple(findings)

    def load_actuals(self, file: Path) -> Loaded[Actuals]:
        """Read one file of actual values."""
        return load_kind(Actuals, self.read(file))


def _is_elsewhere(table: Path, actuals: Path) -> bool:
    """Tell whether a table lies outside the repository of the actuals that name it: a file may not have just anything read."""
    folder = os.path.dirname(os.path.abspath(actuals))  # noqa: PTH100, PTH120 - as above: by its name, not by its link
    top = repository_above(folder)
    return top is not None and not Path(os.path.realpath(table)).is_relative_to(top)


def _error(actuals: Loaded[Actuals], code: str, message: str, remedy: str, route: tuple[str, ...]) -> Finding:
    from jixiao.findings import Severity

    return actuals.document.finding(code, Severity.ERROR, message, help=remedy, route=route)


def _today() -> datetime.date:
    """Return today, or the day ``JIXIAO_TODAY`` names (for repeatable runs)."""
    named = os.environ.get("JIXIAO_TODAY", "")
    try:
        return datetime.date.fromisoformat(named)
    except ValueError:
        return datetime.date.today()  # noqa: DTZ011 - the calendar day of the person at the desk is meant
