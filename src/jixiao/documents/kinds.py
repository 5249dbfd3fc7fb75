"""Which kind of file a document is, told from the key that only one kind has; and what to say where another kind is wanted."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from jixiao.catalogue import N_, _
from jixiao.documents.load import Loaded, load
from jixiao.documents.loader import unreadable
from jixiao.documents.models import FILE_MODELS, Model
from jixiao.findings import Finding, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.source import Document

M = TypeVar("M", bound=Model)

KEYS = {"indicators": "targets", "actuals": "actuals", "waivers": "waivers"}
"""The key that only one kind of file has, and the kind."""
NAMES = {"targets": N_("目标表"), "actuals": N_("完成情况文件"), "waivers": N_("豁免文件")}
REMEDIES = {
    "targets": N_(
        "审目标表用 jixiao lint {path}；核对、填报、监控、打分要写完成情况文件，还没有的用 jixiao init 建一份。"
    ),
    "actuals": N_("核对完成情况用 jixiao check {path}；目标表一般在 targets 文件夹里。"),
    "waivers": N_("豁免文件不用写，jixiao check 自己会按 jixiao.toml 读。"),
}
"""What to do with a file of a kind that is not wanted here."""
FORM_SUFFIXES = frozenset({".docx", ".xlsx", ".doc", ".xls", ".wps", ".et"})
"""Word and Excel: what a person has in hand, and nothing that can be read as text."""


def kind_of_data(data: Any) -> str | None:
    """Tell the kind of what a file holds: ``targets``, ``actuals`` or ``waivers``; ``None`` for anything else."""
    keys = data if isinstance(data, dict) else {}
    return next((kind for key, kind in KEYS.items() if key in keys), None)


def load_kind(model: type[M], document: Document) -> Loaded[M]:
    """Read a document that ought to be of one kind; where it is of another, nothing else is told."""
    other = None if document.findings else wrong_kind(model, document)
    return load(model, document) if other is None else Loaded(document, None, (other,))


def wrong_kind(model: type[Model], document: Document) -> Finding | None:
    """Return what to say of a document that is of another kind than the one wanted; ``None`` where nothing speaks against it."""
    wanted = next((kind for kind, known in FILE_MODELS.items() if known is model), None)
    found = kind_of_data(document.data)
    key = next((key for key, kind in KEYS.items() if kind == found), "")
    if wanted is None or found in {None, wanted} or any(KEYS.get(name) == wanted for name in document.data):
        return None
    message = _("这是{found}，这里要{wanted}。").format(found=_(NAMES[found]), wanted=_(NAMES[wanted]))
    remedy = _(REMEDIES[found]).format(path=document.path)
    return document.finding("JX117", Severity.ERROR, message, help=remedy, route=(key,), on_key=True)


def not_text(file: Path, shown: str) -> Document | None:
    """Return what to say of a Word or Excel file in the place of a text; ``None`` for any other file."""
    return form_document(shown) if file.is_file() else None


def form_document(shown: str) -> Document | None:
    """Return the same by the name alone, for what git remembers too: ``HEAD~1:表.docx``."""
    path = PurePosixPath(shown.rpartition(":")[2])
    if path.suffix.lower() not in FORM_SUFFIXES:
        return None
    remedy = _("先导入成 YAML：jixiao import {path} -o targets/项目.yaml").format(path=path)
    return unreadable(shown, "JX117", _("这是 Word 或 Excel 文件，这里要 YAML 文件。"), remedy)
