"""``jixiao.toml``: what a repository of targets sets for all its runs. Found upward from the working directory."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jixiao.catalogue import N_, _

if TYPE_CHECKING:
    from jixiao.documents.models import Model
    from jixiao.documents.models.config import CheckSettings, MonitorSettings, Paths
    from jixiao.documents.models.lint_config import LintSettings
    from jixiao.documents.models.score_config import ScoreSettings
    from jixiao.documents.source import Document
    from jixiao.findings import Finding

M = TypeVar("M", bound="Model")

NAME = "jixiao.toml"
MAX_BYTES = 256 * 1024
MOST_DOTS = 200
"""How many dots a line may have: tomllib takes room for a dotted key by the square of its length."""
MOST_DEEP = 2
"""How many ``**`` a pattern may have: each searches all folders below all that the one before it found."""
SECTIONS = {
    "paths": N_("路径"),
    "check": N_("核对"),
    "monitor": N_("监控"),
    "score": N_("自评计分"),
    "lint": N_("审表"),
    "units": N_("自定义度量单位"),
}


class Config:
    """The settings in force, and the folder their paths start from.

    A section is read when it is first asked for: most runs need few of them, and reading is what costs. What is wrong with a
    section joins ``findings`` then, and its defaults hold.
    """

    def __init__(self, root: Path, file: Path | None = None, document: Document | None = None) -> None:
        self.root = root
        self.file = file
        self._document = document
        self._findings: dict[Finding, None] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the file, as far as it has been read."""
        return tuple(self._findings)

    @cached_property
    def paths(self) -> Paths:
        """Where targets, actuals and waivers are."""
        from jixiao.documents.models.config import Paths

        paths = self._section("paths", Paths)
        named = [*paths.targets, *paths.actuals, *paths.waivers]
        refused = [pattern for pattern in named if not _is_usable(pattern, self.root)]
        for pattern in refused:
            document = cast("Document", self._document)  # the defaults are usable
            start = max(document.text.find(pattern), 0)
            message = _("路径「{pattern}」不能用。").format(pattern=pattern)
            remedy = _("请写本仓库里的相对路径，例如 targets/*.yaml；** 单独成一级，最多两处。")
            self.add(document.at("JX113", message, start, start + len(pattern), remedy))
        return Paths() if refused else paths

    @cached_property
    def check(self) -> CheckSettings:
        """How ``check`` judges."""
        from jixiao.documents.models.config import CheckSettings

        return self._section("check", CheckSettings)

    @cached_property
    def monitor(self) -> MonitorSettings:
        """The lights of ``report``."""
        from jixiao.documents.models.config import MonitorSettings

        return self._section("monitor", MonitorSettings)

    @cached_property
    def score(self) -> ScoreSettings:
        """How ``score`` counts."""
        from jixiao.documents.models.score_config import ScoreSettings

        return self._section("score", ScoreSettings)

    @cached_property
    def lint(self) -> LintSettings:
        """Which rules ``lint`` applies."""
        from jixiao.documents.models.lint_config import LintSettings

        return self._section("lint", LintSettings)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The project's own units."""
        from jixiao.documents.models.config import UnitSettings

        given = self._document.data.get("units") if self._document else None
        return () if given is None else self._read(UnitSettings, {"units": given}).units

    def add(self, finding: Finding) -> None:
        """Note something that is wrong with the file."""
        self._findings[finding] = None

    def _section(self, name: str, model: type[M]) -> M:
        given = self._document.data.get(name) if self._document else None
        return model() if given is None else self._read(model, given)

    def _read(self, model: type[M], data: Any) -> M:
        from jixiao.documents.validation import validate

        document = cast("Document", self._document)
        read, findings = validate(model, replace(document, data=data))
        for finding in findings:
            self.add(_placed(finding, document))
        return read if read is not None else model()


def find_root(start: Path) -> tuple[Path, Path | None]:
    """Return the folder that holds a run together, and its ``jixiao.toml`` if it has one.

    The nearest ``jixiao.toml`` upward wins; the search ends at the folder that holds ``.git``. With neither, it is ``start``.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder, folder / NAME
        if (folder / ".git").exists():
            return folder, None
    return start, None


@cache
def repository_above(folder: str) -> Path | None:
    """Return the folder with ``.git`` that holds a folder, links followed; ``None`` outside any repository."""
    top = next((one for one in (Path(folder), *Path(folder).parents) if (one / ".git").exists()), None)
    return top and Path(os.path.realpath(top))


def leads_out(file: Path) -> bool:
    """Tell whether a link leads out of the repository it stands in. Outside any repository nothing leads out."""
    absolute = os.path.abspath(file)  # noqa: PTH100 - a link must not be followed yet
    top = repository_above(os.path.dirname(absolute))  # noqa: PTH120 - asked for every file, and a Path costs
    return top is not None and not Path(os.path.realpath(absolute)).is_relative_to(top)


def _is_usable(pattern: str, root: Path) -> bool:
    """Tell whether a pattern stays in the repository, and is one that can be searched for in reasonable time."""
    parts = pattern.replace("\\", "/").split("/")
    if "\0" in pattern or pattern.startswith(("/", "\\")) or PureWindowsPath(pattern).drive:
        return False
    if any("**" in part and part != "**" for part in parts) or parts.count("**") > MOST_DEEP:
        return False
    if ".." in parts[1:] and any(sign in pattern for sign in "*?["):  # a/../b is nobody's way of writing a pattern
        parts = os.path.normpath("/".join(parts)).replace("\\", "/").split("/")
    climbed = sum(part == ".." for part in parts)
    top = repository_above(str(root))
    return climbed == 0 or top is None or root.parents[climbed - 1].is_relative_to(top)


def load_config(start: Path) -> Config:
    """Read the configuration that holds for a folder. Without a file nothing is imported and nothing can fail."""
    root, file = find_root(start)
    if file is None:
        return Config(root)
    return read_config(file)


def read_config(file: Path) -> Config:
    """Read one configuration file; its sections wait until they are asked for."""
    import tomllib

    from jixiao.documents.load import shown_path
    from jixiao.documents.loader import refused, wrong_encoding
    from jixiao.documents.source import Document

    document = Document(shown_path(file), "", {}, None)
    config = Config(file.parent, file, document)
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _unread(config, refused(file, document.path, error))
    try:
        document = replace(document, text=content.decode("utf-8-sig"))
        if len(content) > MAX_BYTES or any(line.count(".") > MOST_DOTS for line in document.text.splitlines()):
            config.add(document.at("JX103", _("配置文件太大。"), 0, 0, _("请只留 jixiao 的设置。")))
            return config
        data = tomllib.loads(document.text, parse_float=Decimal)
    except UnicodeDecodeError as error:
        return _unread(config, wrong_encoding(content, document.path, error))
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits, or brackets of that depth
        config.add(_syntax(document, str(error)))
        return config
    config = Config(file.parent, file, replace(document, data=data))
    for key in data:
        if key not in SECTIONS:
            config.add(_placed(_unknown_section(document, key), document))
    return config


def _unread(config: Config, document: Document) -> Config:
    for finding in document.findings:
        config.add(finding)
    return config


def _unknown_section(document: Document, key: str) -> Finding:
    from jixiao.documents.validation import nearest_key

    nearest = nearest_key(key, {name: _(title) for name, title in SECTIONS.items()})
    message = _("不认识的键「{key}」。").format(key=key)
    remedy = (
        _("是不是「{nearest}」？").format(nearest=nearest)
        if nearest
        else _("这里可以写：{keys}").format(keys=_("、").join(SECTIONS))
    )
    return document.at("JX110", message, 0, 0, remedy)


def _syntax(document: Any, words: str) -> Finding:
    match = re.search(r"line (\d+), column (\d+)", words)
    line, column = (int(match[1]), int(match[2])) if match else (document.text.count("\n") + 1, 1)
    start = sum(len(text) + 1 for text in document.text.split("\n")[: line - 1]) + column - 1
    start = min(start, max(len(document.text) - 1, 0))
    message, remedy = _("TOML 写法有误。"), _('每行写成 键 = 值；文字要加引号，例如 missing = "warn"。')
    finding: Finding = document.at("JX104", message, start, start + 1, remedy)
    return finding


def _placed(finding: Finding, document: Any) -> Finding:
    """Find the line of the key a message names: TOML comes without marks."""
    match = re.search(r"「([^「」]+)」", finding.message)
    found = (
        re.search(rf"^[ \t]*(?:\[{re.escape(match[1])}\]|{re.escape(match[1])}[ \t]*=)", document.text, re.MULTILINE)
        if match
        else None
    )
    if found is None:
        return finding
    location = document.place(found.start(), found.end())
    return finding._replace(location=location, excerpt=document.excerpt(location))
