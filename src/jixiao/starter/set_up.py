"""``init``: a folder becomes a repository of targets. What is there already stays as it is, so twice is harmless."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from jixiao import __version__
from jixiao.blank_actuals import blank_actuals
from jixiao.catalogue import _
from jixiao.config import NAME, Config, read_config
from jixiao.discovery import seen_from
from jixiao.documents.load import shown_path
from jixiao.documents.models import FILE_MODELS
from jixiao.documents.schema import schema_text
from jixiao.documents.write import create_file, reason_of
from jixiao.findings import Finding, Severity
from jixiao.starter import PARTS, SAMPLE, Part
from jixiao.starter.sample import sample_files
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from jixiao.table import Table

ACTUALS = "actuals.yaml"
SCHEMAS = "schemas/{kind}.schema.json"


@dataclass(slots=True)
class Steps:
    """What was done: paths as the user sees them.

    ``blank`` counts the items of new files of actuals. ``sample`` are the files of the sample that lie beside an own table,
    ``changed`` those that were to be dropped but hold something else by now.
    """

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    sample: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    is_sample: bool = False
    has_table: bool = False
    blank: int | None = None


def set_up(folder: Path, tables: dict[str, str] | None = None, *, drop_sample: bool = False) -> Steps:
    """Make what a repository of targets lacks, with the tables given (file name → text) or else a sample.

    ``drop_sample`` first deletes the files of the sample that nobody has changed, and lays down none.
    The first thing that stands in the way ends it, and stands in ``findings``.
    """
    setter = _Setter(folder)
    if drop_sample:
        setter.drop_sample()
    setter.run(tables or {}, with_sample=not drop_sample)
    return setter.steps


class _Setter:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps = Steps()
        self.year = str(Workspace(self._config()).today.year)

    def drop_sample(self) -> None:
        """Delete the files of the sample that are as they were laid down."""
        for sample in sample_files(self.folder):
            shown = shown_path(sample.file)
            if not sample.untouched:
                self.steps.changed.append(shown)
                continue
            try:
                sample.file.unlink()
            except OSError as error:
                message = _("删不了 {path}：{reason}。").format(path=shown, reason=reason_of(error))
                self._refuse("JX401", message, _("请检查路径、磁盘和权限后再试。"))
                return
            self.steps.dropped.append(shown)

    def run(self, tables: dict[str, str], *, with_sample: bool) -> None:
        """Make everything, in the order a person would look at it."""
        config = self._config()
        _paths = config.paths  # read now, so that what is wrong with them is known
        if config.findings:
            self.steps.findings += config.findings
            return
        for name, text in tables.items():
            self._make(f"targets/{name}.yaml", text)
        self._tables(with_sample=with_sample)
        for part in PARTS:
            self._copy(part)
        for kind in FILE_MODELS:
            self._make(SCHEMAS.format(kind=kind), schema_text(kind))

    def _config(self) -> Config:
        """Read the folder's own configuration: it will have one, whatever the repository around it has."""
        file = self.folder / NAME
        return read_config(file) if file.is_file() else Config(self.folder)

    def _tables(self, *, with_sample: bool) -> None:
        """See to a table and its file of actuals; what is left of the sample counts for neither."""
        workspace = Workspace(self._config())
        sample = {left.file for left in sample_files(self.folder)}
        tables, actuals = workspace.targets_files(), workspace.actuals_files([])
        file = self.folder / ACTUALS
        has_actuals = bool(actuals) or file.exists() or file.is_symlink()
        self.steps.kept += [shown for path in (*tables, *actuals) if (shown := shown_path(path)) not in self.steps.made]
        self.steps.has_table = bool(tables)
        own = [table for table in tables if table not in sample]
        if sample and (own or not tables):
            self.steps.sample += sorted(map(shown_path, sample))
        if own and actuals and sample.issuperset(actuals):
            for table in own:
                self._blank(workspace, table, f"actuals/{table.stem}.yaml")
        elif has_actuals:
            if not actuals:
                self.steps.kept.append(shown_path(file))
        elif len(tables) == 1:
            self._blank(workspace, tables[0], ACTUALS)
        elif tables:
            self._which(tables)
        elif with_sample and self._would_be_found(workspace):
            self.steps.is_sample = True
            for part in SAMPLE:
                self._copy(part)

    def _blank(self, workspace: Workspace, file: Path, path: str) -> None:
        loaded, table = workspace.table(file)
        if table is None:
            self.steps.findings += loaded.findings
            return
        self._make(path, _blank_text(table, file, self.folder / path, self.folder))
        self.steps.blank = (self.steps.blank or 0) + len(table.items)

    def _which(self, tables: list[Path]) -> None:
        names = _("、").join(shown_path(table) for table in tables)
        message = _("目标表有 {count} 张，不知道按哪一张建完成情况：{files}").format(count=len(tables), files=names)
        remedy = _("请用 --targets 写明一张，用 -o 写明文件，例如 jixiao init --targets {file} -o actuals/2025.yaml")
        self._refuse("JX712", message, remedy.format(file=shown_path(tables[0])))

    def _would_be_found(self, workspace: Workspace) -> bool:
        """Tell whether the configuration looks where the sample would lie."""
        patterns = workspace.config.paths.targets
        return any(PurePosixPath(self._filled(SAMPLE[0].path)).match(pattern) for pattern in patterns)

    def _copy(self, part: Part) -> None:
        path = self._filled(part.path)
        if part.only_at_top and not self._is_top():
            self.steps.left_out.append(path)
            return
        text = files("jixiao.starter").joinpath(part.source).read_text(encoding="utf-8")
        self._make(path, self._filled(text))

    def _make(self, path: str, text: str) -> None:
        file = self.folder / path
        if self.steps.findings:
            return
        if file.exists() or file.is_symlink():
            self.steps.kept.append(shown_path(file))
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = _("建不了文件夹 {path}：{reason}。").format(path=shown_path(file.parent), reason=reason_of(error))
            self._refuse("JX711", message, _("请检查路径、磁盘和权限后再试。"))
            return
        refused = create_file(Path(shown_path(file)), self.folder, text.encode())
        if refused is None:
            self.steps.made.append(shown_path(file))
        else:
            self.steps.findings.append(refused)

    def _refuse(self, code: str, message: str, remedy: str) -> None:
        self.steps.findings.append(Finding(code, Severity.ERROR, message, remedy))

    def _is_top(self) -> bool:
        """Tell whether the folder is the top of a git repository, or of none yet."""
        top = next((one for one in (self.folder, *self.folder.parents) if (one / ".git").exists()), self.folder)
        return top == self.folder

    def _filled(self, text: str) -> str:
        return text.replace("@year@", self.year).replace("@version@", __version__)


def _blank_text(table: Table, file: Path, actuals: Path, folder: Path) -> str:
    schema = folder / SCHEMAS.format(kind="actuals")
    return blank_actuals(table, seen_from(actuals, file), seen_from(actuals, schema))
