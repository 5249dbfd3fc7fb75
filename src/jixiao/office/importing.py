"""The way in: a form's file → the texts of a target table and, from a filled form, of its actual values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.catalogue import _
from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Actuals, Targets
from jixiao.findings import has_errors
from jixiao.office import docx, flat_text, xlsx
from jixiao.office.actuals_file import actuals_text
from jixiao.office.cells import Form, Refusal
from jixiao.office.container import inspect, save_as
from jixiao.office.targets_file import targets_text
from jixiao.office.understanding import split, understand

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.models import Model
    from jixiao.office.content import Content

TEXT_SUFFIXES = frozenset({".txt", ".tsv"})
_READERS = {"docx": docx.read, "xlsx": xlsx.read}
_MACRO_SUFFIXES = frozenset({".docm", ".xlsm", ".dotm", ".xltm"})
_OLD_SUFFIXES = frozenset({".doc", ".xls", ".wps", ".et", ".rtf"})
SUFFIXES = frozenset({".docx", ".xlsx", *TEXT_SUFFIXES, *_MACRO_SUFFIXES, *_OLD_SUFFIXES})
"""What a folder is searched for: what can be read, and what a person takes for a form and has to be told about."""
_OTHER_SUFFIXES = {".csv": ".xlsx", ".ods": ".xlsx", ".odt": ".docx", ".md": ".txt"}


class Imported(NamedTuple):
    """One form: a name for its files, and what it says or why it could not be read."""

    name: str
    content: Content | Refusal


def import_file(path: Path, year: int | None = None) -> list[Imported]:
    """Read every form in one file."""
    form = read_form(path)
    if isinstance(form, Refusal):
        return [Imported(path.stem, form)]
    return [Imported(each.name, understand(each, year)) for each in split(form)]


def read_form(path: Path) -> Form | Refusal:
    """Read a file of any format into rows of cells; its content, not its name, says what it is."""
    suffix = path.suffix.lower()
    if suffix in _MACRO_SUFFIXES:
        return Refusal(_("文件带宏，没有打开。"), _("请在 Word 或 Excel 里另存为不带宏的 .docx 或 .xlsx。"))
    if suffix in TEXT_SUFFIXES:
        return flat_text.read(path)
    if suffix in _OTHER_SUFFIXES:
        return save_as(_OTHER_SUFFIXES[suffix])
    opened = inspect(path)
    if isinstance(opened, Refusal):
        return opened
    return _READERS[opened.kind](path, opened.sizes)


def targets_of(content: Content, source: str, schema: str = "") -> str | Refusal:
    """Write the target table, and make sure that it loads."""
    return _verified(Targets, targets_text(content, source, schema))


def actuals_of(content: Content, source: str, targets: str, schema: str = "") -> str | Refusal:
    """Write the actual values, and make sure that they load."""
    return _verified(Actuals, actuals_text(content, source, targets, schema))


def _verified(model: type[Model], text: str) -> str | Refusal:
    loaded = load(model, read_text(text, ""))
    if not has_errors(loaded.findings):
        return text
    finding = loaded.findings[0]
    return Refusal(_("导入的内容不能成为一张有效的表：{message}").format(message=finding.message), finding.help)
